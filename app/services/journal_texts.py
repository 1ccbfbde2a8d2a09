"""What is put in the municipality's own system, as plain text: a talk with a child, minutes, goals, follow-up, a note.

That system is the authority's own record, so these texts are written for its professionals and hold what the minutes
hold. What is only on her own screen stays here until she herself makes it a note; »Det, vi ikke fortæller videre« is a
promise to a child and is never copied.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import approx, long_date
from app.language.folding import join_names
from app.models.agreement import Agreement
from app.models.approx_date import ApproxDate
from app.models.enums import NoteKind
from app.models.enums_meeting import AgreementState, Attendance, ContributionKind
from app.models.knowledge import ChildTalk, Note
from app.models.meeting import Contribution, Meeting, Participant, Scale, ScaleAnswer
from app.models.paper import Paper
from app.models.plan import Cadence, FollowUp, FollowUpDecision, Goal, Intervention
from app.services.agreement_rows import sentence_of, when_words
from app.services.goal_rows import goal_rows
from app.services.rhythm import next_by_cadence, rhythm_words
from app.services.snapshot import CaseRows
from app.wording import word

CAME = (Attendance.PRESENT, Attendance.PARTLY)
_THEMES = (
    (ContributionKind.WORRY, "Bekymringer"),
    (ContributionKind.WORKS, "Det virker"),
    (ContributionKind.HOPE, "Ønsker"),
)


@dataclass(frozen=True, slots=True)
class JournalText:
    """One text for one box. `source` is the column of `JournalEntry` that names where it came from."""

    box: str
    source: str
    source_id: UUID
    title: str
    text: str


def talk_text(rows: CaseRows, talk: ChildTalk) -> JournalText:
    """Return a talk with a child: day, place, who was there, own words, and whether a bisidder was offered."""
    name = rows.child_name(talk.child_id)
    lines = [
        f"{_iso(talk.on)} Samtale med {name}".strip(),
        _line("Sted", talk.place),
        _line("Sådan foregik det", talk.how),
        _line("Talte med", rows.name(talk.with_id)),
        _line("Egne ord", f"»{talk.own_words.strip('»« ')}«" if talk.own_words else ""),
        _line("Bisidder tilbudt", _yes_no(talk.companion_offered)),
    ]
    return JournalText("child_talk", "talk_id", talk.id, f"Samtale med {name}", _joined(lines))


def minutes_text(rows: CaseRows, meeting: Meeting, type_name: str) -> JournalText:
    """Return the minutes of a meeting: who was there, why, worries, what works, and numbered agreements."""
    day = meeting.held_on.isoformat() if meeting.held_on else "uden dato"
    came = [each for each in rows.inside(Participant, meeting.id) if each.attendance in CAME]
    agreed = [
        each
        for each in rows.of(Agreement)
        if each.meeting_id == meeting.id and each.state in (AgreementState.AGREED, AgreementState.TO_BE_DECIDED)
    ]
    lines = [
        f"{day} {type_name}",
        _line("Med var", join_names([_with_role(rows, each.person_id) for each in came])),
        _line("Formål", meeting.purpose),
        *_said(rows, meeting),
        *_scales(rows, meeting),
        *_numbered("Aftaler", [_agreement(rows, each) for each in agreed]),
        _line("Kan det løses gennem netværksmøder?", _enough(meeting)),
        _line("Tovholder", rows.name(meeting.lead_id)),
        _line("Sidste ord", meeting.last_word),
    ]
    return JournalText("minutes", "meeting_id", meeting.id, f"Referat {day}", _joined(lines))


def goal_texts(rows: CaseRows) -> list[JournalText]:
    """Return one text for each goal: what it is, how it is now, when it is reached, who is responsible, by when."""
    return [
        JournalText(
            "goal",
            "goal_id",
            goal.id,
            f"Mål {goal.number}",
            _joined([
                _line("Mål", goal.professional_text or goal.text),
                _line("Med familiens ord", goal.text if goal.professional_text else ""),
                _line("Nu", goal.now),
                _line("Nået, når", goal.reached_when or goal.target),
                _line("Sådan ser vi det", goal.seen_by),
                _line("Ansvarlig", join_names([each.who for each in goal.responsible])),
                _line("Frist", goal.due),
                _line("Status", _with_reason(word(goal.status), goal.status_because)),
                *_numbered("Delmål", [f"{step.text} ({word(step.status)})" for step in goal.steps]),
            ]),
        )
        for goal in goal_rows(rows)
    ]  # fmt: skip


def follow_up_text(rows: CaseRows, each: FollowUp) -> JournalText:
    """Return a follow-up that was held: goals, what was decided of interventions, the rhythm and why, next date."""
    day = each.held_on.isoformat() if each.held_on else "uden dato"
    goals = [goal for goal in rows.of(Goal) if each.child_id is None or goal.child_id in (None, each.child_id)]
    names = {row.id: row.name or "Indsats" for row in rows.of(Intervention)}
    decided = [
        f"{names.get(row.intervention_id, 'Indsats')}: {_with_reason(word(row.decision), row.note)}"
        for row in rows.inside(FollowUpDecision, each.id)
    ]
    rhythms = [row for row in rows.of(Cadence) if row.kind is each.kind and row.child_id in (None, each.child_id)]
    lines = [
        f"{day} Opfølgning",
        _line("Talt med barnet", _yes_no(each.child_talked)),
        _line("Det sagde barnet", each.child_said),
        _line("Det er lykkedes", each.progress),
        *_numbered(
            "Mål", [f"{goal.text or ''}: {_with_reason(word(goal.status), goal.status_because)}" for goal in goals]
        ),
        *_numbered("Indsatser", decided),
        *[line for row in rhythms for line in _rhythm(rows, row)],
    ]
    return JournalText("follow_up", "follow_up_id", each.id, f"Opfølgning {day}", _joined(lines))


def note_text(note: Note) -> JournalText:
    """Return a note: its day, what it is, and the words."""
    day = note.on.isoformat() if note.on else "uden dato"
    kind = "" if note.kind is NoteKind.NOTE else f"{word(note.kind).capitalize()}: "
    return JournalText("note", "note_id", note.id, f"Notat {day}", f"{day} {kind}{note.text or ''}".strip())


def paper_text(paper: Paper) -> JournalText:
    """Return the title a finished paper has in the journal: day, what it is, version."""
    day = paper.made_on.isoformat() if paper.made_on else "uden dato"
    title = f"{day} {paper.name or word(paper.kind)}, udgave {paper.version or '1'}"
    return JournalText("paper", "paper_id", paper.id, paper.name or word(paper.kind), title)


def _said(rows: CaseRows, meeting: Meeting) -> list[str]:
    said = [each for each in rows.of(Contribution) if each.meeting_id == meeting.id and not each.only_screen]
    own = [each for each in said if each.kind is ContributionKind.OWN_WORDS and each.may_be_written is not False]
    lines = [f"{rows.called(each.speaker_id) or 'Barnet'} sagde: »{(each.text or '').strip('»« ')}«" for each in own]
    for kind, heading in _THEMES:
        told = [each.text or "" for each in said if each.kind is kind and each.may_be_written is not False]
        lines += _listed(heading, told)
    return lines


def _scales(rows: CaseRows, meeting: Meeting) -> list[str]:
    lines = []
    for scale in rows.of(Scale):
        answers = rows.inside(ScaleAnswer, scale.id) if scale.meeting_id == meeting.id else []
        told = join_names([f"{rows.called(each.person_id)} {each.value}" for each in answers])
        lines.append(_line(f"Skala: {scale.question or '0 til 10'}", told))
    return lines


def _agreement(rows: CaseRows, each: Agreement) -> str:
    when = when_words(each)
    decided = " (skal afgøres)" if each.state is AgreementState.TO_BE_DECIDED else ""
    return f"{sentence_of(rows, each).rstrip('.')}{f', {when}' if when else ''}{decided}"


def _rhythm(rows: CaseRows, cadence: Cadence) -> list[str]:
    following = next_by_cadence(rows, cadence)
    explained = join_names([cadence.explained_to or ""]) if cadence.explained_to else ""
    day = f" {long_date(cadence.explained_on)}" if cadence.explained_on else ""
    return [
        _line("Rytme", _with_reason(rhythm_words(cadence), cadence.reason)),
        _line("Forklaret for", f"{explained}{day}" if explained else ""),
        _line("Næste opfølgning", long_date(following.on) if following.on else ""),
    ]


def _with_role(rows: CaseRows, person_id: UUID) -> str:
    person = rows.person(person_id)
    role = person.role if person and person.name and person.role else ""
    return f"{rows.name(person_id)} ({role})" if role else rows.name(person_id)


def _enough(meeting: Meeting) -> str:
    return _with_reason(word(meeting.enough), meeting.enough_because) if meeting.enough else ""


def _with_reason(words: str, because: str | None) -> str:
    return f"{words}, fordi {because[:1].lower()}{because[1:]}" if because else words


def _yes_no(value: bool | None) -> str:  # noqa: FBT001 - a fact that may be unknown
    return "" if value is None else "ja" if value else "nej"


def _iso(day: ApproxDate | None) -> str:
    if day is None:
        return ""
    return day.exact.isoformat() if day.exact else approx(day)


def _line(label: str, text: str | None) -> str:
    return f"{label}{'' if label.endswith('?') else ':'} {text}" if text else ""


def _listed(heading: str, lines: Iterable[str]) -> list[str]:
    kept = [f"- {line}" for line in lines if line]
    return [f"{heading}:", *kept] if kept else []


def _numbered(heading: str, lines: Iterable[str]) -> list[str]:
    kept = [f"{number}. {line}" for number, line in enumerate((line for line in lines if line), start=1)]
    return [f"{heading}:", *kept] if kept else []


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)
