"""What stands in a PDF, read back by a program that did not write it."""

import pypdfium2 as pdfium
from pypdfium2 import raw

SIDE, TOP, FOOT = 60.0, 18.0, 26.0


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
            char = text.get_text_range(index, 1)
            if not char.strip():
                continue
            left, bottom, right, top = text.get_charbox(index)
            hook = 1 + 0.1 * (top - bottom)  # a »j« hangs out to the left of where it stands
            if left < SIDE - hook or right > wide - SIDE + hook or bottom < FOOT - 1 or top > high - TOP:
                found.append(f"side {number}: {char!r} {left:.0f} {bottom:.0f} {right:.0f} {top:.0f}")
    document.close()
    return found


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
