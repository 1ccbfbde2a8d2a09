"""What flows between an assessment, a decision and the help it gives: offered, and carried over with one key.

Words that stand there already are never written over.
"""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from app.errors import UserError
from app.language.folding import join_names
from app.models.approx_date import ApproxDate
from app.models.assessment import Assessment, AssessmentChild
from app.models.plan import Intervention
from app.models.ruling import FormalDecision
from app.services.ports import Unit, use_case
from app.services.ruling_checks import has_law
from app.services.ruling_rows import OfferRow
from app.services.snapshot import CaseRows, read_case

GONE = "Der er ikke mere at føre over."
TO_HELP, FROM_ASSESSMENT = "to_help", "from_assessment"
WRITE_ON_HELP = "Skriv {what} på indsatsen"
FETCH = "Hent {what} fra undersøgelsen"
_SAID: Final = {
    "decided_on": "dagen", "legal_basis": "lovgrundlaget", "purpose": "formålet",
    "expected_duration": "varigheden", "expected_until": "slutdagen", "child_view": "barnets holdning",
    "parents_view": "forældrenes holdning",
}  # fmt: skip
_TO_HELP: Final = ("legal_basis", "purpose", "expected_duration", "expected_until")


@use_case("ruling.carry_over")
def carry_over(unit: Unit, ruling_id: UUID, key: str) -> None:
    """Carry over what is offered. Raises UserError when there is nothing any more."""
    row = unit.get(FormalDecision, ruling_id)
    rows = read_case(unit, row.case_id)
    values = _for_help(rows, row) if key == TO_HELP else _from_assessment(rows, row)
    given = _help(rows, row)
    target: Intervention | FormalDecision | None = given if key == TO_HELP else row
    if not values or target is None:
        raise UserError(GONE)
    for name, value in values.items():
        setattr(target, name, value)
    unit.about(row.case_id, ruling_id)


def offers_of(rows: CaseRows, row: FormalDecision) -> Iterator[OfferRow]:
    """Yield what can be carried over."""
    if values := _from_assessment(rows, row):
        yield OfferRow(FROM_ASSESSMENT, FETCH.format(what=_what(values)))
    if values := _for_help(rows, row):
        yield OfferRow(TO_HELP, WRITE_ON_HELP.format(what=_what(values)))


def _for_help(rows: CaseRows, row: FormalDecision) -> dict[str, Any]:
    """Return what the help lacks and the decision has."""
    given = _help(rows, row)
    if given is None:
        return {}
    found: dict[str, Any] = {}
    if row.on and given.decided_on is None:
        found["decided_on"] = ApproxDate.of(row.on)
    found |= {name: getattr(row, name) for name in _TO_HELP if getattr(row, name) and not getattr(given, name)}
    if not has_law(row):
        found.pop("legal_basis", None)
    return found


def _from_assessment(rows: CaseRows, row: FormalDecision) -> dict[str, Any]:
    """Return what the decision lacks and its assessment has."""
    made = next((each for each in rows.of(Assessment) if each.id == row.assessment_id), None)
    if made is None:
        return {}
    own = next((each for each in rows.inside(AssessmentChild, made.id) if each.child_id == row.child_id), None)
    there = {
        "purpose": made.purpose,
        "child_view": own.child_comment if own else None,
        "parents_view": made.parents_comment,
    }
    return {name: value for name, value in there.items() if value and not getattr(row, name)}


def _help(rows: CaseRows, row: FormalDecision) -> Intervention | None:
    return next((each for each in rows.of(Intervention) if each.id == row.intervention_id), None)


def _what(values: dict[str, Any]) -> str:
    return join_names([_SAID[name] for name in values])
