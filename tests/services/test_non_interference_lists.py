"""Story B where Noah is heard without Jan, who may sit beside the screen: what he may not know changes no list.

A secret fact is written in two ways, one at a time. Whatever a list shows is then the same, letter for letter: it may
tell that something was done and when, never what. The history counts as a list; so do file names.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.models.access import AccessDecision
from app.models.agreement import Agreement
from app.models.attachment import Attachment
from app.models.deadline import Snooze, StartedDeadline
from app.models.enums_meeting import NotHeld
from app.models.knowledge import ChildTalk, Concern, Note
from app.models.meeting import AgendaPoint, Contribution, Meeting, Scale
from app.models.people import Household, HouseholdMember, Person
from app.models.plan import FollowUp
from app.models.safety import HardStop, Protection
from app.services import agreements, meetings, records, stop_decisions
from app.services.case_header import read_header
from app.services.due_rows import list_due
from app.services.field_history import case_history
from app.services.finished_papers import list_finished
from app.services.history import undo
from app.services.meeting_list import list_lines
from app.services.meeting_paper import meeting_paper_for
from app.services.meeting_paper_calendar import calendar_for
from app.services.meeting_preparation import read_preparation
from app.services.overview import read_overview
from app.services.owed_by_others import list_owed
from app.services.planned_not_held import WhyNot, say_not_held
from app.services.ports import Unit
from app.services.review_pages import read_page
from app.services.search_words import search
from app.services.shown_as import see_as
from tests.services.meeting_making import plan_with, who
from tests.services.moves_of_heidi import CHANGES
from tests.services.read_by_jan import person
from tests.shipped import TODAY

SOUGHT = ("noah", "heidi", "moede", "aftale", "ord", "mor", "jan")
"""What may be typed in the search box while he looks on: none of it stands in what is secret."""


def secret(kind: type[Any], column: str) -> Callable[[Unit, UUID, str], None]:
    """Write one secret fact of the newest row of a class."""

    def write(unit: Unit, case_id: UUID, text: str) -> None:
        setattr(unit.live(kind, kind.case_id == case_id)[-1], column, text)

    return write


def off(unit: Unit, case_id: UUID, kind: type[Any] = Meeting) -> Any:  # noqa: ANN401 - of that class
    """The meeting with Heidi, planned before the stop, or the follow-up that was not held."""
    return unit.live(kind, kind.case_id == case_id, kind.not_held.is_not(None))[-1]


def secret_of_off(column: str, kind: type[Any] = Meeting) -> Callable[[Unit, UUID, str], None]:
    """Write one secret fact of it."""
    return lambda unit, case_id, text: setattr(off(unit, case_id, kind), column, text)


def put_right(unit: Unit, case_id: UUID, text: str) -> None:
    """Write more of a follow-up that was held before the stop."""
    held = unit.live(FollowUp, FollowUp.case_id == case_id, FollowUp.held_on.is_not(None))
    max(held, key=lambda each: str(each.held_on)).progress = text


def of_heidi(column: str) -> Callable[[Unit, UUID, str], None]:
    """Write where Heidi is, whom Jan must not find."""
    return lambda unit, case_id, text: setattr(unit.get(Person, person(unit, case_id, "Heidi Bækgaard")), column, text)


def new_note(unit: Unit, case_id: UUID, text: str) -> None:
    unit.add(Note(case_id=case_id, text=text))


SECRETS: dict[str, Callable[[Unit, UUID, str], None]] = {
    "what it is about": secret(Meeting, "purpose"),
    "where it is": secret(Meeting, "place"),
    "what was said": secret(Contribution, "text"),
    "what was asked": secret(Scale, "question"),
    "a point": secret(AgendaPoint, "text"),
    "what was agreed there": secret(Agreement, "text"),
    "what the child told": secret(ChildTalk, "own_words"),
    "a worry": secret(Concern, "text"),
    "a note": secret(Note, "text"),
    "a new note": new_note,
    "what a picture is called": secret(Attachment, "name"),
    "why he is kept out": secret(HardStop, "reason"),
    "why one was called off": secret_of_off("closed_because"),
    "what that was about": secret_of_off("purpose"),
    "where that was to be": secret_of_off("place"),
    "why a follow-up was not held": secret_of_off("not_held_because", FollowUp),
    "what was put right in a follow-up": put_right,
    "why something waits": secret(Snooze, "reason"),
    "what was set going": secret(StartedDeadline, "note"),
    "why something is left out for somebody": secret(AccessDecision, "note"),
    "why somebody is protected": secret(Protection, "reason"),
}
WHERE = {f"where she is: {column}": of_heidi(column) for column in ("address", "phone", "residence")}
WAITS = ("a new note", "what was put right in a follow-up")
"""What makes another day for the journal: that something waits for it is told, and not what."""
ONE_WAY, ANOTHER = "Xqzt viser blå xqzt og græder.", "Wkpf fortæller om wkpf, som wkpf har gjort, igen og igen."


@pytest.fixture
def meeting(store: OpenStore, noah_case: UUID) -> UUID:
    """A meeting of Noah and Heidi that Jan must not hear of, with one row of everything secret."""
    jan, heidi, noah = (who(store, noah_case, each) for each in ("Jan", "Heidi", "Noah"))
    before = plan_with(store, noah_case, heidi, purpose="Da?", place="der", held_on="24. november 2026")
    do(store, stop_decisions.note_stop, noah_case, kind="abuse", subject_id=noah, against_id=jan, reason="grund")
    store.units.now = lambda: TODAY + dt.timedelta(minutes=1)  # what is written after the stop is told by its time
    do(store, say_not_held, table="meeting", row_id=before, said=WhyNot("cancelled", "sagt"))
    made = plan_with(store, noah_case, heidi, purpose="Hvad?", place="her")
    do(store, meetings.add_contribution, made, kind="own_words", text="noget", speaker_id=noah)
    do(store, meetings.ask_scale, made, question="hvor?")
    do(store, agreements.add_agreement, noah_case, text="henter", owners=(heidi,), when="24/11", meeting_id=made)

    def more(unit: Unit) -> None:
        child = records.list_records(unit, noah_case, "child")[0].id
        for row in (
            AgendaPoint(meeting_id=made, text="punkt"),
            ChildTalk(child_id=child, own_words="fortalt"),
            Concern(text="uro"),
            Note(text="notat"),
            Attachment(name="billede"),
            FollowUp(planned_on=TODAY.date(), not_held=NotHeld.OTHER, not_held_because="ord"),
            Snooze(source_table="age", source_id=child, rule_id="age", until=TODAY.date(), reason="syg"),
            StartedDeadline(rule_id="acute", on=TODAY.date(), note="ringet"),
            AccessDecision(person_id=jan, record_table="child", record_id=child, included=False, note="hensyn"),
        ):
            row.case_id = noah_case
            unit.add(row)

    do(store, more)
    return made


def lists(store: OpenStore, case_id: UUID, meeting: UUID) -> dict[str, str]:
    """Everything a screen lists of the case, and the names files of the meeting get, as text."""
    heidi, jan = who(store, case_id, "Heidi"), who(store, case_id, "Jan")
    rooms = (list_lines, read_header, read_overview, list_finished, list_owed, read_page)
    read = {each.__name__: ask(store, each, case_id) for each in rooms}
    read |= {f"search {each}": ask(store, search, each) for each in SOUGHT}
    read |= {"as Jan": ask(store, see_as, case_id, jan), "I dag": ask(store, list_due)}
    read["instead"] = ask(store, read_preparation, ask(store, off, case_id).id).instead
    read["paper"] = ask(store, meeting_paper_for, meeting, kind="invitation", recipient_id=heidi).file_name
    read["calendar"] = ask(store, calendar_for, meeting, recipient_id=heidi).file_name
    return {name: str(rows) for name, rows in read.items()}


def newest(store: OpenStore, case_id: UUID) -> list[Any]:
    """The newest rows of the history."""
    rows = ask(store, case_history, case_id, limit=1).rows
    return [(row.step, row.what, row.section, row.record, row.field, row.before, row.after) for row in rows]


def written(store: OpenStore, case_id: UUID, name: str, text: str, look: Callable[[], Any]) -> Any:
    """Write a secret, look, and undo it."""
    with store.units.step("Ret", "record.change") as unit:
        (SECRETS | WHERE)[name](unit, case_id, text)
    assert unit.outcome is not None, name
    seen = look()
    do(store, undo, unit.outcome.step_id)
    return seen


@pytest.mark.long
@pytest.mark.parametrize("name", SECRETS | WHERE)
def test_what_is_secret_is_the_same_in_every_list_however_it_is_written(
    store: OpenStore, noah_case: UUID, meeting: UUID, name: str
) -> None:
    before = lists(store, noah_case, meeting)
    one, other = (
        written(store, noah_case, name, text, lambda: (lists(store, noah_case, meeting), newest(store, noah_case)))
        for text in (ONE_WAY, ANOTHER)
    )
    assert one == other
    if name not in WAITS:
        assert one[0] == before


def test_where_heidi_is_changes_neither_dates_header_meetings_nor_names_of_files(
    store: OpenStore, noah_case: UUID, meeting: UUID
) -> None:
    looked_at = ("list_lines", "read_header", "list_finished", "I dag", "paper", "calendar")

    def seen() -> dict[str, str]:
        found = lists(store, noah_case, meeting)
        return {each: found[each] for each in looked_at}

    before = seen()
    for change in CHANGES.values():
        do(store, change, noah_case)
    assert seen() == before


def test_what_her_home_was_called_before_is_held_back_too(store: OpenStore, noah_case: UUID, meeting: UUID) -> None:
    def call_it(unit: Unit, label: str) -> None:
        heidi = person(unit, noah_case, "Heidi Bækgaard")
        [stay] = unit.live(HouseholdMember, HouseholdMember.person_id == heidi)
        unit.get(Household, stay.household_id).label = label

    for label in ("Wkpfgade 9, Wkpf", "Nyvej 8, Ry"):
        do(store, call_it, label)
    assert "Wkpf" not in str(ask(store, case_history, noah_case, limit=9).rows)


def test_the_comparison_would_see_what_is_no_secret(store: OpenStore, noah_case: UUID, meeting: UUID) -> None:
    before = lists(store, noah_case, meeting)
    do(store, meetings.change_meeting, meeting, held_on="4. december 2026")
    do(store, records.change_record, "case_", noah_case, {"number": "2026-999"})
    after = lists(store, noah_case, meeting)
    changed = {each for each in before if before[each] != after[each]}
    assert {"list_lines", "read_header", "I dag", "paper", "calendar"} <= changed


def test_when_the_stop_is_over_the_comparison_sees_every_secret(
    store: OpenStore, noah_case: UUID, meeting: UUID
) -> None:
    [stop] = ask(store, records.list_records, noah_case, "hard_stop")
    do(store, stop_decisions.end_stop, stop.id, because="Afkræftet.", by="Kirsten")

    def silent(name: str, look: Callable[[], Any]) -> bool:
        one, other = (written(store, noah_case, name, text, look) for text in (ONE_WAY, ANOTHER))
        return bool(one == other)

    history, every = lambda: newest(store, noah_case), lambda: lists(store, noah_case, meeting)
    assert [name for name in SECRETS | WHERE if silent(name, history) and silent(name, every)] == []
