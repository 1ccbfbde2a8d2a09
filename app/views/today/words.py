"""The words of I dag: the greeting, how a date and its kind are said, where it comes from. No Qt here."""

import datetime as dt

from app.language.dates import WEEKDAYS, at_clock, day_date, day_month, in_days, short_day, week
from app.language.folding import first_name
from app.language.number_words import whole_number
from app.models.enums import DueKind
from app.rules.due import Bucket
from app.rules.explaining import PRACTICE, UNSURE
from app.services.due_before_here import BEFORE
from app.services.due_rows import DueRow
from app.services.today_rows import Group, TodayRows
from app.views.today.jobs import OPEN_CASE, job_of
from app.wording import word

HEADINGS = {
    Group.OVERDUE: "Skulle være sket",
    Group.TODAY: "I dag",
    Group.THIS_WEEK: "Denne uge",
    Group.NEXT_14_DAYS: "De næste 14 dage",
    Group.LATER: "Senere",
    Group.MISSING: "Mangler dato",
    Group.STILL: "Stille siden …",
    Group.WAITING: "Udskudt",
}
ALL_DONE = "Alt, der skulle ske i dag, er sket."
NOT_KNOWN = "Intet skal ske i dag. Under »Mangler dato« står det, ingen her ved endnu."
ASKED_FIRST = "Der er intet i de næste 14 dage. Begynd med det, der står under »Mangler dato«."
IN_THE_CASE = "Det klares i sagen. Tryk Enter for at åbne den."
BY_ANOTHER_KEY = "Den linje klares med {key}: »{text}«."
IN_EACH_CASE = "Det klares i den enkelte sag. Vælg én linje, og tryk Enter."
LAWS_ARE_HERE = "Det er lovfrister, og de kan ikke vente længere."
ONE_AT_A_TIME = "»{job}« kan kun gøres med én linje ad gangen. Vælg en af dem."
NOT_ALL = "»{job}« kan ikke gøres med {left} af de {count} linjer, du har valgt. Der er ikke ændret noget endnu."
NO_CASES = (
    "Her står, hvad der skal ske, når du har en sag. Tryk N, og begynd med et barns navn. "
    "Skriv også dit eget navn under Indstillinger: Det kommer til at stå på familiens papirer. "
    "Er du ny her? Tryk F1. I vejledningen er der også en rundtur på 10 minutter."
)
_NUMBERS = ("Ingen", "Én", "To", "Tre", "Fire", "Fem", "Seks", "Syv", "Otte", "Ni", "Ti", "Elleve", "Tolv")


def title(today: dt.date) -> str:
    """»Søndag den 22. november«."""
    return f"{WEEKDAYS[today.weekday()].capitalize()} den {day_month(today, keep=True)}"


def greeting(due: TodayRows, now: dt.datetime, name: str) -> str:
    """Return the one sentence that says how the day looks, with the user's first name when it is known."""
    hello = "God morgen" if now.hour < 10 else "Goddag" if now.hour < 18 else "God aften"
    who = f"{hello}, {first_name(name)}." if name.strip() else f"{hello}."
    return f"{who} {_day_sentence(due)}"


def _day_sentence(due: TodayRows) -> str:
    now, late = due.count(Group.TODAY), due.count(Group.OVERDUE)
    if not now and not late:
        if _is_asked(due):
            return NOT_KNOWN
        return ALL_DONE if any(due.counts.values()) else "Ingen sager endnu."
    today = f"{_count(now)} ting skal ske i dag" if now else "Intet skal ske i dag"
    if not late:
        return f"{today}."
    return f"{today}, {'og' if now else 'men'} {_count(late).lower()} skulle være sket."


def empty_list(due: TodayRows) -> str:
    """Return what stands where the days should: nobody is told that all is done while it is asked whether it was."""
    if not any(due.counts.values()):
        return NO_CASES
    return ASKED_FIRST if _is_asked(due) else ALL_DONE


def _is_asked(due: TodayRows) -> bool:
    return any(row.rule_id.startswith(BEFORE) for row in due.of(Group.MISSING))


