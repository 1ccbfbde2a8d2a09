"""The paper of a review: an overview of the cases, what was agreed, and what waits. For caseworker and leader alone.

Initials and case numbers are enough at that table; names stand on it only when they are asked for.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from app.errors import UserError
from app.language.folding import join_names
from app.services.journal_due import OutsideRow
from app.services.own_paper import OwnPaper
from app.services.plan_rows import Quote
from app.services.ports import Progress, Unit, use_case
from app.services.profile import read_profile
from app.services.review_list import ReviewLine, list_for_review
from app.services.review_list_rows import rows_in_turn
from app.services.review_list_waiting import WaitingCase, WaitingLists, waiting_of
from app.services.review_pages import ReviewPage, page_of
from app.services.snapshot import STOPPED

Row = TypeVar("Row", OutsideRow, WaitingCase)
TITLE = "Sagsgennemgang"
NAMELESS = "uden navn"
FULL_NAMES = 2
"""Children whose whole names there is room for."""


@dataclass(frozen=True, slots=True)
class PaperCase:
    """One case on the paper: who it is about as it may be told there, and what was agreed on the day of the paper."""

    who: str
    line: ReviewLine
    agreed: str = ""
    page: ReviewPage | None = None
    """A page of its own, when that was asked for; its quotes then carry names only when names are asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewPaper:
    """The paper of a review on one day. `leader` is empty when nobody wrote who it was with; no `waiting`: left out."""

    title: str
    made_on: dt.date
    caseworker: str
    leader: str
    municipality: str
    logo: bytes | None
    example: bool
    cases: tuple[PaperCase, ...]
    waiting: WaitingLists | None
    file_name: str


@use_case("review.preview")
def review_paper(
    unit: Unit, *, case_ids: Sequence[UUID] = (), names: bool = False, leader: str = "", waiting: bool = True,
    pages: bool = False, progress: Progress = lambda _done, _all: True,
) -> ReviewPaper:  # fmt: skip
    """Return the paper of the cases chosen (none chosen: all open ones), with initials unless `names` are asked for.

    `progress` hears how many of how many cases are read; UserError when it answers no.

    With `pages` each case has a page of its own after the overview. What was written in free words stands there as it
    was written, so a page without names may still name somebody: the window says so.
    """
    # What waits is counted in all the cases, so all of them are read for it.
    lines = list_for_review(unit, case_ids=() if waiting else case_ids, progress=progress)
    profile = read_profile(unit)
    wanted = frozenset(case_ids)
    chosen = [line for line in lines if not wanted or line.case_id in wanted]
    told = _pages(unit, chosen, progress) if pages else {}
    waits = waiting_of(unit, lines, progress) if waiting else None
    own = OwnPaper.of_cases(unit, {each.case_id for each in (*chosen, *(_rows_of(waits) if waits else ()))})
    cases = (_case(line, told.get(line.case_id), unit.today, names=names) for line in chosen)
    return ReviewPaper(
        title=TITLE,
        made_on=unit.today,
        caseworker=profile.contact.name,
        leader=leader.strip(),
        municipality=profile.municipality,
        logo=profile.logo,
        example=unit.training,
        cases=tuple(own.rows(each, each.line.case_id) for each in cases),
        waiting=_on_paper(own, waits) if waits else None,
        file_name=f"sagsgennemgang-{unit.today.isoformat()}.pdf",
    )


@use_case("review.export", undoable=False)
def export_review(unit: Unit, *, paper: ReviewPaper) -> None:
    """Note that a paper is printed or saved: it stands in the audit log of each case that is named on it.

    The paper is read and drawn before that: a step that lasts holds up everything else that is to be kept.
    """
    waiting = _rows_of(paper.waiting) if paper.waiting else []
    unit.about(*(each.line.case_id for each in paper.cases), *(each.case_id for each in waiting))


def _rows_of(waiting: WaitingLists) -> list[OutsideRow | WaitingCase]:
    return [*waiting.outside, *waiting.no_date, *waiting.silent, *waiting.unreviewed, *waiting.unseen]


def _on_paper(own: OwnPaper, waiting: WaitingLists) -> WaitingLists:
    """Return what waits as it may stand on paper: a number is written freely, and some write a name or a CPR number."""

    def told(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(own.rows(each, each.case_id) for each in rows)

    return replace(
        waiting, outside=told(waiting.outside), no_date=told(waiting.no_date), silent=told(waiting.silent),
        unreviewed=told(waiting.unreviewed), unseen=told(waiting.unseen),
    )  # fmt: skip


def _pages(unit: Unit, lines: Sequence[ReviewLine], progress: Progress) -> dict[UUID, ReviewPage]:
    """Return the page of each case; the rows of some cases are read together, for one by one is far slower."""
    by_case, found = {line.case_id: line for line in lines}, dict[UUID, ReviewPage]()
    for done, rows in enumerate(rows_in_turn(unit, list(by_case))):
        if not progress(done, len(lines)):
            raise UserError(STOPPED)
        found[rows.case.id] = page_of(rows, by_case[rows.case.id])
    return found


def _case(line: ReviewLine, page: ReviewPage | None, today: dt.date, *, names: bool) -> PaperCase:
    who = join_names(_called(line.children) if names else list(line.initials)) or NAMELESS
    if page is not None and not names:
        page = replace(page, voice=tuple(replace(each, situation=_letters(each, line)) for each in page.voice))
    return PaperCase(who, line, line.agreed if line.last_review == today else "", page)


def _letters(quote: Quote, line: ReviewLine) -> str:
    """Return the initials of the child who said something; of several it is told whose words they are."""
    told = list(zip(line.children, line.initials, strict=True))
    same = [letters for name, letters in told if quote.situation in (name, name.partition(" ")[0])]
    said = same or [letters for name, letters in told if quote.situation in name]
    return said[0] if said else ""


def _called(children: Sequence[str]) -> list[str]:
    """Return the names of the children; of many siblings the first names, beside the number of the case."""
    return [name.partition(" ")[0] for name in children] if len(children) > FULL_NAMES else list(children)
