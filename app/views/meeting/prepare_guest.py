"""One person of a planned meeting, opened: side of the table, how they were asked, off the list, and why not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.models.enums_meeting import Side
from app.services.meeting_preparation import GuestRow
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import LabeledField, choice_field, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.wording import word

SIDES = [(side.value, word(side)) for side in Side]


class GuestCard(Card):
    """The card of one person. The signals carry what was chosen or pressed; `how` is for the page to keep."""

    side_chosen = Signal(str)
    removed = Signal()
    moved = Signal()
    not_asked = Signal()

    def __init__(self, guest: GuestRow, *, in_two: bool) -> None:
        super().__init__()
        self.setAccessibleName(guest.called)
        self.side, self.how = choice_field("Side af bordet", SIDES), line_field("Spurgt hvordan", hint="Fx ringet.")
        for field in (self.side, self.how):
            field.editor.setAccessibleName(f"{field.editor.accessibleName()}, {guest.called}")
        self.side.set_text(guest.side.value)
        self.how.set_text(guest.invited_how)
        self.side.committed.connect(self.side_chosen)
        self._lay_out(guest, in_two=in_two)

    def _lay_out(self, guest: GuestRow, *, in_two: bool) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        fields: tuple[LabeledField, ...] = (self.side, self.how)
        for place, field in enumerate(fields):
            grid.addWidget(field, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        if guest.may.why:
            self.body.addWidget(Text(guest.may.why, "body", "ink2", wrap=True))
        self.body.addLayout(grid)
        holder = QWidget()
        flow = FlowLayout(holder, gap=4, line_gap=0)
        deeds = [("Tag af listen", "trash", self.removed)]
        if guest.asked:
            deeds.insert(0, ("Ikke spurgt alligevel", "arrow-counter-clockwise", self.not_asked))
        if in_two and not guest.is_child:
            deeds.insert(0, ("Til det andet møde", "arrow-fat-line-up", self.moved))
        for words, icon, pressed in deeds:
            button = QuietButton(words, icon=icon)
            button.setAccessibleName(f"{words}, {guest.called}")
            button.clicked.connect(pressed)
            flow.addWidget(button)
        self.body.addWidget(holder)
