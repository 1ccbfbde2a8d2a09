"""The lines of a list: one at a time is open to be changed, moved or taken out, and more can be added."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from app.services.own_list_rows import ListLine, OwnList
from app.views.settings.lists_desk import ListDesk, Standing
from app.views.settings.lists_line import LineRow
from app.views.settings.lists_words import WORDS
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text


class LinesCard(Card):
    """All lines of the list that is chosen; `current` returns it as it stands."""

    def __init__(self, desk: ListDesk, current: Callable[[], OwnList]) -> None:
        super().__init__("Linjer")
        self._desk, self._current = desk, current
        self._built: object = None
        self._open = ""
        self._standing: Standing | None = None
        self._faults: Mapping[str, str] = {}
        self.rows: list[LineRow] = []
        self._explain, self._list = Text("", "meta", "ink2", wrap=True), QVBoxLayout()
        self._list.setSpacing(4)
        self.add = PlainButton("", icon="plus")
        self.add.clicked.connect(self.begin)
        self.body.addWidget(self._explain)
        self.body.addLayout(self._list)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_lines(self, standing: Standing, faults: Mapping[str, str], *, another: bool) -> None:
        """Show the lines as they are; what is half typed in the open one stays."""
        wanted, words = standing.shown(), WORDS[standing.shown().kind]
        self._standing, self._faults = standing, faults
        ids = tuple(each.id for each in wanted.lines)
        if another or self._open not in ids:
            self._open = ""
        self._explain.setText(words.explain)
        self.add.set_words(words.new)
        self.set_heading(words.lines, len(ids))
        if another or self._built != (ids, self._open):
            self._build(standing, ids)
        for row, line in zip(self.rows, wanted.lines, strict=True):
            row.show_line(line, faults.get(line.id, ""))

    def begin(self) -> None:
        """Add an empty line at the end, with the focus in it."""
        self.commit()
        wanted, line = self._current(), ListLine(uuid4().hex[:12], "")
        self._open = line.id
        self._desk.change(WORDS[wanted.kind].new, replace(wanted, lines=(*wanted.lines, line)))
        if self.rows:
            self.rows[-1].enter()

    def commit(self) -> None:
        """Hand on what stands in the open line."""
        for row in list(self.rows):
            row.commit()

    def open_line(self, line_id: str) -> None:
        """Open a line to be changed, and shut the one that was open."""
        self.commit()
        self._open = line_id
        if self._standing is not None:
            self.show_lines(self._standing, self._faults, another=False)
        self.enter(line_id)

    def fold(self) -> bool:
        """Shut the line that is open and stay on it; False when none is."""
        line_id = self._open
        if not line_id:
            return False
        self.open_line("")
        self.enter(line_id)
        return True

    def enter(self, line_id: str) -> None:
        """Put the focus on a line."""
        for row, line in zip(self.rows, self._current().lines, strict=False):
            if line.id == line_id:
                row.enter()

    def _build(self, standing: Standing, ids: tuple[str, ...]) -> None:
        empty_layout(self._list)
        self._built, self.rows = (ids, self._open), []
        words = WORDS[standing.shown().kind]
        for place, line_id in enumerate(ids):
            row = LineRow(words, standing.row.choices, place)
            # What was pressed is let go of when the list is made anew, so it is done when the press is over.
            row.opened.connect(lambda line_id=line_id: QTimer.singleShot(0, self, partial(self.open_line, line_id)))
            row.moved.connect(partial(self._move, place))
            row.removed.connect(partial(self._remove, place))
            row.typed.connect(lambda part, text, at=place: self._desk.keep_half(self._with(at, part, text)))
            row.committed.connect(partial(self._committed, place))
            if line_id == self._open:
                row.unfold(is_first=place == 0, is_last=place == len(ids) - 1)
            self.rows.append(row)
            self._list.addWidget(row)

    def _with(self, place: int, part: str, text: str) -> OwnList:
        wanted = self._current()
        lines = list(wanted.lines)
        if place < len(lines):
            lines[place] = replace(lines[place], **{part: " ".join(text.split())})
        return replace(wanted, lines=tuple(lines))

    def _committed(self, place: int, part: str, text: str) -> None:
        self._desk.change(f"Ret {self.rows[place].called}", self._with(place, part, text))

    def _move(self, place: int, by: int) -> None:
        self.commit()
        wanted, to = self._current(), place + by
        lines = list(wanted.lines)
        if not 0 <= to < len(lines):
            return
        lines.insert(to, lines.pop(place))
        self._desk.change(f"Flyt {WORDS[wanted.kind].line}", replace(wanted, lines=tuple(lines)))
        row = self.rows[to]
        button = row.up if by < 0 else row.down
        if button.isHidden():
            row.enter()
        else:
            button.setFocus()

    def _remove(self, place: int) -> None:
        self.commit()
        wanted = self._current()
        lines = wanted.lines[:place] + wanted.lines[place + 1 :]
        self._desk.change(f"Fjern {WORDS[wanted.kind].line}", replace(wanted, lines=lines))
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].enter()
        else:
            self.add.setFocus()
