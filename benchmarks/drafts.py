"""A generated page before it is written: its parts, which faults may alter."""

import datetime
import random
from dataclasses import dataclass, field

from phrases import TRANSLATIONS, Phrases, phrases
from topics import Topic, condition, file_name, folder, fragment, sections_of, title

_FIRST_NAMES = ("Ana", "Luis", "Marta", "Jonas", "Clara", "Paul", "Elena", "Victor", "Nora", "Hugo")
_LAST_NAMES = ("Brandt", "Molina", "Fontaine", "Keller", "Ortega", "Lambert", "Weiss", "Harper")


@dataclass(frozen=True)
class Link:
    """A link of Markdown."""

    text: str
    target: str

    def __str__(self) -> str:
        return f"[{self.text}]({self.target})"


@dataclass
class Draft:
    """A page, part by part."""

    topic: Topic
    phrases: Phrases
    front: dict[str, str]
    reviewed: datetime.date | None
    next_review: datetime.date
    title: str
    opening: str
    sections: list[tuple[str, str]]
    dose: int
    links: dict[str, str]
    """Addresses by the sentences that hold them."""
    texts: dict[str, str]
    see_also: str
    entries: list[Link | str]
    further: list[str] = field(default_factory=list)
    """Paragraphs that only faults bring."""
    shows_dates: bool = True
    """Whether readers see the dates of the review below the text."""


def draft(topic: Topic, language: str) -> Draft:
    """A page without a fault."""
    said = phrases(language)
    chance = random.Random(topic.number)
    later = topic.later if language in TRANSLATIONS else 0
    reviewed = topic.reviewed + datetime.timedelta(days=later)
    sections = [
        (
            said.sections[section].heading,
            " ".join(said.sections[section].sentences[index] for index in chosen),
        )
        for section, chosen in zip(topic.sections, topic.sentences, strict=True)
    ]
    part = said.sections[sections_of(topic.part)[1]].heading
    return Draft(
        topic=topic,
        phrases=said,
        front={
            "title": f'"{title(topic.number, language)}"',
            "lang": language,
            "published": topic.published.isoformat(),
            "reviewer": f"{chance.choice(_FIRST_NAMES)} {chance.choice(_LAST_NAMES)}",
        },
        reviewed=reviewed,
        next_review=reviewed.replace(year=reviewed.year + 3, day=min(reviewed.day, 28)),
        title=title(topic.number, language),
        opening=said.lists["openings"][topic.opening],
        sections=sections,
        dose=topic.dose,
        links={
            "page_link": address(topic.number, topic.page),
            "part_link": f"{address(topic.number, topic.part)}#{fragment(part)}",
            "own_link": f"#{fragment(sections[2][0])}",
            "outside_link": outside(topic.number, language),
        },
        texts={
            "page_link": title(topic.page, language),
            "part_link": said.say(
                "part_text", heading=part, condition=condition(topic.part, language)
            ),
            "own_link": sections[2][0],
            "outside_link": said.say("outside_text"),
        },
        see_also=said.say("see_also"),
        entries=[
            Link(title(each, language), address(topic.number, each)) for each in topic.related
        ],
    )


def address(number: int, target: int, language: str | None = None) -> str:
    """The way from one page to another, of the same language or of the one that is named."""
    up = f"../../{language}" if language else ".."
    same = folder(number) == folder(target) and not language
    return file_name(target) if same else f"{up}/{folder(target)}/{file_name(target)}"


def outside(number: int, language: str) -> str:
    return f"https://www.example.org/{language}/guidelines/{number}"


def path(number: int, language: str) -> str:
    """Where the page lies in the site."""
    return f"content/{language}/{folder(number)}/{file_name(number)}"


def write(page: Draft) -> str:
    """The Markdown."""
    said = page.phrases
    dates = {"next_review": page.next_review.isoformat()}
    if page.reviewed:
        dates["lastReviewed"] = page.reviewed.isoformat()
    front = [f"{key}: {value}" for key, value in {**page.front, **dates}.items()]
    sentences = {
        name: said.say(name, link=Link(page.texts[name], target))
        for name, target in page.links.items()
    }
    image = f"![{said.say('image')}](/images/{folder(page.topic.number).split('-')[0]}.svg)"
    dose = said.lists["doses"][page.topic.dose_sentence].format(dose=page.dose)
    ends = [
        f"{sentences['own_link']}\n\n{image}",
        sentences["part_link"],
        dose,
        f"{sentences['page_link']} {sentences['outside_link']}",
    ]
    parts = ["---", *front, "---", "", f"# {page.title}", "", page.opening]
    for (heading, text), end in zip(page.sections, ends, strict=True):
        parts += ["", f"## {heading}", "", text, "", end]
    for text in page.further:
        parts += ["", text]
    parts += ["", f"## {page.see_also}", "", *(f"- {entry}" for entry in page.entries)]
    if page.reviewed and page.shows_dates:
        shown = said.say(
            "dates", reviewed=day(page.reviewed, said), next=day(page.next_review, said)
        )
        parts += ["", "---", "", shown]
    return "\n".join([*parts, ""])


def day(date: datetime.date, said: Phrases) -> str:
    return said.say(
        "date", day=date.day, month=said.lists["months"][date.month - 1], year=date.year
    )
