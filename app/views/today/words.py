"""The words of I dag: the greeting, how a date and its kind are said, which key does the job. No Qt here."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.language.dates import WEEKDAYS, at_clock, day_month, in_days, short_day, week
from app.language.folding import first_name
from app.models.enums import DueKind
from app.rules.due import Bucket
from app.services.due_rows import DueRow
from app.wording import word

HEADINGS = {
    Bucket.OVERDUE: "Skulle være sket",
    Bucket.TODAY: "I dag",
    Bucket.THIS_WEEK: "Denne uge",
    Bucket.NEXT_14_DAYS: "De næste 14 dage",
    Bucket.LATER: "Senere",
    Bucket.MISSING: "Mangler dato",
}
ALL_DONE = "Alt, der skulle ske i dag, er sket."
IN_THE_CASE = "Det klares i sagen. Tryk Enter for at åbne den."
NO_CASES = "Her står, hvad der skal ske, når du har en sag. Tryk N og begynd med et barns navn."
_NUMBERS = ("Ingen", "Én", "To", "Tre", "Fire", "Fem", "Seks", "Syv", "Otte", "Ni", "Ti", "Elleve", "Tolv")


@dataclass(frozen=True, slots=True)
class Job:
    """The one key of a row and what it does."""

    key: str
    text: str


DONE = Job("G", "Gjort")
SET_DATE = Job("S", "Sæt dato")
FOLLOW_UP = Job("H", "Hold opfølgning")
OPEN_MEETING = Job("M", "Åbn mødet")
LAY_OVER = Job("L", "Læg over")
OPEN_CASE = Job("Enter", "Åbn sagen")
_BY_TABLE = {
    "agreement": DONE, "meeting": OPEN_MEETING, "follow_up": FOLLOW_UP, "cadence": FOLLOW_UP, "journal": LAY_OVER,
    "participant": OPEN_MEETING,
}  # fmt: skip


def job_of(row: DueRow) -> Job:
    """Return the one job a row asks for."""
    if row.bucket is Bucket.MISSING and row.source_table not in ("goal", "intervention"):
        return SET_DATE
    return _BY_TABLE.get(row.source_table, FOLLOW_UP if row.source_table == "intervention" else OPEN_CASE)


def title(today: dt.date) -> str:
    """»Søndag den 22. november«."""
    return f"{WEEKDAYS[today.weekday()].capitalize()} den {day_month(today, keep=True)}"


def greeting(rows: Sequence[DueRow], now: dt.datetime, name: str) -> str:
    """Return the one sentence that says how the day looks, with the user's first name when it is known."""
    hello = "God morgen" if now.hour < 10 else "Goddag" if now.hour < 18 else "God aften"
    who = f"{hello}, {first_name(name)}." if name.strip() else f"{hello}."
    return f"{who} {_day_sentence(rows)}"


def _day_sentence(rows: Sequence[DueRow]) -> str:
    due = sum(row.bucket is Bucket.TODAY for row in rows)
    late = sum(row.bucket is Bucket.OVERDUE for row in rows)
    if not due and not late:
        return ALL_DONE if rows else "Ingen sager endnu."
    today = f"{_count(due)} ting skal ske i dag" if due else "Intet skal ske i dag"
    if not late:
        return f"{today}."
    return f"{today}, {'og' if due else 'men'} {_count(late).lower()} skulle være sket."


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def person_line(row: DueRow) -> str:
    """»Mathias Kjærgaard Østergård, 11 år«; the case number when there is no name."""
    return ", ".join(filter(None, (row.children or row.case_number, row.ages)))


def what_line(row: DueRow) -> str:
    """Return what must happen without the full stop: rows are lines, not sentences."""
    return row.what.removesuffix(".")


def missing_line(row: DueRow) -> str:
    """Say why there is no date: »»inden jul« er ikke en dato«."""
    said = row.explanation.removesuffix(".")
    return "Ingen dato endnu" if row.kind is DueKind.AGREED and not said.startswith(("»", "Skal")) else said


def date_line(row: DueRow, today: dt.date) -> str:
    """»fre. 20. nov., uge 47« or »i dag kl. 14.30«; a date in another year says so."""
    if row.due is None:
        return "Ingen dato"
    time = f" {at_clock(row.at_time, keep=True)}" if row.at_time else ""
    if row.due == today and time:
        return f"i dag{time}"
    year = f" {row.due.year}" if row.due.year != today.year else ""
    return f"{short_day(row.due, keep=True)}{year}{time or ', ' + week(row.due)}"


def kind_line(row: DueRow, today: dt.date) -> str:
    """»Aftalt på mødet«, »Lovfrist, 2 dage over«: what sort of date it is, and how late."""
    words = word(row.kind).capitalize()
    if row.bucket is Bucket.OVERDUE and row.due:
        return f"{words}, {in_days(row.due, today)}"
    if row.kind is DueKind.AGREED and row.explanation.startswith(words):
        return row.explanation.rstrip(".")
    return words


def working_day_line(row: DueRow) -> str:
    """»Sidste arbejdsdag før: fre. 20. nov.« when the date itself is not worked; else nothing.

    Only for lovfrister and our own rhythm: a meeting on a Saturday stands, and a grandmother fishes on Sundays.
    """
    by = row.last_working_day
    if by is None or by == row.due or row.kind not in (DueKind.STATUTORY, DueKind.PRACTICE):
        return ""
    return f"Sidste arbejdsdag før: {short_day(by, keep=True)}"


def spoken(row: DueRow, today: dt.date) -> str:
    """Return the whole row as one sentence for a screen reader."""
    job = job_of(row)
    when = (date_line(row, today), kind_line(row, today), working_day_line(row))
    return ". ".join(filter(None, (what_line(row), person_line(row), *when, f"{job.key}: {job.text}")))
