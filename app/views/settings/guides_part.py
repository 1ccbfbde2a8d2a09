"""The card »Handleguides«: which there are and how they stand, and a new one. Nothing is seen while the part is off."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.modules import GUIDES, list_modules
from app.views.settings.guides_desk import GuideDesk, Standing
from app.views.settings.guides_words import NAMELESS, places, standing_words
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.name_button import NameButton
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WHY = "Hvad man gør, trin for trin, når nogen er bekymret for et barn. Ordene er jeres."


class GuidesPart(Card):
    """The list. `opened` carries the id of the guide to edit."""

    help_topic = "settings.guides"

    opened = Signal(str)

    def __init__(self, workspace: Workspace, kept: Mapping[str, str]) -> None:
        super().__init__("Handleguides")
        self._workspace = workspace
        self.desk = GuideDesk(workspace, kept)
        self.desk.changed.connect(self._show)
        self._names: dict[str, NameButton] = {}
        self._last = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.begin_button = PlainButton("Lav en ny handleguide", icon="plus")
        self.begin_button.clicked.connect(self.begin)
        self.opened.connect(self._on_opened)
        self.body.addWidget(Text(WHY, "meta", "ink2", wrap=True))
        self.body.addLayout(self._list)
        self.body.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)

    def read(self) -> None:
        """Read the guides again; the card is seen only while the part is on."""
        on = any(each.key == GUIDES and each.on for each in self._workspace.ask(list_modules))
        self.setVisible(on)
        if on:
            self.desk.read()

    def begin(self) -> None:
        """Begin a new guide."""
        self.opened.emit(self.desk.begin())

    def start(self) -> None:
        """Put the focus on the guide that was edited last."""
        (self._names.get(self._last) or self.begin_button).setFocus()

    def name(self, guide_id: str) -> NameButton:
        """Return the button that opens a guide."""
        return self._names[guide_id]

    def _on_opened(self, guide_id: str) -> None:
        self._last = guide_id

    def _show(self) -> None:
        empty_layout(self._list)
        self._names.clear()
        here = places(self._workspace)
        for guide_id, standing in self.desk.standings().items():
            if standing.shown().beside in here:
                self._list.addWidget(self._row(guide_id, standing))

    def _row(self, guide_id: str, standing: Standing) -> QWidget:
        guide, words = standing.shown(), standing_words(standing, self._workspace.today)
        name = NameButton(guide.name or NAMELESS, icon="pencil-simple")
        same = sum(each.shown().name == guide.name for each in self.desk.standings().values()) > 1
        told = f" {len(self._names) + 1}" if same else ""
        name.setAccessibleName(f"Ret handleguiden »{guide.name or NAMELESS}«{told}")
        name.setAccessibleDescription(words)
        name.clicked.connect(lambda: self.opened.emit(guide_id))
        self._names[guide_id] = name
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = FlowLayout()
        line.addWidget(name)
        under = QVBoxLayout()
        under.setContentsMargins(8, 0, 0, 0)
        under.addWidget(Text(words, "meta", "ink2", wrap=True))
        column.addLayout(line)
        column.addLayout(under)
        return row
