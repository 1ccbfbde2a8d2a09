"""A notification noted in few keys: when and how it came, from whom, about whom. The rest is written when it is known.

The same notification typed twice is asked about before it is noted.
"""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.models.enums_early import NotificationKind
from app.models.enums_meeting import ContactKind
from app.services.notification_clocks import ACUTE
from app.services.notification_senders import Sender, list_senders
from app.services.notification_twins import Twin, find_twins
from app.services.notifications import TypedNotification, note_notification
from app.services.started_deadlines import preview_deadline
from app.services.voice_children import list_children
from app.views.notifications.child_ticks import ChildTicks
from app.views.notifications.fact_fields import at_top
from app.views.notifications.received_part import sender_choices
from app.views.notifications.twin_question import TwinQuestion
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel
from app.views.records.fields import NOT_CHOSEN, gone_day_words
from app.views.widgets.buttons import LinkButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field
from app.views.widgets.text import Text
from app.views.widgets.turning_row import TurningRow
from app.views.workspace import Workspace
from app.wording import word

HEADING, BUTTON = "Ny underretning", "Notér underretningen"
MORE, LESS = "Slags, ordene og flere", "Skjul slags, ordene og flere"
WRITING = (("ja", "skriftlig"), ("nej", "mundtlig"))
YES = "ja"


class NotificationEntry(BeginPanel):
    """The card. `noted` carries the id of the new one, `open_asked` that of one that stands there already."""

    noted = Signal(object)
    open_asked = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "new_notification", HEADING, BUTTON)
        self._senders: dict[str, Sender] = {each.id: each for each in workspace.ask(list_senders)}
        self._twins: tuple[Twin, ...] = ()
        self.put("on", line_field("Modtaget", placeholder="i dag", explain=gone_day_words(workspace.today)))
        self.put("at", line_field("Klokken", placeholder="fx 14.30"))
        self.put("way", choice_field("Hvordan kom den?", [NOT_CHOSEN, *((k.value, word(k)) for k in ContactKind)]))
        self.put("sender", choice_field("Afsender", [NOT_CHOSEN, *sender_choices(tuple(self._senders.values()))]))
        self.put("name", line_field("Hvem skrev eller ringede?", placeholder="navn og sted, kun for dig"))
        self.anonymous = CheckBox("Anonym")
        self.children_ticks = ChildTicks(self.drafts)
        self.put("new_child", line_field("Et barn, der ikke er i sagen endnu", placeholder="navn, eller »ufødt«"))
        self.put("kind", choice_field("Slags", [(each.value, word(each)) for each in NotificationKind]))
        self.put("writing", choice_field("Skriftlig eller mundtlig", [("", "som den kom"), *WRITING]))
        self.put("text", text_field("Hvad står der i den?", rows=3))
        self._details, self._more = QWidget(), LinkButton(MORE)
        self._nudge, self.told = Text("", "body", "warn", wrap=True), Text("", "body", "ink2", wrap=True)
        self.question = TwinQuestion()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the children there are to tick."""
        self.children_ticks.offer(self.workspace.ask(list_children, self.case_id))
        self._tell()

    def begin(self) -> None:
        """Show the card, with the clock as it is now when nothing is half typed."""
        self.question.hide()
        if not self.has_draft():
            self.fields["at"].set_text(self._now())
            self.children_ticks.tick_only()
        elif not self.text("at"):  # half typed before a lock or another tab: the clock was never a draft
            self._on_day(self.text("on"))
        super().begin()
        self._tell()

    def carry_out(self) -> None:
        """Note it, or ask first when it may stand there already."""
        self._twins = self.workspace.ask(find_twins, self.case_id, self._typed())
        if self._twins:
            self.question.ask(self._twins)
            return
        self.note()

    def note(self) -> None:
        """Note it as it stands."""
        self.question.hide()
        with self.drafts.becoming_step():
            tried = attempt(self.workspace, HEADING, note_notification, self.case_id, self._typed())
        self.settle(tried.refusal, kept=tried.done is not None)
        if tried.done is not None:
            self.anonymous.setChecked(False)
            self.children_ticks.clear()
            self.noted.emit(tried.done.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter notes, Esc closes; letters typed here are never keys of the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.carry_out()
        event.accept()

    def _typed(self) -> TypedNotification:
        for field in self.fields.values():
            field.flush_draft()
        writing = self.text("writing")
        return TypedNotification(
            received_on=self.text("on"), received_at=self.text("at"), way=self.text("way"),
            in_writing=None if not writing else writing == YES, sender=self.text("sender"),
            anonymous=self.anonymous.isChecked(), sender_name=self.text("name"), kind=self.text("kind"),
            children=self.children_ticks.ticked(), new_child=self.text("new_child"), text=self.text("text"),
        )  # fmt: skip

    def _tell(self, _text: str = "") -> None:
        sender = self._senders.get(self.text("sender"))
        self._nudge.setText(sender.nudge if sender else "")
        self._nudge.setVisible(bool(sender and sender.nudge))
        try:
            found = self.workspace.ask(preview_deadline, rule_id=ACUTE, on=self.text("on"), at=self.text("at"))
            words = f"Den vurderes {found.words[:1].lower()}{found.words[1:]}." if found.due else ""
        except UserError:
            words = ""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _turn_details(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._more.set_words(LESS if shown else MORE)

    def _on_day(self, typed: str) -> None:
        """Let the clock of this minute go when the day is another; one that was typed stays."""
        if self.drafts.text("at") is None:
            self.fields["at"].set_text("" if typed.strip() else self._now())
        self._tell()

    def _now(self) -> str:
        return f"{self.workspace.now():%H.%M}"

    def _on_anonymous(self, on: bool) -> None:
        if on:
            self.drafts.keep("anonymous", YES)
        else:
            self.drafts.drop("anonymous")

    def _on_sender(self, sender_id: str) -> None:
        if sender_id == "anonymous":
            self.anonymous.setChecked(True)
        self._tell()

    def _connect(self) -> None:
        if (kept := self.drafts.text("anonymous")) is not None:
            self.anonymous.setChecked(kept == YES)
        self.anonymous.toggled.connect(self._on_anonymous)
        for name, react in (("on", self._on_day), ("at", self._tell)):
            self.fields[name].typed.connect(react)
            self.fields[name].committed.connect(react)
        self.fields["sender"].committed.connect(self._on_sender)
        self._more.clicked.connect(self._turn_details)
        self.question.new_one.connect(self.note)
        self.question.open_asked.connect(self.open_asked)

    def _lay_out(self) -> None:
        self._add_row(("on", 3), ("at", 2), ("way", 3))
        self._add_row(("sender", 1), ("name", 1))
        for part in (self._nudge, self.anonymous, self.children_ticks):
            self.body.addWidget(part)
        self.body.addWidget(self.fields["new_child"])
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QVBoxLayout(self._details)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(_beside((self.fields["kind"], 1), (self.fields["writing"], 1)))
        inside.addWidget(self.fields["text"])
        self.body.addWidget(self._details)
        self.body.addWidget(self.told)
        self.body.addWidget(self.question)
        self._details.setVisible(any(self.drafts.text(name) for name in ("kind", "writing", "text")))
        self.finish_layout()

    def _add_row(self, *names: tuple[str, int]) -> None:
        self.body.addWidget(_beside(*((self.fields[name], share) for name, share in names)))


def _beside(*fields: tuple[LabeledField, int]) -> TurningRow:
    row = TurningRow()
    for field, share in fields:
        row.add(at_top(field), share)
    return row
