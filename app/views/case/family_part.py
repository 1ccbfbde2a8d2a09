"""The family beside the selected person: the bar, one of the three looks, and the foot that tells and asks."""

import datetime as dt
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.case.family_adding import Adding
from app.views.case.family_bar import EDGE, FamilyBar
from app.views.case.family_commands import FamilyCommands, Wishes
from app.views.case.family_foot import FamilyFoot
from app.views.case.family_looks import FamilyLooks
from app.views.case.family_now import FamilyNow
from app.views.case.family_shown import Mode, shown_for
from app.views.case.family_telling import Telling
from app.views.case.family_years import FamilyYears
from app.views.case.inspector import Inspector
from app.views.genogram.answer_line import AnswerLine
from app.views.genogram.ask_line import AskLine
from app.views.genogram.new_person import NewPersonLine
from app.views.genogram.tie_line import TieLine
from app.views.live_part import LivePart
from app.views.page import Hints
from app.views.theme import current_theme
from app.views.widgets.fitted import scrolling
from app.views.widgets.side_list import MARGIN
from app.views.widgets.text import Hairline
from app.views.workspace import Workspace

NARROW = 840
"""Pixels at 100 % under which the drawing and the person take turns."""

LOW = 720
"""Pixels at 100 % of the window under which the signs fold away."""

LOWER = 560
"""And under which the check and the search do too: half of the page belongs to the drawing."""

UNBOUND = 16_777_215
STILL_NAMED = "Barnets navn står stadig øverst på siden."
NOBODY_FOUND = "Ingen fundet"


