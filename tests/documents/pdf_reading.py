"""What stands in a PDF, read back by a program that did not write it."""

from collections.abc import Iterator
from unicodedata import combining

import pypdfium2 as pdfium
from pypdfium2 import raw

SIDE, TOP, FOOT = 60.0, 18.0, 26.0
Box = tuple[float, float, float, float]
_ROW = 12.0


def pages(data: bytes) -> list[str]:
    """Return the text of each page; no-break spaces become plain, line ends become spaces."""
    document = pdfium.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return [" ".join(text.replace("\u00a0", " ").replace("\ufffe", "-").split()) for text in texts]


def whole(data: bytes) -> str:
    """Return all text."""
    return " ".join(pages(data))


def strays(data: bytes) -> list[str]:
    """Return the characters whose boxes reach outside the margins; the pale diagonal stamp is read as text too."""
    document = pdfium.PdfDocument(data)
    found = []
    for number, page in enumerate(document, start=1):
        wide, high = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            char = chr(raw.FPDFText_GetUnicode(text, index))
            if not char.strip():
                continue
            left, bottom, right, top = text.get_charbox(index)
            hook = 1 + 0.16 * (top - bottom)  # »j« and »ȉ« hang out to the left of where they stand
            if left < SIDE - hook or right > wide - SIDE + hook or bottom < FOOT - 1 or top > high - TOP:
                found.append(f"side {number}: {char!r} {left:.0f} {bottom:.0f} {right:.0f} {top:.0f}")
    document.close()
    return found


def overlaps(data: bytes) -> list[str]:
    """Return pairs of characters that lie on each other by more than a third; turned letters lie under the text."""
    document = pdfium.PdfDocument(data)
    found = []
    for number, page in enumerate(document, start=1):
        rows: dict[int, list[tuple[str, Box]]] = {}
        for char, box in _upright(page.get_textpage()):
            middle = int((box[1] + box[3]) / 2 // _ROW)
            for row in (middle, middle + 1):  # those of two neighbouring rows meet in one of them
                rows.setdefault(row, []).append((char, box))
        found += [f"side {number}: {told}" for row in rows.values() for told in _on_each_other(row)]
    document.close()
    return found


def _on_each_other(row: list[tuple[str, Box]]) -> Iterator[str]:
    for index, (char, box) in enumerate(row):
        for other, beside in row[index + 1 :]:
            if beside[0] >= box[2]:
                break
            # »…« is read as three dots in one box.
            if box != beside and _shared(box, beside) > min(_area(box), _area(beside)) / 3:
                yield f"{char!r} {other!r} at {box[0]:.0f} {box[1]:.0f}"


def _upright(text: pdfium.PdfTextPage) -> Iterator[tuple[str, Box]]:
    """Yield visible characters with their boxes, from left to right."""
    found = []
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if char.strip() and not combining(char) and raw.FPDFText_GetCharAngle(text, index) == 0:
            box = text.get_charbox(index)
            if _area(box) > 0:
                found.append((char, box))
    yield from sorted(found, key=lambda each: each[1])


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _shared(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(wide, 0.0) * max(high, 0.0)


def info(data: bytes) -> dict[str, str]:
    """Return the information dictionary."""
    document = pdfium.PdfDocument(data)
    told = document.get_metadata_dict()
    document.close()
    return told


def fonts_embedded(data: bytes) -> bool:
    """Say whether every font that draws text is carried in the file."""
    document = pdfium.PdfDocument(data)
    answers = [
        raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(thing.raw))
        for page in document
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    ]
    document.close()
    return bool(answers) and all(answer == 1 for answer in answers)
