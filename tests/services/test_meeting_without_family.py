"""Tværfaglig sparring: professionals think together without the family, and nothing they take home names it."""

from typing import Any
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.documents.meeting_paper import meeting_pdf
from app.models.enums import Copy, PaperKind
from app.models.meeting import Meeting, Participant
from app.services import agreements, meetings, people
from app.services.meeting_desk import read_desk
from app.services.meeting_next import plan_next
from app.services.meeting_paper_recipients import papers_for
from app.services.meeting_preparation import read_preparation
from app.services.meeting_rows import meeting_before
from app.services.meeting_types import UNKNOWN_ABOUT
from app.services.papers import plan_for
from app.services.room import read_room
from app.services.room_photo import read_photo
from app.services.snapshot import read_case
from tests.services.meeting_making import draft, hold, set_row, who
from tests.services.read_by_jan import text_of

SPARRING = "colleague_sparring"
FAMILY = ("Mathias", "Lone", "Torben", "Inger", "Kjærgaard", "Østergård")


@pytest.fixture
def sparring(store: OpenStore, mathias_case: UUID) -> UUID:
    """A sparring with a teacher who is called as the mother is, where people forgot and wrote names."""
    teacher = do(store, people.add_to_network, mathias_case, name="Lone Thorsen", role="lærer", sector="school")
    nurse = do(store, people.add_to_network, mathias_case, name="Rikke Holm", role="sundhedsplejerske")
    made: UUID = do(store, meetings.plan_meeting, mathias_case, people=(teacher, nurse), type_id=SPARRING,
                    held_on="22. november 2026", purpose="Hvad kan hjælpe Mathias og Lone Kjærgaard?")  # fmt: skip
    for kind, text in (("works", "Mathias’ morfar er rolig. Torben kommer, når Mathias."), ("reason", "Lones ord")):
        do(store, meetings.add_contribution, made, kind=kind, text=text, speaker_id=nurse, may_be_written=True)
    do(store, agreements.add_agreement, mathias_case, text="ringer til Inger Kjærgaard", owners=(nurse,), when="24/11",
       meeting_id=made)  # fmt: skip
    lone = who(store, mathias_case, "Lone Kj")
    do(store, agreements.add_agreement, mathias_case, text="kører", owners=(nurse, lone), when="25/11", meeting_id=made)
    hold(store, made)
    return made


def everything(store: OpenStore, case_id: UUID, meeting: UUID) -> dict[str, Any]:
    """What the professionals may take home or see in the room, as rows."""
    nurse = who(store, case_id, "Rikke")
    made = {kind.value: draft(store, meeting, kind, nurse).paper for kind in PaperKind if kind in KINDS}
    made |= {f"{kind.value} to all": draft(store, meeting, kind).paper for kind in TO_ALL}
    made["journal"] = draft(store, meeting, PaperKind.MINUTES, copy="professional").paper
    made["room"] = ask(store, read_room, meeting, with_family=True)
    return made | {"photo": ask(store, read_photo, meeting)}


KINDS = (PaperKind.INVITATION, PaperKind.MINUTES, PaperKind.AGREEMENT_SHEET, PaperKind.OWN_AGREEMENTS)
TO_ALL = (PaperKind.MINUTES, PaperKind.AGREEMENT_SHEET)


def test_nobody_of_the_family_is_named_on_any_paper_or_screen(
    store: OpenStore, mathias_case: UUID, sparring: UUID
) -> None:
    for name, rows in everything(store, mathias_case, sparring).items():
        told = str(rows).replace("Lone Thorsen", "").replace("'Lone'", "").replace("Sanne", "")
        for word in FAMILY:
            assert word not in told, (name, word)


def test_words_in_sentences_become_letters_that_can_still_be_read(
    store: OpenStore, mathias_case: UUID, sparring: UUID
) -> None:
    minutes = draft(store, sparring, PaperKind.MINUTES, copy="professional").paper
    assert minutes.children == ("M.",)
    assert minutes.purpose == "Hvad kan hjælpe M. og L. K.?"
    assert [each.text for each in minutes.works] == ["M.’ morfar er rolig. T. kommer, når M."]
    assert [each.text for each in minutes.reasons] == ["L.s ord"]
    assert [each.owners for each in minutes.agreements] == [("Rikke",), ("Rikke", "L.")]
    text = text_of(meeting_pdf(minutes))
    assert "Lone Thorsen" in text, "a teacher keeps her name"
    assert "Mathias" not in text


