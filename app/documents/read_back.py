"""What can be read in a finished PDF: the text of its pages, the words behind its pictures, what the file tells."""

from collections.abc import Callable, Iterator
from ctypes import POINTER, c_ushort, cast, create_string_buffer
from functools import partial
from typing import Any

import pypdfium2
from pypdfium2 import raw

from app.services.leak_text import RenderedPaper, RenderedPart

_BEHIND = (raw.FPDF_StructElement_GetAltText, raw.FPDF_StructElement_GetActualText, raw.FPDF_StructElement_GetTitle)


def read_back(pdf: bytes, file_name: str = "") -> RenderedPaper:
    """Return everything a reader of the file can get out of it. Raises PdfiumError for what is no PDF."""
    return RenderedPaper(tuple(part for part in _parts(pdf, file_name) if part.text.strip()))


def _parts(pdf: bytes, file_name: str) -> Iterator[RenderedPart]:
    yield RenderedPart("filnavnet", file_name)
    with pypdfium2.PdfDocument(pdf) as document:
        yield RenderedPart("filens oplysninger", "\n".join(document.get_metadata_dict().values()))
        marks = "\n".join(mark.get_title() or "" for mark in document.get_toc())
        yield RenderedPart("filens indholdsfortegnelse", marks)
        for number, page in enumerate(document, start=1):
            yield RenderedPart(f"side {number}", page.get_textpage().get_text_range())
            yield RenderedPart(f"billedtekst på side {number}", "\n".join(_told_behind(page)))
        names = (document.get_attachment(place).get_name() for place in range(document.count_attachments()))
        yield RenderedPart("vedhæftet i filen", "\n".join(names))


def _told_behind(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Yield what a screen reader is told in place of the pictures and letters of a tagged page, and notes on it."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if tree:
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            yield from _told_by(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
        raw.FPDF_StructTree_Close(tree)
    for place in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, place)
        for key in (b"Contents", b"T"):
            yield text_told(partial(_note_value, note, key))
        raw.FPDFPage_CloseAnnot(note)


def _told_by(element: object) -> Iterator[str]:
    if not element:
        return
    for tell in _BEHIND:
        yield text_told(partial(tell, element))
    for place in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
        yield from _told_by(raw.FPDF_StructElement_GetChildAtIndex(element, place))


def _note_value(note: object, key: bytes, target: Any, size: int) -> int:  # noqa: ANN401 - a C buffer
    return int(raw.FPDFAnnot_GetStringValue(note, key, cast(target, POINTER(c_ushort)) if target else None, size))


def text_told(fill: Callable[[Any, int], int]) -> str:
    """Ask PDFium twice, as it wants it: how many bytes, then the bytes, in UTF-16 with two zeros at the end."""
    size = fill(None, 0)
    if size <= 2:
        return ""
    target = create_string_buffer(size)
    fill(target, size)
    return target.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
