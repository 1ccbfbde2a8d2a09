"""The list of rules by area: each with when it is due, law or practice, and whether it is our own."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rules.rule import Area
from app.rules.rule_words import AREAS, kind_words, when_words
from app.services.own_rules import RuleRow
from app.tokens import load_tokens
from app.views.settings.rules_words import HALF, OWN, days_of
from app.views.theme import current_theme
from app.views.widgets.cards import Card, EmptyState, Tag
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.heard import Role
from app.views.widgets.name_button import NameButton
from app.views.widgets.text import Heading, Text

NONE = "Ingen regel passer til det, du søger."


class _RuleName(NameButton):
    """The name of a rule; the one that is shown beside the list keeps its ground."""

    heard_as = Role.ListItem

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the ground of the chosen one, then what every name has."""
        if self.isChecked():
            theme, radius = current_theme(), load_tokens().shape["radius_control"]
            painter.setPen(theme.colour("control"))
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        super().paint_ground(painter)


class RulesList(Card):
    """The list and its search. `chosen` carries the id of a rule."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Regler", 0)
        self.search = line_field("Søg i reglerne", placeholder="fx »plan« eller »§ 108«")
        self.search.editor.changed.connect(self._show)
        self._rows: tuple[RuleRow, ...] = ()
        self._tags: Mapping[str, tuple[str, ...]] = {}
        self._names: dict[str, NameButton] = {}
        self._chosen = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addWidget(self.search)
        self.body.addLayout(self._list)

    def show_rules(self, rows: Iterable[RuleRow], tags: Mapping[str, tuple[str, ...]]) -> None:
        """Show rules; `tags` are the marks of each."""
        self._rows, self._tags = tuple(rows), tags
        self._show()

    def choose(self, rule_id: str) -> None:
        """Mark a rule as the one that is shown."""
        self._chosen = rule_id
        for key, name in self._names.items():
            name.setChecked(key == rule_id)

    def name(self, rule_id: str) -> NameButton:
        """Return the button that opens a rule; KeyError when it is not in sight."""
        return self._names[rule_id]

    def enter(self, rule_id: str) -> bool:
        """Put the focus on a rule; False when it is not in sight."""
        if rule_id not in self._names:
            return False
        self._names[rule_id].setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rules by the arrow keys."""
        by = int(event.key() == Qt.Key.Key_Down) - int(event.key() == Qt.Key.Key_Up)
        if not by or not self._names:
            super().keyPressEvent(event)
            return
        names = list(self._names.values())
        here = next((place for place, name in enumerate(names) if name.hasFocus()), None)
        names[0 if here is None else max(0, min(here + by, len(names) - 1))].setFocus()

    def shown(self) -> list[str]:
        """Return the ids of the rules in sight, from the top."""
        return list(self._names)

    def _show(self) -> None:
        empty_layout(self._list)
        self._names.clear()
        wanted = [row for row in self._rows if _fits(row, self.search.text())]
        self.set_heading("Regler", len(wanted))
        for area in Area:
            rows = [row for row in wanted if row.rule.area is area]
            if rows:
                self._list.addSpacing(8)
                self._list.addWidget(Heading(AREAS[area], "subhead"))
            for row in rows:
                self._list.addWidget(self._line(row))
        if not wanted:
            self._list.addWidget(EmptyState(NONE, "magnifying-glass"))
        self.choose(self._chosen)

    def _line(self, row: RuleRow) -> QWidget:
        rule, tags = row.rule, self._tags.get(row.rule.id, ())
        about = " · ".join(filter(None, (days_of(rule), kind_words(rule))))
        name = _RuleName(rule.name or "Uden navn", icon="pencil-simple")
        name.setCheckable(True)
        name.setAccessibleName(f"Regel: {rule.name or 'Uden navn'}")
        name.setAccessibleDescription(". ".join((about, *tags)))
        name.clicked.connect(lambda: self.chosen.emit(rule.id))
        self._names[rule.id] = name
        line, head, marks = QWidget(), FlowLayout(), FlowLayout()
        head.addWidget(name)
        for tag in tags:
            marks.addWidget(Tag(tag, "warn" if tag == HALF else "info" if tag == OWN else ""))
        column, under = QVBoxLayout(line), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        under.setContentsMargins(8, 0, 0, 4)
        under.setSpacing(4)
        under.addWidget(Text(about, "meta", "ink2", wrap=True))
        if tags:
            under.addLayout(marks)
        column.addLayout(under)
        return line


def _fits(row: RuleRow, typed: str) -> bool:
    """Tell whether every word that was typed stands in the rule."""
    rule = row.rule
    text = " ".join((rule.name, rule.law, rule.source, rule.explanation, AREAS[rule.area], when_words(rule)))
    return all(word in text.casefold() for word in typed.casefold().split())
