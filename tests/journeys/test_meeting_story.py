"""Story A's network meeting by keyboard in the real window: from the plan and the invitations to the papers."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from app.bootstrap import OpenStore, open_store
from app.documents.meeting_paper import meeting_pdf
from app.models.enums_meeting import AgreementState, Attendance, ContributionKind, MeetingStatus
from app.services.meeting_closing import read_closing
from app.services.meeting_desk import read_desk
from app.services.meeting_paper import MeetingDraft, meeting_paper_for
from app.services.profile import save_profile
from app.views.main_window import MainWindow
from app.views.meeting import prepare_invitations
from app.views.workspace import Workspace
from tests.journeys.after_hands import (
    an_agreement_is_done_by_one_letter,
    due_now,
    i_dag_shows_what_waits,
    is_it_enough,
    next_time_begins_with_what_was_agreed,
    papers_while_they_are_here,
    who_rings_when,
)
from tests.journeys.meeting_hands import MeetingHands, plan_the_meeting, prepare_the_meeting, text_of
from tests.journeys.test_story_a import ALT, CTRL, PLAIN, settle
from tests.shipped import CHEAP, PASSPHRASE, TODAY

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
OWN_WORDS = "Det er bedst, når jeg må komme ind før de andre."
PRIVATE = "Lone græd på gangen."
LINES = (
    "Kasper henter til træning tirs+tors fra 24/11",
    "Torben kører til skole hver fredag",
    "Birgitte åbner døren kl. 7.45 hver mandag",
    "forslag: Inger laver mad hver onsdag",
    "Sanne: støtteperson hver torsdag",
    "ringer hjem hver dag",
)
"""Two are clear, one's owner is not there, one waits for the family, one the law decides, one says not who."""


@pytest.fixture
def open_window(qtbot: object) -> Iterator[Callable[[OpenStore], MeetingHands]]:
    """Open the program's window on a store; it is closed when the test is over."""
    windows: list[MainWindow] = []

    def opened(store: OpenStore) -> MeetingHands:
        space = Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper)
        window = MainWindow(space)
        windows.append(window)
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        settle()
        window.restore()
        settle()
        return MeetingHands(window, space)

    yield opened
    for window in windows:
        window.close()
        window.deleteLater()
    settle()


@pytest.fixture
def hands(store: OpenStore, mathias_case: UUID, open_window: Callable[[OpenStore], MeetingHands]) -> MeetingHands:
    """A caseworker in front of story A."""
    with store.units.step("Om dig", "profile.save") as unit:
        save_profile(unit, {"name": "Sanne Vestergaard", "job_title": "rådgiver", "phone": "12 34 56 78"})
    return open_window(store)


