"""Agreements: who does what and when. Each owner answers for themselves; what law decides is never agreed."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.date_reader import read_when
from app.language.dates import at_clock, clock, day_date
from app.language.folding import join_names
from app.language.recurrence import recurrence_words
from app.models.agreement import Agreement, AgreementOwner
from app.models.enums_meeting import AgreementArea, AgreementOutcome, AgreementState, Attendance, OwnerAnswer
from app.models.meeting import Meeting, Participant
from app.models.order import key_between
from app.rules.holidays import is_working_day
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

THERE = (Attendance.PRESENT, Attendance.PARTLY, Attendance.PHONE)


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement for lists: number, owners, sentence, when, and what is missing.

    `doers` are the names the sentence begins with; `answers` hold what each owner has said.
    """

    id: UUID
    number: int
    owners: str
    text: str
    sentence: str
    detail: str
    when: str
    area: AgreementArea
    state: AgreementState
    awaiting: tuple[str, ...]
    outcome: AgreementOutcome | None
    lacks_date: bool
    owner_ids: tuple[UUID, ...]
    when_text: str
    doers: str
    answers: tuple[tuple[UUID, str, OwnerAnswer], ...]


@use_case("agreement.list")
def list_agreements(unit: Unit, case_id: UUID, *, meeting_id: UUID | None = None) -> list[AgreementRow]:
    """Return the agreements of a case, or of one meeting, numbered in their order."""
    unit.about(case_id)
    return agreement_rows(read_case(unit, case_id), meeting_id=meeting_id)


@use_case("agreement.add")
def add_agreement(
    unit: Unit, case_id: UUID, *, text: str, owners: tuple[UUID, ...] = (), when: str = "", area: str = "other",
    meeting_id: UUID | None = None, state: str = "agreed",
) -> UUID:  # fmt: skip
    """Add an agreement from what was typed; `when` may be a day, a rhythm or plain words (»inden jul«).

    An owner who was at the meeting has said yes there; anybody else is »mangler svar«. Raises UserError without text.
    """
    words = typed_text(text)
    if not words:
        raise UserError("Skriv, hvad der er aftalt.")
    agreement = Agreement(case_id=case_id, text=words, area=AgreementArea(area), meeting_id=meeting_id)
    agreement.state = AgreementState(state)
    agreement.order_key = next_key(unit, Agreement, case_id)
    _set_when(agreement, when, unit.today)
    unit.add(agreement)
    unit.session.flush()
    _set_owners(unit, agreement, owners)
    return agreement.id


@use_case("agreement.change")
def change_agreement(
    unit: Unit, agreement_id: UUID, *, text: str | None = None, when: str | None = None, area: str | None = None,
    detail: str | None = None, owners: tuple[UUID, ...] | None = None, state: str | None = None,
) -> None:  # fmt: skip
    """Change what was agreed; None leaves a part as it is."""
    agreement = unit.get(Agreement, agreement_id)
    if text is not None:
        agreement.text = typed_text(text) or agreement.text
    if when is not None:
        _set_when(agreement, when, unit.today)
    if detail is not None:
        agreement.detail = typed_text(detail) or None
    agreement.area = AgreementArea(area) if area else agreement.area
    agreement.state = AgreementState(state) if state else agreement.state
    if owners is not None:
        _set_owners(unit, agreement, owners)


@use_case("agreement.answer")
def answer_agreement(unit: Unit, agreement_id: UUID, person_id: UUID, *, answer: str) -> None:
    """Note an owner's own answer. Raises UserError when the person does not own the agreement."""
    found = [each for each in _owners(unit, agreement_id) if each.person_id == person_id]
    if not found:
        raise UserError("Den person har ikke del i aftalen. Sæt personen på aftalen først.")
    found[0].answer = OwnerAnswer(answer)


@use_case("agreement.outcome")
def judge_agreement(unit: Unit, agreement_id: UUID, *, outcome: str) -> None:
    """Note how it went; »lykkedes« today is done today."""
    agreement = unit.get(Agreement, agreement_id)
    agreement.outcome = AgreementOutcome(outcome)
    agreement.done_on = unit.today if agreement.outcome is AgreementOutcome.KEPT else None


@use_case("agreement.remove")
def remove_agreement(unit: Unit, agreement_id: UUID) -> None:
    """Take an agreement away (undoable)."""
    unit.remove(unit.get(Agreement, agreement_id))


def agreement_rows(rows: CaseRows, *, meeting_id: UUID | None = None) -> list[AgreementRow]:
    """Return the agreements as rows; numbers follow the order within the meeting or the case."""
    found = [each for each in rows.of(Agreement) if meeting_id in (None, each.meeting_id)]
    found = [each for each in found if each.state is not AgreementState.DROPPED]
    return [_row(rows, agreement, number) for number, agreement in enumerate(found, start=1)]


