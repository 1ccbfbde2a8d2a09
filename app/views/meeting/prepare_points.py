"""»Punkter«: what the child, the parents and others want to talk about, in the order it shall be talked about.

A point is moved with its grip, with Alt and an arrow, or up with its button.
"""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.folding import join_names
from app.services.meeting_changes import move_point
from app.services.meeting_preparation import PointRow, Preparation
from app.services.records import add_record, change_record, remove_record
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.draft_slot import as_id
from app.views.meeting.prepare_part import PreparePart
from app.views.meeting.tab_places import put_before, widgets_in
from app.views.records.field_drafts import FieldDrafts
from app.views.theme import current_theme
from app.views.widgets.buttons import IconButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import empty_layout
from app.views.widgets.drag_order import DragOrder, Grip
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField
from app.views.widgets.text import Text

NONE = "Ingen punkter endnu. Spørg {child} og forældrene, hvad de gerne vil tale om."
STEP = "Punkter til mødet"
NAMES = 104
"""Pixels at 100 % for whose wish it is, so that the points stand under each other."""


class PointsPart(PreparePart):
    """The part: whose wish, one line, Enter."""

    def __init__(self, desk: MeetingDesk) -> None:
        child = join_names(desk.row.child_names)
        super().__init__(desk, f"Punkter fra {child} og forældrene" if child else "Punkter")
        self._points: tuple[PointRow, ...] = ()
        case_id, prefix = desk.row.case_id, f"prepare:{desk.meeting_id}:"
        self._drafts = FieldDrafts(desk.workspace, case_id, prefix)
        self._changed = FieldDrafts(desk.workspace, case_id, f"{prefix}points:")
        self._box = QVBoxLayout()
        self._box.setSpacing(4)
        self._drag = DragOrder(self)
        self._drag.moved.connect(self._move)
        self.whose = ChipRow("Hvis ønske:")
        self.editor = LineEditor()
        self.line = LabeledField("Hvad vil de gerne tale om?", self.editor, "Enter skriver punktet på.")
        self.body.addLayout(self._box)
        self.body.addWidget(Text("Hvis ønske?", "meta", "ink2"))
        self.body.addWidget(self.whose)
        self.body.addWidget(self.line)
        self.body.addStretch(1)
        self._drafts.bind("point", self.line)
        self.whose.chosen.connect(lambda: self._drafts.keep("whose", str(self.whose.value() or "")))
        self.editor.returnPressed.connect(self.add)

    def show_prepared(self, prepared: Preparation) -> None:
        """Show the points, and offer those who come as the ones who wished for it."""
        people: list[tuple[UUID | None, str]] = [(each.person_id, each.called) for each in prepared.guests]
        first = not self.whose.values()
        self.whose.set_choices([*people, (None, "alle")])
        if first and people:
            half = self._drafts.text("whose")
            self.whose.set_values([people[0][0] if half is None else as_id(half)])
        if prepared.points != self._points or not self._box.count():
            self._points = prepared.points
            self._rebuild()

    def take_focus(self) -> None:
        """Go to the line."""
        self.line.setFocus()

    def add(self) -> None:
        """Write the point down; an empty line is left alone."""
        text, whose = self.editor.text().strip(), self.whose.value()
        if not text:
            return
        values: dict[str, object] = {"text": text, "wished_by_id": whose if isinstance(whose, UUID) else None}
        meeting, case_id = self.desk.meeting_id, self.desk.row.case_id
        with self._drafts.becoming_step("point", "whose"):
            done = self.desk.do(STEP, add_record, case_id, "agenda_point", values, owner_id=meeting)
        if done:
            for name in ("point", "whose"):
                self._drafts.drop(name)
            self.line.set_text("")

    def _rebuild(self) -> None:
        self._changed.unbind()
        empty_layout(self._box)
        if not self._points:
            self._box.addWidget(EmptyState(NONE.format(child=self.desk.child), "list"))
        rows = [self._row(each, number) for number, each in enumerate(self._points, start=1)]
        for row in rows:
            self._box.addWidget(row)
        self._drag.set_cards([[(row.point_id, row, row.grip) for row in rows]])
        put_before(self.whose, widgets_in(self._box))

    def _move(self, point_id: UUID, by: int) -> None:
        place = next((place for place, each in enumerate(self._points) if each.id == point_id), -1) + by
        if 0 <= place < len(self._points) and self.desk.do(STEP, move_point, point_id, steps=by):
            for row in self.findChildren(_PointLine):
                if row.point_id == point_id and not row.isHidden():
                    QTimer.singleShot(0, row.text, row.text.setFocus)  # when Qt has shown it

    def _row(self, point: PointRow, number: int) -> "_PointLine":
        words = f"{point.wished_by}: {point.text}" if point.wished_by else point.text
        tick = CheckBox(f"Der er talt om punkt {number}")
        tick.setText("")
        tick.setToolTip("Der er talt om det")
        tick.setChecked(point.done)
        tick.toggled.connect(partial(self._tick, point.id))
        text = LineEditor()
        text.set_value(point.text)
        text.setCursorPosition(0)  # so that the beginning of a long one is read
        text.setAccessibleName(f"Punkt {number}: {words}")
        self._changed.follow(str(point.id), text)
        text.finished.connect(lambda: self._change(point, text.value()))
        holder = _PointLine(point.id, number, text)
        holder.moved.connect(self._move)
        row = holder.inside
        row.addWidget(tick)
        whose = Text(point.wished_by or "Alle", "body", "ink2", wrap=True)
        whose.setFixedWidth(current_theme().px(NAMES))
        row.addWidget(whose, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(text, 1)
        up = IconButton("arrow-fat-line-up", f"Flyt punkt {number} op")
        up.setEnabled(number > 1)
        up.clicked.connect(partial(self.desk.do, STEP, move_point, point.id, steps=-1))
        row.addWidget(up)
        away = IconButton("trash", f"Slet punkt {number}")
        away.clicked.connect(partial(self.desk.do, STEP, remove_record, "agenda_point", point.id))
        row.addWidget(away)
        return holder

    def _tick(self, point_id: UUID, done: bool) -> None:
        self.desk.do(STEP, change_record, "agenda_point", point_id, {"done": done})

    def _change(self, point: PointRow, text: str) -> None:
        done: object = text.strip() == point.text
        if not done:
            self._changed.keep(str(point.id), text)
            done = self._store(point, text.strip())
        if done:
            self._changed.drop(str(point.id))

    def _store(self, point: PointRow, text: str) -> object:
        if text:
            return self.desk.do(STEP, change_record, "agenda_point", point.id, {"text": text})
        return self.desk.do(STEP, remove_record, "agenda_point", point.id)


class _PointLine(QWidget):
    """One point of the agenda with its grip. `moved` asks for a place further up (-1) or down (1)."""

    moved = Signal(object, int)

    def __init__(self, point_id: UUID, number: int, text: LineEditor) -> None:
        super().__init__()
        self.point_id, self.text = point_id, text
        self.grip = Grip(f"punkt {number}")
        self.inside = QHBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(8)
        self.inside.addWidget(self.grip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the point with Alt and an arrow."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(self.point_id, by)
            return
        super().keyPressEvent(event)
