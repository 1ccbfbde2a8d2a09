"""What waits to be put in the municipality's own system: which texts, in which order, and when they come again."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.agreement import AgreementOwner
from app.models.case import Case
from app.models.enums_meeting import ContributionKind, OwnerAnswer
from app.models.meeting import Contribution, Meeting
from app.models.plan import Goal
from app.services import journal_boxes, journal_queue, profile
from app.services.journal_queue import Laid, QueueItem
from app.services.records import add_record, change_record
from tests.doing import ask, do


def meeting_of(store: OpenStore, case_id: UUID) -> UUID:
    with store.units.read("test") as unit:
        return next(each.id for each in unit.live(Meeting, Meeting.case_id == case_id) if each.status.value == "held")


def waiting(store: OpenStore, case_id: UUID, **how: object) -> list[QueueItem]:
    return list(ask(store, journal_queue.list_queue, case_id, **{"older": True, **how}))


def of_box(items: list[QueueItem], box: str) -> list[QueueItem]:
    return [each for each in items if each.box.id == box]


def laid(items: list[QueueItem]) -> tuple[Laid, ...]:
    return tuple(Laid(each.box.id, each.source, each.source_id, each.sha256) for each in items)


def said(store: OpenStore, case_id: UUID, **values: object) -> None:
    """Put something that was said at story A's meeting straight into the store."""
    with store.units.step("Skridt", "test") as unit:
        meeting = next(each for each in unit.live(Meeting, Meeting.case_id == case_id) if each.status.value == "held")
        unit.add(Contribution(case_id=case_id, meeting_id=meeting.id, **values))


def test_after_the_november_meeting_the_texts_come_in_the_order_of_the_boxes(
    store: OpenStore, mathias_case: UUID
) -> None:
    items = waiting(store, mathias_case, meeting_id=meeting_of(store, mathias_case))
    assert [each.box.id for each in items] == ["child_talk", "minutes", "goal", "goal"]
    assert len(items) <= 14


def test_the_minutes_are_plain_lines_that_can_be_put_in_any_field(store: OpenStore, mathias_case: UUID) -> None:
    text = of_box(waiting(store, mathias_case), "minutes")[0].text
    assert text.startswith("2026-11-18 Inddragende netværksmøde\nMed var: Mathias Kjærgaard Østergård, Lone ")
    assert "\nFormål: Hvordan kan det blive lettere for Mathias at komme i skole?\n" in text
    assert "\nBekymringer:\n- Mathias får ondt i maven.\n" in text
    assert "\n1. Jens-Ole åbner døren kl. 7.45 hver dag og går med ind, fra mandag den 23. november\n" in text
    assert not {"\t", "\r", "\u2028", "|"} & set(text)
    assert "\n\n" not in text


def test_only_words_taken_down_word_for_word_stand_in_quotation_marks(store: OpenStore, mathias_case: UUID) -> None:
    text = of_box(waiting(store, mathias_case), "minutes")[0].text
    assert "Mathias sagde: »Jeg får ondt i maven, når jeg skal ind ad døren." in text
    assert "Mathias fortalte: Han vil gerne blive ved med at gå til fodbold.\n" in text


@pytest.mark.parametrize(
    "values",
    [
        {"kind": ContributionKind.WORRY, "may_be_written": False},
        {"kind": ContributionKind.WORKS, "only_screen": True},
        {"kind": ContributionKind.FOR_ABSENT},
        {"kind": ContributionKind.PARKED},
    ],
)
def test_what_may_not_stand_in_the_minutes_is_not_copied(
    store: OpenStore, mathias_case: UUID, values: dict[str, object]
) -> None:
    before = of_box(waiting(store, mathias_case), "minutes")[0].text
    said(store, mathias_case, text="Noget fra gangen", **values)
    assert of_box(waiting(store, mathias_case), "minutes")[0].text == before


