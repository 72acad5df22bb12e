"""Pages that are made to break readers, of any size: each family grows with ``size``."""

from collections.abc import Callable

Family = Callable[[int], str]


def _repeated(unit: str, before: str = "", after: str = "") -> Family:
    return lambda size: before + unit * size + after


def _numbered(template: str, before: str = "", after: str = "") -> Family:
    def make(size: int) -> str:
        return before + "".join(template.format(n=number) for number in range(size)) + after

    return make


def _alias_bomb(size: int) -> str:
    """Each line refers ten times to the one before: 10 to the power of its length, if resolved."""
    lines = ["---", "a0: &a0 x"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, size + 1)]
    return "\n".join([*lines, "title: *a1", "---", "", "Text", ""])


HTML: dict[str, Family] = {
    "nested div": _repeated("<div>"),
    "nested b": _repeated("<b>"),
    "nested b and text": _repeated("<b>x"),
    "nested span, closed": lambda size: "<p>" + "<span>" * size + "x" + "</span>" * size,
    "nested lists": _repeated("<ul><li>a"),
    "nested tables": _repeated("<table><tr><td>"),
    "nested quotations in two languages": _repeated("<div lang=es><div lang=en>a"),
    "nested svg": _repeated("<svg><g>"),
    "nested template": _repeated("<template>"),
    "nested select": _repeated("<select><option>"),
    "attributes": _numbered(" a{n}=v", "<p id=x", ">text"),
    "same attribute": _repeated(" href=v", "<a", ">text</a>"),
    "long attribute": _repeated("v", '<p title="', '">text'),
    "long address": _repeated("v", '<a href="', '">text</a>'),
    "attribute never ends": _repeated("v ", '<p>text<a href="'),
    "tag never ends": _repeated("a ", "<p>text<a "),
    "comment never ends": _repeated("<!-", "<p>text<!--"),
    "comments": _repeated("<!--a-->", "<p>"),
    "script never ends": _repeated("<p>", "<p>text<script>"),
    "title never ends": _repeated("a", "<title>"),
    "signs": _repeated("<"),
    "closing signs": _repeated("</"),
    "end tags": _repeated("</p>"),
    "references": _repeated("&amp;&#x41;&notit", "<p>"),
    "ampersands": _repeated("&", "<p><a href=/>"),
    "NUL": _repeated("\x00", "<p>a"),
    "NUL in tags": _repeated("<a\x00 href\x00=\x00>"),
    "open links": _repeated("<a href=x>a"),
    "misnested": _repeated("<a href=x><p><b>a</a>"),
    "open paragraphs": _repeated("<p>a"),
    "paragraphs": _repeated("<p>Some words of text.</p>\n"),
    "links": _numbered('<p><a href="/p{n}" id="i{n}">page {n}</a></p>\n'),
    "long paragraph of links": _numbered('<a href="/p{n}"><em>page</em> {n}</a> ', "<p>"),
    "headings": _numbered("<h2 id=h{n}>Part {n}</h2>"),
    "top headings": _repeated("<h1>Bees</h1>"),
    "lists of related pages": _numbered("<h2>See also</h2><ul><li><a href=/{n}>P {n}</a></ul>"),
    "labels without lists": _repeated("<p>See also</p>"),
    "headings without lists": _repeated("<h2>See also</h2><p>a</p><p>b</p>"),
    "nested related lists": _numbered("<h2>See also</h2><ul><li><a href=/{n}>P</a>"),
    "one long list of related pages": _numbered(
        "<li><a href=/{n}>P {n}</a>", "<h2>See also</h2><ul>"
    ),
    "dates": _repeated("<p>Updated: 3 May 2026</p>"),
    "dates in one paragraph": _repeated("3 May 2026 ", "<p>"),
    "time elements": _repeated("<time datetime=2026-05-03>May</time>"),
    "meta elements": _numbered("<meta name=k{n} content=2026-05-03>"),
    "JSON-LD never ends": _repeated("[", '<script type="application/ld+json">', "</script>"),
    "deep JSON-LD": lambda size: (
        '<script type="application/ld+json">' + '{"a":' * size + "1" + "}" * size + "</script>"
    ),
    "wide JSON-LD": _repeated(
        '{"dateModified":"2026-05-03"},', '<script type="application/ld+json">[', "1]</script>"
    ),
    "source set": _repeated("a.png 1x, ", '<img srcset="', '">'),
    "commas in a source set": _repeated(",", '<img srcset="', '">'),
    "blanks in a source set": _repeated(" ", '<img srcset="a', 'b">'),
    "addresses in styles": _repeated("url(a)", "<style>"),
    "open addresses in styles": _repeated("url(", "<style>"),
    "blanks in styles": _repeated(" ", "<style>url(", "x</style>"),
    "refresh": _repeated(" ", '<meta http-equiv=refresh content="', 'x">'),
    "line breaks in tags": _repeated("\r\n", "<a", "href=x>a</a>"),
    "carriage returns": _repeated("<p>a\r"),
    "blanks": _repeated(" ", "<p>a", "b"),
    "one long word": _repeated("a", "<p>"),
}
MARKDOWN: dict[str, Family] = {
    "quotes": _repeated("> "),
    "nested lists": lambda size: "".join("  " * (n % 400) + "- a\n" for n in range(size)),
    "nested list markers": _repeated("- "),
    "opening brackets": _repeated("["),
    "brackets": _repeated("[a]"),
    "images": _repeated("!["),
    "half links": _repeated("](", "[a"),
    "open links": _repeated("[a](b "),
    "gaps": _repeated("[a] (b) "),
    "blanks in a gap": _repeated(" ", "[a]", "(b)"),
    "undefined references": _repeated("[a][b] "),
    "definitions": _numbered("[r{n}]: /p{n}\n", "[r1]\n\n"),
    "same definition": _repeated("[r]: /p\n", "[r]\n\n"),
    "references": _repeated("[r] ", "[r]: /p\n\n"),
    "emphasis": _repeated("*a _a "),
    "asterisks": _repeated("*a**"),
    "backticks": lambda size: "".join("a" + "`" * (n % 300) for n in range(1, size // 50 + 2)),
    "angle brackets": _repeated("<"),
    "open tags": _repeated("<a "),
    "open autolinks": _repeated("<https://a"),
    "bare addresses": _repeated("https://example.org/a "),
    "points": _repeated("www."),
    "at signs": _repeated("a@"),
    "raw HTML": _repeated("<div>\n\n"),
    "inline HTML": _repeated("<b>a "),
    "comments": _repeated("<!--"),
    "processing instructions": _repeated("<?"),
    "open shortcodes": _repeated("{{< a "),
    "shortcodes": _repeated("{{< a >}} "),
    "shortcodes with links": _repeated('{{< a "[b](c)" >}} '),
    "open tags of templates": _repeated("{% "),
    "open variables": _repeated("{{ "),
    "braces": _repeated("{"),
    "headings": _repeated("# Bees\n\n"),
    "heading attributes": _repeated("{#a} ", "# a "),
    "underlines": _repeated("a\n===\n"),
    "table columns": lambda size: f"{'|a' * size}|\n{'|-' * size}|\n{'|b' * size}|\n",
    "table rows": _repeated("| b | c |\n", "| a | a |\n|---|---|\n"),
    "fences": _repeated("```\n~~~\n"),
    "definition list": _repeated("a\n: b\n\n"),
    "footnotes": _numbered("[^{n}]: a [^{n}]\n"),
    "lists of related pages": _numbered("## See also\n\n- [P {n}](/{n})\n\n"),
    "one long list of related pages": _numbered("- [P {n}](/{n})\n", "## See also\n\n"),
    "paragraphs": _repeated("Some words of text.\n\n"),
    "dates": _repeated("Updated: 3 May 2026\n\n"),
    "related labels": _repeated("**See also**\n\n"),
    "escapes": _repeated("\\"),
    "references to characters": _repeated("&amp;"),
    "NUL": _repeated("\x00a\n"),
    "line breaks": _repeated("a  \r\n"),
    "front matter never ends": _numbered("key{n}: value\n", "---\n"),
    "TOML never ends": _numbered("key{n} = 1\n", "+++\n"),
    "JSON never ends": _numbered('"key{n}": 1,\n', "{\n"),
    "keys": _numbered("key{n}: value\n", "---\n", "---\n\nText\n"),
    "same key": _repeated("key: value\n", "---\n", "---\n\nText\n"),
    "alias bomb": lambda size: _alias_bomb(max(1, size // 100)),
    "aliases": _repeated("- *a\n", "---\na: &a [x, y]\nb:\n", "---\n\nText\n"),
    "alias of itself": _repeated("- *a\n", "---\na: &a\n", "---\n\nText\n"),
    "merged keys": _repeated("- <<: *a\n", "---\na: &a {x: 1}\nb:\n", "---\n\nText\n"),
    "deep YAML lists": _repeated("[", "---\na: ", "\n---\n\nText\n"),
    "deep YAML tables": _repeated("{a: ", "---\na: ", "\n---\n\nText\n"),
    "deep YAML by marks": _repeated("- ", "---\n", "a\n---\n\nText\n"),
    "deep YAML by indentation": lambda size: (
        "---\n" + "".join(" " * n + "a:\n" for n in range(min(size // 10, 1500))) + "---\n\nText\n"
    ),
    "tabs in YAML": _repeated("a:\n\tb: c\n", "---\n", "---\n\nText\n"),
    "open quotes in YAML": _repeated("a: 'b\n", "---\n", "---\n\nText\n"),
    "block texts in YAML": _repeated("a: |\n  b\n\n", "---\n", "---\n\nText\n"),
    "YAML tags": _repeated("- !!python/object:os.system x\n", "---\na:\n", "---\n\nText\n"),
    "TOML tables": _numbered("[t{n}]\nk = 1\n", "+++\n", "+++\n\nText\n"),
    "deep TOML": _repeated("a.", "+++\n[", "b]\nk = 1\n+++\n\nText\n"),
    "deep TOML lists": _repeated("[", "+++\nk = ", "\n+++\n\nText\n"),
    "same TOML key": _repeated("k = 1\n", "+++\n", "+++\n\nText\n"),
    "deep JSON": lambda size: '{"a":' * size + "1" + "}" * size + "\n\nText\n",
    "open JSON": _repeated('{"a":['),
    "JSON keys": _numbered('"k{n}": 1,\n', '{"a": 1,\n', '"z": 1}\n\nText\n'),
}
TEXT: dict[str, Family] = {
    "lines": _repeated("Some words\n"),
    "paragraphs": _repeated("Some words of text.\n\n"),
    "blank lines": _repeated("\n", "a", "b\n"),
    "blanks": _repeated(" ", "a", "b\n"),
    "lines of blanks": _repeated("   \n"),
    "tabs": _repeated("\t"),
    "one long word": _repeated("a"),
    "markers": _repeated("- "),
    "items": _repeated("- a\n"),
    "numbers": _numbered("{n}. a\n"),
    "rules": _repeated("====\n"),
    "one long rule": _repeated("=", "Bees\n", "\n"),
    "underlined": _repeated("Bees\n====\n\n"),
    "signs": _repeated("# a\n\n"),
    "digits": _repeated("1"),
    "numbers and points": _repeated("1."),
    "slashes": _repeated("1/"),
    "dates": _repeated("Updated: 3 May 2026\n\n"),
    "dates in a line": _repeated("3 May 2026 "),
    "dated lines": _repeated("Updated: 3 May 2026\n"),
    "labels": _repeated("Updated: "),
    "related labels": _repeated("See also\n\n"),
    "lists of related pages": _numbered("See also\n\n- P {n}\n\n"),
    "one long list of related pages": _numbered("- P {n}\n", "See also\n\n"),
    "capitals": _repeated("BEES\n\n"),
    "NUL": _repeated("\x00"),
    "line breaks": _repeated("a\r\n"),
    "carriage returns": _repeated("a\r"),
    "combining marks": _repeated("\u0301", "e"),
    "marks of direction": _repeated("\u202e"),
    "emoji": _repeated("👩‍⚕️ "),
}
FAMILIES = {"html": HTML, "md": MARKDOWN, "txt": TEXT}
"""By the suffix of their files."""
