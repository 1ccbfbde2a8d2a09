"""A ReportLab canvas that also writes the tree a screen reader walks: headings, paragraphs and pictures with words.

ReportLab knows nothing of tagged PDF (ISO 32000-1, 14.8), but its document takes any object we hand it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

Tag = Literal["H1", "H2", "P", "Figure"]
Box = tuple[float, float, float, float]


class TaggedCanvas(Canvas):
    """A canvas on which everything is drawn inside `tagged` or `artifact`, so that nothing is read out of place."""

    def __init__(self, target: BytesIO, size: tuple[float, float]) -> None:
        super().__init__(target, pagesize=size, invariant=1, lang="da-DK")
        self._own: Any = vars(self)["_doc"]
        self._root = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName("Document")})
        self._parts: list[PDFDictionary] = []
        self._on_page: list[PDFDictionary] = []
        self._numbers: list[object] = []

    @contextmanager
    def tagged(self, tag: Tag, alt: str = "", box: Box | None = None) -> Iterator[None]:
        """Draw one part of the text. `alt` is read instead of a picture; `box` (in points) is where the picture is."""
        part = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(tag), "K": len(self._on_page)})
        part["P"] = self._own.Reference(self._root)
        if alt:
            part["Alt"] = PDFString(alt)
        if box:
            part["A"] = PDFDictionary(
                {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": PDFArray([round(x, 2) for x in box])}
            )
        self.addLiteral(f"/{tag} <</MCID {len(self._on_page)}>> BDC")
        self._on_page.append(part)
        yield
        self.addLiteral("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Draw what is no part of the text: page numbers, marks, decoration."""
        self.addLiteral("/Artifact BMC")
        yield
        self.addLiteral("EMC")

    def showPage(self) -> None:
        """End the page and remember which parts stand on it."""
        super().showPage()
        page = self._own.Pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._numbers) // 2, PDFName("S")
        for part in self._on_page:
            part["Pg"] = self._own.Reference(page)
        parts = PDFArray([self._own.Reference(part) for part in self._on_page])
        self._numbers += [len(self._numbers) // 2, parts]
        self._parts += self._on_page
        self._on_page = []

    def save(self) -> None:
        """Put the tree in the file and end it."""
        self._root["K"] = PDFArray([self._own.Reference(part) for part in self._parts])
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot"), "K": self._own.Reference(self._root)})
        tree["ParentTree"] = PDFDictionary({"Nums": PDFArray(self._numbers)})
        tree["ParentTreeNextKey"] = len(self._numbers) // 2
        self._root["P"] = self._own.Reference(tree)
        self._own.Catalog.StructTreeRoot = tree
        self._own.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()
