"""The ways to the places the guide shows in pictures: a window on the four families, driven as a user would."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import OpenStore
from app.cli.paper_commands import picture_of
from app.documents.plan_paper import plan_pdf
from app.models.enums_meeting import MeetingStatus
from app.paths import resources
from app.services.meetings import list_meetings
from app.services.modules import CATALOGUE, FIGURES, GUIDES, NOTIFICATIONS, switch_module
from app.services.papers import plan_for
from app.services.profile import save_profile
from app.services.records import change_record
from app.store.passphrase import strength
from app.views.case.people_tab import PeopleTab
from app.views.journal.panel import JournalPanel
from app.views.main_window import MainWindow
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.navigation import CASES, SETTINGS, TODAY, Place
from app.views.navigation import FIGURES as FIGURES_PAGE
from app.views.unlock.first_run_window import FirstRunWindow
from app.views.unlock.unlock_window import UnlockWindow
from app.views.workspace import Workspace
from tests.ready_stores import EXAMPLES, ReadyStores, case_of, nothing

SIZE, ROUNDS = QSize(1200, 760), 12
MATHIAS, KARLA = "2026-014", "2025-019"


def settle() -> None:
    """Let Qt lay out what was asked for, page inside page."""
    for _ in range(ROUNDS):
        QApplication.processEvents()


class Stage:
    """A window on the four families, on the Sunday the stories are told."""

    def __init__(self, store: OpenStore) -> None:
        self.store = store
        self.workspace = Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper)
        self.case = case_of(store, MATHIAS)
        profile = json.loads((resources() / "examples" / "profile.json").read_text(encoding="utf-8"))
        self.workspace.do("Om dig", save_profile, profile)
        for part in (CATALOGUE, FIGURES, NOTIFICATIONS, GUIDES):
            self.workspace.do("Slå til", switch_module, part, on=True)
        self.window = MainWindow(self.workspace)
        self.window.resize(SIZE)
        self.window.show()
        self.window.activateWindow()

    def page(self, name: str) -> MainWindow:
        """Go to a page of the rail."""
        self.window.go(Place(name))
        return self.window

    def tab(self, key: str, number: str = MATHIAS) -> MainWindow:
        """Open a tab of a case, or a part of one."""
        self.window.open_case(case_of(self.store, number), key)
        return self.window

    def people(self, part: str) -> MainWindow:
        """Open a part of »Mennesker«."""
        self.tab("people")
        people = self.window.findChildren(PeopleTab)[-1]
        people.parts.open(part)
        return self.window

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> MainWindow:
        """Press a key where the focus is."""
        self.window.activateWindow()
        settle()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        return self.window

    def meeting(self, status: MeetingStatus, step: str = "") -> MainWindow:
        """Open the meeting that is planned, or the one of November as if it were running, at a step."""
        rows = self.workspace.ask(list_meetings, self.case)
        if status is MeetingStatus.RUNNING:
            row = next(each for each in rows if each.held_on in ("2026-11-18", "2026-11-22"))
            words: dict[str, object] = {"status": "running", "held_on": "2026-11-22"}
            self.workspace.do("Åbn", change_record, "meeting", row.id, words)
        else:
            row = next(each for each in rows if each.status is status)
        self.window.open_meeting(self.case, row.id)
        settle()
        screen = self.window._whole.currentWidget()
        if step and isinstance(screen, MeetingScreen):
            screen.go_to(step)
        return self.window

    def plan(self) -> bytes:
        """Return the first page of the family's plan as PNG."""
        with self.store.units.read("plan.read") as unit:
            draft = plan_for(unit, self.case, copy="family", with_genogram=False)
        same_everywhere = replace(draft.paper, version="udgave 1")  # the laptop's own mark is in the true one
        return picture_of(plan_pdf(same_everywhere), scale=1.6)


def _search(stage: Stage) -> QWidget:
    stage.page(TODAY)
    stage.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(stage.window._search, "torben")
    return stage.window


def _new_case(stage: Stage) -> QWidget:
    stage.page(CASES)._cases.begin_case()
    return stage.window


