"""What the plan asks as a child comes near 16 and 18 years: an ungeplan, and support as a young adult.

Only the placed must have an ungeplan (barnets lov § 108) and a decision half a year before 18 (§ 111); the others are
to be asked. When, is said by the age rules in use, the same that give the lines of I dag. A birthday known to the month
or the year is asked about from its first possible day, and demands nothing.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import approx, long_date
from app.models.approx_date import ApproxDate
from app.models.case import Child
from app.models.enums import PlanKind
from app.models.people import Person
from app.models.plan import PlanAnswer
from app.rules.ages import AgeRule, birthday
from app.rules.rule import Scope
from app.services.plan_kind import has_decision, is_placed, kind_of
from app.services.plan_question import Ask, PlanQuestion
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows

_ASKED = {16: Ask.YOUTH_PLAN, 17: Ask.YOUTH_SUPPORT}


@dataclass(frozen=True, slots=True)
class _Turning:
    """The first and last day a child can turn an age, and the same in words."""

    first: dt.date
    last: dt.date
    words: str


def age_questions(rows: CaseRows, child: Child, person: Person) -> Iterator[PlanQuestion]:
    """Yield what is asked of one child because of its age; nothing without a decision on help or a placement."""
    if not has_decision(rows, child.id) and not is_placed(rows, child.id):
        return
    name = rows.called(child.person_id)
    if person.birth is None or person.birth.start is None or person.birth.end is None:
        yield PlanQuestion(
            Ask.BIRTH,
            child.id,
            f"Hvornår er {name} født?",
            "Planen skal passe til alderen. Der gælder noget nyt ved 16 og 18 år.",
        )
        return
    if rows.today < birthday(person.birth.end, 18):
        yield from _youth_plan(rows, child.id, name, person.birth)
        yield from _youth_support(rows, child.id, name, person.birth)


def answered(rows: CaseRows, child_id: UUID, ask: Ask) -> bool:
    """Tell whether somebody has written an answer to a question about a child in any of the case's plans."""
    return any(each.key == ask and each.child_id == child_id and each.text for each in rows.of(PlanAnswer))


def question_of(rule: AgeRule) -> Ask | None:
    """Return the question on the plan's page that answers a rule: those that tell the placed from the others."""
    if rule.scope not in (Scope.PLACED, Scope.NOT_PLACED):
        return None
    return _ASKED.get(rule.age - 1 if rule.before else rule.age)


def _rule_now(rows: CaseRows, birth: ApproxDate, ask: Ask, *, placed: bool) -> AgeRule | None:
    """Return the rule that asks, when it has begun to; None before that, and where the municipality does not ask."""
    first, last = birth.start or dt.date.max, birth.end or dt.date.max
    asking = (each for each in rules_of(rows.unit).ages if question_of(each) is ask and each.is_for(placed=placed))
    begun = (each for each in asking if each.valid_on(each.on_day(last)) and rows.today >= each.notice_from(first))
    return next(begun, None)


def _youth_plan(rows: CaseRows, child_id: UUID, name: str, birth: ApproxDate) -> Iterator[PlanQuestion]:
    placed, sixteen = is_placed(rows, child_id), _turning(birth, 16)
    if not _rule_now(rows, birth, Ask.YOUTH_PLAN, placed=placed) or kind_of(rows, child_id) is PlanKind.YOUTH_PLAN:
        return
    demanded = placed and sixteen.last <= rows.today
    if answered(rows, child_id, Ask.YOUTH_PLAN) and not demanded:
        return
    verb = "fyldte" if sixteen.last <= rows.today else "fylder"
    scope = (
        f"{name} er anbragt, og så skal der være en ungeplan."
        if placed
        else "I skal tage stilling. Planen er kun et krav, når den unge er anbragt."
    )
    yield PlanQuestion(
        Ask.YOUTH_PLAN,
        child_id,
        f"Skal der laves en ungeplan for {name}?",
        f"{name} {verb} 16 år {sixteen.words}. {scope}",
        "barnets lov § 108",
        demanded=demanded,
    )


def _youth_support(rows: CaseRows, child_id: UUID, name: str, birth: ApproxDate) -> Iterator[PlanQuestion]:
    placed, eighteen = is_placed(rows, child_id), _turning(birth, 18)
    rule = _rule_now(rows, birth, Ask.YOUTH_SUPPORT, placed=placed)
    if rule is None or answered(rows, child_id, Ask.YOUTH_SUPPORT):
        return
    latest = rule.on_day(birth.end or dt.date.max)
    yield PlanQuestion(
        Ask.YOUTH_SUPPORT,
        child_id,
        f"Hvad skal der ske, når {name} fylder 18 år?",
        f"{name} fylder 18 år {eighteen.words}. {_support_words(latest, rows.today, placed=placed)}",
        "barnets lov § 111",
        demanded=placed,
    )


def _support_words(latest: dt.date, today: dt.date, *, placed: bool) -> str:
    if not placed:
        return "Tag stilling til ungestøtte " + (f"inden {long_date(latest)}." if today <= latest else "nu.")
    must = "skal være" if today <= latest else "skulle have været"
    return f"Afgørelsen om ungestøtte {must} truffet senest {long_date(latest)}. Se ungeplanen igennem først."


def _turning(birth: ApproxDate, age: int) -> _Turning:
    first = birthday(birth.start or dt.date.min, age)
    last = birthday(birth.end or dt.date.min, age)
    if birth.exact:
        return _Turning(first, last, f"den {long_date(first)}")
    return _Turning(first, last, f"omkring {first.year} (født {approx(birth)})")
