"""»Til DUBU« as she meets it: the strip on top, a form of the other system beside it, a lock in the middle."""

import ctypes
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services import journal_boxes, journal_queue, papers, profile
from app.services.journal_queue import QueueItem
from app.services.meetings import list_meetings
from app.services.records import add_record
from app.views.journal import global_key, paper_file
from app.views.journal.global_key import HOTKEY_ID, WM_HOTKEY, GlobalKey, WindowsKey, WindowsMessage
from app.views.journal.strip import Errand, PasteStrip
from app.views.theme import Theme, apply_theme
from app.views.widgets.text import Text
from app.views.workspace import Workspace

Opened = Callable[[], PasteStrip]


class Form(QWidget):
    """The other system: one field for each text, filled by Ctrl V and nothing else."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.fields = [QPlainTextEdit() for _ in range(count)]
        column = QVBoxLayout(self)
        for field in self.fields:
            column.addWidget(field)

    def paste(self, place: int) -> None:
        """Choose a field and press Ctrl V in it."""
        self.fields[place].setFocus()
        QTest.keyClick(self.fields[place], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def texts(self) -> list[str]:
        return [field.toPlainText() for field in self.fields]


@pytest.fixture
def meeting(workspace: Workspace, mathias_case: UUID, qapp: QApplication) -> UUID:
    """Story A's meeting of November with a follow-up, a note from the car and the paper that was handed out."""
    apply_theme(qapp, Theme())
    workspace.do("Navn", profile.save_profile, {"name": "Sanne Vestergaard"})
    workspace.do("Navn", profile.save_setting, journal_boxes.SYSTEM_KEY, "DUBU")
    on = "18. november 2026"
    for table, values in (
        ("note", {"on": on, "text": "Lone ringede fra bilen: »Jeg sagde ikke alt«."}),
        ("follow_up", {"held_on": on, "progress": "Han kom ind ad døren."}),
    ):
        assert workspace.do("Skriv", add_record, mathias_case, table, values)
    return next(row.id for row in workspace.ask(list_meetings, mathias_case) if row.held_on == "2026-11-18")


@pytest.fixture
def queue(workspace: Workspace, mathias_case: UUID, meeting: UUID) -> tuple[QueueItem, ...]:
    return workspace.ask(journal_queue.list_queue, mathias_case, meeting_id=meeting)


@pytest.fixture
def opened(workspace: Workspace, mathias_case: UUID, queue: tuple[QueueItem, ...], qtbot: QtBot) -> Opened:
    """Opens the strip on that queue, as after each unlock."""

    def make() -> PasteStrip:
        strip = PasteStrip(workspace, Errand(mathias_case, "DUBU", "journal:test"), queue, GlobalKey())
        qtbot.addWidget(strip)
        strip.show()
        return strip

    return make


