"""The small words of a plan: how a fact of the store is said on one copy of the paper."""

import datetime as dt
import re
from uuid import UUID

from app.language.folding import fold, join_names
from app.models.agreement import Agreement, AgreementOwner
from app.models.approx_date import ApproxDate
from app.models.case import Child
from app.models.enums import Copy, FollowUpKind
from app.models.enums_meeting import AgreementOutcome, AgreementState, ContributionKind, MeetingStatus, OwnerAnswer
from app.models.meeting import Contribution, Meeting
from app.models.people import Person
from app.models.plan import Cadence, Intervention
from app.services.agreements import sentence_of, when_words
from app.services.discreet_due import tells_secretly
from app.services.discreet_rows import Discretion
from app.services.meeting_types import is_without_family
from app.services.rhythm import next_by_cadence, rhythm_words
from app.services.snapshot import CaseRows

UNANSWERED = (OwnerAnswer.AWAITING, OwnerAnswer.THINKING, OwnerAnswer.NO)
_PRONOUN = re.compile(r"\b(?:han|hun|ham|hende|hans|hendes|sin|sit|sine)\b", re.IGNORECASE)
_OBJECT_AFTER = "med|til|for|af|hos|på|om|fra|ved|sammen med"


def last_held(rows: CaseRows) -> Meeting | None:
    """Return the newest meeting with the family that was held or is running now."""
    was = (MeetingStatus.HELD, MeetingStatus.RUNNING)
    held = [each for each in rows.of(Meeting) if each.status in was and each.held_on and not is_without_family(each)]
    return max(held, key=lambda each: each.held_on or dt.date.min, default=None)


def may_stand(said: Contribution) -> bool:
    """Tell whether something said may stand on any paper: never what is for the own screen, nor against a no."""
    return bool(said.text) and not said.only_screen and said.may_be_written is not False


def own_words(rows: CaseRows, child: Child, person: Person, meeting: Meeting | None) -> list[Contribution]:
    """Return the child's words to stand on paper: those of the last meeting, else of any time; never against a no.

    Words with a yes to stand here go before words nobody has asked about.
    """
    said = [
        each
        for each in rows.of(Contribution)
        if each.kind is ContributionKind.OWN_WORDS and each.quoted and may_stand(each)
        and (each.child_id == child.id or each.speaker_id == person.id)
    ]  # fmt: skip
    told = [each for each in said if meeting and each.meeting_id == meeting.id] or said
    return ([each for each in told if each.may_be_written] or told)[-2:]


def wish(rows: CaseRows, child: Child, person: Person) -> str:
    """Return what the child wishes in one sentence, as it was written down without quotation marks."""
    own = (ContributionKind.OWN_WORDS, ContributionKind.HOPE)
    said = [
        each.text or ""
        for each in rows.of(Contribution)
        if each.kind in own and each.speaker_id == person.id and not each.quoted and may_stand(each)
        and each.child_id in (None, child.id)
    ]  # fmt: skip
    return said[-1] if said else ""


def standing_agreements(rows: CaseRows) -> list[Agreement]:
    """Return the agreements a paper may hold: not dropped, not over, no mere proposals, and none without the family.

    What professionals agree among themselves is theirs until the family has been asked.
    """
    over = (AgreementOutcome.NOT_KEPT, AgreementOutcome.CHANGED)
    return [each for each in agreements_with_family(rows) if each.outcome not in over and not _is_done(each)]


def agreements_with_family(rows: CaseRows) -> list[Agreement]:
    """Return what was agreed with the family, however it went; no mere proposals, nothing agreed without them."""
    kept = (AgreementState.AGREED, AgreementState.TO_BE_DECIDED)
    apart = {each.id for each in rows.of(Meeting) if is_without_family(each)}
    return [each for each in rows.of(Agreement) if each.state in kept and each.meeting_id not in apart]


def _is_done(agreement: Agreement) -> bool:
    """Tell whether an agreement was for one time and has been kept."""
    goes_on = agreement.recurrence or agreement.ongoing or (agreement.starts_on and not agreement.due_on)
    return agreement.outcome is AgreementOutcome.KEPT and not goes_on


def said_no(rows: CaseRows, agreement: Agreement) -> str:
    """Return »Henning har sagt nej.« when an owner has: then nobody does it, and nobody is asked any more."""
    against = _against(rows, agreement)
    return f"{against} har sagt nej." if against else ""


def looking_for_another(rows: CaseRows, agreement: Agreement) -> str:
    """Return »Henning kan ikke. Vi finder en anden.«: a no as a family reads it, without blame."""
    against = _against(rows, agreement)
    return f"{against} kan ikke. Vi finder en anden." if against else ""


def _against(rows: CaseRows, agreement: Agreement) -> str:
    owners = rows.inside(AgreementOwner, agreement.id)
    return join_names([rows.called(each.person_id) for each in owners if each.answer is OwnerAnswer.NO])


def proposals(rows: CaseRows) -> list[Agreement]:
    """Return what was proposed and not answered: never on a paper as if it were agreed."""
    return [each for each in rows.of(Agreement) if each.state is AgreementState.PROPOSAL]


def answer_by(agreement: Agreement, today: dt.date) -> dt.date | None:
    """Return when the municipality answers; a day that has passed is no promise."""
    due = agreement.due_on if agreement.state is AgreementState.TO_BE_DECIDED else None
    return due if due and due >= today else None


