"""What is due by decisions: the answers of the parties, and the time the family has to complain.

The answer has the day the municipality set, so it is no deadline of the law. The time to complain is the family's own
(rule with the trigger »decision_told«): it stands there to be known, and goes by itself when it has passed.
"""

from collections.abc import Iterator
from typing import Final

from app.language.dates import long_date
from app.models.deadline import StartedDeadline
from app.models.enums import DueKind
from app.models.log import DueItem
from app.models.ruling import FormalDecision, PartyHearing
from app.rules.deadlines import Deadline
from app.rules.rule import Trigger
from app.services.discreet_due import make_nameless
from app.services.due_lines import Desk, Source, line, ruled
from app.services.modules import RULINGS

HEARING, DECISION, ANSWER_RULE = "party_hearing", "formal_decision", "hearing-answer"
ANSWER: Final = "Svar fra {name} før en afgørelse"
BECAUSE: Final = "Sendt {sent}. Fristen har I selv sat. Kommer der ikke svar, så skriv det, og gå videre."
NOT_SENT: Final = "Fristen har I selv sat. Det er ikke skrevet, hvornår det blev sendt."


def of_rulings(desk: Desk) -> Iterator[DueItem]:
    """Yield what decisions ask for, without words while a child is heard without a parent."""
    for item in (*_answers(desk), *_complaints(desk)):
        item.module = RULINGS
        if desk.judge.is_careful:
            make_nameless(item)
        yield item


def _answers(desk: Desk) -> Iterator[DueItem]:
    children = {each.id: each.child_id for each in desk.rows.of(FormalDecision)}
    for each in desk.rows.of(PartyHearing):
        if each.answer_by is None or each.answered_on is not None:
            continue
        child_id = children.get(each.decision_id) if each.decision_id else None
        told = BECAUSE.format(sent=long_date(each.sent_on)) if each.sent_on else NOT_SENT
        what = ANSWER.format(name=desk.rows.called(each.person_id))
        item = line(desk.rows, Source(HEARING, each.id, child_id), DueKind.PRACTICE, what, each.answer_by, told)
        item.rule_id = ANSWER_RULE
        yield item


def _complaints(desk: Desk) -> Iterator[DueItem]:
    for each in desk.rows.of(FormalDecision):
        for rule in desk.rules.on_event(Trigger.DECISION_TOLD) if each.sent_on else ():
            if each.sent_on and rule.valid_on(each.sent_on) and not _runs_by_hand(desk, rule, each):
                due = rule.due_on(each.sent_on, saturday_counts=desk.rules.counts.saturday_counts)
                source = Source(DECISION, each.id, each.child_id)
                name = f"{rule.name}: {each.name}" if each.name else rule.name
                item = ruled(desk.rows, source, rule, name, due, rule.because(each.sent_on))
                item.ends_on = due
                yield item


def _runs_by_hand(desk: Desk, rule: Deadline, row: FormalDecision) -> bool:
    """Tell whether somebody set the same deadline going from the same day, so that it stands there or is done."""
    return any(
        each.rule_id == rule.id and each.on == row.sent_on and each.child_id in (None, row.child_id)
        for each in desk.rows.of(StartedDeadline)
    )
