"""Files as they are to be judged, where that is not as they lie on the disk."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from mbclint.corpus.git_changes import touches
from mbclint.model.finding import Finding


class View(Struct, frozen=True):
    """What stands for some files, by their paths as findings show them."""

    contents: Mapping[str, bytes] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    """Files that are taken not to be there."""
    gone: Mapping[str, bytes] = field(default_factory=dict)
    """What files held that were there before: what their going breaks is found."""
    lines: Mapping[str, tuple[range, ...]] = field(default_factory=dict)
    """Of some files, the only lines on which findings count."""
    whole_site: bool = False
    """Whether all pages below the root make the site, also without a settings file."""

    def with_contents(self, contents: Mapping[str, bytes]) -> "View":
        """The same, with further contents over these."""
        return replace(self, contents={**self.contents, **contents})

    def counts(self, finding: Finding) -> bool:
        """Whether a finding stands on lines that count."""
        ranges = self.lines.get(finding.path)
        last = finding.place.end.line
        return ranges is None or touches(ranges, finding.place.start.line, last)


DISK = View()
"""All files as they lie on the disk."""
