"""A typeface as a paper carries it: only the letters used, each told as the character it stands for.

ReportLab's own way tells a code without a letter as the character U+0000, and joined letters as private characters;
neither may stand in an archive file (ISO 19005-2, 6.2.11.7).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfbase.ttfonts import SUBSETN, ShapedStr, TTFont

from app.documents.archive import Stream

_SYMBOLIC = 4
_JOINED = (range(0xE000, 0xF900), range(0xFB1D, 0xFE00), range(0xFE70, 0xFEFF))
"""Private characters, and those for a letter as it looks beside others."""
_AT_ONCE = 100
"""More lines than this may not stand in one block of a character map."""


class PaperFont(TTFont):
    """A typeface that is cut down to what a paper uses when the paper is ended."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=False)
        self._spelt: dict[int, str] = {}

    def spells(self, shaped: ShapedStr, text: str) -> None:
        """Remember which letters of `text` each joined form stands for."""
        clusters = [glyph.cluster for glyph in vars(shaped)["__shapeData__"]]
        ends = dict(zip(starts := sorted(set(clusters)), [*starts[1:], len(text)], strict=True))
        for form, cluster in zip(shaped, clusters, strict=True):
            if any(ord(form) in some for some in _JOINED):
                self._spelt.setdefault(ord(form), text[cluster : ends[cluster]])

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401 - ReportLab's own document class is untyped here
        """Put the letters used in the file; ReportLab calls this when a document is ended."""
        state: Any = self.state[doc]
        state.frozen = 1
        for number, subset in enumerate(state.subsets):
            used = {code: letter for letter, code in _codes(state.assignments, number)}
            if used:
                name = self.getSubsetInternalName(number, doc)[1:]
                doc.idToObject["BasicFonts"].dict[name] = doc.Reference(self._part(doc, number, subset, used), name)
        del self.state[doc]

    def _part(self, doc: Any, number: int, subset: Sequence[int], used: Mapping[int, int]) -> PDFDictionary:  # noqa: ANN401 - as above
        """Return one font of at most 255 letters."""
        name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("ascii")
        face: Any = self.face
        file = face.makeSubset(list(subset))
        first, last = min(used), max(used)
        descriptor = PDFDictionary({
            "Type": PDFName("FontDescriptor"), "FontName": PDFName(name), "Flags": face.flags | _SYMBOLIC,
            "Ascent": face.ascent, "Descent": face.descent, "CapHeight": face.capHeight,
            "ItalicAngle": face.italicAngle, "StemV": face.stemV, "FontBBox": PDFArray(face.bbox),
            "FontFile2": doc.Reference(Stream(file, {"Length1": str(len(file))})),
        })  # fmt: skip
        return PDFDictionary({
            "Type": PDFName("Font"), "Subtype": PDFName("TrueType"), "BaseFont": PDFName(name),
            "FirstChar": first, "LastChar": last, "FontDescriptor": doc.Reference(descriptor),
            "Widths": PDFArray([face.getCharWidth(subset[code]) for code in range(first, last + 1)]),
            "ToUnicode": doc.Reference(Stream(self._told(name, used))),
        })  # fmt: skip

    def _told(self, name: str, used: Mapping[int, int]) -> bytes:
        """Return the map from codes to the characters they stand for."""
        rows = [(code, self._spelt.get(letter, "") or chr(letter)) for code, letter in sorted(used.items())]
        lines = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in rows]
        blocks = [lines[start : start + _AT_ONCE] for start in range(0, len(lines), _AT_ONCE)]
        told = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return _CHARACTER_MAP.format(name=name, told=told).encode("ascii")


def _codes(assignments: Mapping[int, int], number: int) -> Iterator[tuple[int, int]]:
    """Yield each letter of one part with its code there; code 0 is the letter that is missing and is never written."""
    for letter, code in assignments.items():
        if code >> 8 == number and code & 0xFF:
            yield letter, code & 0xFF


_CHARACTER_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{told}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
