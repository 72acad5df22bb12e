"""What is to be translated, and what becomes of it when it comes back."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mbclint.commands.loading import project_of, run_of
from mbclint.engine.answers import Answer
from mbclint.engine.apply import Applied, apply
from mbclint.engine.run import Run
from mbclint.engine.suggestions import with_suggestions
from mbclint.engine.untranslated import RULES, untranslated
from mbclint.model.untranslated import Reason
from mbclint.translation.located import Wanted
from mbclint.translation.quality import Check
from mbclint.translation.unit import Returned, Unit
from tests.git_repository import Repository

SETTINGS = 'root = true\npreset = "hugo"\nlanguages = ["en", "es"]\nsource-language = "en"\n'
LIST = "\n## Ver también\n\n"
SITE = {
    "mbclint.toml": SETTINGS,
    "content/en/heart.md": "---\ntitle: A healthy heart\n---\nWalk every day.\n",
    "content/es/heart.md": "---\ntitle: Un corazón sano\n---\nCamine cada día.\n",
    "content/en/salt.md": "---\ntitle: Less salt\n---\nUse less salt.\n",
    "content/es/salt.md": "---\ntitle: Menos sal\n---\nUse menos sal en la comida.\n"
    + LIST
    + "\n".join(
        [
            "- [How to keep a healthy heart](/es/heart/)",
            "- [Eating well on dialysis](https://example.org/eat)",
            "- [Vivir con diálisis y comer bien](https://example.org/vivir)",
            "- [Preguntas para su médico](https://example.org/preguntas)",
            "- [Piedras en los riñones](https://example.org/piedras)\n",
        ]
    ),
    "content/es/water.md": "---\ntitle: El agua y los riñones\n---\nBeba agua.\n"
    + LIST
    + "\n".join(
        [
            "- [Eating well on dialysis](https://example.org/eat)",
            "- [Dietas para personas con diabetes](https://example.org/dieta)",
            "- [Preguntas para su médico](https://example.org/preguntas)",
            "- [Piedras en los riñones](https://example.org/piedras)\n",
        ]
    ),
}
Write = Callable[[Mapping[str, str]], Run]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes files and makes a run over them."""

    def written(files: Mapping[str, str]) -> Run:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        monkeypatch.chdir(tmp_path)
        return run_of(project_of([tmp_path], command_line={"select": RULES}), jobs=1)

    return written


def units(run: Run, to: str = "es", source: str | None = None, pages: bool = False) -> list[Unit]:
    work = untranslated(run, [run.project.root], Wanted(to, source, pages))
    return [*with_suggestions(run, work).units]


def back(unit: Unit, target: str) -> Returned:
    paths = tuple(place.path for place in unit.occurrences)
    return Returned(unit.id, unit.source, target, "line 1", paths, unit.target_language)


def applied(run: Run, *returned: Returned, allowed: tuple[Check, ...] = ()) -> Applied:
    return apply(run, returned, "es", allowed)


def text_of(result: Applied, path: str) -> str:
    (change,) = (it for it in result.mended.changes if it.shown == path)
    return change.after.decode()


def left(result: Applied) -> list[str]:
    (answer,) = result.answers
    assert isinstance(answer, Answer)
    return answer.left


def test_a_text_is_one_unit_with_all_its_places(write: Write) -> None:
    first, second = units(write(SITE))
    assert first.source == "How to keep a healthy heart"
    assert second.source == "Eating well on dialysis"
    assert [place.shown for place in second.occurrences] == [
        "content/es/salt.md:9 list 1 entry 2",
        "content/es/water.md:8 list 1 entry 1",
    ]
    place = second.first
    assert (place.rule, place.reason, place.detected_language) == ("LNG201", Reason.FOREIGN, "en")
    assert place.probability is not None
    assert place.probability > 0.9
    assert place.link_target == "https://example.org/eat"
    assert (place.page_language, place.source_path) == ("es", "content/en/salt.md")
    assert (second.source_language, second.target_language, second.words) == ("en", "es", 4)
    assert second.target == ""


def test_the_title_of_the_page_that_an_entry_leads_to_is_suggested(write: Write) -> None:
    first, second = units(write(SITE))
    (suggestion,) = first.suggestions
    assert (suggestion.text, suggestion.score) == ("Un corazón sano", 100)
    assert suggestion.origin == "title of content/es/heart.md"
    assert second.suggestions == ()


