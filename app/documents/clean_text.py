"""A finished paper as plain text that can be put anywhere: what a screen reader would read, in that order.

Headings stand alone, lists have their numbers or a dash, a row of a table is one line, a picture is its own words.
What stands on every page (sender, page numbers, stamps) is not read twice and is no part of the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from ctypes import c_ushort
from functools import partial
from typing import Any

import pypdfium2
from pypdfium2 import raw

from app.documents.read_back import text_told

_HEADINGS = ("H1", "H2", "H3", "H4")
_DASH = "– "
_OPEN_END = re.compile(r"[^.!?:…»«)\d]$")
_UNENDED = re.compile(r"\w$")
_SPACES = re.compile(r"[ \u00a0\r\n]+")

Blocks = Iterator[str]


def clean_text(pdf: bytes) -> str:
    """Return the text of a paper with an empty line between its parts; a paper without structure page by page.

    Raises PdfiumError for what is no PDF.
    """
    blocks: list[str] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            told = [each for each in _PageText(page).blocks() if each.strip()]
            if blocks and told and _goes_on(blocks[-1], told[0]):
                blocks[-1] = f"{blocks[-1]} {told.pop(0)}"
            blocks += told
    return "\n".join(_spaced(blocks)).strip()


class _PageText:
    """One page read by its structure."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page, self._letters = page, page.get_textpage()
        self._texts: dict[int, str] = defaultdict(str)
        for place in range(raw.FPDFPage_CountObjects(page.raw)):
            thing = raw.FPDFPage_GetObject(page.raw, place)
            if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_TEXT:
                number = raw.FPDFPageObj_GetMarkedContentID(thing)
                if number >= 0:  # what stands on every page has none, and neither has what goes on upon the next one
                    self._texts[number] += text_told(partial(self._letters_of, thing))

    def blocks(self) -> Blocks:
        """Yield the parts of the page in the order they are read; a heading ends with an empty line before it."""
        tree = raw.FPDF_StructTree_GetForPage(self._page.raw)
        if not tree or not raw.FPDF_StructTree_CountChildren(tree):
            yield _tidy(self._letters.get_text_range())
            return
        try:
            for place in range(raw.FPDF_StructTree_CountChildren(tree)):
                yield from self._element(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
        finally:
            raw.FPDF_StructTree_Close(tree)

    def _element(self, element: Any) -> Blocks:  # noqa: ANN401 - a handle of the C library
        tag = _tag_of(element)
        if tag == "Figure":
            yield text_told(partial(raw.FPDF_StructElement_GetAltText, element))
        elif tag in _HEADINGS:
            yield f"\n{self._words(element)}"
        elif tag == "LI":
            yield self._item(element)
        elif tag == "TR":
            yield self._row(element)
        elif tag in ("P", "Lbl"):
            yield self._words(element)
        else:
            for child in _children(element):
                yield from self._element(child)

    def _item(self, element: Any) -> str:  # noqa: ANN401 - a handle of the C library
        """Return an item of a list on one line, with its number, or a dash where it has none."""
        parts = [(_tag_of(each), each) for each in _children(element)]
        label = " ".join(self._words(each) for tag, each in parts if tag == "Lbl")
        told = " ".join(filter(None, (self._words(each) for tag, each in parts if tag != "Lbl")))
        number = f"{label.rstrip('.')}. " if label.rstrip(".").isdigit() else _DASH
        return f"{number}{told}" if told else ""

    def _row(self, element: Any) -> str:  # noqa: ANN401 - a handle of the C library
        cells = [(_tag_of(each), self._words(each)) for each in _children(element)]
        if len(cells) > 1 and cells[0][0] == "TH" and cells[1][0] == "TD":
            rest = " · ".join(told for _, told in cells[1:] if told)
            return f"{cells[0][1].rstrip(':')}: {rest}" if rest else ""
        return " · ".join(told for _, told in cells if told)

    def _words(self, element: Any) -> str:  # noqa: ANN401 - a handle of the C library
        """Return all the words in an element on one line."""
        parts: list[str] = []
        for place in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, place)
            number = raw.FPDF_StructElement_GetChildMarkedContentID(element, place)
            told = self._words(child) if child else self._texts.get(number, "")
            if child and parts and told[:1].isupper() and _UNENDED.search(parts[-1]):
                parts[-1] += "."
            parts.append(told)
        return _tidy(" ".join(parts))

    def _letters_of(self, thing: object, target: Any, size: int) -> int:  # noqa: ANN401 - a C buffer
        buffer = (c_ushort * (size // 2)).from_buffer(target) if target else None
        return int(raw.FPDFTextObj_GetText(thing, self._letters.raw, buffer, size))


def _children(element: Any) -> Iterator[Any]:  # noqa: ANN401 - handles of the C library
    for place in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            yield child


def _tag_of(element: Any) -> str:  # noqa: ANN401 - a handle of the C library
    return text_told(partial(raw.FPDF_StructElement_GetType, element))


def _goes_on(before: str, after: str) -> bool:
    """Tell whether a paragraph was parted by the end of a page."""
    return bool(_OPEN_END.search(before)) and after[:1].islower()


def _spaced(blocks: list[str]) -> Iterator[str]:
    """Yield the parts as lines; items and rows stand close, the rest apart."""
    for place, each in enumerate(blocks):
        yield each
        after = blocks[place + 1] if place + 1 < len(blocks) else ""
        if after and not after.startswith("\n") and not each.startswith("\n"):
            yield from () if _is_row(each) and _is_row(after) else ("",)


def _is_row(block: str) -> bool:
    return block.startswith(_DASH) or bool(re.match(r"\d+\. ", block)) or " · " in block


def _tidy(text: str) -> str:
    """Return a text on one line; PDFium marks a hyphen at the end of a line with a sign of its own."""
    return _SPACES.sub(" ", text.replace("\ufffe", "-").replace("\x02", "-")).strip()