def test_a_meeting_goes_from_plan_to_papers_by_keyboard(
    hands: MeetingHands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ud"
    folder.mkdir()
    monkeypatch.setattr(prepare_invitations, "ask_folder_path", lambda *_: str(folder))
    plan_the_meeting(hands)
    prepare_the_meeting(hands)
    the_invitations_are_each_persons_own(hands, folder)
    hands.press(Key.Key_Return, CTRL)
    welcome_and_words(hands)
    the_child_leaves_and_numbers_are_shown(hands)
    write_agreements(hands)
    read_them_aloud(hands)
    the_room_sees_and_goes_dark(hands)
    say_goodbye(hands)
    meeting_id = hands.meeting_id
    mend_what_is_missing(hands)
    who_rings_when(hands)
    is_it_enough(hands)
    leave_with_a_reason(hands)
    the_papers_are_for_all_eyes(hands, meeting_id)
    i_dag_shows_what_waits(hands)
    an_agreement_is_done_by_one_letter(hands)
    open_the_next_meeting(hands)
    next_time_begins_with_what_was_agreed(hands)


@pytest.mark.long(sample=False)
def test_a_window_closed_in_the_middle_opens_on_the_same_step_with_the_half_line(
    hands: MeetingHands, store: OpenStore, open_window: Callable[[OpenStore], MeetingHands], tmp_path: Path
) -> None:
    plan_the_meeting(hands)
    hands.press(Key.Key_Return, CTRL)
    hands.digits("11411111")
    hands.step("agreements")
    hands.line(LINES[-1])
    hands.write("Kasper henter til tr")
    meeting_id, case_id = hands.meeting_id, hands.meeting().case_id
    hands.window.close()
    settle()
    store.close()
    again = open_store(tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        later = open_window(again)
        later.window.open_meeting(case_id, meeting_id)
        settle()
        assert later.meeting().step == "agreements"
        assert [bool(each.to_check) for each in later.agreements()] == [True]
        later.line("æning tirsdag")
        assert later.agreements()[-1].sentence.startswith("Kasper henter til træning")
        later.window.close()
        settle()
    finally:
        again.close()


def the_invitations_are_each_persons_own(hands: MeetingHands, folder: Path) -> None:
    """Names that tell nothing, eight papers, the text in her language on hers alone."""
    files = sorted(folder.iterdir())
    assert {each.suffix for each in files} == {".pdf", ".ics"}
    assert not [each.name for each in files if "mathias" in each.name.lower() or "lone" in each.name.lower()]
    texts = [text_of(each) for each in files if each.suffix == ".pdf"]
    assert len(texts) == len(hands.meeting().participants)
    (hers,) = [text for text in texts if "cuộc họp" in text]
    assert "Lone" in hers.partition("møde")[0]
    assert not [text for text in texts if "sidde ved døren" in text]
    assert all("SUMMARY:Møde" in each.read_text("utf-8") for each in files if each.suffix == ".ics")


def welcome_and_words(hands: MeetingHands) -> None:
    """Who is here, the child's words, a worry, and a line for one screen alone."""
    hands.digits("11411111")
    assert [each.called for each in hands.meeting().participants if each.attendance is Attendance.ABSENT] == ["Torben"]
    hands.press(Key.Key_O, ALT)
    hands.line(OWN_WORDS)
    hands.press(Key.Key_B, ALT)
    hands.line("Han sover dårligt.")
    hands.button_key(Key.Key_S, ALT)
    hands.line(PRIVATE)  # the next line is for everybody again
    said = {each.text: each for each in hands.meeting().contributions}
    assert said[OWN_WORDS].kind is ContributionKind.OWN_WORDS
    assert PRIVATE in said


def the_child_leaves_and_numbers_are_shown(hands: MeetingHands) -> None:
    """Who tells him, every child of the home asked about, and the adults' numbers at once."""
    hands.press(Key.Key_G, ALT)
    hands.step("child_leaves")
    hands.tab_to("Hvornår")
    hands.write("i aften")
    hands.press(Key.Key_Tab)
    hands.step("safety")
    hands.digits("11")
    hands.step("scales")
    hands.line("Hvor godt går det i skolen?")
    for number in "5647":
        hands.write(number)
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_L, ALT)
    row = hands.meeting()
    assert row.told_child_when == "i aften"
    assert [each.revealed for each in row.scales] == [True]
    assert [value for _, _, value, _ in row.scales[0].answers] == [5, 6, 4, 7]


def write_agreements(hands: MeetingHands) -> None:
    """Six lines; what is in doubt waits and is corrected in the pause."""
    hands.step("agreements")
    for text in LINES:
        hands.line(text)
    states = [each.state for each in hands.agreements()]
    assert states.count(AgreementState.AGREED) == 4
    assert (states[3], states[4]) == (AgreementState.PROPOSAL, AgreementState.TO_BE_DECIDED)
    assert [each.number for each in hands.agreements() if each.to_check] == [5, 6]


def read_them_aloud(hands: MeetingHands) -> None:
    """In the pause the one in doubt gets its owner; then each is read, and those here answer."""
    hands.press(Key.Key_R, ALT)
    hands.press(Key.Key_Return)
    assert hands.focus.accessibleName() == "En anden"
    hands.line("Camilla")
    hands.press(Key.Key_Return)
    assert not [each.number for each in hands.agreements() if each.to_check]
    hands.step("read_aloud")
    hands.press(Key.Key_Return, times=3)
    hands.press(Key.Key_J)
    hands.press(Key.Key_Return, times=3)
    rows = hands.agreements()
    assert rows[3].state is AgreementState.AGREED
    assert rows[5].sentence == "Camilla ringer hjem."
    assert [each.number for each in rows if each.asked] == [1, 3, 4, 6]  # Torben is asked another day


def the_room_sees_and_goes_dark(hands: MeetingHands) -> None:
    """The screen turns to the room, to the photo and dark, and each time back to where the focus was."""
    here = hands.focus
    for key, modifier, ways_back in (
        (Key.Key_F8, PLAIN, (Key.Key_F8,)),
        (Key.Key_F8, SHIFT, (Key.Key_Escape,)),
        (Key.Key_F10, PLAIN, (Key.Key_F10, Key.Key_F8)),
    ):
        hands.press(key, modifier)
        assert hands.focus is not here
        for back in ways_back:
            hands.press(back)
        assert hands.focus is here


def say_goodbye(hands: MeetingHands) -> None:
    """The next date, the last word, thanks, and then the list of what is missing."""
    hands.step("next")
    assert hands.focus.accessibleName() == "Dato"
    hands.line("13. januar")
    assert str(hands.meeting().coming.held_on) == "2027-01-13"
    hands.step("last_word")
    hands.line("Tak, fordi I kom.")
    hands.press(Key.Key_Return, CTRL)
    assert hands.focus.accessibleName() == "Alle har sagt farvel"
    papers_while_they_are_here(hands)
    hands.press(Key.Key_Return)
    assert hands.focus.accessibleName().startswith("Gør det nu")


def mend_what_is_missing(hands: MeetingHands) -> None:
    """One missing thing is mended by two digits."""
    before = missing(hands)
    hands.digits("21")
    assert missing(hands) == before[:1] + before[2:]


def missing(hands: MeetingHands) -> list[str]:
    """Return what is missing, as it is stored."""
    return [each.sentence for each in hands.workspace.ask(read_closing, hands.meeting_id).missing]


def leave_with_a_reason(hands: MeetingHands) -> None:
    """The rest gets a reason; I dag knows what waits."""
    hands.tab_to("Er det nok?", Key.Key_Backtab)
    hands.press(Key.Key_Up, times=4)
    hands.tab_to("Hvorfor ikke?")
    hands.write("Vi ringer til Torben i morgen.")
    case_id, meeting_id = hands.meeting().case_id, hands.meeting_id
    hands.press(Key.Key_Return, CTRL)
    held = hands.workspace.ask(read_desk, meeting_id).meeting
    assert (held.status, held.closed_because) == (MeetingStatus.HELD, "Vi ringer til Torben i morgen.")
    assert any(what.startswith("Spørg Torben") for what, _ in due_now(hands, case_id))


def the_papers_are_for_all_eyes(hands: MeetingHands, meeting_id: UUID) -> None:
    """What is made of the meeting says what was agreed, and nothing from one screen alone."""
    people = {each.called: each.person_id for each in hands.workspace.ask(read_desk, meeting_id).meeting.participants}
    wanted = (("agreement_sheet", None), ("minutes", None), ("own_agreements", people["Kasper"]))
    texts = {}
    for kind, person in wanted:
        draft = hands.workspace.ask(meeting_paper_for, meeting_id, kind=kind, recipient_id=person)
        assert isinstance(draft, MeetingDraft)
        texts[kind] = text_of(meeting_pdf(draft.paper))
    assert not [kind for kind, text in texts.items() if "græd" in text]
    assert all("henter til træning" in text for text in texts.values())
    assert "Birgitte" in texts["agreement_sheet"]
    assert "åbner døren" not in texts["own_agreements"]


def open_the_next_meeting(hands: MeetingHands) -> None:
    """From I dag to the case, its meetings, and the planned one at the top."""
    hands.press(Key.Key_Return)
    hands.press(Key.Key_3, CTRL)
    hands.press(Key.Key_Home)
    hands.press(Key.Key_Return)
