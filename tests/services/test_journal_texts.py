"""The texts themselves: a talk with a child at a protected address, and follow-ups that stay what they were."""

from uuid import UUID

from app.bootstrap import OpenStore
from app.models.approx_date import ApproxDate
from app.models.case import Child
from app.models.enums_people import ProtectionScope
from app.models.knowledge import ChildTalk
from app.models.plan import Goal, Intervention
from app.models.safety import Protection
from app.services import journal_queue
from app.services.journal_queue import Laid, QueueItem
from app.services.records import add_record, change_record
from tests.doing import ask, do


def of_box(store: OpenStore, case_id: UUID, box: str) -> list[QueueItem]:
    items = ask(store, journal_queue.list_queue, case_id, older=True)
    return [each for each in items if each.box.id == box]


def lay(store: OpenStore, case_id: UUID, items: list[QueueItem]) -> None:
    laid = tuple(Laid(each.box.id, each.source, each.source_id, each.sha256) for each in items)
    do(store, journal_queue.note_laid, case_id, laid)


def first(store: OpenStore, kind: type, case_id: UUID) -> UUID:
    with store.units.read("test") as unit:
        return unit.live(kind, kind.case_id == case_id)[0].id


def test_a_talk_tells_where_how_who_and_the_childs_own_words(store: OpenStore, mathias_case: UUID) -> None:
    talk = first(store, ChildTalk, mathias_case)
    told = {"place": "på biblioteket", "how": "mens de tegnede", "own_words": "»Jeg savner morfar«"}
    do(store, change_record, "child_talk", talk, {**told, "companion_offered": "true"})
    (item,) = of_box(store, mathias_case, "child_talk")
    assert item.text.split("\n") == [
        "2026-11-12 Samtale med Mathias Kjærgaard Østergård",
        "Sted: på biblioteket",
        "Talte med: Sanne Vestergaard",
        "Sådan foregik det: mens de tegnede",
        "Egne ord: »Jeg savner morfar«",
        "Bisidder tilbudt: ja",
    ]
    assert item.left_out == ""


def test_where_a_protected_child_was_is_left_out_and_she_is_told(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Skridt", "test") as unit:
        talk = unit.live(ChildTalk, ChildTalk.case_id == mathias_case)[0]
        talk.place = "på krisecentret i Vejle"
        child = unit.live(Child, Child.case_id == mathias_case)[0]
        unit.add(Protection(case_id=mathias_case, subject_id=child.person_id, scope=ProtectionScope.ADDRESS))
    (item,) = of_box(store, mathias_case, "child_talk")
    assert "krisecentret" not in item.text
    assert item.left_out.startswith("Stedet er udeladt")


def test_a_follow_up_tells_goals_decisions_rhythm_and_the_next_date(store: OpenStore, noah_case: UUID) -> None:
    follow_up = do(
        store, add_record, noah_case, "follow_up", {"held_on": "20. november 2026", "child_said": "Det går bedre."}
    )
    intervention = first(store, Intervention, noah_case)
    values = {"intervention_id": str(intervention), "decision": "adjust", "note": "Kortere dage"}
    do(store, add_record, noah_case, "follow_up_decision", values, owner_id=follow_up)
    rhythm = {
        "every_count": "6",
        "every_unit": "weeks",
        "base_on": "20. november 2026",
        "reason": "Noah vil vide besked",
    }
    explained = {"explained_to": "Noah og Jan", "explained_on": "20. november 2026"}
    do(store, add_record, noah_case, "cadence", {**rhythm, **explained})
    text = next(each.text for each in of_box(store, noah_case, "follow_up") if each.source_id == follow_up)
    assert text.startswith("2026-11-20 Opfølgning\n")
    assert "\nDet sagde barnet: Det går bedre.\n" in text
    assert ": justér – Kortere dage" in text
    assert "\nMål:\n1. " in text
    assert "\nRytme: hver 6. uge – Noah vil vide besked\n" in text
    assert "\nForklaret for: Noah og Jan 20. november 2026\n" in text
    assert text.endswith("\nNæste opfølgning: 1. januar 2027")


def test_a_follow_up_that_is_laid_over_does_not_come_again_when_the_plan_goes_on(
    store: OpenStore, mathias_case: UUID
) -> None:
    follow_up = do(store, add_record, mathias_case, "follow_up", {"held_on": "20. november 2026"})
    (before,) = of_box(store, mathias_case, "follow_up")
    lay(store, mathias_case, [before])
    do(store, change_record, "goal", first(store, Goal, mathias_case), {"status": "reached"})
    do(store, add_record, mathias_case, "follow_up", {"held_on": "21. november 2026"})
    assert follow_up not in {each.source_id for each in of_box(store, mathias_case, "follow_up")}
    do(store, change_record, "follow_up", follow_up, {"progress": "Han kom selv."})
    assert follow_up in {each.source_id for each in of_box(store, mathias_case, "follow_up") if each.changed}


def test_only_the_newest_follow_up_tells_how_the_goals_stand_today(store: OpenStore, mathias_case: UUID) -> None:
    for day in ("13. november 2026", "20. november 2026"):
        do(store, add_record, mathias_case, "follow_up", {"held_on": day})
    older, newest = of_box(store, mathias_case, "follow_up")
    assert ("Mål:" in older.text, "Mål:" in newest.text) == (False, True)


def test_what_is_true_today_stands_under_today_and_not_under_the_follow_ups_day(
    store: OpenStore, mathias_case: UUID
) -> None:
    do(store, add_record, mathias_case, "follow_up", {"held_on": "20. november 2026"})
    (item,) = of_box(store, mathias_case, "follow_up")
    assert "\nSådan står det 22. november 2026:\nMål:\n1. " in item.text
    do(store, change_record, "follow_up", item.source_id, {"held_on": "22. november 2026"})
    (item,) = of_box(store, mathias_case, "follow_up")
    assert "Sådan står det" not in item.text


def test_a_reason_that_begins_with_a_name_keeps_its_capital(store: OpenStore, mathias_case: UUID) -> None:
    goal = first(store, Goal, mathias_case)
    do(store, change_record, "goal", goal, {"status": "paused", "status_because": "Mathias har brug for ro"})
    text = next(each.text for each in of_box(store, mathias_case, "goal") if each.source_id == goal)
    assert text.endswith("Status: holder pause – Mathias har brug for ro")


def test_an_approximate_day_stands_as_it_was_written(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Skridt", "test") as unit:
        unit.live(ChildTalk, ChildTalk.case_id == mathias_case)[0].on = ApproxDate.parse("2026-11")
    (item,) = of_box(store, mathias_case, "child_talk")
    assert item.text.startswith("november 2026 Samtale med")
    assert item.latest_on is None
