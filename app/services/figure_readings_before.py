"""From which day the cases of the figures are written here: what fell due before is neither kept nor missed."""

from sqlalchemy import select

from app.models.case import Case
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_cases import Key


def read_here_since(desk: FigureDesk) -> dict[Key, str]:
    """Return the day (as stored) of each case that came from elsewhere; the others are not in it.

    For `FigureDesk.always`.
    """
    query = select(stored(Case.id), stored(Case.here_since)).where(Case.here_since.is_not(None))
    return dict(desk.rows(query))
