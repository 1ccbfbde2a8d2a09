"""The editor of one field of a rule: a line, a text, a choice; distances and days are read as they are typed."""

import datetime as dt
from collections.abc import Callable

from app.rules.ages import AgeRule
from app.rules.explaining import step_words
from app.rules.rule import Rule
from app.rules.step_reading import read_step
from app.views.records.fields import date_words
from app.views.settings.rules_form import AFTER_BIRTHDAY, DAYS, FIELDS, STEPS
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field


def field_for(name: str, rule: Rule, today: dt.date) -> LabeledField:
    """Return an empty editor for a field of a rule."""
    spec = AFTER_BIRTHDAY if name == "after" and isinstance(rule, AgeRule) else FIELDS[name]
    if spec.choices:
        return choice_field(spec.label, spec.choices, hint=spec.hint)
    if spec.is_long:
        return text_field(spec.label, rows=2, hint=spec.hint)
    return line_field(spec.label, hint=spec.hint, explain=_explain(name, today))


def _explain(name: str, today: dt.date) -> Callable[[str], str] | None:
    if name in STEPS:
        return _step
    return date_words(today) if name in DAYS else None


def _step(text: str) -> str:
    """Return how a distance was read, when it was not typed just so."""
    step = read_step(text)
    words = step_words(step) if step else ""
    return "" if words == text.strip() else words
