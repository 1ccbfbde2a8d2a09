"""While a child is heard without a parent, what is new reaches that parent on no paper; what was there stays."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.models.agreement import Agreement
from app.models.meeting import Contribution, Meeting, Scale
from app.models.people import Person
from app.services import hard_stops, stop_decisions
from app.services.agreements import add_agreement
from app.services.case_header import read_header
from app.services.kept_rows import rows_for
from app.services.meeting_changes import note_answer
from app.services.meetings import add_contribution, add_participant, ask_scale, plan_meeting
from app.services.papers import plan_for
from app.services.people import list_people
from app.services.ports import Unit
from app.services.snapshot import read_case
from tests.ready_stores import ReadyStores, case_of, nothing
from tests.shipped import TODAY

Hidden = Callable[[str, UUID], bool]


class Clock:
    """A clock that goes a minute at each look."""

    def __init__(self) -> None:
        self.now = TODAY

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(minutes=1)
        return self.now


@pytest.fixture
def opened(tmp_path: Path, ready_stores: ReadyStores) -> Iterator[OpenStore]:
    with ready_stores.opened(tmp_path, nothing, "mathias_case", now=Clock()) as (made, _):
        yield made


@pytest.fixture
def case(opened: OpenStore) -> UUID:
    return case_of(opened, "2026-014")


@pytest.fixture
def people(opened: OpenStore, case: UUID) -> dict[str, UUID]:
    return {each.called: each.id for each in ask(opened, list_people, case)}


@pytest.fixture
def hidden(opened: OpenStore, case: UUID, people: dict[str, UUID]) -> Hidden:
    """Tell whether a meeting or an agreement is kept from somebody."""

    def is_hidden(name: str, row_id: UUID) -> bool:
        def read(unit: Unit) -> bool:
            record = unit.session.get(Meeting, row_id) or unit.get(Agreement, row_id)
            return hard_stops.is_kept_from(read_case(unit, case), frozenset({people[name]}), record)

        return bool(ask(opened, read))

    return is_hidden


def test_what_is_new_is_kept_from_the_parent_alone(
    opened: OpenStore, case: UUID, people: dict[str, UUID], hidden: Hidden
) -> None:
    old = do(opened, add_agreement, case, text="ringer til skolen", owners=(people["Sanne"],))
    do(opened, stop_decisions.note_stop, case, kind="abuse", against_id=people["Torben"])
    new = do(opened, add_agreement, case, text="taler med Mathias på skolen", owners=(people["Sanne"],))
    meeting = do(opened, plan_meeting, case, people=(people["Lone"],), held_on="1. december 2026")
    inside = do(opened, add_agreement, case, text="kører", owners=(people["Lone"],), meeting_id=meeting)

    assert [hidden("Torben", each) for each in (old, new, meeting, inside)] == [False, True, True, True]
    assert not any(hidden("Lone", each) for each in (old, new, meeting, inside))


def test_a_meeting_the_parent_is_asked_to_is_theirs_to_know_of(
    opened: OpenStore, case: UUID, people: dict[str, UUID], hidden: Hidden
) -> None:
    do(opened, stop_decisions.note_stop, case, kind="abuse", against_id=people["Torben"])
    meeting = do(opened, plan_meeting, case, people=(), held_on="1. december 2026")
    assert hidden("Torben", meeting)
    torben = do(opened, add_participant, meeting, people["Torben"])
    assert hidden("Torben", meeting)
    do(opened, note_answer, torben, answer="coming")
    assert not hidden("Torben", meeting)


def test_rows_for_the_parent_lack_what_is_new_and_others_have_them_all(
    opened: OpenStore, case: UUID, people: dict[str, UUID]
) -> None:
    def told(name: str) -> dict[str, int]:
        def read(unit: Unit) -> dict[str, int]:
            rows = rows_for(read_case(unit, case), unit, frozenset({people[name]}))
            return {kind.__name__: len(rows.of(kind)) for kind in (Meeting, Agreement, Contribution, Scale, Person)}

        found: dict[str, int] = ask(opened, read)
        return found

    before = told("Torben")
    do(opened, stop_decisions.note_stop, case, kind="abuse", against_id=people["Torben"])
    assert told("Torben") == before, "what was there stays"
    meeting = do(opened, plan_meeting, case, people=(people["Mathias"],), held_on="25. november 2026")
    do(opened, add_contribution, meeting, kind="own_words", text="Far slår.", speaker_id=people["Mathias"])
    do(opened, ask_scale, meeting, question="Hvor tryg er du?")
    do(opened, add_agreement, case, text="taler med Mathias", owners=(people["Sanne"],), meeting_id=meeting)
    assert told("Torben") == before
    more = {"Meeting", "Agreement", "Contribution", "Scale"}
    assert told("Lone") == {name: count + (name in more) for name, count in before.items()}


def test_a_stop_that_has_ended_keeps_nothing_back(
    opened: OpenStore, case: UUID, people: dict[str, UUID], hidden: Hidden
) -> None:
    stop = do(opened, stop_decisions.note_stop, case, kind="abuse", against_id=people["Torben"])
    meeting = do(opened, plan_meeting, case, people=(), held_on="1. december 2026")
    assert hidden("Torben", meeting)
    do(opened, stop_decisions.end_stop, stop, because="Afkræftet.", by="Kirsten")
    assert not hidden("Torben", meeting)


def test_the_plan_of_the_parent_is_as_it_was_while_the_other_reads_what_is_new(
    opened: OpenStore, case: UUID, people: dict[str, UUID]
) -> None:
    before = ask(opened, plan_for, case, copy="family", recipient_id=people["Torben"]).paper
    do(opened, stop_decisions.note_stop, case, kind="abuse", against_id=people["Torben"])
    meeting = do(opened, plan_meeting, case, people=(people["Lone"],), held_on="25. november 2026", place="skolen")
    do(opened, add_contribution, meeting, kind="own_words", text="Far slår.", speaker_id=people["Mathias"])
    do(opened, add_agreement, case, text="taler med Mathias alene", owners=(people["Sanne"],), when="24/11")

    for recipient in (people["Torben"], None):
        paper = ask(opened, plan_for, case, copy="family", recipient_id=recipient).paper
        assert "alene" not in str(paper)
        assert "slår" not in str(paper)
        assert paper.next_meeting is None or paper.next_meeting.on != dt.date(2026, 11, 25)
    after = ask(opened, plan_for, case, copy="family", recipient_id=people["Torben"]).paper
    assert replace(after, next_meeting=None) == replace(before, next_meeting=None)
    assert "alene" in str(ask(opened, plan_for, case, copy="family", recipient_id=people["Lone"]).paper)
    assert ask(opened, read_header, case).remember
