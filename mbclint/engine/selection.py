"""Which rules run on a file: the rule book under the settings."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from mbclint.engine.judge import ActiveRule
from mbclint.model.edit import Applicability
from mbclint.rulebook.book import RuleBook
from mbclint.rulebook.rule import Rule
from mbclint.settings.faults import COMMAND_LINE, SettingsError, SettingsFault
from mbclint.settings.merge import Chosen
from mbclint.settings.nearest import did_you_mean
from mbclint.settings.project import RuleSettings

_OPTION = re.compile(r"(?:unknown field `|at `\$\.)([\w-]+)")
_UNKNOWN = re.compile(r"Object contains unknown field `([^`]*)`")


def active_rules(book: RuleBook, settings: RuleSettings) -> tuple[ActiveRule, ...]:
    """The rules that are selected and not ignored, with their severity and options. Raises
    ``SettingsError`` with every unknown rule and every wrong option."""
    faults: list[SettingsFault] = []

    def chosen(names: Iterable[Chosen], key: str) -> Iterator[Rule]:
        for name in names:
            rules = book.select(name.rule)
            if not rules:
                near = book.nearest(name.rule)
                hint = f'; did you mean "{near}"?' if near else "; see: mbclint rules"
                problem = f'{key}: there is no rule "{name.rule}"{hint}'
                faults.append(SettingsFault(name.origin, problem))
            yield from rules

    if settings.select is None:
        selected = {rule.code for rule in book.rules if rule.file.enabled}
    else:
        selected = {rule.code for rule in chosen(settings.select, "select")}
    extended = settings.extend_select
    if settings.select and settings.select[0].origin == COMMAND_LINE:
        # "These rules only" means what it says, whatever files add.
        extended = tuple(name for name in extended if name.origin == COMMAND_LINE)
    selected |= {rule.code for rule in chosen(extended, "extend-select")}
    selected -= {rule.code for rule in chosen(settings.ignore, "ignore")}
    trust = {
        rule.code: applicability
        for key, names, applicability in (
            ("extend-safe-fixes", settings.extend_safe_fixes, Applicability.SAFE),
            ("extend-unsafe-fixes", settings.extend_unsafe_fixes, Applicability.UNSAFE),
        )
        for rule in chosen(names, key)
    }
    severity = {
        rule.code: given for name, given in settings.severity for rule in chosen([name], "severity")
    }
    options = {}
    for name, given in settings.options:
        for rule in chosen([name], "rules"):
            try:
                options[rule.code] = rule.with_options(dict(given))
            except msgspec.ValidationError as error:
                option = _OPTION.search(str(error))
                origin = name.origin
                if option and option[1] in given:
                    origin = settings.origin_of("rules", name.rule, option[1])
                problem = f"rules.{name.rule}: {_said(error, rule)}"
                faults.append(SettingsFault(origin, problem))
    if faults:
        raise SettingsError(faults)
    return tuple(
        ActiveRule(
            rule,
            severity.get(rule.code, rule.file.severity),
            options.get(rule.code),
            trust.get(rule.code),
        )
        for rule in book.rules
        if rule.code in selected
    )


def _said(error: msgspec.ValidationError, rule: Rule) -> str:
    """msgspec's message in the words of settings, with the near name of an unknown option."""
    if (unknown := _UNKNOWN.match(str(error))) and rule.check:
        names = [field.encode_name for field in msgspec.structs.fields(rule.check.options)]
        known = f"; it has {', '.join(names)}" if names else "; it has none"
        hint = did_you_mean(unknown[1], names) or known
        return f'there is no option "{unknown[1]}"{hint}'
    return str(error).replace("`", '"').replace("$.", "")
