"""The newest follow-up of a case as it is told afterwards: does it count, what is to be done, who met since."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import long_date
from app.language.folding import join_names
from app.models.enums import Decision, FollowUpKind
from app.models.meeting import Meeting
from app.models.plan import FollowUp, FollowUpDecision, Intervention
from app.services.follow_up_asked import is_follow_up
from app.services.follow_up_counts import count_rule, words_for_each
from app.services.follow_up_together import newest_held
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case

MOVES = {Decision.UP: "op", Decision.DOWN: "ned"}


@dataclass(frozen=True, slots=True)
class LatestFollowUp:
    """The newest one that was held, `on` with whom it was about; `id` None when none was.

    `counts` is how the municipality counts it, and `to_do` which help is to be wished for, on the caseworker's own
    screen. `met_since` is »Mødet 18. november 2026 …« when one was held after it.
    """

    id: UUID | None
    on: str
    counts: str
    to_do: tuple[str, ...]
    met_since: str


@use_case("follow_up.latest")
def latest_follow_up(unit: Unit, case_id: UUID) -> LatestFollowUp:
    """Return the newest follow-up of a case that was held. Raises UserError when the case is gone."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    held = [each for each in rows.of(FollowUp) if each.held_on and each.kind is FollowUpKind.FOLLOW_UP]
    latest = newest_held(held)
    newest = latest[0].held_on if latest else None
    if newest is None:
        return LatestFollowUp(None, "", "", (), _met_since(rows, None))
    counts = words_for_each(rows, latest, count_rule(unit))
    to_do = tuple(words for each in latest for words in _to_do(rows, each))
    on = long_date(newest) + _about(rows, latest)
    return LatestFollowUp(latest[-1].id, on, counts, to_do, _met_since(rows, newest))


def _about(rows: CaseRows, held: Sequence[FollowUp]) -> str:
    """Return » for Liv og Asta« when they were about some of several children."""
    ids = {each.child_id for each in held}
    names = [rows.called(person.id) for child, person in rows.children() if child.id in ids]
    several = sum(1 for _ in rows.children()) > 1
    return f" for {join_names(names)}" if several and names and None not in ids else ""


def _to_do(rows: CaseRows, row: FollowUp) -> list[str]:
    """Return »Familiebehandling« skal et trin op, til trin 4.: the help of another rung is wished for under Plan."""
    names = {each.id: each.name or "Indsatsen" for each in rows.of(Intervention)}
    return [
        f"»{names.get(each.intervention_id, 'Indsatsen')}« skal et trin {MOVES[each.decision]}"
        + (f", til trin {each.to_rung}." if each.to_rung else ".")
        for each in rows.inside(FollowUpDecision, row.id)
        if each.decision in MOVES
    ]


def _met_since(rows: CaseRows, last: dt.date | None) -> str:
    met = [
        each.held_on
        for each in rows.of(Meeting)
        if is_follow_up(each) and each.held_on and (last is None or each.held_on > last)
    ]
    if not met:
        return ""
    return f"Mødet {long_date(max(met))} tæller i rytmen. Hold opfølgning for at skrive resten ned."
