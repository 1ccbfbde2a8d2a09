"""Story A from an empty store to the printed plan and the due list, by key events alone: no mouse, no widget calls."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import OpenStore
from app.services import cases, due_rows, meetings, papers
from app.services.profile import save_profile
from app.views.main_window import MainWindow
from app.views.workspace import Workspace

Key = Qt.Key
CTRL, ALT, PLAIN = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)
NETWORK = ("Kasper Lind, fodboldtræner", "Jens-Ole Brask, AKT-lærer", "Birgitte Ahlmann-Ohlsen, klasselærer")


class Hands:
    """Somebody at the keyboard: types where the focus is, and counts the keys that are not text."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.keys = 0

    @property
    def focus(self) -> QWidget:
        """Where the next key goes."""
        return QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            self.keys += 1
            QTest.keyClick(self.focus, key, modifier)
            settle()

    def type(self, *texts: str) -> None:
        """Type texts into fields one after the other, with Tab between them."""
        for place, text in enumerate(texts):
            if place:
                self.press(Key.Key_Tab)
            QTest.keyClicks(self.focus, text)
            settle()


def settle() -> None:
    """Let the window catch up."""
    for _ in range(6):
        QApplication.processEvents()


@pytest.fixture
def hands(store: OpenStore, qtbot: object) -> Iterator[Hands]:
    """A caseworker in front of an empty window."""
    with store.units.step("Om dig", "profile.save") as unit:
        save_profile(unit, {"name": "Sanne Vestergaard", "job_title": "rådgiver", "phone": "12 34 56 78"})
    window = MainWindow(Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper))
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    settle()
    window.restore()
    settle()
    yield Hands(window)
    window.close()
    window.deleteLater()
    settle()


def test_a_newcomer_gets_from_an_empty_store_to_the_plan_by_keyboard(hands: Hands, store: OpenStore) -> None:
    record_the_case(hands)
    plan_the_meeting(hands)
    run_the_meeting(hands)
    with store.units.read("test") as unit:
        (line,) = cases.list_cases(unit)
        held = meetings.list_meetings(unit, line.id)[-1]
        paper = papers.plan_for(unit, line.id).paper
        listed = [row.what for row in due_rows.list_due(unit, case_id=line.id)]
    assert held.status == "held"
    assert [quote.text for quote in paper.children[0].own_words] == ["Det er bedst, når jeg må komme ind før de andre."]
    assert [row.text for row in paper.children[0].agreements] == [
        "Jens-Ole åbner døren og går med ind.",
        "Kasper henter til træning.",
    ]
    assert "Kasper henter til træning." in listed
    hands.press(Key.Key_7, CTRL)
    assert hands.window.place.case_id == line.id
    assert hands.keys <= 90, f"{hands.keys} keys that are not text"


@pytest.mark.long(sample=False)
def test_every_step_of_the_way_can_be_undone_and_done_again(hands: Hands, store: OpenStore) -> None:
    record_the_case(hands)
    done = hands.window._workspace.undo_stack.index()
    hands.press(Key.Key_Z, CTRL, times=done)
    with store.units.read("test") as unit:
        assert cases.list_cases(unit) == []
    hands.press(Key.Key_Y, CTRL, times=done)
    with store.units.read("test") as unit:
        (line,) = cases.list_cases(unit)
    assert line.children == ("Mathias Kjærgaard Østergård",)


def record_the_case(hands: Hands) -> None:
    """New case, parents, network."""
    hands.press(Key.Key_N)
    hands.type("Mathias Kjærgaard Østergård", "14. marts 2015", "Bekymrende skolefravær", "i dag")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_2, CTRL)
    assert hands.focus.accessibleName() == "Familien tegnet"
    hands.type("f")
    assert hands.focus.accessibleName().startswith("Mor til")
    hands.type("Lone Kjærgaard", "Torben Østergård")
    hands.press(Key.Key_Return)
    for person in NETWORK:
        hands.type("n")
        hands.type(person)
        hands.press(Key.Key_Return)


def plan_the_meeting(hands: Hands) -> None:
    """A meeting with everybody."""
    hands.press(Key.Key_3, CTRL)
    hands.press(Key.Key_Return)
    hands.type("Hvordan bliver det lettere at komme i skole?", "i dag", "15.00", "16.30", "biblioteket", "")
    while not hands.focus.accessibleName().startswith("Planlæg mødet"):
        hands.press(Key.Key_Tab)
        if hands.focus.accessibleName() in NETWORK:
            hands.press(Key.Key_Space)
    hands.press(Key.Key_Return)


def run_the_meeting(hands: Hands) -> None:
    """Attendance, the child's words, what works, two agreements, goodbye."""
    hands.press(Key.Key_Return, CTRL)
    hands.press(Key.Key_1, times=7)
    hands.press(Key.Key_O, ALT)
    hands.type("Det er bedst, når jeg må komme ind før de andre.")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_V, ALT)
    hands.type("fodbold")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_A, ALT)
    hands.type("Jens-Ole åbner døren hver dag kl. 7.45 og går med ind")
    hands.press(Key.Key_Return)
    hands.type("Kasper henter til træning tirsdag og torsdag kl. 16.40")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return, CTRL, times=3)
