"""What of a title is words of a language: names of code, files and interfaces belong to none."""

import re
from dataclasses import replace
from functools import lru_cache

from mbclint.language.sentences import unquoted
from mbclint.model.article import Entry
from mbclint.model.source import Format, Source
from mbclint.model.span import Span
from mbclint.readers.visible import visible_map

_TAGGED = r"<(code|kbd|tt|samp)\b[^<>]*>.{0,500}?</\1\s*>"
_CODE = {
    Format.MARKDOWN: re.compile(
        rf"{_TAGGED}|(?<!`)(`{{1,3}})(?!`).{{0,500}}?(?<!`)\2(?!`)|\{{\{{[^{{}}]*\}}\}}",
        re.DOTALL | re.IGNORECASE,
    ),
    Format.HTML: re.compile(_TAGGED, re.DOTALL | re.IGNORECASE),
}
"""How the formats mark code. A template stands for the name of the thing that it links to."""
_OPENED = re.compile(r"(?:`{1,3}|<(?:code|kbd|tt|samp)\b[^<>]*>)\Z", re.IGNORECASE)
_CLOSED = re.compile(r"`{1,3}|</(?:code|kbd|tt|samp)\s*>", re.IGNORECASE)
_LONGEST_TAG = 100
_QUOTED = re.compile(r"(?<!`)(`{1,3})[^`]+\1|</?[A-Za-z][^<>]*>")
_NUMBER = re.compile(r"\s*(?:[A-Z]|\d+)(?:\.\d+)+\.?\s|\s*\d+\.\s")
_ACRONYM = re.compile(r"\(\s*[A-Z][A-Z\d-]+\s*\)")
_ONE_TOKEN = re.compile(r"[^\W_]+(?:[-_/.][^\W_]+)+")
"""A slug such as ``how-to-apply``, or a compound such as "Magen-Darm-Trakt": one word."""
_COMPOUND = re.compile(r"(?<!\S)[a-z]+(?:-[a-z]+)*-(?=[A-ZÄÖÜ][a-zäöüß])")
"""What German puts before a noun with a hyphen in small letters is a name: "open-Ereignis"."""
_FEWEST_AROUND = 2
_JOINED = re.compile(r"(?:\]\([^()\s]*\)|</a>)-[^\W\d]")
"""What follows a link to which a hyphen joins a word: "<a>Get Window</a>-Befehl"."""
_NAME = re.compile(
    r"""
    (?<!\S) [("'\[“„«¿]{0,3}
    (?: \S*? (?: \w\(\)                         # call()
               | [^\W\d]{2} [.] [^\W\d]{2}     # object.member, example.org
               | \w [.]{2,3} \w                # do...while
               | [a-z] [A-Z]                   # camelCase
               | \w _ \w                       # snake_case
               | :// | [/\\] \S*? [/\\]        # an address or a path
               )
      | [@$~&\#] [^\W\d] | ::? [a-z] | -- [a-z] | [.]{0,2}/\w | [.] [^\W\d]{2}  # sigils
      )
    \S*
  | (?<!\S) [A-Z]\w* (?: - [A-Z]\w* ){2,} (?![\w-])  # the name of a header or a standard
  | (?<!\S) [A-Z]\w* - [A-Z]\w* (?=:\s)              # … of a header, before its value
  | (?<!\S) [a-z]{4,} (?: - [a-z]{4,} ){2,} (?![\w-])  # an identifier such as margin-block-start
  | (?: \b [A-Z]\w* (?: -[a-z]\w* )* [ -] (?: (?:and|of) [ ] )? ){1,6} (?:API|SDK)s? \b
    # … of an interface, which German joins to "API" by a hyphen
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1 << 13)
def prose(title: str) -> str:
    """The title without what is no word of any language: code in quotation marks of Markdown, tags,
    identifiers, addresses, paths, the number of a chapter, and names of interfaces such as "Web
    Speech API"; where words stand around a quotation, without that: what is quoted is not theirs.
    Nothing is left of a single word or a slug: it is a name, or an address."""
    around = unquoted(title)
    if len(around.split()) >= _FEWEST_AROUND:
        title = around
    number = _NUMBER.match(title)
    bare = _QUOTED.sub(" ", title[number.end() :] if number else title)
    words = " ".join(_NAME.sub(" ", _COMPOUND.sub("", _ACRONYM.sub(" ", bare))).split())
    return "" if _ONE_TOKEN.fullmatch(words) else words


def prose_of(entry: Entry, source: Source) -> str:
    """The same of an entry, also without what is set as code in its source; nothing of a slug, nor
    of a name that a word of the page's language is joined to."""
    if entry.code or not entry.titled or _JOINED.match(source.text, entry.span.end):
        return ""
    bare = without_code(source, entry.span)
    return prose(entry.title if bare is None else bare)


def without_code(source: Source, span: Span) -> str | None:
    """The visible text of a span without what is set as code; None where nothing is."""
    pattern = _CODE.get(source.format)
    if pattern is None:
        return None
    cut = _with_marks(source.text, span).cut(source.text)
    bare = pattern.sub(" ", cut)
    if bare == cut:
        return None
    return visible_map(replace(source, text=bare), Span(0, len(bare)))[0]


def _with_marks(text: str, span: Span) -> Span:
    """With the mark of code that its first visible character stands after, and its last before."""
    opened = _OPENED.search(text, max(0, span.start - _LONGEST_TAG), span.start)
    closed = _CLOSED.match(text, span.end)
    return Span(opened.start() if opened else span.start, closed.end() if closed else span.end)
