"""Markdown pages as facts, and the spans that say where each stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.model.article import Article
from mbclint.model.dates import DateRole
from mbclint.model.links import BrokenLinkKind, LinkKind
from mbclint.model.source import Format, Source
from mbclint.readers.markdown import read_markdown
from mbclint.readers.options import AnchorStyle, ReadOptions

PAGE = """---
title: Nierensteine
lang: de
lastReviewed: 2025-01-02
related:
  - title: Eins
    url: /a
---
# Größe **b** {#x}

Für 👩‍⚕️ [a *b*](http://stones.example/a\\_b "t"), ![i](p.png) &amp; <http://auto.example> text
second <a href="q">raw</a> [ref][r] [und][zz] http://bare.example/x. [gap] (http://g.example) ok

{{< fig caption="[c](/in)" >}} text [m]({{< ref "x y" >}})

Zuletzt überprüft: 5. Mai 2024

## Siehe auch

- [Eins](a.md) – mehr
- {{domxref("Node.textContent")}}
- Zwei
  - darin

```
[x](y)
```

<div id="k"><p>Absatz</p></div>

[r]: /dest 'tt'
"""


def read(text: str, path: str = "a.md", options: ReadOptions | None = None) -> Article:
    return read_markdown(Source(path, text, Format.MARKDOWN), options or ReadOptions())


@pytest.mark.parametrize("text", [PAGE, PAGE.replace("\n", "\r\n")], ids=["lf", "crlf"])
def test_the_facts_of_a_page_whatever_its_line_ends(text: str) -> None:
    page = read(text)
    assert page.title
    assert (page.title.text, page.title.span.cut(text)) == ("Nierensteine", "Nierensteine")
    assert page.language == "de"
    assert [(each.text, each.anchor) for each in page.headings] == [("Siehe auch", "siehe-auch")]
    assert {anchor.name for anchor in page.anchors} == {"x", "siehe-auch", "k"}
    assert [(fact.role, fact.span.cut(text)) for fact in page.dates] == [
        (DateRole.REVIEWED, "2025-01-02"),
        (DateRole.REVIEWED, "5. Mai 2024"),
    ]
    assert page.blocks[-1].text == "Absatz"
    front, under_heading = page.related
    assert [(entry.title, entry.target and entry.target.text) for entry in front.entries] == [
        ("Eins", "/a")
    ]
    assert [
        (each.title, each.code, each.whole.cut(text).strip()) for each in under_heading.entries
    ] == [
        ("Eins", False, "- [Eins](a.md) – mehr"),
        ("Node.textContent", True, '- {{domxref("Node.textContent")}}'),
        ("Zwei", False, "- Zwei\r\n  - darin" if "\r" in text else "- Zwei\n  - darin"),
    ]
    links = {link.target: link for link in page.links}
    assert [(link.target, link.span.cut(text)) for link in page.links] == [
        ("/a", "/a"),
        ("http://stones.example/a_b", "http://stones.example/a\\_b"),
        ("p.png", "p.png"),
        ("http://auto.example", "http://auto.example"),
        ("q", "q"),
        ("http://bare.example/x", "http://bare.example/x"),
        ("http://g.example", "http://g.example"),
        ("/in", "/in"),
        ('{{< ref "x y" >}}', '{{< ref "x y" >}}'),
        ("a.md", "a.md"),
        ("/dest", "/dest"),
    ]
    assert links["p.png"].kind is LinkKind.IMAGE
    assert links["q"].text == "raw"
    bold = links["http://stones.example/a_b"]
    assert bold.text_span
    assert (bold.text, bold.text_span.cut(text)) == ("a b", "a *b*")
    assert [(each.kind, each.span.cut(text)) for each in page.broken_links] == [
        (BrokenLinkKind.UNDEFINED, "zz"),
        (BrokenLinkKind.GAP, " "),
    ]


@pytest.mark.parametrize(
    ("style", "anchors"),
    [
        (AnchorStyle.GITHUB, ["größe--form", "größe--form-1", "1-teil"]),
        (AnchorStyle.HUGO, ["größe--form", "größe--form-1", "1-teil"]),
        (AnchorStyle.DOCUSAURUS, ["größe--form", "größe--form-1", "1-teil"]),
        (AnchorStyle.MDN, ["größe_form", "größe_form_2", "1_teil"]),
        (AnchorStyle.JEKYLL, ["größe--form", "größe--form-1", "1-teil"]),
    ],
)
def test_anchors_are_made_as_the_generator_makes_them(
    style: AnchorStyle, anchors: list[str]
) -> None:
    page = read(
        "## Größe & Form\n\n## Größe & Form\n\n## 1 Teil\n",
        options=ReadOptions(heading_anchors=style),
    )
    assert [heading.anchor for heading in page.headings] == anchors


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\na: [1\n---\nText\n", "not YAML"),
        ("---\n\ta: 1\n---\nText\n", "not YAML"),
        ("---\ntitle: x\n\nText without an end\n", "never closed"),
        ("+++\na = \n+++\nText\n", "not TOML"),
        ("---\na: " + "[" * 500 + "]" * 500 + "\n---\n", "levels deep"),
    ],
)
def test_front_matter_that_cannot_be_read_is_a_fault_and_the_rest_is_read(
    text: str, problem: str
) -> None:
    page = read(text)
    (fault,) = page.faults
    assert problem in fault.text
    assert page.blocks or "[" in text


@pytest.mark.parametrize(
    ("block", "marked"),
    [
        ("a = 1\nb = 2\na = 3\n", "a = 3"),
        ('a = 1\r\nb = "x\r\nc = 2\r\n', 'b = "x'),
        ("a = [1,\r\n", ""),
    ],
)
def test_a_fault_of_toml_is_marked_at_its_line(block: str, marked: str) -> None:
    text = f"+++\n{block}+++\nText\n"
    (fault,) = read(text).faults
    assert fault.span.cut(text) == marked
    assert fault.span.start == text.index(marked or "+++\nText")
    assert "(at" not in fault.text


def test_a_repeated_key_and_an_alias_bomb() -> None:
    text = "---\na: 1\na: 2\n---\n"
    (repeated,) = read(text).repeated_keys
    assert (repeated.key, repeated.second.start) == ("a", text.index("a: 2"))
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)
    )
    assert len(read(f"---\n{bomb}---\nText\n").metadata) == 2


def test_mdx_modules_and_expressions_are_no_text() -> None:
    text = "import X from 'x'\n\n# Title\n\n<X a={[1](2)}>See {props.b}[this](c)</X>\n"
    page = read(text, "a.mdx")
    assert "import" not in " ".join(block.text for block in page.blocks)
    assert "c" in [link.target for link in page.links]


@pytest.mark.parametrize(
    "text",
    ["f(x)[0] (note)", "- [ ] (maybe) later", "see [^1] (here)\n\n[^1]: n", "`[a] (http://b.c)`"],
)
def test_what_only_looks_like_a_broken_link(text: str) -> None:
    assert read(text).broken_links == ()


PARTS = [
    "[a](b)",
    "{{",
    "}}",
    "{{< x >}}",
    "# ",
    "\n",
    "\n\n",
    "- ",
    "`",
    "**",
    "<b>",
    "|",
    "é",
    "👩‍⚕️",
]
MARKUP = st.lists(
    st.sampled_from([*PARTS, "---\n", "a: 1\n", "\r\n", "[x]: y\n", "[x][z]", "2020-01-02"])
)


@given(MARKUP.map("".join))
def test_no_span_leaves_the_source(text: str) -> None:
    page = read(text)
    spans = [link.span for link in page.links]
    spans += [heading.span for heading in page.headings]
    spans += [block.span for block in page.blocks]
    spans += [anchor.span for anchor in page.anchors]
    spans += [fact.span for fact in page.dates]
    spans += [fact.span for fact in page.metadata]
    spans += [broken.span for broken in page.broken_links]
    spans += [entry.whole for related in page.related for entry in related.entries]
    for span in spans:
        assert 0 <= span.start <= span.end <= len(text)


def test_terms_of_mdn_have_fragments() -> None:
    text = "- `max`\n  - : The most.\n- Plain item\n  - nested\n\n## Max\n"
    source = Source("a.md", text, Format.MARKDOWN)
    styles = {
        style: read_markdown(source, ReadOptions(heading_anchors=style)) for style in AnchorStyle
    }
    names = {style: [anchor.name for anchor in page.anchors] for style, page in styles.items()}
    assert names[AnchorStyle.MDN] == ["max", "max_2"]
    assert names[AnchorStyle.GITHUB] == ["max"]
