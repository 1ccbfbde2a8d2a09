"""What stays due when a case is closed: the law does not stop because nobody opens the case any more.

Deadlines that run, early contacts and assessments that are open go on, and so do the answers of the parties, the time
the family has to complain, a hand-over nobody has answered, and the rules the municipality wants to go on. While help
is still in force, so does all that the law asks for about it: closing the case ends no help.
"""

from collections.abc import Iterator

from app.models.enums import DueKind
from app.models.log import DueItem
from app.models.plan import Intervention
from app.services.due_ages import of_ages
from app.services.due_asks import by_law
from app.services.due_assessments import of_assessments
from app.services.due_events import SEEN, of_events
from app.services.due_follow_ups import the_only_child
from app.services.due_hand_overs import of_hand_overs
from app.services.due_lines import Desk, Found, found
from app.services.due_merging import merged
from app.services.due_notifications import of_notifications
from app.services.due_reviews import of_visits
from app.services.due_started import of_started
from app.services.due_undated import of_undated
from app.services.plan_kind import RUNS
from app.services.ruling_due import of_rulings


def of_closed(desk: Desk) -> list[Found]:
    """Return the lines of a closed case."""
    early = (*of_notifications(desk), *of_assessments(desk), *of_rulings(desk))
    lines = [*of_started(desk), *of_ages(desk), *early, *_events(desk), *of_hand_overs(desk)]
    if not helps_on(desk):
        return [found(item) for item in lines]
    lines += [*of_visits(desk), *of_undated(desk)]
    return [*map(found, lines), *merged(by_law(desk), the_only_child(desk))]


def helps_on(desk: Desk) -> bool:
    """Tell whether help is granted or runs."""
    return any(each.status in RUNS for each in desk.rows.of(Intervention))


def _events(desk: Desk) -> Iterator[DueItem]:
    """Yield what the law asks for of help that is in force, and what the municipality said goes on after closing."""
    goes_on = {f"{SEEN}{each.id}" for each in desk.rules.deadlines if each.also_closed}
    for item in of_events(desk):
        if item.rule_id in goes_on or (item.kind is DueKind.STATUTORY and item.source_table == "intervention"):
            yield item
