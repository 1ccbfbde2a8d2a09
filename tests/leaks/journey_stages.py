"""What is done on the day: through the real windows, with a word of ours in every field.

Runs inside the program (`journey_program`). Each stage ends with `tell`.
"""

from itertools import count

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from app.exchange.file_kinds import PDF
from app.services import meetings
from app.services.case_content import store_content
from app.services.cases import list_cases
from app.services.records import change_record
from app.views.app import Doorway
from app.views.case.attachment_import import Source
from app.views.case.drop_card import DropCard
from app.views.case.files_tab import FilesTab
from app.views.case.more_tab import KEYS as PARTS
from app.views.case.notes_tab import NotesTab
from app.views.case.page import KEYS as TABS
from app.views.case.shown_as import ShownAsTab
from app.views.frame.spelling_desk import SpellingDesk
from app.views.main_window import MainWindow
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.navigation import CASES, PAGES, Place
from app.views.unlock.unlock_window import UnlockWindow
from tests.every_field import full_case
from tests.leaks.canaries import LONG_STEM, STEM, word
from tests.leaks.day import Day, begin_a_case, name_of_new_case, settle, until
from tests.leaks.leaving import copies, packages_and_lists, papers_out
from tests.leaks.telling import memory, tell
from tests.shipped import PASSPHRASE

CTRL = Qt.KeyboardModifier.ControlModifier
NO_WORD = f"{LONG_STEM.lower()}qzxe"
"""It has no figures, so its spelling is asked about."""
_numbers = count(1)


def first(doorway: Doorway) -> None:
    """A whole day until the lock."""
    day = Day(doorway)
    tell("låst")
    unlock(day)
    for stage in (
        a_case_in_every_field, search_and_walk, a_meeting, a_photo, papers_out, a_pdf, packages_and_lists, copy_text,
        copies,
    ):  # fmt: skip
        stage(day)
    tell("lås", **memory())
    day.window.lock()


def short(doorway: Doorway) -> None:
    """An hour of it, until somebody pulls the battery out."""
    day = Day(doorway)
    unlock(day)
    for stage in (a_case_in_every_field, a_meeting, everyday, papers_out, copy_text, our_own_fault):
        stage(day)
    tell("sluk", **memory())


def second(doorway: Doorway) -> None:
    """The day after: what was half typed is there, two things go wrong, and somebody pulls the battery out."""
    day = Day(doorway)
    unlock(day)
    (line,) = day.window._workspace.ask(list_cases)
    day.case_id = line.id
    day.window.open_case(line.id, "notes")
    settle()
    our_own_fault(day)
    trouble_with_the_file(day)
    begin_a_case(day)
    QTest.qWait(800)  # half-typed text goes to the vault a moment after the last key
    tell("sluk", **memory())


def unlock(day: Day) -> None:
    """Type the passphrase as she does."""
    unlock_window = day.doorway.window
    assert isinstance(unlock_window, UnlockWindow)
    QTest.keyClicks(unlock_window._secret._line, PASSPHRASE)
    QTest.keyClick(unlock_window._secret._line, Qt.Key.Key_Return)
    until(lambda: isinstance(day.doorway.window, MainWindow))
    settle()
    tell("åbnet", **memory())


def a_case_in_every_field(day: Day) -> None:
    """A running meeting and a word in every field of every table."""
    content = full_case(lambda _table, _column: word(next(_numbers)))
    content["meetings"][0] |= {"status": "running", "held_on": day.window._workspace.today.isoformat()}
    store = day.doorway._store
    assert store is not None
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        day.case_id = store_content(unit, content)
    begin_a_case(day)
    tell("sag", fields=next(_numbers))


def search_and_walk(day: Day) -> None:
    """Search, then every page, every tab and every part."""
    day.window._focus_search()
    QTest.keyClicks(day.window._search, STEM.lower())
    settle()
    tell("søg", shown=day.window._search.results.isVisible())
    for page in PAGES:
        day.window.go(Place(page))
        settle()
        tell(f"side {page}")
    for key in (*TABS, *PARTS):
        day.window.open_case(day.case_id, key)
        settle()
        tell(f"fane {key}")
    shown = day.part("shown_as")
    assert isinstance(shown, ShownAsTab)
    shown.open_copies()
    settle()
    tell("vis som")


