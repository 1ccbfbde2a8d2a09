"""A rule as the texts of a form, and back: which fields a rule has, and what each text must be."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.errors import UserError
from app.language.date_reader import read_when
from app.language.dates import long_date
from app.rules.ages import AgeRule
from app.rules.cadence import Cadence, CadenceKind, CountsFrom
from app.rules.counting import Step
from app.rules.deadlines import Deadline
from app.rules.explaining import event_noun, event_words, step_words
from app.rules.rule import BY_HAND, Area, Confidence, Force, Rule, Scope, Trigger
from app.rules.rule_checks import HELD, SOONER
from app.rules.rule_words import AREAS, CONFIDENCES, FORCES, SCOPES
from app.rules.step_reading import read_step

BAD_DAY = "Skriv en dag, fx »1. januar 2027«, eller lad feltet stå tomt."
BAD_NUMBER = "Skriv et helt tal."
CHOOSE = "Vælg en af mulighederne."
OWN_SOURCE = "Kommunens egen arbejdsgang"
ON, _YES = "on", "ja"
SEEN = (Trigger.DECISION, Trigger.INTERVENTION, Trigger.PLACED, Trigger.MEETING, Trigger.FOLLOW_UP, Trigger.CASE_OPENED)
"""Events the program sees by itself; the others of the list are noted by the caseworker."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of the form: its label, a hint, what can be chosen (empty: a text), and whether it is a long text."""

    label: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    is_long: bool = False


FIELDS = {
    "name": FieldSpec("Reglen hedder"),
    "trigger": FieldSpec(
        "Regnes fra", choices=tuple((each.value, event_words(each)) for each in (*SEEN, *sorted(BY_HAND)))
    ),
    "after": FieldSpec("Så lang tid efter", "Fx »2 uger« eller »6 hverdage«. Tomt er en opgave uden dato."),
    "first": FieldSpec("Første gang efter", "Fx »4 uger«."),
    "first_from": FieldSpec("Første gang tidligst efter", "Tomt er uden en tidligste dag."),
    "then": FieldSpec("Derefter hver", "Tomt betyder, at datoen aftales hver gang."),
    "then_from": FieldSpec("Derefter tidligst efter", "Tomt er uden en tidligste dag."),
    "counts_from": FieldSpec(
        "Datoerne derefter",
        choices=(
            (CountsFrom.LAST.value, "regnes fra den seneste, der blev holdt"),
            (CountsFrom.START.value, "er faste, regnet fra den dag, rytmen begynder"),
        ),
    ),
    "last": FieldSpec(
        "Regnes igen fra", choices=tuple((each.value, event_noun(each)) for each in HELD if each is not Trigger.REVIEW)
    ),
    "ends_after": FieldSpec("Slutter så lang tid efter start", "Fx »12 måneder«. Tomt er uden slutdato."),
    "or_when": FieldSpec(
        "Rykkes frem, når en samtidig undersøgelse slutter",
        choices=(
            ("", "nej"),
            (Trigger.INVESTIGATION_ENDS.value, "ja"),
        ),
    ),
    "count": FieldSpec("Antal samtaler"),
    "age": FieldSpec("Når barnet fylder", "Et helt antal år."),
    "before": FieldSpec("Så lang tid før fødselsdagen", "Tomt er på selve dagen."),
    "notice": FieldSpec("Nævn det så lang tid før", "Fx »3 måneder«."),
    "force": FieldSpec("Lovfrist eller praksis", choices=tuple((each.value, FORCES[each]) for each in Force)),
    "law": FieldSpec("Paragraf"),
    "confidence": FieldSpec(
        "Hvor sikker er kilden?", choices=tuple((each.value, CONFIDENCES[each]) for each in Confidence)
    ),
    "scope": FieldSpec("Gælder", choices=tuple((each.value, SCOPES[each] or "alle børn") for each in Scope)),
    "area": FieldSpec("Hører til", choices=tuple((each.value, AREAS[each]) for each in Area)),
    "explanation": FieldSpec("Forklaring", is_long=True),
    "source": FieldSpec("Kilde"),
    "valid_from": FieldSpec("Gælder fra", "Tomt er altid. Før den dag gælder reglen, som den følger med."),
    "valid_to": FieldSpec("Gælder til", "Tomt er indtil videre."),
}
AFTER_BIRTHDAY = FieldSpec("Så lang tid efter fødselsdagen", "Tomt er på selve dagen.")
STEPS = ("after", "first", "first_from", "then", "then_from", "ends_after", "before", "notice")
DAYS = ("valid_from", "valid_to")
_TEXTS = ("name", "law", "explanation", "source")
_BY_KIND: dict[type[Rule], tuple[str, ...]] = {
    Deadline: ("after",),
    Cadence: ("first", "first_from", "then", "then_from"),
    AgeRule: ("age", "before", "after", "notice"),
}


