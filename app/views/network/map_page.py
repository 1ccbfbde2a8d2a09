"""The map with its side: everything that can be done to somebody on it, by key, mouse or finger."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.genogram.network import MapOptions, MapPerson, Spot
from app.genogram.network_map import draw_network
from app.services import network
from app.services.network_rows import NetworkRows
from app.typeface import measure
from app.views.network.add_line import AddLine
from app.views.network.map_view import NetworkView, spot_words
from app.views.network.side import NetworkSide
from app.views.theme import current_theme
from app.views.widgets.fitted import scrolling
from app.views.workspace import Workspace

NARROW, SIDE = 760, 304
READABLE = 7.0
"""Pixels at 100 %: the map opens whole unless a name would be smaller; plus and minus make it larger and smaller."""
WHOLE = 0.01
"""The smallest the map may be when all of it is to be seen: as small as need be."""


class MapPage(QWidget):
    """The map, the line for a new name, and the side. `child_wanted`: the child is to place people."""

    help_topic = "case.network"

    child_wanted = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace = workspace
        self._rows: NetworkRows | None = None
        self._narrow: bool | None = None
        self._zoom, self._contributions = 0.0, False
        self.view = NetworkView("Netværkskortet")
        self.add_line, self.side = AddLine(workspace, case_id), NetworkSide(workspace, case_id)
        self._left, self._area = QWidget(), QScrollArea()
        self._lay_out()
        self._connect()

    def show_rows(self, rows: NetworkRows) -> None:
        """Show a map; who is selected stays selected while on it."""
        self._rows = rows
        self._draw()
        self._show_side()

    def show_contributions(self, shown: bool) -> None:
        """Write under each name what they can contribute, or not."""
        self._contributions = shown
        self._draw()

    def select(self, person: str) -> None:
        """Select somebody on the map and beside it."""
        self.view.select(person)
        self._show_side()
        self._bring_in()

    def command(self, name: str) -> None:
        """Carry out what a letter or a button asks for."""
        verb, _, value = name.partition(":")
        if verb == "new":
            self._begin_new()
        elif verb == "child":
            self.child_wanted.emit()
        elif verb in ("larger", "smaller", "whole"):
            self._change_zoom(verb)
        elif verb == "edit" and self._here() is not None:
            self._take_turns(side=True)
            self.side.start()
        else:
            self._change(verb, value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the side instead of the map, and not beside it, when there is no room for both."""
        super().resizeEvent(event)
        theme, width = current_theme(), event.size().width()
        narrow = width < theme.px(NARROW)
        self._side_area.setFixedWidth(width if narrow else theme.px(SIDE))
        if narrow != self._narrow:
            self._narrow = narrow
            self.side.back.setVisible(narrow)
            self._take_turns(side=False)
        QTimer.singleShot(0, self, self._bring_in)  # when Qt has given the map its new room

    def _take_turns(self, *, side: bool) -> None:
        self._side_area.setVisible(side or not self._narrow)
        self._left.setVisible(not (side and self._narrow))

    def _draw(self) -> None:
        if self._rows is None:
            return
        options = MapOptions(contributions=self._contributions)
        picture = draw_network(self._rows.network, options, measure=measure)
        self.view.show_map(picture, self._zoom or READABLE * current_theme().text_scale / options.text)
        self.side.legend.show_items(picture.drawing.legend)

    def _show_side(self) -> None:
        if self._rows is not None:
            self.side.show_rows(self._rows, self.view.selected())

    def _bring_in(self) -> None:
        """Scroll to the selected person, the child when nobody is: a large map is not seen whole."""
        frame = self.view.frame()
        if frame is not None:
            at = frame.where(self.view.selected() or next(iter(frame.boxes)))
            self._area.ensureVisible(round(at.x()), round(at.y()), self._area.width() // 3, self._area.height() // 3)

    def _change_zoom(self, verb: str) -> None:
        frame = self.view.frame()
        if frame is not None:
            self._zoom = {"larger": frame.scale * 1.2, "smaller": frame.scale / 1.2}.get(verb, WHOLE)
            self._draw()

    def _here(self) -> MapPerson | None:
        people = self._rows.network.people if self._rows is not None else ()
        return next((each for each in people if each.id == self.view.selected()), None)

    def _change(self, verb: str, value: str) -> None:
        here, rows, do = self._here(), self._rows, self._workspace.do
        if here is None or rows is None:
            return
        person, child, name = UUID(here.id), rows.child_id, here.name
        if verb == "ring":
            do(f"Flyt {name}", network.place, person, child, ring=int(value) or None)
        elif verb == "sector":
            do(f"Flyt {name}", network.place, person, child, ring=here.ring, sector=value)
        elif verb == "quality":
            do(f"Ret kontakten med {name}", network.set_quality, person, child, quality=value)
        elif verb == "asked":
            do(f"Ret, om {name} er spurgt", network.set_asked, person, child, asked=not here.asked)
        elif verb == "remove":
            do(f"Tag {name} af kortet", network.take_off, person, child)

    def _begin_new(self) -> None:
        if self._rows is not None:
            here = self._here()
            sector, ring = (here.sector.value, here.ring or 2) if here else ("friends", 2)
            self.add_line.begin(self._rows.child_id, sector, ring)

    def _on_chosen(self, _person: str) -> None:
        self._show_side()
        self._bring_in()

    def _on_placed(self, person: str, spot: Spot) -> None:
        here = self._here()
        if here is not None and self._rows is not None and here.id == person:
            self._workspace.do(
                f"Flyt {here.name} til {spot_words(spot).lower()}", network.place, UUID(person), self._rows.child_id,
                ring=spot.ring, sector=spot.sector.value, direction=spot.direction,
            )  # fmt: skip

    def _on_wanted(self, person: str) -> None:
        if self._rows is not None:
            name = next((each.name for each in self._rows.others if str(each.id) == person), "")
            child = self._rows.child_id
            self._workspace.do(f"Sæt {name} på kortet", network.place, UUID(person), child, ring=2)
            self.select(person)
            self.view.setFocus()

    def _connect(self) -> None:
        self.view.chosen.connect(self._on_chosen)
        self.view.command.connect(self.command)
        self.view.placed.connect(self._on_placed)
        self.side.command.connect(self.command)
        self.side.wanted.connect(self._on_wanted)
        self.side.back.clicked.connect(lambda: self._take_turns(side=False))
        self.add_line.added.connect(lambda person: self.select(str(person)))
        self.add_line.left.connect(self.view.setFocus)

    def _lay_out(self) -> None:
        area = self._area
        area.setAccessibleName("Kortet")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(self.view)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.add_line)
        left.addWidget(area, 1)
        self._side_area = scrolling(self.side, "Den valgte på kortet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self._side_area)