def test_ids_stay_and_are_distinct(write: Write) -> None:
    run = write(SITE)
    before = units(run)
    write(
        {
            "content/es/salt.md": SITE["content/es/salt.md"].replace(
                "Use menos", "Siempre.\n\nUse menos"
            )
        }
    )
    assert [unit.id for unit in units(run)] == [unit.id for unit in before]
    assert len({unit.id for unit in before}) == 2


def test_only_what_is_asked_for(write: Write) -> None:
    run = write(SITE)
    assert units(run, "en") == []
    assert units(run, "es", "fr") == []
    assert len(units(run, "es", "en")) == 2


def test_pages_that_are_missing_as_a_whole(write: Write) -> None:
    run = write(SITE | {"content/en/sleep.md": "---\ntitle: Sleep\n---\nSleep *enough*.\n"})
    assert all(unit.first.reason is not Reason.MISSING for unit in units(run))
    missing = [it for it in units(run, pages=True) if it.first.reason is Reason.MISSING]
    assert [(it.source, it.first.path) for it in missing] == [
        ("Sleep", "content/en/sleep.md"),
        ("Sleep *enough*.", "content/en/sleep.md"),
    ]
    result = applied(run, back(missing[0], "Sueño"))
    assert result.mended.changes == ()


def test_translations_are_put_in_all_their_places(write: Write) -> None:
    run = write(SITE)
    unit = units(run)[1]
    result = applied(run, back(unit, "Comer bien con diálisis"))
    for path in ("content/es/salt.md", "content/es/water.md"):
        now = SITE[path].replace("Eating well on dialysis", "Comer bien con diálisis")
        assert text_of(result, path) == now
    assert result.answers[0].placed == [place.shown for place in unit.occurrences]
    remaining = [it.subject for it in result.mended.outcome.report.findings if it.untranslated]
    assert "Eating well on dialysis" not in remaining


def test_only_in_the_pages_that_the_file_names(write: Write) -> None:
    run = write(SITE)
    unit = units(run)[1]
    returned = Returned(unit.id, unit.source, "Comer bien", "row 2", ("content/es/water.md",), "es")
    result = applied(run, returned)
    assert [it.shown for it in result.mended.changes] == ["content/es/water.md"]


def test_a_file_that_names_no_pages_is_about_the_project(write: Write) -> None:
    run = write(SITE)
    unit = units(run)[1]
    result = applied(run, Returned(unit.id, None, "Comer bien con diálisis", "row 2"))
    assert len(result.mended.changes) == 2


def test_paths_out_of_the_project_are_not_looked_at(write: Write, tmp_path: Path) -> None:
    run = write(SITE)
    unit = units(run)[1]
    outside = ("../secret.md", str(tmp_path / "content/es/salt.md"))
    result = applied(run, Returned(unit.id, unit.source, "Comer bien", "row 2", outside, "es"))
    assert result.mended.changes == ()


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("", "no translation yet"),
        ("Eating well on dialysis", "untouched"),
        ("How to eat well with dialysis", "is in English"),
        ("comer bien con diálisis", "begins in lower case"),
        ("Comer bien con diálisis.", "full stop"),
        ("Comer bien con 2 diálisis", "its numbers are 2"),
        ("Comer **bien**", 'it has "**"'),
        ("Comer <script>", 'it has "<script>"'),
    ],
)
def test_what_does_not_fit_is_told_and_left(write: Write, target: str, said: str) -> None:
    run = write(SITE)
    result = applied(run, back(units(run)[1], target))
    assert result.mended.changes == ()
    assert any(said in why for why in left(result))


def test_a_person_may_allow_it(write: Write) -> None:
    run = write(SITE)
    returned = back(units(run)[1], "comer bien con 2 diálisis.")
    allowed = (Check.CAPITAL, Check.NUMBERS, Check.PUNCTUATION)
    assert len(applied(run, returned, allowed=allowed).mended.changes) == 2
    assert applied(run, returned, allowed=allowed[:2]).mended.changes == ()


