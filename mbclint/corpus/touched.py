"""What a change of some pages may change about others."""

from mbclint.corpus.member import Member
from mbclint.corpus.site import Site


def touched_by(site: Site, named: frozenset[str]) -> tuple[Member, ...]:
    """The other pages on which a change of the named ones may show: their translations, and those
    that may link to them."""
    if len(named) >= len(site.members):
        return ()
    changed = site.of_paths(named)
    groups = {member.identity.group for member in changed}
    slugs = tuple({member.identity.slug for member in changed if member.identity.slug})
    return tuple(
        member
        for path, member in site.members.items()
        if path not in named and (member.identity.group in groups or member.links_with(slugs))
    )
