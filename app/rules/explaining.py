"""The sentence beside a date: what it was counted from, and by which rule.

»3 måneder efter start 1. juli 2026, barnets lov § 95, stk. 2.« A paragraph nobody has read is told as such, and a
practice is never called a deadline of the law.
"""

from datetime import date

from app.language.dates import at_clock, long_date
from app.rules.counting import Step, StepUnit
from app.rules.rule import Force, Rule, Trigger

UNSURE = "Paragraffen er ikke bekræftet."
PRACTICE = "Praksis, ikke et lovkrav."
OWN_PRACTICE = "Kommunens egen praksis, ikke et lovkrav."
OWN = "Reglen er rettet af kommunen."

_ONE_MANY = {
    StepUnit.HOURS: ("time", "timer"),
    StepUnit.DAYS: ("dag", "dage"),
    StepUnit.WEEKDAYS: ("hverdag", "hverdage"),
    StepUnit.WORKDAYS: ("arbejdsdag", "arbejdsdage"),
    StepUnit.WEEKS: ("uge", "uger"),
    StepUnit.MONTHS: ("måned", "måneder"),
    StepUnit.SCHOOL_YEARS: ("skoleår", "skoleår"),
}
_EVENTS = {
    Trigger.NOTIFICATION: ("underretningen", "underretningen er modtaget"),
    Trigger.NOTIFICATION_OF_KNOWN: (
        "underretningen",
        "der er kommet en underretning om et barn, der allerede får hjælp",
    ),
    Trigger.AWARE: ("det første tegn på behov", "I blev opmærksomme på, at barnet kan have brug for støtte"),
    Trigger.INVESTIGATION_ENDS: ("undersøgelsen", "en samtidig undersøgelse slutter"),
    Trigger.DECISION: ("afgørelsen", "afgørelsen om hjælp"),
    Trigger.DECISION_WITHOUT_CONSENT: ("afgørelsen", "afgørelsen om anbringelse uden samtykke"),
    Trigger.OLD_DECISION: ("afgørelsen", "en afgørelse efter serviceloven"),
    Trigger.ACUTE_DECISION: ("den foreløbige afgørelse", "den foreløbige afgørelse"),
    Trigger.YOUTH_PLAN_CHOSEN: ("beslutningen", "I har besluttet at lave en ungeplan"),
    Trigger.YOUTH_DECISION_WITHOUT_CONSENT: ("afgørelsen", "afgørelsen om en ung uden samtykke"),
    Trigger.INTERVENTION: ("start", "indsatsen begynder"),
    Trigger.PLACED: ("anbringelsen", "barnet bliver anbragt"),
    Trigger.FOLLOW_UP: ("den seneste opfølgning", "opfølgningen er holdt"),
    Trigger.MEETING: ("netværksmødet", "netværksmødet er holdt"),
    Trigger.VISIT: ("det seneste tilsyn", "tilsynet er holdt"),
    Trigger.REVIEW: ("den seneste sagsgennemgang", "sagsgennemgangen er holdt"),
    Trigger.TALKS: ("samtalerne", "samtalerne i forløbet"),
    Trigger.SCHOOL_GRANT: ("starten på støtten i skolen", "støtten i skolen begynder"),
    Trigger.BIRTHDAY: ("fødselsdagen", "barnets fødselsdag"),
    Trigger.CASE_OPENED: ("sagens start", "sagen er oprettet"),
    Trigger.DECISION_TOLD: ("afgørelsen", "afgørelsen er meddelt"),
    Trigger.COMPLAINT: ("klagen", "klagen er modtaget"),
    Trigger.ACCESS_REQUEST: ("anmodningen", "anmodningen om aktindsigt er modtaget"),
    Trigger.OWN_EVENT: ("hændelsen", "noget, I selv skriver ind"),
}


def step_words(step: Step) -> str:
    """A step in Danish: »6 uger«, »1 måned«, »24 timer«."""
    one, many = _ONE_MANY[step.unit]
    return f"{step.count} {one if step.count == 1 else many}"


def unit_words(unit: StepUnit) -> str:
    """What a step is counted in, in the plural: »hverdage«."""
    return _ONE_MANY[unit][1]


def event_noun(trigger: Trigger) -> str:
    """What a rule counts from, as it stands after »efter«: »underretningen«."""
    return _EVENTS[trigger][0]


def event_words(trigger: Trigger) -> str:
    """What sets a rule going, as a list offers it: »underretningen er modtaget«."""
    return _EVENTS[trigger][1]


def because(
    rule: Rule, step: Step | None, on: date, *, trigger: Trigger | None = None, earliest: Step | None = None,
    at_time: str = "", before: bool = False,
) -> str:  # fmt: skip
    """The sentence for a date counted from an event on `on` (clock time HH:MM where hours are counted).

    `trigger` is given where the rule counts from something else than its own event (the last follow-up); `earliest`
    where there is a window. Without a step it is the day of the event itself.
    """
    words = counted(trigger or rule.trigger, step, on, earliest=earliest, at_time=at_time, before=before)
    return told(rule, words)


def counted(
    trigger: Trigger, step: Step | None, on: date, *, earliest: Step | None = None, at_time: str = "",
    before: bool = False,
) -> str:  # fmt: skip
    """»6-8 uger efter netværksmødet 18. november 2026«, without the rule."""
    when = f"{_EVENTS[trigger][0]} {long_date(on)}{f' {at_clock(at_time)}' if at_time else ''}"
    if step is None:
        return f"Den dag, {_EVENTS[trigger][1]}, {long_date(on)}"
    if before:
        return f"{step_words(step)} før {when}" if step.count else f"Før {when}"
    if step.unit is StepUnit.SCHOOL_YEARS:
        return f"Ved skoleårets slutning efter {when}"
    if earliest is not None and earliest.unit is step.unit and earliest.count != step.count:
        return f"{earliest.count}-{step_words(step)} efter {when}"
    return f"{step_words(step)} efter {when}"


def told(rule: Rule, words: str) -> str:
    """Close a sentence with the paragraph of the rule, or with the word that it is a practice; and whose it is."""
    law = rule.law if rule.force is Force.LAW else ""
    parts = [f"{words}, {law}." if law else f"{words}."]
    if rule.force is Force.PRACTICE:
        practice = OWN_PRACTICE if rule.own else PRACTICE
        parts.append(f"{practice[:-1]} (se {rule.law})." if rule.law else practice)
    elif rule.own:
        parts.append(OWN)
    if rule.uncertain:
        parts.append(UNSURE)
    return " ".join(parts)


def sentence(words: str) -> str:
    """Words with a capital letter first; »§« and numbers stay."""
    return words[:1].upper() + words[1:]
