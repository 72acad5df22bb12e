"""Links that say in which language their target is, and are wrong."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.links.remote import problem
from mbclint.checks.wording import quoted
from mbclint.language.names import language_name
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base, is_well_formed
from mbclint.model.remote import Verdict

_THERE = (Verdict.ALIVE, Verdict.MOVED)


class TargetLanguage(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: TargetLanguage) -> Iterator[Problem]:
    """A finding for each link with an ``hreflang`` of another language than its page's."""
    for link, evidence in page.remote:
        said, found = link.link.target_language, evidence.seen.language
        if evidence.verdict not in _THERE or not said or not is_well_formed(found):
            continue
        if said.casefold() == "x-default" or base(said) == base(found):
            continue
        message = (
            f"{quoted(link.link.target)} is in {language_name(found)}; the link says that it is in "
            f"{language_name(said)}"
        )
        yield problem(link, message, evidence)


CHECK = SiteCheck(TargetLanguage, find, frozenset({Need.SITE, Need.NETWORK}))
