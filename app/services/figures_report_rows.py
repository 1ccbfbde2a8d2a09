"""What a report of key figures tells: the page of figures with who made it, when, and for whom."""

import datetime as dt
from dataclasses import dataclass

from app.services.figure_rows import FigurePage

TITLE = "Nøgletal"


@dataclass(frozen=True, kw_only=True, slots=True)
class FiguresReport:
    """The figures of one period. `cases` is how many are open at its end; None when that is hidden or not counted.

    `file_name` is what a file of it is called, without ending.
    """

    title: str
    made_on: dt.date
    author: str
    municipality: str
    logo: bytes | None
    example: bool
    cases: int | None
    page: FigurePage
    file_name: str