def press(strip: PasteStrip, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClick(strip.focusWidget() or strip, key)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def left(workspace: Workspace, case_id: UUID, meeting: UUID) -> tuple[QueueItem, ...]:
    return workspace.ask(journal_queue.list_queue, case_id, meeting_id=meeting)


def test_story_as_meeting_is_pasted_with_two_actions_for_each_field(
    opened: Opened, queue: tuple[QueueItem, ...], workspace: Workspace, mathias_case: UUID, meeting: UUID, qtbot: QtBot
) -> None:
    assert [each.box.id for each in queue] == ["child_talk", "minutes", "goal", "goal", "follow_up", "note"]
    form, strip, actions = Form(len(queue)), opened(), 0
    qtbot.addWidget(form)
    form.show()
    for place in range(len(queue)):
        press(strip)
        form.paste(place)
        actions += 2
    assert form.texts() == [each.text for each in queue]
    assert "»Jeg sagde ikke alt«" in form.texts()[-1]
    assert len(queue) <= 14
    assert actions <= 2 * len(queue)

    assert len(left(workspace, mathias_case, meeting)) == len(queue), "nothing is noted before she says so"
    assert strip.next.text() == "Lagt i DUBU 22.11. SV"
    steps = workspace.undo_stack.count()
    press(strip)
    assert left(workspace, mathias_case, meeting) == ()
    assert not strip.isVisible()
    assert workspace.undo_stack.count() == steps + 1, "one step for all of them"
    workspace.undo_stack.undo()
    assert left(workspace, mathias_case, meeting) == queue


def test_a_lock_in_the_middle_skips_nothing_and_doubles_nothing(
    opened: Opened, queue: tuple[QueueItem, ...], workspace: Workspace, mathias_case: UUID, meeting: UUID, qtbot: QtBot
) -> None:
    form, strip = Form(len(queue)), opened()
    qtbot.addWidget(form)
    form.show()
    for place in range(2):
        press(strip)
        form.paste(place)
    press(strip)  # the third is copied, and the program locks before it is pasted
    strip.close()
    QGuiApplication.clipboard().clear()

    strip = opened()
    assert strip.said().startswith("Du var nået hertil.")
    for place in range(2, len(queue)):
        press(strip)
        form.paste(place)
    assert form.texts() == [each.text for each in queue]
    press(strip)
    assert left(workspace, mathias_case, meeting) == ()
    (row,) = workspace.ask(journal_queue.list_laid, mathias_case)
    assert row.count == len(queue)
    assert "journal:test" not in workspace.drafts.kept()


def test_the_strip_shows_no_name_and_no_word_of_any_text(opened: Opened, queue: tuple[QueueItem, ...]) -> None:
    strip = opened()
    for item in queue:
        press(strip)
        told = [each.text() for each in strip.findChildren(Text)]
        shown = " ".join([strip.windowTitle(), strip.accessibleName(), *told])
        assert item.box.name in shown
        for word in ("Mathias", "Lone", "Torben", "skole", "2026"):
            assert word not in shown


def test_only_plain_text_is_put_on_the_clipboard(opened: Opened) -> None:
    press(opened())
    formats = QGuiApplication.clipboard().mimeData().formats()
    assert "text/plain" in formats
    assert not [each for each in formats if "html" in each or "rtf" in each]


def test_back_again_and_space_work_from_the_keyboard(opened: Opened, queue: tuple[QueueItem, ...]) -> None:
    strip = opened()
    press(strip, Qt.Key.Key_Space)
    press(strip, Qt.Key.Key_Space)
    assert clipboard() == queue[1].text
    QGuiApplication.clipboard().clear()
    strip.again.click()
    assert clipboard() == queue[1].text
    strip.back.click()
    assert clipboard() == queue[0].text
    assert not strip.back.isVisible()


def test_one_is_left_for_another_day_and_one_for_good_with_a_reason(
    opened: Opened, queue: tuple[QueueItem, ...], workspace: Workspace, mathias_case: UUID, meeting: UUID, qtbot: QtBot
) -> None:
    strip = opened()
    press(strip)
    strip.skip.click()
    press(strip)  # no words: another day
    assert clipboard() == queue[1].text
    strip.skip.click()
    qtbot.keyClicks(strip.why.field.editor, "Står der allerede.")
    press(strip)
    assert clipboard() == queue[2].text
    for _ in queue[2:]:
        press(strip)
    assert not strip.isVisible()
    assert left(workspace, mathias_case, meeting) == queue[:1]


def test_giving_up_the_reason_goes_on_with_the_same_text(opened: Opened, queue: tuple[QueueItem, ...]) -> None:
    strip = opened()
    press(strip)
    strip.skip.click()
    QTest.keyClick(strip.why.field.editor, Qt.Key.Key_Escape)
    assert strip.isVisible()
    assert not strip.why.isVisible()
    assert strip.run.item == queue[0]
    press(strip)
    assert clipboard() == queue[1].text


def test_the_key_that_works_anywhere_copies_the_next_and_the_strip_then_takes_no_focus(
    workspace: Workspace, mathias_case: UUID, queue: tuple[QueueItem, ...], qtbot: QtBot
) -> None:
    key = GlobalKey()
    key.words = "Ctrl Skift F12"
    strip = PasteStrip(workspace, Errand(mathias_case, "DUBU", "journal:test"), queue, key)
    qtbot.addWidget(strip)
    strip.show()
    assert strip.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert strip.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    key.pressed.emit()
    assert clipboard() == queue[0].text
    strip.skip.click()
    assert clipboard() == queue[1].text, "nothing can be typed there, so it is left for another day"


def test_a_message_of_windows_about_our_key_is_heard_and_others_are_not(qapp: QApplication, qtbot: QtBot) -> None:
    key, heard = WindowsKey(), list[bool]()
    key.pressed.connect(lambda: heard.append(True))
    for message, wparam in ((WM_HOTKEY, HOTKEY_ID), (WM_HOTKEY, 7), (0x0100, HOTKEY_ID)):
        found = WindowsMessage(None, message, wparam)
        key.take(ctypes.addressof(found))
    assert heard == [True]
    key.stop()
    assert global_key.global_key().words == "", "no such key on this computer"


def test_a_text_too_long_for_its_box_is_pasted_in_parts(
    workspace: Workspace, mathias_case: UUID, meeting: UUID, qtbot: QtBot
) -> None:
    boxes = workspace.ask(journal_boxes.list_boxes)
    workspace.do("Felter", journal_boxes.save_boxes, tuple(replace(each, limit=600) for each in boxes))
    queue = left(workspace, mathias_case, meeting)
    strip = PasteStrip(workspace, Errand(mathias_case, "DUBU", "journal:test"), queue[1:2], GlobalKey())
    qtbot.addWidget(strip)
    strip.show()
    pasted = []
    for number in range(1, strip.run.count + 1):
        press(strip)
        pasted.append(clipboard())
        assert f"Del {number} af {strip.run.count} · " in strip._size.text()
        assert strip._size.text().endswith(" af 600 tegn")
    assert "\n".join(pasted) == queue[1].text


def test_the_pdf_is_saved_beside_its_title_and_the_log_knows(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = workspace.ask(papers.plan_for, mathias_case, copy="professional")
    workspace.do("Færdigt papir", papers.finish_paper, mathias_case, draft, b"%PDF-1.7")
    queue = workspace.ask(journal_queue.list_queue, mathias_case, older=True)
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, _kinds: str) -> str:
        asked.append(name)
        return str(tmp_path / name)

    monkeypatch.setattr(paper_file, "ask_save_path", choose)
    strip = PasteStrip(workspace, Errand(mathias_case, "DUBU", "journal:test"), queue[-1:], GlobalKey())
    qtbot.addWidget(strip)
    strip.show()
    press(strip)
    assert clipboard().startswith("2026-11-22 ")
    strip.pdf.click()
    assert asked == ["plan-2026-014.pdf"]
    assert (tmp_path / "plan-2026-014.pdf").read_bytes() == b"%PDF-1.7"
    assert "uden for den låste boks" in strip.said()
