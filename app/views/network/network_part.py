"""»Netværkskort«: one child's map, and the ways on from it: the child's own mode, pictures by date, the paper."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.services import network
from app.services.network_rows import NetworkRows
from app.views.live_part import LivePart
from app.views.network.child_mode import ChildMode
from app.views.network.map_page import MapPage
from app.views.network.paper_panel import PaperPanel
from app.views.network.pictures_panel import PicturesPanel
from app.views.page import Hints
from app.views.records.fields import offer
from app.views.widgets.buttons import QuietButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import choice_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.page_stack import PageStack
from app.views.widgets.text import Hairline
from app.views.workspace import Workspace

LEAST = 300
"""Pixels: lower than this the whole part scrolls."""
KEYS: Hints = [
    (("↑ ↓ ← →",), "Vælg"),
    (("Alt ↑ ↓ ← →",), "Flyt"),
    (("1", "2", "3"), "Ring"),
    (("T", "A", "K", "Z", "B"), "Kontakt"),
    (("N",), "Ny"),
    (("Enter",), "Ret"),
    (("M",), "Barnet sætter selv"),
]


class NetworkPart(LivePart):
    """The part. It shows one child at a time; every move is one step that Ctrl Z takes back."""

    help_topic = "case.network"

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._child_id: UUID | None = None
        self._child = choice_field("Barn", [])
        self._contributions = CheckBox("Vis, hvad de kan bidrage med")
        self.map = MapPage(workspace, case_id)
        self.pictures, self.paper = PicturesPanel(workspace, case_id), PaperPanel(workspace, case_id)
        self.child_mode: ChildMode | None = None
        self._bar, self._stack = QWidget(), PageStack()
        self._lay_out()
        self.map.child_wanted.connect(self.open_child_mode)
        self._child.committed.connect(self._on_child)
        self._contributions.toggled.connect(self.map.show_contributions)
        for panel in (self.pictures, self.paper):
            panel.closed.connect(self.start)

    def refresh(self) -> None:
        """Read and draw again; who is selected stays selected."""
        rows = self._rows()
        self._child_id = rows.child_id
        offer(self._child, [(str(each), name) for each, name in rows.children])
        self._child.set_text(str(rows.child_id))
        self._child.setVisible(len(rows.children) > 1)
        self.map.show_rows(rows)
        for panel in (self.pictures, self.paper):
            if self._stack.currentWidget() is panel:
                panel.show_child(rows.child_id)

    def start(self) -> None:
        """Put the focus on the map, where the letters work."""
        self._bar.show()
        self._stack.setCurrentWidget(self.map)
        self.map.view.setFocus()
        self.hints_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc from pictures or paper back to the map, as their own button does; from the map it leads on out."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers() and self._stack.currentWidget() is not self.map:
            self.start()
        else:
            super().keyPressEvent(event)

    def ask_for_network_person(self) -> None:
        """Open the line under the map."""
        self.start()
        self.map.command("new")

    def key_hints(self) -> Hints:
        """Return the keys of the map; pictures and paper have none of their own."""
        return KEYS if self._stack.currentWidget() is self.map else []

    def open_child_mode(self) -> None:
        """Turn the whole screen over to the child."""
        self.child_mode = ChildMode(self._workspace, self._case_id, self._rows().child_id)
        self.child_mode.left.connect(self._on_child_left)
        self.child_mode.open()

    def open_panel(self, panel: PicturesPanel | PaperPanel) -> None:
        """Show pictures or paper in place of the map."""
        self._bar.hide()
        self._stack.setCurrentWidget(panel)
        panel.show_child(self._rows().child_id)
        panel.start()
        self.hints_changed.emit()

    def _rows(self) -> NetworkRows:
        return self._workspace.ask(network.read_network, self._case_id, self._child_id)

    def _on_child(self, child_id: str) -> None:
        self._child_id = UUID(child_id)
        self.map.view.select("")
        self.refresh()

    def _on_child_left(self) -> None:
        mode, self.child_mode = self.child_mode, None
        if mode is not None:
            mode.deleteLater()
        self.refresh()
        self.start()

    def _lay_out(self) -> None:
        flow = FlowLayout(self._bar, gap=4, line_gap=0)
        flow.setContentsMargins(12, 6, 12, 6)
        flow.addWidget(self._child)
        for text, key, icon, act in (
            ("Ny på kortet", "N", "user-plus", lambda: self.map.command("new")),
            ("Barnet sætter selv", "M", "projector-screen", self.open_child_mode),
            ("Billeder", "", "clock-counter-clockwise", lambda: self.open_panel(self.pictures)),
            ("Papir", "", "printer", lambda: self.open_panel(self.paper)),
        ):
            button = QuietButton(text, key, icon)
            button.setAccessibleName({"Billeder": "Billeder af kortet", "Papir": "Kortet på papir"}.get(text, text))
            button.clicked.connect(act)
            flow.addWidget(button)
        flow.addWidget(self._contributions)
        for page in (self.map, self.pictures, self.paper):
            self._stack.addWidget(page)
        # The map takes the room there is: what it would like to have must not push its own buttons out of sight.
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._bar, Hairline()):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