def a_meeting(day: Day) -> None:
    """Every step, the room's screen, and half a sentence."""
    workspace = day.window._workspace
    meeting = workspace.ask(meetings.list_meetings, day.case_id)[0]
    day.window.open_meeting(day.case_id, meeting.id)
    settle()
    screen = next(each for each in day.window.findChildren(MeetingScreen))
    for step in screen.desk.type.steps:
        screen.go_to(step.id)
        settle()
    screen.turn_screen()
    settle()
    tell("rummet", room=screen.room.isVisible())
    screen.turn_screen()
    screen.centre.writer.words.line.setFocus()
    QTest.keyClicks(screen.centre.writer.words.line, f"{word(902)} og så")
    QTest.qWait(800)
    tell("møde", typed=STEM in screen.centre.writer.words.line.text())
    day.window.go_back()


def a_photo(day: Day) -> None:
    """One photo from a file and one that was pasted; then both are seen large."""
    files = day.part("files")
    assert isinstance(files, FilesTab)
    files.intake.bring([Source(path=day.papers / "tavle.jpg")])
    until(lambda: not files.intake.importer.busy() and len(files._rows) > 1)
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QApplication.clipboard().setImage(picture)
    before = len(files._rows)
    files.paste()
    until(lambda: not files.intake.importer.busy() and len(files._rows) > before)
    for row in files._rows[:2]:
        files.open_view(row)
        settle()
    tell("billede", pictures=len(files._rows))
    files.close_view()
    QApplication.clipboard().clear()


def a_pdf(day: Day) -> None:
    """The paper that was saved comes in again as a document, read in a process of its own, and is seen large."""
    files = day.part("files")
    assert isinstance(files, FilesTab)
    files.intake.bring([Source(path=day.papers / "plan.pdf")])
    until(lambda: any(each.media_type == PDF for each in files._rows))
    files.open_view(next(each for each in files._rows if each.media_type == PDF))
    until(lambda: files.viewer.page() == 1)
    tell("pdf", page=files.viewer.page())
    files.close_view()


def copy_text(day: Day) -> None:
    """Ctrl+C in a field, as on any day."""
    begin_a_case(day)
    field = name_of_new_case(day)
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_C, CTRL)
    settle()
    tell("kopieret", copied=STEM in QApplication.clipboard().text())


def everyday(day: Day) -> None:
    """A note with a word no dictionary has, a file let go over the case, something to remember, the list copied."""
    day.window.open_case(day.case_id, "notes")
    settle()
    notes = day.page().tab("notes")
    assert isinstance(notes, NotesTab)
    notes.begin()
    line = notes._quick._line.editor
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusIn))  # nobody manages the windows of this display
    QTest.keyClicks(line, f"Han har fået en {NO_WORD} med hjem ")
    desk = day.window._workspace.findChild(SpellingDesk)
    until(lambda: desk._known.get(NO_WORD) is False)
    told: list[list[str]] = []
    desk.suggest(NO_WORD, told.append)
    until(lambda: told)
    QTest.keyClick(line, Qt.Key.Key_Return)
    letter = day.papers / f"{word(906)}.txt"
    letter.write_text(f"Brev om {word(907)}.")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(letter))])
    day.page().findChild(DropCard).dropped.emit(data)
    files = day.part("files")
    assert isinstance(files, FilesTab)
    until(lambda: any(word(906) in row.name for row in files._rows))
    day.window._everyday.capture.open()
    QTest.keyClicks(day.window._everyday.capture.line, f"Ring til {word(908)}")
    QTest.keyClick(day.window._everyday.capture.line, Qt.Key.Key_Return)
    day.window.go(Place(CASES))
    settle()
    QTest.keyClick(day.window._cases._table, Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    tell("hverdag", copied=STEM in QApplication.clipboard().text(), instead=bool(told[0]))
    day.window.go_back()


def our_own_fault(day: Day) -> None:
    """Something nobody foresaw, with a name in its text."""

    def fail() -> None:
        raise LookupError(f"no such person: {word(904)}")

    soon = QTimer(day.window, singleShot=True, interval=0)
    soon.timeout.connect(fail)
    soon.start()
    until(lambda: any(isinstance(each, QMessageBox) for each in QApplication.topLevelWidgets()))
    box = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox))
    next(each for each in box.buttons() if each.text().startswith("Kopi")).click()
    settle()
    tell("fejl", said=[box.text(), box.informativeText(), QApplication.clipboard().text()])
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QMessageBox):
            each.close()
    settle()


def trouble_with_the_file(day: Day) -> None:
    """The test moves the file away under her, and puts it back."""
    said: list[str] = []
    workspace = day.window._workspace
    workspace.store_failed.connect(said.append)
    tell("fil væk")
    assert workspace.do("Ret", change_record, "case_", day.case_id, {"one_line": word(905)}) is None
    tell("fil tilbage", said=said)
