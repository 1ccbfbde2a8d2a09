"""What is asked about the time before a case came here, once for each child: thirty cases make thirty lines, not more.

While a child is heard without a parent the questions stay apart, so that no line carries the words of another.
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from app.language.dates import long_date
from app.models.case import Child
from app.models.enums import DueKind
from app.models.log import DueItem
from app.services.due_before_here import FOLLOWED, TAIL, VISITED, is_question
from app.services.due_follow_ups import NO_NEXT
from app.services.due_lines import Desk, Found
from app.services.due_undated import UNDATED

_MAY_LACK: Final = frozenset({"case_", "intervention"})
_LACKING: Final = frozenset({NO_NEXT, DueKind.PRACTICE.value})
VISITS = "Om der er ført tilsyn"
MORE = "{lead} Find også ud af: {rest}."


def asked_once(desk: Desk, lines: Iterable[Found]) -> list[Found]:
    """Return the lines with the questions of one child as one: what is answered most easily leads, the others follow.

    What lacks another date joins them. When the first has been answered, the next one stands in its place.
    """
    every = list(lines)
    since = desk.rows.case.here_since
    if since is None or desk.judge.is_careful or not any(is_question(each.item) for each in every):
        return every
    groups = dict[UUID | None, list[DueItem]]()
    for each in every:
        if is_question(each.item) or _lacks_next(each.item):
            groups.setdefault(_whose(desk, each.item), []).append(each.item)
    joined = {id(item) for some in groups.values() for item in _join(some, TAIL.format(day=long_date(since)))}
    return [each for each in every if id(each.item) not in joined]


def _join(some: list[DueItem], tail: str) -> list[DueItem]:
    """Put the others in the words of the first of some questions, and return them."""
    if not any(map(is_question, some)):
        return []
    lead, *others = sorted(some, key=_place)
    if others:
        rest = "; ".join(_in_short(each, tail) for each in others)
        lead.explanation = MORE.format(lead=lead.explanation, rest=rest)
    return others


def _in_short(item: DueItem, tail: str) -> str:
    """Return what a question is about, to stand in another's explanation."""
    if item.what == VISITED:
        return VISITS
    words = item.what if _lacks_next(item) else item.explanation.removesuffix(tail)
    return words.removesuffix(" Skriv dagen.").rstrip(".")


def _place(item: DueItem) -> int:
    """Return how early a question stands: follow-up, then the law, a next date, what one day answers, and the rest."""
    if item.what in (FOLLOWED, VISITED):
        return 0
    if item.kind is DueKind.STATUTORY:
        return 1
    return 2 if _lacks_next(item) else 3 if item.what.endswith("dagen.") else 4


def _lacks_next(item: DueItem) -> bool:
    undated = item.source_table == UNDATED or (item.source_table in _MAY_LACK and item.rule_id in _LACKING)
    return item.due_on is None and undated


def _whose(desk: Desk, item: DueItem) -> UUID | None:
    children = desk.rows.of(Child)
    return children[0].id if len(children) == 1 else item.child_id