def _month(stage: Stage) -> QWidget:
    stage.page(TODAY)
    return stage.press(Qt.Key.Key_K)


def _worries(stage: Stage) -> QWidget:
    stage.page(CASES)._cases.begin_worries()
    return stage.window


def _review(stage: Stage) -> QWidget:
    stage.page(CASES)._cases.begin_review()
    return stage.window


def _journal(stage: Stage) -> QWidget:
    stage.tab("journal").findChildren(JournalPanel)[-1].older.setChecked(True)
    return stage.window


def _room(stage: Stage) -> QWidget:
    screen = stage.meeting(MeetingStatus.RUNNING, "agreements")._whole.currentWidget()
    if isinstance(screen, MeetingScreen):
        screen.turn_screen()
    return stage.window


def _guide(stage: Stage) -> QWidget:
    window = stage.page(TODAY)
    settle()  # the keys of the row one stands on are told before the guide is opened beside it
    window.help.open_here()
    return window


def _figures(stage: Stage) -> QWidget:
    whole = stage.page(FIGURES_PAGE)._figures.whole()
    whole.open(whole.keys[1])
    return stage.window


def _unlock(_stage: Stage) -> QWidget:
    return _door(UnlockWindow(lambda _secret: None))


def _first_run(_stage: Stage) -> QWidget:
    return _door(FirstRunWindow(lambda _passphrase: "", strength))


def _door(door: QWidget) -> QWidget:
    door.resize(SIZE)
    door.show()
    return door


SHOTS: dict[str, Callable[[Stage], QWidget | bytes]] = {
    "i-dag": lambda stage: stage.page(TODAY),
    "maaned": _month,
    "sager": lambda stage: stage.page(CASES),
    "ny-sag": _new_case,
    "bekymringer": _worries,
    "sag-kort-fortalt": lambda stage: stage.tab("overview"),
    "slaegtstegning": lambda stage: stage.people("drawing"),
    "netvaerkskort": lambda stage: stage.people("network"),
    "hvem-maa-vide-hvad": lambda stage: stage.people("safety"),
    "sag-moeder": lambda stage: stage.tab("meetings"),
    "sag-plan": lambda stage: stage.tab("plan"),
    "sag-opfoelgning": lambda stage: stage.tab("follow_ups"),
    "barnets-stemme": lambda stage: stage.tab("voice", KARLA),
    "samtykke": lambda stage: stage.tab("consents"),
    "underretninger": lambda stage: stage.tab("notifications", KARLA),
    "sag-notater": lambda stage: stage.tab("notes"),
    "sag-papirer": lambda stage: stage.tab("papers"),
    "filer": lambda stage: stage.tab("files"),
    "fagsystem": _journal,
    "historik": lambda stage: stage.tab("history"),
    "aktindsigt": lambda stage: stage.tab("access"),
    "giv-videre": lambda stage: stage.tab("hand_over"),
    "soeg": _search,
    "tilbud": lambda stage: stage.page("catalogue"),
    "tal": _figures,
    "sagsgennemgang": _review,
    "indstillinger": lambda stage: stage.page(SETTINGS),
    "vejledning": _guide,
    "papir-plan": Stage.plan,
    "moede-forbered": lambda stage: stage.meeting(MeetingStatus.PLANNED),
    "moede-skriv": lambda stage: stage.meeting(MeetingStatus.RUNNING, "works"),
    "moede-aftaler": lambda stage: stage.meeting(MeetingStatus.RUNNING, "agreements"),
    "moede-rummet": _room,
    "laas-op": _unlock,
    "foerste-gang": _first_run,
}
"""Name of the picture -> the way to it. The last ones change what the first show, so the order counts."""


@contextmanager
def stage(ready: ReadyStores, folder: Path) -> Iterator[Stage]:
    """Open the window on a store of its own in a folder."""
    with ready.opened(folder, nothing, *EXAMPLES) as (store, _):
        made = Stage(store)
        yield made
        made.window.close()