def test_professionals_get_what_they_do_themselves_and_the_family_gets_nothing(
    store: OpenStore, mathias_case: UUID, sparring: UUID
) -> None:
    found = {(each.called, each.kind, each.copy) for each in ask(store, papers_for, sparring)}
    assert found == {
        ("Rikke", PaperKind.OWN_AGREEMENTS, Copy.FAMILY),
        ("Sagen", PaperKind.MINUTES, Copy.PROFESSIONAL),
    }
    sheet = draft(store, sparring, PaperKind.AGREEMENT_SHEET)
    assert not {who(store, mathias_case, each) for each in ("Mathias", "Lone Kj", "Torben")} & sheet.readers


def test_the_familys_plan_and_next_meeting_are_not_told_there(
    store: OpenStore, mathias_case: UUID, sparring: UUID
) -> None:
    sheet = draft(store, sparring, PaperKind.AGREEMENT_SHEET).paper
    assert (sheet.goes_on, sheet.hard_times_text, sheet.next_meeting) == ((), "", None)
    assert ask(store, read_room, sparring, with_family=True).drawing is None


def test_nobody_of_the_family_is_asked_to_it_nor_to_the_next_one(
    store: OpenStore, mathias_case: UUID, sparring: UUID
) -> None:
    coming = do(store, plan_next, sparring, held_on="7. december 2026")
    for each in (sparring, coming):
        there = ask(store, lambda unit, one=each: unit.live(Participant, Participant.meeting_id == one))
        assert who(store, mathias_case, "Mathias") not in {row.person_id for row in there}
        assert ask(store, read_desk, each).type.id == SPARRING
    assert draft(store, sparring, PaperKind.AGREEMENT_SHEET).paper.next_meeting is not None


def test_what_is_agreed_without_the_family_is_not_on_its_plan_and_no_meeting_of_its_own(
    store: OpenStore, mathias_case: UUID, sparring: UUID
) -> None:
    for copy in ("family", "child", "professional"):
        plan = ask(store, plan_for, mathias_case, copy=copy).paper
        assert "ringer til Inger" not in str(plan)
        assert plan.meeting is None or "Rikke" not in plan.meeting.present
    after = do(store, meetings.plan_meeting, mathias_case, held_on="1. marts 2027")
    before = ask(store, lambda unit: meeting_before(read_case(unit, mathias_case), unit.get(Meeting, after)))
    assert before is not None
    assert before.id != sparring


def test_the_prepared_page_names_nobody_of_the_family(store: OpenStore, sparring: UUID) -> None:
    prepared = ask(store, read_preparation, sparring)
    assert prepared.title == "Tværfaglig sparring"
    for word in FAMILY:
        assert word not in str(prepared.ready)


def test_a_meeting_with_the_family_keeps_its_names(store: OpenStore, mathias_case: UUID, sparring: UUID) -> None:
    set_row(store, Meeting, sparring, type_id="network_meeting", type_version=None)
    minutes = draft(store, sparring, PaperKind.MINUTES, copy="professional").paper
    assert minutes.children == ("Mathias",)
    assert minutes.purpose == "Hvad kan hjælpe Mathias og Lone Kjærgaard?"


def test_that_the_type_is_not_known_here_is_said_on_the_prepared_page(store: OpenStore, mathias_case: UUID) -> None:
    strange = do(store, meetings.plan_meeting, mathias_case, type_id="own_from_elsewhere")
    known = do(store, meetings.plan_meeting, mathias_case)
    notes = [[note.sentence for note in ask(store, read_preparation, each).day_notes] for each in (strange, known)]
    assert notes[0][0] == UNKNOWN_ABOUT
    assert UNKNOWN_ABOUT not in notes[1]
