"""What help costs stands on the professional copy of the plan, and in nothing else that leaves the caseworker."""

from typing import Any
from uuid import UUID

from doing import ask

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.models.enums import PaperKind
from app.models.plan import Intervention
from app.services.follow_up_paper import follow_up_paper_for
from app.services.journal_queue import list_queue
from app.services.meeting_paper import meeting_paper_for
from app.services.new_caseworker import new_caseworker_for
from app.services.papers import plan_for
from app.services.ports import Unit
from app.services.room import read_room
from app.services.shown_as import see_as
from tests.services.meeting_making import hold, plan_with, who
from tests.services.read_by_jan import text_of

PRICE = "87.654 kr."


def everything(unit: Unit, case_id: UUID, meeting: UUID, jan: UUID) -> dict[str, Any]:
    """The rows of all that others than the caseworker may be given."""
    found: dict[str, Any] = {
        "for all": plan_for(unit, case_id),
        "for Jan": plan_for(unit, case_id, recipient_id=jan),
        "child's page": plan_for(unit, case_id, copy="child"),
        "follow-up": follow_up_paper_for(unit, case_id, recipient_id=None),
        "professional follow-up": follow_up_paper_for(unit, case_id, recipient_id=None, copy="professional"),
        "new caseworker": new_caseworker_for(unit, case_id),
        "journal": list_queue(unit, case_id),
        "room": read_room(unit, meeting),
        "room with family": read_room(unit, meeting, with_family=True),
        "seen as": see_as(unit, case_id, jan),
    }
    for kind in (PaperKind.MINUTES, PaperKind.OWN_AGREEMENTS, PaperKind.AGREEMENT_SHEET):
        found[kind.value] = meeting_paper_for(unit, meeting, kind=kind.value, recipient_id=jan)
    found["professional minutes"] = meeting_paper_for(
        unit, meeting, kind=PaperKind.MINUTES.value, copy="professional", recipient_id=None
    )
    return found


def test_a_price_is_on_the_professional_copy_and_nowhere_else(store: OpenStore, noah_case: UUID) -> None:
    jan = who(store, noah_case, "Jan")
    meeting = plan_with(store, noah_case, who(store, noah_case, "Noah"), jan, held_on="20. november 2026")
    hold(store, meeting)
    with store.units.step("Ret", "test") as unit:
        for each in unit.live(Intervention, Intervention.case_id == noah_case):
            each.cost = PRICE
    with store.units.read("paper.preview") as unit:
        told = everything(unit, noah_case, meeting, jan)
    assert [name for name, rows in told.items() if PRICE in str(rows)] == []
    assert PRICE in text_of(plan_pdf(ask(store, plan_for, noah_case, copy="professional").paper))
