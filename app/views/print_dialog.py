"""Which printer, how many copies and which pages.

Ours on Linux: the dialog Qt has there is half in English, asks for margins and page orders that our papers do not have,
and offers to print into a file in the user's folder, where a recovery code must never lie.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.views.theme import current_theme, dress
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.text import Text

NO_PRINTER = (
    "Computeren kender ingen printer lige nu. Tænd printeren, sæt den til, eller vælg den i computerens indstillinger. "
    "Se så efter igen."
)
NOT_TAKEN = "Printeren tog ikke imod papiret. Se, om den er tændt og har papir, og prøv igen."
WRONG_PAGES = "Skriv siderne som 1-2 eller 1, 3. Papiret har {pages} sider."
WRONG_COPIES = "Skriv et tal fra 1 til 99."
MOST_COPIES = 99
EDGE, WIDTH = 20, 440
"""Pixels at 100 %: the room around the fields, and how wide they are."""
LETTERS = 24
"""How much of a printer's name is seen at least."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What is wanted of which printer. `pages` count from 1, in the order they come out."""

    printer: str
    pages: tuple[int, ...]
    copies: int = 1
    both_sides: bool = False


class PrintDialog(QDialog):
    """Asks what a paper of so many pages is to be printed on. `send` hands it over, and tells whether it was taken.

    What it raises as UserError (a page that cannot be read) is said in its own words, where the pages are chosen.
    Enter prints at once: what stands there from the start is the computer's usual printer, one copy and all pages.
    """

    def __init__(self, pages: int, send: Callable[[PrintOrder], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._send = pages, send
        self.none = Text(NO_PRINTER, "body", wrap=True)
        self._names = ChoiceEditor(())
        self.printer, self.copies = LabeledField("Printer", self._names), line_field("Antal")
        self.pages = line_field("Sider", placeholder=f"Alle {pages}", hint="Fx 1-2 eller 1, 3.")
        self.both_sides = CheckBox("På begge sider af papiret")
        self.copies.set_text("1")
        self.pages.setVisible(pages > 1)
        self.go, self._cancel = PrimaryButton("Udskriv", "Enter"), PlainButton("Annuller", "Esc")
        self.go.setDefault(True)
        self.go.clicked.connect(self.go_on)
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self._names.setMinimumContentsLength(LETTERS)
        self._names.changed.connect(self._show_sides)
        self._lay_out()
        self.setWindowTitle("Udskriv")
        self.setAccessibleName("Udskriv")
        dress(self)
        self.look_for_printers()
        self.go.setFocus()

    def look_for_printers(self) -> None:
        """Offer the printers there are now, the usual one first; without any say so."""
        names = QPrinterInfo.availablePrinterNames()
        self._names.clear()
        for name in names:
            self._names.addItem(name, name)
        usual = QPrinterInfo.defaultPrinterName()
        self.printer.set_text(usual if usual in names else next(iter(names), ""))
        self.none.setVisible(not names)
        self._fields.setVisible(bool(names))
        self.go.set_words("Udskriv" if names else "Se efter igen")
        self._show_sides()
        self._fit()

    def go_on(self) -> None:
        """Print, or look for printers again where there were none."""
        if not self.printer.text():
            self.look_for_printers()
            return
        order = self._order()
        if order is None:
            return
        self.printer.set_error("")
        try:
            if self._send(order):
                self.accept()
                return
            self.printer.set_error(NOT_TAKEN)
        except UserError as error:
            (self.printer if self.pages.isHidden() else self.pages).set_error(str(error))
        self._fit()

    def _order(self) -> PrintOrder | None:
        """Return what is wanted; None when a field is wrong and says so."""
        pages, copies = read_pages(self.pages.text(), self._count), read_copies(self.copies.text())
        self.pages.set_error("" if pages else WRONG_PAGES.format(pages=self._count))
        self.copies.set_error("" if copies else WRONG_COPIES)
        wrong = next((field for field, read in ((self.copies, copies), (self.pages, pages)) if not read), None)
        if wrong is not None:
            wrong.setFocus()
            self._fit()
            return None
        both = self.both_sides.isChecked() and not self.both_sides.isHidden()
        return PrintOrder(self.printer.text(), pages, copies, both)

    def _show_sides(self) -> None:
        """Ask for both sides where the printer can and there is a second page."""
        name = self.printer.text()
        modes = QPrinterInfo.printerInfo(name).supportedDuplexModes() if name and self._count > 1 else []
        self.both_sides.setVisible(len(modes) > 1)

    def _fit(self) -> None:
        """By itself a dialog makes no room for what is said under a field."""
        width = current_theme().px(WIDTH)
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumHeight(0)
            self.resize(width, layout.totalHeightForWidth(width))

    def _lay_out(self) -> None:
        edge = current_theme().px(EDGE)
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(edge // 2)
        row, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(edge)
        row.addWidget(self.copies, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.pages, 2, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.printer)
        fields.addLayout(row)
        fields.addWidget(self.both_sides)
        foot.addWidget(self.go)
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(edge)
        column.addWidget(self.none)
        column.addWidget(self._fields)
        column.addStretch(1)
        column.addLayout(foot)


def read_pages(text: str, last: int) -> tuple[int, ...]:
    """Return the pages of »1-2, 4« or »3-«, each once and in order.

    Nothing written is all of them; what cannot be read, or is not there, is none.
    """
    if not text.strip():
        return tuple(range(1, last + 1))
    wanted: set[int] = set()
    try:
        for part in text.replace("–", "-").replace(" og ", ",").split(","):
            first, dash, to = part.partition("-")
            start = int(first)
            end = int(to) if to.strip() else last if dash else start
            if not 1 <= start <= end <= last:
                return ()
            wanted.update(range(start, end + 1))
    except ValueError:
        return ()
    return tuple(sorted(wanted))


def read_copies(text: str) -> int:
    """Return how many copies are wanted; 0 for what is no number of copies."""
    written = text.strip()
    copies = int(written) if written.isdecimal() and len(written) <= len(str(MOST_COPIES)) else 0
    return copies if copies <= MOST_COPIES else 0
