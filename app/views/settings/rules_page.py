"""The page »Regler og frister«: all rules by area beside the one that is chosen, then numbers and the profile file."""

from collections.abc import Mapping
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.settings.rules_desk import RulesDesk
from app.views.settings.rules_editor import RuleEditor
from app.views.settings.rules_form import new_rule
from app.views.settings.rules_list import RulesList
from app.views.settings.rules_numbers import NumbersCard
from app.views.settings.rules_profile import ProfileCard
from app.views.settings.rules_words import tags_of
from app.views.theme import current_theme
from app.views.widgets.buttons import BackButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.list_beside import ListBeside, Pane
from app.views.widgets.page_head import PageHead
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NAME = "Regler og frister"
WIDEST, NARROW = 1180, 640
"""Pixels at 100 %: the widest page, and under which the rule stands below the list."""
WHY = (
    "Her kan du se, hvorfor en regel er der, og rette den. Hver dato i programmet kommer fra en regel. Lovfrister og "
    "praksis står hver for sig, og det siges, når en paragraf ikke er bekræftet. Retter I en regel, regnes datoerne i "
    "alle sager ud igen."
)
KINDS = (
    ("deadline", "Ny frist efter en hændelse"),
    ("cadence", "Ny rytme for opfølgning"),
    ("age", "Ny regel om alder"),
)


class RulesPage(QWidget):
    """The page. `closed` when she goes back to the settings."""

    help_topic = "settings.rules"

    closed = Signal()

    def __init__(self, workspace: Workspace, kept: Mapping[str, str]) -> None:
        super().__init__()
        self.desk = RulesDesk(workspace, kept)
        self.list, self.editor = RulesList(), RuleEditor(self.desk)
        self.numbers, self.profile = NumbersCard(self.desk), ProfileCard(self.desk)
        self._none, self._own, self._inside = self._welcome(), self._beginnings(), Fitted(least=True)
        self._lay_out()
        self.list.chosen.connect(self._on_chosen)
        self.editor.left.connect(self._show_none)
        self.desk.changed.connect(self._show)
        self._show_none()

    def enter(self) -> None:
        """Read the rules, and begin in the search or where she was."""
        self._inside.setMaximumWidth(current_theme().px(WIDEST))
        self.desk.read()
        self.list.search.editor.setFocus()

    def open(self, rule_id: str) -> None:
        """Show a rule beside the list."""
        self._none.hide()
        self.editor.show()
        self.editor.show_rule(rule_id)
        self.list.choose(rule_id)

    def begin(self, kind: str) -> None:
        """Begin a rule of our own: deadline, cadence or age."""
        rule = new_rule(kind, f"own_{uuid4().hex}")
        self.desk.begin(rule)
        self.open(rule.id)
        self.editor.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from a rule to its place in the list, and from there back to the settings."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            inside: QWidget | None = self.focusWidget()
            in_rule = inside is not None and self.editor.isAncestorOf(inside)
            if not (in_rule and self.list.enter(self.editor.rule_id)):
                self._on_back()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        back = BackButton("Indstillinger")
        back.clicked.connect(self._on_back)
        listed = Pane((self.list,), "Alle regler", whole=False)
        chosen = Pane((self._none, self.editor, self._own, self.numbers, self.profile), "Den valgte regel", whole=True)
        panes = ListBeside(listed, chosen, (2, 3), NARROW)
        outer = QVBoxLayout(self._inside)
        outer.setContentsMargins(32, 24, 32, 0)
        outer.setSpacing(8)
        outer.addWidget(PageHead(Text(NAME, "title", wrap=True), back))
        outer.addWidget(panes, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self._inside, NAME))

    def _welcome(self) -> Card:
        """Return what stands beside the list before a rule is chosen: what it is about."""
        card = Card("Vælg en regel", icon="calendar-blank")
        card.body.addWidget(Text(WHY, "body", "ink2", wrap=True))
        return card

    def _beginnings(self) -> Card:
        """Return the ways to begin a rule of our own; they stay when one is open, for there may be more to come."""
        card, buttons = Card("Jeres egne regler", icon="plus"), FlowLayout(gap=10)
        for kind, words in KINDS:
            button = PlainButton(words, icon="plus")
            button.clicked.connect(lambda _on=False, kind=kind: self.begin(kind))
            buttons.addWidget(button)
        card.body.addLayout(buttons)
        return card

    def _show(self) -> None:
        today, desk = self.desk.workspace.today, self.desk
        tags = {
            key: tags_of(row, today, half=bool(desk.half(key)) or desk.is_new(key)) for key, row in desk.rows.items()
        }
        self.list.show_rules(desk.rows.values(), tags)
        self.editor.refresh()
        self.numbers.refresh()

    def _on_chosen(self, rule_id: str) -> None:
        self.open(rule_id)
        self.editor.enter()

    def _show_none(self) -> None:
        self.editor.hide()
        self._none.show()
        self.list.choose("")

    def _on_back(self) -> None:
        self.editor.flush()
        self.closed.emit()
