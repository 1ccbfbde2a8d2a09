"""Which guides fit a worry: what is made for it stands before what holds for all.

The two may say the opposite, as with violence: talk with the parents, or do not.
"""

from app.rules.guides import GuideFor
from app.services.guides import GuideRow, list_guides
from app.views.workspace import Workspace

OF_A_WORRY = (GuideFor.WORRY, GuideFor.EARLY)


def guides_that_fit(
    workspace: Workspace, *, kind: str, profession: str, beside: tuple[GuideFor, ...] = OF_A_WORRY
) -> list[GuideRow]:
    """Return the guides in use that are for a kind of worry and a profession; an empty one narrows nothing."""
    rows = [
        each
        for each in workspace.ask(list_guides)
        if each.guide.beside in beside and each.guide.fits(kind=kind, profession=profession)
    ]
    return sorted(rows, key=lambda each: bool(kind) and kind not in each.guide.kinds)
