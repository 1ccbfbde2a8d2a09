"""A ReportLab canvas whose file is tagged (PDF/UA-1) and archivable (PDF/A-2a).

Everything is drawn inside `tagged` or `artifact`, so that each letter is read once, in its place, or never. ReportLab
knows nothing of tagged files, but its document takes any object we hand it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Literal
from zlib import crc32

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, xObjectName
from reportlab.pdfgen.canvas import Canvas

from app.documents import faces
from app.documents.archive import LANGUAGE, Particulars, Stream, colour_profile, output_intent
from app.documents.pictures import Picture
from app.documents.structure import Area, Element, Spot, Tree
from app.documents.structure_writer import reference, write_tree
from app.language.safe_text import clean

Kind = Literal["Header", "Footer", "Watermark", "Repeated", ""]
_KINDS: dict[Kind, str] = {
    "": "/Type /Layout",
    "Repeated": "/Type /Pagination",
    "Header": "/Type /Pagination /Subtype /Header",
    "Footer": "/Type /Pagination /Subtype /Footer",
    "Watermark": "/Type /Pagination /Subtype /Watermark",
}
_LONGEST_ENTRY = 120
_TARGET_ABOVE = 12.0


class TaggedCanvas(Canvas):
    """A canvas on which everything is drawn inside `tagged` or `artifact`."""

    def __init__(self, size: tuple[float, float], particulars: Particulars, *, contents: bool = False) -> None:
        """Begin a file. With `contents` its headings are listed beside the pages."""
        self._target = BytesIO()
        # Without a face of ours to begin with, the library names one that is not in the file.
        begin: dict[str, Any] = {"pdfVersion": (1, 7), "initialFontName": faces.font(faces.OWN, 400)}
        super().__init__(self._target, pagesize=size, invariant=1, lang=LANGUAGE, **begin)
        self.tree = Tree()
        self._own: Any = vars(self)["_doc"]
        self._particulars = particulars
        self._contents = contents
        self._here: list[Element] = []
        self._sheets: list[tuple[PDFObject, list[Element]]] = []

    @contextmanager
    def tagged(self, element: Element, area: Area | None = None) -> Iterator[None]:
        """Draw content of one element; `area`, as the canvas lies now, is where a picture or a heading stands."""
        self.tree.hang(element)
        if area and not element.area:
            element.area = self._on_paper(area)
            self._list(element)
        element.children.append(Spot(len(self._sheets), len(self._here)))
        self.addLiteral(f"/{element.tag} <</MCID {len(self._here)}>> BDC")
        self._here.append(element)
        yield
        self.addLiteral("EMC")

    @contextmanager
    def artifact(self, kind: Kind = "") -> Iterator[None]:
        """Draw what is no part of the text: what stands on every page, rules, grounds, decoration."""
        self.addLiteral(f"/Artifact <<{_KINDS[kind]}>> BDC")
        yield
        self.addLiteral("EMC")

    @contextmanager
    def read_as(self, text: str, language: str = "") -> Iterator[None]:
        """Draw letters that stand for `text` where their order on the page is not the order of reading."""
        actual = ("\ufeff" + text).encode("utf-16-be", "replace").hex().upper()
        spoken = f"/Lang ({language}) " if language else ""
        self.addLiteral(f"/Span <<{spoken}/ActualText <{actual}>>> BDC")
        yield
        self.addLiteral("EMC")

    def picture(self, picture: Picture, area: Area) -> None:
        """Lay a picture on the page; on many pages it stands in the file once."""
        name = f"picture{crc32(picture.dots):08x}"
        left, low, right, high = area
        internal = xObjectName(name)
        if internal not in self._own.idToObject:
            entries = {"Type": "/XObject", "Subtype": "/Image", "Width": str(picture.width),
                       "Height": str(picture.height), "ColorSpace": "/DeviceRGB", "BitsPerComponent": "8"}  # fmt: skip
            self._own.Reference(Stream(picture.dots, entries), internal)
        vars(self)["_formsinuse"].append(name)
        self.addLiteral(f"q {right - left:.3f} 0 0 {high - low:.3f} {left:.3f} {low:.3f} cm /{internal} Do Q")

    def showPage(self) -> None:
        """End the page and remember which elements stand on it."""
        super().showPage()
        page = self._own.Pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._sheets), PDFName("S")
        page.Contents = Stream(page.stream.encode("latin-1"))
        self._sheets.append((page, self._here))
        self._here = []

    def finished(self) -> bytes:
        """Put in the file what it tells of itself and how it is read, and return it."""
        catalog = self._own.Catalog
        self._own.info = self._particulars
        catalog.Metadata = self._particulars.xmp()
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = output_intent(reference(self._own, colour_profile()).encode("ascii"))
        catalog.MarkInfo = PDFDictionary({"Marked": "true", "Suspects": "false"})
        self.setViewerPreference("DisplayDocTitle", "true")
        write_tree(self._own, self.tree, self._sheets)
        self.save()
        return self._target.getvalue()

    def _list(self, element: Element) -> None:
        """Add a heading to the list of contents."""
        words = clean(element.words, keep_newlines=False)[:_LONGEST_ENTRY].strip()
        if self._contents and element.level and words and element.area:
            key = f"part{len(self._sheets)}-{len(self._here)}"
            self.bookmarkPage(key, fit="XYZ", left=0, top=element.area[3] + _TARGET_ABOVE)
            self.addOutlineEntry(words, key, element.level - 1)

    def _on_paper(self, area: Area) -> Area:
        """Return an area as it lies on the page, however the canvas is turned."""
        corners = [self.absolutePosition(x, y) for x in area[::2] for y in area[1::2]]
        across, up = zip(*corners, strict=True)
        return min(across), min(up), max(across), max(up)
