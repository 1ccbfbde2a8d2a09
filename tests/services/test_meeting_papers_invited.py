"""Invitations, and the card for who was not there: what each may hold."""

import datetime as dt
from pathlib import Path
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore, create_store
from app.documents.meeting_paper import meeting_pdf
from app.documents.read_back import read_back
from app.errors import UserError
from app.models.enums import PaperKind
from app.models.enums_meeting import TakesPart
from app.models.meeting import AgendaPoint, Participant
from app.models.people import Person
from app.services import agreements, leak_guard, meeting_changes, meetings
from app.services.meeting_paper_form import blank_form
from app.services.meeting_types import list_types
from app.services.ports import Unit
from tests.services.meeting_making import draft, held, paper, plan_with, set_row, who
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example


@pytest.fixture
def meeting(store: OpenStore, mathias_case: UUID) -> UUID:
    """The network meeting of story A, held four days ago."""
    return held(store, mathias_case)


def test_the_card_to_call_by_asks_for_the_persons_own_yes(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    torben, sanne = who(store, mathias_case, "Torben"), who(store, mathias_case, "Sanne")
    row = do(store, meetings.add_participant, meeting, torben)
    set_row(store, Participant, row, may_be_told="Hvem der hjælper om morgenen.", called_back_by_id=sanne)
    do(store, agreements.add_agreement, mathias_case, text="ringer om onsdagen", owners=(torben,), meeting_id=meeting)
    made = paper(store, meeting, PaperKind.CALL_BACK, torben)

    assert (made.name, made.caller, made.recipients) == ("Torben", "Sanne", "Til Sanne")
    assert made.may_be_told == "Hvem der hjælper om morgenen."
    assert [each.text for each in made.asks] == ["Torben ringer om onsdagen."]
    assert "Torben ringer om onsdagen." not in [each.text for each in made.tells]
    assert "maven" not in str(made)


def test_an_invitation_asks_a_question_and_names_the_others(store: OpenStore, mathias_case: UUID) -> None:
    lone, kasper, ppr = (who(store, mathias_case, each) for each in ("Lone", "Kasper", "Camilla"))
    planned = plan_with(store, mathias_case, lone, kasper, ppr, purpose="Hvad skal der til?", ends_at="16.30")
    made = paper(store, planned, PaperKind.INVITATION, lone)

    assert (made.purpose, made.when.on, made.when.ends_at) == (
        "Hvad skal der til?",
        dt.date(2026, 12, 3),
        dt.time(16, 30),
    )
    assert [each.name for each in made.guests] == ["Mathias", "Kasper", "Camilla"]
    assert "Mathias’ ord" in made.steps
    assert "{barn}" not in str(made)
    assert made.child_ways == ("Vi finder sammen ud af, hvordan Mathias kan være med.",)


def test_who_said_no_or_is_not_asked_is_on_nobodys_invitation(store: OpenStore, mathias_case: UUID) -> None:
    lone, kasper, inger = (who(store, mathias_case, each) for each in ("Lone", "Kasper", "Inger"))
    planned = plan_with(store, mathias_case, lone, kasper, inger)
    here = Participant.meeting_id == planned
    rows = ask(store, lambda unit: {each.person_id: each.id for each in unit.live(Participant, here)})
    do(store, meeting_changes.note_answer, rows[kasper], answer="declined")
    do(store, meeting_changes.note_answer, rows[inger], answer="not_invited")

    assert [each.name for each in paper(store, planned, PaperKind.INVITATION, lone).guests] == ["Mathias"]
    with pytest.raises(UserError, match="ikke indbudt"):
        paper(store, planned, PaperKind.INVITATION, inger)


def test_an_invitation_holds_only_the_readers_own_points_and_language(store: OpenStore, mathias_case: UUID) -> None:
    lone, inger = who(store, mathias_case, "Lone"), who(store, mathias_case, "Inger")
    planned = plan_with(store, mathias_case, lone, inger)

    def prepare(unit: Unit) -> None:
        for person, text in ((lone, "Torben drikker"), (inger, "ferien"), (None, "noget uden navn")):
            unit.add(AgendaPoint(case_id=mathias_case, meeting_id=planned, wished_by_id=person, text=text))
        for each in unit.live(Participant, Participant.meeting_id == planned):
            each.own_language = "مرحبا" if each.person_id == lone else None

    do(store, prepare)
    hers, grandmothers = (paper(store, planned, PaperKind.INVITATION, each) for each in (lone, inger))
    assert (hers.own_points, hers.own_language) == (("Torben drikker",), "مرحبا")
    assert (grandmothers.own_points, grandmothers.own_language) == (("ferien",), "")
    assert "drikker" not in str(grandmothers)


def test_a_childs_invitation_lets_the_child_choose_and_change(store: OpenStore, mathias_case: UUID) -> None:
    mathias = who(store, mathias_case, "Mathias")
    planned = plan_with(store, mathias_case)
    assert len(paper(store, planned, PaperKind.INVITATION, mathias, "child").child_ways) == 4
    row = ask(store, lambda unit: unit.live(Participant, Participant.meeting_id == planned)[0].id)
    do(store, meetings.set_child_way, row, takes_part=TakesPart.TOLD_BEFORE.value)
    ways = paper(store, planned, PaperKind.INVITATION, mathias, "child").child_ways
    assert ways[-1] == "Du må altid lave det om."
    assert "før mødet" in ways[0]


def test_the_leak_guard_reads_the_card_for_the_one_who_is_called(store: OpenStore, noah_case: UUID) -> None:
    jan, heidi = who(store, noah_case, "Jan"), who(store, noah_case, "Heidi")
    planned = plan_with(store, noah_case, jan)
    row = ask(store, lambda unit: next(e.id for e in unit.live(Participant) if e.person_id == jan))
    set_row(store, Person, heidi, address="Solsikkevænget 12, 7100 Vejle")
    set_row(store, Participant, row, may_be_told="Heidi bor nu på Solsikkevænget 12.")

    made = draft(store, planned, PaperKind.CALL_BACK, jan)
    rendered = read_back(meeting_pdf(made.paper), made.file_name)
    found = ask(store, leak_guard.look, noah_case, rendered, made.readers)
    assert any("Solsikkevænget 12" in each.excerpt for each in found)


def test_a_blank_form_is_there_for_every_type_in_use(store: OpenStore) -> None:
    for type_id in ask(store, list_types):
        assert ask(store, blank_form, type_id).fields
    with pytest.raises(UserError, match="ikke i brug"):
        ask(store, blank_form, "nothing")


def test_papers_of_a_training_store_say_that_they_are_an_example(tmp_path: Path) -> None:
    opened, _ = create_store(tmp_path / "prøve.db", PASSPHRASE, training=True, cost=CHEAP, now=lambda: TODAY)
    case_id = import_example(opened, "a-mathias.json")
    made = paper(opened, held(opened, case_id), PaperKind.AGREEMENT_SHEET)
    opened.close()
    assert made.example
