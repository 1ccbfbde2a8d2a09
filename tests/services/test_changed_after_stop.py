"""Facts that changed after a stop: whoever a child is heard without reads them as they were before it."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from doing import ask, do
from sqlalchemy import Text

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.models.agreement import Agreement, AgreementOwner
from app.models.base import CaseRecord
from app.models.enums import PaperKind
from app.models.enums_meeting import AgreementOutcome, OwnerAnswer
from app.models.meeting import Contribution, Meeting, Scale
from app.models.people import Household, NetworkTie, Person, Relation
from app.models.plan import FollowUp
from app.models.registry import RECORD_CLASSES
from app.services import records, stop_decisions
from app.services.agreements import add_agreement, judge_agreement
from app.services.field_history import case_history
from app.services.follow_up_paper import follow_up_paper_for
from app.services.genogram_paper import genogram_paper_for
from app.services.meeting_paper import meeting_paper_for
from app.services.meeting_review import judge
from app.services.meetings import add_contribution, answer_scale, ask_scale
from app.services.network_paper import network_paper_for
from app.services.papers import plan_for
from app.services.people import add_household, add_parents, add_person
from app.services.ports import Unit
from app.services.shown_as import see_as
from tests.ready_stores import ReadyStores, case_of, nothing
from tests.services.meeting_making import hold, plan_with, set_row, who
from tests.services.read_by_jan import text_of
from tests.shipped import TODAY

NEW = "hemmelig"
READ_BY_RULES = ("recurrence", "type_id", "type_version", "template_sha256", "programme_sha256")
"""Texts the program reads a meaning out of; anything else in them is a fault."""


@pytest.fixture
def store(tmp_path: Path, ready_stores: ReadyStores) -> Iterator[OpenStore]:
    """A store whose clock goes a second at each look, since what came after a stop is told apart by its time."""
    seconds = iter(range(1, 1_000_000))
    clock = lambda: TODAY + dt.timedelta(seconds=next(seconds))  # noqa: E731 - a clock
    with ready_stores.opened(tmp_path, nothing, "noah_case", now=clock) as (opened, _):
        yield opened


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return case_of(store, "2026-007")


@pytest.fixture
def meeting(store: OpenStore, case_id: UUID) -> UUID:
    """A meeting with Jan that was held before anybody thought of a stop."""
    noah, jan, rune = (who(store, case_id, each) for each in ("Noah", "Jan", "Rune"))
    made = plan_with(store, case_id, noah, jan, rune, held_on="20. november 2026")
    add = {"owners": (rune, jan), "meeting_id": made}
    do(store, add_agreement, case_id, text="ringer til mesteren", **add)
    do(store, add_contribution, made, kind="works", text="Køkkenet", speaker_id=jan)
    scale = do(store, ask_scale, made, question="Hvordan går det?")
    do(store, answer_scale, scale, noah, value=4)
    hold(store, made)
    return made


def stop_and_allow(store: OpenStore, case_id: UUID, meeting: UUID) -> None:
    """Hear Noah without Jan, who all the same may have the papers of the meeting he came to."""
    jan = who(store, case_id, "Jan")
    do(store, stop_decisions.note_stop, case_id, kind="abuse", against_id=jan)
    do(store, stop_decisions.allow_person, meeting, jan, because="Han var med.", by="Kirsten")


def papers(store: OpenStore, case_id: UUID, meeting: UUID, reader: str | UUID) -> dict[str, str]:
    """What somebody may be given, paper by paper, without the marks that tell one edition from the next."""
    to = who(store, case_id, reader) if isinstance(reader, str) else reader
    kinds = (PaperKind.MINUTES, PaperKind.OWN_AGREEMENTS, PaperKind.AGREEMENT_SHEET)
    with store.units.read("paper.preview") as unit:
        found: dict[str, Any] = {
            "plan": plan_for(unit, case_id, recipient_id=to, with_genogram=True).paper,
            "plan for all": plan_for(unit, case_id, with_genogram=True).paper,
            "child's page": plan_for(unit, case_id, copy="child", recipient_id=to).paper,
            "professional": plan_for(unit, case_id, copy="professional", recipient_id=to).paper,
            "follow-up": follow_up_paper_for(unit, case_id, recipient_id=to).paper,
            "genogram": genogram_paper_for(unit, case_id, recipient_id=to).paper,
            "network": network_paper_for(unit, case_id, recipient_id=to).paper,
            "seen as": see_as(unit, case_id, to).parts,
        }
        for kind in kinds:
            found[kind.value] = meeting_paper_for(unit, meeting, kind=kind.value, recipient_id=to).paper
    return {name: _plain(each) for name, each in found.items()}


def _plain(paper: Any) -> str:
    if dataclasses.is_dataclass(paper) and not isinstance(paper, type):
        paper = dataclasses.replace(paper, version="", made_on=dt.date.min)
    return str(paper)


def first(store: OpenStore, kind: Any, **wanted: Any) -> UUID:
    def find(unit: Unit) -> UUID:
        return next(each.id for each in unit.live(kind) if all(getattr(each, k) == v for k, v in wanted.items()))

    return ask(store, find)


def change_all(store: OpenStore, case_id: UUID, meeting: UUID) -> None:
    """Write something new over every kind of fact that was there, and add people."""
    agreement = first(store, Agreement, meeting_id=meeting)
    set_row(store, Agreement, agreement, text="bor hemmeligt", when_text="hemmelig", outcome=AgreementOutcome.PARTLY)
    set_row(store, Meeting, meeting, purpose="Hemmeligt formål", place="det hemmelige sted", last_word="hemmeligt")
    set_row(store, AgreementOwner, first(store, AgreementOwner, agreement_id=agreement), answer=OwnerAnswer.NO)
    set_row(store, Agreement, first(store, Agreement, text="kører Noah"), text="kører til et hemmeligt sted")
    set_row(store, Contribution, first(store, Contribution, text="Køkkenet"), text="Et hemmeligt hus")
    own = first(store, Contribution, text="I skal ikke tale om Lindely foran min mester.")
    set_row(store, Contribution, own, text="Det er hemmeligt")
    scale = first(store, Scale)
    set_row(store, Scale, scale, question="Hvor hemmeligt er det?")
    do(store, answer_scale, scale, who(store, case_id, "Noah"), value=0)
    newest = first(store, FollowUp, held_on=dt.date(2026, 11, 4))
    set_row(store, FollowUp, newest, progress="Det går hemmeligt", next_reason="hemmelig")
    set_row(store, Person, who(store, case_id, "Rune"), name="Rune Hemmelig", role="hemmelig vært", called="Hemmelig")
    set_row(store, Household, first(store, Household, label="Aarhus"), label="hemmeligt")
    lars = who(store, case_id, "Lars")
    set_row(store, NetworkTie, first(store, NetworkTie, person_id=lars), can_contribute="et hemmeligt sted", ring=3)
    do(store, records.change_record, "relation", first(store, Relation, b_id=lars), {"kind": "conflict"})
    noah = who(store, case_id, "Noah")
    do(store, add_parents, noah, mother="Hemmelige Inge", father="", kind="foster")
    do(store, add_household, case_id, label="hemmeligt hus", people=(noah, who(store, case_id, "Hemmelige Inge")))
    rita = do(store, add_person, case_id, name="Hemmelige Rita", role="mentor")
    do(store, records.add_record, case_id, "network_tie",
       {"person_id": str(rita), "ring": "1", "can_contribute": "hemmelig", "sector": "family"})  # fmt: skip


def test_what_changes_after_the_stop_is_on_no_paper_the_parent_may_get(
    store: OpenStore, case_id: UUID, meeting: UUID
) -> None:
    before = papers(store, case_id, meeting, "Jan")
    stop_and_allow(store, case_id, meeting)
    change_all(store, case_id, meeting)
    after = papers(store, case_id, meeting, "Jan")
    assert [name for name, told in after.items() if NEW in told.lower()] == []
    assert [name for name in before if before[name] != after[name]] == [], "nothing tells of the stop"
    told = text_of(plan_pdf(ask(store, plan_for, case_id, recipient_id=who(store, case_id, "Jan")).paper))
    assert "ringer til mesteren" in told
    listed = [str(row) for row in ask(store, case_history, case_id, limit=60).rows if row.section == "Opfølgning"]
    assert [each for each in listed if NEW in each.lower()] == [], "nor is what was put right told on the screen"
    hers = papers(store, case_id, meeting, "Rune")
    without = {"genogram", "child's page"}
    assert [name for name, told in hers.items() if NEW not in told.lower() and name not in without] == ["plan for all"]


def test_a_meeting_planned_without_the_parent_stays_where_it_was_said_to_be(
    store: OpenStore, case_id: UUID, meeting: UUID
) -> None:
    coming = plan_with(store, case_id, who(store, case_id, "Noah"), who(store, case_id, "Rune"), held_on="9. december")
    before = papers(store, case_id, meeting, "Jan")
    assert "biblioteket" in before["plan"]
    stop_and_allow(store, case_id, meeting)
    set_row(store, Meeting, coming, place="et hemmeligt hus", held_on=dt.date(2026, 12, 1), purpose="hemmelig")
    moved = papers(store, case_id, meeting, "Jan")
    hold(store, coming)
    assert papers(store, case_id, meeting, "Jan") == moved == before
    assert NEW in papers(store, case_id, meeting, "Rune")["plan"]


def test_no_text_of_any_row_that_is_written_anew_reaches_the_parent(
    store: OpenStore, case_id: UUID, meeting: UUID
) -> None:
    jan = who(store, case_id, "Jan")
    before = papers(store, case_id, meeting, jan)
    stop_and_allow(store, case_id, meeting)

    def write_anew(unit: Unit) -> int:
        written = 0
        for kind in (each for each in RECORD_CLASSES.values() if issubclass(each, CaseRecord)):
            for row in unit.live(kind, kind.case_id == case_id):
                for name, fact in kind.facts().items():
                    free = type(kind.__table__.columns[name].type) is Text and not fact.refers_to
                    if free and name not in READ_BY_RULES and (getattr(row, name) or fact.long):
                        setattr(row, name, f"{NEW} {written}")
                        written += 1
        return written

    assert do(store, write_anew) > 100
    after = papers(store, case_id, meeting, jan)
    assert [name for name, told in after.items() if NEW in told] == []
    assert after == before


def test_how_it_went_is_told_when_it_was_said_where_the_parent_was(
    store: OpenStore, case_id: UUID, meeting: UUID
) -> None:
    stop_and_allow(store, case_id, meeting)
    jan, rune = who(store, case_id, "Jan"), who(store, case_id, "Rune")
    later = plan_with(store, case_id, jan, rune, held_on="21. november 2026")
    do(store, stop_decisions.allow_person, later, jan, because="Han ved det.", by="Kirsten")
    hold(store, later)
    do(store, add_agreement, case_id, text="låser op", owners=(rune,), meeting_id=later)
    assert "låser op" in papers(store, case_id, meeting, "Jan")["plan"], "he was there"
    agreement = first(store, Agreement, meeting_id=meeting)
    do(store, judge_agreement, agreement, outcome="not_kept")
    assert "ringer til mesteren" in papers(store, case_id, meeting, "Jan")["plan"], "said behind his back"
    do(store, judge, agreement, later, "not_kept")
    assert "ringer til mesteren" not in papers(store, case_id, meeting, "Jan")["plan"]
