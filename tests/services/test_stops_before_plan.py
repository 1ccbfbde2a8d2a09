"""Noah is heard without Jan: nothing of what comes before the plan reaches Jan, on any paper, list, day or file.

Every free text of every row is written in two ways, those from before the stop and those since. What Jan may have, and
what may be seen where he looks on, is the same both times, letter for letter.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Child
from app.services import stop_decisions
from app.services.assessment_paper import assessment_paper_for
from app.services.calendar_dates import read_dates
from app.services.case_header import read_header
from app.services.concern_paper import concern_paper_for
from app.services.consent_form import consent_form_for
from app.services.due_rows import list_due
from app.services.field_history import case_history
from app.services.finished_papers import list_finished
from app.services.follow_up_paper import follow_up_paper_for
from app.services.history import undo
from app.services.journal_due import list_outside
from app.services.modules import ASSESSMENTS, FIT, GUIDES, NOTIFICATIONS, RULINGS, switch_module
from app.services.notification_waiting import list_waiting
from app.services.overview import read_overview
from app.services.papers import plan_for
from app.services.ports import Unit
from app.services.search_words import search
from app.services.shown_as import see_as
from app.services.voice_paper import voice_paper_for
from tests.doing import ask, do
from tests.services.before_plan_rows import TABLES, add_rows, texts_of, write_everywhere
from tests.services.meeting_making import who
from tests.shipped import TODAY

ONE_WAY, ANOTHER = "Xqzt viser blå xqzt og græder.", "Wkpf fortæller om wkpf, som wkpf har gjort, igen og igen."
Seen = dict[str, Any]


@pytest.fixture
def stop(store: OpenStore, noah_case: UUID) -> UUID:
    """A stop against Jan, with rows of every kind from before it and from after it."""
    for part in (NOTIFICATIONS, ASSESSMENTS, RULINGS, GUIDES, FIT):
        do(store, switch_module, part, on=True)
    do(store, add_rows, noah_case, "Jan")
    store.units.now = lambda: TODAY + dt.timedelta(minutes=1)
    noah, jan = who(store, noah_case, "Noah"), who(store, noah_case, "Jan")
    made: UUID = do(store, stop_decisions.note_stop, noah_case, kind="abuse", subject_id=noah, against_id=jan)
    store.units.now = lambda: TODAY + dt.timedelta(minutes=2)
    do(store, add_rows, noah_case, "Heidi")
    return made


def papers_to_jan(store: OpenStore, case_id: UUID) -> Seen:
    """What is on each paper Jan may read; why not, when it cannot be made."""
    jan, [child] = who(store, case_id, "Jan"), ask(store, lambda unit: [_child(unit, case_id)])
    makers: dict[str, Callable[[UUID | None], Any]] = {
        "plan": lambda to: ask(store, plan_for, case_id, copy="family", recipient_id=to),
        "follow-up": lambda to: ask(store, follow_up_paper_for, case_id, recipient_id=to),
        "assessment": lambda to: ask(store, assessment_paper_for, case_id, recipient_id=to),
        "concern": lambda to: ask(
            store, concern_paper_for, case_id, recipient_id=to, copy="professional" if to else "family"
        ),
        "voice": lambda to: ask(
            store, voice_paper_for, case_id, child_id=child, recipient_id=to, copy="family", with_words=True
        ),
        "consent": lambda to: ask(store, consent_form_for, case_id, recipient_id=to),
    }
    found = {f"{name} {to == jan}": _made(make, to) for name, make in makers.items() for to in (jan, None)}
    return {name: each for name, each in found.items() if name != "consent False"}  # blank sheets, of no case


def _child(unit: Unit, case_id: UUID) -> UUID:
    return unit.live(Child, Child.case_id == case_id)[0].id


def _made(make: Callable[[UUID | None], Any], to: UUID | None) -> Any:
    try:
        draft = make(to)
    except UserError as refused:
        return str(refused)
    return dataclasses.asdict(draft.paper), draft.left_out, draft.file_name


def lists(store: OpenStore, case_id: UUID) -> Seen:
    """What is on the screen where Jan may look on, and what goes into a calendar."""
    of_case = (read_header, read_overview, list_finished)
    seen: Seen = {each.__name__: ask(store, each, case_id) for each in of_case}
    seen |= {f"search {each}": ask(store, search, each) for each in ("xqzt", "wkpf", "noah", "jan", "samtale")}
    seen |= {each.__name__: ask(store, each) for each in (list_due, read_dates, list_waiting, list_outside)}
    seen["as Jan"] = ask(store, see_as, case_id, who(store, case_id, "Jan"))
    return seen


def written(store: OpenStore, case_id: UUID, words: str) -> Seen:
    """Write words everywhere, look, and undo it."""
    with store.units.step("Ret", "record.change") as unit:
        write_everywhere(unit, case_id, words)
    assert unit.outcome is not None
    newest = ask(store, case_history, case_id, limit=60).rows
    history = [(row.step, row.what, row.section, row.record, row.field, row.before, row.after) for row in newest]
    seen = {**lists(store, case_id), **papers_to_jan(store, case_id), "history": history}
    do(store, undo, unit.outcome.step_id)
    return seen


def test_what_comes_before_the_plan_reaches_jan_in_no_way(store: OpenStore, noah_case: UUID, stop: UUID) -> None:
    one, other = written(store, noah_case, ONE_WAY), written(store, noah_case, ANOTHER)
    assert {name for name in one if str(one[name]) != str(other[name])} == set()
    assert not [name for name, seen in one.items() if "xqzt" in str(seen).casefold() and name != "search xqzt"]


def test_the_look_sees_it_when_the_stop_is_over(store: OpenStore, noah_case: UUID, stop: UUID) -> None:
    do(store, stop_decisions.end_stop, stop, because="Afkræftet.", by="Kirsten")
    one, other = written(store, noah_case, ONE_WAY), written(store, noah_case, ANOTHER)
    told = {name for name in one if str(one[name]) != str(other[name])}
    assert {"history", "assessment True", "assessment False", "voice True"} <= told


def test_every_table_before_the_plan_is_written_in(store: OpenStore, noah_case: UUID, stop: UUID) -> None:
    written_in = {type(row) for row, _ in ask(store, lambda unit: list(texts_of(unit, noah_case)))}
    assert written_in == set(TABLES)


NOT_THEIRS = ("Kanarie", "underret", "Underret")


def test_a_notification_is_on_no_paper_for_a_family(store: OpenStore, karla_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        for row, column in texts_of(unit, karla_case):
            if row.__tablename__ in ("notification", "notification_child", "guide_tick", "concern"):
                setattr(row, column, "Kanarie")
    child = ask(store, lambda unit: _child(unit, karla_case))
    for to in (None, *(who(store, karla_case, each) for each in ("Signe", "Anders", "Jonas"))):
        drafts = [ask(store, plan_for, karla_case, copy="family", recipient_id=to, child_id=child)]
        drafts.append(ask(store, assessment_paper_for, karla_case, recipient_id=to, copy="family"))
        drafts.append(ask(store, follow_up_paper_for, karla_case, recipient_id=to))
        for draft in drafts:
            said = str(draft.paper)
            assert not [word for word in NOT_THEIRS if word in said], draft.paper.title
