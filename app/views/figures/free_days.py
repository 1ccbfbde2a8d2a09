"""Two days of her own: from and to and with, as they are typed everywhere else."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.language.dates import long_date
from app.models.approx_spans import Tense
from app.rules.figure_periods import free_period
from app.services.typed_days import NOT_A_DAY, typed_day
from app.views.figures.desk import FiguresDesk
from app.views.records.fields import gone_day_words
from app.views.widgets.buttons import PlainButton
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text


class FreeDays(QWidget):
    """The two fields. Leaving the last, or the button, shows the figures; what is wrong is said under them.

    `kept` when the two days are those of the period that is shown already.
    """

    kept = Signal()

    def __init__(self, desk: FiguresDesk) -> None:
        super().__init__()
        self._desk = desk
        explain = gone_day_words(desk.today, about=True)
        self.first, self.last = line_field("Fra", explain=explain), line_field("Til og med", explain=explain)
        self._fault, show = Text("", "meta", "late", wrap=True), PlainButton("Vis de dage")
        row = QWidget()
        flow = FlowLayout(row, gap=10, line_gap=8)
        for part in (self.first, self.last, show):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        column.addWidget(self._fault)
        show.clicked.connect(self.apply)
        self.last.committed.connect(lambda _text: self.apply())
        self._fault.hide()
        self.hide()

    def begin(self) -> None:
        """Begin with the days of the period that is shown."""
        self.first.set_text(long_date(self._desk.period.first))
        self.last.set_text(long_date(min(self._desk.period.last, self._desk.today)))
        self._fault.hide()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply(self) -> None:
        """Show the period of the two days, or say what is wrong with them."""
        try:
            first, last = self._day(self.first), self._day(self.last, ends=True)
            self._fault.hide()
            period = free_period(first, last)
            if period == self._desk.period:  # the days are those of the period that is shown
                self.kept.emit()
            self._desk.choose(period)
        except UserError as error:
            self._fault.setText(str(error))
            self._fault.show()

    def _day(self, field: LabeledField, *, ends: bool = False) -> dt.date:
        when = typed_day(field.text(), self._desk.today, Tense.GONE) if field.text().strip() else None
        day = (when.end if ends else when.start) if when else None
        if day is None:
            raise UserError(NOT_A_DAY)
        return day
