"""The drawing of the family on the room's screen: calm, and only of those who have said yes to standing there."""

from dataclasses import replace
from uuid import UUID

from app.genogram.drawing import draw_family
from app.genogram.family import Options
from app.genogram.shapes import Drawing
from app.services.consents import drawing_yes
from app.services.custody import is_living
from app.services.family import family_for
from app.services.sight import Sight
from app.services.snapshot import CaseRows
from app.typeface import measure

SYMBOL = 42.0
"""The side of a symbol in drawing units: smaller than on the own screen, so that the names are large beside it."""


def room_drawing(rows: CaseRows, sight: Sight) -> Drawing | None:
    """Return the drawing, or None while a child of the case has not said yes to it.

    No years, homes, relations or notes. The others are »?«; those who are dead are named once all the living said yes.
    """
    family = family_for(rows, sight, rows.today)
    drawn, yes = {each.id for each in family.persons}, {str(each) for each in drawing_yes(rows)}
    children = {each.id for each in family.persons if each.is_index}
    if not children or not children <= yes:
        return None
    living = {each for each in drawn if is_living(rows, UUID(each))}
    calm = Options(
        households=False,
        relations=False,
        years=False,
        names="first",
        notes=False,
        losses=False,
        confidential=False,
        show=frozenset(drawn if living <= yes else drawn & yes),
    )
    drawing = draw_family(family, calm, measure=measure, size=SYMBOL)
    return replace(drawing, warnings=(), legend=(), courses=())
