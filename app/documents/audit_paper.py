"""»Hvem har set på dine oplysninger«: the audit log for one person, in plain words, a day at a time."""

from __future__ import annotations

from app.documents import parts, styles
from app.documents.day_words import capital, long_day, week_day
from app.documents.fact_table import grid
from app.documents.panel import Panel
from app.documents.sheet import Furniture, build, stamp_text
from app.services.audit_report import AuditDay, AuditMoment, AuditReport

TITLE = "Hvem har set på dine oplysninger"
TITLE_OF_CASE = "Hvem har set sagen"
INTRO = (
    "Hver gang nogen åbner, ændrer, udskriver eller tager noget ud af sagen i rådgiverens program, "
    "bliver det skrevet ned. Her står, hvad der er gjort, og hvornår. Hvad der blev læst eller skrevet, står her ikke."
)
HOW_COUNTED = (
    "Ser den samme på det samme flere gange inden for ti minutter, tæller det som én gang. "
    "Kommunens andre systemer har deres egne lister; spørg din rådgiver, hvis du vil se dem."
)
NOTHING = "Ingen har åbnet noget i den tid, du spørger om."


def audit_pdf(report: AuditReport) -> bytes:
    """Return the report as PDF; the same report always gives the same bytes."""
    title = TITLE if report.name else TITLE_OF_CASE
    furniture = Furniture(
        title=title,
        made_on=report.made_on,
        edition=f"sag {report.case_number}" if report.case_number else "",
        author=report.municipality,
        sender=report.municipality or title,
        recipients=f"Til {report.name}" if report.name else "",
        stamp=stamp_text("", draft="kladde", example=report.example),
        logo=report.logo,
    )

    def story() -> list[Panel]:
        body = [
            parts.heading(title, styles.TITLE, before=0, after=4),
            *parts.text(" · ".join(filter(None, (report.name and f"Til {report.name}", period(report)))), styles.LEAD),
            *parts.text(INTRO, before=10),
            *parts.text(HOW_COUNTED, styles.SOFT, before=6, after=4),
        ]
        for day in report.days:
            body += _day(day)
        if not report.lines:
            body += parts.text(NOTHING, before=14)
        return body

    return build(story, furniture)


def period(report: AuditReport) -> str:
    """Return »fra 1. november 2026 til 22. november 2026«, or what of it was asked for."""
    first = f"fra {long_day(report.first)}" if report.first else ""
    last = f"til {long_day(report.last or report.made_on)}"
    return " ".join(filter(None, (first, last)))


def _day(day: AuditDay) -> list[Panel]:
    rows = [(_clock(each), each.who, each.what, _times(each)) for each in day.moments]
    head = parts.heading(capital(week_day(day.day)), styles.PRO_HEADING, before=16, after=3)
    return [head, *grid(("Klokken", "Hvem", "Har gjort", "Hvor tit"), rows, (16, 32, 40, 12))]


def _clock(each: AuditMoment) -> str:
    first, last = (f"{at.hour}.{at.minute:02d}" for at in (each.first, each.last))
    return first if first == last else f"{first}–{last}"


def _times(each: AuditMoment) -> str:
    return f"{each.count} gange" if each.count > 1 else ""
