"""Language tags on the command line."""

import click

from mbclint.model.language_tags import canonical_case, is_well_formed, suggest


class LanguageTag(click.ParamType[str]):
    """A BCP 47 tag."""

    name = "tag"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The tag in its usual case. What is none is a usage error."""
        if not is_well_formed(value):
            better = suggest(value)
            hint = f'; did you mean "{better}"?' if better else ""
            self.fail(f'"{value}" is no language tag such as "en" or "pt-BR"{hint}', param, ctx)
        return canonical_case(value)


class LanguageTags(click.ParamType[tuple[str, ...]]):
    """BCP 47 tags with commas between."""

    name = "tags"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The tags in their usual case. What is none is a usage error."""
        tags = (part.strip() for part in value.split(",") if part.strip())
        return tuple(LanguageTag().convert(tag, param, ctx) for tag in tags)