def names_of(rule: Rule, *, shipped: bool) -> tuple[str, ...]:
    """Return the fields of a rule in their order; what sets a shipped rule going is not ours to change."""
    own = () if shipped else ("trigger",) if isinstance(rule, Deadline) else ()
    kind = ("count",) if _is_counter(rule) else _BY_KIND[type(rule)]
    if isinstance(rule, Cadence) and not _is_counter(rule):
        kind += _of_rhythm(rule, shipped=shipped)
    kind = () if isinstance(rule, Deadline) and rule.before else kind
    more = () if shipped else ("area", "scope")
    return ("name", *own, *kind, "force", "law", "source", "confidence", *more, "explanation", "valid_from", "valid_to")


def texts_of(rule: Rule, *, shipped: bool) -> dict[str, str]:
    """Return the texts of a rule's fields."""
    return {name: _text(getattr(rule, name)) for name in names_of(rule, shipped=shipped)} | {ON: yes(rule.on)}


def rule_from(rule: Rule, texts: Mapping[str, str], today: dt.date) -> tuple[Rule, dict[str, str]]:
    """Return the rule with the texts in place of what it was, and what is wrong with a text by field."""
    values: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for name, text in texts.items():
        try:
            values[name] = read_field(name, text, today)
        except UserError as error:
            faults[name] = str(error)
    if isinstance(rule, AgeRule):
        values["label"] = _age_label(rule, values)
    return replace(rule, **values), faults


def yes(on: bool) -> str:
    """Return yes or no as a text of the form."""
    return _YES if on else "nej"


def read_field(name: str, text: str, today: dt.date) -> object:
    """Return what a text means in a field. Raises UserError."""
    if name in STEPS:
        return read_step(text)
    if name in _TEXTS:
        return text.strip()
    try:
        return _READERS[name](text, today)
    except ValueError as error:  # half written in another version, where there was something else to choose
        raise UserError(CHOOSE) from error


def new_rule(kind: str, rule_id: str) -> Rule:
    """Return a rule of our own to begin with: »deadline«, »cadence« or »age«; its name is still to be written."""
    common: dict[str, Any] = {
        "id": rule_id, "name": "", "force": Force.PRACTICE, "source": OWN_SOURCE, "confidence": Confidence.READ,
        "explanation": "",
    }  # fmt: skip
    if kind == "cadence":
        return Cadence(area=Area.FOLLOW_UP, trigger=Trigger.INTERVENTION, **common)
    if kind == "age":
        return AgeRule(area=Area.AGE, trigger=Trigger.BIRTHDAY, age=12, label="12 år", **common)
    return Deadline(area=Area.PLAN, trigger=Trigger.OWN_EVENT, **common)


def _of_rhythm(rule: Cadence, *, shipped: bool) -> tuple[str, ...]:
    """Return what else a series has: what is held again of a rhythm of our own, and what brings just one forward."""
    held = () if shipped or rule.last is Trigger.REVIEW else ("last",)
    return ("counts_from", *held, "ends_after", *(("or_when",) if rule.id in SOONER else ()))


def _is_counter(rule: Rule) -> bool:
    return isinstance(rule, Cadence) and rule.kind is CadenceKind.COUNTER


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return long_date(value)
    return step_words(value) if isinstance(value, Step) else str(value)


def _age_label(rule: AgeRule, values: Mapping[str, Any]) -> str:
    """Return the age in words; six months before a birthday is a half year."""
    age, before, after = (values.get(name, getattr(rule, name)) for name in ("age", "before", "after"))
    if before is None:
        return f"{age} år og {step_words(after)}" if after else f"{age} år"
    return f"{age - 1}½ år" if str(before) == "6 months" else f"{step_words(before)} før {age} år"


def _day(text: str, today: dt.date) -> dt.date | None:
    if not text.strip():
        return None
    found = read_when(text, today)
    if found.on is None:
        raise UserError(BAD_DAY)
    return found.on


def _number(text: str, _: dt.date) -> int:
    plain = text.casefold().removesuffix("år").strip()
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 4):
        raise UserError(BAD_NUMBER)
    return int(plain)


_READERS: dict[str, Callable[[str, dt.date], object]] = {
    "valid_from": _day,
    "valid_to": _day,
    "count": _number,
    "age": _number,
    "trigger": lambda text, _: Trigger(text),
    "force": lambda text, _: Force(text),
    "area": lambda text, _: Area(text),
    "confidence": lambda text, _: Confidence(text),
    "scope": lambda text, _: Scope(text),
    "counts_from": lambda text, _: CountsFrom(text),
    "last": lambda text, _: Trigger(text),
    "or_when": lambda text, _: Trigger(text) if text else None,
    ON: lambda text, _: text == _YES,
}
