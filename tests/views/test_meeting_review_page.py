"""Next time's opening page by keys: how it went with each agreement, and what has changed since."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import AgreementOutcome
from app.services.meeting_review import review_rows
from app.services.records import change_record
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.review_page import FIRST_TIME, ReviewPage
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import planned_meeting, running_meeting


def shown(workspace: Workspace, meeting: UUID, qtbot: QtBot, qapp: QApplication, scale: float = 1.0) -> ReviewPage:
    """The page in a window of its own, read again with each change as the meeting's screen does."""
    apply_theme(qapp, Theme(text_scale=scale))
    desk = MeetingDesk(workspace, meeting)
    page = ReviewPage(desk)
    desk.setParent(page)
    qtbot.addWidget(page)
    page.resize(720, 900)
    workspace.changed.connect(desk.read)
    desk.refreshed.connect(page.show_review)
    page.show_review()
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def january(workspace: Workspace, mathias_case: UUID) -> UUID:
    meeting = planned_meeting(workspace, mathias_case)
    assert workspace.do("Begynd", change_record, "meeting", meeting, {"status": "running"})
    return meeting


def words(page: ReviewPage) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_one_key_for_each_agreement_and_what_succeeded_stands_first(
    workspace: Workspace, january: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    page = shown(workspace, january, qtbot, qapp)
    assert page.take_focus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(page.focusWidget(), key)
    found = workspace.ask(review_rows, january).rows
    assert [each.outcome for each in found[:4]] == [
        AgreementOutcome.KEPT, AgreementOutcome.PARTLY, AgreementOutcome.NOT_KEPT, None,
    ]  # fmt: skip
    assert page.succeeded.isVisible()
    assert page.succeeded.y() < page._list.y()
    assert page.focusWidget() is page._rows[found[3].agreement.id]


def test_the_same_key_again_takes_it_back(
    workspace: Workspace, january: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    page = shown(workspace, january, qtbot, qapp)
    page.take_focus()
    first = page.focusWidget()
    for _ in range(2):
        qtbot.keyClick(first, Qt.Key.Key_2)
    assert workspace.ask(review_rows, january).rows[0].outcome is None
    assert "Jens-Ole" in words(page)


def test_change_it_opens_the_line_with_the_old_words(
    workspace: Workspace, january: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    page = shown(workspace, january, qtbot, qapp)
    page.take_focus()
    with qtbot.waitSignal(page._desk.otherwise) as asked:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_4)
    assert asked.args is not None
    assert asked.args[0].text.startswith("åbner døren")
    assert workspace.ask(review_rows, january).rows[0].outcome is AgreementOutcome.CHANGED


def test_words_about_how_it_went_are_kept_beside_the_key(
    workspace: Workspace, january: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    page = shown(workspace, january, qtbot, qapp)
    page.take_focus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_2)
    row = workspace.ask(review_rows, january).rows[0]
    field = page._notes[row.agreement.id]
    assert field.isVisible()
    qtbot.keyClicks(field.editor, "Bussen kom for sent.")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert workspace.ask(review_rows, january).rows[0].note == "Bussen kom for sent."


def test_changed_since_groups_them_and_waits_for_the_rest(
    workspace: Workspace, january: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    page = shown(workspace, january, qtbot, qapp)
    page.take_focus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_3)
    page.modes.press(2)
    qtbot.waitUntil(lambda: "Blev ikke til noget" in words(page))
    assert "Ikke set på endnu" in words(page)
    assert not page._list.isVisible()


def test_the_first_meeting_says_kindly_that_there_is_nothing_to_look_back_at(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    page = shown(workspace, running_meeting(workspace, mathias_case), qtbot, qapp)
    assert FIRST_TIME in words(page)
    assert not page.take_focus()


def test_long_sentences_wrap_at_large_text(
    workspace: Workspace, january: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    page = shown(workspace, january, qtbot, qapp, 1.5)
    assert page.minimumSizeHint().width() <= 720
