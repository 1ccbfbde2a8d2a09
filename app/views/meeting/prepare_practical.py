"""»Praktisk«: who may come along, interpreter, and what else must be thought of; the blank form lies here too."""

from PySide6.QtCore import Qt

from app.services.meeting_preparation import Preparation
from app.services.records import change_record
from app.views.meeting.blank_form import BlankFormCard
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.prepare_fields import STEP, KeptFields
from app.views.meeting.prepare_part import PreparePart
from app.views.widgets.buttons import PlainButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import line_field, text_field
from app.views.widgets.text import Text

COMPANION = "De har fået at vide, at de må tage en bisidder med"
INTERPRETER = "Aldrig et barn eller en slægtning. Bestil sprog og dialekt, og sæt dobbelt tid af."
PRACTICAL = "Lift, allergi, kaffe, hvem der henter {child} bagefter."


class PracticalPart(PreparePart):
    """The part."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__(desk, "Praktisk")
        self.companion = CheckBox(COMPANION)
        self.interpreter = line_field("Tolk", placeholder="Sprog, dialekt og telefon", hint=INTERPRETER)
        self.interpreter_note = Text("", "body", "warn", wrap=True)
        self.practical = text_field("Andet praktisk", rows=3, hint=PRACTICAL.format(child=desk.child))
        self.blank = BlankFormCard(desk.workspace)
        self.open_blank = PlainButton("Tomt mødeskema", icon="printer")
        self._fields = KeptFields(desk, "meeting", desk.meeting_id)
        self._fields.column("interpreter", self.interpreter)
        self._fields.column("practical", self.practical)
        self.companion.clicked.connect(self._companion)
        self.open_blank.clicked.connect(lambda: self.blank.open(desk.row.type_id))
        for part in (self.companion, self.interpreter, self.interpreter_note, self.practical):
            self.body.addWidget(part)
        self.body.addWidget(self.open_blank, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.blank)
        self.body.addStretch(1)

    def show_prepared(self, prepared: Preparation) -> None:
        """Show what is stored, and say when the interpreter is one of the family."""
        self.companion.setChecked(prepared.companion_told)
        self._fields.show("interpreter", prepared.interpreter)
        self._fields.show("practical", prepared.practical)
        self.interpreter_note.setText(prepared.interpreter_note)
        self.interpreter_note.setVisible(bool(prepared.interpreter_note))

    def take_focus(self) -> None:
        """Go to the first thing."""
        self.companion.setFocus()

    def _companion(self) -> None:
        told: dict[str, object] = {"companion_told": self.companion.isChecked()}
        self.desk.do(STEP, change_record, "meeting", self.desk.meeting_id, told)
