"""Pictures of the map by date: keep one of today with the child's words, and lay two beside each other."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.genogram.network import MapOptions
from app.genogram.network_map import draw_network
from app.services import network_pictures
from app.services.network_changes import MapChange
from app.services.network_pictures import PictureRow, SeenPicture
from app.typeface import measure
from app.views.genogram.painting import paint_drawing
from app.views.network.map_frame import MapFrame
from app.views.records.attempt import attempt
from app.views.records.drafts import DraftGroup
from app.views.records.fields import offer
from app.views.theme import current_theme
from app.views.widgets.buttons import BackButton, PlainButton, QuietButton
from app.views.widgets.cards import EmptyState, OwnWords
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.heard import Role
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

TODAY = "today"
EMPTY = "Ingen billeder endnu. Gem et i dag, så kan I se om et halvt år, hvad der er blevet anderledes."
NOTHING = "Intet er anderledes."
HEIGHT, NARROW = 460, 720
"""Pixels at 100 %: the most a map is high, and the width under which the two stand over each other."""


class PicturesPanel(QWidget):
    """The pictures of one child. `closed` leads back to the map."""

    closed = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id, self._child_id = workspace, case_id, UUID(int=0)
        self._drafts = DraftGroup(workspace, case_id, f"map_picture:{case_id}:")
        self._words = line_field("Hvad siger barnet om kortet i dag?")
        self.take = PlainButton("Gem billede af i dag", icon="plus")
        self._back = BackButton("Kortet")
        self.remove = QuietButton("Slet billedet »før«", icon="trash")
        self.before, self.after = choice_field("Før", []), choice_field("Efter", [])
        self._maps, self._changes = _Side(), QVBoxLayout()
        self._other = _Side()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._compared, self._empty = QWidget(), EmptyState(EMPTY, "clock-counter-clockwise")
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """Put the focus where a picture is taken."""
        self._words.editor.setFocus()

    def show_child(self, child_id: UUID) -> None:
        """Show the pictures of a child; the two that are compared stay while they are there."""
        if child_id != self._child_id:
            self._child_id = child_id
            self.before.set_text("")
            self.after.set_text("")
        draft = self._drafts.text("words")
        if draft and not self._words.text():
            self._words.restore(draft)
        rows = self._workspace.ask(network_pictures.list_pictures, self._case_id, child_id)
        choices = _choices(rows)
        offer(self.before, choices)
        offer(self.after, [(TODAY, network_pictures.TODAY), *choices])
        known = {value for value, _ in choices}
        if rows and self.before.text() not in known:
            self.before.set_text(choices[0][0])
        if self.after.text() not in known:
            self.after.set_text(TODAY)
        self._compared.setVisible(bool(rows))
        self.remove.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._compare()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the two maps over each other when there is no room for both side by side."""
        super().resizeEvent(event)
        narrow = event.size().width() < current_theme().px(NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)

    def changes_said(self) -> list[str]:
        """Return the sentences about what changed, as they stand on the page."""
        found = [each.widget() for place in range(self._changes.count()) if (each := self._changes.itemAt(place))]
        return [each.text() for each in found if isinstance(each, Text)]

    def _compare(self) -> None:
        empty_layout(self._changes)
        if not self.before.text():
            return
        after = None if self.after.text() == TODAY else UUID(self.after.text())
        seen = self._workspace.ask(
            network_pictures.compare_pictures, self._case_id, self._child_id, before=UUID(self.before.text()),
            after=after,
        )  # fmt: skip
        self._maps.show_picture(seen.before)
        self._other.show_picture(seen.after)
        self._changes.addWidget(SectionHeading("Det er anderledes"))
        for sentence in _sentences(seen.changes):
            self._changes.addWidget(Text(sentence, "body", wrap=True))

    def _take(self) -> None:
        tried = attempt(
            self._workspace, "Gem billede af kortet", network_pictures.take_picture, self._case_id, self._child_id,
            words=self._words.text(),
        )  # fmt: skip
        self._words.set_error(tried.refusal)
        if tried.done is not None:
            self._drafts.drop_all()
            self._words.set_text("")
            self.show_child(self._child_id)

    def _remove(self) -> None:
        if self.before.text():
            self._workspace.do("Slet billede af kortet", network_pictures.remove_picture, UUID(self.before.text()))
            self.show_child(self._child_id)

    def _connect(self) -> None:
        self._words.typed.connect(lambda text: self._drafts.keep("words", text))
        self.take.clicked.connect(self._take)
        self.remove.clicked.connect(self._remove)
        self._back.clicked.connect(self.closed)
        for field in (self.before, self.after):
            field.committed.connect(lambda _value: self._compare())

    def _lay_out(self) -> None:
        top, choices = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._words, 1)
        top.addWidget(self.take, 0, Qt.AlignmentFlag.AlignBottom)
        for field in (self.before, self.after):
            choices.addWidget(field, 1)
        choices.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        for side in (self._maps, self._other):
            self._row.addWidget(side, 1)
        compared = QVBoxLayout(self._compared)
        compared.setContentsMargins(0, 0, 0, 0)
        compared.setSpacing(12)
        for row in (choices, self._row, self._changes):
            compared.addLayout(row)
        inner = Fitted()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 12, 24, 24)
        column.setSpacing(14)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(top)
        for part in (self._empty, self._compared):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner, "Billeder af kortet"))


class _Side(QWidget):
    """One of the two: the date, the map, what the child said."""

    def __init__(self) -> None:
        super().__init__()
        self._when, self._map, self._words = Text("", "subhead"), _StillMap(), OwnWords()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._when, self._map, self._words):
            column.addWidget(part)
        column.addStretch(1)

    def show_picture(self, seen: SeenPicture) -> None:
        """Show another picture."""
        self._when.setText(seen.when)
        self._words.setVisible(bool(seen.words))
        self._words.show_words(seen.words, seen.network.name)
        self._map.show_picture(seen)


class _StillMap(QWidget):
    """A map that only is looked at."""

    heard_as = Role.Graphic

    def __init__(self) -> None:
        super().__init__()
        self._frame: MapFrame | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as wide, up to a limit: the map is round."""
        super().resizeEvent(event)
        self.setFixedHeight(min(event.size().width(), current_theme().px(HEIGHT)))

    def show_picture(self, seen: SeenPicture) -> None:
        """Show another map; those who waited that day are not on it."""
        picture = draw_network(seen.network, MapOptions(text=17.0, marks=False, waiting=False), measure=measure)
        self._frame = MapFrame(picture, self.size())
        self.setAccessibleName(f"Kortet, {seen.when}")
        self.setAccessibleDescription(" ".join(picture.drawing.text_twin))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the map in the room there is."""
        painter, theme = QPainter(self), current_theme()
        painter.fillRect(self.rect(), theme.colour("card"))
        if self._frame is not None:
            frame = MapFrame(self._frame.picture, self.size())
            painter.translate(frame.corner)
            painter.scale(frame.scale, frame.scale)
            paint_drawing(painter, frame.picture.drawing, theme)
        painter.end()


def _choices(rows: Sequence[PictureRow]) -> list[tuple[str, str]]:
    """Return the pictures by date; two of one day are told apart by how many stood on them."""
    days = [row.when for row in rows]
    return [
        (str(row.id), row.when if days.count(row.when) == 1 else f"{row.when}, {row.count} på kortet") for row in rows
    ]


def _sentences(changes: Sequence[MapChange]) -> list[str]:
    return [each.sentence for each in changes] or [NOTHING]