class FamilyPart(LivePart):
    """Drawing, tree or list with every command, and the inspector."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace = workspace
        self.now = FamilyNow(workspace, case_id, shown_for(workspace, case_id))
        self._narrow: bool | None = None
        self._behind = False
        self._found: list[str] = []
        self.looks, self.bar = FamilyLooks(self.now), FamilyBar()
        self.view, self.tree, self.table = self.looks.view, self.looks.tree, self.looks.table
        self.inspector = Inspector(workspace, case_id)
        self.new_person, self.ties = NewPersonLine(workspace, case_id), TieLine(workspace, case_id)
        self.ask, self.answer = AskLine(), AnswerLine()
        self._lines = (self.new_person, self.ties, self.ask, self.answer)
        self._left = QWidget()
        self.foot = FamilyFoot(self._lines, self._left)
        self.years = FamilyYears(self.now, self.looks, self._left)
        self.telling = Telling(workspace, self.now, (self.ask, self.answer, self.ties), self._say)
        self.commands = FamilyCommands(
            self.now, self.looks, Adding(self.now, self.new_person, self.ask), self.telling,
            Wishes(self._edit, self.refresh, lambda: self.years.turn(workspace.today), self._say),
        )  # fmt: skip
        self._soon = QTimer(self)  # the drawing is painted first, and the forms beside it are filled once
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._inspect)
        self._lay_out()
        self._connect()
        self._fit(narrow=True)  # so that it never asks for more room than there is

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the person instead of the drawing, and not beside it, when there is no room for both."""
        super().resizeEvent(event)
        self._fit(narrow=event.size().width() < current_theme().px(NARROW))
        low, lower = (self.window().height() < current_theme().px(each) for each in (LOW, LOWER))
        self.foot.set_low(low=low, lower=lower)
        self.bar.set_low(low=low, lower=lower)
        self.years.place()

    def refresh(self) -> None:
        """Read and draw again; the selected person stays selected and where they are on the screen."""
        now = self.now
        now.read()
        seen_from = now.called(now.shown.ego) if now.shown.ego else ""
        self.bar.show_choices(now.shown, seen_from=seen_from)
        self.looks.show_now(self._found)
        self.years.show_now(self._workspace.today)
        self._fit_side()
        self._behind = True
        self._soon.start(0)

    def select(self, person_id: UUID) -> None:
        """Select somebody in the drawing, the list and the inspector."""
        self._choose(str(person_id))
        self.looks.select(str(person_id))

    def start(self) -> None:
        """Put the focus where the letters work."""
        self.looks.look.setFocus()

    def show_mode(self, mode: Mode) -> None:
        """See the family as a drawing, a tree or a list."""
        self.now.shown.mode = mode
        self.refresh()
        self.start()
        self.hints_changed.emit()

    def ask_for_network_person(self) -> None:
        """Open the line under the drawing."""
        self.command("network")

    def key_hints(self) -> Hints:
        """Return what works wherever the focus is; the looks tell of the letters, which work there alone."""
        return [(("Ctrl P",), "Udskriv")] if self.now.shown.mode == "list" else []

    def command(self, name: str) -> None:
        """Carry out one of the commands for the selected person or line; while somebody is looked for, only Enter."""
        if not self.ties.asks_for_somebody():
            self.commands.carry_out(name)
        elif name in ("edit", "edit_line"):
            self.ties.keep()

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does while a line is open or somebody beside the drawing is being put right."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape and (self._open_line() or self._is_beside()):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the open line with Esc, or go back to the drawing from the person shown beside or instead of it."""
        line = self._open_line()
        if event.key() == Qt.Key.Key_Escape and line:
            line.close_line()
        elif event.key() == Qt.Key.Key_Escape and self._is_beside():
            self._back()
        else:
            super().keyPressEvent(event)

    def _is_beside(self) -> bool:
        focus = self.window().focusWidget()
        return self._left.isHidden() or (focus is not None and self.inspector.isAncestorOf(focus))

    def _open_line(self) -> NewPersonLine | TieLine | AskLine | AnswerLine | None:
        return next((line for line in self._lines if not line.isHidden()), None)

    def _choose(self, person: str) -> None:
        if self.ties.asks_for_somebody():
            self.ties.take(person)
            return
        self.now.shown.person = person
        self._soon.start(0)

    def _inspect(self) -> None:
        self._soon.stop()
        self._tell()
        person = self.now.person
        word = self.now.word(str(person.id)) if person else ""
        self.inspector.show_selected(person, self.looks.selected_line(), word=word)

    def _tell(self) -> None:
        """Tell of the family under it, once after each reading."""
        if not self._behind:
            return
        self._behind, now = False, self.now
        seen_from = f"Set fra {now.called(now.shown.ego)}." if now.shown.ego else ""
        kept = STILL_NAMED if now.shown.initials else ""
        self.foot.show_told(
            " ".join(filter(None, (now.counted(), seen_from, kept))),
            now.drawing.warnings,
            now.drawing.legend if now.shown.mode == "drawing" else (),
        )

    def _say(self, sentence: str) -> None:
        self._inspect()
        self.foot.say(sentence, self._workspace.undo_stack)

    def _fit_side(self) -> None:
        if self.now.shown.initials or not self._narrow:
            self._side.setVisible(not self.now.shown.initials)  # the form would say whole names

    def _on_line(self) -> None:
        line = self.looks.selected_line()
        if line is not None and line.kind == "union":
            self.now.pair = line.key[0]
        self._soon.start(0)

    def _on_added(self, person_id: UUID, goes_on: bool) -> None:
        self._remember_pair(str(person_id))
        if goes_on:  # the next one is of the same kind, so the one they belong to stays selected
            return
        self.select(person_id)
        self.start()

    def _on_asks(self, person: str) -> None:
        """Mark whose relation it is while the other one is looked for; afterwards they are the selected one again."""
        self.view.look_from(person)
        if not person:
            self.looks.select(self.now.shown.person)

    def _remember_pair(self, person: str) -> None:
        own = self.now.pairs_of(person)
        self.now.pair = own[-1][0] if own else self.now.pair

    def _on_sought(self, text: str) -> None:
        self._found = self.now.find(text)
        if self.now.shown.mode == "list":
            self.looks.show_now(self._found)
        nobody = bool(text.strip()) and not self._found
        self.bar.search.setProperty("fault", nobody)
        self.bar.search.setAccessibleDescription(NOBODY_FOUND if nobody else f"{len(self._found)} fundet")
        self.bar.search.style().polish(self.bar.search)
        if self._found:
            self.select(UUID(self._found[0]))

    def _on_next(self) -> None:
        if self._found:
            at = self._found.index(self.now.shown.person) + 1 if self.now.shown.person in self._found else 0
            self.select(UUID(self._found[at % len(self._found)]))

    def _on_year(self, day: dt.date | None) -> None:
        self.now.shown.as_of = day
        self.refresh()

    def _edit(self) -> None:
        self._inspect()
        self._show_person(shown=True)
        self.inspector.start()

    def _back(self) -> None:
        self._show_person(shown=False)
        self.start()

    def _fit(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.inspector.back.setVisible(narrow)
        self.bar.end_at(MARGIN if narrow else EDGE)  # where nothing stands beside it, it ends where the page does
        self._side.setMaximumWidth(UNBOUND if narrow else current_theme().px(300))
        self._side.setMinimumWidth(0 if narrow else current_theme().px(300))
        self._show_person(shown=not narrow)

    def _show_person(self, *, shown: bool) -> None:
        self._side.setVisible((shown or not self._narrow) and not self.now.shown.initials)
        self._left.setVisible(not (shown and self._narrow))

    def _connect(self) -> None:
        self.looks.chosen.connect(self._choose)
        self.looks.line_chosen.connect(self._on_line)
        self.looks.command.connect(self.command)
        self.looks.moved.connect(self.telling.move)
        self.view.dropped_on.connect(self.telling.dropped)
        self.view.pinned.connect(self.telling.pin)
        self.bar.command.connect(self.command)
        self.bar.flag.connect(self.commands.turn)
        self.bar.ages.connect(self.commands.order_by)
        self.foot.covers.connect(self.view.camera.cover_below)
        self.ties.asks.connect(self._on_asks)
        self.ties.walk_wanted.connect(self.start)
        self.bar.mode.connect(self.show_mode)
        self.bar.sought.connect(self._on_sought)
        self.bar.next_wanted.connect(self._on_next)
        self.bar.left.connect(self.start)
        self.years.changed.connect(self._on_year)
        self.years.closed.connect(lambda: self.command("as_of"))
        self.years.left.connect(self.start)
        self.inspector.back.clicked.connect(self._back)
        self.inspector.remove.clicked.connect(lambda: self.command("remove"))
        self.inspector.command.connect(self.command)
        self.new_person.added.connect(self._on_added)
        for line in self._lines:
            line.left.connect(self.start)

    def _lay_out(self) -> None:
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        for part in (self.bar, Hairline(), self.years):
            left.addWidget(part)
        left.addWidget(self.looks, 1)
        left.addWidget(Hairline())
        left.addWidget(self.foot)
        self._side = scrolling(self.inspector, "Den valgte person")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self._side)
