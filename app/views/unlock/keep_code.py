"""The recovery code and a proof that it was kept: second page of the first run, and a part of the card of keys."""

import secrets
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import RundbordError
from app.views.theme import current_theme
from app.views.unlock.status_line import StatusLine
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.text import Text

ABOUT = (
    "Koden åbner dine sager, hvis du glemmer adgangssætningen. Udskriv arket, og læg det et sikkert sted, "
    "ikke ved computeren. Koden vises kun denne ene gang."
)
BY_CODE = (
    "Du åbnede med genoprettelsesarket. Vælg en ny adgangssætning under Indstillinger; "
    "skriv koden fra arket i stedet for den gamle."
)
SAVED = "Jeg har gemt koden"
BY_HAND = "Arket er ikke skrevet ud. Har du skrevet koden af på papir, så tryk én gang til."
PRINTED = "Arket er på vej ud af printeren. Læg det et sikkert sted."
COLUMNS = 3
ROOM = 48
"""Pixels at 100 % for what is said: two lines."""


class KeepCode(QWidget):
    """The code in numbered groups, »Udskriv«, a box to tick and two groups to write. `kept` comes when all is there.

    `goes_on` are the words of the button that says so.
    """

    kept = Signal()

    def __init__(self, code: str, print_code: Callable[[str], object] | None, goes_on: str = "Begynd") -> None:
        super().__init__()
        self._code, self._print_code = code, print_code
        self._is_sure = print_code is None
        self._groups = code.split("-")
        self._saved = CheckBox(SAVED)
        self._status = StatusLine()
        asked = sorted(secrets.SystemRandom().sample(range(len(self._groups)), min(2, len(self._groups))))
        self._proofs: dict[int, LabeledField] = {place: line_field(f"Gruppe {place + 1} fra arket") for place in asked}
        self._button = PrimaryButton(goes_on, "Enter")
        self._button.set_height("button_unlock")
        self._button.clicked.connect(self.finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text("Dit genoprettelsesark", "title", wrap=True))
        column.addWidget(Text(ABOUT, "body", "ink2", wrap=True))
        column.addWidget(self._sheet())
        self._print = self._printing()
        if print_code is None:
            self._print.hide()
        column.addWidget(self._print, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._saved)
        column.addLayout(self._proof_row())
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._status.keep_room(current_theme().px(ROOM))
        column.addWidget(self._status)  # under the button, in a room of its own: what is said must not move anything
        column.addStretch(1)
        self._enter_goes_on()

    def begin(self) -> None:
        """Put the focus where the way on begins: on paper. As a focus proxy it would let Tab jump over something."""
        (self._saved if self._print_code is None else self._print).setFocus()

    def say_fault(self, sentence: str) -> None:
        """Say why it could not go on; the code stays where it is."""
        self._status.say(sentence, "late", "warning-circle")

    def finish(self) -> None:
        """Go on when the code was kept, or say what is missing."""
        wrong = [place for place, field in self._proofs.items() if not self._matches(place, field.text())]
        for place, field in self._proofs.items():
            field.set_error(f"Se på arket: gruppe {place + 1} er en anden." if place in wrong else "")
        if not self._saved.isChecked():
            self._status.say(f"Sæt flueben ved »{SAVED}«, når arket ligger sikkert.", "late", "warning-circle")
            self._saved.setFocus()
        elif wrong:
            self._status.say("Skriv de to grupper, så vi ved, at arket kan læses.", "late", "warning-circle")
            self._proofs[wrong[0]].setFocus()
        elif not self._is_sure:
            self._is_sure = True  # asked once: who has no printer has written it by hand
            self._status.say(BY_HAND, "warn", "warning-circle")
            self._button.setFocus()
        else:
            self._status.say("")
            self.kept.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the box to tick goes on too: the button says so, and the focus begins there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._saved.hasFocus():
            empty = next((field for field in self._proofs.values() if not field.text().strip()), None)
            if self._saved.isChecked() and empty is not None:
                empty.setFocus()
            else:
                self.finish()
            return
        super().keyPressEvent(event)

    def _enter_goes_on(self) -> None:
        """Let Enter lead from one group to the next and from the last to the beginning, as on the first page."""
        fields = list(self._proofs.values())
        for field, following in zip(fields, [*fields[1:], None], strict=True):
            line = field.findChild(QLineEdit)
            if line is not None:
                line.returnPressed.connect(following.setFocus if following is not None else self.finish)

    def _matches(self, place: int, typed: str) -> bool:
        return "".join(typed.split()).upper() == self._groups[place].upper()

    def _sheet(self) -> QFrame:
        sheet = QFrame()
        sheet.setObjectName("sheet")
        sheet.setAccessibleName("Genoprettelseskode: " + ", ".join(" ".join(group) for group in self._groups))
        grid = QGridLayout(sheet)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for place, group in enumerate(self._groups):
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(Text(str(place + 1), "meta", "ink3"))
            cell.addWidget(Text(group, "purpose"))
            grid.addLayout(cell, place // COLUMNS, place % COLUMNS)
        return sheet

    def _printing(self) -> PlainButton:
        button = PlainButton("Udskriv arket", "", "printer")
        button.clicked.connect(self._on_print)
        return button

    def _on_print(self) -> None:
        if self._print_code is None:
            return
        try:
            if self._print_code(self._code):
                self._is_sure = True
                self._status.say(PRINTED, "good", "check-circle")
                self._saved.setFocus()
        except RundbordError as error:
            self._status.say(str(error), "late", "warning-circle")

    def _proof_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in self._proofs.values():
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        return row
