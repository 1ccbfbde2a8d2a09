"""How one case of the review reads on the screen: its silence, its dates, its goals."""

import datetime as dt

from app.language.dates import in_days, long_date, short_day
from app.language.folding import first_name, join_names
from app.services.review_list import ReviewLine, Silence
from app.services.review_pages import ReviewPage

NO_NEED = "intet lige nu"
NEEDS = "Trænger til"
LONGEST_WHY = 400
MANY = 3
NEVER = "aldrig"
NAMELESS = "Uden navn"
NUMBERLESS = "uden nummer"


def who(line: ReviewLine, *, letters: bool) -> str:
    """Return the children, by name or by initials."""
    return join_names(list(line.initials if letters else line.children)) or NAMELESS


def heading(line: ReviewLine, *, letters: bool) -> str:
    """Return the children as a heading: of more than two the first names are enough beside the number of the case."""
    names = [first_name(name) for name in line.children if name]
    return who(line, letters=letters) if letters or len(names) < MANY else join_names(names)


def needs(line: ReviewLine) -> str:
    """Return what the case needs, in one line."""
    return ", ".join(line.needs) or NO_NEED


def oldest(line: ReviewLine) -> str:
    """Return the oldest date over time and what it was; empty when nothing is."""
    dates = line.dates
    return f"ældst: {dates.oldest[:120]}, {short(dates.oldest_on)}" if dates.oldest_on else ""


def not_held(line: ReviewLine) -> str:
    """Return how often something planned since the last review was not held; empty when all of it was."""
    times = "1 gang" if line.not_held == 1 else f"{line.not_held} gange"
    return f"{times} ikke holdt" if line.not_held else ""


def under_needs(line: ReviewLine) -> str:
    """Return the quiet line under what a case needs: what was not held, and the oldest date over time."""
    return " · ".join(filter(None, (not_held(line), oldest(line))))


def goals(line: ReviewLine) -> str:
    """Return »1 af 3«."""
    return f"{line.goals_reached} af {line.goals}" if line.goals else "ingen"


def silence(line: ReviewLine) -> str:
    """Return how long ago each child was talked with: »12 dage siden«, »MKØ 12 dage siden, AKØ aldrig«."""
    alone = len(line.talked) == 1
    return ", ".join(_ago(each) if alone else f"{each.initials} {_ago(each)}" for each in line.talked)


def longest_silence(line: ReviewLine) -> str:
    """Return how long ago the child was talked with that it is longest ago for."""
    return _ago(line.talked[0]) if line.talked else ""


def other_silences(line: ReviewLine) -> str:
    """Return how it stands with each of several children: »MKØ aldrig, AKØ i går«."""
    return silence(line) if len(line.talked) > 1 else ""


def short(day: dt.date | None) -> str:
    """Return »30. nov. 2026«, or nothing."""
    return f"{short_day(day, keep=True).partition(' ')[2]} {day.year}" if day else ""


def next_date(line: ReviewLine, today: dt.date) -> str:
    """Return the next date, near ones as »i morgen«; says when there is none."""
    day = line.dates.next_on
    if day is None:
        return "ingen"
    return in_days(day, today) if (day - today).days < 2 else short(day)


def last_time(line: ReviewLine) -> str:
    """Return the day of the last review."""
    return short(line.last_review) or NEVER


def planned(line: ReviewLine) -> str:
    """Return the review that is planned: »planlagt 4. dec. 2026«, or nothing."""
    return f"planlagt {short(line.planned_review)}" if line.planned_review else ""


def phase(line: ReviewLine) -> str:
    """Return where the case is on its way: »Undersøgelse, indsats«."""
    told = ", ".join(each.value for each in line.phases)
    return told[:1].upper() + told[1:]


def stage(line: ReviewLine) -> str:
    """Return the plan, whether a child is placed, and the rungs when they are shown."""
    rungs = f"trin {join_names([str(each) for each in line.rungs])}" if line.rungs else ""
    return " · ".join(filter(None, (line.stage, rungs)))


def facts(line: ReviewLine, today: dt.date) -> tuple[tuple[str, str], ...]:
    """Return label and value of what is gone through, in its order."""
    quiet = (
        f"{line.quiet_days} dage siden" if line.quiet_days else "i dag" if line.quiet_days == 0 else "ved ikke endnu"
    )
    last = f"{long_date(line.last_review)}. {line.agreed}".strip(" .") if line.last_review else NEVER
    return (
        (NEEDS, "; ".join(filter(None, (needs(line), oldest(line))))),
        (
            "Talt med barnet" if len(line.talked) == 1 else "Talt med børnene",
            silence(line) or "ingen at tale med endnu",
        ),
        ("Næste dato", next_date(line, today)),
        ("Sidst skete der noget", quiet),
        ("Mål nået", goals(line)),
        ("Fase", phase(line)),
        ("Plan", stage(line)),
        ("Sidste sagsgennemgang", last),
    )


def page_facts(page: ReviewPage, today: dt.date) -> tuple[tuple[str, str], ...]:
    """Return label and value of the whole page of a case; what nobody has written is left out."""
    line = page.line
    told = dict(facts(line, today))
    goals_told = "\n".join((told["Mål nået"], *page.goals)) if page.goals else told["Mål nået"]
    since = page.since or "intet er skrevet"
    rows = (
        ("Derfor", _short_text(page.why)),
        (NEEDS, told[NEEDS]),
        ("Fase", told["Fase"]),
        ("Plan", told["Plan"]),
        ("Datoer", "\n".join(page.dates) or told["Næste dato"]),
        ("Mål nået", goals_told),
        *((label, value) for label, value in told.items() if label.startswith("Talt med")),
        ("Sidst skete der noget", told["Sidst skete der noget"]),
        ("Vægt", page.weight),
        ("Sidste sagsgennemgang", told["Sidste sagsgennemgang"]),
        ("Siden sidst" if line.last_review else "Indtil nu", since),
        ("Planlagt, men ikke holdt", "\n".join(page.not_held)),
    )
    return tuple((label, value) for label, value in rows if value)


def _short_text(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_WHY else f"{flat[:LONGEST_WHY].rsplit(' ', 1)[0]} …"


def _ago(each: Silence) -> str:
    if each.days is None:
        return NEVER
    if each.days == 0:
        return "i dag"
    return "i går" if each.days == 1 else f"{each.days} dage siden"
