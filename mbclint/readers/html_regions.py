"""Which part of an HTML page, which language and which wish about translation holds where."""

from collections.abc import Sequence

from mbclint.model.article import LanguageMark
from mbclint.model.links import Region
from mbclint.model.span import Span
from mbclint.readers.html_outline import Outline
from mbclint.readers.html_spans import Places, Ranges
from mbclint.readers.html_tree import Element, Tree

_LANDMARKS = {
    "nav": Region.NAVIGATION,
    "aside": Region.ASIDE,
    "header": Region.HEADER,
    "footer": Region.FOOTER,
    "head": Region.HEAD,
    "main": Region.BODY,
}
_ROLES = {
    "navigation": Region.NAVIGATION,
    "search": Region.NAVIGATION,
    "menu": Region.NAVIGATION,
    "menubar": Region.NAVIGATION,
    "complementary": Region.ASIDE,
    "banner": Region.HEADER,
    "contentinfo": Region.FOOTER,
    "main": Region.BODY,
}
"""WAI-ARIA 1.2, landmark roles, and the menus that stand within them."""
LANDMARK_TAGS = tuple(_LANDMARKS)
_SECTIONS = "main, article, section, [role=main], aside, nav"


def with_roles(tree: Tree) -> Sequence[Element]:
    """The elements with a landmark role."""
    return [
        element
        for element in tree.select("[role]")
        if element.attr("role") in _ROLES and element.position is not None
    ]


def regions(outline: Outline, roles: Sequence[Element], places: Places) -> Ranges:
    """The landmarks of a page. Header and footer of an article or a section are its own content."""
    found = Ranges()
    landmarks = [element for _, element in outline.of(*LANDMARK_TAGS)]
    for element in (*landmarks, *(each for each in roles if each.tag not in _LANDMARKS)):
        role = (element.attr("role") or "").strip().lower()
        region = _ROLES.get(role) or _LANDMARKS.get(element.tag)
        within = element.tag in ("header", "footer") and role not in _ROLES
        if region and not (within and element.parent and element.parent.closest(_SECTIONS)):
            found.add(places.whole(element), region)
    return found.settle(Region.BODY)


def content(outline: Outline, roles: Sequence[Element], places: Places) -> Span | None:
    """The extent of the page's only ``main`` element or role; without one, of its only
    ``article``."""
    mains = [element for _, element in outline.of("main")]
    mains += [each for each in roles if each.attr("role") == "main" and each.tag != "main"]
    for found in (mains, [element for _, element in outline.of("article")]):
        if len(found) == 1 and places.exact:
            return places.whole(found[0])
    return None


def languages(marked: Sequence[Element], places: Places) -> Ranges:
    """The language in force below the page's own declaration; None where that one holds.
    ``marked`` are the elements with ``lang``."""
    found = Ranges()
    for element in marked:
        if element.tag not in ("html", "body", "link"):
            found.add(places.whole(element), (element.attr("lang") or "").strip() or None)
    return found.settle(None)


def translatable(tree: Tree, places: Places) -> Ranges:
    """Whether a text may be translated (``translate``)."""
    found = Ranges()
    for element in tree.select("[translate]"):
        if element.position is not None:
            wish = (element.attr("translate") or "").strip().lower()
            found.add(places.whole(element), wish != "no")
    return found.settle(True)


def language_marks(
    outline: Outline, marked: Sequence[Element], places: Places
) -> tuple[LanguageMark, ...]:
    """Every declaration of language, with the direction in force there."""
    marks = []
    roots = [element for _, element in outline.of("html") if element.attr("lang") is None]
    for element in (*roots, *marked):
        name = "lang" if element.attr("lang") is not None else "xml:lang"
        span = places.value(element, name) if element.attr(name) is not None else None
        if span is None or element.tag == "link":
            continue
        around = element.closest("[dir]")
        marks.append(
            LanguageMark(
                (element.attr(name) or "").strip(),
                span,
                places.start_tag(element),
                element.tag in ("html", "body"),
                (around.attr("dir") or "").strip().lower() if around else None,
            )
        )
    return tuple(marks)
