"""»Sagsgennemgang« on paper: an overview of the cases, what was agreed about them, and what waits. For two readers."""

from __future__ import annotations

import datetime as dt
from functools import partial

from app.documents import parts, styles
from app.documents.day_words import long_day
from app.documents.fact_table import grid
from app.documents.flow import Item
from app.documents.meeting_parts import section
from app.documents.panel import Panel
from app.documents.review_case_page import case_pages
from app.documents.sheet import Furniture, Told, build, part_of, stamp_text
from app.language.dates import short_day
from app.services.review_list import CaseDates, ReviewLine, Silence
from app.services.review_list_paper import PaperCase, ReviewPaper
from app.services.review_list_waiting import WaitingLists, silent_words

HEAD = ("Sag", "Fase", "Trænger til", "Mål", "Næste dato", "Talt med", "Sidste gang")
SHARES = (62, 82, 138, 42, 54, 62, 54)
NAMED_SHARES = (100, 78, 108, 40, 54, 60, 54)
"""With names the first column takes a third less paper: a long name is three lines and not seven."""
LONGEST_INITIALS = 14
NOTHING = "Der er ingen åbne sager at gå igennem."
NO_NEED = "intet lige nu"
NUMBERLESS = "uden nummer"
ONLY_TWO = "Kun til rådgiver og leder. Papiret gives ikke til familien."


def review_pdf(paper: ReviewPaper, told: Told = lambda _done, _all: True) -> bytes:
    """Return the paper as PDF; the same paper always gives the same bytes.

    `told` hears how much is laid out and drawn, and may stop it (UserError).
    """
    furniture = Furniture(
        title=paper.title,
        made_on=paper.made_on,
        author=paper.caseworker,
        sender=paper.municipality or paper.title,
        recipients=" og ".join(filter(None, (paper.caseworker, paper.leader))),
        stamp=stamp_text("", draft="kladde", example=paper.example),
        logo=paper.logo,
    )
    return build(partial(_story, paper, furniture.body_height, told), furniture, part_of(told, 2, 3))


def _story(paper: ReviewPaper, room: float, told: Told) -> list[Item]:
    count = "1 sag" if len(paper.cases) == 1 else f"{len(paper.cases)} sager"
    story = [
        parts.heading(paper.title, styles.TITLE, before=0, after=4),
        *parts.text(f"{count} den {long_day(paper.made_on)}", styles.LEAD),
        *parts.text(ONLY_TWO, styles.SOFT, before=4, after=10),
        *grid(HEAD, [_row(each) for each in paper.cases], _shares(paper), told=part_of(told, 0, 3)),
    ]
    if not paper.cases:
        story += parts.text(NOTHING, before=8)
    agreed = [(called(each.line.number), each.who, each.agreed) for each in paper.cases if each.agreed.strip()]
    story += section("Det blev vi enige om", grid(("Sag", "Om", "Det blev vi enige om"), agreed, (70, 70, 340)))
    waiting = _waiting(paper.waiting) if paper.waiting else []
    return [*story, *waiting, *case_pages(paper.cases, room, part_of(told, 1, 3))]


def _shares(paper: ReviewPaper) -> tuple[int, ...]:
    return NAMED_SHARES if any(len(each.who) > LONGEST_INITIALS for each in paper.cases) else SHARES


def _row(case: PaperCase) -> tuple[str, ...]:
    line = case.line
    return (
        "\n".join((called(line.number), case.who)),
        "\n".join(filter(None, (_phase(line), _stage(line)))),
        "\n".join(filter(None, (", ".join(line.needs) or NO_NEED, _oldest(line.dates), _not_held(line)))),
        f"{line.goals_reached} af {line.goals}" if line.goals else "ingen",
        _short(line.dates.next_on) if line.dates.next_on else "ingen",
        ", ".join(_silence(each, alone=len(line.talked) == 1) for each in line.talked),
        _short(line.last_review) if line.last_review else "aldrig",
    )


def called(number: str) -> str:
    """Return the number of a case, or that it has none."""
    return number or NUMBERLESS


def _phase(line: ReviewLine) -> str:
    told = ", ".join(each.value for each in line.phases)
    return told[:1].upper() + told[1:]


def _stage(line: ReviewLine) -> str:
    rungs = f"trin {'-'.join(str(each) for each in line.rungs)}" if line.rungs else ""
    return ", ".join(filter(None, (line.stage, rungs)))


def _oldest(dates: CaseDates) -> str:
    return f"Ældst: {dates.oldest}, {_short(dates.oldest_on)}" if dates.oldest_on else ""


def _not_held(line: ReviewLine) -> str:
    times = "1 gang" if line.not_held == 1 else f"{line.not_held} gange"
    return f"Planlagt, men ikke holdt: {times}" if line.not_held else ""


def _silence(each: Silence, *, alone: bool) -> str:
    words = "aldrig" if each.days is None else "i dag" if each.days == 0 else f"{days(each.days)} siden"
    return words if alone else f"{each.initials} {words}"


def days(count: int) -> str:
    """Return »1 dag«, »12 dage«."""
    return "1 dag" if count == 1 else f"{count} dage"


def _short(day: dt.date) -> str:
    return f"{short_day(day).partition(' ')[2]} {day.year}"


def _since(day: dt.date | None) -> str:
    return f", siden {long_day(day)}" if day else ""


def _waiting(lists: WaitingLists) -> list[Panel]:
    outside = [
        f"{called(each.case_number)}: {each.count}{_since(each.since)}" + (" (for sent)" if each.late else "")
        for each in lists.outside
    ]
    unreviewed = [f"{called(each.number)}: {silent_words(each)}" for each in lists.unreviewed]
    silent = [f"{called(each.number)}: {silent_words(each)}" for each in lists.silent]
    unseen = [f"{called(each.number)}: {silent_words(each)}" for each in lists.unseen]
    body: list[Panel] = []
    for title, words in (
        (f"Ikke lagt i {lists.system}", outside),
        ("Ingen næste dato", [called(each.number) for each in lists.no_date]),
        (f"Ikke talt med barnet i {days(lists.limit)}", silent),
        ("Ikke gennemgået i 6 måneder", unreviewed),
        (f"Bekymringer, ingen har set på i {days(lists.unseen_limit)}", unseen),
    ):
        body += parts.text(f"{title}: {len(words)}", styles.STRONG, before=8)
        body += parts.text(", ".join(words), styles.PRO_BODY)
    return section("Det venter", body)
