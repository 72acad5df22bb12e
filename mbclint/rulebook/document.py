"""The rule pages of the documentation, made from the rule files.

``python -m mbclint.rulebook.document docs/rules`` writes them; a test compares them.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mbclint.rulebook.book import built_in_rules
from mbclint.rulebook.rule import Example, Rule

INDEX = "README.md"


def pages(rules: Sequence[Rule]) -> Mapping[str, str]:
    """File name and text of a page for each rule, and of the index."""
    return {
        INDEX: "\n".join(_index(rules)),
        **{f"{rule.name}.md": "\n".join(_page(rule)) for rule in rules},
    }


def _index(rules: Sequence[Rule]) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "| code | name | severity | fix | what it finds |"
    yield "|---|---|---|---|---|"
    for rule in sorted(rules, key=lambda rule: rule.code):
        file = rule.file
        yield (
            f"| {rule.code} | [{rule.name}]({rule.name}.md) | {_severity(rule)} | {file.fix} | "
            f"{file.summary} |"
        )
    yield ""


def _page(rule: Rule) -> Iterator[str]:
    file = rule.file
    yield f"# {rule.code} {rule.name}"
    yield ""
    yield f"{file.summary} {file.why}"
    yield ""
    yield f"**To mend it.** {file.mend}"
    yield ""
    yield (
        f"Severity: {_severity(rule)}. Fix: {file.fix}. "
        f"Formats: {', '.join(file.formats)}."
        + (f" Yields to: {', '.join(file.yields_to)}." if file.yields_to else "")
    )
    if file.options:
        yield ""
        yield "## Options"
        yield ""
        for key, value in file.options.items():
            yield f"- `{key}`: {_default(value)}"
    if file.examples:
        yield ""
        yield "## Examples"
    for example in file.examples:
        yield from _example(example)
    if file.sources:
        yield ""
        yield "## Sources"
        yield ""
        for source in file.sources:
            yield f"- [{source.title}]({source.url})" if source.url else f"- {source.title}"
    yield ""


def _severity(rule: Rule) -> str:
    return rule.file.severity if rule.file.enabled else f"off ({rule.file.severity})"


def _default(value: object) -> str:
    """A short value as it is; a long one by what it holds."""
    if isinstance(value, Mapping):
        return f"a table; by default for {', '.join(f'`{key}`' for key in value)}"
    if isinstance(value, list):
        return f"a list; by default {', '.join(f'`{item}`' for item in value)}"
    return f"by default `{value}`"


def _example(example: Example) -> Iterator[str]:
    yield ""
    yield f"{example.about[0].upper()}{example.about[1:]}{_settings(example)}:"
    yield ""
    yield f"````{example.format}"
    yield _visible(example.article).rstrip("\n")
    yield "````"
    yield ""
    if not example.finds:
        yield "Nothing is found."
    for finding in example.finds:
        yield f"- `{finding}`" if "`" not in finding else f"- {finding}"


def _settings(example: Example) -> str:
    said = [f"the page is declared as `{example.language}`"] if example.language else []
    said += [f"the site has `{', '.join(example.languages)}`"] if example.languages else []
    said += [f"`{key} = {value}`" for key, value in example.options.items()]
    return f" ({'; '.join(said)})" if said else ""


def _visible(text: str) -> str:
    """The article with characters that nobody sees written as their code points."""
    return "".join(
        character if character.isprintable() or character == "\n" else f"<U+{ord(character):04X}>"
        for character in text.replace("\r\n", "\n")
    )


def main() -> None:
    """Write the pages into the folder that the command line names."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages(built_in_rules()).items():
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
