"""A case handed over for good: begun, sent, received, gone through, confirmed; and what happens when it goes wrong."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange.package import pack_bytes, parcel_of
from app.exchange.receipt import receipt_bytes
from app.models.case import Case
from app.models.enums_overview import HandOverPointKind
from app.models.hand_over import HandOver
from app.services import agreements, modules, records
from app.services.comparison import compare
from app.services.hand_over import pack
from app.services.hand_over_points import add_point, fill_points, remove_point
from app.services.hand_over_receipt import ALL_THERE, NO_RECEIPT, NOT_OURS, Arrived, read_receipt, receipt_for
from app.services.hand_over_received import ask_back, see_all, see_points, take_over, write_remark
from app.services.hand_over_road import (
    NO_MEETING,
    begin_hand_over,
    change_hand_over,
    leave_hand_over,
    plan_transition,
    prepare_sending,
    read_hand_over,
)
from app.services.hand_over_rows import Stage
from app.services.history import undo
from app.services.profile import save_profile
from app.services.stop_decisions import note_stop
from tests.doing import ask, do
from tests.ready_stores import EXAMPLES, ReadyStores, nothing
from tests.services.hand_over_making import KEY, answered, begin, caseworker, sent, standing, taken
from tests.services.read_by_jan import person
from tests.services.two_laptops import colleague, empty_store

__all__ = ["colleague", "empty_store"]


@pytest.fixture
def laid_out(tmp_path: Path, ready_stores: ReadyStores, request: pytest.FixtureRequest) -> Iterator[Any]:
    """The store, in which the case is on its way already when the test asks for `begun`."""
    families = [name for name in EXAMPLES if name in request.fixturenames]
    build = begin if "begun" in request.fixturenames else nothing
    with ready_stores.opened(tmp_path, build, *families) as opened_and_given:
        yield opened_and_given


@pytest.fixture
def store(laid_out: tuple[OpenStore, UUID]) -> OpenStore:
    return laid_out[0]


@pytest.fixture
def begun(laid_out: tuple[OpenStore, UUID]) -> UUID:
    return laid_out[1]


def test_the_case_fills_the_points_and_what_is_missing_is_listed_and_blocks_nothing(
    store: OpenStore, mathias_case: UUID, begun: UUID
) -> None:
    row = standing(store, mathias_case)
    kinds = {each.kind for each in row.points}
    assert kinds >= {HandOverPointKind.AGREEMENT, HandOverPointKind.PLAN, HandOverPointKind.DATE}
    assert all(each.text for each in row.points)
    assert len(row.missing) == 6
    do(store, plan_transition, begun)
    for column, typed in (("family_told_on", "i går"), ("child_told_on", "i dag"), ("child_wish", "Kald mig Mads"),
                          ("must_know", "Ring før kl. 10"), ("first_step", "Hils på Mathias")):  # fmt: skip
        do(store, change_hand_over, begun, column=column, typed=typed)
    assert standing(store, mathias_case).missing == ()
    assert standing(store, mathias_case).meeting == "Overgangsmøde uden dato endnu"


def test_a_reason_stands_for_the_meeting_and_a_day_to_come_is_refused(
    store: OpenStore, mathias_case: UUID, begun: UUID
) -> None:
    do(store, change_hand_over, begun, column="no_meeting_because", typed="Familien vil hellere ringes op.")
    assert NO_MEETING not in standing(store, mathias_case).missing
    with pytest.raises(UserError, match="ikke kommet endnu"):
        do(store, change_hand_over, begun, column="family_told_on", typed="i morgen")
    with pytest.raises(UserError, match="allerede på vej til Kirsten Holm"):
        do(store, begin_hand_over, mathias_case, to="En anden")


def test_a_point_taken_out_stays_out_and_a_new_agreement_comes_along(
    store: OpenStore, mathias_case: UUID, begun: UUID
) -> None:
    first = standing(store, mathias_case).points[0]
    do(store, remove_point, first.id)
    do(store, add_point, begun, text="Hunden bider")
    do(store, agreements.add_agreement, mathias_case, text="ringer til skolen", when="4. december")
    assert do(store, fill_points, begun) >= 1
    points = standing(store, mathias_case).points
    assert first.text not in [each.text for each in points]
    assert (points[0].text, points[0].own) == ("Hunden bider", True)
    assert any("inger til skolen" in each.text for each in points)


def test_who_a_child_is_heard_without_is_told_and_marked_as_not_for_open_screens(
    store: OpenStore, mathias_case: UUID, begun: UUID
) -> None:
    with store.units.step("Stop", "test") as unit:
        lone, mathias = (person(unit, mathias_case, name) for name in ("Lone Kjærgaard", "Mathias Kjærgaard Østergård"))
        note_stop(unit, mathias_case, kind="abuse", subject_id=mathias, against_id=lone)
    do(store, fill_points, begun)
    told = [each for each in standing(store, mathias_case).points if "høres uden" in each.text]
    assert told
    assert all(each.careful and each.kind is HandOverPointKind.KNOWS for each in told)
    assert any(each.text.startswith("Ring og skriv ikke til Lone Kjærgaard") for each in told)


def test_it_arrives_is_gone_through_and_the_receipt_brings_the_questions_back(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, begun: UUID
) -> None:
    parcel = parcel_of(pack_bytes(sent(store, mathias_case)))
    assert (standing(store, mathias_case).stage, caseworker(store, mathias_case)) == (Stage.SENT, "Kirsten Holm")
    do(colleague, save_profile, {"name": "Kirsten Holm"})
    taken(colleague, parcel)
    there = standing(colleague, mathias_case)
    assert (there.stage, there.received_by, caseworker(colleague, mathias_case)) == (
        Stage.RECEIVED,
        "Kirsten Holm",
        None,
    )
    assert [each.text for each in there.points] == [each.text for each in standing(store, mathias_case).points]
    do(colleague, see_points, [there.points[0].id])
    do(colleague, ask_back, there.points[1].id, question="Hvem ringer?")
    do(colleague, write_remark, there.id, typed="Hvor ligger nøglen?")
    (told,) = answered(store, colleague, parcel.mark)
    assert told == Arrived("2026-014", f"{ALL_THERE} 1 af {there.unseen} punkter er set.", ok=True, questions=2)
    row = standing(store, mathias_case)
    assert (row.stage, row.received_by, row.remark) == (Stage.CONFIRMED, "Kirsten Holm", "Hvor ligger nøglen?")
    assert [each.question for each in row.questions] == ["Hvem ringer?"]
    do(colleague, see_all, there.id)
    assert standing(colleague, mathias_case).unseen == 0


def test_a_plain_receipt_says_nothing_about_anybody(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, begun: UUID
) -> None:
    parcel = sent(store, mathias_case)
    taken(colleague, parcel)
    point = standing(colleague, mathias_case).points[0]
    do(colleague, ask_back, point.id, question="Hvad med Mathias?")
    plain = receipt_bytes(ask(colleague, receipt_for, parcel.mark), sealed=False)
    assert b"Mathias" not in plain
    assert str(mathias_case).encode() not in plain
    assert answered(store, colleague, parcel.mark, sealed=False)[0].ok


def test_the_same_package_twice_changes_nothing_and_undoing_takes_it_all_back(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, begun: UUID
) -> None:
    parcel = sent(store, mathias_case)
    taken(colleague, parcel)
    do(colleague, see_all, standing(colleague, mathias_case).id)
    do(colleague, take_over, parcel, take={mathias_case: ask(colleague, compare, parcel, mathias_case).newer()})
    assert (standing(colleague, mathias_case).stage, standing(colleague, mathias_case).unseen) == (Stage.RECEIVED, 0)
    assert answered(store, colleague, parcel.mark)[0].ok


def test_taking_in_is_one_step_that_can_be_undone(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, begun: UUID
) -> None:
    parcel = sent(store, mathias_case)
    picks = ask(colleague, compare, parcel, mathias_case).everything()
    with colleague.units.step("Hent sag", "case.receive") as unit:
        take_over(unit, parcel, take={mathias_case: picks})
    do(colleague, undo, unit.outcome.step_id)
    with colleague.units.read("test") as unit:
        assert (unit.live(Case), unit.live(HandOver)) == ([], [])
    with pytest.raises(UserError, match="Intet fra pakken"):
        ask(colleague, receipt_for, parcel.mark)


def test_what_did_not_arrive_is_said(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, noah_case: UUID, begun: UUID
) -> None:
    do(store, prepare_sending, [noah_case], to="Kirsten Holm")
    parcel = sent(store, mathias_case, noah_case)
    do(colleague, take_over, parcel, take={mathias_case: ask(colleague, compare, parcel, mathias_case).everything()})
    first, second = answered(store, colleague, parcel.mark)
    assert (first.number, first.ok, first.text) == ("2026-007", False, "Sagen er ikke lagt ind hos Kirsten Holm.")
    assert (second.number, second.ok) == ("2026-014", True)
    do(colleague, records.remove_record, "goal", ask(colleague, records.list_records, mathias_case, "goal")[0].id)
    taken(colleague, replace(parcel, cases=parcel.cases[1:]))
    assert all(each.ok for each in answered(store, colleague, parcel.mark))


def test_a_cut_between_writing_the_file_and_noting_it_is_mended_by_the_receipt(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, begun: UUID
) -> None:
    parcel = do(store, pack, [mathias_case], reply_to=KEY)
    assert standing(store, mathias_case).stage is Stage.BEGUN
    taken(colleague, parcel)
    answered(store, colleague, parcel.mark)
    row = standing(store, mathias_case)
    assert (row.stage, row.package, caseworker(store, mathias_case)) == (Stage.CONFIRMED, parcel.mark, "Kirsten Holm")


def test_a_package_of_an_older_version_is_taken_in_without_a_receipt(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, begun: UUID
) -> None:
    parcel = replace(sent(store, mathias_case), mark="", reply_to="")
    taken(colleague, parcel)
    assert standing(colleague, mathias_case).stage is Stage.RECEIVED
    with pytest.raises(UserError, match=NO_RECEIPT[:20]):
        ask(colleague, receipt_for, "")


def test_a_receipt_of_somebody_elses_package_is_refused(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, begun: UUID
) -> None:
    parcel = sent(store, mathias_case)
    taken(colleague, parcel)
    receipt = replace(ask(colleague, receipt_for, parcel.mark), mark="0" * 32)
    with pytest.raises(UserError, match=NOT_OURS[:20]):
        do(store, read_receipt, receipt)


def test_a_sent_case_is_taken_back_and_is_hers_again(store: OpenStore, mathias_case: UUID, begun: UUID) -> None:
    sent(store, mathias_case)
    do(store, leave_hand_over, begun)
    assert ask(store, read_hand_over, mathias_case) is None
    assert caseworker(store, mathias_case) is None
    notes = [each.summary for each in ask(store, records.list_records, mathias_case, "note")]
    assert any("Overdragelsen til Kirsten Holm er taget tilbage." in each for each in notes)


def test_a_case_that_is_lent_out_stays_hers(store: OpenStore, colleague: OpenStore, mathias_case: UUID) -> None:
    parcel = sent(store, mathias_case)
    taken(colleague, parcel)
    assert (ask(store, read_hand_over, mathias_case), caseworker(store, mathias_case)) == (None, None)
    assert answered(store, colleague, parcel.mark) == (Arrived("2026-014", ALL_THERE, ok=True),)


def test_a_case_on_its_way_to_one_is_not_sent_to_another(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, begun: UUID
) -> None:
    with pytest.raises(UserError, match="Sag 2026-014 er på vej til Kirsten Holm"):
        do(store, prepare_sending, [noah_case, mathias_case], to="Mette")
    assert ask(store, read_hand_over, noah_case) is None


def test_two_cases_are_covered_in_a_holiday_and_come_back_with_what_both_wrote(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, noah_case: UUID
) -> None:
    taken(colleague, sent(store, mathias_case, noah_case))
    do(colleague, records.add_record, mathias_case, "note", {"text": "Lone ringede om skolen."})
    do(colleague, agreements.add_agreement, noah_case, text="Pia ringer til UCH", when="4. december")
    do(store, records.add_record, mathias_case, "note", {"text": "Skrevet før ferien."})
    back = sent(colleague, mathias_case, noah_case)
    picks = {each.case_id: ask(store, compare, back, each.case_id).newer() for each in back.cases}
    do(store, take_over, back, take=picks)
    notes = " ".join(each.summary for each in ask(store, records.list_records, mathias_case, "note"))
    assert "Lone ringede om skolen." in notes
    assert "Skrevet før ferien." in notes
    said = [each.text for each in ask(store, agreements.list_agreements, noah_case)]
    assert any("ringer til UCH" in each for each in said)
    assert [ask(store, read_hand_over, each) for each in (mathias_case, noah_case)] == [None, None]
    assert all(each.ok for each in answered(colleague, store, back.mark))


def test_handing_over_works_with_every_part_of_the_program_off(store: OpenStore, mathias_case: UUID) -> None:
    for key in modules.MODULES:
        do(store, modules.switch_module, key, on=False)
    do(store, begin_hand_over, mathias_case, to="Kirsten")
    assert standing(store, mathias_case).points
