"""The mechanisms of the rules, by the name that a rule file calls them."""

from collections.abc import Mapping
from typing import Final

from mbclint.checks.hygiene import (
    encoding,
    final_newline,
    invisible_characters,
    navigation_residue,
    placeholder_text,
    pseudo_structure,
    sentinel_date,
)
from mbclint.checks.kinds import Check
from mbclint.checks.language import (
    body_language,
    foreign_title,
    heading_language,
    list_language,
    missing_dir,
    missing_lang,
    title_language,
    unmarked_part,
)
from mbclint.checks.links import (
    malformed_link,
    same_text,
    tel_mismatch,
    translated_url,
    vague_text,
)
from mbclint.checks.related import (
    duplicate_entry,
    end_punctuation,
    initial_case,
    long_list,
    lost_punctuation,
    numbering,
    order,
    placeholder_entry,
    self_entry,
    untranslated_prefix,
)
from mbclint.checks.review import (
    ambiguous_date,
    automatic_date,
    bare_date,
    date_language,
    footer_only,
    future_date,
    impossible_date,
    missing_next_review,
    missing_review_date,
    missing_reviewer,
)
from mbclint.checks.staleness import dated_phrase, due_soon, too_old

CHECKS: Final[Mapping[str, Check]] = {
    "ambiguous-date": ambiguous_date.CHECK,
    "automatic-date": automatic_date.CHECK,
    "bare-date": bare_date.CHECK,
    "body-language": body_language.CHECK,
    "date-language": date_language.CHECK,
    "dated-phrase": dated_phrase.CHECK,
    "due-soon": due_soon.CHECK,
    "duplicate-entry": duplicate_entry.CHECK,
    "encoding": encoding.CHECK,
    "end-punctuation": end_punctuation.CHECK,
    "final-newline": final_newline.CHECK,
    "footer-only": footer_only.CHECK,
    "foreign-title": foreign_title.CHECK,
    "future-date": future_date.CHECK,
    "heading-language": heading_language.CHECK,
    "impossible-date": impossible_date.CHECK,
    "initial-case": initial_case.CHECK,
    "invisible-characters": invisible_characters.CHECK,
    "list-language": list_language.CHECK,
    "long-list": long_list.CHECK,
    "lost-punctuation": lost_punctuation.CHECK,
    "malformed-link": malformed_link.CHECK,
    "missing-dir": missing_dir.CHECK,
    "missing-lang": missing_lang.CHECK,
    "missing-next-review": missing_next_review.CHECK,
    "missing-review-date": missing_review_date.CHECK,
    "missing-reviewer": missing_reviewer.CHECK,
    "navigation-residue": navigation_residue.CHECK,
    "numbering": numbering.CHECK,
    "order": order.CHECK,
    "placeholder-entry": placeholder_entry.CHECK,
    "placeholder-text": placeholder_text.CHECK,
    "pseudo-structure": pseudo_structure.CHECK,
    "same-text": same_text.CHECK,
    "self-entry": self_entry.CHECK,
    "sentinel-date": sentinel_date.CHECK,
    "tel-mismatch": tel_mismatch.CHECK,
    "title-language": title_language.CHECK,
    "too-old": too_old.CHECK,
    "translated-url": translated_url.CHECK,
    "unmarked-part": unmarked_part.CHECK,
    "untranslated-prefix": untranslated_prefix.CHECK,
    "vague-text": vague_text.CHECK,
}
