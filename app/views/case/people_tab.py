"""»Mennesker«: the family and the network, and what must be known about who decides, who sees and who must not meet."""

from functools import partial
from importlib import import_module
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.case.family_part import FamilyPart
from app.views.case.live_part import LivePart
from app.views.case.record_parts import ABOUT_PEOPLE, make_part, section_of
from app.views.case.side_list import SideList
from app.views.case.tab import CaseTab
from app.views.page import Hints
from app.views.widgets.buttons import PrimaryButton
from app.views.workspace import Workspace

DRAWING, NETWORK = "drawing", "network"


class PeopleTab(CaseTab):
    """The tab: the drawing first, the rest behind the list at the side."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        add = PrimaryButton("Tilføj til netværket", icon="user-plus")
        add.clicked.connect(self.begin)
        self.add_action(add)
        self.parts = SideList("Mennesker og det, vi skal vide")
        self.parts.add(DRAWING, "Slægtstegning", partial(FamilyPart, workspace, case_id))
        self.parts.add(NETWORK, "Netværkskort", self._network_map)
        for part in ABOUT_PEOPLE:
            self.parts.add(part.table, part.name, partial(make_part, workspace, case_id, part))
        self.parts.opened.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self.parts.open(DRAWING)

    def refresh(self) -> None:
        """Read the part that is shown again."""
        self._show(self.parts.current(), self.parts.part(self.parts.current()))

    def enter(self) -> None:
        """Put the focus in the drawing, where the letters work."""
        part = self.parts.part(self.parts.current())
        if isinstance(part, LivePart):
            part.start()
        else:
            super().enter()

    def key_hints(self) -> Hints:
        """Return the keys of the family, or of the network map."""
        part = self.parts.part(self.parts.current())
        return part.key_hints() if isinstance(part, LivePart) else []

    def family(self) -> FamilyPart | None:
        """Return the family when it is shown."""
        part = self.parts.part(self.parts.current())
        return part if isinstance(part, FamilyPart) else None

    def begin(self) -> None:
        """Ask for somebody of the network."""
        if not isinstance(self.parts.part(self.parts.current()), LivePart):
            self.parts.open(DRAWING)
        part = self.parts.part(self.parts.current())
        if isinstance(part, LivePart):
            part.ask_for_network_person()

    def _network_map(self) -> QWidget:
        # Read in when it is opened: the map is built on parts of this room.
        part: QWidget = import_module("app.views.network.network_part").NetworkPart(self.workspace, self.case_id)
        return part

    def _show(self, _key: str, part: QWidget | None) -> None:
        section = section_of(part)
        if isinstance(part, LivePart):
            part.refresh()
        elif section is not None:
            section.refresh()
