"""The print dialog: Enter prints on the usual printer; without a printer, and with wrong words, it says what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from weakref import ReferenceType, ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.documents.recovery_sheet import recovery_sheet_pdf
from app.errors import UserError
from app.exchange.pdf_process import PdfReader
from app.views import print_dialog, printing
from app.views.print_dialog import NO_PRINTER, NOT_TAKEN, PrintDialog, PrintOrder, read_copies, read_pages
from app.views.unlock.keep_code import PRINTED, KeepCode
from tests.shipped import TODAY


@dataclass
class Printers:
    """The printers of a computer, as Qt tells of them."""

    names: tuple[str, ...] = ("Kontoret 2. sal", "Øst & vest <b>")
    usual: str = "Øst & vest <b>"

    def availablePrinterNames(self) -> list[str]:
        return list(self.names)

    def defaultPrinterName(self) -> str:
        return self.usual

    def printerInfo(self, _name: str) -> "Printers":
        return self

    def supportedDuplexModes(self) -> list[QPrinter.DuplexMode]:
        return [QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexLongSide]


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch) -> Printers:
    """Two printers that can print on both sides."""
    found = Printers()
    monkeypatch.setattr(print_dialog, "QPrinterInfo", found)
    return found


def opened(qtbot: QtBot, orders: list[PrintOrder], pages: int = 3, *, taken: bool = True) -> PrintDialog:
    """Return the dialog on the screen; what is printed lands in `orders`."""

    def send(order: PrintOrder) -> bool:
        orders.append(order)
        return taken

    dialog = PrintDialog(pages, send)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_enter_prints_every_page_once_on_the_usual_printer(qtbot: QtBot, printers: Printers) -> None:
    orders: list[PrintOrder] = []
    dialog = opened(qtbot, orders)

    qtbot.keyClick(dialog.go, Qt.Key.Key_Return)

    assert orders == [PrintOrder("Øst & vest <b>", (1, 2, 3))]
    assert not dialog.isVisible()


def test_pages_copies_and_both_sides_are_asked_for_and_wrong_words_stay(qtbot: QtBot, printers: Printers) -> None:
    orders: list[PrintOrder] = []
    dialog = opened(qtbot, orders)
    dialog.pages.set_text("2-9")
    dialog.copies.set_text("mange")
    dialog.go_on()

    assert orders == []
    assert dialog.copies.error()
    assert "3 sider" in dialog.pages.error()

    dialog.pages.set_text("3, 1")
    dialog.copies.set_text("2")
    dialog.both_sides.setChecked(True)
    dialog.go_on()
    assert orders == [PrintOrder("Øst & vest <b>", (1, 3), 2, both_sides=True)]


def test_a_paper_of_one_page_asks_for_neither_pages_nor_sides(qtbot: QtBot, printers: Printers) -> None:
    dialog = opened(qtbot, [], pages=1)
    assert dialog.pages.isHidden()
    assert dialog.both_sides.isHidden()


def test_without_a_printer_it_says_so_and_looks_again(qtbot: QtBot, printers: Printers) -> None:
    orders: list[PrintOrder] = []
    printers.names = ()
    dialog = opened(qtbot, orders)
    assert dialog.none.isVisible()
    assert (dialog.none.text(), dialog.go.text()) == (NO_PRINTER, "Se efter igen")

    printers.names = ("Kontoret 2. sal",)
    dialog.go_on()
    assert (dialog.none.isVisible(), orders) == (False, [])
    dialog.go_on()
    assert [each.printer for each in orders] == ["Kontoret 2. sal"]


def test_a_printer_that_takes_nothing_is_told_and_the_dialog_stays(qtbot: QtBot, printers: Printers) -> None:
    dialog = opened(qtbot, [], taken=False)
    dialog.go_on()
    assert (dialog.isVisible(), dialog.printer.error()) == (True, NOT_TAKEN)


def test_a_printer_that_has_gone_gets_no_file_written_in_its_place(
    printers: Printers, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bool] = []

    def enter(dialog: PrintDialog) -> int:
        taken.append(dialog._send(PrintOrder("findes ikke", (1,))))
        return PrintDialog.DialogCode.Rejected

    monkeypatch.setattr(PrintDialog, "exec", enter)
    assert not printing.print_pdf(recovery_sheet_pdf("AB2CD-E3FGH", "Rundbord", TODAY.date()), "Rundbord")
    assert taken == [False]


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("", (1, 2, 3)),
        ("2", (2,)),
        ("1–2", (1, 2)),
        ("3 og 1", (1, 3)),
        ("0", ()),
        ("2-", (2, 3)),
        ("a-b", ()),
        ("3-2", ()),
    ],
)
def test_pages_are_read_as_people_write_them(written: str, pages: tuple[int, ...]) -> None:
    assert read_pages(written, 3) == pages


def test_pages_are_painted_one_at_a_time_however_many_there_are(qtbot: QtBot) -> None:
    painted: list[ReferenceType[QImage]] = []
    most = 0

    def pages() -> Iterator[QImage]:
        nonlocal most
        for _ in range(5):
            image = QImage(20, 30, QImage.Format.Format_RGB32)
            painted.append(ref(image))
            most = max(most, sum(each() is not None for each in painted))
            yield image

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/dev/null")
    assert printing.paint_pages(printer, pages())
    assert most == 2, "the page that is painted and the one that comes"
    assert not printing.paint_pages(printer, [])


def test_a_page_that_cannot_be_read_takes_back_what_was_painted_and_leaves_no_painter_open(qtbot: QtBot) -> None:
    def pages() -> Iterator[QImage]:
        yield QImage(20, 30, QImage.Format.Format_RGB32)
        raise UserError("Siden kan ikke læses.")

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/dev/null")
    with pytest.raises(UserError, match="kan ikke læses"):
        printing.paint_pages(printer, pages())
    assert not printer.paintingActive()


def test_a_page_of_a_kept_paper_that_cannot_be_read_is_told_and_the_others_can_be_chosen(
    qtbot: QtBot, printers: Printers, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = PdfReader(b"")
    monkeypatch.setattr(reader, "count", lambda: 3)
    reader.close()  # so that no page can be read

    def send(order: PrintOrder) -> bool:
        return bool(list(printing.each_page(reader, scale=1.0, pages=order.pages)))

    dialog = PrintDialog(3, send)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.pages.set_text("2-3")
    dialog.go_on()
    assert (dialog.isVisible(), dialog.printer.error()) == (True, "")
    assert dialog.pages.error() == printing.NOT_READ.format(number=2)


def test_only_a_number_of_copies_is_one() -> None:
    assert [read_copies(each) for each in ("1", " 12 ", "99", "0", "100", "-1", "²", "9" * 10_000)] == [1, 12, 99] + [
        0
    ] * 5


def test_the_recovery_sheet_says_when_it_is_on_its_way(qtbot: QtBot) -> None:
    answers = iter((False, True))
    page = KeepCode("ABCDE-FGHJK", lambda _code: next(answers))
    qtbot.addWidget(page)
    page._on_print()
    assert page._status.sentence() == ""
    page._on_print()
    assert page._status.sentence() == PRINTED
    assert page._is_sure, "what is printed is not asked about again"
