"""The page for the new caseworker is one page whatever the case holds, and says what it had no room for."""

from dataclasses import replace

import pytest
from handed_on import FOLLOW_UP, LONG_FOLLOW_UP, NEW_CASEWORKER, NOTHING_HANDED_ON, TOO_MUCH
from pdf_reading import pages, strays, whole

from app.documents.follow_up_paper import follow_up_pdf
from app.documents.new_caseworker_paper import new_caseworker_pdf
from app.services.new_caseworker_rows import NewCaseworkerPaper


@pytest.mark.parametrize("paper", [NEW_CASEWORKER, NOTHING_HANDED_ON, TOO_MUCH], ids=["ordinary", "nothing", "monster"])
def test_it_is_one_page_whatever_the_case_holds(paper: NewCaseworkerPaper) -> None:
    pdf = new_caseworker_pdf(paper)
    assert len(pages(pdf)) == 1
    assert strays(pdf) == []


def test_an_ordinary_case_has_room_for_all_of_it() -> None:
    text = whole(new_caseworker_pdf(NEW_CASEWORKER))
    for shown in (*NEW_CASEWORKER.agreed, *NEW_CASEWORKER.keep, "Lars Bækgaard, mors bror", "12 34 56 78",
                  "»I skal ikke tale om Lindely foran min mester.«", "16. december 2026: Opfølgning."):  # fmt: skip
        assert shown in text
    assert "Der er ikke plads" not in text


def test_what_there_was_no_room_for_is_counted_and_what_nobody_may_know_goes_last() -> None:
    text = whole(new_caseworker_pdf(TOO_MUCH))
    assert "Der er ikke plads til" in text
    assert "aftaler" in text.split("Der er ikke plads til")[1]
    assert "Person 0 må ikke vide, hvor person 1 er." in text


def test_one_agreement_more_than_there_is_room_for_is_the_last_one() -> None:
    many = replace(NEW_CASEWORKER, agreed=tuple(f"{n}. Lone gør nummer {n}" for n in range(1, 61)))
    text = whole(new_caseworker_pdf(many))
    kept = [n for n in range(1, 61) if f"Lone gør nummer {n}." in text]
    assert kept == list(range(1, len(kept) + 1))
    assert f"{60 - len(kept)} aftaler" in text
    assert len(kept) >= 7


def test_a_follow_up_tells_what_succeeded_first_and_then_how_the_goals_move() -> None:
    text = whole(follow_up_pdf(FOLLOW_UP))
    order = ["Ændret siden sidst", "Fra opfølgningen den 23. september 2026 til den 4. november 2026.",
             "Det er lykkedes", "Rune kører Noah mandag morgen.", "Det sagde Noah", "Sådan går det med målene",
             "Noah sagde 4, 5 og 6.", "Det er besluttet om hjælpen", "Nye aftaler", "Vi mødes igen"]  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_a_long_follow_up_stays_on_its_pages() -> None:
    assert strays(follow_up_pdf(LONG_FOLLOW_UP)) == []
