"""»Nået siden sidst« as frozen rows, and how it is said: warm and true, never a score or a comparison."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.language.dates import day_month, long_date


class ReachedKind(StrEnum):
    """What was reached, in the order it is told. NEAR is not reached yet; NAMELESS may not say what it is."""

    GOAL = "goal"
    STEP_DOWN = "step_down"
    CASE_CLOSED = "case_closed"
    WORRY = "worry"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow_up"
    MEETING = "meeting"
    TALK = "talk"
    NEAR = "near"
    NAMELESS = "nameless"


@dataclass(frozen=True, slots=True)
class ReachedCount:
    """How many of one kind, as a whole phrase: »12 aftaler lykkedes«."""

    kind: ReachedKind
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class ReachedLine:
    """One thing that was reached, and the case and its tab where it stands.

    `who` is the children it is about; empty, with neutral words, while a child is heard without somebody.
    """

    kind: ReachedKind
    words: str
    who: str
    on: dt.date | None
    case_id: UUID
    tab: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """What was reached from `since` to `until`, both with; `opening` is always there, also when nothing was written.

    `lines` are the newest few of each kind, the newest first; `counts` tell of all. `near` is what is nearly reached.
    """

    since: dt.date
    until: dt.date
    opening: str
    counts: tuple[ReachedCount, ...] = ()
    lines: tuple[ReachedLine, ...] = ()
    near: tuple[ReachedLine, ...] = ()

    @property
    def heading(self) -> str:
        """Return »Nået siden 26. oktober«, with the year when it is another."""
        same = self.since.year == self.until.year
        return f"Nået siden {day_month(self.since) if same else long_date(self.since)}"


NOTHING = (
    "Der er ikke skrevet noget i perioden. Det betyder ikke, at der ikke er sket noget: Meget godt arbejde ses først "
    "senere."
)
NO_GOALS_YET = "Ingen mål er nået i perioden."
_PHRASES: Mapping[ReachedKind, tuple[str, str]] = {
    ReachedKind.GOAL: ("1 mål er nået", "{} mål er nået"),
    ReachedKind.STEP_DOWN: ("1 barn får hjælp på et lavere trin", "{} børn får hjælp på et lavere trin"),
    ReachedKind.CASE_CLOSED: ("1 sag er afsluttet med målene nået", "{} sager er afsluttet med målene nået"),
    ReachedKind.WORRY: ("1 bekymring er løst", "{} bekymringer er løst"),
    ReachedKind.AGREEMENT: ("1 aftale lykkedes", "{} aftaler lykkedes"),
    ReachedKind.FOLLOW_UP: ("1 opfølgning er holdt", "{} opfølgninger er holdt"),
    ReachedKind.MEETING: ("barnet var med til 1 møde", "børn var med til {} møder"),
    ReachedKind.TALK: ("I har talt med 1 barn", "I har talt med {} børn"),
}
_FIRST = (ReachedKind.GOAL, ReachedKind.STEP_DOWN, ReachedKind.CASE_CLOSED, ReachedKind.WORRY, ReachedKind.AGREEMENT)
_MOST_SAID = 2


def counted(kind: ReachedKind, number: int) -> ReachedCount:
    """Return a number of one kind with its words."""
    one, more = _PHRASES[kind]
    return ReachedCount(kind, number, one if number == 1 else more.format(number))


def opening_of(counts: Sequence[ReachedCount], *, has_goals: bool, near: int) -> str:
    """Return one to three sentences: the goals, then what went well, then the children somebody talked with.

    »Ingen mål er nået i perioden, men 2 er næsten. I har talt med 14 børn.« That no goal is reached is not said
    where there are none, nor beside a case that ended well; and nothing is ever compared.
    """
    if not counts:
        return f"{_no_goals(near)} {NOTHING}" if near else NOTHING
    by_kind = {each.kind: each.words for each in counts}
    goals = by_kind.pop(ReachedKind.GOAL, "")
    lacks = has_goals and ReachedKind.CASE_CLOSED not in by_kind
    first = f"{goals}." if goals else _no_goals(near) if lacks else ""
    told = [by_kind[kind] for kind in _FIRST if kind in by_kind][:_MOST_SAID]
    rest = [words for kind, words in by_kind.items() if kind not in _FIRST]
    told += [by_kind[ReachedKind.TALK]] if ReachedKind.TALK in by_kind else rest[:1]
    return " ".join(each for each in (first, _sentence(told)) if each)


def _no_goals(near: int) -> str:
    if not near:
        return NO_GOALS_YET
    return f"{NO_GOALS_YET.removesuffix('.')}, men {'ét' if near == 1 else near} er næsten."


def _sentence(clauses: list[str]) -> str:
    """Return whole clauses as one sentence; Danish has a comma before »og« between them."""
    joined = ", og ".join(filter(None, (", ".join(clauses[:-1]), *clauses[-1:])))
    return f"{joined[:1].upper()}{joined[1:]}." if joined else ""
