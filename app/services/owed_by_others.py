"""»Det venter vi på fra andre«: what somebody else was asked for or has promised in one case, those to ring first.

It is read from what is written where it belongs: consents, information asked for, hearings, agreements, invitations,
granted help. What nobody but the caseworker herself does is none of it. While a child is heard without a parent, a line
that parent must not read of says only what sort of thing it is, as everywhere beside a table.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final
from uuid import UUID

from app.language.dates import day_month
from app.language.folding import fold, join_names
from app.models.agreement import Agreement, AgreementOwner
from app.models.assessment import Assessment, FetchedInformation, ProfessionalView
from app.models.base import CaseRecord
from app.models.enums import InterventionStatus
from app.models.enums_early import FetchState
from app.models.enums_meeting import AgreementState, Invitation, MeetingStatus, OwnerAnswer
from app.models.enums_people import ConsentAnswer
from app.models.meeting import Meeting, Participant
from app.models.people import Person
from app.models.plan import Intervention
from app.models.ruling import PartyHearing
from app.models.setup import Profile
from app.services.agreements import sentence_of
from app.services.consents_kept_basis import kept_of
from app.services.consents_kept_read import consent_title
from app.services.discreet_rows import Discretion, neutral_title
from app.services.modules import ASSESSMENTS, RULINGS, switched_off
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case

CONSENT, HEARING = "Svar på samtykke: {what}", "Svar på høringen{about}"
FETCHED, VIEW = "Oplysninger: {what}", "Bidrag til undersøgelsen"
ANSWER, INVITED, STARTS = "Svar på aftalen: {what}", "Svar på, om de kommer til mødet{day}", "Begynder med {what}"
SOMEBODY: Final = "En anden"


@dataclass(frozen=True, kw_only=True, slots=True)
class OwedRow:
    """One thing somebody else owes. Days are None when nobody wrote them; `late`: its last day has passed.

    `person_id` is whom to ring, None when it is nobody of the case. `tab` and `row_id` are where it was written, what
    stands on the page of an assessment or a decision by the id of that; with `meeting_id` it is on the page of that
    meeting.
    """

    who: str
    what: str
    since: dt.date | None
    until: dt.date | None
    late: bool
    person_id: UUID | None
    tab: str
    row_id: UUID
    meeting_id: UUID | None = None
    is_nameless: bool = False
    """Only what sort of thing it is stands there: somebody beside the screen may not read of it."""


@dataclass(frozen=True, slots=True)
class _Case:
    rows: CaseRows
    judge: Discretion
    mine: frozenset[UUID]

    def row(
        self, record: CaseRecord, tab: str, what: str, *, person: UUID | None = None, who: str = "",
        since: dt.date | None = None, until: dt.date | None = None, meeting: UUID | None = None,
    ) -> OwedRow:  # fmt: skip
        hidden = self.judge.hides(record)
        return OwedRow(
            who=SOMEBODY if hidden else who or self.rows.name(person) or SOMEBODY,
            what=neutral_title(record) if hidden else what,
            since=since, until=until, late=until is not None and until < self.rows.today,
            person_id=None if hidden else person, tab=tab, row_id=_shown_by(record), meeting_id=meeting,
            is_nameless=hidden,
        )  # fmt: skip


def _shown_by(record: CaseRecord) -> UUID:
    """Return the id of what is opened to see a row: some stand on the page of another."""
    match record:
        case FetchedInformation() | ProfessionalView():
            return record.assessment_id
        case PartyHearing():
            return record.decision_id or record.id
    return record.id


@use_case("case.owed")
def list_owed(unit: Unit, case_id: UUID) -> tuple[OwedRow, ...]:
    """Return what others owe in a case: what is late first, then by its last day, then what was asked for first.

    Raises UserError when the case is gone.
    """
    unit.about(case_id)
    rows = read_case(unit, case_id)
    return tuple(sorted(owed_in(rows, Discretion(rows)), key=_place))


def owed_in(rows: CaseRows, judge: Discretion) -> list[OwedRow]:
    """Return what others owe in a case that has been read, in no order."""
    off = switched_off(rows.unit)
    case = _Case(rows, judge, _mine(rows))
    kinds: list[Callable[[_Case], Iterator[OwedRow]]] = [_consents, _answers, _promises, _invitations, _help]
    kinds += [] if RULINGS in off else [_hearings]
    kinds += [] if ASSESSMENTS in off else [_fetches, _views]
    return list(_told_once(chain.from_iterable(each(case) for each in kinds)))


def _told_once(rows: Iterable[OwedRow]) -> Iterator[OwedRow]:
    """Yield the rows; what has lost its words is one line however many are asked, for the lines would read the same."""
    nameless: dict[tuple[str, UUID], list[OwedRow]] = {}
    for row in rows:
        if row.is_nameless:
            nameless.setdefault((row.tab, row.row_id), []).append(row)
        else:
            yield row
    for same in nameless.values():
        since = min((each.since for each in same if each.since), default=None)
        yield replace(min(same, key=_place), since=since)


def _place(row: OwedRow) -> tuple[bool, dt.date, dt.date, str, str]:
    return not row.late, row.until or dt.date.max, row.since or dt.date.max, row.who, str(row.row_id)


def _mine(rows: CaseRows) -> frozenset[UUID]:
    """Return the people of a case who are the caseworker herself, by the name in her profile."""
    own = {fold(each.name) for each in rows.unit.live(Profile) if each.name}
    return frozenset(each.id for each in rows.of(Person) if each.name and fold(each.name) in own)


def _consents(case: _Case) -> Iterator[OwedRow]:
    for each in kept_of(case.rows):
        if each.answer is ConsentAnswer.NOT_ASKED and each.form_printed_on:
            what = CONSENT.format(what=consent_title(case.rows, each))
            yield case.row(each, "consents", what, person=each.person_id, since=each.form_printed_on)


def _fetches(case: _Case) -> Iterator[OwedRow]:
    for each in case.rows.of(FetchedInformation):
        if each.state is FetchState.ASKED and each.asked_on and _goes_on(case, each.assessment_id):
            what = FETCHED.format(what=each.what or "det, der er bedt om")
            yield case.row(each, "assessments", what, person=each.person_id, who=_of(case, each.person_id, each.whose),
                           since=each.asked_on)  # fmt: skip


def _views(case: _Case) -> Iterator[OwedRow]:
    """Yield the contributions nobody has written yet; one without a profession or a name is asked of nobody."""
    for each in case.rows.of(ProfessionalView):
        if not each.text and (each.person_id or each.profession) and _goes_on(case, each.assessment_id):
            who = _of(case, each.person_id, each.profession)
            yield case.row(each, "assessments", VIEW, person=each.person_id, who=who)


def _of(case: _Case, person_id: UUID | None, typed: str | None) -> str:
    return case.rows.name(person_id) or typed or ""


def _goes_on(case: _Case, assessment_id: UUID) -> bool:
    return any(each.id == assessment_id and each.finished_on is None for each in case.rows.of(Assessment))


def _hearings(case: _Case) -> Iterator[OwedRow]:
    for each in case.rows.of(PartyHearing):
        if each.sent_on and not each.answered_on and not each.answer:
            what = HEARING.format(about=f" om {each.about}" if each.about else "")
            yield case.row(each, "rulings", what, person=each.person_id, since=each.sent_on, until=each.answer_by)


def _answers(case: _Case) -> Iterator[OwedRow]:
    """Yield whose yes to an agreement is missing, of those that are agreed and nobody has said how went."""
    met = {each.id: each.held_on for each in case.rows.of(Meeting)}
    for each in _open_agreements(case):
        for owner in case.rows.inside(AgreementOwner, each.id):
            if owner.answer is OwnerAnswer.AWAITING and owner.person_id not in case.mine:
                what = ANSWER.format(what=sentence_of(case.rows, each).rstrip("."))
                since = met.get(each.meeting_id) if each.meeting_id else None
                yield case.row(each, "plan", what, person=owner.person_id, since=since)


def _promises(case: _Case) -> Iterator[OwedRow]:
    """Yield what a grown-up is to do once, by a day; what comes back is looked at where it comes.

    A child's own part of an agreement is nothing to ring about.
    """
    not_asked = case.mine | {person.id for _, person in case.rows.children()}
    for each in _open_agreements(case):
        owners = case.rows.inside(AgreementOwner, each.id)
        said_yes = [own.person_id for own in owners if own.answer is OwnerAnswer.YES]
        others = [person for person in said_yes if person not in not_asked]
        if each.due_on and not each.recurrence and others:
            who = join_names([case.rows.name(person) for person in others])
            yield case.row(each, "plan", each.text or "", person=others[0], who=who, until=each.due_on)


def _open_agreements(case: _Case) -> Iterator[Agreement]:
    for each in case.rows.of(Agreement):
        if each.state is AgreementState.AGREED and each.outcome is None and each.done_on is None:
            yield each


def _invitations(case: _Case) -> Iterator[OwedRow]:
    """Yield whose answer to an invitation is missing, of the meetings still to come."""
    for meeting in case.rows.of(Meeting):
        gone = meeting.held_on is not None and meeting.held_on < case.rows.today
        if meeting.status is not MeetingStatus.PLANNED or gone:
            continue
        day = f" {day_month(meeting.held_on)}" if meeting.held_on else ""
        for each in case.rows.inside(Participant, meeting.id):
            if each.invitation is Invitation.INVITED and each.invited_on and each.person_id not in case.mine:
                yield case.row(
                    meeting, "meetings", INVITED.format(day=day), person=each.person_id, since=each.invited_on,
                    until=meeting.held_on, meeting=meeting.id,
                )  # fmt: skip


def _help(case: _Case) -> Iterator[OwedRow]:
    for each in case.rows.of(Intervention):
        if each.status is InterventionStatus.GRANTED and each.provider_id and each.provider_id not in case.mine:
            since = each.decided_on.exact if each.decided_on else None
            what = STARTS.format(what=each.name or "hjælpen")
            yield case.row(each, "plan", what, person=each.provider_id, since=since)