def test_a_page_that_has_changed_is_left(write: Write) -> None:
    run = write(SITE)
    returned = back(units(run)[1], "Comer bien con diálisis")
    write(
        {
            path: SITE[path].replace("Eating well on dialysis", "Eating very well on dialysis")
            for path in ("content/es/salt.md", "content/es/water.md")
        }
    )
    result = applied(run, returned)
    assert result.mended.changes == ()
    assert "another text there now" in left(result)[0] or "not there any more" in left(result)[0]


def test_a_text_that_moved_is_found(write: Write) -> None:
    run = write(SITE)
    returned = back(units(run)[1], "Comer bien con diálisis")
    moved = SITE["content/es/salt.md"].replace(
        LIST, f"\nOtro texto en español.\n{LIST}- [Nuevo](/n)\n"
    )
    write({"content/es/salt.md": moved})
    result = applied(run, returned)
    assert "Comer bien con diálisis" in text_of(result, "content/es/salt.md")


def test_two_translations_of_one_text(write: Write) -> None:
    run = write(SITE)
    unit = units(run)[1]
    result = applied(run, back(unit, "Comer bien"), back(unit, "Comer bien con diálisis"))
    assert [bool(it.placed) for it in result.answers] == [True, False]
    assert "another translation" in result.answers[1].left[0]


def test_what_is_marked_as_not_finished(write: Write) -> None:
    run = write(SITE)
    unit = units(run)[1]
    draft = Returned(unit.id, unit.source, "Comer bien", "line 3", (), "es", final=False)
    assert left(applied(run, draft)) == ["it is marked as not finished"]


def test_a_new_error_is_taken_back(write: Write) -> None:
    spanish = (
        "---\ntitle: Los riñones y la sal\n---\nLa sal hace daño a los riñones de muchas personas. "
        "[Más](#how-the-kidneys-work-in-our-body)\n\n## How the kidneys work in our body\n\n"
        "Los riñones limpian la sangre.\n"
    )
    run = write(SITE | {"content/es/kidney.md": spanish})
    run = run_of(project_of([run.project.root], command_line={"select": (*RULES, "LNK")}), jobs=1)
    (unit,) = (it for it in units(run) if it.source.startswith("How the kidneys"))
    result = applied(run, back(unit, "Cómo trabajan los riñones en el cuerpo"))
    assert result.mended.changes == ()
    assert "taken back: it would bring LNK502" in left(result)[0]


def test_stale_texts_take_the_place_of_the_old_ones(write: Write, tmp_path: Path) -> None:
    run = write({})
    repository = Repository(tmp_path)
    english = "---\ntitle: Stones\n---\nDrink water.\n\nRest a lot.\n"
    first = repository.commit("2026-01-05", {"mbclint.toml": SETTINGS, "content/en/a.md": english})
    spanish = f"---\ntitle: Piedras\ndefault_lang_commit: {first}\n---\nBeba agua.\n\nDescanse.\n"
    repository.commit("2026-01-06", {"content/es/a.md": spanish})
    now = english.replace("Drink water", "Drink 2 litres of water") + "\nWalk.\n"
    last = repository.commit("2026-02-01", {"content/en/a.md": now}, "More")
    run = run_of(project_of([tmp_path], command_line={"select": RULES}), jobs=1)
    new, changed = units(run)
    assert changed.source == "Drink 2 litres of water."
    assert changed.note == "It was: Drink water."
    assert changed.suggestions[0].text == "Beba agua."
    assert changed.suggestions[0].score < 100
    assert (changed.first.reason, changed.first.line) == (Reason.STALE, 5)
    assert (changed.first.source_revision, str(changed.first.source_date)) == (last, "2026-02-01")
    result = applied(run, back(changed, "Beba 2 litros de agua."), back(new, "Camine."))
    assert result.answers[0].placed == ["content/es/a.md:5 block 1"]
    assert "by hand" in result.answers[1].left[0]
    # One of the two is not in place: the page is still behind.
    placed = spanish.replace("Beba agua", "Beba 2 litros de agua")
    assert text_of(result, "content/es/a.md") == placed

    repository.commit("2026-02-02", {"content/en/a.md": now.replace("\nWalk.\n", "")}, "Less")
    last = repository.git("rev-parse", "HEAD")
    (changed,) = units(run)
    result = applied(run, back(changed, "Beba 2 litros de agua."))
    assert text_of(result, "content/es/a.md") == placed.replace(first, last)
