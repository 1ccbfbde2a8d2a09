"""What leaves the vault on the day, through the real dialogs: papers, a package, lists, and copies for the stick."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.views import printing
from app.views.case.access_tab import AccessTab
from app.views.case.hand_over_tab import HandOverTab
from app.views.case.history_tab import SEEN, HistoryTab
from app.views.case.papers import PapersTab
from app.views.print_dialog import PrintDialog, PrintOrder
from tests.leaks.canaries import word
from tests.leaks.day import Day, answer_file_dialog, may_stand_there, settle, until
from tests.leaks.telling import tell

NOTHING = "ingenting"
PACKAGE_WORDS = "lygte sokker torden brille havn"


def papers_out(day: Day) -> None:
    """A paper looked at, saved and printed, on a printer that keeps nothing."""
    day.window.open_case(day.case_id, "papers")
    tab = day.page().tab("papers")
    assert isinstance(tab, PapersTab)
    until(lambda: bool(tab.pdf()))
    answer_file_dialog(day.papers / "plan.pdf")
    tab.save()
    may_stand_there(tab)
    until((day.papers / "plan.pdf").exists)
    tell("papir")
    vars(printing).update(PrintDialog=NothingPrinter, QPrinter=NothingSheet)  # the paper goes nowhere
    tab.print_out()
    may_stand_there(tab)
    settle()
    tell("udskrift", printed=NothingPrinter.printed)


class NothingPrinter(PrintDialog):
    """The real dialog, which answers itself: all pages, once."""

    printed = 0

    def exec(self) -> int:
        self.show()
        settle()
        tell("printer")
        done = self._send(PrintOrder(NOTHING, tuple(range(1, self._count + 1))))
        self.hide()
        NothingPrinter.printed += done
        return QDialog.DialogCode.Accepted if done else QDialog.DialogCode.Rejected


class NothingSheet(QPrinter):
    """A printer that takes every page and keeps none."""

    def __init__(self, mode: QPrinter.PrinterMode) -> None:
        super().__init__(mode)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName("/dev/null")

    def setPrinterName(self, _name: str) -> None:
        """Stay what it is."""

    def printerName(self) -> str:
        return NOTHING

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat


def packages_and_lists(day: Day) -> None:
    """A package for a colleague, who has seen the case, and the answer to an access request."""
    handing = day.part("hand_over")
    assert isinstance(handing, HandOverTab)
    handing._lock._way.set_text("words")
    handing._lock._way.committed.emit("words")
    handing._lock._words.set_text(PACKAGE_WORDS)
    QTest.keyClicks(handing._word.editor, word(903))
    answer_file_dialog(day.papers / "pakke.rundbord")
    handing.save()
    until((day.papers / "pakke.rundbord").exists)
    until(lambda: not handing._work.busy())
    tell("pakke")
    history = day.part("history")
    assert isinstance(history, HistoryTab)
    history.open_part(SEEN)
    for kind in ("pdf", "csv", "json"):
        history.seen._kind.set_text(kind)
        answer_file_dialog(day.papers / f"set.{kind}")
        history.seen.save()
        until((day.papers / f"set.{kind}").exists)
    access = day.part("access")
    assert isinstance(access, AccessTab)
    answer_file_dialog(day.papers / "aktindsigt.pdf")
    access.save()
    may_stand_there(access)
    until((day.papers / "aktindsigt.pdf").exists)
    tell("lister")


def copies(day: Day) -> None:
    """A backup here and one on the stick."""
    keeper, stick = day.window._workspace.keeper, Path.home().parent / "stik"
    keeper.set_second_place(stick)
    state = keeper.copy_now(lambda _done, _all: True)
    tell("kopi", verified=state.verified, outside=len(list(stick.glob("*.kopi"))))
