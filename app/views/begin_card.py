"""What begins something in place of the list: half-typed words are a draft, Esc closes, Enter begins."""

import datetime as dt
import json
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from app.errors import UserError
from app.language.date_reader import read_when
from app.language.dates import approx
from app.models.approx_date import ApproxDate, age_on
from app.rules.holidays import is_working_day
from app.views.today.date_line import understood
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField

NO_DAY = "Skriv for eksempel 4. december, 4/12 eller på fredag."
NO_BIRTH = "Skriv for eksempel 14. marts 2015, 14/3-2015 eller bare 2015."
MOST_LETTERS = 2000


class BeginCard(Card):
    """Emits `begun(dict of typed values)`, `typed(json)` for the draft, and `closed`.

    `needed` is the field that may not be empty and what is said when it is; `days` names the fields that are days.
    """

    begun = Signal(object)
    typed = Signal(str)
    closed = Signal()

    def __init__(
        self, title: str, begin: str, fields: dict[str, LabeledField], *, needed: tuple[str, str],
        day: str, today: Callable[[], dt.date], wide: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__(title)
        self.fields, self._needed, self._day, self._today = fields, needed, day, today
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        place = 0
        for name, field in fields.items():
            across = 2 if name in wide else 1
            grid.addWidget(field, place // 2, place % 2, 1, across, Qt.AlignmentFlag.AlignTop)
            place += across
            for told in (field.typed, field.committed):  # left at once: the last letters are kept too
                told.connect(self._on_typed)
            if isinstance(field.editor, LineEditor):
                field.editor.setMaxLength(MOST_LETTERS)
                field.editor.returnPressed.connect(self.begin)
        self.setFocusProxy(next(iter(fields.values())))
        self.body.addLayout(grid)
        self.body.addLayout(self._buttons(begin))
        self.hide()

    def open(self, draft: str = "") -> None:
        """Open with empty fields, or with what was half typed."""
        try:
            values = json.loads(draft) if draft else {}
        except ValueError:
            values = {}
        for name, field in self.fields.items():
            field.set_text(str(values.get(name, "")))
        self.show()
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """Empty the fields: what stood in them has become something, and leaving them keeps no draft."""
        for field in self.fields.values():
            field.set_text("")

    def values(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: field.text() for name, field in self.fields.items()}

    def begin(self) -> None:
        """Ask for it; what is missing or a day that cannot be read is said under its field."""
        values = self.values()
        name, sentence = self._needed
        if not values[name].strip():
            self._refuse(name, sentence)
        elif values[self._day].strip() and read_when(values[self._day], self._today()).on is None:
            self._refuse(self._day, NO_DAY)
        else:
            self.begun.emit(values)

    def leave(self) -> None:
        """Close the panel."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; letters typed here are never keys of the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def _refuse(self, name: str, sentence: str) -> None:
        self.fields[name].set_error(sentence)
        self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self, words: str) -> QHBoxLayout:
        begin = PrimaryButton(words, "Enter")
        begin.clicked.connect(self.begin)
        leave = PlainButton("Luk", "Esc")
        leave.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(begin)
        row.addWidget(leave)
        row.addStretch(1)
        return row

    def _on_typed(self) -> None:
        self.typed.emit(json.dumps(self.values(), ensure_ascii=False))


def explain_day(today: Callable[[], dt.date]) -> Callable[[str], str]:
    """Return what says how a day that is typed was understood."""

    def explain(text: str) -> str:
        reading = read_when(text, today(), working_day=is_working_day)
        if reading.on is None:
            raise UserError(reading.note or NO_DAY)
        return understood(reading)

    return explain


def explain_birth(today: Callable[[], dt.date]) -> Callable[[str], str]:
    """Return what says how a day of birth was understood, with the age."""

    def explain(text: str) -> str:
        born = ApproxDate.parse(text)
        if not born.known:
            raise UserError(NO_BIRTH)
        age = age_on(born, today())
        years = f", {'' if age.certain else 'ca. '}{age.years} år" if age else ""
        return f"{approx(born, keep=True)}{years}"

    return explain
