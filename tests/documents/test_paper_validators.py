"""Every paper is tagged for everyone and fit for the archive, and the validators that say so are no yes-men."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from paper_gallery import NAMES, paper
from validators import of_outloud, of_page, of_pdfua

Fault = Callable[[pikepdf.Pdf], None]
WARNED = {
    "PAG-001",  # the same line on three pages: two copies of a form, or one long word of a monster
    "TBL-012",  # a table to be filled in by hand is empty
    "FIG-012",  # a family told in two thousand times the same words
}


@pytest.mark.parametrize("name", NAMES)
def test_no_paper_breaks_a_rule_of_either_standard(name: str) -> None:
    assert of_page(paper(name)) | of_pdfua(paper(name)) == set()


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in NAMES if "monster" not in name and not name.startswith("form-")])
def test_a_screen_reader_would_find_nothing_wrong(name: str) -> None:
    assert of_outloud(paper(name)) == set()


def test_a_screen_reader_would_find_nothing_wrong_in_monsters_and_forms_either() -> None:
    for name in ("plan-monster-child", "monster-own", "form-network_meeting"):
        assert of_outloud(paper(name)) == set()


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in NAMES if "plan-" in name or "meeting-" in name])
def test_an_ordinary_paper_gives_no_cause_for_a_warning(name: str) -> None:
    warnings = {said for said in of_outloud(paper(name), "warning") if said.partition(":")[0] not in WARNED}
    assert warnings == set()
    assert "monster" in name or of_outloud(paper(name), "warning") == set()


def spoilt(fault: Fault) -> bytes:
    """Return the family's plan with a fault planted in it."""
    target = BytesIO()
    with pikepdf.open(BytesIO(paper("plan-a-family"))) as pdf:
        fault(pdf)
        pdf.save(target, static_id=True)
    return target.getvalue()


def first(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    """Return the first element of a kind."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop(0)
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            if str(element.S)[1:] == tag:
                return element
            kids = element.get("/K", [])
            waiting[:0] = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    raise AssertionError(tag)


def no_title(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"dc:title", b"dc:source"))


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def skipped_heading(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name.H4


def picture_without_words(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").S = pikepdf.Name.Figure


def untagged_letters(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    content = page.Contents.read_bytes()
    page.Contents.write(content.replace(b"/H1 <</MCID", b"/H1 <</Nothing", 1))


def outside_letters(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    name = next(iter(page.Resources.Font))
    page.Contents.write(page.Contents.read_bytes() + f"\nBT {name} 12 Tf 1 0 0 1 99 99 Tm (\001) Tj ET".encode())


def no_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def letters_without_meaning(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.ToUnicode


def not_marked(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


def nothing(_pdf: pikepdf.Pdf) -> None:
    """Leave the paper as it is; what is written anew without a fault must still pass."""


@pytest.mark.parametrize(
    "fault",
    [no_title, skipped_heading, picture_without_words, untagged_letters, no_profile, letters_without_meaning,
     not_marked],
)  # fmt: skip
def test_the_first_validator_finds_planted_faults(fault: Fault) -> None:
    assert of_page(spoilt(fault)) - of_page(spoilt(nothing))


@pytest.mark.parametrize("fault", [no_title, skipped_heading, picture_without_words, untagged_letters, not_marked])
def test_the_second_validator_finds_planted_faults(fault: Fault) -> None:
    assert of_outloud(spoilt(fault)) - of_outloud(spoilt(nothing))


@pytest.mark.parametrize("fault", [no_language, picture_without_words, outside_letters, not_marked])
def test_the_third_validator_finds_planted_faults(fault: Fault) -> None:
    assert of_pdfua(spoilt(fault)) - of_pdfua(spoilt(nothing))
