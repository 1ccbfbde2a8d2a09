"""What somebody does after a meeting with the same keys: papers, is it enough, who rings when, and I dag."""

import datetime as dt
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from app.models.enums_meeting import AgreementOutcome, NetworkEnough
from app.services.due_rows import DueRow, list_due
from app.services.meeting_call_back import CallRow, list_calls
from app.services.meeting_enough import read_enough
from app.services.meeting_paper_recipients import PaperFor, papers_for
from app.services.meeting_review import changed_since
from app.views.meeting.review_page import ReviewPage
from app.views.today.due_list import DueList
from app.views.today.page import TodayPage
from tests.journeys.meeting_hands import MeetingHands
from tests.journeys.test_story_a import CTRL
from tests.shipped import TODAY

Key = Qt.Key
TOMORROW = TODAY.date() + dt.timedelta(days=1)
MAY_BE_TOLD = "Vi ses igen i januar."
NOT_ENOUGH = "Ingen er hos Alma om natten."


def papers_while_they_are_here(hands: MeetingHands) -> None:
    """From goodbye: the child gets a page of its own in the hand, the mother's sheet is photographed."""
    hands.press(Key.Key_P)
    assert hands.focus.accessibleName().startswith("Mathias: egen side")
    hands.digits("14")
    given = [(each.called, each.given[-1].partition(" den ")[0]) for each in papers_of(hands) if each.given]
    assert given == [("Mathias", "i hånden"), ("Lone", "vist til foto")]
    hands.press(Key.Key_Escape)
    assert hands.focus.accessibleName() == "Alle har sagt farvel"


def is_it_enough(hands: MeetingHands) -> None:
    """»Kan det løses gennem netværksmøder?« nej, and why."""
    hands.open_part("Ring og fortæl", "Er det nok?", "Kan det løses gennem netværksmøder?")
    hands.press(Key.Key_3)
    hands.tab_to("Hvorfor netværksmøder")
    hands.write(NOT_ENOUGH)
    hands.press(Key.Key_Tab)
    row = hands.workspace.ask(read_enough, hands.meeting_id)
    assert (row.answer, row.because) == (NetworkEnough.NO, NOT_ENOUGH)


def who_rings_when(hands: MeetingHands) -> None:
    """Torben was not there: Sanne rings tomorrow, and may say one thing."""
    hands.open_part("Det mangler", "Ring og fortæl", "Ringer til Torben:")
    hands.tab_to("Ringer til Torben: Sanne")
    hands.press(Key.Key_Space)
    hands.tab_to("Hvilken dag ringes der til Torben?")
    hands.line("i morgen")
    hands.tab_to("Det må Torben få at vide")
    hands.write(MAY_BE_TOLD)
    hands.press(Key.Key_Tab)
    call = call_to_torben(hands)
    assert (call.planned_on, call.may_be_told, call.called_on) == (TOMORROW, MAY_BE_TOLD, None)


def i_dag_shows_what_waits(hands: MeetingHands) -> None:
    """The call stands on its day; M opens the meeting it is about, and there it is done."""
    hands.press(Key.Key_F2)
    row = find_row(hands, "Ring til Torben om mødet")
    assert row.due == TOMORROW
    hands.press(Key.Key_M)
    hands.open_part("Det mangler", "Ring og fortæl", "Ringet i dag: Torben")
    hands.press(Key.Key_Space)
    call = call_to_torben(hands)
    assert call.called_on == TODAY.date()
    case_id = hands.meeting().case_id
    hands.press(Key.Key_Return, CTRL)
    hands.press(Key.Key_F2)
    assert "Ring til Torben om mødet" not in [what for what, _ in due_now(hands, case_id)]


def an_agreement_is_done_by_one_letter(hands: MeetingHands) -> None:
    """What Birgitte does next Monday is done by G, and stands there again after Ctrl+Z."""
    row = find_row(hands, "Birgitte åbner døren")
    assert (row.what, row.due) in due_now(hands, row.case_id)
    hands.press(Key.Key_G)
    assert (row.what, row.due) not in due_now(hands, row.case_id)
    hands.press(Key.Key_Z, CTRL)
    assert (row.what, row.due) in due_now(hands, row.case_id)


def next_time_begins_with_what_was_agreed(hands: MeetingHands) -> None:
    """The follow-up of January: one digit each, words beside one, and »ændret siden sidst« the good first."""
    hands.press(Key.Key_Return, CTRL)
    hands.step("since")
    hands.digits("123")
    hands.tab_to("Med ord om aftale 2", Key.Key_Backtab)
    hands.write("Far havde bilen.")
    hands.tab_to("Vis Ændret siden sidst", Key.Key_Backtab)
    hands.press(Key.Key_Space)
    changed = hands.workspace.ask(changed_since, hands.meeting_id)
    outcomes = [AgreementOutcome.KEPT, AgreementOutcome.PARTLY, AgreementOutcome.NOT_KEPT]
    assert [each.outcome for each in changed.review.rows][:3] == outcomes
    seen = words_of_review(hands)
    told = (
        "Det er lykkedes",
        "Jens-Ole åbner døren",
        "Delvist",
        "Far havde bilen.",
        "Blev ikke til noget",
        "Ikke set på endnu",
    )
    places = [seen.find(each) for each in told]
    assert -1 not in places, seen
    assert places == sorted(places), seen


def words_of_review(hands: MeetingHands) -> str:
    """Return what the page with last time's agreements says, from the top."""
    (page,) = (each for each in hands.window.findChildren(ReviewPage) if each.isVisible())
    labels = [each for each in page.findChildren(QLabel) if each.isVisible()]
    return " ".join(each.text() for each in sorted(labels, key=lambda each: each.mapTo(page, QPoint()).y()))


def due_now(hands: MeetingHands, case_id: UUID) -> list[tuple[str, dt.date | None]]:
    """Return what is due in a case, as it is stored."""
    return [(each.what, each.due) for each in hands.workspace.ask(list_due, case_id=case_id)]


def find_row(hands: MeetingHands, what: str) -> DueRow:
    """Walk the list of I dag down to a row and return it."""
    (page,) = (each for each in hands.window.findChildren(TodayPage) if each.isVisible())
    assert page.isAncestorOf(hands.focus)
    hands.press(Key.Key_Home)
    seen: list[str] = []
    for _ in range(40):
        chosen = hands.focus.chosen() if isinstance(hands.focus, DueList) else None
        assert chosen is not None, seen
        seen.append(chosen.what)
        if what in chosen.what:
            return chosen
        hands.press(Key.Key_Down)
    raise AssertionError(f"»{what}« does not stand on I dag: {seen}")


def papers_of(hands: MeetingHands) -> tuple[PaperFor, ...]:
    """Return who gets what, as it is stored."""
    return hands.workspace.ask(papers_for, hands.meeting_id)


def call_to_torben(hands: MeetingHands) -> CallRow:
    """Return the call to the one who was not there, as it is stored."""
    return next(each for each in hands.workspace.ask(list_calls, hands.meeting_id) if each.called == "Torben")
