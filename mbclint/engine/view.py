"""Files as they are to be judged, where that is not as they lie on the disk."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class View:
    """What stands for some files, by their paths as findings show them."""

    contents: Mapping[str, bytes] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    """Files that are taken not to be there."""

    def with_contents(self, contents: Mapping[str, bytes]) -> "View":
        """The same, with further contents over these."""
        return replace(self, contents={**self.contents, **contents})


DISK = View()
"""All files as they lie on the disk."""
