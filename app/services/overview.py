"""»Kort fortalt«: the whole case on one page, as it would be handed over, in frozen rows."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from app.language.dates import approx, day_month, long_date
from app.models.agreement import Agreement
from app.models.enums_meeting import ContributionKind
from app.models.knowledge import Concern
from app.models.meeting import Contribution, Meeting
from app.rules.ages import BEFORE, AgeRule, next_age_flag, turning
from app.services.agreements import AgreementRow, agreement_rows
from app.services.child_talk_rows import held_talks
from app.services.discreet_rows import Discretion
from app.services.due_rows import DueRow, list_due
from app.services.family_lines import family_lines
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.open_questions import open_questions
from app.services.owed_by_others import owed_in
from app.services.plan_kind import is_placed
from app.services.ports import Unit, use_case
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows, read_case

NEXT_STEPS = 6


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """Somebody's own words, and »Mathias, 18. november«."""

    words: str
    said: str


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """The page. `ages` are the next days on which an age begins to matter, one sentence per child.

    `owed` is how many things others owe the case.
    """

    own_words: tuple[QuoteRow, ...]
    family: tuple[str, ...]
    agreements: tuple[AgreementRow, ...]
    next_steps: tuple[DueRow, ...]
    works: tuple[str, ...]
    worries: tuple[str, ...]
    unknown: tuple[str, ...]
    ages: tuple[str, ...]
    owed: int


def _is_ahead(row: DueRow, today: dt.date) -> bool:
    """Tell whether a row is a date of the family; laying texts over is not."""
    return row.source_table != "journal" and row.due is not None and row.due >= today


@use_case("case.overview")
def read_overview(unit: Unit, case_id: UUID) -> OverviewRow:
    """Return the page; what nobody beside the screen may read is left to the page it was written on.

    Raises UserError when the case is gone.
    """
    unit.about(case_id)
    rows = read_case(unit, case_id)
    judge = Discretion(rows)
    due = list_due(unit, case_id=case_id)
    return OverviewRow(
        own_words=tuple(_own_words(rows, judge)),
        family=family_lines(rows, unit.today),
        agreements=tuple(_agreements(rows, judge)),
        next_steps=tuple(due[:NEXT_STEPS]),
        works=_said(rows, judge, ContributionKind.WORKS),
        worries=_worries(rows, judge),
        unknown=open_questions(rows, next_date=any(_is_ahead(row, unit.today) for row in due)),
        ages=tuple(_ages(rows, rules_of(unit).ages, unit.today)),
        owed=len(owed_in(rows, judge)),
    )


def _agreements(rows: CaseRows, judge: Discretion) -> Iterator[AgreementRow]:
    """Yield the agreements with their numbers, those that must stay nameless without their words."""
    hidden = {each.id for each in rows.of(Agreement) if judge.hides(each)}
    for row in agreement_rows(rows):
        nameless = replace(row, sentence=NEUTRAL_TITLE, text=NEUTRAL_TITLE, doers="", owners="", detail="", awaiting=())
        yield nameless if row.id in hidden else row


def _own_words(rows: CaseRows, judge: Discretion) -> list[QuoteRow]:
    """Return what the children said, the newest first: at meetings and in talks."""
    days = {each.id: each.held_on for each in rows.of(Meeting)}
    found: list[tuple[dt.date, QuoteRow]] = []
    for each in rows.of(Contribution):
        own = each.kind is ContributionKind.OWN_WORDS and not each.only_screen
        if own and each.text and not judge.hides(each):
            on = days.get(each.meeting_id) if each.meeting_id else None
            said = ", ".join(filter(None, (rows.called(each.speaker_id), day_month(on) if on else "")))
            found.append((on or dt.date.min, QuoteRow(each.text, said)))
    for talk in held_talks(rows):
        # What was said alone is read in the talk itself: this page is seen across a table.
        if talk.own_words and not talk.alone and not judge.hides(talk):
            who = next((rows.called(person.id) for child, person in rows.children() if child.id == talk.child_id), "")
            said = ", ".join(filter(None, (who, approx(talk.on) if talk.on else "")))
            first = talk.on.start if talk.on and talk.on.start else dt.date.min
            found.append((first, QuoteRow(talk.own_words, said)))
    return [quote for _, quote in sorted(found, key=lambda each: each[0], reverse=True)]


def _said(rows: CaseRows, judge: Discretion, kind: ContributionKind) -> tuple[str, ...]:
    lines = [each.text for each in rows.of(Contribution) if each.kind is kind and each.text and not judge.hides(each)]
    return tuple(dict.fromkeys(lines))


def _worries(rows: CaseRows, judge: Discretion) -> tuple[str, ...]:
    noted = [each.text for each in rows.of(Concern) if each.text and not judge.hides(each)]
    return tuple(dict.fromkeys((*_said(rows, judge, ContributionKind.WORRY), *noted)))


def _ages(rows: CaseRows, rules: Iterable[AgeRule], today: dt.date) -> list[str]:
    lines = []
    for child, person in rows.children():
        born = person.birth.exact if person.birth else None
        flag = next_age_flag(rules, born, today, placed=is_placed(rows, child.id)) if born else None
        if flag:
            words, day = turning(rows.called(person.id), "bliver", flag.label), long_date(flag.on)
            lines.append(f"{words}{': ' if BEFORE in flag.label else ' den '}{day}. {flag.meaning}")
    return lines
