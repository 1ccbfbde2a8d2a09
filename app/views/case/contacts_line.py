"""Noting a contact in two keys: one for what it was, one for who it was with; words, day and clock when there are any.

The same line puts a contact right that stands in the log.
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums_meeting import ContactKind
from app.services.contacts import ContactRow, TypedContact, correct_contact, note_contact
from app.views.records.attempt import attempt
from app.views.records.drafts import DraftGroup
from app.views.records.fields import gone_day_words, offer
from app.views.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import LabeledField, choice_field, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.widgets.turning_row import TurningRow
from app.views.workspace import Workspace

KINDS = (
    (ContactKind.CALL, "Opkald", "R"),
    (ContactKind.MESSAGE, "Sms", "S"),
    (ContactKind.MAIL, "Mail", "M"),
    (ContactKind.VISIT, "Besøg", "B"),
    (ContactKind.LETTER, "Brev", "V"),
    (ContactKind.MEETING, "Møde", "D"),
)
"""What a contact can be, what it is called on its key, and the key."""
BY_KEY = {key: kind for kind, _, key in KINDS}
NOBODY = ("", "ingen bestemt")
NEW, CORRECT = "Notér en kontakt", "Ret kontakten"
MORE, LESS = "Dag, klokkeslæt og flere", "Skjul dag, klokkeslæt og flere"
"""The link that shows the fields most contacts do without."""


class ContactLine(Card):
    """The line, hidden until `begin` or `correct`. Enter keeps it, Esc closes it; what was typed waits as a draft."""

    kept = Signal()
    shut = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(NEW)
        self._workspace, self._case_id = workspace, case_id
        self._row: ContactRow | None = None
        self._children: frozenset[str] = frozenset()
        self._drafts = DraftGroup(workspace, case_id, f"contact:{case_id}:")
        self._kind = choice_field("Hvad var det?", [(kind.value, name) for kind, name, _ in KINDS])
        self._with = choice_field("Hvem med?", [NOBODY])
        self._text = line_field("Om hvad", placeholder="Én linje, Enter gemmer", sentences=True)
        self._and = choice_field("Og hvem mere?", [NOBODY])
        self._on = line_field("Hvornår", placeholder="i dag", explain=gone_day_words(workspace.today, about=True))
        self._at = line_field("Klokken", placeholder="fx 14.30")
        self._talked, self._course = CheckBox("Talt med barnet"), CheckBox("Samtale i et tidligt forløb")
        self._more, self._fault = LinkButton(MORE), Text("", "body", "late", wrap=True)
        self._details = QWidget()
        self._save, self._close = PrimaryButton("Notér", "Enter", "check"), QuietButton("Luk", "Esc")
        self._close.setAccessibleName("Luk uden at notere kontakten")
        self._lay_out()
        self._connect()
        self.hide()

    def has_draft(self) -> bool:
        """Tell whether a new contact was half typed when the program stopped."""
        return any((self._drafts.text(name) or "").strip() for name in ("text", "with", "on", "at"))

    def offer_people(self, people: Sequence[tuple[str, str]], children: frozenset[str]) -> None:
        """Offer the people of the case, each (id, name); `children` are the ids of those the case is about."""
        self._children = children
        for name, field in (("with", self._with), ("and", self._and)):
            offer(field, [NOBODY, *people])
            draft = self._drafts.text(name)
            if draft and not field.text():
                field.restore(draft)  # it was not among the choices until now

    def begin(self, kind: ContactKind | None = None) -> None:
        """Open for a new contact of a kind, or with what was half typed."""
        self._use(None)
        if kind is not None:
            self._kind.set_text(kind.value)
            self._drafts.keep("kind", kind.value)
        self.show()
        self._with.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_with(self, person_id: UUID) -> None:
        """Open for a call with somebody; words that were half typed of another contact keep whom they were with."""
        self.begin()
        if any((self._drafts.text(name) or "").strip() for name in ("text", "on", "at")):
            return
        for name, value, field in (("kind", ContactKind.CALL.value, self._kind), ("with", str(person_id), self._with)):
            field.set_text(value)
            self._drafts.keep(name, value)
        self._on_with(str(person_id))
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def correct(self, row: ContactRow) -> None:
        """Open with a contact that stands in the log."""
        self._use(row)
        self._show_details(shown=True)
        self.show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Keep the contact, or say what is missing."""
        self._flush()  # nothing typed a moment ago may become a draft when it is a step already
        with self._drafts.becoming_step():
            if self._row is None:
                noting = attempt(self._workspace, "Notér kontakt", note_contact, self._case_id, self._typed())
                done, refusal = noting.done is not None, noting.refusal
            else:
                righting = attempt(self._workspace, "Ret kontakt", correct_contact, self._row.id, self._typed())
                done, refusal = righting.done is not None, righting.refusal
        self._tell(refusal)
        if done:
            self._drafts.drop_all()
            self._row = None
            self.hide()
            self.kept.emit()

    def leave(self) -> None:
        """Close; what was typed waits."""
        self._flush()
        self.hide()
        self.shut.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc closes; letters typed here are never keys of the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        event.accept()

    def _flush(self) -> None:
        for _, field in self._fields():
            field.flush_draft()

    def _use(self, row: ContactRow | None) -> None:
        """Fill the fields from a contact or from nothing, and lay what was half typed of it on top."""
        self._row = row
        self._drafts = DraftGroup(self._workspace, self._case_id, f"contact:{row.id if row else self._case_id}:")
        values = _values(row)
        for name, field in self._fields():
            field.set_text(values.get(name, ""))
            if (draft := self._drafts.text(name)) is not None:
                field.restore(draft)
        for name, box in (("talked", self._talked), ("course", self._course)):
            box.setChecked((self._drafts.text(name) or values.get(name, "")) == "ja")
        self.set_heading(CORRECT if row else NEW)
        self._save.set_words("Ret" if row else "Notér")
        self._show_details(
            shown=bool(self._on.text() or self._at.text() or self._and.text() or self._course.isChecked())
        )
        self._tell("")

    def _fields(self) -> tuple[tuple[str, LabeledField], ...]:
        return (
            ("kind", self._kind), ("with", self._with), ("text", self._text), ("and", self._and), ("on", self._on),
            ("at", self._at),
        )  # fmt: skip

    def _typed(self) -> TypedContact:
        chosen = [UUID(each) for each in (self._with.text(), self._and.text()) if each]
        beyond = [key for key, _ in self._row.people[2:]] if self._row else []
        return TypedContact(
            kind=ContactKind(self._kind.text() or ContactKind.CALL), with_ids=(*chosen, *beyond),
            text=self._text.text(), on=self._on.text(), at=self._at.text(),
            child_talked=self._talked.isChecked(), in_course=self._course.isChecked(),
        )  # fmt: skip

    def _tell(self, refusal: str) -> None:
        self._fault.setText(refusal)
        self._fault.setVisible(bool(refusal))

    def _show_details(self, *, shown: bool) -> None:
        self._details.setVisible(shown)
        self._more.set_words(LESS if shown else MORE)

    def _on_with(self, person_id: str) -> None:
        if person_id in self._children:
            self._talked.setChecked(True)

    def _connect(self) -> None:
        for name, field in self._fields():
            keep = self._keeping(name)
            field.typed.connect(keep)
            field.committed.connect(keep)
        for name, box in (("talked", self._talked), ("course", self._course)):
            box.toggled.connect(self._keeping_tick(name))
        self._with.committed.connect(self._on_with)
        self._more.clicked.connect(lambda: self._show_details(shown=self._details.isHidden()))
        self._save.clicked.connect(self.submit)
        self._close.clicked.connect(self.leave)

    def _keeping(self, name: str) -> Callable[[str], None]:
        def keep(text: str) -> None:
            if self.isVisible():
                self._drafts.keep(name, text)

        return keep

    def _keeping_tick(self, name: str) -> Callable[[bool], None]:
        keep = self._keeping(name)
        return lambda on: keep("ja" if on else "nej")

    def _lay_out(self) -> None:
        first, second, buttons = TurningRow(), TurningRow(), QWidget()
        for part, share in ((self._kind, 2), (self._with, 3), (self._text, 5)):
            first.add(_at_top(part), share)
        for part, share in ((self._on, 2), (self._at, 1), (self._and, 3)):
            second.add(_at_top(part), share)
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        details.addWidget(second)
        details.addWidget(self._course)
        flow = FlowLayout(buttons, gap=14, line_gap=8)
        for button in (self._save, self._close, self._more):
            flow.addWidget(button)
        for each in (first, self._talked, self._details, self._fault, buttons):
            self.body.addWidget(each)


def _at_top(field: LabeledField) -> QWidget:
    """Return a field that stays at the top when its neighbour has a line under it."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(field)
    column.addStretch(1)
    return place


def _values(row: ContactRow | None) -> dict[str, str]:
    if row is None:
        return {"kind": ContactKind.CALL.value}
    people = [str(key) for key, _ in row.people]
    return {
        "kind": row.kind.value, "text": row.text, "on": row.on, "at": row.at.replace(":", "."),
        "with": people[0] if people else "", "and": people[1] if len(people) > 1 else "",
        "talked": "ja" if row.child_talked else "", "course": "ja" if row.in_course else "",
    }  # fmt: skip
