"""A guide on paper: its steps with boxes to tick, and whom to call. Not one word about a family stands on it."""

import datetime as dt
from dataclasses import dataclass

from app.services.guides import guide_in_use
from app.services.meeting_paper_rows import Letterhead
from app.services.ports import Unit, use_case
from app.services.profile import read_profile


@dataclass(frozen=True, slots=True)
class PaperStep:
    """One step: what one does and when, empty when nobody said."""

    text: str
    when: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GuidePaper(Letterhead):
    """What stands on the page. `own_since` is None for a guide as it comes with the program."""

    steps: tuple[PaperStep, ...]
    own_since: dt.date | None
    file_name: str


@use_case("guide.preview")
def guide_paper(unit: Unit, guide_id: str) -> GuidePaper:
    """Return a guide in use as a page. Raises UserError when it is gone."""
    unit.about()
    row, profile = guide_in_use(unit, guide_id), read_profile(unit)
    return GuidePaper(
        title=row.guide.name,
        copy="professional",
        made_on=row.own_since or unit.today,
        version="",
        steps=tuple(PaperStep(each.text.strip(), each.when.strip()) for each in row.guide.steps),
        own_since=row.own_since,
        caseworker=profile.contact,
        municipality=profile.municipality,
        logo=profile.logo,
        example=unit.training,
        file_name="handleguide.pdf",
    )


@use_case("guide.export", undoable=False)
def export_guide(unit: Unit, guide_id: str) -> GuidePaper:
    """Return the page to be printed or saved; that it left stands in the log. Raises UserError when it is gone."""
    return guide_paper(unit, guide_id)
