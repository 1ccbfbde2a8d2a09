"""»Barnet sætter selv«: the whole screen, big names and big targets, nothing confidential, no menus, one way back."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.genogram.network import MapOptions, Spot
from app.genogram.network_map import draw_network
from app.services import network
from app.services.network_rows import NetworkRows
from app.services.ports import Changes
from app.typeface import measure
from app.views.network.child_done import ChildDone
from app.views.network.map_view import NetworkView
from app.views.theme import current_theme, dress
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.fitted import never_squeezed, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

LARGE_NAMES = MapOptions(size=34.0, text=19.0, marks=False)
SIDE = 330
"""Pixels at 100 % for the column beside the map."""
ASK = "Hvem er tæt på dig, {name}?"
HELP = "Tryk på et navn, og tryk så på det sted i cirklen, hvor du synes, det hører til. Tættest på dig er inderst."
BIG = "button_unlock"


class ChildMode(QWidget):
    """A window of its own over everything else. `left` comes when the child and the grown-up are done."""

    left = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID, child_id: UUID) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle("Rundbord")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace, self._case_id, self._child_id = workspace, case_id, child_id
        self._began = workspace.undo_stack.index()
        self._placed: dict[UUID, None] = {}
        self._over = False
        self._ask, self._help = Text("", "title", wrap=True), Text(HELP, "spoken", "ink2", wrap=True)
        self.view = NetworkView("Dit kort", tap_places=True)
        self._waiting = QWidget()
        self._chips = FlowLayout(self._waiting, gap=8, line_gap=8)
        self.undo = PlainButton("Fortryd det sidste", icon="arrow-counter-clockwise")
        self.done = PrimaryButton("Færdig", "Esc", icon="check")
        self.ending = ChildDone(workspace, case_id, child_id)
        self._stack = QStackedWidget()
        self._lay_out()
        dress(self)
        self._connect()

    def open(self) -> None:
        """Show it over the whole screen."""
        self.refresh()
        self.showFullScreen()
        self.view.setFocus()

    def refresh(self) -> None:
        """Read what everybody round the table may see, and draw it large."""
        rows = self._workspace.ask(network.read_room_network, self._case_id, self._child_id)
        self._ask.setText(ASK.format(name=rows.called))
        self.view.show_map(draw_network(rows.network, LARGE_NAMES, measure=measure))
        self._show_chips(rows)
        self._show_undo(self._workspace.undo_stack.index())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the last step back with Ctrl Z; Esc asks whether it is done, never anything worse."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Z and held:
            self._undo()
        elif event.key() == Qt.Key.Key_Escape:
            self._finish()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask who may see the map before the window goes; once that is answered it goes."""
        if self._over:
            event.accept()
        else:
            event.ignore()
            self._finish()

    def _show_chips(self, rows: NetworkRows) -> None:
        self._chips.clear()
        for each in rows.others:
            chip = PlainButton(each.called or each.name)
            chip.set_height(BIG)
            chip.setAccessibleName(f"{each.name}: tryk, og tryk så på kortet")
            chip.clicked.connect(lambda _on=False, person=str(each.id): self._carry(person))
            self._chips.addWidget(chip)
        self._waiting.setVisible(bool(rows.others))

    def _carry(self, person: str) -> None:
        self.view.carry(person)
        self.view.setFocus()

    def _on_placed(self, person: str, spot: Spot) -> None:
        done = self._workspace.do(
            "Barnet flyttede en på kortet", network.place, UUID(person), self._child_id, ring=spot.ring,
            sector=spot.sector.value, direction=spot.direction, by_child=True,
        )  # fmt: skip
        if done is not None:
            self._placed[UUID(person)] = None
            self.view.select(person)

    def _undo(self) -> None:
        if self._workspace.undo_stack.index() > self._began:
            self._workspace.undo_stack.undo()

    def _show_undo(self, index: int) -> None:
        self.undo.setEnabled(index > self._began)

    def _finish(self) -> None:
        self.ending.begin(tuple(self._placed))
        self._stack.setCurrentWidget(self._over_map)

    def _back(self) -> None:
        self._stack.setCurrentIndex(0)
        self.view.setFocus()

    def _on_answered(self) -> None:
        self._over = True
        self.close()
        self.left.emit()

    def _on_changed(self, changes: Changes) -> None:
        if self._case_id in changes.cases and not self._over:
            self.refresh()

    def _connect(self) -> None:
        self._workspace.changed.connect(self._on_changed)
        self._workspace.undo_stack.indexChanged.connect(self._show_undo)
        self.view.placed.connect(self._on_placed)
        self.undo.clicked.connect(self._undo)
        self.done.clicked.connect(self._finish)
        self.ending.back.connect(self._back)
        self.ending.answered.connect(self._on_answered)

    def _lay_out(self) -> None:
        side, map_page = QWidget(), QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self._ask, self._help, self._waiting):
            column.addWidget(part)
        column.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(14)
        area = scrolling(side, "Dem, der ikke er på kortet")
        area.setFixedWidth(current_theme().px(SIDE))
        beside.addWidget(area, 1)
        for button in (self.undo, self.done):
            button.set_height(BIG)
            beside.addWidget(button)  # the way back is seen however many names there are
        row = QHBoxLayout(map_page)
        row.setContentsMargins(16, 16, 24, 16)
        row.setSpacing(24)
        row.addWidget(self.view, 1)
        row.addLayout(beside)
        self._over_map = never_squeezed(self.ending, "Før vi er færdige")
        for page in (map_page, self._over_map):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