def test_who_stayed_away_and_what_is_not_repeated_are_never_in_the_text(store: OpenStore, mathias_case: UUID) -> None:
    meeting_id = meeting_of(store, mathias_case)
    do(store, change_record, "meeting", meeting_id, {"not_repeated": "At han græd"})
    text = of_box(waiting(store, mathias_case), "minutes")[0].text
    assert "Torben" not in text.partition("Formål")[0]
    assert "græd" not in text


def test_who_has_not_said_yes_is_told_but_a_later_yes_does_not_bring_the_minutes_back(
    store: OpenStore, mathias_case: UUID
) -> None:
    minutes = of_box(waiting(store, mathias_case), "minutes")
    assert "(mangler svar fra Henning)" in minutes[0].text
    do(store, journal_queue.note_laid, mathias_case, laid(minutes))
    with store.units.step("Skridt", "test") as unit:
        for owner in unit.live(AgreementOwner, AgreementOwner.case_id == mathias_case):
            owner.answer = OwnerAnswer.YES
    assert of_box(waiting(store, mathias_case), "minutes") == []


def test_the_families_remark_brings_the_minutes_back(store: OpenStore, mathias_case: UUID) -> None:
    do(store, journal_queue.note_laid, mathias_case, laid(of_box(waiting(store, mathias_case), "minutes")))
    said(store, mathias_case, kind=ContributionKind.REMARK, text="Jeg sagde ikke, at han sover for lidt.")
    again = of_box(waiting(store, mathias_case), "minutes")
    assert [each.changed for each in again] == [True]
    assert again[0].text.endswith("Bemærkninger til referatet:\n- Jeg sagde ikke, at han sover for lidt.")


def test_what_is_laid_over_waits_no_more_until_it_changes(store: OpenStore, mathias_case: UUID) -> None:
    do(store, profile.save_profile, {"name": "Sanne Vestergaard"})
    items = waiting(store, mathias_case)
    assert do(store, journal_queue.note_laid, mathias_case, laid(items)) == len(items)
    assert waiting(store, mathias_case) == []
    goal = of_box(items, "goal")[0]
    do(store, change_record, "goal", goal.source_id, {"reached_when": "tre uger i træk"})
    again = waiting(store, mathias_case)
    assert [(each.source_id, each.changed) for each in again] == [(goal.source_id, True)]
    assert "Nået, når: tre uger i træk" in again[0].text
    history = ask(store, journal_queue.list_laid, mathias_case)
    assert [(row.on, row.by, row.count) for row in history] == [
        (dt.date(2026, 11, 22), "Sanne Vestergaard", len(items))
    ]


def test_a_new_step_of_a_goal_counts_as_a_change_of_it(store: OpenStore, mathias_case: UUID) -> None:
    goals = of_box(waiting(store, mathias_case), "goal")
    do(store, journal_queue.note_laid, mathias_case, laid(goals))
    do(store, add_record, mathias_case, "goal_step", {"text": "Ind ad døren alene"}, owner_id=goals[0].source_id)
    again = of_box(waiting(store, mathias_case), "goal")
    assert [each.source_id for each in again] == [goals[0].source_id]
    assert "Delmål:\n1. Ind ad døren alene" in again[0].text


def test_a_goal_that_came_along_and_was_laid_over_comes_again_with_a_new_step(
    store: OpenStore, mathias_case: UUID
) -> None:
    goal, other = of_box(waiting(store, mathias_case), "goal")
    do(store, journal_queue.note_laid, mathias_case, laid([goal]))
    for each in (goal, other):
        do(store, add_record, mathias_case, "goal_step", {"text": "Ind ad døren"}, owner_id=each.source_id)
    with store.units.step("Skridt", "test") as unit:  # as if the case was taken in later than the other goal's step
        unit.get(Case, mathias_case).created_at = unit.now + dt.timedelta(hours=1)
    here = waiting(store, mathias_case, older=False)
    assert [(each.source_id, each.changed) for each in here] == [(goal.source_id, True)]


