"""A card where something is begun (a meeting, a follow-up): fields whose drafts are kept, a button, and a way out."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from app.views.records.drafts import DraftGroup
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField
from app.views.widgets.text import Text
from app.views.workspace import Workspace


class BeginPanel(Card):
    """The card, hidden until `begin`. Subclasses add fields with `put` and carry it out in `carry_out`."""

    shut = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID, key: str, heading: str, button: str) -> None:
        super().__init__(heading)
        self.workspace, self.case_id = workspace, case_id
        self.drafts = drafts_of_panel(workspace, case_id, key)
        self.fields: dict[str, LabeledField] = {}
        self.fault = Text("", "body", "late", wrap=True)
        self.fault.hide()
        self._carry_out = PlainButton(button, icon="check")
        self._carry_out.clicked.connect(self.carry_out)
        self._close = QuietButton("Luk", "Esc", "x")
        self._close.setAccessibleName(f"Luk: {heading.lower()}")  # several may be on one page
        self._close.clicked.connect(self._leave_it)
        self._opened_from: QWidget | None = None
        self.hide()

    def put(self, name: str, field: LabeledField) -> LabeledField:
        """Take a field into the panel's drafts and return it; the caller gives it a place."""
        self.fields[name] = field
        field.restore(self.drafts.text(name) or field.text())
        field.typed.connect(lambda text: self.drafts.keep(name, text))
        field.committed.connect(lambda text: self.drafts.keep(name, text))  # left at once, or chosen
        return field

    def finish_layout(self) -> None:
        """Put the fault and the buttons at the end."""
        row = QHBoxLayout()
        row.addWidget(self._carry_out)
        row.addWidget(self._close)
        row.addStretch(1)
        self.body.addWidget(self.fault)
        self.body.addLayout(row)

    def enter_goes_on(self) -> None:
        """Let Enter in a line go on to the next field that is asked; in the last of them it does what the button does.

        A line in the middle must not do it: what is asked below would be passed over.
        """
        for field in self.fields.values():
            if isinstance(field.editor, LineEditor):
                field.editor.returnPressed.connect(partial(self._go_on, field))

    def _go_on(self, field: LabeledField) -> None:
        asked = [each for each in self.fields.values() if not each.isHidden()]
        below = asked[asked.index(field) + 1 :]
        if below:
            below[0].editor.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.carry_out()

    def has_draft(self) -> bool:
        """Tell whether something was half typed when the program stopped."""
        return is_half_typed(self.drafts)

    def begin(self) -> None:
        """Show the panel with the focus in its first field."""
        self._opened_from = self.window().focusWidget()
        self.show()
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.editor.setFocus()

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        return self.fields[name].text().strip()

    def settle(self, refusal: str, *, kept: bool) -> None:
        """Empty and close the panel when it was carried out, else say why not."""
        self.fault.setText(refusal)
        self.fault.setVisible(bool(refusal))
        if kept:
            self.drafts.drop_all()
            for field in self.fields.values():
                field.set_text("")
            self._leave_it()

    def carry_out(self) -> None:
        """Do what the panel is for; subclasses say what."""

    def close_panel(self) -> None:
        """Hide the panel; what was typed stays."""
        self.hide()
        self.shut.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel, not the case round it."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave_it()
            return
        super().keyPressEvent(event)

    def _leave_it(self) -> None:
        """Close it with the focus where it was before; hidden under the hands, Qt would send it to the menu."""
        before = self._opened_from
        if before is not None and isValid(before) and before.isVisible() and not self.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close_panel()


def drafts_of_panel(workspace: Workspace, case_id: UUID, key: str) -> DraftGroup:
    """Return the drafts of a panel, also of one that has not been made yet."""
    return DraftGroup(workspace, case_id, f"{key}:{case_id}:")


def is_half_typed(drafts: DraftGroup) -> bool:
    """Tell whether words wait in any field of a panel."""
    return any((drafts.text(name) or "").strip() for name in drafts.names())
