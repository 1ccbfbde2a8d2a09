"""What a decision should have by its template, and whether it is there. It is listed calmly and stops nothing.

Source: barnets lov §§ 5, 32, 46 and 47 (purpose, duration, the child's view), forvaltningsloven §§ 19 and 22-25
(hearing, reasons, how to complain).
"""

from collections.abc import Callable, Iterator
from typing import Final

from app.models.knowledge import ChildTalk
from app.models.plan import Intervention
from app.models.ruling import FormalDecision, PartyHearing
from app.rules.sharing import Ground
from app.services.consents_kept_basis import help_basis
from app.services.ruling_rows import PartRow
from app.services.ruling_templates import Part, RulingTemplate
from app.services.snapshot import CaseRows

LABELS: Final = {
    Part.PURPOSE: "Formål",
    Part.DURATION: "Forventet varighed",
    Part.REASONS: "Begrundelse",
    Part.CONSENT: "Samtykke",
    Part.CHILD_VIEW: "Barnets holdning",
    Part.PARENTS_VIEW: "Forældrenes holdning",
    Part.COMPLAINT: "Klagevejledning",
    Part.CHILD_TALK: "Samtale med barnet før afgørelsen",
    Part.HEARING: "Parterne er hørt",
}
HELP: Final = {
    Part.PURPOSE: "Hvad skal det føre til?",
    Part.DURATION: "Hvor længe regner I med?",
    Part.REASONS: "Hvorfor netop det, og hvad talte for og imod?",
    Part.CONSENT: "Skriv, om der er sagt ja, og hvem der gjorde.",
    Part.CHILD_VIEW: "Hvad siger barnet selv?",
    Part.PARENTS_VIEW: "Hvad siger hver af forældrene?",
    Part.COMPLAINT: "Skriv, at den er givet, og hvordan der kan klages.",
    Part.CHILD_TALK: "Tal med barnet, eller skriv i en sætning, hvorfor det ikke er sket.",
    Part.HEARING: "Send det, der er nyt for dem, og skriv svaret ind. Hver part for sig.",
}
LAW, LAW_HELP = "Lovgrundlag", "Skriv den regel, den bygger på, med lovens navn."
DAY, DAY_HELP = "Dato", "Hvilken dag blev det besluttet?"
YES_FROM = "Der står samtykke, men {words}."


def parts_of(rows: CaseRows, row: FormalDecision, template: RulingTemplate | None) -> tuple[PartRow, ...]:
    """Return the parts a decision should have, those the law asks for first."""
    always = (
        PartRow(None, DAY, row.on is not None, demanded=True, help=DAY_HELP),
        PartRow(None, LAW, has_law(row), demanded=True, help=LAW_HELP),
    )
    return (*always, *_by_template(rows, row, template)) if template else always


def has_law(row: FormalDecision) -> bool:
    """Tell whether a rule is named to its end: »§ 32, stk. 1, nr.« still lacks its number."""
    basis = (row.legal_basis or "").strip()
    return bool(basis) and not basis.endswith("nr.")


def _by_template(rows: CaseRows, row: FormalDecision, template: RulingTemplate) -> Iterator[PartRow]:
    for parts, demanded in ((template.demanded, True), (template.usual, False)):
        for part in parts:
            yield PartRow(part, LABELS[part], _THERE[part](rows, row), demanded, _help(rows, row, part))


def _help(rows: CaseRows, row: FormalDecision, part: Part) -> str:
    if part is Part.CONSENT and row.with_consent and (basis := _basis(rows, row)) is not None:
        return YES_FROM.format(words=basis)
    return HELP[part]


def _has_consent(rows: CaseRows, row: FormalDecision) -> bool:
    """Tell whether it is said, and when it says yes, whether all who must have said so as far as that is written."""
    if row.with_consent is None:
        return False
    return not row.with_consent or _basis(rows, row) is None


def _basis(rows: CaseRows, row: FormalDecision) -> str | None:
    """Return what the yes to the help rests on when somebody is missing; None when nobody is, or nothing is asked."""
    given = next((each for each in rows.of(Intervention) if each.id == row.intervention_id), None)
    basis = help_basis(rows, given) if given is not None else None
    doubtful = (Ground.PARTLY, Ground.NO, Ground.WITHDRAWN)
    return basis.words if basis is not None and basis.ground in doubtful else None


def _is_talked(rows: CaseRows, row: FormalDecision) -> bool:
    return any(each.decision_id == row.id for each in rows.of(ChildTalk))


def _is_heard(rows: CaseRows, row: FormalDecision) -> bool:
    heard = [each for each in rows.of(PartyHearing) if each.decision_id == row.id]
    return bool(heard) and all(each.sent_on for each in heard)


def _text(name: str) -> Callable[[CaseRows, FormalDecision], bool]:
    return lambda _, row: bool((getattr(row, name) or "").strip())


_THERE: Final[dict[Part, Callable[[CaseRows, FormalDecision], bool]]] = {
    Part.PURPOSE: _text("purpose"),
    Part.DURATION: lambda _, row: bool((row.expected_duration or "").strip()) or row.expected_until is not None,
    Part.REASONS: _text("reasons"),
    Part.CONSENT: _has_consent,
    Part.CHILD_VIEW: _text("child_view"),
    Part.PARENTS_VIEW: _text("parents_view"),
    Part.COMPLAINT: lambda _, row: bool(row.complaint_told) and bool((row.complaint or "").strip()),
    Part.CHILD_TALK: _is_talked,
    Part.HEARING: _is_heard,
}
