"""One rule: when, why, where it comes from and how sure we are; and its fields, in use when she saves them."""


from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.rules.rule_checks import faults_of
from app.services.own_rules import RuleRow
from app.views.settings.rules_desk import RulesDesk
from app.views.settings.rules_fields import field_for
from app.views.settings.rules_form import ON, names_of, rule_from, texts_of, yes
from app.views.settings.rules_words import state_lines
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import LabeledField
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text

SAVED = "Reglen er gemt, og datoerne i alle sager er regnet ud igen."
RESTORED = "Reglen er igen, som den følger med Rundbord."
GONE = "Reglen er slettet, og dens datoer er væk fra alle sager."
USE, RESTORE, DELETE = "Kommunen bruger reglen", "Brug den, der følger med", "Slet reglen"


class RuleEditor(Card):
    """The card of one rule. `left` when there is nothing to show any more."""

    left = Signal()

    def __init__(self, desk: RulesDesk) -> None:
        super().__init__("Regel")
        self._desk, self._rule_id = desk, ""
        self.fields: dict[str, LabeledField] = {}
        self.notice, self.use = NoticeBar(), CheckBox(USE)
        self.save_button = PrimaryButton("Gem reglen", icon="check")
        self.leave_button, self.restore_button = PlainButton("Kassér ændringerne"), PlainButton(RESTORE)
        self._state, self._form = QVBoxLayout(), QVBoxLayout()
        self._state.setSpacing(4)
        self._form.setSpacing(12)
        buttons = FlowLayout(gap=10)
        for button, press in (
            (self.save_button, self.save), (self.leave_button, self._on_leave), (self.restore_button, self._on_restore),
        ):  # fmt: skip
            button.clicked.connect(press)
            buttons.addWidget(button)
        self.use.toggled.connect(lambda _on: self._keep())
        self.body.addLayout(self._state)
        self.body.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(buttons)
        self.body.addWidget(self.notice)
        self.body.addSpacing(8)
        self.body.addLayout(self._form)

    @property
    def rule_id(self) -> str:
        """The id of the rule that is shown, empty when there is none."""
        return self._rule_id

    def show_rule(self, rule_id: str) -> None:
        """Show a rule, with what was half written of it."""
        self.flush()
        another = rule_id != self._rule_id
        self._rule_id = rule_id
        if another:
            self.notice.close_notice()
        self._draw(another=another)

    def refresh(self) -> None:
        """Show the rule as it stands now; let go of one that is gone."""
        if self._rule_id and self._rule_id not in self._desk.rows:
            self._rule_id = ""
            self.left.emit()
        elif self._rule_id:
            self._draw(another=False)

    def enter(self) -> None:
        """Begin in the first field."""
        self.fields["name"].editor.setFocus()

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        for field in self.fields.values():
            field.flush_draft()

    def save(self) -> bool:
        """Use the rule as it is written, or say what must be put right."""
        rule, faults = rule_from(self._row().rule, self._texts(), self._desk.workspace.today)
        for name, sentence in faults.items():
            self.fields[name].set_error(sentence)
        told = next(iter(faults.values()), "") or next(iter(faults_of(rule)), "")
        if told:
            self.notice.say(told, "warn")
            self.fields[next(iter(faults), "name")].editor.setFocus()
            return False
        return self._tell(self._desk.save(f"Ret reglen »{rule.name}«", rule), SAVED)

    def _on_restore(self) -> None:
        row = self._row()
        words = RESTORED if row.shipped else GONE
        self._tell(self._desk.restore(f"{self.restore_button.text()}: »{row.rule.name}«", self._rule_id), words)

    def _on_leave(self) -> None:
        self.notice.close_notice()
        rule_id = self._rule_id
        self._desk.leave(rule_id)
        if self._rule_id:
            self._draw(another=True)

    def _tell(self, refusal: str, done: str) -> bool:
        if refusal:
            self.notice.say(refusal, "warn")
            return False
        self.notice.say_done(done, self._desk.workspace.undo_stack)
        return True

    def _row(self) -> RuleRow:
        return self._desk.rows[self._rule_id]

    def _texts(self) -> dict[str, str]:
        return {name: field.text() for name, field in self.fields.items()} | {ON: yes(self.use.isChecked())}

    def _draw(self, *, another: bool) -> None:
        row = self._row()
        shipped = row.shipped is not None
        texts = texts_of(row.rule, shipped=shipped) | self._desk.half(self._rule_id)
        names = names_of(row.rule, shipped=shipped)
        if another or tuple(self.fields) != names:
            self._make_fields(names)
            another = True
        for name, field in self.fields.items():
            if another or not field.editor.hasFocus():
                field.set_text(texts[name])
        blocked = self.use.blockSignals(True)
        self.use.setChecked(texts[ON] == yes(True))
        self.use.blockSignals(blocked)
        self._show_state(row)

    def _make_fields(self, names: tuple[str, ...]) -> None:
        empty_layout(self._form)
        rule, today = self._row().rule, self._desk.workspace.today
        self.fields = {name: field_for(name, rule, today) for name in names}
        for field in self.fields.values():
            field.typed.connect(lambda _text: self._keep())
            field.committed.connect(lambda _text: self._keep())
            self._form.addWidget(field)

    def _keep(self) -> None:
        """Keep what is written and not saved; what says the same as the rule is nothing."""
        if not self._rule_id:
            return
        row, texts = self._row(), self._texts()
        same = texts == texts_of(row.rule, shipped=row.shipped is not None)
        if same and not self._desk.is_new(self._rule_id):
            self._desk.forget_half(self._rule_id)
        else:
            self._desk.keep_half(self._rule_id, texts)
        self._show_state(row)

    def _show_state(self, row: RuleRow) -> None:
        self.set_heading(row.rule.name or "Ny regel")
        empty_layout(self._state)
        for role, colour, words in state_lines(row):
            self._state.addWidget(Text(words, role, colour, wrap=True))
        half, new = bool(self._desk.half(self._rule_id)), self._desk.is_new(self._rule_id)
        self.save_button.setVisible(half or new)
        self.leave_button.setVisible(half or new)
        self.restore_button.set_words(RESTORE if row.shipped else DELETE)
        self.restore_button.setVisible(bool(row.own_since))
