"""Which parts of the program are on, told to the rail, the search box and the list of keys: off leaves no trace."""

from app.services.modules import CATALOGUE as CATALOGUE_PART
from app.services.modules import FIGURES as FIGURES_PART
from app.services.modules import list_modules
from app.services.ports import Changes
from app.views.frame.key_list import KeyList
from app.views.frame.search_box import SearchBox
from app.views.navigation import CATALOGUE, FIGURES, Place
from app.views.widgets.rail import Rail
from app.views.workspace import Workspace

PART_OF_PAGE = {CATALOGUE: CATALOGUE_PART, FIGURES: FIGURES_PART}
"""Page of the rail -> the part it belongs to; the others are always there."""


class PartsOn:
    """The parts as they were last read."""

    def __init__(self, workspace: Workspace, rail: Rail, search: SearchBox, keys: KeyList) -> None:
        self._workspace, self._rail, self._search, self._keys = workspace, rail, search, keys
        self._on: frozenset[str] = frozenset()
        self.read()

    def read(self) -> None:
        """Read which parts are on and show just what belongs to them."""
        self._on = frozenset(each.key for each in self._workspace.ask(list_modules) if each.on)
        for page, part in PART_OF_PAGE.items():
            self._rail.item(page).setVisible(part in self._on)
        self._search.set_parts(self._on)
        self._keys.set_parts(self._on)

    def changed_by(self, changes: Changes) -> bool:
        """Read again after a change that may have switched a part; tell whether it may."""
        if "module" not in changes.tables:
            return False
        self.read()
        return True

    def has(self, page: str) -> bool:
        """Tell whether a page of the rail is there."""
        return page not in PART_OF_PAGE or PART_OF_PAGE[page] in self._on

    def allowed(self, place: Place) -> Place:
        """Return the place, or I dag when its page belongs to a part that is off."""
        return place if self.has(place.page) else Place(case_id=place.case_id, tab=place.tab)
