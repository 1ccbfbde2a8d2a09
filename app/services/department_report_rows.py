"""What a report of the department tells: the page of its figures with who made it, when, and for whom."""

import datetime as dt
from dataclasses import dataclass

from app.services.department_rows import DepartmentPage

TITLE = "Afdelingens nøgletal"


@dataclass(frozen=True, kw_only=True, slots=True)
class DepartmentReport:
    """The figures of a department in one period. `file_name` is what a file of it is called, without ending."""

    title: str
    made_on: dt.date
    author: str
    municipality: str
    logo: bytes | None
    example: bool
    smallest: int
    page: DepartmentPage
    file_name: str
