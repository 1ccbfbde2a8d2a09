"""What is due for the child to be heard: a decision that has a day and no talk with the child before it.

Meetings say so themselves in what makes them ready; here stands what no meeting carries (barnets lov § 5, stk. 3).
"""

from collections.abc import Iterator

from app.models.enums import DueKind
from app.models.log import DueItem
from app.services.child_talks_waiting import waiting
from app.services.discreet_due import make_nameless
from app.services.due_lines import Desk, Source, line
from app.services.modules import RULINGS

WHAT = "Tal med {name} før afgørelsen"
BECAUSE = "{name} har ret til at blive hørt før enhver afgørelse. Skriv samtalen under »Barnets stemme«."
TABLE, RULE = "formal_decision", "talk-before:"
"""Where a line comes from, and what stands before the id of the child in its rule: each child has its own line."""
_DECISION = "decision_id"


def of_voice(desk: Desk) -> Iterator[DueItem]:
    """Yield a line for each child of a decision that lies ahead and that nobody has talked with the child before.

    Without words while a child is heard without a parent; unseen while the municipality has no decisions here.
    """
    for each in waiting(desk.unit, desk.rows, also_off=True):
        column, decision_id = each.before
        if column == _DECISION and each.ahead and each.on is not None:
            source, because = Source(TABLE, decision_id, each.child_id), BECAUSE.format(name=each.called)
            item = line(desk.rows, source, DueKind.PRACTICE, WHAT.format(name=each.called), each.on, because)
            item.rule_id = f"{RULE}{each.child_id}"
            item.module = RULINGS
            if desk.judge.is_careful:
                make_nameless(item)
            yield item
