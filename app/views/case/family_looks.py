"""The three ways to see a family: the drawing, the tree and the list. Same people, same commands, one selection."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from app.services.people import PersonRow
from app.views.case.family_now import FamilyNow
from app.views.case.people_table import PeopleTable
from app.views.genogram.commands import BY_NAME
from app.views.genogram.lines import DrawnLine
from app.views.genogram.tree_twin import FamilyTree
from app.views.genogram.view import FamilyView
from app.views.theme import current_theme
from app.views.widgets.keys import OwnKeys
from app.views.widgets.page_stack import PageStack

SHOWN_KEYS = ("parents", "partner", "child", "sibling", "twin", "relation", "household", "dead", "union_event", "tidy")
LEAST = 100
"""Pixels at 100 % a drawing is always high; a lower window scrolls."""


class FamilyLooks(PageStack):
    """The three. `chosen` carries a person, `line_chosen` comes when a couple or a relation is chosen.

    The letters mean something only here, so the key bar tells them only while the focus is in one of the three.
    """

    more_hints: OwnKeys = (
        (("↑ ↓ ← →",), "Vælg"),
        *(((BY_NAME[name].shown,), BY_NAME[name].text) for name in SHOWN_KEYS),
        (("Enter",), "Ret"),
    )
    chosen = Signal(str)
    line_chosen = Signal()
    command = Signal(str)
    moved = Signal(str, str, str)

    def __init__(self, now: FamilyNow) -> None:
        super().__init__()
        self._now = now
        self.view, self.tree = FamilyView(), FamilyTree()
        self.view.setMinimumHeight(current_theme().px(LEAST))
        self.table = PeopleTable(lambda person: now.word(str(person)))
        self._busy = False
        for look in (self.view, self.tree, self.table):
            self.addWidget(look)
            look.command.connect(self.command)
        for drawn in (self.view, self.tree):
            drawn.chosen.connect(self._on_chosen)
            drawn.chosen_union.connect(lambda _union: self.line_chosen.emit())
            drawn.chosen_relation.connect(lambda _a, _b, _kind: self.line_chosen.emit())
            drawn.moved.connect(self.moved)
        self.table.selected.connect(self._on_listed)
        self.table.opened.connect(lambda _row: self.command.emit("edit"))

    @property
    def look(self) -> QWidget:
        """The one that is shown."""
        return {"drawing": self.view, "tree": self.tree, "list": self.table}[self._now.shown.mode]

    def sizeHint(self) -> QSize:
        """Return little room: the looks take what is left, and the page round them must not scroll for it."""
        return QSize(current_theme().px(320), current_theme().px(190))

    def show_now(self, found: Sequence[str] = ()) -> None:
        """Show the family as it is now, the same person selected; the list may be only of those who were found."""
        now, self._busy = self._now, True
        self.setCurrentWidget(self.look)
        if self.look is self.view:
            if self.view.drawing() is not now.drawing:  # the very same one lies there already
                self.view.show_drawing(now.drawing, now.seen)
            # Said again, it would let go of a line of theirs.
            if self.view.selected() != now.shown.person or not self.view.has_ring():
                self.view.select(now.shown.person)
            self._follow(self.view.selected())
        elif self.look is self.tree:
            self.tree.show_drawing(now.drawing, now.seen)
            self.tree.select(now.shown.person)
            self._follow(self.tree.selected())
        else:
            rows = now.listed()
            self.table.set_rows([each for each in rows if str(each.id) in found] if found else rows)
            self._select_listed()
        self._busy = False

    def select(self, person: str) -> None:
        """Select somebody where they are seen."""
        if self.look is self.table:
            self._select_listed()
        else:
            (self.view if self.look is self.view else self.tree).select(person)

    def selected_line(self) -> DrawnLine | None:
        """Return the couple or relation that is selected."""
        if self.look is self.table:
            return None
        return (self.view if self.look is self.view else self.tree).selected_line()

    def nearest(self, person: str) -> str:
        """Return somebody near a person, to be selected when the person goes."""
        near = self.view.walk.near(person) - {person} if person in self._now.drawing.people else set()
        return next((each.id for each in self._now.family.persons if each.id in near), "")

    def _follow(self, drawn: str) -> None:
        """Let the letters mean whom the ring is round in a year when the selected one was not there."""
        if drawn and self._now.shown.as_of is not None:
            self._now.shown.person = drawn
            self.view.select(drawn)

    def _select_listed(self) -> None:
        if self._now.shown.person:
            self.table.select(UUID(self._now.shown.person))

    def _on_chosen(self, person: str) -> None:
        if not self._busy:
            self.chosen.emit(person)

    def _on_listed(self, row: PersonRow | None) -> None:
        if row is not None and not self._busy:
            self.chosen.emit(str(row.id))
