"""One stop on the caseworker's own screen: whom it holds back, what is known, what is missing, what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.language.dates import long_date
from app.models.enums_people import HardStopKind
from app.services.stop_words import StopRow
from app.views.safety.stop_panel import ASSESS, DECIDE, END, Deed
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.wording import word


class StopCard(Card):
    """The card. `wanted` carries what is to be done, None to change what stands here."""

    wanted = Signal(object)

    def __init__(self, row: StopRow, number: int) -> None:
        super().__init__(word(row.kind).capitalize(), tone="late" if row.next_step else "", icon="eye-slash")
        self.row = row
        said = f"stop {number}"
        self.body.addWidget(Text(row.effect if row.holds else _ended(row), "body", wrap=True))
        for words in filter(None, (row.next_step,)):
            self.body.addWidget(Text(words, "subhead", "late", wrap=True))
        for label, words in (("Hvad ved vi", row.reason), ("Besluttet", _decided(row)), ("Vurderet", _assessed(row))):
            if words:
                self.body.addWidget(Text(f"{label}: {words}", "body", "ink2", wrap=True, strong=len(label) + 1))
        if row.holds:
            self.body.addWidget(self._buttons(said))

    def _buttons(self, said: str) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=4, line_gap=0)
        deeds: list[tuple[str, str, Deed | None]] = [("Ret", "pencil-simple", None)]
        if self.row.kind is HardStopKind.HONOUR:
            deeds.insert(0, ("Vurderet …", "check", ASSESS))
        deeds.insert(len(deeds) - 1, ("Besluttet …", "check", DECIDE))
        deeds.append(("Gælder ikke mere …", "x", END))
        for words, icon, deed in deeds:
            button = QuietButton(words, icon=icon)
            button.setAccessibleName(f"{words.rstrip(' …')}, {said}")
            button.clicked.connect(lambda _on=False, deed=deed: self.wanted.emit(deed))
            flow.addWidget(button)
        return holder


def _ended(row: StopRow) -> str:
    return f"Gælder ikke mere fra {long_date(row.ended_on)}." if row.ended_on else "Gælder ikke mere."


def _decided(row: StopRow) -> str:
    when = f" ({row.decided_by}, {long_date(row.decided_on)})" if row.decided_on else ""
    return f"{row.decision}{when}" if row.decision else ""


def _assessed(row: StopRow) -> str:
    return f"{long_date(row.assessed_on)} af {row.assessed_by}" if row.assessed_on else ""