def test_noting_the_same_words_twice_is_noting_once(store: OpenStore, mathias_case: UUID) -> None:
    items = laid(waiting(store, mathias_case))
    do(store, journal_queue.note_laid, mathias_case, items + items)
    assert do(store, journal_queue.note_laid, mathias_case, items) == 0
    assert sum(row.count for row in ask(store, journal_queue.list_laid, mathias_case)) == len(items)
    with pytest.raises(UserError, match="ikke lagt noget"):
        do(store, journal_queue.note_laid, mathias_case, ())


def test_a_text_is_passed_over_with_a_reason_until_it_changes(store: OpenStore, mathias_case: UUID) -> None:
    goal = of_box(waiting(store, mathias_case), "goal")[0]
    (item,) = laid([goal])
    with pytest.raises(UserError, match="hvorfor"):
        do(store, journal_queue.pass_over, mathias_case, item=item, because="  ")
    do(store, journal_queue.pass_over, mathias_case, item=item, because="Står der allerede.")
    assert goal.source_id not in {each.source_id for each in waiting(store, mathias_case)}
    do(store, change_record, "goal", goal.source_id, {"reached_when": "tre uger"})
    assert goal.source_id in {each.source_id for each in waiting(store, mathias_case)}


def test_what_came_along_with_a_case_is_shown_only_when_asked_for(store: OpenStore, mathias_case: UUID) -> None:
    assert waiting(store, mathias_case, older=False) == []
    assert all(each.came_along for each in waiting(store, mathias_case))


def test_a_note_on_her_own_screen_and_a_thing_to_remember_stay_here(store: OpenStore, mathias_case: UUID) -> None:
    do(store, add_record, mathias_case, "note", {"on": "19. november 2026", "text": "Lone ringede\tkl. 9\nOm vagten"})
    do(store, add_record, mathias_case, "note", {"text": "Mavefornemmelse", "only_screen": "true"})
    do(store, add_record, mathias_case, "note", {"text": "Ring til Birgitte", "kind": "todo"})
    assert [each.text for each in of_box(waiting(store, mathias_case), "note")] == [
        "2026-11-19 Lone ringede kl. 9\nOm vagten"
    ]


def test_boxes_are_renamed_ordered_and_left_out_by_the_municipality(store: OpenStore, mathias_case: UUID) -> None:
    talk, minutes, goal, *rest = ask(store, journal_boxes.list_boxes)
    own = (replace(goal, name="Indsatsmål"), minutes, replace(talk, on=False), *rest)
    do(store, journal_boxes.save_boxes, own)
    assert ask(store, journal_boxes.list_boxes) == own
    names = [each.box.name for each in waiting(store, mathias_case)]
    assert names == ["Indsatsmål", "Indsatsmål", "Referat", "Bekymring"]
    do(store, journal_boxes.restore_boxes)
    assert ask(store, journal_boxes.list_boxes) == journal_boxes.shipped_boxes()
    with pytest.raises(UserError, match="hedder"):
        do(store, journal_boxes.save_boxes, (replace(talk, name=""), minutes, goal, *rest))
    with pytest.raises(UserError):
        do(store, journal_boxes.save_boxes, own[:-1])


def test_a_text_too_long_for_its_box_says_so_and_comes_in_parts(store: OpenStore, mathias_case: UUID) -> None:
    boxes = ask(store, journal_boxes.list_boxes)
    do(store, journal_boxes.save_boxes, tuple(replace(each, limit=400) for each in boxes))
    minutes = of_box(waiting(store, mathias_case), "minutes")[0]
    assert minutes.too_long > 0
    assert len(minutes.parts) > 1
    assert all(minutes.box.has_room_for(part) for part in minutes.parts)
    assert "\n".join(minutes.parts) == minutes.text


def test_siblings_are_told_apart_in_the_texts_about_goals(store: OpenStore, liv_case: UUID) -> None:
    with store.units.read("test") as unit:
        named = {each.id: each.child_id for each in unit.live(Goal, Goal.case_id == liv_case)}
    goals = of_box(waiting(store, liv_case), "goal")
    assert all(("Barn: " in each.text) == (named[each.source_id] is not None) for each in goals)