def sentence_of(rows: CaseRows, agreement: Agreement) -> str:
    """Return the agreement as one or two full sentences: »Henning vækker Mathias … Lone skriver …«."""
    owners = rows.inside(AgreementOwner, agreement.id)
    parts = [f"{_doers(rows, owners)} {agreement.text}".strip()]
    parts += [f"{rows.called(each.person_id)} {each.part}" for each in owners if each.part]
    parts += [agreement.detail] if agreement.detail else []
    return " ".join(_full_stop(part) for part in parts)


def _with_time(agreement: Agreement, *, keep: bool) -> str:
    """Return the words as they were said, with the time when neither they nor the agreement hold it."""
    words, at_time = agreement.when_text or "", agreement.at_time
    if at_time is None:
        return words
    heard = f"{words} {agreement.text or ''}"
    said = clock(at_time) in heard or at_clock(at_time) in heard
    return words if said else f"{words} {at_clock(at_time, keep=keep)}"


def when_words(agreement: Agreement, *, keep: bool = False) -> str:
    """Return when in Danish: as it was said, else from rhythm, time and days."""
    if agreement.when_text:
        return _with_time(agreement, keep=keep)
    words = [recurrence_words(agreement.recurrence)] if agreement.recurrence else []
    words += [at_clock(agreement.at_time, keep=keep)] if agreement.at_time else []
    if agreement.starts_on:
        words.append(f"fra {day_date(agreement.starts_on, keep=keep)}")
    if agreement.due_on:
        words.append(f"senest {day_date(agreement.due_on, keep=keep)}")
    return " ".join(words)


def _doers(rows: CaseRows, owners: list[AgreementOwner]) -> str:
    return join_names([rows.called(each.person_id) for each in owners if not each.part])


def _row(rows: CaseRows, agreement: Agreement, number: int) -> AgreementRow:
    owners = rows.inside(AgreementOwner, agreement.id)
    waiting = tuple(rows.called(each.person_id) for each in owners if each.answer is OwnerAnswer.AWAITING)
    return AgreementRow(
        id=agreement.id,
        number=number,
        owners=join_names([rows.called(each.person_id) for each in owners]),
        text=agreement.text or "",
        sentence=sentence_of(rows, agreement),
        detail=agreement.detail or "",
        when=when_words(agreement),
        area=agreement.area,
        state=agreement.state,
        awaiting=waiting,
        outcome=agreement.outcome,
        lacks_date=not (agreement.due_on or agreement.recurrence or agreement.starts_on or agreement.ongoing),
        owner_ids=tuple(each.person_id for each in owners),
        when_text=agreement.when_text or "",
        doers=_doers(rows, owners),
        answers=tuple((each.person_id, rows.called(each.person_id), each.answer) for each in owners),
    )


def _full_stop(text: str) -> str:
    sentence = text[:1].upper() + text[1:]
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _set_when(agreement: Agreement, when: str, today: dt.date) -> None:
    words = typed_text(when)
    read = read_when(words, today, working_day=is_working_day)
    agreement.when_text = words or None
    agreement.recurrence, agreement.at_time = read.recurrence, read.time
    agreement.starts_on = read.on if read.recurrence else None
    agreement.due_on = None if read.recurrence else read.on


def _owners(unit: Unit, agreement_id: UUID) -> list[AgreementOwner]:
    return unit.live(AgreementOwner, AgreementOwner.agreement_id == agreement_id)


def _set_owners(unit: Unit, agreement: Agreement, people: tuple[UUID, ...]) -> None:
    present = _present(unit, agreement.meeting_id)
    old = {each.person_id: each for each in _owners(unit, agreement.id)}
    for person_id, owner in old.items():
        if person_id not in people:
            unit.remove(owner)
    key: str | None = None
    for person_id in people:
        key = key_between(key, None)
        if person_id in old:
            old[person_id].order_key = key
            continue
        answer = OwnerAnswer.YES if person_id in present else OwnerAnswer.AWAITING
        unit.add(
            AgreementOwner(
                case_id=agreement.case_id, agreement_id=agreement.id, person_id=person_id, answer=answer, order_key=key
            )
        )


def _present(unit: Unit, meeting_id: UUID | None) -> set[UUID]:
    if meeting_id is None:
        return set()
    unit.get(Meeting, meeting_id)
    there = unit.live(Participant, Participant.meeting_id == meeting_id)
    return {each.person_id for each in there if each.attendance in THERE}
