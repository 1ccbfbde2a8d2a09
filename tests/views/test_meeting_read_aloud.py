"""Read aloud: one agreement at a time, each owner who is here answers with a key, and a calm summary at the end."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums_meeting import AgreementState, OwnerAnswer
from app.services.agreements import add_agreement, list_agreements, remove_agreement
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.ready_stores import Build, case_of
from tests.views.meeting_reading import focus, november_begins, show_meeting
from tests.views.meeting_writing import row_of, type_line, written

Open = Callable[[], MeetingScreen]
NAMES = ("Lone", "Kasper", "Henning")


def with_three(opened: OpenStore) -> tuple[UUID, list[UUID]]:
    """The meeting, and its only agreements: Lone and Henning (who is not here), Kasper alone, and a proposal."""
    meeting, case_id = november_begins(opened), case_of(opened, "2026-014")
    workspace = Workspace(opened.units, opened.drafts, opened.units.now, training=False, keeper=opened.keeper)
    rows = workspace.ask(list_agreements, case_id)
    people = {name: each for row in rows for each, name, _ in row.answers}
    for row in rows:
        assert workspace.do("Tag af", remove_agreement, row.id)
    made = []
    for names in (("Lone", "Henning"), ("Kasper",)):
        done = workspace.do(
            "Ny", add_agreement, case_id, text="laver mad", owners=tuple(people[each] for each in names),
            when="hver fredag", meeting_id=meeting,
        )  # fmt: skip
        assert done
        made.append(done.value)
    return meeting, [*made, written(workspace, meeting, "forslag: Inger bager hver søndag")]


@pytest.fixture
def build() -> Build[tuple[UUID, list[UUID]]]:
    return with_three


@pytest.fixture
def november(mathias_case: UUID, prepared: tuple[OpenStore, tuple[UUID, list[UUID]]]) -> UUID:
    return prepared[1][0]


@pytest.fixture
def three(mathias_case: UUID, prepared: tuple[OpenStore, tuple[UUID, list[UUID]]]) -> list[UUID]:
    return prepared[1][1]


@pytest.fixture
def open_screen(workspace: Workspace, november: UUID, three: list[UUID], qtbot: QtBot, qapp: QApplication) -> Open:
    apply_theme(qapp, Theme())

    def opened() -> MeetingScreen:
        screen = show_meeting(workspace, november, qtbot)
        screen.go_to("read_aloud")
        assert len(three) == len(screen.desk.agreements)
        return screen

    return opened


def words(screen: MeetingScreen) -> str:
    QApplication.processEvents()
    page = screen.centre.read_aloud
    return " | ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def answers(screen: MeetingScreen, agreement_id: UUID) -> dict[str, OwnerAnswer]:
    return {name: answer for _, name, answer in row_of(screen, agreement_id).answers}


def test_one_agreement_stands_there_with_its_owners_and_how_far_we_are(open_screen: Open) -> None:
    screen = open_screen()
    assert focus(screen) is screen.centre.read_aloud
    assert "1 af 3" in words(screen)
    assert "Lone og Henning laver mad" in words(screen)
    assert "er her ikke og spørges bagefter" in words(screen)


def test_enter_is_yes_for_the_one_who_is_here_and_goes_on(open_screen: Open, three: list[UUID], qtbot: QtBot) -> None:
    screen = open_screen()
    qtbot.keyClick(focus(screen), Qt.Key.Key_Return)
    assert answers(screen, three[0]) == {"Lone": OwnerAnswer.YES, "Henning": OwnerAnswer.AWAITING}
    lone = row_of(screen, three[0]).owner_ids[0]
    assert row_of(screen, three[0]).asked == {lone}
    assert "2 af 3" in words(screen)


@pytest.mark.long
@pytest.mark.parametrize(
    ("key", "answer"),
    [(Qt.Key.Key_J, OwnerAnswer.YES), (Qt.Key.Key_N, OwnerAnswer.NO), (Qt.Key.Key_T, OwnerAnswer.THINKING)],
)
def test_each_answer_has_its_letter(
    open_screen: Open, three: list[UUID], qtbot: QtBot, key: Qt.Key, answer: OwnerAnswer
) -> None:
    screen = open_screen()
    qtbot.keyClick(focus(screen), key)
    assert answers(screen, three[0])["Lone"] is answer
    assert "2 af 3" in words(screen)


def test_several_owners_answer_one_after_the_other(
    open_screen: Open, three: list[UUID], workspace: Workspace, mathias_case: UUID, november: UUID, qtbot: QtBot
) -> None:
    screen = open_screen()
    both = (row_of(screen, three[0]).owner_ids[0], row_of(screen, three[1]).owner_ids[0])
    done = workspace.do("Ny", add_agreement, mathias_case, text="vasker op", owners=both, meeting_id=november)
    assert done
    page = screen.centre.read_aloud
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_Right)
    assert "4 af 4" in words(screen)
    qtbot.keyClick(page, Qt.Key.Key_J)
    assert "4 af 4" in words(screen), "Kasper has not answered yet"
    qtbot.keyClick(page, Qt.Key.Key_T)
    assert answers(screen, done.value) == {"Lone": OwnerAnswer.YES, "Kasper": OwnerAnswer.THINKING}
    assert "Så er alt læst højt" in words(screen)


def test_a_proposal_is_answered_by_the_family_and_no_goes_on_to_the_next(
    open_screen: Open, three: list[UUID], qtbot: QtBot
) -> None:
    screen = open_screen()
    for _ in range(2):
        qtbot.keyClick(focus(screen), Qt.Key.Key_Right)
    assert "Familien" in words(screen)
    qtbot.keyClick(focus(screen), Qt.Key.Key_N)
    assert [each.id for each in screen.desk.taken_off] == [three[2]]
    assert "Så er alt læst højt" in words(screen)


def test_a_yes_to_a_proposal_asks_its_owner_before_it_goes_on(
    open_screen: Open, three: list[UUID], qtbot: QtBot
) -> None:
    screen = open_screen()
    for _ in range(2):
        qtbot.keyClick(focus(screen), Qt.Key.Key_Right)
    qtbot.keyClick(focus(screen), Qt.Key.Key_J)
    assert row_of(screen, three[2]).state is AgreementState.AGREED
    assert "3 af 3" in words(screen)
    qtbot.keyClick(focus(screen), Qt.Key.Key_J)
    assert answers(screen, three[2]) == {"Inger": OwnerAnswer.YES}
    assert "Så er alt læst højt" in words(screen)


def test_another_form_is_written_and_read_in_the_same_place(open_screen: Open, three: list[UUID], qtbot: QtBot) -> None:
    screen = open_screen()
    qtbot.keyClick(focus(screen), Qt.Key.Key_A)
    assert answers(screen, three[0])["Lone"] is OwnerAnswer.OTHER_FORM
    screen.centre.writer.line.line.selectAll()
    type_line(qtbot, screen, "Lone køber mad hver fredag")
    assert "1 af 3" in words(screen)
    assert "Lone køber mad" in words(screen)
    assert focus(screen) is screen.centre.read_aloud, "and it can be said yes to at once"
    qtbot.keyClick(focus(screen), Qt.Key.Key_J)
    assert "2 af 3" in words(screen)


def test_arrows_go_both_ways_and_a_held_key_answers_once(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    page = screen.centre.read_aloud
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert "1 af 3" in words(screen)
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_Right)
    assert "Så er alt læst højt" in words(screen)
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert "3 af 3" in words(screen)


def test_the_summary_says_what_is_still_open(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    for key in (Qt.Key.Key_J, Qt.Key.Key_T, Qt.Key.Key_T):
        qtbot.keyClick(focus(screen), key)
    found = words(screen)
    assert "1 aftale har fået ja." in found
    assert "Aftale 1: Henning spørges bagefter." in found
    assert "Aftale 2: Kasper tænker over det." in found
    assert "Aftale 3 er stadig et forslag." in found


def test_without_agreements_it_says_how_the_first_is_written(
    open_screen: Open, three: list[UUID], workspace: Workspace
) -> None:
    screen = open_screen()
    for each in three:
        assert workspace.do("Tag af", remove_agreement, each)
    assert "Alt A skriver den første" in words(screen)
    assert not screen.centre.read_aloud.take_focus()


def test_a_letter_for_somebody_who_is_not_here_says_why_and_enter_goes_on(
    open_screen: Open, three: list[UUID], workspace: Workspace, qtbot: QtBot
) -> None:
    screen = open_screen()
    page = screen.centre.read_aloud
    qtbot.keyClick(page, Qt.Key.Key_J)
    assert page._at == three[1], "Lone was here and has answered, so it went on"
    page.go(-1)
    qtbot.keyClick(page, Qt.Key.Key_J)
    assert "Henning er her ikke – mangler svar. Enter går videre." in words(screen)
    assert answers(screen, three[0])["Henning"] is OwnerAnswer.AWAITING
    assert "mangler svar" in page.accessibleDescription()
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page._at == three[1]
    assert "mangler svar" not in words(screen)


def test_a_letter_says_when_everybody_has_answered(open_screen: Open, three: list[UUID], qtbot: QtBot) -> None:
    screen = open_screen()
    page = screen.centre.read_aloud
    page.go(1)
    qtbot.keyClick(page, Qt.Key.Key_J)
    page.go(-1)
    assert page._at == three[1]
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert "Alle har svaret. Enter går videre." in words(screen)
    assert answers(screen, three[1])["Kasper"] is OwnerAnswer.YES, "an answer is not changed by a key too many"