def _count(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else whole_number(count)


def done_by(row: DueRow) -> str:
    """Say how a row is dealt with, to who pressed a key that is not its own."""
    job = job_of(row)
    return IN_THE_CASE if job is OPEN_CASE else BY_ANOTHER_KEY.format(key=job.key, text=job.text)


def person_line(row: DueRow) -> str:
    """»Mathias Kjærgaard Østergård, 11 år«; the case number when there is no name."""
    return "".join(person_parts(row))


def person_parts(row: DueRow) -> tuple[str, str]:
    """»Mathias Kjærgaard Østergård« and », 11 år«: the name may be cut short, the age is always told."""
    who = row.children or row.case_number
    return (who, f", {row.ages}") if who and row.ages else (who or row.ages, "")


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
    words = "Praksis" if _is_no_rhythm(row) else word(row.kind).capitalize()
    if row.bucket is Bucket.OVERDUE and row.due == today:
        return f"{words}, udløbet"  # its hour has passed
    if row.bucket is Bucket.OVERDUE and row.due:
        return f"{words}, {in_days(row.due, today)}"
    if row.kind is DueKind.AGREED and row.explanation.startswith(words):
        return row.explanation.rstrip(".")
    return words


def _is_no_rhythm(row: DueRow) -> bool:
    return row.kind is DueKind.PRACTICE and row.source_table not in ("cadence", "supervision")


def working_day_line(row: DueRow) -> str:
    """»Sidste arbejdsdag før: fre. 20. nov.« when the date itself is not worked; else nothing.

    Only for lovfrister and our own rhythm: a meeting on a Saturday stands, and a grandmother fishes on Sundays.
    """
    by = row.last_working_day
    if by is None or by == row.due or row.kind not in (DueKind.STATUTORY, DueKind.PRACTICE):
        return ""
    return f"Sidste arbejdsdag før: {short_day(by, keep=True)}"


def under_line(row: DueRow) -> str:
    """Return what stands under the name in a narrow card: why there is no date; a quiet case has said all it knows."""
    return "" if row.is_still else missing_line(row)


def extra_line(row: DueRow) -> str:
    """Return what stands under date and kind: when it comes again and why it waits, or the last day to work on it."""
    return waiting_line(row) or working_day_line(row)


def waiting_line(row: DueRow) -> str:
    """»Frem igen fre. 4. dec.: vi venter på skolen«."""
    if row.snoozed_until is None:
        return ""
    because = f": {row.snoozed_because}" if row.snoozed_because else ""
    return f"Frem igen {short_day(row.snoozed_until, keep=True)}{because}"


def why_lines(row: DueRow) -> tuple[str, ...]:
    """Return where a date comes from: the rule in a sentence, its paragraph, what is unsure, and by when to work."""
    because = row.explanation.strip()
    kind = {DueKind.STATUTORY: "Det er en lovfrist.", DueKind.PRACTICE: PRACTICE}.get(row.kind, "")
    kind = "" if "ikke et lovkrav" in because else kind
    law = f"Lovgrundlag: {row.law.rstrip('.')}." if row.law and row.law not in because else ""
    unsure = UNSURE if row.uncertain and UNSURE not in because else ""
    window = f"Kan gøres fra {day_date(row.earliest, keep=True)}." if row.earliest and not row.is_still else ""
    put_off = f"{waiting_line(row)}." if row.snoozed_until else ""
    moved = f"{working_day_line(row)}." if working_day_line(row) else ""
    return tuple(filter(None, (because, kind, law, unsure, window, moved, put_off)))


def spoken(row: DueRow, today: dt.date) -> str:
    """Return the whole row as one sentence for a screen reader."""
    job = job_of(row)
    when = [date_line(row, today), kind_line(row, today), working_day_line(row), waiting_line(row)]
    if row.is_still:  # it has said since when; its day is only when that began to count
        when = []
    return ". ".join(filter(None, (what_line(row), person_line(row), *when, f"{job.key}: {job.text}")))
