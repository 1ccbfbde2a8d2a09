"""Which rhythm fits a case, said with why: from the help that runs, how far it is, and what the law says of the first.

What is suggested is a practice; barnets lov § 95 sets only the first date and wants every later one reasoned and
explained to child and parents. Nothing here decides: the caseworker does, with a reason of her own.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import long_date
from app.language.folding import join_names
from app.models.enums import FollowUpKind, InterventionStatus, TimeUnit
from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting
from app.models.plan import Cadence, Intervention
from app.rules.cadence import Cadence as Preset
from app.rules.cadence import CadenceKind, next_follow_up
from app.rules.counting import Step, StepUnit, months_after
from app.rules.rule import Trigger
from app.rules.rulebook import RuleBook
from app.services.plan_kind import decision_of, is_placement
from app.services.ports import Unit, use_case
from app.services.rhythm import held_days
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows, read_case

LAW, PLACED, PREVENTIVE, NETWORK, TALKS = (
    "bl-95", "placement-frequent", "preventive-frequent", "network-meeting", "early-talks",
)  # fmt: skip
"""Ids of the rhythms that are suggested, in the rule data."""
UNITS = {StepUnit.WEEKS: TimeUnit.WEEKS, StepUnit.MONTHS: TimeUnit.MONTHS}
ASK_AGAIN = (
    "Loven har ingen fast grænse fra 2024, men før var højst 6 måneder reglen. "
    "Skriv, hvorfor det er nok at mødes sjældnere."
)
BECAUSE_LONGER = "Det er nok at mødes så sjældent, fordi"
DAYS_IN_WEEK, DAYS_IN_MONTH = 7, 30.5


@dataclass(frozen=True, slots=True)
class RhythmOffer:
    """One rhythm that can be chosen. `every` is None where no rule says it (§ 95 after the first, a number of talks).

    `why` says why it fits here, empty when it is only one of the others. `base_on` is where it would be counted from,
    and `is_unsure` that its paragraph is not confirmed.
    """

    preset_id: str
    name: str
    every: int | None
    unit: str
    first: int | None
    first_unit: str
    base_on: dt.date
    why: str
    about: str
    is_unsure: bool
    kind: FollowUpKind = FollowUpKind.FOLLOW_UP


@dataclass(frozen=True, slots=True)
class RhythmAdvice:
    """What fits first, then the others; and what the law says of the first follow-up, empty when one is held.

    `longest` is how many months a rhythm may have before it asks once more.
    """

    offers: tuple[RhythmOffer, ...]
    law: str
    longest: int

    @property
    def best(self) -> RhythmOffer | None:
        """Return the one that fits, None when nothing here points at one."""
        return next((each for each in self.offers if each.why), None)


@use_case("rhythm.advice")
def advise_rhythm(unit: Unit, case_id: UUID, *, child_id: UUID | None = None) -> RhythmAdvice:
    """Return the rhythms that can be chosen for a case or one child of it, with why the first of them fits."""
    unit.about(case_id)
    return advice_for(rules_of(unit), read_case(unit, case_id), child_id)


def advice_for(book: RuleBook, rows: CaseRows, child_id: UUID | None = None) -> RhythmAdvice:
    """Return the advice for the rows of a case, under the rules in use."""
    known = {each.id: each for each in book.cadences if each.valid_on(rows.today)}
    last = last_held(rows, child_id)
    fits = {key: (why, start) for key, why, start in _fitting(rows, child_id) if key in known}
    offers = [_offer(known[key], why, start, last, rows.today) for key, (why, start) in fits.items()]
    rest = [each for each in known.values() if each.id not in fits and _is_rhythm(each)]
    offers += [_offer(each, "", None, last, rows.today) for each in rest]
    law = _law_words(book, rows, child_id) if last is None else ""
    return RhythmAdvice(tuple(offers), law, book.counts.long_rhythm_months)


def asks_again(every: int, unit_of_time: str, longest: int) -> str:
    """Return what is asked once more of a rhythm of more than `longest` months, empty for a shorter one."""
    weeks = TimeUnit(unit_of_time) is TimeUnit.WEEKS
    months = every * DAYS_IN_WEEK / DAYS_IN_MONTH if weeks else every
    return ASK_AGAIN if months > longest else ""


def with_long_reason(reason: str, longer_because: str) -> str:
    """Return the reason of a rhythm with why a long one is enough, when that was asked."""
    if not longer_because:
        return reason
    end = "" if reason.endswith((".", "!", "?")) else "."
    return f"{reason}{end} {BECAUSE_LONGER} {longer_because[:1].lower()}{longer_because[1:]}"


def step_after(day: dt.date, count: int, unit_of_time: str) -> dt.date:
    """Return the day so many weeks or months after another; months end on the last day there is."""
    weeks = TimeUnit(unit_of_time) is TimeUnit.WEEKS
    return day + dt.timedelta(weeks=count) if weeks else months_after(day, count)


def running(rows: CaseRows, child_id: UUID | None) -> list[Intervention]:
    """Return the help that runs for a child, or for any of them."""
    return [
        each
        for each in rows.of(Intervention)
        if each.status is InterventionStatus.ACTIVE and (child_id is None or each.child_id in (None, child_id))
    ]


def last_held(rows: CaseRows, child_id: UUID | None) -> dt.date | None:
    """Return the last day something was followed up; a network meeting counts."""
    return max((day for day in held_days(rows, any_rhythm(child_id)) if day <= rows.today), default=None)


def any_rhythm(child_id: UUID | None) -> Cadence:
    """Return a rhythm that is decided nowhere, to ask what was held and is planned of one."""
    return Cadence(kind=FollowUpKind.FOLLOW_UP, child_id=child_id)


def _fitting(rows: CaseRows, child_id: UUID | None) -> Iterator[tuple[str, str, dt.date | None]]:
    """Yield what fits: the rhythm, why, and the day it would be counted from to begin with. Placement asks for most."""
    help_now = running(rows, child_id)
    placed = [each for each in help_now if is_placement(each)]
    early = [each for each in help_now if decision_of(each).is_early_help]
    other = [each for each in help_now if each not in placed and each not in early]
    if placed:
        yield PLACED, f"{_who(rows, placed, child_id)} bor uden for hjemmet, så der følges tæt op.", _start(placed)
    elif other:
        yield PREVENTIVE, f"{_names(other)} er i gang.", _start(other)
    elif not early and (met := _last_meeting(rows)):
        yield NETWORK, "I mødes i netværket, og der er ingen anden hjælp i gang.", met
    if early and not placed and not other:
        why = f"{_names(early)} er tidlig hjælp. Der følges op på samtaler og alder; en rytme aftaler I selv."
        yield TALKS, why, _start(early)


def _offer(preset: Preset, why: str, start: dt.date | None, last: dt.date | None, today: dt.date) -> RhythmOffer:
    step = preset.then if preset.kind is CadenceKind.SERIES else None
    is_first = preset.kind is CadenceKind.SERIES and last is None and preset.first != step
    first = preset.first if is_first else None
    every, unit = _counted(step)
    first_count, first_unit = _counted(first)
    about = " ".join(filter(None, (preset.explanation, f"Kilde: {preset.source}." if preset.source else "")))
    return RhythmOffer(
        preset.id, preset.name, every, unit, first_count, first_unit, last or start or today, why, about,
        preset.uncertain, FollowUpKind.SUPERVISION if preset.last is Trigger.VISIT else FollowUpKind.FOLLOW_UP,
    )  # fmt: skip


def _is_rhythm(preset: Preset) -> bool:
    """Tell whether it is a rhythm of meeting the family; the review with the leader has a page of its own."""
    return preset.kind is CadenceKind.SERIES and preset.last is not Trigger.REVIEW


def _counted(step: Step | None) -> tuple[int | None, str]:
    if step is None or step.unit not in UNITS:
        return None, ""
    return step.count, UNITS[step.unit].value


def _law_words(book: RuleBook, rows: CaseRows, child_id: UUID | None) -> str:
    """Return »Loven siger: første gang senest …« for help that was decided; early help is an agreement."""
    decided = [each for each in running(rows, child_id) if not decision_of(each).is_early_help]
    start, rule = _start(decided), book.cadence(LAW)
    first = next_follow_up(rule, start) if start and rule else None
    return f"Første gang senest {long_date(first.due)}. {first.because}" if first else ""


def _start(found: list[Intervention]) -> dt.date | None:
    """Return the day the newest of them began; it is the new help that is to be followed closely."""
    days = [each.since.start for each in found if each.since and each.since.start]
    return max(days, default=None)


def _last_meeting(rows: CaseRows) -> dt.date | None:
    held = [each.held_on for each in rows.of(Meeting) if each.status is MeetingStatus.HELD and each.held_on]
    return max(held, default=None)


def _names(found: list[Intervention]) -> str:
    return join_names([f"»{each.name}«" if each.name else "Hjælpen" for each in found[:2]])


def _who(rows: CaseRows, found: list[Intervention], child_id: UUID | None) -> str:
    """Return the names of those who are placed; of all the children when the help is for all."""
    ids = {each.child_id for each in found}
    asked = [rows.called(person.id) for child, person in rows.children(child_id) if None in ids or child.id in ids]
    return join_names(asked) or "Barnet"
