"""Somebody at the keyboard in a meeting: finds fields by Tab, turns the steps by their key, and reads what was made."""

from pathlib import Path
from uuid import UUID

import pypdfium2
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.services.agreement_rows import AgreementRow
from app.services.meeting_desk import read_desk
from app.services.meeting_rows import MeetingRow
from app.views.main_window import MainWindow
from app.views.workspace import Workspace
from tests.journeys.test_story_a import CTRL, PLAIN, Hands, settle

Key = Qt.Key
WELCOME = "Chào mừng chị Lone đến với cuộc họp."
MOST_TABS, MOST_PARTS = 60, 10
A_BUTTON = 160
"""Milliseconds a button stands pressed when its key was struck."""


class MeetingHands(Hands):
    """The same hands, with the meeting that is on the screen."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self.workspace = workspace

    @property
    def meeting_id(self) -> UUID:
        """The meeting that is open."""
        found = self.window.place.meeting_id
        assert found is not None, "no meeting is open"
        return found

    def meeting(self) -> MeetingRow:
        """Return the meeting as it is stored."""
        return self.workspace.ask(read_desk, self.meeting_id).meeting

    def agreements(self) -> list[AgreementRow]:
        """Return the agreements of the meeting as they are stored."""
        return list(self.workspace.ask(read_desk, self.meeting_id).agreements)

    @property
    def said(self) -> str:
        """What the thing with the focus is called; a button without another name by its words."""
        focus = self.focus
        return focus.accessibleName() or (focus.text() if isinstance(focus, QAbstractButton) else "")

    def write(self, text: str) -> None:
        """Type where the focus is; letters no Danish keyboard has come as an input method sends them."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.focus, letter)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(self.focus, QKeyEvent(kind, 0, PLAIN, letter))
        settle()

    def line(self, text: str) -> None:
        """Type, and press Enter."""
        self.write(text)
        self.press(Key.Key_Return)

    def digits(self, digits: str) -> None:
        """Press digits one after the other, as down a list of people."""
        for digit in digits:
            self.press(Key(Key.Key_0.value + int(digit)))

    def button_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Press the key of a button, and wait while it stands pressed."""
        self.press(key, modifier)
        QTest.qWait(A_BUTTON)

    def tab_to(self, name: str, key: Qt.Key = Key.Key_Tab) -> None:
        """Press Tab until the focus stands on what has this in its name."""
        seen = []
        for _ in range(MOST_TABS):
            seen.append(self.said)
            if name in seen[-1]:
                return
            self.press(key)
        raise AssertionError(f"»{name}« is not reached by Tab: {seen}")

    def open_part(self, here: str, part: str, first: str) -> None:
        """Go back by Tab to the list beside the parts, down it to one, and on to where the work there begins."""
        self.tab_to(here, Key.Key_Backtab)
        for _ in range(MOST_PARTS):
            if self.said == part:
                break
            self.press(Key.Key_Down)
        self.tab_to(first)

    def step(self, step_id: str) -> None:
        """Turn the steps on until this one."""
        for _ in range(20):
            if self.meeting().step == step_id:
                return
            self.press(Key.Key_F7)
        raise AssertionError(f"there is no step {step_id} after {self.meeting().step}")


def text_of(pdf: Path | bytes) -> str:
    """Return every word of a paper."""
    with pypdfium2.PdfDocument(pdf if isinstance(pdf, bytes) else pdf.read_bytes()) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def plan_the_meeting(hands: MeetingHands) -> None:
    """Eight people, the question, day and place."""
    hands.press(Key.Key_Return)
    hands.press(Key.Key_3, CTRL)
    hands.tab_to("Planlæg møde")
    hands.press(Key.Key_Return)
    for text in ("Hvad hjælper Mathias i de første timer?", "i dag", "15", "16.30", "biblioteket"):
        hands.write(text)
        hands.press(Key.Key_Tab)
    for letters in ("ing", "kas", "birg"):
        hands.line(letters)
    hands.button_key(Key.Key_S, CTRL)
    assert [each.called for each in hands.meeting().participants] == [
        "Mathias", "Lone", "Torben", "Inger", "Kasper", "Birgitte", "Sanne", "Camilla",
    ]  # fmt: skip


def prepare_the_meeting(hands: MeetingHands) -> None:
    """The answers, the child's way and words, a point of the child's own, and a text in the mother's language."""
    hands.press(Key.Key_2, CTRL)
    hands.digits("22322222")
    hands.press(Key.Key_3, CTRL)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)
    hands.tab_to("Hvornår, samtalen")
    hands.write("i går")
    hands.tab_to("egne ord")
    hands.write("Jeg vil sidde ved døren.")
    hands.tab_to("Skriv samtalen")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_4, CTRL)
    hands.line("Fodbold om torsdagen")
    hands.press(Key.Key_7, CTRL)
    hands.tab_to("Indbydelse til: Lone")
    hands.press(Key.Key_Space)
    hands.tab_to("eget sprog")
    hands.write(WELCOME)
    hands.press(Key.Key_7, CTRL)
    hands.tab_to("Gem alle indbydelser")
    hands.press(Key.Key_Return)
