"""The family as a list by generation, for those who would rather hear or read than look: same people, same commands."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from app.genogram.family import Family
from app.genogram.shapes import Box, Drawing
from app.views.genogram.commands import KeyTable
from app.views.genogram.lines import DrawnLine, find_lines, lines_of
from app.views.genogram.margins import paint_hint
from app.views.genogram.places import Side, couples, middle, next_slot, rows
from app.views.genogram.told import generation_names, hint, sentences
from app.views.theme import current_theme
from app.views.widgets.aloud import describe
from app.views.widgets.buttons import draw_focus_within
from app.views.widgets.text_layout import SetText

WHO, STRONG, LINE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
PAD = 8
"""Pixels at 100 % above, below and beside the words of a row."""


class FamilyTree(QTreeWidget):
    """Generations; in each the people from the left; under each person the lines to others.

    The signals are those of the drawing (`FamilyView`).
    """

    chosen = Signal(str)
    chosen_union = Signal(str)
    chosen_relation = Signal(str, str, str)
    command = Signal(str)
    moved = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.keys = KeyTable()
        self._people: dict[str, Box] = {}
        self._pairs: frozenset[frozenset[str]] = frozenset()
        self._found: dict[str, QTreeWidgetItem] = {}
        self._person = ""
        self._calm_down()
        self.currentItemChanged.connect(self._on_current)
        describe(self, hint(0, self.keys), aloud=False)

    def set_keys(self, changes: Mapping[str, str]) -> None:
        """Use other keys, by command name; errors as in `KeyTable`."""
        self.keys = KeyTable(changes)

    def show_drawing(self, drawing: Drawing, family: Family | None = None) -> None:
        """Show the people of another drawing; who is selected, and what is closed, stays so."""
        closed = {item.text(0) for item in self._groups() if not item.isExpanded()}
        self._people, self._pairs = drawing.people, couples(family)
        main = next((each.id for each in (family.persons if family else ()) if each.is_index), "")
        keep = self._person if self._person in drawing.people else main or next(iter(drawing.people), "")
        self.blockSignals(True)  # filling the list is nobody's choice
        self._fill(drawing, find_lines(drawing, family), main)
        for group in self._groups():
            group.setExpanded(group.text(0) not in closed)
        self._person = keep if keep in self._found else ""
        if self._person:
            self.setCurrentItem(self._found[self._person])
        self.blockSignals(False)
        self._tell()

    def selected(self) -> str:
        """Return the id of the selected person, empty when there is nobody."""
        return self._person

    def selected_line(self) -> DrawnLine | None:
        """Return the line that is selected, if one is."""
        item = self.currentItem()
        line = item.data(0, LINE) if item else None
        return line if isinstance(line, DrawnLine) else None

    def select(self, person: str) -> None:
        """Select somebody; a person who is not in the list changes nothing."""
        if person in self._found:
            self.setCurrentItem(self._found[person])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letters of the drawing; the arrows walk the list, with Alt they move the person in the row."""
        command = self.keys.command(event)
        if command is None:
            super().keyPressEvent(event)
        elif command.name in ("move_left", "move_right"):
            self._move_aside("left" if command.name == "move_left" else "right")
        elif not command.local:
            line = self.selected_line()
            place = line.kind if line else "person" if self._person else "nobody"
            if place in command.on:
                self.command.emit(
                    f"{command.name}_line" if line and command.name in ("edit", "remove") else command.name
                )
        else:
            event.ignore()

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Let the ground of the selected row reach out under its arrow."""
        painted = QStyleOptionViewItem(option)
        painted.palette.setColor(QPalette.ColorRole.Highlight, current_theme().colour("accent_soft"))
        super().drawRow(painter, painted, index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentences anew."""
        super().resizeEvent(event)
        self.setIndentation(current_theme().px(22))
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, a sentence when there are none, and the focus ring round it all."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        room = QRectF(self.viewport().rect())
        paint_hint(painter, room, hint(0, self.keys) if not self._people else "")
        if self.hasFocus():
            draw_focus_within(painter, room)
        painter.end()

    def _fill(self, drawing: Drawing, lines: list[DrawnLine], main: str) -> None:
        self.clear()
        self._found = {}
        said = sentences(drawing)
        for name, row in zip(generation_names(drawing, main), rows(drawing.people), strict=True):
            group = _item(name, len(name))
            self.addTopLevelItem(group)
            for person in row:
                item = _item(said[person], len(drawing.names.get(person, "")))
                item.setData(0, WHO, person)
                self._found[person] = item
                group.addChild(item)
                for line in lines_of(lines, person):
                    under = _item(line.words, 0)
                    under.setData(0, WHO, person)
                    under.setData(0, LINE, line)
                    item.addChild(under)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        who = item.data(0, WHO) if item else None
        if item is None or not who:
            return
        changed, self._person = who != self._person, str(who)
        line = self.selected_line()
        self._tell()
        if line is None:
            self.chosen.emit(self._person)
            return
        if changed:
            self.chosen.emit(self._person)
        if line.kind == "union":
            self.chosen_union.emit(line.key[0])
        else:
            self.chosen_relation.emit(*line.key)

    def _move_aside(self, side: Side) -> None:
        if self._person not in self._people or self.selected_line():
            return
        slot = next_slot(self._people, self._person, side, self._pairs)
        if slot is not None:
            self.moved.emit(self._person, *slot.beside(middle(self._people[self._person])[0]))

    def _tell(self) -> None:
        item = self.currentItem()
        describe(self, f"Valgt: {item.text(0)}" if item else hint(0, self.keys), aloud=False)

    def _groups(self) -> list[QTreeWidgetItem]:
        return [item for at in range(self.topLevelItemCount()) if (item := self.topLevelItem(at))]

    def _calm_down(self) -> None:
        self.setAccessibleName("Familien som liste")
        self.setHeaderHidden(True)
        self.setItemDelegate(_Sentence(self))
        self.setUniformRowHeights(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)


class _Sentence(QStyledItemDelegate):
    """Paints a row as a sentence over as many lines as it takes, the name in it semibold."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the sentence in the width there is."""
        theme = current_theme()
        width = self._room(index)
        height = self._set(index, width).size.height() + 2 * theme.px(PAD)
        return QSize(round(width), max(round(height), theme.size("smallest_target")))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground and the sentence."""
        theme, room = current_theme(), QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, theme.colour("accent_soft"))
            painter.fillRect(QRectF(room.left(), room.top(), 4, room.height()), theme.colour("accent"))
        painter.setPen(theme.colour("ink" if index.data(WHO) is None or index.data(LINE) is None else "ink2"))
        text = self._set(index, self._room(index))
        text.draw(painter, QPointF(room.left() + theme.px(PAD), room.center().y() - text.size.height() / 2))
        painter.restore()

    def _set(self, index: QModelIndex | QPersistentModelIndex, width: float) -> SetText:
        theme = current_theme()
        role = "body" if index.data(WHO) else "subhead"
        strong = int(index.data(STRONG) or 0)
        return SetText(str(index.data()), theme.font(role), width, theme.style(role).line, strong)

    def _room(self, index: QModelIndex | QPersistentModelIndex) -> float:
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        theme = current_theme()
        return max(self._tree.viewport().width() - depth * self._tree.indentation() - 2 * theme.px(PAD), theme.px(120))


def _item(text: str, strong: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setData(0, STRONG, strong)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, text)
    return item
