"""Addresses that a generator's template gives, as far as the template itself says them."""

import re
from collections.abc import Mapping

from msgspec import Struct

from mbclint.links.addresses import is_template, scheme_of
from mbclint.settings.presets import PresetName

_LIQUID_TOP = re.compile(r"\{\{-?\s*(?:site|page)\.(?:base_?url|site_?url|url)\s*-?\}\}")
_LIQUID_URL = re.compile(
    r"\{\{-?\s*(['\"])(?P<path>/[^'\"]*)\1\s*\|\s*(?:relative|absolute)_url\s*-?\}\}"
)
_LIQUID_LINK = re.compile(r"\{%-?\s*link\s+(?P<file>[^\s%]+)\s*-?%\}")
_LIQUID_POST = re.compile(r"\{%-?\s*post_url\s+(?P<file>[^\s%]+)\s*-?%\}")
_HUGO_REF = re.compile(
    r"\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?(['\"`]?)(?P<file>[^\s'\"`>%]+)\1\s*[%>]\}\}"
)


class Expanded(Struct, frozen=True):
    """What a template stands for."""

    address: str
    of_file: bool = False
    """Whether it names a source file, or the last part of a page's address."""


def expand(target: str, generator: PresetName | None) -> Expanded | None:
    """The address without its template; None where only the generator knows it."""
    if not is_template(target):
        return Expanded(target)
    if generator is PresetName.JEKYLL:
        return _liquid(target)
    if generator is PresetName.HUGO and (found := _HUGO_REF.fullmatch(target)):
        return Expanded(found["file"], of_file=True)
    return None


def _liquid(target: str) -> Expanded | None:
    bare = _LIQUID_URL.sub(lambda match: match["path"], _LIQUID_TOP.sub("", target))
    for pattern in (_LIQUID_LINK, _LIQUID_POST):
        if found := pattern.match(bare):
            rest = bare[found.end() :]
            return Expanded(found["file"] + rest, of_file=True) if not is_template(rest) else None
    if is_template(bare):
        return None
    return Expanded(bare or "/")


def redirects_in(text: str) -> Mapping[str, str]:
    """The redirects of a file: on each line an old address and a new one, with white space between;
    what stands behind them, and lines that begin with ``#``, do not count."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        words = line.split()
        if len(words) > 1 and words[0].startswith("/") and "*" not in words[0]:
            found.setdefault(words[0], words[1])
    return found


def mkdocs_redirects(text: str) -> Mapping[str, str]:
    """The redirects of MkDocs's plug-in for them, as addresses: its map names Markdown files."""
    from mbclint.readers.yaml_nodes import YamlError, read_yaml

    try:
        leaves = read_yaml(text).leaves(text)
    except YamlError:
        return {}
    return {
        _address_of_file(path[-1]): new if scheme_of(new) else _address_of_file(new)
        for path, new, _ in leaves
        if path[0] == "plugins" and path[-2:-1] == ("redirect_maps",) and new
    }


def _address_of_file(name: str) -> str:
    path, mark, fragment = name.partition("#")
    return f"/{path.removesuffix('.md').removesuffix('README')}{mark}{fragment}"
