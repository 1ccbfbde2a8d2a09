"""What the tests of the page of a follow-up share: opening it, and help that runs."""

from uuid import UUID

from app.services.interventions import start, wish
from app.views.case.follow_up_page import FollowUpPage
from app.views.case.follow_up_tab import FollowUpTab
from app.views.case.page import CasePage
from app.views.workspace import Workspace
from tests.views.case_reading import settle

HELP = "Støtte ved døren"


def tab_of(page: CasePage) -> FollowUpTab:
    """Return the tab of a case page."""
    found = page.tab("follow_ups")
    assert isinstance(found, FollowUpTab)
    return found


def opened(tab: FollowUpTab) -> FollowUpPage:
    """Begin a follow-up and return its page."""
    tab.begin()
    settle()
    assert tab.page is not None
    return tab.page


def runs(workspace: Workspace, case_id: UUID, name: str = HELP) -> UUID:
    """Put help that runs since October in a case and return its id."""
    made = workspace.do("Ønsk", wish, case_id, name=name)
    assert made is not None
    assert workspace.do("Start", start, made.value, on="1. oktober 2026")
    return made.value
