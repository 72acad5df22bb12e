"""Rule packs: folders of YAML files, one a rule, read into Rule objects or into clear faults."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mbclint.checks.kinds import Kind, Need, kind_of
from mbclint.compiled import compiled
from mbclint.resources import short_name
from mbclint.rulebook.faults import PackError, PackFault
from mbclint.rulebook.plug_ins import NoCheckError, check_of, is_built_in
from mbclint.rulebook.rule import Rule, RuleFile

if TYPE_CHECKING:
    from mbclint.readers.yaml_nodes import Path as KeyPath
    from mbclint.readers.yaml_nodes import YamlDocument

_NOT_PACKS = frozenset({"labels", "vocabulary"})
_WHERE = re.compile(r" - at `(?:key in )?\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.([\w-]+)|\[(\d+|\.\.\.)\]")
_FORMS = {
    "code": "expected capital letters and three digits, such as ABC101",
    "name": "expected words in lower case with hyphens between, such as duplicate-title",
    "severity": "expected error, warning or info",
    "fix": "expected none, safe, unsafe or varies",
    "anchor": "expected last, heading, start, end, text or file",
    "format": "expected text, markdown or html",
    "formats": "expected a list of text, markdown or html",
    "yields-to": "expected a list of rule codes, such as [SEE102]",
}
_UNKNOWN_FIELD = re.compile(r"Object contains unknown field `([^`]*)`")


class _Written(msgspec.Struct, frozen=True, array_like=True):
    path: str
    file: RuleFile
    kind: Kind
    needs: frozenset[Need]


def load_pack(folder: Path) -> tuple[Rule, ...]:
    """The rules of a pack: every ``*.yaml`` in the folder and below. Raises ``PackError`` with all
    faults of all files."""
    if not folder.is_dir():
        raise PackError((PackFault(str(folder), 1, "there is no such folder of rules"),))
    paths = _paths(folder)
    name = f"rules-{short_name(str(folder.absolute()))}"
    written = compiled(name, tuple[_Written, ...], paths, lambda: _written(paths, folder))
    try:
        return tuple(_as_written(each) for each in written)
    except (NoCheckError, msgspec.ValidationError):
        # A plug-in is not what it was when the pack was read.
        return _read(paths, folder)


def _paths(folder: Path) -> tuple[Path, ...]:
    return tuple(
        path
        for path in sorted(folder.rglob("*.yaml"))
        if not _NOT_PACKS.intersection(path.relative_to(folder).parts[:-1])
    )


def _written(paths: Sequence[Path], folder: Path) -> tuple[_Written, ...]:
    return tuple(
        _Written(rule.path, rule.file, rule.kind, rule.needs) for rule in _read(paths, folder)
    )


def _as_written(written: _Written) -> Rule:
    """A rule of a pack that was read before: what mbclint brings is as it was then. Raises as
    ``_rule`` does."""
    if is_built_in(written.file.check):
        return Rule(written.file, written.path, written.kind, written.needs)
    return _rule(written.file, written.path)


def _read(paths: Sequence[Path], folder: Path) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    faults: list[PackFault] = []
    for path in paths:
        try:
            rules.append(_load_rule(path))
        except PackError as error:
            faults += error.faults
    if not rules and not faults:
        faults.append(PackFault(str(folder), 1, "there is no rule here: expected *.yaml files"))
    if faults:
        raise PackError(tuple(faults))
    return tuple(rules)


def _load_rule(path: Path) -> Rule:
    # Loaded here, because a pack that is kept is read without it.
    from mbclint.readers.yaml_nodes import YamlError, read_yaml

    try:
        document = read_yaml(path.read_text("utf-8-sig"))
    except YamlError as error:
        raise _fault(path, error.line, f"not YAML: {error.problem}") from error
    except UnicodeDecodeError as error:
        raise _fault(path, 1, "the file is not UTF-8") from error
    except OSError as error:
        raise _fault(path, 1, f"the file cannot be read: {error.strerror}") from error
    if document.duplicates:
        twice = document.duplicates[0]
        raise _fault(path, twice.line, f'the key "{twice.key}" stands twice in one table')
    if not isinstance(document.data, dict):
        raise _fault(path, 1, "expected a table with the keys code, name, summary …")
    try:
        file = msgspec.convert(document.data, RuleFile, strict=False)
    except msgspec.ValidationError as error:
        raise _invalid(path, document, error, (), RuleFile) from error
    try:
        return _rule(file, str(path))
    except NoCheckError as error:
        raise _fault(path, document.line_of(("check",)), str(error)) from error
    except msgspec.ValidationError as error:
        check = check_of(file.check)
        assert check is not None
        raise _invalid(path, document, error, ("options",), check.options) from error


def _rule(file: RuleFile, path: str) -> Rule:
    """Raises ``NoCheckError``, and ``msgspec.ValidationError`` for options that its check does not
    take."""
    check = check_of(file.check)
    rule = Rule(file, path, kind_of(check), check.needs if check else frozenset())
    rule.with_options({})
    return rule


def _fault(path: Path, line: int, problem: str) -> PackError:
    return PackError((PackFault(str(path), line, problem),))


def _invalid(
    path: Path,
    document: "YamlDocument",
    error: msgspec.ValidationError,
    within: "KeyPath",
    shape: type[msgspec.Struct],
) -> PackError:
    """msgspec's message with the line of the key that it names, and a near name for a wrong one."""
    where = _WHERE.search(str(error))
    steps: list[str | int] = list(within)
    for key, index in _STEP.findall(where["path"] if where else ""):
        if index != "...":
            steps.append(int(index) if index else key)
    message = _WHERE.sub("", str(error)).replace("`", '"')
    unknown = _UNKNOWN_FIELD.match(str(error))
    if unknown:
        steps.append(unknown[1])
        names = [field.encode_name for field in msgspec.structs.fields(shape)]
        from difflib import get_close_matches

        near = get_close_matches(unknown[1], names, 1)
        hint = f'; did you mean "{near[0]}"?' if near else f"; expected {', '.join(names)}"
        message = f'unknown key "{unknown[1]}"{hint}'
    last = next((step for step in reversed(steps) if isinstance(step, str)), "")
    if last in _FORMS and ("regex" in message or "enum" in message):
        message = _FORMS[last]
    key = ".".join(map(str, steps))
    problem = f"{key}: {message}" if key and not unknown else message
    return _fault(path, document.line_of(tuple(steps)), problem)
