"""A new case in a minute: a name, when born, one line and a next date are all it needs."""

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
from app.services.cases import NAME_MISSING
from app.views.today.date_line import understood
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField, line_field

NO_DAY = "Skriv for eksempel 4. december, 4/12 eller på fredag."
NO_BIRTH = "Skriv for eksempel 14. marts 2015, 14/3 2015 eller bare 2015."


class NewCase(Card):
    """Emits `begun(dict of typed values)`, `typed(json)` for the draft, and `closed`."""

    begun = Signal(object)
    typed = Signal(str)
    closed = Signal()

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__("Ny sag")
        self._today = today
        self._fields: dict[str, LabeledField] = {
            "child_name": line_field("Barnets navn", hint="Et fornavn eller initialer er nok."),
            "birth": line_field("Født", hint="Dato eller år, hvis du ved det.", explain=self._explain_birth),
            "one_line": line_field("Én linje om sagen", hint="Kun til din egen liste."),
            "next_on": line_field("Næste dato", hint="Hvornår skal der ske noget?", explain=self._explain_day),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        for place, (_, field) in enumerate(self._fields.items()):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            field.typed.connect(self._on_typed)
            if isinstance(field.editor, LineEditor):
                field.editor.setMaxLength(2000)
                field.editor.returnPressed.connect(self.begin)
        self.body.addLayout(grid)
        self.body.addLayout(self._buttons())
        self.hide()

    def open(self, draft: str = "") -> None:
        """Open with empty fields, or with what was half typed."""
        try:
            values = json.loads(draft) if draft else {}
        except ValueError:
            values = {}
        for name, field in self._fields.items():
            field.set_text(str(values.get(name, "")))
        self.show()
        self._fields["child_name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: field.text() for name, field in self._fields.items()}

    def begin(self) -> None:
        """Ask for the case; a missing name or a date that cannot be read is said under its field."""
        values = self.values()
        if not values["child_name"].strip():
            self._fields["child_name"].set_error(NAME_MISSING)
            self._fields["child_name"].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if values["next_on"].strip() and read_when(values["next_on"], self._today()).on is None:
            self._fields["next_on"].set_error(NO_DAY)
            self._fields["next_on"].setFocus(Qt.FocusReason.OtherFocusReason)
            return
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

    def _buttons(self) -> QHBoxLayout:
        begin = PrimaryButton("Begynd sagen", "Enter")
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

    def _explain_day(self, text: str) -> str:
        reading = read_when(text, self._today(), working_day=is_working_day)
        if reading.on is None:
            raise UserError(reading.note or NO_DAY)
        return understood(reading)

    def _explain_birth(self, text: str) -> str:
        born = ApproxDate.parse(text)
        if not born.known:
            raise UserError(NO_BIRTH)
        age = age_on(born, self._today())
        years = f", {'' if age.certain else 'ca. '}{age.years} år" if age else ""
        return f"{approx(born, keep=True)}{years}"
