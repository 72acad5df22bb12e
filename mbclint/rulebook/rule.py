"""One rule: the policy that a YAML file holds, and the check that carries it out."""

import datetime
import re
from functools import cached_property
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct, field

from mbclint.checks.kinds import Check, Kind, Need, Options
from mbclint.model.finding import Severity
from mbclint.model.remote import Evidence
from mbclint.model.source import Format
from mbclint.rulebook.plug_ins import check_of

CODE = re.compile(r"[A-Z]{2,6}\d{3}")
Code = Annotated[str, Meta(pattern=rf"^{CODE.pattern}$")]
Name = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Sentence = Annotated[str, Meta(min_length=1)]


class _Strict(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of a rule file: unknown keys are errors."""


class Citation(_Strict, frozen=True):
    """Where a rule comes from."""

    title: Sentence
    url: str = ""


class PastCommit(_Strict, frozen=True):
    """A commit of an example's git history."""

    path: str
    day: datetime.date
    text: str
    """What it made of the file."""
    id: str = "0123abc"
    subject: str = "Edit"
    trailers: tuple[str, ...] = ()
    """The lines at the end of its message, such as a key, a colon and a name."""


class Example(_Strict, frozen=True):
    """An article and the findings that the rule has in it: documentation that runs."""

    about: Sentence
    article: str
    finds: tuple[str, ...]
    """``LINE:COLUMN message`` each, in order."""
    format: Format = Format.TEXT
    fixed: str | None = None
    """The article after its fix, where the rule has one."""
    today: datetime.date = datetime.date(2026, 6, 1)
    language: str | None = None
    """What the configuration declares for the article."""
    languages: tuple[str, ...] = ()
    """The languages of the site."""
    options: dict[str, object] = field(default_factory=dict)
    path: str = "example"
    """Where the article lies in its site."""
    others: dict[str, str] = field(default_factory=dict)
    """Further files of the site, by their paths."""
    site: dict[str, object] = field(default_factory=dict)
    """Settings of the site."""
    history: tuple[PastCommit, ...] = ()
    """What git knows, the newest commit first."""
    remote: dict[str, Evidence] = field(default_factory=dict)
    """What is known of addresses on other sites."""


class RuleFile(_Strict, frozen=True):
    """A rule file as it is written."""

    code: Code
    name: Name
    summary: Sentence
    severity: Severity
    check: str
    why: Sentence
    mend: Sentence
    """How to mend it: printed as the finding's help."""
    examples: tuple[Example, ...]
    enabled: bool = True
    fix: Literal["none", "safe", "unsafe", "varies"] = "none"
    anchor: Literal["last", "heading", "start", "end", "text", "file"] = "text"
    """Where its findings stand: see docs/rules.md."""
    formats: tuple[Format, ...] = tuple(Format)
    yields_to: tuple[Code, ...] = ()
    whole_page: bool = False
    """Whether its findings are about all of a page: what yields to it, yields anywhere on it."""
    options: dict[str, object] = field(default_factory=dict)
    sources: tuple[Citation, ...] = ()


class Rule(Struct, frozen=True, dict=True):
    """A rule that can be run. Its check and its options are loaded when they are first asked
    for."""

    file: RuleFile
    path: str
    """Where its file lies."""
    kind: Kind
    needs: frozenset[Need]
    """What its check depends on."""

    @cached_property
    def check(self) -> Check | None:
        """None for what the engine itself reports."""
        return check_of(self.file.check)

    @cached_property
    def options(self) -> Options | None:
        """Those that hold where no settings say otherwise."""
        return self.with_options({})

    @property
    def code(self) -> str:
        """The stable code, such as SEE102."""
        return self.file.code

    @property
    def name(self) -> str:
        """The name, which works wherever the code does."""
        return self.file.name

    def with_options(self, changes: dict[str, object]) -> Options | None:
        """The rule's options with some of them changed. Raises ``msgspec.ValidationError``, whose
        text names the key, for unknown options and for values of the wrong type."""
        if self.check is None:
            return None
        written = {**self.file.options, **changes}
        options: Options = msgspec.convert(written, self.check.options, strict=False)
        return options
