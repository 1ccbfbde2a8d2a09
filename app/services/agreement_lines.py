"""Agreements jotted down in one line: read, kept at once, and queued when something is not certain."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.agreement_line import AgreementLine, read_agreement
from app.language.dates import at_clock, day_date, day_month
from app.language.folding import fold, possessive
from app.language.recurrence import recurrence_words
from app.language.table_people import PersonAtTable
from app.language.when_found import LineWhen
from app.models.agreement import Agreement
from app.models.enums import Floor
from app.models.enums_meeting import AgreementArea, AgreementState
from app.models.enums_people import LOST_PREGNANCIES
from app.models.meeting import Meeting, Participant
from app.models.people import Person
from app.models.setup import Profile
from app.rules.holidays import is_working_day
from app.rules.visibility import Viewer
from app.services.agreement_when import keep_when
from app.services.agreements import THERE, add_agreement
from app.services.family import family_for
from app.services.ports import Unit, use_case
from app.services.relation_words import words_in
from app.services.sight import Sight
from app.services.snapshot import CaseRows, read_case

EMPTY_LINE = "Skriv, hvad der er aftalt."


@dataclass(frozen=True, slots=True)
class LinePreview:
    """A line as it is understood so far, for a quiet row under the field. `waiting` are owners who are not here."""

    who: tuple[str, ...]
    what: str
    when: str
    waiting: tuple[str, ...]
    questions: tuple[str, ...]
    to_be_decided: bool
    proposal: bool
    area: AgreementArea | None
    line: AgreementLine

    @property
    def sentence(self) -> str:
        """»Kasper · henter til træning · hver tirsdag og torsdag fra 24. november«."""
        return " · ".join(part for part in (", ".join(self.who), self.what, self.when) if part)


@use_case("agreement.people")
def people_at_table(unit: Unit, meeting_id: UUID) -> tuple[PersonAtTable, ...]:
    """Return everybody a line may name: those asked to the meeting first, then the others of the case who are alive.

    Besides name and role they are known by what they are to the children (»Mathias' mor«), and by where they work.
    """
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    asked = {each.person_id: each for each in rows.inside(Participant, meeting_id)}
    kin = _kin_names(rows)
    writer = _writer(unit, rows, meeting)
    children = {person.id for _, person in rows.children()}
    living = [each for each in rows.of(Person) if not each.deceased and each.kind not in LOST_PREGNANCIES]
    named = [each for each in living if each.name or each.called or each.role]
    return tuple(
        PersonAtTable(
            person.id, rows.called(person.id), person.name or "", person.role or "",
            tuple(_other_names(person, kin.get(person.id, ()), is_writer=person.id == writer)),
            person.id in asked and asked[person.id].attendance in THERE, person.id in children,
        )
        for person in sorted(named, key=lambda each: each.id not in asked)
    )  # fmt: skip


def line_preview(text: str, people: tuple[PersonAtTable, ...], today: dt.date) -> LinePreview:
    """Return how a line is read. Touches no store, so it may be asked for at every key."""
    line = read_agreement(text, people, today, is_working_day)
    called = {each.id: each.called for each in people}
    return LinePreview(
        tuple(called[each] for each in line.owners), line.what, when_read(line, today),
        tuple(called[each] for each in line.absent), line.questions, line.to_be_decided, line.proposal, line.area, line,
    )  # fmt: skip


@use_case("agreement.line")
def add_line(
    unit: Unit, meeting_id: UUID, text: str, *, proposal: bool = False, proposed_by: UUID | None = None, area: str = "",
    people: tuple[PersonAtTable, ...] | None = None,
) -> UUID:  # fmt: skip
    """Keep a line as an agreement at once; what is not certain waits in `to_check`. Returns its id.

    What the law leaves to others is »skal afgøres«, and a proposal stays one until the family has answered. `people`
    are those the line was read with while it was typed; else they are read. Raises UserError for a line without words.
    """
    meeting = unit.get(Meeting, meeting_id)
    at_table = people_at_table(unit, meeting_id) if people is None else people
    line = read_agreement(text, at_table, unit.today, is_working_day)
    if not line.typed:
        raise UserError(EMPTY_LINE)
    state = AgreementState.PROPOSAL if proposal or line.proposal or proposed_by else AgreementState.AGREED
    agreement_id = add_agreement(
        unit, meeting.case_id, text=line.what or line.typed, owners=tuple(_ids(line)), meeting_id=meeting_id,
        area=area or (line.area or AgreementArea.OTHER).value,
        state=(AgreementState.TO_BE_DECIDED if line.to_be_decided else state).value,
    )  # fmt: skip
    agreement = unit.get(Agreement, agreement_id)
    keep_when(agreement, line.when_text, _when(line))
    agreement.typed, agreement.proposed_by_id = line.typed, proposed_by
    agreement.decides = line.decides or None
    agreement.to_check = "\n".join(line.questions) or None
    return agreement_id


@use_case("agreement.resolve")
def resolve_line(unit: Unit, agreement_id: UUID) -> None:
    """Say that an agreement has been looked at and is right as it stands."""
    unit.get(Agreement, agreement_id).to_check = None


def when_read(line: AgreementLine, today: dt.date) -> str:
    """Return when as it was understood (»hver tirsdag fra 24. november«), else as it was written."""
    parts = [recurrence_words(_endless(line.recurrence))] if line.recurrence else []
    parts += [day_date(line.on).removesuffix(f" {today.year}")] if line.on else []
    parts += [at_clock(line.time)] if line.time and (line.on or line.recurrence) else []
    parts += [f"fra {_day(line.start, today)}"] if line.start else []
    parts += [f"til {_day(line.until, today)}"] if line.until else []
    return " ".join(parts) or line.when_text


def _endless(rule: str) -> str:
    return ";".join(part for part in rule.split(";") if not part.startswith("UNTIL="))


def _day(day: dt.date, today: dt.date) -> str:
    return day_month(day) if day.year == today.year else f"{day_month(day)} {day.year}"


def _ids(line: AgreementLine) -> Iterator[UUID]:
    yield from (each for each in line.owners if isinstance(each, UUID))


def _when(line: AgreementLine) -> LineWhen:
    return LineWhen(line.on, line.recurrence, line.time, line.start, line.until, line.times, line.ongoing)


def _kin_names(rows: CaseRows) -> dict[UUID, list[str]]:
    """Return what people are to the children: »Mathias' mor«, and »mor« when that is so for every child."""
    words: dict[UUID, list[set[str]]] = {}
    children = [person for _, person in rows.children()]
    names: dict[UUID, list[str]] = {}
    family = family_for(rows, Sight(rows, Viewer(Floor.CASEWORKER)), rows.today)
    for child in children:
        for person_id, said in words_in(family, child.id).items():
            kin = set(said.split(" og "))
            words.setdefault(person_id, []).append(kin)
            names.setdefault(person_id, []).extend(f"{possessive(rows.called(child.id))} {each}" for each in kin)
    for person_id, each in words.items():
        names[person_id] += sorted(set.intersection(*each)) if len(each) == len(children) else []
    return names


def _other_names(person: Person, kin: list[str] | tuple[str, ...], *, is_writer: bool) -> Iterator[str]:
    yield from kin
    if person.organisation:
        yield person.organisation.split(",")[0]
    if is_writer:
        yield "jeg"


def _writer(unit: Unit, rows: CaseRows, meeting: Meeting) -> UUID | None:
    """Return who »jeg« is: the one who takes the minutes, else the caseworker when she is a person of the case."""
    profile = next(iter(unit.live(Profile)), None)
    own = fold(profile.name or "") if profile else ""
    same = [each.id for each in rows.of(Person) if own and fold(each.name or "") == own]
    if meeting.minutes_id:
        return meeting.minutes_id
    return same[0] if len(same) == 1 else None
