"""On what ground each guest of a meeting may hear of the children: one line for each invitation. It warns, no more."""

from dataclasses import dataclass
from uuid import UUID

from app.language.folding import join_names
from app.models.enums_people import ConsentAnswer, ConsentKind, SharingBasis
from app.models.meeting import Meeting
from app.models.safety import Consent
from app.services.consents import valid
from app.services.custody import holders_of
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.services.stop_rows import expected

BASIS = "Grundlag: {words}"
OWN, HOLDER, LAW, UNCLEAR = "det er om dem selv", "har forældremyndigheden", "lov", "ikke afklaret"
YES, NO = "ja fra {names}", "nej fra {names}"


@dataclass(frozen=True, slots=True)
class InvitationBasis:
    """One guest: »Grundlag: ja fra Lone«. `is_clear` is False when somebody should be asked, or has said no."""

    person_id: UUID
    words: str
    is_clear: bool


@dataclass(frozen=True, slots=True)
class _Found:
    words: str
    is_clear: bool = True


@use_case("sharing.read")
def invitation_basis(unit: Unit, meeting_id: UUID) -> tuple[InvitationBasis, ...]:
    """Return the ground for each who is asked to a meeting, in the order of the list."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    found = [(each.person_id, _ground(rows, each.person_id)) for each in expected(rows, meeting)]
    return tuple(InvitationBasis(each, BASIS.format(words=told.words), told.is_clear) for each, told in found)


def _ground(rows: CaseRows, listener: UUID) -> _Found:
    children = [person.id for _, person in rows.children()]
    if listener in children:
        return _Found(OWN)
    if children and all(listener in holders_of(rows, child) for child in children):
        return _Found(HOLDER)
    said = [each for each in valid(rows, ConsentKind.SHARING) if _is_about(each, children, listener)]
    law = next((each for each in said if each.basis is SharingBasis.LAW), None)
    no = _names(rows, [each for each in said if each.answer in (ConsentAnswer.NO, ConsentAnswer.WITHDRAWN)])
    yes = _names(
        rows, [each for each in said if each.answer is ConsentAnswer.YES and each.basis is not SharingBasis.LAW]
    )
    words = [LAW] if law is not None else []
    words += [YES.format(names=yes)] if yes else []
    words += [NO.format(names=no)] if no else []
    return _Found(", ".join(words) or UNCLEAR, is_clear=bool(words) and not no)


def _is_about(row: Consent, children: list[UUID], listener: UUID) -> bool:
    """Tell whether an answer is about one of the children and this listener; a no to nobody named is to all."""
    about = (row.about_id or row.person_id) in children
    says_no = row.answer in (ConsentAnswer.NO, ConsentAnswer.WITHDRAWN)
    return about and (row.listener_id == listener or (row.listener_id is None and says_no and not row.scope))


def _names(rows: CaseRows, answers: list[Consent]) -> str:
    return join_names([rows.called(each) for each in dict.fromkeys(row.person_id for row in answers)])
