"""Every window that is no page of the program: before the cases, over them, beside them, and those given to a child."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import DamagedStoreError
from app.models.enums_meeting import MeetingStatus
from app.services.journal_queue import list_queue
from app.services.meetings import list_meetings
from app.services.records import add_record
from app.services.voice_children import list_children
from app.store.passphrase import strength
from app.views.frame.crash import CrashGuard
from app.views.guard.cover import Cover
from app.views.guard.cover_page import ChooseCodePage
from app.views.help.tour_steps import steps
from app.views.help.tour_strip import TourStrip
from app.views.journal.global_key import GlobalKey
from app.views.journal.strip import Errand, PasteStrip
from app.views.main_window import MainWindow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.room_stage import RoomStage
from app.views.meeting.room_window import RoomWindow
from app.views.navigation import SETTINGS, TODAY, Place
from app.views.network.child_mode import ChildMode
from app.views.tray import TrayMark
from app.views.unlock.first_run_window import FirstRunWindow
from app.views.unlock.unlock_window import UnlockWindow
from app.views.voice.child_window import ChildWindow, Tool
from app.views.widgets.long_work import WorkDialog
from tests.views.every_page import Pages, settle

if TYPE_CHECKING:
    from app.models.copies import CopyRow

Shown = TypeVar("Shown", bound=QWidget)
CODE = "ABCDE-FGHJK-MNPQR-STUVW-XYZ23-45678"


class NoCopies:
    """Help at a door behind which nothing was ever copied."""

    def copies(self) -> Sequence["CopyRow"]:
        return ()


def damaged(_secret: str) -> object:
    raise DamagedStoreError("Filen med dine sager er beskadiget.")


def windows_of(window: MainWindow, case_id: UUID) -> Pages:
    """Yield every window, one at a time, as large as a small laptop allows."""
    yield from before_the_cases()
    yield from over_a_page(window)
    yield from questions(window)
    yield from beside_the_work(window, case_id)
    yield from covers(window, case_id)
    yield from childs_own(window, case_id)


def before_the_cases() -> Pages:
    """Yield the door, what stands behind it when something is wrong, and the first run."""
    door = UnlockWindow(damaged, message="Rundbord har været låst siden 8.30.", rescue=NoCopies())  # type: ignore[arg-type]  # the rest of the help is never asked for
    with shown(door):
        yield "lås op", door
        door._status.say("Forkert adgangssætning. Prøv igen om 3 sekunder.", "late", "warning-circle")
        door._on_other_way()
        settle()
        yield "lås op med arket", door
        door._on_failed(DamagedStoreError("Filen med dine sager er beskadiget."))
        door._help._looking.wait()
        settle()
        yield "filen er beskadiget", door
        door.bring_back(damaged=True)
        door._help._looking.wait()
        settle()
        yield "hent en kopi frem", door
    first = FirstRunWindow(lambda _passphrase: CODE, strength, print, NoCopies())  # type: ignore[arg-type]  # as above
    with shown(first):
        yield "første gang", first
        first._choose._first.put("sol")
        first._choose._on_due()
        first._choose.choose()
        settle()
        yield "for kort", first
        first._on_done(CODE)
        settle()
        yield "koden", first


def over_a_page(window: MainWindow) -> Pages:
    """Yield what lies over or beside a page of the window: bars, lists, keys, the guide and the tour."""
    everyday, find = window._everyday, window._everyday.find
    window.activateWindow()
    window.go(Place(TODAY))
    find.open()
    find.line.setText("mathias")
    find.look()
    settle()
    yield "find på siden", find
    find.leave()
    everyday.capture.open()
    settle()
    yield "husk", window
    QTest.keyClick(everyday.capture.line, Qt.Key.Key_Escape)
    window.go(Place(SETTINGS))
    window._search.setFocus()
    window._search.setText("mathias")
    settle()
    yield "søgning", window
    window._search.clear_search()
    window._key_list.open_over(window._whole, window.place)
    settle()
    yield "taster", window._key_list
    window._key_list.hide()
    window.help.open_contents()
    settle()
    yield "vejledningens indhold", window.help.pane
    window.help.close()


def questions(window: MainWindow) -> Pages:
    """Yield the two dialogs of our own making."""
    work = WorkDialog("Sagerne tages ind. Det tager lidt tid, når der er mange.", "Stop, og tag intet ind")
    work.setParent(window, work.windowFlags())
    with shown(work, 0, 0):
        work.tell(3, 10)
        settle()
        yield "det tager tid", work
    crash = CrashGuard(window)
    crash._show("Fejl 0a1b2c3d", "")
    assert crash.dialog is not None
    settle()
    yield "noget gik galt", crash.dialog
    crash.dialog.close()


def beside_the_work(window: MainWindow, case_id: UUID) -> Pages:
    """Yield what stands beside the work: the tour's strip, the strip of texts to paste, the projector, the tray's menu.

    The tour is shown at its longest step, the texts before and after the first is copied.
    """
    window.activateWindow()
    window.go(Place(TODAY))
    tour, last = TourStrip(), max(steps(), key=lambda each: len(each.text))
    window.help.beside.put_foot(tour)
    tour.show_step(last, steps().index(last) + 1, len(steps()), praised=True)
    settle()
    yield "rundturens stribe", window
    window.help.beside.put_foot(None)
    workspace = window._workspace
    workspace.do("Skriv", add_record, case_id, "note", {"on": "18. november 2026", "text": "Lone ringede fra bilen."})
    rows = workspace.ask(list_meetings, case_id)
    held = next(row.id for row in rows if row.status is MeetingStatus.HELD)
    queue = workspace.ask(list_queue, case_id, meeting_id=held)
    with shown(PasteStrip(workspace, Errand(case_id, "DUBU", "journal:test"), queue, GlobalKey()), 0) as strip:
        yield "teksterne til fagsystemet", strip
        strip.copy_next()
        settle()
        yield "den første er kopieret", strip
    desk = MeetingDesk(workspace, rows[0].id)
    stage = RoomStage(desk, lambda: "Hvad er vi bekymrede for?")
    with shown(RoomWindow(stage, window.screen())) as room:
        stage.read()
        settle()
        yield "projektoren", room
    tray = TrayMark(window.windowIcon(), locked=False)
    with shown(tray.menu, 0):
        yield "menuen ved uret", tray.menu


def covers(window: MainWindow, case_id: UUID) -> Pages:
    """Yield the page that asks for a code to cover the screen with, and the cover itself."""
    cover = Cover(window)
    window.activateWindow()
    window.open_case(case_id)
    cover.ask()
    settle()
    yield "dæk skærmen", cover.page
    page = cover.page
    assert isinstance(page, ChooseCodePage)
    for line in (page.code, page.again):
        line.put("2580")
    page.choose()
    settle()
    yield "skærmen er dækket", cover.page


def childs_own(window: MainWindow, case_id: UUID) -> Pages:
    """Yield the screens that are turned to a child."""
    workspace = window._workspace
    child = workspace.ask(list_children, case_id)[0][0]
    for tool in Tool:
        with shown(ChildWindow(workspace, case_id, child, tool)) as made:
            made.refresh()
            settle()
            yield f"barnets: {tool.name}", made
    with shown(ChildMode(workspace, case_id, child)) as made:
        made.refresh()
        settle()
        yield "barnets netværk", made


@contextmanager
def shown(window: Shown, width: int = 1280, height: int = 720) -> Iterator[Shown]:
    """Show a window, and take it away again without asking it."""
    if width:
        window.resize(width, height)
    window.show()
    if not window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus:
        window.activateWindow()
    settle()
    yield window
    window.hide()
    window.deleteLater()
    QApplication.processEvents()
