"""Agreements as rows for lists, and the words an agreement is told with: who, what, when."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.language.dated_words import dated
from app.language.dates import at_clock, clock, day_date
from app.language.folding import join_names
from app.language.recurrence import recurrence_words
from app.models.agreement import Agreement, AgreementOwner
from app.models.enums_meeting import AgreementArea, AgreementOutcome, AgreementState, Attendance, OwnerAnswer
from app.services.snapshot import CaseRows

THERE = (Attendance.PRESENT, Attendance.PARTLY, Attendance.PHONE)


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement for lists: number, owners, sentence, when, and what is missing.

    `doers` are the names the sentence begins with; `answers` hold what each owner has said, and `asked` those who were
    really asked for it. `typed` and `to_check` are for the caseworker's own screen and nobody else's.
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
    asked: frozenset[UUID] = frozenset()
    proposed_by: str = ""
    proposed_by_id: UUID | None = None
    family_answer: OwnerAnswer | None = None
    continues_id: UUID | None = None
    decides: str = ""
    due_on: dt.date | None = None
    typed: str = ""
    to_check: str = ""

    @property
    def is_agreed(self) -> bool:
        """Whether it was decided at the table; a proposal is not, and what law decides never is."""
        return self.state is AgreementState.AGREED


def agreement_rows(rows: CaseRows, *, meeting_id: UUID | None = None) -> list[AgreementRow]:
    """Return the agreements as rows; numbers follow the order within the meeting or the case."""
    found = [each for each in rows.of(Agreement) if meeting_id in (None, each.meeting_id)]
    found = [each for each in found if each.state is not AgreementState.DROPPED]
    return [agreement_row(rows, agreement, number) for number, agreement in enumerate(found, start=1)]


def agreement_row(rows: CaseRows, agreement: Agreement, number: int) -> AgreementRow:
    """Return one agreement as a row with the number it stands under."""
    owners = rows.inside(AgreementOwner, agreement.id)
    answers = tuple((each.person_id, rows.called(each.person_id), each.answer) for each in owners)
    return AgreementRow(
        id=agreement.id,
        number=number,
        owners=join_names([name for _, name, _ in answers]),
        text=agreement.text or "",
        sentence=sentence_of(rows, agreement),
        detail=agreement.detail or "",
        when=when_words(agreement),
        area=agreement.area,
        state=agreement.state,
        awaiting=tuple(name for _, name, answer in answers if answer is OwnerAnswer.AWAITING),
        outcome=agreement.outcome,
        lacks_date=not (agreement.due_on or agreement.recurrence or agreement.starts_on or agreement.ongoing),
        owner_ids=tuple(each.person_id for each in owners),
        when_text=agreement.when_text or "",
        doers=_doers(rows, owners),
        answers=answers,
        asked=frozenset(each.person_id for each in owners if each.answered_on),
        proposed_by=rows.called(agreement.proposed_by_id),
        proposed_by_id=agreement.proposed_by_id,
        family_answer=agreement.family_answer,
        continues_id=agreement.continues_id,
        decides=agreement.decides or "",
        due_on=agreement.due_on,
        typed=agreement.typed or "",
        to_check=agreement.to_check or "",
    )


def sentence_of(rows: CaseRows, agreement: Agreement) -> str:
    """Return the agreement as one or two full sentences: »Henning vækker Mathias … Lone skriver …«."""
    owners = rows.inside(AgreementOwner, agreement.id)
    parts = [f"{_doers(rows, owners)} {agreement.text}".strip()]
    parts += [f"{rows.called(each.person_id)} {each.part}" for each in owners if each.part]
    parts += [agreement.detail] if agreement.detail else []
    return " ".join(_full_stop(part) for part in parts)


def when_words(agreement: Agreement, *, keep: bool = False) -> str:
    """Return when in Danish: as it was said with the day beside it, else from rhythm, time and days."""
    if agreement.when_text:
        return dated(_with_time(agreement, keep=keep), agreement.due_on, keep=keep)
    words = [recurrence_words(agreement.recurrence)] if agreement.recurrence else []
    words += [at_clock(agreement.at_time, keep=keep)] if agreement.at_time else []
    if agreement.starts_on:
        words.append(f"fra {day_date(agreement.starts_on, keep=keep)}")
    if agreement.due_on:
        words.append(f"senest {day_date(agreement.due_on, keep=keep)}")
    return " ".join(words)


def _with_time(agreement: Agreement, *, keep: bool) -> str:
    """Return the words as they were said, with the time when neither they nor the agreement hold it."""
    words, at_time = agreement.when_text or "", agreement.at_time
    if at_time is None:
        return words
    heard = f"{words} {agreement.text or ''}"
    said = clock(at_time) in heard or at_clock(at_time) in heard
    return words if said else f"{words} {at_clock(at_time, keep=keep)}"


def _doers(rows: CaseRows, owners: list[AgreementOwner]) -> str:
    return join_names([rows.called(each.person_id) for each in owners if not each.part])


def _full_stop(text: str) -> str:
    sentence = text[:1].upper() + text[1:]
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
