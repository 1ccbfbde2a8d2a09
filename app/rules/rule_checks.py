"""What must be put right before a rule can be used, in Danish sentences; whether it is wise is for the municipality."""

import re
from collections.abc import Iterator
from datetime import date

from app.rules.ages import AgeRule
from app.rules.cadence import Cadence, CadenceKind, CountsFrom
from app.rules.counting import Step, StepUnit
from app.rules.deadlines import Deadline
from app.rules.explaining import step_words, unit_words
from app.rules.rule import Force, Rule, Trigger

BAD_ID = "Reglens id må have bogstaver fra a til z, tal, - og _, højst 60 tegn."
NO_NAME = "Skriv, hvad reglen hedder."
LONG_NAME = "Navnet kan højst fylde 120 tegn."
LONG_TEXT = "Forklaring, kilde og paragraf kan højst fylde 1000 tegn hver."
NO_PARAGRAPH = "Skriv paragraffen, eller vælg, at reglen er praksis."
TURNED = "Reglen kan ikke holde op, før den begynder at gælde."
ODD_DAY = "Reglen skal gælde fra og til dage mellem 1990 og 2100."
TOO_FEW = "Tallet skal være mindst 1."
TOO_MANY = "{words} er for længe. Skriv højst {most} {unit}."
NO_FIRST = "Skriv, hvor længe der går til første gang."
WINDOW = "Det tidligste skal ligge før det seneste."
NO_THEN = "Faste datoer har brug for, hvor længe der er imellem."
ENDS_EARLY = "Rytmen kan ikke holde op før første gang."
NOT_HELD = "En rytme regnes fra opfølgninger, netværksmøder, tilsyn eller sagsgennemgange, der er holdt."
NOT_SOONER = "Kun opfølgningen efter barnets lov § 95 kan rykkes frem, når en undersøgelse slutter."
NO_WINDOW = "Faste datoer ligger fast. Lad »derefter tidligst« stå tomt."
NO_COUNT = "Skriv, hvor mange samtaler loftet er, fra 1 til 100."
ODD_AGE = "Alderen skal være fra 0 til 30 år."
BOTH = "Skriv, hvor længe før eller hvor længe efter fødselsdagen, ikke begge dele."
NO_LABEL = "Skriv alderen med ord, fx »12 år«."
ODD_UNIT = "En rytme tælles i dage, uger eller måneder."
LONGEST_NAME, LONGEST_TEXT = 120, 1000
MOST = {
    StepUnit.HOURS: 744, StepUnit.DAYS: 1000, StepUnit.WEEKDAYS: 500, StepUnit.WORKDAYS: 500, StepUnit.WEEKS: 260,
    StepUnit.MONTHS: 120, StepUnit.SCHOOL_YEARS: 5,
}  # fmt: skip
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")
_RHYTHM_UNITS = frozenset({StepUnit.DAYS, StepUnit.WEEKS, StepUnit.MONTHS})
HELD = (Trigger.FOLLOW_UP, Trigger.MEETING, Trigger.VISIT, Trigger.REVIEW)
"""What a rhythm can count its next date from."""
SOONER = {"bl-95": Trigger.INVESTIGATION_ENDS}
"""Rules whose first date an event brings forward: the law says so, and a rhythm of our own stands beside it."""
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)


def faults_of(rule: Rule) -> list[str]:
    """Return what must be put right, the first thing first."""
    found = list(_about_words(rule))
    found += _about_days(rule)
    if isinstance(rule, Deadline):
        found += _about_deadline(rule)
    elif isinstance(rule, Cadence):
        found += _about_cadence(rule)
    elif isinstance(rule, AgeRule):
        found += _about_age(rule)
    return found


def _about_words(rule: Rule) -> Iterator[str]:
    if not _ID.fullmatch(rule.id):
        yield BAD_ID
    if not rule.name.strip():
        yield NO_NAME
    if len(rule.name) > LONGEST_NAME:
        yield LONG_NAME
    if max(len(rule.explanation), len(rule.source), len(rule.law)) > LONGEST_TEXT:
        yield LONG_TEXT
    if rule.force is Force.LAW and not rule.law.strip() and not rule.uncertain:
        yield NO_PARAGRAPH


def _about_days(rule: Rule) -> Iterator[str]:
    days = [each for each in (rule.valid_from, rule.valid_to) if each]
    if any(not _FIRST_DAY <= each <= _LAST_DAY for each in days):
        yield ODD_DAY
    if days != sorted(days):
        yield TURNED


def _about_deadline(rule: Deadline) -> Iterator[str]:
    if rule.after is not None:
        yield from _about_step(rule.after, least=0 if rule.before else 1)


def _about_cadence(rule: Cadence) -> Iterator[str]:
    if rule.kind is CadenceKind.COUNTER:
        if not 1 <= rule.count <= 100:
            yield NO_COUNT
        return
    if rule.first is None:
        yield NO_FIRST
    yield from _about_counting(rule)
    for step in filter(None, (rule.first, rule.first_from, rule.then, rule.then_from, rule.ends_after)):
        if step.unit not in _RHYTHM_UNITS:
            yield ODD_UNIT
        else:
            yield from _about_step(step)
    if _is_turned(rule.first_from, rule.first) or _is_turned(rule.then_from, rule.then):
        yield WINDOW
    if rule.ends_after and _is_turned(rule.first, rule.ends_after):
        yield ENDS_EARLY


def _about_counting(rule: Cadence) -> Iterator[str]:
    """Yield what is wrong with what the dates of a rhythm are counted from."""
    if rule.last not in HELD:
        yield NOT_HELD
    if rule.or_when is not None and rule.or_when is not SOONER.get(rule.id):
        yield NOT_SOONER
    if rule.counts_from is CountsFrom.START and rule.then is None:
        yield NO_THEN
    if rule.counts_from is CountsFrom.START and rule.then_from is not None:
        yield NO_WINDOW


def _about_age(rule: AgeRule) -> Iterator[str]:
    if not 0 <= rule.age <= 30:
        yield ODD_AGE
    if not rule.label.strip():
        yield NO_LABEL
    if rule.before and rule.after:
        yield BOTH
    for step in filter(None, (rule.before, rule.after, rule.notice)):
        yield from _about_step(step)


def _about_step(step: Step, *, least: int = 1) -> Iterator[str]:
    if step.count < least:
        yield TOO_FEW
    elif step.count > MOST[step.unit]:
        yield TOO_MANY.format(words=step_words(step), most=MOST[step.unit], unit=unit_words(step.unit))


def _is_turned(early: Step | None, late: Step | None) -> bool:
    """Tell whether a window ends before it begins."""
    return early is not None and (late is None or _days(early) > _days(late))


def _days(step: Step) -> int:
    """Return about how many days a step of a rhythm is, to compare two of them."""
    return step.count * {StepUnit.WEEKS: 7, StepUnit.MONTHS: 30}.get(step.unit, 1)
