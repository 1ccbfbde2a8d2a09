"""The tree of a paper as objects of the file: an object for each element, and from each page back to its elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFString

from app.documents.structure import Element, Spot, Tree
from app.language.safe_text import clean


class Written(PDFObject):
    """An object that is already in the writing of PDF."""

    def __init__(self, content: bytes = b"") -> None:
        self.content = content

    def format(self, _document: object) -> bytes:
        """Return it as it stands in the file."""
        return self.content


def reference(document: Any, thing: PDFObject) -> str:  # noqa: ANN401 - ReportLab's own document class is untyped here
    """Return how the file points to an object, which gets its number now if it had none."""
    number, version = document.idToObjectNumberAndVersion[document.Reference(thing).name]
    return f"{number} {version} R"


def write_tree(document: Any, tree: Tree, pages: Sequence[tuple[PDFObject, Sequence[Element]]]) -> None:  # noqa: ANN401 - as above
    """Put the tree in the file. `pages` are the pages with the elements of their stretches, in the order drawn."""
    tree.root.prune()
    root = Written()
    elements = {element: Written() for element in tree.root.walk()}
    places = {element: reference(document, thing) for element, thing in elements.items()}
    sheets = [reference(document, page) for page, _ in pages]
    top = reference(document, root)
    for element, thing in elements.items():
        parent = places[element.parent] if element.parent else top
        thing.content = " ".join(_entries(document, element, parent, places, sheets)).encode("latin-1")
    back = " ".join(f"{index} [{_listed(parts, places)}]" for index, (_, parts) in enumerate(pages))
    root.content = (
        f"<< /Type /StructTreeRoot /K {places[tree.root]} /ParentTreeNextKey {len(pages)} "
        f"/ParentTree << /Nums [{back}] >> >>"
    ).encode("ascii")
    document.Catalog.StructTreeRoot = root


def _listed(parts: Sequence[Element], places: Mapping[Element, str]) -> str:
    return " ".join(places[part] for part in parts)


def _entries(
    document: Any,  # noqa: ANN401 - as above
    element: Element,
    parent: str,
    places: Mapping[Element, str],
    sheets: Sequence[str],
) -> Iterator[str]:
    yield f"<< /S /{element.tag} /P {parent}"
    first = next((child.page for child in element.children if isinstance(child, Spot)), None)
    if first is not None:
        yield f"/Pg {sheets[first]}"
    if element.children:
        children = [_child(child, first, places, sheets) for child in element.children]
        yield f"/K {children[0]}" if len(children) == 1 else f"/K [{' '.join(children)}]"
    if element.alt:
        told = PDFString(clean(element.alt, keep_newlines=False)).format(document)
        yield f"/Alt {told.decode('latin-1')}"
    if element.lang:
        yield f"/Lang ({element.lang})"
    attributes = _attributes(element)
    if attributes:
        yield f"/A << {attributes} >>"
    yield ">>"


def _child(child: Element | Spot, first: int | None, places: Mapping[Element, str], sheets: Sequence[str]) -> str:
    if isinstance(child, Element):
        return places[child]
    if child.page == first:
        return str(child.number)
    return f"<< /Type /MCR /Pg {sheets[child.page]} /MCID {child.number} >>"


def _attributes(element: Element) -> str:
    if element.scope:
        return f"/O /Table /Scope /{element.scope}"
    if element.tag == "Figure" and element.area:
        box = " ".join(f"{edge:.2f}" for edge in element.area)
        return f"/O /Layout /Placement /Block /BBox [{box}]"
    if element.tag == "L" and any(part.tag == "Lbl" for part in element.walk()):
        return "/O /List /ListNumbering /Decimal"
    return ""
