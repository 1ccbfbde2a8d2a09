"""A rule in words for whoever looks after it: when it is due, whom it is for, and what an edit changes."""

from app.language.dates import long_date
from app.rules.ages import BEFORE, AgeRule, turning
from app.rules.cadence import Cadence, CadenceKind, CountsFrom
from app.rules.counting import Step
from app.rules.deadlines import Deadline
from app.rules.explaining import event_noun, event_words, step_words
from app.rules.rule import Area, Confidence, Force, Rule, Scope

AREAS = {
    Area.NOTIFICATION: "Underretning",
    Area.INVESTIGATION: "Undersøgelse",
    Area.PLAN: "Plan",
    Area.FOLLOW_UP: "Opfølgning",
    Area.MEETING: "Netværksmøder",
    Area.PLACEMENT: "Anbragte børn",
    Area.AGE: "Alder",
    Area.EARLY_HELP: "Tidlig hjælp og skole",
    Area.COMPLAINT: "Klage og aktindsigt",
}
FORCES = {Force.LAW: "Lovfrist", Force.PRACTICE: "Praksis"}
CONFIDENCES = {
    Confidence.READ: "Kilden er læst",
    Confidence.SECONDARY: "Kendt fra andre kilder",
    Confidence.UNSURE: "Paragraffen er ikke bekræftet",
}
SCOPES = {
    Scope.ALL: "",
    Scope.PLACED: "kun anbragte børn",
    Scope.NOT_PLACED: "kun børn, der ikke er anbragt",
    Scope.SUPPORT: "kun støtte efter § 32",
    Scope.EARLY_HELP: "kun tidlig hjælp efter § 30",
    Scope.SCHOOL: "kun støtte i skolen",
}
NEW, OFF, ON, SAME = "Ny", "Slås fra", "Slås til", "Som før"


def when_words(rule: Rule) -> str:
    """When a rule is due: »24 timer efter underretningen«, »Når barnet bliver 16 år«."""
    if isinstance(rule, Deadline):
        return _deadline_words(rule)
    if isinstance(rule, Cadence):
        return _cadence_words(rule)
    if not isinstance(rule, AgeRule):
        return ""
    words = turning("barnet", "bliver", rule.label)
    return words if BEFORE in rule.label else f"Når {words}"


def force_words(rule: Rule) -> str:
    """Whether it is law, the paragraph, whom it is for and how sure we are, in one line."""
    law = f"{kind_words(rule)}{f' · {rule.law}' if rule.law else ''}"
    span = _span_words(rule)
    return " · ".join(filter(None, (law, SCOPES[rule.scope], span, CONFIDENCES[rule.confidence])))


def kind_words(rule: Rule) -> str:
    """Whether it is a deadline of the law, follows from the law without being one, or is a practice."""
    if isinstance(rule, AgeRule) and rule.force is Force.LAW and not rule.deadline:
        return "Følger af loven"
    return FORCES[rule.force]


def changed_words(before: Rule | None, after: Rule) -> str:
    """What an edit changes: »3 måneder efter afgørelsen → 2 måneder efter afgørelsen«, »Slås fra«."""
    if before is None:
        return f"{NEW}: {when_words(after)}"
    if before.on != after.on:
        return ON if after.on else OFF
    old, new = when_words(before), when_words(after)
    if old != new:
        return f"{old} → {new}"
    return f"Hedder nu »{after.name}«" if before.name != after.name else "Andre ord eller datoer"


def _deadline_words(rule: Deadline) -> str:
    event = event_noun(rule.trigger)
    if rule.after is None:
        return f"Uden fast dato, efter {event}"
    if rule.before:
        return f"{step_words(rule.after)} før {event}" if rule.after.count else f"Før {event}"
    return f"{step_words(rule.after)} efter {event}"


def _cadence_words(rule: Cadence) -> str:
    if rule.kind is CadenceKind.COUNTER:
        return f"Ved {rule.count} samtaler"
    first = f"Første gang {_window(rule.first_from, rule.first)} efter {event_noun(rule.trigger)}"
    if rule.or_when:
        first += f", eller når {event_words(rule.or_when)}"
    ends = f", i højst {step_words(rule.ends_after)}" if rule.ends_after else ""
    if rule.then is None:
        return f"{first}; derefter aftales datoen hver gang{ends}"
    again = "med faste datoer" if rule.counts_from is CountsFrom.START else f"efter {event_noun(rule.last)}"
    return f"{first}; derefter {_window(rule.then_from, rule.then)} {again}{ends}"


def _window(early: Step | None, late: Step | None) -> str:
    if late is None:
        return ""
    if early is not None and early.unit is late.unit and early.count != late.count:
        return f"{early.count}-{step_words(late)}"
    return step_words(late)


def _span_words(rule: Rule) -> str:
    since = f"fra {long_date(rule.valid_from)}" if rule.valid_from else ""
    until = f"til {long_date(rule.valid_to)}" if rule.valid_to else ""
    return " ".join(filter(None, ("gælder" if since or until else "", since, until)))
