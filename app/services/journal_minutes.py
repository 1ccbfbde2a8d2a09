"""The minutes of a meeting as they are pasted: who was there, why, worries, what works, and numbered agreements.

They hold what the professional copy of the minutes holds. Whoever said no to words standing there is not quoted; who
stayed away, what is only on her own screen, what was said for somebody absent and »Det, vi ikke fortæller videre« are
never in them.
"""

from uuid import UUID

from app.language.folding import join_names
from app.models.agreement import Agreement, AgreementOwner
from app.models.enums_meeting import AgreementState, Attendance, ChildSafety, ContributionKind, OwnerAnswer
from app.models.meeting import Contribution, Meeting, Participant, SafetyCheck, Scale, ScaleAnswer
from app.services.agreement_rows import sentence_of, when_words
from app.services.journal_lines import NO_DAY, JournalText, joined, line, listed, numbered, quoted, with_reason
from app.services.plan_wording import may_stand
from app.services.snapshot import CaseRows
from app.wording import word

CAME = (Attendance.PRESENT, Attendance.PARTLY)
WAITS = (OwnerAnswer.AWAITING, OwnerAnswer.THINKING)
DECIDED = (AgreementState.AGREED, AgreementState.TO_BE_DECIDED)
THEMES = (
    (ContributionKind.WORRY, "Bekymringer"),
    (ContributionKind.WORKS, "Det virker"),
    (ContributionKind.NEED, "Har brug for"),
    (ContributionKind.HOPE, "Ønsker"),
)
REMARKS = "Bemærkninger til referatet"


def minutes_text(rows: CaseRows, meeting: Meeting, type_name: str) -> JournalText:
    """Return the minutes of a meeting for the box »Referat«."""
    day = meeting.held_on.isoformat() if meeting.held_on else NO_DAY
    came = [each for each in rows.inside(Participant, meeting.id) if each.attendance in CAME]
    said = [each for each in rows.of(Contribution) if each.meeting_id == meeting.id and may_stand(each)]
    agreed = [each for each in rows.of(Agreement) if each.meeting_id == meeting.id and each.state in DECIDED]
    themes = [row for kind, heading in THEMES for row in listed(heading, _told(said, kind))]
    before = [
        f"{day} {type_name}",
        line("Med var", join_names([_with_role(rows, each.person_id) for each in came])),
        line("Formål", meeting.purpose),
        *_own_words(rows, said),
        *themes,
        *_scales(rows, meeting),
        *listed("Er børnene trygge?", _safety(rows, meeting)),
    ]
    after = [
        line("Kan det løses gennem netværksmøder?", _enough(meeting)),
        line("Tovholder", rows.name(meeting.lead_id)),
        line("Sidste ord", meeting.last_word),
        *listed(REMARKS, _told(said, ContributionKind.REMARK)),
    ]
    agreements = [_agreement(rows, each) for each in agreed]
    waiting = [_with_waiting(rows, each, told) for each, told in zip(agreed, agreements, strict=True)]
    text = joined([*before, *numbered("Aftaler", waiting), *after])
    # An answer that comes later is no other meeting: it does not ask for the minutes to be laid over once more.
    same = joined([*before, *numbered("Aftaler", agreements), *after])
    return JournalText("minutes", "meeting_id", meeting.id, f"Referat {day}", text, known_by=same)


def _told(said: list[Contribution], kind: ContributionKind) -> list[str]:
    return [each.text or "" for each in said if each.kind is kind]


def _own_words(rows: CaseRows, said: list[Contribution]) -> list[str]:
    """Return a child's words: in »…« only when they were taken down word for word."""
    lines = []
    for each in said:
        if each.kind is ContributionKind.OWN_WORDS:
            who = rows.called(each.speaker_id) or rows.child_name(each.child_id) or "Barnet"
            text = each.text or ""
            lines.append(line(f"{who} sagde", quoted(text)) if each.quoted else line(f"{who} fortalte", text))
    return lines


def _scales(rows: CaseRows, meeting: Meeting) -> list[str]:
    lines = []
    for scale in rows.of(Scale):
        answers = rows.inside(ScaleAnswer, scale.id) if scale.meeting_id == meeting.id else []
        told = join_names([f"{rows.called(each.person_id)} {each.value}" for each in answers])
        lines.append(line(f"Skala 0-10, {scale.question}" if scale.question else "Skala 0-10", told))
    return lines


def _safety(rows: CaseRows, meeting: Meeting) -> list[str]:
    """Return the answer about each child somebody has answered for."""
    checks = [each for each in rows.inside(SafetyCheck, meeting.id) if each.answer is not ChildSafety.OPEN]
    return [f"{rows.called(each.person_id)}: {with_reason(word(each.answer), each.note)}" for each in checks]


def _agreement(rows: CaseRows, each: Agreement) -> str:
    when = when_words(each)
    decided = " (skal afgøres af kommunen)" if each.state is AgreementState.TO_BE_DECIDED else ""
    return f"{sentence_of(rows, each).rstrip('.')}{f', {when}' if when else ''}{decided}"


def _with_waiting(rows: CaseRows, each: Agreement, told: str) -> str:
    """Return an agreement with who was not there to say yes."""
    owners = [owner for owner in rows.inside(AgreementOwner, each.id) if owner.answer in WAITS]
    names = join_names([rows.called(owner.person_id) for owner in owners])
    return f"{told} (mangler svar fra {names})" if names else told


def _with_role(rows: CaseRows, person_id: UUID) -> str:
    person = rows.person(person_id)
    role = person.role if person and person.name and person.role else ""
    return f"{rows.name(person_id)} ({role})" if role else rows.name(person_id)


def _enough(meeting: Meeting) -> str:
    return with_reason(word(meeting.enough), meeting.enough_because) if meeting.enough else ""
