"""What is put in the municipality's own system, as plain text: goals, follow-up, a note, a title.

That system is the authority's own record, so these texts are written for its professionals (offentlighedsloven § 13):
a talk with a child who is heard without a parent stands there too, and who may read it is decided there. Two things are
left out, because a pasted text carries no mark with it: where somebody with a protected address was, and a next date
from which the day of something held without a parent could be counted.
"""

from app.language.dates import long_date
from app.language.folding import join_names
from app.models.enums import Copy, NoteKind, PaperKind
from app.models.knowledge import Note
from app.models.paper import Paper
from app.models.plan import Cadence, FollowUp, FollowUpDecision, FollowUpPerson, Goal, Intervention
from app.services.discreet_rows import Discretion
from app.services.goal_rows import GoalRow, ResponsibleRow, StepRow, goal_rows, in_order
from app.services.journal_lines import (
    NO_DAY,
    JournalText,
    joined,
    line,
    numbered,
    with_reason,
    yes_no,
)
from app.services.rhythm import rhythm_words
from app.services.rhythm_shown import NEXT_IN_LIST, explained_words, next_to_show
from app.services.snapshot import CaseRows
from app.wording import word

NEXT_LEFT_OUT = f"Næste dato er udeladt. {NEXT_IN_LIST}"


def goal_texts(rows: CaseRows) -> list[JournalText]:
    """Return one text for each goal: what it is, how it is now, when it is reached, who is responsible, by when."""
    several = sum(1 for _ in rows.children()) > 1
    return [
        JournalText("goal", "goal_id", goal.id, f"Mål {goal.number}", joined(_goal(goal, several=several)))
        for goal in goal_rows(rows)
    ]


def follow_up_text(rows: CaseRows, each: FollowUp) -> JournalText:
    """Return a follow-up that was held: goals, what was decided of interventions, the rhythm and why, next date.

    Goals and rhythm are told as they stand today, so only of the newest, and with that day when it is another; the
    follow-up has changed only when its own words have.
    """
    day = each.held_on.isoformat() if each.held_on else NO_DAY
    name = word(each.kind).capitalize()
    lines = [
        f"{day} {name}",
        line("Barn", rows.child_name(each.child_id)),
        line("Var med", join_names([rows.name(row.person_id) for row in rows.inside(FollowUpPerson, each.id)])),
        line("Talt med barnet", yes_no(each.child_talked)),
        line("Hvorfor ikke", each.not_talked_because),
        line("Barnets mening i stedet", each.heard_instead),
        line("Det sagde barnet", each.child_said),
        line("Planen gennemgået", yes_no(each.plan_reviewed)),
        line("Det er lykkedes", each.progress),
        *numbered("Indsatser", _decided(rows, each)),
    ]
    # What it is called is not in it: a visit laid over while it was called a follow-up has not changed.
    own = joined([f"{day} Opfølgning", *lines[1:], line("Fordi", each.next_reason)])
    now = _now(rows, each) if _is_newest(rows, each) else []
    text = joined([*lines, *now, line("Hvorfor næste dato", each.next_reason)])
    left_out = NEXT_LEFT_OUT if now and _has_secret_next(rows, each) else ""
    return JournalText("follow_up", "follow_up_id", each.id, f"{name} {day}", text, left_out, known_by=own)


def note_text(note: Note) -> JournalText:
    """Return a note: its day, what it is, and the words."""
    day = note.on.isoformat() if note.on else NO_DAY
    kind = "" if note.kind is NoteKind.NOTE else f"{word(note.kind).capitalize()}: "
    return JournalText("note", "note_id", note.id, f"Notat {day}", joined([f"{day} {kind}{note.text or ''}"]))


def paper_text(rows: CaseRows, paper: Paper) -> JournalText:
    """Return the title a finished paper has in the journal: day, what it is, whose it is and for whom, version."""
    day = paper.made_on.isoformat() if paper.made_on else NO_DAY
    name = paper.name or word(paper.kind).capitalize()
    whole, version = ", ".join([name, *_for_whom(rows, paper)]), f"udgave {paper.version or '1'}"
    # Somebody who is called something else now is no new paper.
    same = joined([f"{day} {name}, {version}"])
    return JournalText("paper", "paper_id", paper.id, whole, joined([f"{day} {whole}, {version}"]), known_by=same)


