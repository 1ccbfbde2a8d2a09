"""What the page of rules says: how a rule stands, and the marks beside it in the list."""

import datetime as dt

from app.language.dates import long_date
from app.rules.explaining import event_words
from app.rules.rule import Confidence, Rule
from app.rules.rule_checks import faults_of
from app.rules.rule_words import force_words, when_words
from app.services.own_rules import RuleRow

OWN, OFF, OLD, COMING, HALF = "Kommunens egen", "Slået fra", "Gælder ikke længere", "Gælder senere", "Ikke gemt endnu"

ASKS = "Skriv reglen herunder, så står dagene her, når den er gemt."


def days_of(rule: Rule) -> str:
    """Return when a rule is due; empty for one that is just begun and has no days to tell yet."""
    return "" if faults_of(rule) else when_words(rule)


def state_lines(row: RuleRow) -> list[tuple[str, str, str]]:
    """Return how a rule stands, line by line: role, colour and words."""
    rule = row.rule
    told = days_of(rule)
    lines = [
        ("body", "ink", f"{told}." if told else ASKS),
        ("meta", "ink2", f"Regnes fra: {event_words(rule.trigger)}."),
    ]
    colour = "warn" if rule.confidence is Confidence.UNSURE else "ink2"
    lines.append(("meta", colour, f"{force_words(rule)}."))
    if rule.source:
        lines.append(("meta", "ink2", f"Kilde: {rule.source}"))
    if row.own_since:
        lines.append(("meta", "ink2", f"{OWN}, siden {long_date(row.own_since)}."))
    if row.own_since and row.shipped and when_words(row.shipped) != when_words(rule):
        lines.append(("meta", "warn", f"Med Rundbord fulgte: {when_words(row.shipped)}."))
    return lines


def tags_of(row: RuleRow, today: dt.date, *, half: bool) -> tuple[str, ...]:
    """Return the marks of a rule in the list."""
    rule = row.rule
    marks = (
        (HALF, half),
        (OWN, row.own_since is not None),
        (OFF, not rule.on),
        (OLD, rule.valid_to is not None and rule.valid_to < today),
        (COMING, rule.valid_from is not None and rule.valid_from > today),
    )
    return tuple(words for words, is_so in marks if is_so)
