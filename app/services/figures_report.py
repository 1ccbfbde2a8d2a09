"""The key figures of a period as they leave the program: on paper and as a table. Only what may be shown goes out."""

from dataclasses import replace

from app.errors import UserError
from app.rules.figure_periods import short_words
from app.rules.key_figures import Period
from app.services.figures import let_out, read_figures, why_not_out
from app.services.figures_report_rows import TITLE, FiguresReport
from app.services.ports import Progress, Unit, use_case
from app.services.profile import read_profile

OPEN_CASES = "cases_open"


@use_case("figures.preview")
def figures_report(unit: Unit, period: Period, progress: Progress = lambda _done, _all: True) -> FiguresReport:
    """Return all figures of a quarter, half-year or year, hidden as on the screen.

    Raises UserError for a period whose figures may not leave (`figures.why_not_out`).
    """
    if why := why_not_out(unit, period):
        raise UserError(why)
    page, profile = read_figures(unit, period, progress=progress), read_profile(unit)
    page = replace(page, rows=tuple(each for each in page.rows if not each.figure.of_today))
    cases = page.row(OPEN_CASES)
    return FiguresReport(
        title=f"{TITLE}, {short_words(period)}",
        made_on=unit.today,
        author=profile.contact.name,
        municipality=profile.municipality,
        logo=profile.logo,
        example=unit.training,
        cases=cases.n if cases else None,
        page=page,
        file_name=f"noegletal-{period.name.lower()}",
    )


@use_case("figures.export", undoable=False)
def export_figures(unit: Unit, period: Period, progress: Progress = lambda _done, _all: True) -> FiguresReport:
    """Return the report to be printed or saved; that it left stands in the audit log. Raises UserError as above."""
    let_out(unit, period)
    return figures_report(unit, period, progress)
