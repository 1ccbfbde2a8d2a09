"""A child is heard without a parent: no list on a screen tells of it, and what the parent knows keeps its words.

Every word of the hidden meeting holds »hemmel«, so that one look through all lists finds whatever came through.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.models.knowledge import ChildTalk, Concern, Note
from app.models.meeting import AgendaPoint, Meeting
from app.services import agreements, meetings, records, stop_decisions
from app.services.audit_report import read_audit
from app.services.case_header import read_header
from app.services.due_rows import list_due
from app.services.field_history import HistoryFilter, HistoryPage, case_history
from app.services.finished_papers import list_finished
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.meeting_list import list_lines
from app.services.meeting_paper import finish_meeting_paper, meeting_paper_for
from app.services.overview import read_overview
from app.services.ports import Unit
from app.services.search_words import Hit, search
from app.services.shown_as import see_as
from tests.ready_stores import ReadyStores, case_of, nothing
from tests.services.meeting_making import hold, plan_with, set_row, who
from tests.shipped import TODAY

CANARY = "hemmel"


@pytest.fixture
def store(tmp_path: Path, ready_stores: ReadyStores) -> Iterator[OpenStore]:
    """A store whose clock goes a second at each look, since what came after a stop is told apart by its time."""
    seconds = iter(range(1, 1_000_000))
    clock = lambda: TODAY + dt.timedelta(seconds=next(seconds))  # noqa: E731 - a clock
    with ready_stores.opened(tmp_path, nothing, "mathias_case", now=clock) as (opened, _):
        yield opened


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return case_of(store, "2026-014")


@pytest.fixture
def stop(store: OpenStore, case_id: UUID) -> UUID:
    torben = who(store, case_id, "Torben")
    made: UUID = do(store, stop_decisions.note_stop, case_id, kind="abuse", against_id=torben, reason="hemmelig grund")
    return made


@pytest.fixture
def hidden(store: OpenStore, case_id: UUID, stop: UUID) -> UUID:
    """A meeting Torben must not hear of, with words in everything, and what else was written about it."""
    lone, mathias, sanne = (who(store, case_id, each) for each in ("Lone", "Mathias", "Sanne"))
    made = plan_with(store, case_id, lone, purpose="Er hemmeligt hjem trygt?", place="hemmeligt sted")
    said = {"own_words": "hemmelige ord", "worry": "hemmelig bekymring", "works": "hemmelig hjælp"}
    for kind, text in said.items():
        do(store, meetings.add_contribution, made, kind=kind, text=text, speaker_id=mathias)
    do(store, meetings.ask_scale, made, question="hemmelig skala?")
    do(store, agreements.add_agreement, case_id, text="ringer hemmeligt", owners=(sanne,), when="24/11",
       meeting_id=made)  # fmt: skip
    do(store, agreements.add_agreement, case_id, text="kører hemmeligt", owners=(sanne,), when="25/11")

    def more(unit: Unit) -> None:
        unit.add(AgendaPoint(case_id=case_id, meeting_id=made, text="hemmeligt punkt"))
        unit.add(Note(case_id=case_id, text="hemmeligt notat"))
        unit.add(Concern(case_id=case_id, text="hemmelig uro"))
        child = records.list_records(unit, case_id, "child")[0].id
        unit.add(ChildTalk(case_id=case_id, child_id=child, own_words="hemmelig samtale", meeting_id=made))

    do(store, more)
    draft = ask(store, meeting_paper_for, made, kind="invitation", recipient_id=lone)
    do(store, finish_meeting_paper, case_id, draft, b"%PDF")
    return made


def history(store: OpenStore, case_id: UUID, **wanted: Any) -> HistoryPage:
    found: HistoryPage = ask(store, case_history, case_id, wanted=HistoryFilter(**wanted), limit=500)
    return found


def hits(store: OpenStore, words: str) -> list[Hit]:
    found: list[Hit] = ask(store, search, words)
    return found


LISTS: dict[str, Callable[[OpenStore, UUID], Any]] = {
    "meetings": lambda store, case_id: ask(store, list_lines, case_id),
    "search": lambda store, case_id: [hits(store, each) for each in ("hemmel", "hemmelig", "hemmelige", "hemmeligt")],
    "I dag": lambda store, case_id: ask(store, list_due),
    "the header": lambda store, case_id: ask(store, read_header, case_id),
    "Kort fortalt": lambda store, case_id: ask(store, read_overview, case_id),
    "the history": history,
    "Vis som": lambda store, case_id: ask(store, see_as, case_id, who(store, case_id, "Torben")),
    "the audit report": lambda store, case_id: ask(store, read_audit, case_id),
    "finished papers": lambda store, case_id: ask(store, list_finished, case_id),
}


@pytest.mark.parametrize("name", LISTS)
def test_no_list_tells_of_the_hidden_meeting(store: OpenStore, case_id: UUID, hidden: UUID, name: str) -> None:
    assert CANARY not in str(LISTS[name](store, case_id)).casefold()


@pytest.mark.long
@pytest.mark.parametrize("name", ["meetings", "search", "I dag", "Kort fortalt", "the history"])
def test_the_look_would_find_it_and_all_is_told_again_when_the_stop_ends(
    store: OpenStore, case_id: UUID, hidden: UUID, stop: UUID, name: str
) -> None:
    do(store, stop_decisions.end_stop, stop, because="Afkræftet.", by="Kirsten")
    assert CANARY in str(LISTS[name](store, case_id)).casefold()


def test_it_is_still_found_and_opened_by_its_words(store: OpenStore, case_id: UUID, hidden: UUID) -> None:
    found = {(each.kind, each.title) for words in ("hemmelige ord", "hemmeligt notat", "ringer") for each in
             hits(store, words)}  # fmt: skip
    assert found >= {("discreet", NEUTRAL_TITLE), ("note", "Notat i sagen"), ("agreement", NEUTRAL_TITLE)}
    [line] = [each for each in ask(store, list_lines, case_id) if each.id == hidden]
    assert (line.title, line.purpose, line.place) == (NEUTRAL_TITLE, "", "")


def test_its_steps_do_not_say_in_the_history_what_was_done(store: OpenStore, case_id: UUID, stop: UUID) -> None:
    with store.units.step("Planlæg netværksmøde", "meeting.plan") as unit:
        karin = meetings.person_called(unit, meetings.plan_meeting(unit, case_id), called="Karin Holt")
    rows = history(store, case_id).rows
    of_the_step = [row for row in rows if row.at == rows[0].at]
    assert {row.step for row in of_the_step} == {NEUTRAL_TITLE}
    assert {row.section for row in of_the_step} >= {NEUTRAL_TITLE, "Person"}
    assert history(store, case_id, words="netværksmøde karin").rows == ()
    assert history(store, case_id, person_id=karin).rows, "who came into the network is no secret"


def test_a_meeting_that_was_taken_away_is_not_told_of_in_the_history(
    store: OpenStore, case_id: UUID, hidden: UUID
) -> None:
    do(store, records.remove_record, "meeting", hidden)
    assert CANARY not in str(history(store, case_id)).casefold()
    assert "Møde 3. december" not in str(history(store, case_id))


def test_when_it_has_been_held_it_is_as_nameless_as_before(store: OpenStore, case_id: UUID, hidden: UUID) -> None:
    set_row(store, Meeting, hidden, held_on=TODAY.date())
    hold(store, hidden)
    for name in ("meetings", "search", "I dag", "the history", "Kort fortalt", "finished papers"):
        assert CANARY not in str(LISTS[name](store, case_id)).casefold(), name


def test_meetings_and_words_from_before_the_stop_are_listed_as_they_were(store: OpenStore, case_id: UUID) -> None:
    before = ask(store, list_lines, case_id), ask(store, read_overview, case_id).own_words
    do(store, stop_decisions.note_stop, case_id, kind="honour", subject_id=who(store, case_id, "Mathias"))
    assert (ask(store, list_lines, case_id), ask(store, read_overview, case_id).own_words) == before
    do(store, stop_decisions.note_stop, case_id, kind="abuse", against_id=who(store, case_id, "Torben"))
    old = [each for each in before[0] if each.status == "held"]
    assert old
    assert [each for each in ask(store, list_lines, case_id) if each.status == "held"] == old


def test_a_meeting_the_parent_is_asked_to_keeps_its_words_everywhere(
    store: OpenStore, case_id: UUID, stop: UUID
) -> None:
    torben = who(store, case_id, "Torben")
    known = plan_with(store, case_id, torben, purpose="Fælles spørgsmål?")
    row = ask(store, meetings.read_meeting, known).participants
    from_him = next(each.id for each in row if each.person_id == torben)
    do(store, meetings.set_attendance, from_him, attendance="present")
    do(store, meetings.add_contribution, known, kind="works", text="fælles hjælp")
    assert [each.title for each in hits(store, "fælles hjælp")] == ["fælles hjælp"]
    assert "fælles hjælp" in str(ask(store, read_overview, case_id))
    assert "Fælles spørgsmål?" in str(ask(store, list_lines, case_id))
    assert "Fælles spørgsmål?" in str(history(store, case_id))


def test_an_agreement_for_some_is_held_back_namelessly_in_vis_som(store: OpenStore, case_id: UUID) -> None:
    sanne, inger = who(store, case_id, "Sanne"), who(store, case_id, "Inger")
    secret = do(store, agreements.add_agreement, case_id, text="ringer hemmeligt", owners=(sanne,), when="24/11")
    do(store, records.add_record, case_id, "agreement_audience", {"person_id": sanne}, owner_id=secret)
    assert "hemmeligt" in str(ask(store, see_as, case_id, inger).left_out)
    do(store, stop_decisions.note_stop, case_id, kind="abuse", against_id=who(store, case_id, "Torben"))
    notes = ask(store, see_as, case_id, inger).left_out
    assert CANARY not in str(notes)
    assert any(each.startswith(f"{NEUTRAL_TITLE}: ") for each in notes)


def test_the_audit_report_is_the_same_words_whatever_the_meeting_is(
    store: OpenStore, case_id: UUID, hidden: UUID
) -> None:
    told = ask(store, read_audit, case_id)
    for text in (told.as_json(), told.as_csv(), json.dumps([asdict(each) for each in told.lines], default=str)):
        for word in (CANARY, str(hidden), "Lone", "3. december", "stop"):
            assert word not in text
