"""What a site has in two languages."""

from pathlib import Path

import pytest

from mbclint.commands.loading import project_of, run_of
from mbclint.translation.memory.site_pairs import is_translated, site_pairs

SETTINGS = 'root = true\npreset = "hugo"\nlanguages = ["en", "es"]\nsource-language = "en"\n'
ENGLISH = """---
title: Less salt
description: Why salt matters
summary: A short one
---
## Why

Text.

### How

Text.

## See also

- [Healthy heart](/heart/)
- [Drink water](/water/)
- [Water again](/water/)
- [Section](/heart/#x)
"""
SPANISH = """---
title: Menos sal
description: Por qué importa la sal
summary: Uno corto
---
## Por qué

Texto.

### Cómo

Texto.

## Ver también

- [Beber agua](/es/water/)
- [Un corazón sano](/es/heart/)
- [Sección](/es/heart/#x)
"""
OTHER = "---\ntitle: {}\n---\n## {}\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pages = {
        "mbclint.toml": SETTINGS,
        "content/en/salt.md": ENGLISH,
        "content/es/salt.md": SPANISH,
        "content/en/heart.md": OTHER.format("A healthy heart", "One"),
        "content/es/heart.md": OTHER.format("Un corazón sano", "Uno\n\n## Dos"),
        "content/en/water.md": OTHER.format("How much water should you drink?", "One"),
        "content/es/water.md": OTHER.format("How much water should you drink?", "Uno"),
        "content/en/alone.md": OTHER.format("Alone", "One"),
    }
    for name, text in pages.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_pairs(site: Path) -> None:
    run = run_of(project_of([site], command_line={"select": ("TRN",)}), jobs=1)
    there = run.check([site]).site
    assert there is not None
    found = [*site_pairs(there, "en", "es")]
    pairs = {(it.source, it.target, it.origin) for it in found}
    salt, water = "content/es/salt.md", "content/es/water.md"
    assert pairs == {
        ("Less salt", "Menos sal", f"title of {salt}"),
        ("Why salt matters", "Por qué importa la sal", f"description of {salt}"),
        ("A short one", "Uno corto", f"summary of {salt}"),
        ("Why", "Por qué", f"heading of {salt}"),
        ("How", "Cómo", f"heading of {salt}"),
        ("See also", "Ver también", f"heading of {salt}"),
        ("See also", "Ver también", f"list heading of {salt}"),
        # Two entries of the English list lead to one page; a section is not its page.
        ("Healthy heart", "Un corazón sano", f"entry of {salt}"),
        # The headings of the page about the heart are not the same.
        ("A healthy heart", "Un corazón sano", "title of content/es/heart.md"),
        (
            "How much water should you drink?",
            "How much water should you drink?",
            f"title of {water}",
        ),
        ("One", "Uno", f"heading of {water}"),
    }
    untranslated = {it.source for it in found if not is_translated(it, run.detector)}
    assert untranslated == {"How much water should you drink?"}
    assert [*site_pairs(there, "en", "fr")] == []
