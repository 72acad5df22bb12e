"""Faults of generated pages: each is one finding of one rule, on the page that has it."""

import datetime
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drafts import Draft, Link, address, outside
from phrases import LANGUAGES, SOURCE, TRANSLATIONS, phrases
from topics import TODAY, title

SHARE = 0.25
"""Of the topics, on one page each."""
_GARBLED = {letter: letter.encode().decode("cp1252") for letter in "éñüóäö"}


@dataclass(frozen=True)
class Fault:
    """A kind of fault."""

    name: str
    code: str
    languages: Sequence[str]
    put: Callable[[Draft], None] | None
    """Puts it into a page; none where the page itself is what is missing."""


@dataclass(frozen=True)
class Planted:
    """A fault of a topic, and the language of the page that has it."""

    fault: Fault
    language: str

    @property
    def told_in(self) -> str:
        """The language of the page at which it is found."""
        return self.language if self.fault.put else SOURCE


def planted(seed: int, number: int) -> Planted | None:
    """The fault that a topic has, if any."""
    chance = random.Random(f"{seed}/{number}/fault")
    if chance.random() >= SHARE:
        return None
    fault = chance.choice(FAULTS)
    return Planted(fault, chance.choice(fault.languages))


def _repeated_link(page: Draft) -> None:
    page.entries.append(page.entries[0])


def _repeated_title(page: Draft) -> None:
    page.entries.append(title(page.topic.related[0], page.phrases.language))


def _empty_entry(page: Draft) -> None:
    page.entries.insert(2, "N/A")


def _dead_link(page: Draft) -> None:
    page.links["page_link"] = page.links["page_link"].removesuffix(".md") + "-old.md"


def _lost_anchor(page: Draft) -> None:
    page.links["part_link"] += "-2"


def _foreign_entry(page: Draft) -> None:
    other = "es" if page.phrases.language == SOURCE else SOURCE
    number = page.topic.number
    page.entries.insert(1, Link(title(page.topic.page, other), outside(number + 1, other)))


def _foreign_heading(page: Draft) -> None:
    other = {"en": "es", "es": "de", "de": "fr", "fr": "de"}[page.phrases.language]
    page.see_also = phrases(other).say("see_also")


def _foreign_page(page: Draft) -> None:
    target = address(page.topic.number, page.topic.page, SOURCE)
    link = Link(title(page.topic.page, page.phrases.language), target)
    page.links["page_link"], page.texts["page_link"] = link.target, link.text


def _no_review(page: Draft) -> None:
    page.reviewed = None


def _overdue(page: Draft) -> None:
    assert page.reviewed
    page.next_review = page.reviewed + datetime.timedelta(days=60)


def _too_old(page: Draft) -> None:
    page.reviewed = datetime.date(TODAY.year - 4, 3, 1 + page.topic.number % 28)
    page.front["published"] = (page.reviewed - datetime.timedelta(days=90)).isoformat()


def _future(page: Draft) -> None:
    page.reviewed = TODAY + datetime.timedelta(days=20 + page.topic.number % 300)
    page.next_review = page.reviewed.replace(year=page.reviewed.year + 3, day=15)
    # Below the text it would be a second finding.
    page.shows_dates = False


def _impossible(page: Draft) -> None:
    page.front["published"] = f"{page.topic.published.year}-02-30"


def _filler(page: Draft) -> None:
    page.further.append(page.phrases.say("filler"))


def _garbled(page: Draft) -> None:
    for index, (heading, text) in enumerate(page.sections):
        for letter, garbled in _GARBLED.items():
            if letter in text:
                page.sections[index] = (heading, text.replace(letter, garbled, 1))
                return


def _invisible(page: Draft) -> None:
    heading, text = page.sections[1]
    page.sections[1] = (heading, f"{text[:9]}\u200b{text[9:]}")


def _repeated_key(page: Draft) -> None:
    page.front['"lang"'] = page.phrases.language


def _other_dose(page: Draft) -> None:
    page.dose *= 10


def _unclear(page: Draft) -> None:
    target = outside(page.topic.number + 2, page.phrases.language)
    page.further.append(page.phrases.say("unclear", target=target))


def _insecure(page: Draft) -> None:
    page.links["outside_link"] = page.links["outside_link"].replace("https:", "http:")


FAULTS = (
    Fault("an entry twice, with its link", "SEE101", LANGUAGES, _repeated_link),
    Fault("a title twice", "SEE102", LANGUAGES, _repeated_title),
    Fault("an entry that was not filled in", "SEE113", LANGUAGES, _empty_entry),
    Fault("a link to no page", "LNK501", LANGUAGES, _dead_link),
    Fault("a link to no part of a page", "LNK502", LANGUAGES, _lost_anchor),
    Fault("a link to another language's page", "LNK503", TRANSLATIONS, _foreign_page),
    Fault("a link over http", "LNK507", LANGUAGES, _insecure),
    Fault("a link that says nothing", "LNK508", LANGUAGES, _unclear),
    Fault("an entry in another language", "LNG201", LANGUAGES, _foreign_entry),
    Fault("a list's heading in another language", "LNG202", LANGUAGES, _foreign_heading),
    Fault("no review date", "REV301", LANGUAGES, _no_review),
    Fault("a day that no year has", "REV303", LANGUAGES, _impossible),
    Fault("a review in the future", "REV306", TRANSLATIONS, _future),
    Fault("a review that is overdue", "STL401", LANGUAGES, _overdue),
    Fault("a review four years ago", "STL402", (SOURCE,), _too_old),
    Fault("a page not translated", "TRN601", TRANSLATIONS, None),
    Fault("another dose than the source", "TRN606", TRANSLATIONS, _other_dose),
    Fault("a garbled letter", "EXP702", TRANSLATIONS, _garbled),
    Fault("filler", "EXP703", LANGUAGES, _filler),
    Fault("an invisible character", "EXP704", LANGUAGES, _invisible),
    Fault("a key twice", "EXP708", LANGUAGES, _repeated_key),
)
