"""The workspace lets one step take the drafts along whose words it is made of; a refused one leaves them."""

from uuid import UUID

from app.services.cases import start_case
from app.services.meetings import person_called
from app.views.workspace import Workspace

DRAFTS = {"line": "Noah", "note": "bliver"}


def with_drafts(workspace: Workspace) -> None:
    for key, text in DRAFTS.items():
        workspace.drafts.keep(key, text)


def test_the_draft_goes_with_its_step_and_no_other_one_does(workspace: Workspace) -> None:
    with_drafts(workspace)
    with workspace.becoming_step("line"):
        assert workspace.do("Ny sag", start_case, child_name="Noah")
    assert workspace.drafts.kept() == {"note": "bliver"}


def test_a_refused_step_leaves_the_draft(workspace: Workspace) -> None:
    with_drafts(workspace)
    with workspace.becoming_step("line"):
        assert workspace.do("Kom med", person_called, UUID(int=0), called="Noah") is None
    assert workspace.drafts.kept() == DRAFTS


def test_a_step_that_another_one_sets_off_takes_no_draft(workspace: Workspace) -> None:
    workspace.changed.connect(lambda _changes: with_drafts(workspace))
    with workspace.becoming_step("line"):
        assert workspace.do("Ny sag", start_case, child_name="Noah")
        assert workspace.do("Ny sag", start_case, child_name="Alma")
    assert workspace.drafts.kept() == DRAFTS


def test_a_step_made_later_takes_no_draft(workspace: Workspace) -> None:
    with_drafts(workspace)
    with workspace.becoming_step("line"):
        pass
    assert workspace.do("Ny sag", start_case, child_name="Noah")
    assert workspace.drafts.kept() == DRAFTS
