"""The figures of the department as they leave the program: on paper and as a table."""

from dataclasses import replace

from app.errors import UserError
from app.rules.figure_periods import short_words
from app.rules.key_figures import Period
from app.services.department_figures import department_figures
from app.services.department_report_rows import TITLE, DepartmentReport
from app.services.department_rows import FEWEST
from app.services.figures import smallest_group
from app.services.ports import Unit, use_case
from app.services.profile import read_profile

TOO_FEW_FILES = "Hent mindst to periodefiler først. Afdelingens tal gives ikke ud for én rådgiver alene."
NOT_OVER = "Perioden er ikke slut. Afdelingens tal kan gives ud, når den er."


@use_case("figures.department_preview")
def department_report(unit: Unit, period: Period) -> DepartmentReport:
    """Return the figures of the department to be looked at as paper.

    Raises UserError for fewer than two files, and for a period that is not over.
    """
    if period.last >= unit.today:
        raise UserError(NOT_OVER)
    page, profile = department_figures(unit, period), read_profile(unit)
    if page.files < FEWEST:
        raise UserError(TOO_FEW_FILES)
    page = replace(page, rows=tuple(each for each in page.rows if not each.figure.of_today))
    return DepartmentReport(
        title=f"{TITLE}, {short_words(period)}",
        made_on=unit.today,
        author=profile.contact.name,
        municipality=profile.municipality,
        logo=profile.logo,
        example=unit.training,
        smallest=smallest_group(unit),
        page=page,
        file_name=f"afdelingens-tal-{period.name.lower()}",
    )


@use_case("figures.department_export", undoable=False)
def export_department(unit: Unit, period: Period) -> DepartmentReport:
    """Return the same to be printed or saved; that it left stands in the audit log. Raises UserError as above."""
    return department_report(unit, period)
