"""Settings as people read them."""

import tomllib
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from mbclint.settings.show import Row, explain, rendered
from mbclint.settings.wording import toml, toml_key

if TYPE_CHECKING:
    from tests.settings.conftest import Tree

ROOT = """\
languages = ["en", "es-mx"]
pages = [{path = "{lang}/**"}]
ignore = ["SEE"]
[severity]
bare-date = "warning"
[rules.long-list]
max = 30
[rules."empty one"]
"""
SHOWN = """\
root = false                                                # default
extend = []                                                 # default
languages = ["en", "es-MX"]                                 # mbclint.toml:1
# source-language is not set: no language is known to be the source  # default
pages = [{path = "{lang}/**"}]                              # mbclint.toml:2
# preset is not set: links are resolved as paths of files   # default
content-folder = "."                                        # default
# base-url is not set: every address with a host leads to another site  # default
static = []                                                 # default
redirects = []                                              # default
alias-keys = []                                             # default
commit-keys = []                                            # default
# translation-key is not set: pages are translations of each other whose addresses differ in the language alone  # default
elsewhere = []                                              # default
include = ["*.md", "*.markdown", "*.mdx", "*.html", "*.htm", "*.xhtml"]  # default
exclude = ["node_modules"]                                  # default
respect-gitignore = true                                    # default
max-file-size = 20_000_000                                  # default
language = {}                                               # default
translation-memory = []                                     # default
links = {}                                                  # default
# heading-anchors is not set: those of the preset, else github  # default
related-selectors = []                                      # default
related-keys = ["related"]                                  # default
extend-rules = []                                           # default
suppressions = []                                           # default
# baseline is not set: mbclint-baseline.json, if there is one beside the root settings file  # default
fail-on = "never"                                           # command line
review-interval = "3 years"                                 # default
# select is not set: the rules that are not off by default  # default
extend-select = []                                          # default
ignore = ["SEE", "LNG"]                                     # mbclint.toml:3, command line
extend-safe-fixes = []                                      # default
extend-unsafe-fixes = []                                    # default
per-path = []                                               # default
severity.bare-date = "warning"                              # mbclint.toml:5
severity.order = "info"                                     # docs/mbclint.toml:1
rules.long-list.max = 40                                    # docs/mbclint.toml:2
"""


def project_of(tree: "Tree", **given: Any) -> Any:
    tree.write(
        {
            "mbclint.toml": ROOT,
            "docs/mbclint.toml": ("severity.order = 'info'\nrules.long-list.max = 40"),
        }
    )
    return tree.load(**given)


def test_every_setting_is_shown_with_its_origin(tree: "Tree") -> None:
    project = project_of(tree, ignore=("LNG",), fail_on="never")
    rows = explain(project, tree.top / "docs" / "a.md")
    assert rendered(rows) == SHOWN
    assert Row("severity.order", "info", "docs/mbclint.toml:1") in rows


def test_what_is_shown_is_a_root_settings_file_with_the_same_settings(tree: "Tree") -> None:
    project = project_of(tree)
    rows = explain(project, tree.top / "docs")
    copied = tree.write(
        {"copy/mbclint.toml": rendered(rows).replace("root = false", "root = true")}
    )
    again = explain(copied.load("copy"), tree.top / "copy")
    assert [(row.key, row.value) for row in again][1:] == [(row.key, row.value) for row in rows][1:]


def test_a_name_cannot_break_out_of_its_comment() -> None:
    row = Row("root", True, "a\nfail-on = 'never'\x00/mbclint.toml:1")
    assert tomllib.loads(rendered([row])) == {"root": True}


VALUES = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(),
        st.just(2**64),
        st.floats(allow_nan=False),
        st.text(),
        st.dates(),
        st.times(),
        st.datetimes(),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.text(), VALUES)
def test_any_value_is_written_as_toml_reads_it(key: str, value: Any) -> None:
    assert tomllib.loads(f"{toml_key(('rules', key))} = {toml(value)}") == {"rules": {key: value}}


def test_an_integer_too_long_for_decimal_digits() -> None:
    assert tomllib.loads(f"a = {toml(16**9000)}") == {"a": 16**9000}
