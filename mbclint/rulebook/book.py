"""All rules of a run, found by code, by name or by family."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from mbclint.resources import rules_folder
from mbclint.rulebook.faults import PackError, PackFault
from mbclint.rulebook.load import load_pack
from mbclint.rulebook.rule import Rule

EVERYTHING = "ALL"


class RuleBook(Struct, frozen=True):
    """Rules by code, in the order of their codes."""

    rules: tuple[Rule, ...]

    def get(self, code_or_name: str) -> Rule | None:
        """The rule of this code (in any case) or name."""
        wanted = code_or_name.strip()
        for rule in self.rules:
            if wanted.upper() == rule.code or wanted.lower() == rule.name:
                return rule
        return None

    def select(self, selector: str) -> tuple[Rule, ...]:
        """The rules of a code, a name, a family such as ``SEE``, or ``ALL``; none for a selector
        that nothing answers to."""
        family = selector.strip().upper()
        if family == EVERYTHING:
            return self.rules
        if found := self.get(selector):
            return (found,)
        return tuple(rule for rule in self.rules if rule.code.rstrip("0123456789") == family)

    def nearest(self, wrong: str) -> str | None:
        """The code, name or family that a wrong selector probably means."""
        # Loaded here, because few selectors are wrong.
        from difflib import get_close_matches

        names = [rule.name for rule in self.rules]
        codes = [rule.code for rule in self.rules]
        families = sorted({code.rstrip("0123456789") for code in codes})
        near = get_close_matches(wrong.lower(), names, 1, 0.7) or get_close_matches(
            wrong.upper(), [*families, *codes, EVERYTHING], 1, 0.7
        )
        return near[0] if near else None


def make_book(rules: Iterable[Rule]) -> RuleBook:
    """A book of rules. Raises ``PackError`` where two have one code or one name."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    seen: dict[str, Rule] = {}
    faults: list[PackFault] = []
    for rule in ordered:
        for key in (rule.code, rule.name):
            if key in seen:
                faults.append(
                    PackFault(rule.path, 1, f'"{key}" is taken by the rule in {seen[key].path}')
                )
            seen.setdefault(key, rule)
    if faults:
        raise PackError(tuple(faults))
    return RuleBook(tuple(ordered))


@cache
def built_in_rules() -> tuple[Rule, ...]:
    """The rules that ship with mbclint."""
    return load_pack(rules_folder())


def load_book(extensions: Sequence[Path] = ()) -> RuleBook:
    """The built-in rules and those of further packs."""
    rules = list(built_in_rules())
    for folder in extensions:
        rules += load_pack(folder)
    return make_book(rules)