def mid_sentence(rows: CaseRows, text: str | None, after: str = "") -> str:
    """Return a text that goes on after a word such as »når«: its first letter is small unless it begins with a name.

    Who wrote that word herself (»Når hun …« under »Nået, når«) shall not read it twice.
    """
    words = (text or "").strip()
    if after and words.casefold().startswith(f"{after} "):
        words = words[len(after) :].strip()
    first = words.split(" ")[0]
    names = {part for person in rows.of(Person) for part in (person.name or "").split()}
    return words if first.strip(".,") in names or first[1:] != first[1:].lower() else words[:1].lower() + words[1:]


def sentence_for(rows: CaseRows, agreement: Agreement, copy: Copy, reader_id: UUID | None = None) -> str:
    """Return the agreement as sentences for a copy; on a child's page the child who reads it is »du«, and no other."""
    if agreement.state is AgreementState.TO_BE_DECIDED:
        by = f". Det afgør {agreement.decides}" if agreement.decides else ""
        return f"{agreement.text or ''}{by}"
    sentence = sentence_of(rows, agreement)
    if copy is not Copy.CHILD or reader_id is None:
        return sentence
    for _, person in rows.children(reader_id):
        owner = any(each.person_id == person.id for each in rows.inside(AgreementOwner, agreement.id))
        sentence = _to_you(sentence, rows.called(person.id), is_owner=owner)
    return sentence


def when_unsaid(agreement: Agreement) -> str:
    """Return when, unless the sentence says it already."""
    said = [when_words(agreement, keep=True), agreement.place or ""]
    said += [f"{agreement.minutes} minutter"] if agreement.minutes else []
    return ", ".join(part for part in said if part and plain(part) not in plain(agreement.text))


def rhythm_sentence(cadence: Cadence | None) -> str:
    """Return »Derefter mødes vi hver 3. måned, så længe I har brug for det.«."""
    if cadence is None or not cadence.every_count:
        return ""
    return f"Derefter mødes vi {rhythm_words(cadence)}, så længe I har brug for det."


def because(rows: CaseRows, cadence: Cadence | None) -> str:
    """Return the reason of a rhythm as a sentence."""
    if cadence is None or not cadence.reason:
        return ""
    why = mid_sentence(rows, cadence.reason, "fordi").rstrip(".")
    return f"Vi mødes {rhythm_words(cadence)}, fordi {why}."


def cadence_of(rows: CaseRows, child_id: UUID | None) -> Cadence | None:
    """Return the rhythm a paper tells of: the child's own, else the one for all, else the only one there is."""
    found = _cadences(rows, child_id)
    shared = [each for each in found if each.child_id is None]
    own = [each for each in found if child_id and each.child_id == child_id]
    chosen = own or shared or (found if len(found) == 1 else [])
    return chosen[0] if chosen else None


def _cadences(rows: CaseRows, child_id: UUID | None) -> list[Cadence]:
    kind = FollowUpKind.FOLLOW_UP
    return [
        each
        for each in rows.of(Cadence)
        if each.kind is kind and (child_id is None or each.child_id in (None, child_id))
    ]


def next_day(rows: CaseRows, child_id: UUID | None = None) -> dt.date | None:
    """Return the next follow-up by the rhythm when no meeting is planned.

    None when the day of something held without a parent could be counted from it: a paper is read by more than one.
    """
    found = [next_by_cadence(rows, each) for each in _cadences(rows, child_id)]
    nearest = min((each for each in found if each.on), key=lambda each: each.on or dt.date.max, default=None)
    if nearest is None or tells_secretly(Discretion(rows), nearest):
        return None
    return nearest.on


def legal_text(intervention: Intervention) -> str:
    """Return the legal basis as text, old and new; numbers are never translated."""
    earlier, now = intervention.earlier_legal_basis or "", intervention.legal_basis or ""
    return f"{earlier} – nu {now}" if earlier and now else now or earlier


def role(rows: CaseRows, person_id: UUID) -> str:
    """Return what somebody is to the child, and where from."""
    person = rows.person(person_id)
    return ", ".join(filter(None, (person.role, person.organisation))) if person else ""


def last_day(when: ApproxDate | None) -> dt.date | None:
    """Return the last possible day of a date, for »senest«."""
    return when.end if when else None


def plain(text: str | None) -> str:
    """Return a text folded for comparison, without the full stop."""
    return fold(text or "").strip(" .")


def words(text: str | None) -> set[str]:
    """Return the folded words of a text, to see whether one sentence says what another does."""
    return set(plain(text).split())


def _to_you(sentence: str, name: str, *, is_owner: bool) -> str:
    """Put »du« for a name that begins the sentence and »dig« where it is surely the object; else the name stays.

    A sentence that goes on with »hun« or »hans« stays as it is: half turned round it would be worse.
    """
    if not name or _PRONOUN.search(sentence):
        return sentence
    whole = rf"\b{re.escape(name)}\b(?!['’])"
    if is_owner:
        start, dot, rest = sentence.partition(". ")
        start = re.sub(whole, "du", start, count=1)
        sentence = f"{start[:1].upper()}{start[1:]}{dot}{rest}"
    object_of = rf"(^\S+(?: og \S+)? \w+|\b(?:{_OBJECT_AFTER})) {whole}"
    return re.sub(object_of, r"\1 dig", sentence)