def _for_whom(rows: CaseRows, paper: Paper) -> list[str]:
    """Return which copy a paper is, about which child and for whom, as far as it is said of it."""
    told = paper.copy is not None and (paper.kind is PaperKind.PLAN or paper.copy is Copy.PROFESSIONAL)
    copy = word(paper.copy) if paper.copy and told else ""
    to = rows.name(paper.recipient_id)
    return [each for each in (copy[:1].lower() + copy[1:], rows.child_name(paper.child_id), to and f"til {to}") if each]


def _goal(goal: GoalRow, *, several: bool) -> list[str]:
    return [
        line("Barn", goal.child if several else ""),
        line("Mål", goal.professional_text or goal.text),
        line("Med familiens ord", goal.text if goal.professional_text else ""),
        line("Nu", goal.now),
        line("Det vil vi nå", goal.target),
        line("Nået, når", goal.reached_when),
        line("Sådan ser vi det", goal.seen_by),
        line("Ansvarlig", "; ".join(map(_responsible, goal.responsible))),
        line("Frist", goal.due),
        line("Status", with_reason(word(goal.status), goal.status_because)),
        *numbered("Delmål", map(_step, goal.steps)),
    ]


def _responsible(each: ResponsibleRow) -> str:
    return f"{each.who} ({each.does})" if each.who and each.does else each.who or each.does


def _step(each: StepRow) -> str:
    return ", ".join(filter(None, (each.text, each.due, word(each.status))))


def _decided(rows: CaseRows, each: FollowUp) -> list[str]:
    names = {row.id: row.name or "Indsats" for row in rows.of(Intervention)}
    return [
        f"{names.get(row.intervention_id, 'Indsats')}: {with_reason(_decision(row), row.note)}"
        for row in rows.inside(FollowUpDecision, each.id)
    ]


def _decision(row: FollowUpDecision) -> str:
    """Return »et trin op, til trin 4«; the rung stands in the municipality's own record and on no paper to a family."""
    return f"{word(row.decision)}, til trin {row.to_rung}" if row.to_rung else word(row.decision)


def _now(rows: CaseRows, each: FollowUp) -> list[str]:
    """Return goals and rhythm under the day they are true for: what came after a follow-up was not said at it."""
    told = [*_goals_now(rows, each), *filter(None, _rhythms_now(rows, each))]
    later = bool(told) and each.held_on != rows.today
    return [f"Sådan står det {long_date(rows.today)}:", *told] if later else told


def _goals_now(rows: CaseRows, each: FollowUp) -> list[str]:
    goals = [goal for goal in in_order(rows.of(Goal)) if each.child_id in (None, goal.child_id) or not goal.child_id]
    told = [f"{goal.text or ''}: {with_reason(word(goal.status), goal.status_because)}" for goal in goals if goal.text]
    return numbered("Mål", told)


def _rhythms_now(rows: CaseRows, each: FollowUp) -> list[str]:
    lines, judge = [], Discretion(rows)
    for cadence in _rhythms_of(rows, each):
        following = next_to_show(rows, judge, cadence)
        lines += [
            line("Rytme", with_reason(rhythm_words(cadence), cadence.reason)),
            line("Forklaret for", explained_words(cadence)),
            line("Næste opfølgning", long_date(following.on) if following.on else ""),
        ]
    return lines


def _has_secret_next(rows: CaseRows, each: FollowUp) -> bool:
    judge = Discretion(rows)
    return any(next_to_show(rows, judge, cadence).because == NEXT_IN_LIST for cadence in _rhythms_of(rows, each))


def _rhythms_of(rows: CaseRows, each: FollowUp) -> list[Cadence]:
    return [row for row in rows.of(Cadence) if row.kind is each.kind and row.child_id in (None, each.child_id)]


def _is_newest(rows: CaseRows, each: FollowUp) -> bool:
    same = [row for row in rows.of(FollowUp) if row.held_on and (row.kind, row.child_id) == (each.kind, each.child_id)]
    return each.held_on is not None and all(row.held_on <= each.held_on for row in same if row.held_on)
