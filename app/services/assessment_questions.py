"""What is asked before an assessment is finished: one calm list. Nothing of it blocks.

Source: barnets lov § 5, stk. 3 (the child is heard), §§ 20-22 (siblings, resources, professionals, the parents' view, a
reasoned conclusion, what can help), § 21 (two caseworkers in grave cases); four months by § 20, stk. 3.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.language.folding import join_names, possessive
from app.models.assessment import Assessment, AssessmentChild, AssessmentView, FetchedInformation, ProfessionalView
from app.models.enums_early import Aspect, AssessmentKind, AssessmentOutcome, FetchState, ViewSource
from app.models.enums_people import SharingBasis
from app.models.knowledge import ChildTalk
from app.rules.rulebook import RuleBook
from app.services.assessment_clock import WITH_A_DAY, due_day
from app.services.assessments import NEW_LAW
from app.services.snapshot import CaseRows

_WHOLE: Final = WITH_A_DAY | {AssessmentKind.UNCOVERING}
_HELPS: Final = frozenset({AssessmentOutcome.SUPPORT, AssessmentOutcome.PLACEMENT, AssessmentOutcome.EARLY_HELP})
VOICE, GROUNDS, SAID, SOURCES, JUDGEMENT, END = ORDER = ("voice", "grounds", "said", "sources", "judgement", "end")
"""Where something is answered: with the child, or on one of the parts of the page."""


@dataclass(frozen=True, slots=True)
class Question:
    """What nobody has answered yet, a short sentence that says what to do, and where that is done."""

    text: str
    where: str


def questions(rows: CaseRows, rules: RuleBook, row: Assessment) -> tuple[Question, ...]:
    """Return what nobody has answered yet, in the order of the page."""
    found = [*_heard(rows, row), *_outcome(row), *_time(rows, rules, row)]
    if row.kind in _WHOLE:
        found += [*_known_by_all(rows, row), *_elsewhere(rows, row)]
    if row.kind in WITH_A_DAY:
        found += [*_for_each(rows, row), *_grave(row)]
    return tuple(sorted(found, key=lambda each: ORDER.index(each.where)))


def _heard(rows: CaseRows, row: Assessment) -> Iterator[Question]:
    people = {child.id: person for child, person in rows.children()}
    for inside in rows.inside(AssessmentChild, row.id):
        person = people.get(inside.child_id)
        if person is not None and not _is_heard(rows, row, inside):
            yield Question(f"Er {rows.called(person.id)} hørt? Skriv samtalen, eller hvorfor den ikke er holdt.", VOICE)


def _is_heard(rows: CaseRows, row: Assessment, inside: AssessmentChild) -> bool:
    """Tell whether a talk belongs to this assessment, or is from its time, or why there was none."""
    talks = [each for each in rows.of(ChildTalk) if each.child_id == inside.child_id]
    since = min((day for day in (row.noticed_on, row.begun_on) if day), default=dt.date.max)
    return any(
        (each.own_words or each.not_held_because)
        and (each.assessment_id == row.id or bool(each.on and (each.on.end or since) >= since))
        for each in talks
    )


def _outcome(row: Assessment) -> Iterator[Question]:
    if row.outcome is None:
        yield Question("Hvad fører den til?", END)
    elif not (row.outcome_because or row.conclusion):
        yield Question("Skriv hvorfor, så familien kan læse det.", END)
    if row.outcome in _HELPS and not row.purpose:
        yield Question("Hvad er formålet med hjælpen? Det følger med til planen.", END)
    if row.outcome in _HELPS and not row.can_help:
        yield Question("Hvad kan hjælpe?", END)


def _time(rows: CaseRows, rules: RuleBook, row: Assessment) -> Iterator[Question]:
    if row.kind in WITH_A_DAY and row.noticed_on is None:
        yield Question("Hvornår blev behovet set?", GROUNDS)
    due = due_day(rules, row)
    if due and due < rows.today and row.finished_on is None and not row.preliminary_on:
        yield Question("De fire måneder er gået. Skriv en foreløbig vurdering.", GROUNDS)
    if row.kind is AssessmentKind.OLD_INVESTIGATION and row.noticed_on and row.noticed_on >= NEW_LAW:
        yield Question("Behovet er set efter 2023. Så følger den barnets lov.", GROUNDS)
    if row.kind is AssessmentKind.INVESTIGATION and row.noticed_on and row.noticed_on < NEW_LAW:
        yield Question("Behovet er set før 2024. Så følger den serviceloven.", GROUNDS)


def _known_by_all(rows: CaseRows, row: Assessment) -> Iterator[Question]:
    views = rows.inside(AssessmentView, row.id)
    sources, aspects = {each.source for each in views}, {each.aspect for each in views}
    if ViewSource.PARENTS not in sources and not row.parents_comment:
        yield Question("Hvad siger forældrene?", SAID)
    if ViewSource.NETWORK not in sources:
        yield Question("Hvad siger netværket?", SAID)
    if ViewSource.PROFESSIONAL not in sources and not rows.inside(ProfessionalView, row.id):
        yield Question("Hvad siger fagfolk, der kender barnet?", SAID)
    if Aspect.RESOURCE not in aspects:
        yield Question("Hvad går godt? Skriv også det.", SAID)


def _elsewhere(rows: CaseRows, row: Assessment) -> Iterator[Question]:
    fetched = rows.inside(FetchedInformation, row.id)
    waiting = [each.whose or each.what or "oplysninger fra andre" for each in fetched if each.state is FetchState.ASKED]
    if waiting:
        yield Question(f"Der er ikke svar fra {join_names(waiting)} endnu.", SOURCES)
    if any(each.state is not FetchState.NOT_FETCHED and each.basis is SharingBasis.UNCLEAR for each in fetched):
        yield Question("Noget er bedt om eller hentet, uden at grundlaget er afklaret.", SOURCES)
    if any(each.state is FetchState.NOT_FETCHED and not each.because for each in fetched):
        yield Question("Skriv, hvorfor noget ikke er hentet.", SOURCES)


def _for_each(rows: CaseRows, row: Assessment) -> Iterator[Question]:
    inside = rows.inside(AssessmentChild, row.id)
    people = {child.id: person for child, person in rows.children()}
    empty = [rows.called(people[each.child_id].id) for each in inside if not each.judgement and each.child_id in people]
    if len(inside) > 1 and empty:
        yield Question(f"Skriv også, hvad der er {possessive(join_names(empty))} egen vurdering.", JUDGEMENT)
    if not row.judgement and not all(each.judgement for each in inside):
        yield Question("Hvad er vurderingen?", JUDGEMENT)
    if not row.siblings:
        yield Question("Er der søskende? Skriv, hvad der er vurderet om dem, eller at der ingen er.", JUDGEMENT)


def _grave(row: Assessment) -> Iterator[Question]:
    if row.outcome is AssessmentOutcome.PLACEMENT and not row.second_caseworker:
        yield Question("Hvem er den anden rådgiver?", GROUNDS)
