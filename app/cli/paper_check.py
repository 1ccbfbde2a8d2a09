"""Looking at a finished plan as a reader, a screen reader and an archive would; with what is shipped, no other tool."""

from collections.abc import Iterator, Sequence

import pypdfium2
from pypdfium2 import raw

NOT_A_PDF = "filen kan ikke åbnes"
NO_TITLE = "titlen mangler"
NOT_TAGGED = "siderne kan ikke læses op"
NO_TREE = "side {0} kan ikke læses op"
NO_LANGUAGE = "sproget mangler"
NOT_PROMISED = "{0} mangler"
NOT_EMBEDDED = "en skrift følger ikke med på side {0}"
NOT_THERE = "»{0}« står der ikke"
PROMISES = {"PDF/UA-1": b"<pdfuaid:part>1</pdfuaid:part>", "PDF/A-2": b"<pdfaid:part>2</pdfaid:part>"}
"""What the file promises about itself (ISO 14289-1, ISO 19005-2); a promise lies unpacked, so that it can be found."""


def faults_of(pdf: bytes, words: Sequence[str]) -> list[str]:
    """Return what is wrong with a paper that should hold `words`, in Danish; nothing when all is well."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return [NOT_A_PDF]
    with document:
        found = [NOT_PROMISED.format(name) for name, mark in PROMISES.items() if mark not in pdf]
        found += [] if document.get_metadata_value("Title") else [NO_TITLE]
        found += [] if raw.FPDFCatalog_IsTagged(document) else [NOT_TAGGED]
        found += [] if b"/Lang" in pdf else [NO_LANGUAGE]
        text = ""
        for number, page in enumerate(document, start=1):
            found += [each.format(number) for each in _faults_of_page(page)]
            text += page.get_textpage().get_text_range()
    return found + [NOT_THERE.format(each) for each in words if each not in text]


def _faults_of_page(page: pypdfium2.PdfPage) -> Iterator[str]:
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree or raw.FPDF_StructTree_CountChildren(tree) < 1:
        yield NO_TREE
    if tree:
        raw.FPDF_StructTree_Close(tree)
    fonts = (raw.FPDFTextObj_GetFont(each) for each in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]))
    if not all(raw.FPDFFont_GetIsEmbedded(each) for each in fonts):
        yield NOT_EMBEDDED
