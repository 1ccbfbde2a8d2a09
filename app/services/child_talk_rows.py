"""Talks with a child as rows: what was said, in which house, with which marks and pictures, and before what."""

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import approx, day_date, long_date
from app.models.assessment import Assessment
from app.models.attachment import Attachment
from app.models.base import CaseRecord
from app.models.enums_early import House, Rater
from app.models.knowledge import ChildTalk
from app.models.meeting import Meeting
from app.models.ruling import FormalDecision
from app.models.voice import HouseWord, WellbeingMark
from app.services.snapshot import CaseRows
from app.services.wellbeing_own import ruler_kept
from app.wording import word


@dataclass(frozen=True, slots=True)
class HouseWordRow:
    """One thing the child told in a house, in its own words."""

    id: UUID
    house: House
    text: str


@dataclass(frozen=True, slots=True)
class TalkPicture:
    """A drawing or photo of a talk, by its id in the vault."""

    id: UUID
    name: str
    media_type: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkRow:
    """One talk. `on` is the day as it is read, `before` the column and id of what it came before.

    With `not_held_because` it was not held, and only that and `done_instead` say something.
    """

    id: UUID
    child_id: UUID
    called: str
    day: dt.date | None
    on: str
    with_id: UUID | None
    with_whom: str
    place: str
    how: str
    alone: bool | None
    others: str
    own_words: str
    companion_offered: bool | None
    companion: str
    before: tuple[str, UUID] | None
    before_words: str
    not_held_because: str
    done_instead: str
    houses: tuple[HouseWordRow, ...]
    marks: tuple[str, ...]
    pictures: tuple[TalkPicture, ...]

    @property
    def was_held(self) -> bool:
        """Whether the child was talked with."""
        return not self.not_held_because

    @property
    def facts(self) -> str:
        """Return everything but the child's words in one line: »med Camilla · skolen · alene«."""
        parts = (
            f"med {self.with_whom}" if self.with_whom else "",
            self.place,
            self.how,
            f"{self.others} var med" if self.others else "",
            self._companion(),
            f"før: {self.before_words}" if self.before_words else "",
        )
        return " · ".join(each for each in parts if each)

    def _companion(self) -> str:
        if self.companion:
            return f"bisidder: {self.companion}"
        if self.companion_offered is None:
            return ""
        return "bisidder tilbudt" if self.companion_offered else "bisidder ikke tilbudt"


def was_held(talk: ChildTalk) -> bool:
    """Tell whether a child was talked with; a row that says why not is none."""
    return not talk.not_held_because


def held_talks(rows: CaseRows, child_id: UUID | None = None) -> list[ChildTalk]:
    """Return the talks that were held with a child or (None) any, in their order."""
    return [each for each in rows.of(ChildTalk) if was_held(each) and child_id in (None, each.child_id)]


def talks_in_time(rows: CaseRows, child_id: UUID | None = None) -> list[ChildTalk]:
    """Return the talks of a child or (None) of all by their day; those not held and of no known day come first."""
    own = [each for each in rows.of(ChildTalk) if child_id in (None, each.child_id)]
    return sorted(own, key=_when)


def talk_row(rows: CaseRows, talk: ChildTalk, off: Container[str] = ()) -> TalkRow:
    """Return a talk as the caseworker's own screen shows it; nothing of the columns of parts that are `off`."""
    child = next((person for child, person in rows.children(talk.child_id)), None)
    found = before_of(rows, talk)
    before = found if found and found[0] not in off else None
    return TalkRow(
        id=talk.id,
        child_id=talk.child_id,
        called=rows.called(child.id) if child else "",
        day=(talk.on.end or talk.on.start) if talk.on else None,
        on=approx(talk.on) if talk.on else "",
        with_id=talk.with_id,
        with_whom=rows.called(talk.with_id),
        place=talk.place or "",
        how=talk.how or "",
        alone=talk.alone,
        others=talk.others or "",
        own_words=talk.own_words or "",
        companion_offered=talk.companion_offered,
        companion=talk.companion or "",
        before=(before[0], before[1].id) if before else None,
        before_words=before_words(before[1]) if before else "",
        not_held_because=talk.not_held_because or "",
        done_instead=talk.done_instead or "",
        houses=house_words(rows, talk.id),
        marks=tuple(mark_words(rows, each) for each in rows.of(WellbeingMark) if each.child_talk_id == talk.id),
        pictures=_pictures(rows, talk.id),
    )


def _pictures(rows: CaseRows, talk_id: UUID) -> tuple[TalkPicture, ...]:
    return tuple(
        TalkPicture(each.id, each.name or word(each.kind).capitalize(), each.media_type or "")
        for each in rows.of(Attachment)
        if each.child_talk_id == talk_id
    )


def house_words(rows: CaseRows, talk_id: UUID) -> tuple[HouseWordRow, ...]:
    """Return what a child told in the three houses at one talk, house by house."""
    found = [HouseWordRow(each.id, each.house, each.text or "") for each in rows.inside(HouseWord, talk_id)]
    return tuple(each for house in House for each in found if each.house is house and each.text)


def mark_words(rows: CaseRows, mark: WellbeingMark) -> str:
    """Return »Hvordan går det i skolen? 2 af 5 (Svært), sat af Lone«; the child's own mark has no name."""
    ruler = ruler_kept(rows.unit, mark.ruler_version)
    step = ruler.step(mark.value) if ruler else None
    value = f"{mark.value}{f' af {ruler.top}' if ruler else ''}" if mark.value is not None else "–"
    who = "" if mark.rater is Rater.CHILD else f", sat af {rows.called(mark.rated_by_id) or word(mark.rater)}"
    return f"{mark.wording or 'Mærke'} {value}{f' ({step.word})' if step and step.word else ''}{who}"


def before_of(rows: CaseRows, talk: ChildTalk) -> tuple[str, CaseRecord] | None:
    """Return what a talk came before: the column and the row; None when nothing is said or it is gone."""
    pointed: tuple[tuple[str, UUID | None, type[CaseRecord]], ...] = (
        ("meeting_id", talk.meeting_id, Meeting),
        ("decision_id", talk.decision_id, FormalDecision),
        ("assessment_id", talk.assessment_id, Assessment),
    )
    for column, row_id, kind in pointed:
        row = next((each for each in rows.of(kind) if each.id == row_id), None) if row_id else None
        if row is not None:
            return column, row
    return None


def before_words(row: CaseRecord) -> str:
    """Return »mødet onsdag den 18. november 2026«, »afgørelsen: Aflastning«, »undersøgelsen fra 1. maj 2026«."""
    day = day_of(row)
    if isinstance(row, Meeting):
        return f"mødet {day_date(day)}" if day else "et møde uden dag"
    if isinstance(row, FormalDecision):
        return f"afgørelsen: {row.name}" if row.name else f"afgørelsen {long_date(day)}" if day else "en afgørelse"
    kind = word(row.kind) if isinstance(row, Assessment) else row.title.lower()
    return f"{kind} fra {long_date(day)}" if day else kind


def day_of(row: CaseRecord) -> dt.date | None:
    """Return the day of a meeting, a decision or an assessment; None while it has none."""
    match row:
        case Meeting():
            return row.held_on
        case FormalDecision():
            return row.on
        case Assessment():
            return row.begun_on
    return None


def _when(talk: ChildTalk) -> tuple[bool, dt.date, str]:
    day = (talk.on.end or talk.on.start) if talk.on else None
    return was_held(talk), day or dt.date.min, talk.order_key or ""
