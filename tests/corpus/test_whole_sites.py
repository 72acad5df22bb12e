"""What is found out about a site as a whole, and where addresses lead from several pages."""

import datetime
from collections.abc import Mapping

from mbclint.corpus.facts import facts_of
from mbclint.corpus.overall import languages_of, linked_pages_of, withdrawn_of
from mbclint.corpus.resolve import Fate, Resolver
from mbclint.corpus.site import Site
from mbclint.corpus.tree import tree_of
from mbclint.engine.read import read
from mbclint.model.source import Format, Source
from mbclint.settings.project import site_of

TODAY = datetime.date(2026, 6, 1)
SETTINGS = {
    "languages": ["en", "es"],
    "source-language": "en",
    "pages": [{"path": "{lang}/{path}.md", "url": "/{lang}/{path}"}],
}


def site(pages: Mapping[str, str], *files: str) -> Site:
    known = site_of(SETTINGS)
    tree = tree_of(dict.fromkeys([*pages, *files]))
    made = Site(known.addresses, known.languages, known.source_language, tree)
    for path, text in pages.items():
        source = Source(path, text, Format.MARKDOWN)
        made.add(facts_of(read(source, known.read_options(path))))
    return made


def test_pages_that_readers_cannot_open_are_drafts_and_what_expired() -> None:
    made = site(
        {
            "en/draft.md": "---\ndraft: true\n---\n",
            "en/over.md": "---\nexpires: 2026-05-31\n---\n",
            "en/today.md": "---\nexpires: 2026-06-01\n---\n",
            "en/plain.md": "Text.\n",
        }
    )
    assert withdrawn_of(made, TODAY) == {
        "en/draft.md": None,
        "en/over.md": datetime.date(2026, 5, 31),
    }


def test_languages_are_base_tags_and_keys_are_counted_by_pages() -> None:
    made = site(
        {"en/a.md": "---\nlang: en-GB\ntags: [x, y]\n---\n", "es/a.md": "---\ntags: z\n---\n"}
    )
    assert languages_of(made) == {"en/a.md": "en", "es/a.md": "es"}
    assert made.key_counts == {"lang": 1, "tags": 2}


def test_a_link_to_the_page_itself_does_not_lead_to_it_from_another() -> None:
    made = site({"en/a.md": "[A](/en/a) and [B](b)\n", "en/b.md": "Text.\n"})
    assert linked_pages_of(made, Resolver(made)) == {"en/b.md"}


def test_relative_addresses_and_fragments_lead_elsewhere_from_each_page() -> None:
    made = site(dict.fromkeys(("en/a/x.md", "en/a/y.md", "en/b/x.md", "en/b/y.md"), "Text.\n"))
    resolver = Resolver(made)
    for folder in ("en/a", "en/b"):
        page = made.members[f"{folder}/x.md"]
        assert resolver.resolve(page, "y.md").page == f"{folder}/y.md"
        assert resolver.resolve(page, "#part").page == f"{folder}/x.md"
        assert resolver.resolve(page, "/en/a/y").page == "en/a/y.md"


def test_a_file_that_only_a_source_may_show_is_asked_for_by_each_page() -> None:
    made = site({"en/a.md": "Text.\n", "es/a.md": "Texto.\n", "es/b.md": "Texto.\n"}, "en/map.png")
    resolver = Resolver(made)
    fates = [
        resolver.resolve(made.members[path], "/map.png").fate for path in ("es/a.md", "es/b.md")
    ]
    assert fates == [Fate.UNKNOWN, Fate.MISSING]
