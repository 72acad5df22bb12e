"""Links to another language's page where the page's own language has it."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.language.crossing import Announced, crossings
from mbclint.checks.wording import quoted
from mbclint.language.names import language_name
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem


class CrossLanguageLink(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: CrossLanguageLink) -> Iterator[Problem]:
    """A finding for each link, with the address of the page in the own language."""
    for crossing in crossings(page):
        if crossing.own is None or crossing.announced is not Announced.NOT:
            continue
        address = page.address_to(crossing.address, crossing.own)
        yield Problem(
            crossing.span,
            f"{quoted(crossing.text)} leads to the page in {language_name(crossing.language)}; in "
            f"{language_name(page.member.language or '')} it is {quoted(crossing.own.title)}"
            + (f", {quoted(address)}" if address else ""),
            crossing.address,
            fix=Fix(
                f"link to {quoted(address)}",
                Applicability.UNSAFE,
                (Edit(crossing.span, address),),
            )
            if address
            else None,
            concerns=crossing.own.path,
        )


CHECK = SiteCheck(CrossLanguageLink, find)
