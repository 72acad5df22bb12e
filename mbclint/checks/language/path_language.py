"""A page that declares another language than its path or address names."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import quoted
from mbclint.language.names import language_name
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base, is_well_formed


class PathLanguage(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: PathLanguage) -> Iterator[Problem]:
    """At the declaration."""
    mark, named = page.facts.declared, page.member.identity.path_language
    if mark is None or named is None or not is_well_formed(mark.tag):
        return
    if base(mark.tag) != base(named):
        url = page.member.identity.url
        says_so = url is not None and page.site.language_segment(url)
        where, what = (url or "", "address") if says_so else (page.member.path, "path")
        yield Problem(
            mark.span,
            f"The page declares {language_name(mark.tag)} ({mark.tag}), but its {what} is one of "
            f"{language_name(named)} ({named}): {quoted(where)}",
            mark.tag,
            fix=Fix(f"declare {quoted(named)}", Applicability.UNSAFE, (Edit(mark.span, named),)),
        )


CHECK = SiteCheck(PathLanguage, find)
