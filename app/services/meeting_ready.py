"""»Klar?«: what is in place before a meeting and what is not. It tells, it never blocks.

What stands here may be seen by somebody beside the screen, so nobody is named who is held back or kept apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.models.enums_meeting import Invitation, TakesPart
from app.models.knowledge import ChildTalk
from app.models.meeting import Meeting, Participant
from app.rules.meeting_types import MeetingType
from app.services.apart import conflicts
from app.services.child_talk_rows import was_held
from app.services.company import company_warnings, other_part
from app.services.consents import consent_warnings
from app.services.custody import holders_of, parents_of
from app.services.hard_stops import may_invite
from app.services.snapshot import CaseRows

BASICS, PEOPLE, CHILD, POINTS, SHARING = "basics", "people", "child", "points", "sharing"
PRACTICAL, INVITATIONS = "practical", "invitations"
"""The parts of the prepared page, where something missing is written."""
DUTY = "Mødet er ikke en underretning. Er du bekymret for et barn, skal du selv underrette som altid."
"""The duty to notify is personal and does not wait for a meeting (barnets lov § 133)."""
_GONE = (Invitation.DECLINED, Invitation.NOT_INVITED)


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """One thing: where it is written, what it is called, and whether it is in place."""

    section: str
    words: str
    done: bool


def ready_lines(rows: CaseRows, meeting: Meeting, kind: MeetingType) -> tuple[ReadyLine, ...]:
    """Return every line, in the order of the page. A type without a family asks nothing about one."""
    found = [*_basics(meeting), *_people(rows, meeting)]
    if kind.family:
        found += [
            *_not_there(rows, meeting),
            *_child(rows, meeting),
            *_sharing(rows, meeting),
            *_practical(rows, meeting),
        ]
    return tuple(found + list(_asked(rows, meeting)))


def _basics(meeting: Meeting) -> Iterator[ReadyLine]:
    yield _line(BASICS, meeting.purpose, "Spørgsmålet er skrevet", "Hvad vil vi gerne finde ud af?")
    yield _line(BASICS, meeting.held_on and meeting.starts_at, "Dag og klokkeslæt", "Dag eller klokkeslæt mangler")
    yield _line(BASICS, meeting.place, "Stedet er fundet", "Hvor holder vi mødet?")
    yield _line(BASICS, meeting.chair_id, "Vi ved, hvem der styrer mødet", "Hvem styrer mødet?")
    yield _line(BASICS, meeting.minutes_id, "Vi ved, hvem der skriver", "Hvem skriver?")


def _people(rows: CaseRows, meeting: Meeting) -> Iterator[ReadyLine]:
    asked = rows.inside(Participant, meeting.id)
    yield _line(PEOPLE, len(asked) > 1, f"{len(asked)} er på listen", "Hvem skal med?")


def _not_there(rows: CaseRows, meeting: Meeting) -> Iterator[ReadyLine]:
    """Yield those who decide for a child and are not coming: they must hear of it in another way."""
    other = other_part(rows, meeting)
    there = {*_coming(rows, meeting), *(_coming(rows, other) if other else [])}
    absent: dict[UUID, None] = {}
    for _, child in rows.children():
        deciding = holders_of(rows, child.id) or parents_of(rows, child.id)
        absent |= {each: None for each in deciding if each not in there and may_invite(rows, meeting, each).ok}
    for each in absent:
        name = rows.called(each)
        yield ReadyLine(PEOPLE, f"{name} er ikke med. Hvordan får {name} det at vide?", done=False)


def _child(rows: CaseRows, meeting: Meeting) -> Iterator[ReadyLine]:
    way = {each.person_id: each.takes_part for each in rows.inside(Participant, meeting.id)}
    before = [each for each in rows.of(ChildTalk) if each.meeting_id == meeting.id]
    talked = {each.child_id for each in before if was_held(each)}
    told_why = {each.child_id for each in before} - talked
    for child, person in rows.children():
        name = rows.called(person.id)
        known = way.get(person.id) not in (None, TakesPart.NOT_HEARD)
        yield _line(CHILD, known, f"Vi ved, hvordan {name} er med", f"Hvordan vil {name} være med?")
        if child.id in told_why:
            yield _line(CHILD, True, f"Skrevet, hvorfor der ikke er talt med {name}", "")
        else:
            yield _line(CHILD, child.id in talked, f"Der er talt med {name} før mødet", f"Tal med {name} før mødet")


def _sharing(rows: CaseRows, meeting: Meeting) -> Iterator[ReadyLine]:
    apart = conflicts(rows, meeting)
    told = [each for each in company_warnings(rows, meeting) if not each.decided]
    calm = not apart and not told
    for words in consent_warnings(rows):
        yield ReadyLine(SHARING, words.rstrip("."), done=False)
    yield _line(SHARING, calm, "Alle kan være i samme rum", "Se »Hvem må vide hvad«, før indbydelserne går ud")


def _practical(rows: CaseRows, meeting: Meeting) -> Iterator[ReadyLine]:
    told = bool(meeting.companion_told)
    yield _line(PRACTICAL, told, "De ved, at de må tage en bisidder med", "Sig, at de må tage en bisidder med")
    needs = [each for each in _coming(rows, meeting) if (row := rows.person(each)) and row.interpreter]
    if needs or meeting.interpreter:
        yield _line(PRACTICAL, meeting.interpreter, "Der er bestilt tolk", "Bestil tolk, og sæt dobbelt tid af")
    fetched = bool(meeting.practical)
    yield _line(PRACTICAL, fetched, "Det praktiske er skrevet", "Noget praktisk? Hvem henter bagefter?")


def _asked(rows: CaseRows, meeting: Meeting) -> Iterator[ReadyLine]:
    may = [each for each in rows.inside(Participant, meeting.id) if may_invite(rows, meeting, each.person_id).ok]
    waiting = [each for each in may if each.invited_on is None and each.invitation is Invitation.INVITED]
    words = "1 er ikke spurgt endnu" if len(waiting) == 1 else f"{len(waiting)} er ikke spurgt endnu"
    yield _line(INVITATIONS, bool(may) and not waiting, "Alle er spurgt", words if may else "Ingen er spurgt endnu")


def _coming(rows: CaseRows, meeting: Meeting) -> list[UUID]:
    return [each.person_id for each in rows.inside(Participant, meeting.id) if each.invitation not in _GONE]


def _line(section: str, is_there: object, done: str, missing: str) -> ReadyLine:
    return ReadyLine(section, done if is_there else missing, bool(is_there))
