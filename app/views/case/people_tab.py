"""»Mennesker«: the family and the network, and what must be known about who decides, who sees and who must not meet."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.contact_sheet import list_reachable
from app.services.listing import Listing
from app.views.case.family_part import FamilyPart
from app.views.case.people_listed import listing_of
from app.views.case.record_parts import ABOUT_PEOPLE, make_part, section_of
from app.views.case.twins_part import NAME as TWINS_NAME
from app.views.case.twins_part import TwinsPart
from app.views.case_tab import CaseTab
from app.views.live_part import LivePart
from app.views.network.network_part import NetworkPart
from app.views.page import Hints
from app.views.papers.list_preview import print_listing
from app.views.safety.panel import NAME, scrolling_panel
from app.views.widgets.buttons import PrimaryButton
from app.views.widgets.fitted import scrolling
from app.views.widgets.side_list import SideList
from app.views.workspace import Workspace

DRAWING, NETWORK, SAFETY, APART, TWINS = "drawing", "network", "safety", "keep_apart", "twins"


class PeopleTab(CaseTab):
    """The tab: the drawing first, the rest behind the list at the side."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        add = PrimaryButton("Tilføj til netværket", icon="user-plus")
        add.clicked.connect(self.begin)
        self.add_action(add)
        self.parts = SideList("Mennesker og det, vi skal vide", 12)
        self.parts.add(DRAWING, "Slægtstegning", partial(self._drawing, FamilyPart))
        self.parts.add(NETWORK, "Netværkskort", partial(self._drawing, NetworkPart))
        self.parts.add(SAFETY, NAME, partial(scrolling_panel, workspace, case_id))
        for part in ABOUT_PEOPLE:
            if part.table == APART:
                continue  # the panel shows it with what it means for the next meeting
            self.parts.add(part.table, part.name, partial(make_part, workspace, case_id, part))
        self.parts.add(TWINS, TWINS_NAME, self._twins)
        self.parts.opened.connect(self._on_opened)
        self.parts.pressed.connect(self._on_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self.parts.open(DRAWING)
        self.parts.keep_as(f"case:people:{case_id}")

    def refresh(self) -> None:
        """Read the part that is shown again."""
        self._show(self.parts.part(self.parts.current()))

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

    def listing(self) -> Listing | None:
        """Return the people as a sheet to have along while they are seen as a list; a drawing is a paper of its own."""
        family = self.family()
        if family is None or family.now.shown.mode != "list":
            return None
        shown, sought = [each.id for each in family.table.all_rows()], bool(family.bar.search.text().strip())
        found = shown if sought and len(shown) < len(family.now.listed()) else None  # where nobody is found all stay
        lines = self.workspace.ask(list_reachable, self.case_id)
        return listing_of(self.case_id, lines, only_initials=family.now.shown.initials, found=found)

    def family(self) -> FamilyPart | None:
        """Return the family when it is shown."""
        part = self.parts.part(self.parts.current())
        return part if isinstance(part, FamilyPart) else None

    def show_row(self, row_id: UUID) -> None:
        """Choose a person in the family."""
        self.parts.open(DRAWING)
        family = self.family()
        if family is not None:
            family.select(row_id)
            family.start()

    def begin(self) -> None:
        """Ask for somebody of the network."""
        if not isinstance(self.parts.part(self.parts.current()), LivePart):
            self.parts.open(DRAWING)
        part = self.parts.part(self.parts.current())
        if isinstance(part, LivePart):
            part.ask_for_network_person()

    def _drawing(self, kind: Callable[[Workspace, UUID], LivePart]) -> LivePart:
        part = kind(self.workspace, self.case_id)
        if isinstance(part, FamilyPart):
            part.inspector.tells_of_others = True
            part.inspector.twins.case_requested.connect(lambda case_id: self.case_requested.emit(case_id, "people"))
        part.hints_changed.connect(self.part_changed)
        if isinstance(part, FamilyPart):
            part.bar.paper_wanted.connect(self._on_paper)
        return part

    def _on_paper(self) -> None:
        listing = self.listing()
        if listing is not None:
            print_listing(self, listing)

    def _twins(self) -> QWidget:
        part = TwinsPart(self.workspace, self.case_id)
        part.case_requested.connect(lambda case_id: self.case_requested.emit(case_id, "people"))
        return scrolling(part, TWINS_NAME)

    def _on_opened(self, _key: str, part: QWidget) -> None:
        self._show(part)
        self.part_changed.emit()

    def _on_pressed(self) -> None:
        part = self.parts.part(self.parts.current())
        if isinstance(part, LivePart):
            part.start()  # its letters are told at once, so they must work at once

    def _show(self, part: QWidget | None) -> None:
        section = section_of(part)
        if isinstance(part, LivePart):
            part.refresh()
        elif section is not None:
            section.refresh()
        elif part is not None and (twins := part.findChild(TwinsPart)) is not None:
            twins.refresh()
