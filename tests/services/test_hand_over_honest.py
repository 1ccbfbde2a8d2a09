"""What a receipt, a note and a step must never say: that more arrived than did, or that somebody else has the case."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from app.bootstrap import OpenStore
from app.models.knowledge import Note
from app.services.case_reviews import hold_review
from app.services.comparison import compare
from app.services.hand_over import Parcel, pack
from app.services.hand_over_points import add_point, remove_point
from app.services.hand_over_receipt import ALL_THERE, EARLIER, OTHER, Receipt, read_receipt, receipt_for
from app.services.hand_over_received import ask_back, take_over
from app.services.hand_over_road import (
    HALF_SENT,
    begin_hand_over,
    change_hand_over,
    leave_hand_over,
    mark_sent,
    read_hand_over,
)
from app.services.hand_over_rows import Stage
from app.services.review_list import list_for_review
from app.services.review_pages import read_page
from app.services.review_steps import add_steps, open_steps
from app.services.snapshot import read_case
from app.services.stop_decisions import note_stop
from tests.doing import ask, do
from tests.services.read_by_jan import person
from tests.services.two_laptops import colleague, empty_store, rename, someone, third

__all__ = ["colleague", "empty_store", "third"]


def packed(store: OpenStore, case_id: UUID) -> Parcel:
    parcel = do(store, pack, [case_id])
    assert isinstance(parcel, Parcel)
    return parcel


def handed_on(store: OpenStore, case_id: UUID) -> Parcel:
    parcel = packed(store, case_id)
    do(store, mark_sent, [case_id], mark=parcel.mark, to="")
    return parcel


def answered(there: OpenStore, parcel: Parcel, which: str = "everything") -> Receipt:
    case_id = parcel.cases[0].case_id
    do(there, take_over, parcel, take={case_id: getattr(ask(there, compare, parcel, case_id), which)()})
    receipt = ask(there, receipt_for, parcel.mark)
    assert isinstance(receipt, Receipt)
    return receipt


def steps(store: OpenStore, case_id: UUID) -> list[str]:
    with store.units.read("test") as unit:
        return [each.text for each in open_steps(read_case(unit, case_id))]


def test_words_the_receiver_kept_as_they_were_are_not_received(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID
) -> None:
    answered(colleague, packed(store, mathias_case))
    who = someone(store, mathias_case)
    rename(store, who, "Nyt navn")
    rename(colleague, who, "Andet navn")
    (told,) = do(store, read_receipt, answered(colleague, packed(store, mathias_case), "newer"))
    assert not told.ok
    assert told.text.startswith("1 af ")


def test_an_old_receipt_confirms_nothing_of_a_hand_over_to_somebody_else(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID
) -> None:
    first = do(store, begin_hand_over, mathias_case, to="Kirsten")
    receipt = answered(colleague, handed_on(store, mathias_case))
    do(store, leave_hand_over, first)
    do(store, begin_hand_over, mathias_case, to="Jan")
    do(store, read_receipt, receipt)
    row = ask(store, read_hand_over, mathias_case)
    assert (row.to_name, row.stage, row.received_by) == ("Jan", Stage.BEGUN, "")


def test_the_first_of_two_packages_to_the_same_receiver_confirms_and_to_somebody_else_it_does_not(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID
) -> None:
    road = do(store, begin_hand_over, mathias_case, to="Kirsten")
    first, again = packed(store, mathias_case), packed(store, mathias_case)
    receipt = answered(colleague, first)
    assert ask(colleague, compare, again, mathias_case).records == ()
    points = ask(colleague, read_hand_over, mathias_case).points
    do(colleague, ask_back, points[0].id, question="Hvem ringer?")
    assert [each.text for each in answered(colleague, again, "newer").cases[0].questions] == ["Hvem ringer?"]
    do(store, change_hand_over, road, column="to_name", typed="Jan")
    for sending in (False, True):
        if sending:
            do(store, mark_sent, [mathias_case], mark=packed(store, mathias_case).mark, to="")
        (told,) = do(store, read_receipt, receipt)
        assert told.text.endswith(EARLIER.format(name="Jan"))
        assert ask(store, read_hand_over, mathias_case).received_on is None
    do(store, change_hand_over, road, column="to_name", typed="kirsten")
    (told,) = do(store, read_receipt, receipt)
    row = ask(store, read_hand_over, mathias_case)
    assert (told.text, row.stage) == (f"{ALL_THERE} 0 af {len(points)} punkter er set.", Stage.CONFIRMED)


def test_a_name_put_right_between_two_packages_is_the_same_receiver_by_key_or_by_what_she_calls_herself(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID
) -> None:
    road = do(store, begin_hand_over, mathias_case, to="Kirstn")
    first = do(store, pack, [mathias_case], locked_to="1111 2222")
    assert ask(store, read_hand_over, mathias_case).missing[0] == HALF_SENT, "cut off before it was noted as sent"
    receipt = answered(colleague, first)
    do(store, change_hand_over, road, column="to_name", typed="Kirsten Juhl")
    for key, stage in (("3333 4444", Stage.SENT), ("1111 2222", Stage.CONFIRMED)):
        again = do(store, pack, [mathias_case], locked_to=key)
        do(store, mark_sent, [mathias_case], mark=again.mark, to="")
        do(store, read_receipt, receipt)
        assert ask(store, read_hand_over, mathias_case).stage is stage
    do(store, change_hand_over, road, column="to_name", typed="Kirsten Juul")
    do(store, read_receipt, replace(receipt, received_by="kirsten juul"))
    assert ask(store, read_hand_over, mathias_case).received_by == "kirsten juul"


def test_what_was_changed_on_the_way_confirms_nothing_and_what_is_lacking_stays_in_sight(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID
) -> None:
    do(store, begin_hand_over, mathias_case, to="Kirsten")
    receipt = answered(colleague, handed_on(store, mathias_case))
    (there,) = receipt.cases
    other = replace(receipt, cases=(replace(there, case=replace(there.case, sha256="0" * 64)),))
    (told,) = do(store, read_receipt, other)
    assert told.text == OTHER
    assert ask(store, read_hand_over, mathias_case).stage is Stage.SENT
    fewer = replace(there.case, counts=replace(there.case.counts, rows=1))
    late = dt.date(2031, 1, 1)
    do(store, read_receipt, replace(receipt, received_on=late, cases=(replace(there, case=fewer),)))
    row = ask(store, read_hand_over, mathias_case)
    assert row.stage is Stage.CONFIRMED
    assert "er ikke lagt ind" in row.remark
    assert row.received_on < late


def test_a_question_about_a_point_that_was_taken_out_since_is_asked_all_the_same(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID
) -> None:
    point = do(store, add_point, do(store, begin_hand_over, mathias_case, to="Kirsten"), text="Hunden")
    parcel = handed_on(store, mathias_case)
    answered(colleague, parcel)
    do(colleague, ask_back, point, question="Bider den?")
    do(store, remove_point, point)
    do(store, read_receipt, ask(colleague, receipt_for, parcel.mark))
    assert ask(store, read_hand_over, mathias_case).remark == "Bider den?"


def test_a_received_case_that_is_lent_on_is_noted_as_lent_to_that_one(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID
) -> None:
    do(store, begin_hand_over, mathias_case, to="Kirsten")
    answered(colleague, handed_on(store, mathias_case))
    do(colleague, mark_sent, [mathias_case], mark=packed(colleague, mathias_case).mark, to="Mette")
    with colleague.units.read("test") as unit:
        last = unit.live(Note, Note.case_id == mathias_case)[-1]
    assert last.text == "Sagen er sendt til Mette, som passer den. Den bliver her."


def test_how_far_a_hand_over_has_come_stays_on_each_laptop(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID
) -> None:
    do(store, begin_hand_over, mathias_case, to="Kirsten")
    parcel = handed_on(store, mathias_case)
    (told,) = do(store, read_receipt, answered(colleague, parcel))
    assert told.text.startswith(ALL_THERE)
    answered(colleague, packed(store, mathias_case))
    assert ask(colleague, read_hand_over, mathias_case).stage is Stage.RECEIVED
    answered(colleague, parcel)
    assert ask(colleague, read_hand_over, mathias_case).stage is Stage.RECEIVED


def test_a_decided_step_is_there_on_its_day_and_at_the_new_caseworker(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID
) -> None:
    do(store, add_steps, mathias_case, typed="Sanne ringer i dag\nJan skriver senest 25. november")
    assert steps(store, mathias_case) == ["Sanne ringer i dag", "Jan skriver senest 25. november"]
    later = store.units.now() + dt.timedelta(days=30)
    colleague.units.now = lambda: later
    answered(colleague, packed(store, mathias_case))
    assert steps(colleague, mathias_case) == steps(store, mathias_case)


def test_what_was_agreed_with_the_leader_is_not_listed_while_a_child_is_heard_without_a_parent(
    store: OpenStore, mathias_case: UUID
) -> None:
    do(store, hold_review, mathias_case, text="Høres alene.")
    assert ask(store, list_for_review)[0].agreed == "Høres alene."
    with store.units.step("Stop", "test") as unit:
        lone, mathias = (person(unit, mathias_case, name) for name in ("Lone Kjærgaard", "Mathias Kjærgaard Østergård"))
        note_stop(unit, mathias_case, kind="abuse", subject_id=mathias, against_id=lone)
    page = ask(store, read_page, mathias_case)
    assert (page.line.agreed, page.careful) == ("", True)


def test_a_case_that_comes_back_has_arrived_and_one_lent_on_says_nothing_of_the_road_between_two_others(
    store: OpenStore, colleague: OpenStore, third: OpenStore, mathias_case: UUID
) -> None:
    do(store, begin_hand_over, mathias_case, to="Kirsten")
    answered(colleague, handed_on(store, mathias_case))
    back = packed(colleague, mathias_case)
    answered(third, back)
    assert ask(third, read_hand_over, mathias_case) is None
    assert ask(store, read_hand_over, mathias_case).stage is Stage.SENT
    answered(store, back)
    assert ask(store, read_hand_over, mathias_case).stage is Stage.CONFIRMED
