"""The sheet to say yes or no on, and the record of a decision: what stands there, the same bytes, nothing cut off."""

import datetime as dt

import pytest
from pdf_reading import pages, strays, whole

from app.documents.consent_form_paper import consent_form_pdf
from app.documents.ruling_paper import ruling_pdf
from app.models.enums_people import ConsentKind
from app.services.consent_form_rows import ConsentFormPaper, ConsentSheet
from app.services.plan_rows import ContactBox
from app.services.ruling_paper_rows import CheckLine, FactLine, RulingPaper

MADE = dt.date(2026, 11, 22)
LONG = "Anne-Katrine Bartholomæussen-Krüger Vestergaard-Christoffersen"
SANNE = ContactBox(name="Sanne Vestergaard", phone="12 34 56 78")


@pytest.fixture
def form() -> ConsentFormPaper:
    return ConsentFormPaper(
        title="Siger du ja?", copy="family", made_on=MADE, version="1 (a4f2)", recipients="Til Lone", caseworker=SANNE,
        sheets=(
            ConsentSheet(
                kind=ConsentKind.INTERVENTION, name=LONG, capacity="og har forældremyndigheden", about="Mathias",
                what="Familiebehandling", scope="to timer om ugen",
            ),
            ConsentSheet(
                kind=ConsentKind.FETCHING, name="Lone", about="Mathias", other=LONG, scope="søvnen",
                until=dt.date(2027, 3, 1),
            ),
            ConsentSheet(kind=ConsentKind.SHARING, is_blank=True),
        ),
    )  # fmt: skip


@pytest.fixture
def record() -> RulingPaper:
    return RulingPaper(
        title="Afgørelse", copy="professional", made_on=MADE, version="1 (a4f2)", caseworker=SANNE,
        name=f"Støtte til {LONG}", children=(LONG,), on=MADE, sent_on=None,
        facts=(FactLine("Lovgrundlag", "barnets lov § 32, stk. 1, nr. 3"),),
        told=(FactLine("Begrundelse", "Første linje.\nAnden linje."),), hearings=(f"{LONG}: sendt i dag.",),
        talks=(),
        checks=(
            CheckLine("Dato", is_there=True, demanded=True, help=""),
            CheckLine("Formål", is_there=False, demanded=True, help="Hvad skal det føre til?"),
        ),
    )  # fmt: skip


def test_each_yes_has_a_sheet_of_its_own_and_says_that_it_can_be_taken_back(form: ConsentFormPaper) -> None:
    help_sheet, fetch, blank = pages(consent_form_pdf(form))
    assert "Siger du ja til hjælpen?" in help_sheet
    assert "To timer om ugen." in help_sheet
    assert "Mathias" in fetch
    assert "Til og med den 1. marts 2027" in fetch
    assert all("Du kan altid trække dit ja tilbage" in each for each in (help_sheet, fetch, blank))
    assert "Mathias" not in blank
    assert "Jeg svarer som" in blank


def test_the_record_says_that_it_is_no_letter_and_has_a_page_of_what_is_missing(record: RulingPaper) -> None:
    first, checks = pages(ruling_pdf(record))
    assert "Det er ikke et brev" in first
    assert "Første linje. Anden linje." in first
    assert "Mangler. Hvad skal det føre til?" in checks
    assert checks.count("Står i sagen.") == 1


def test_the_same_facts_give_the_same_bytes_and_nothing_stands_outside_the_page(
    form: ConsentFormPaper, record: RulingPaper
) -> None:
    for data, again in (
        (consent_form_pdf(form), consent_form_pdf(form)), (ruling_pdf(record), ruling_pdf(record)),
    ):  # fmt: skip
        assert data == again
        assert strays(data) == []
        assert "Vestergaard-Christoffersen" in whole(data)
