"""The editor that fits a field of a record: a line, a text, a choice or a date read as it is typed."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import partial

from app.errors import UserError
from app.language.date_reader import read_when
from app.language.dates import approx, day_date
from app.models.approx_spans import Tense
from app.services.records import FieldRow
from app.services.typed_days import typed_day
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field

NOT_CHOSEN = ("", "ikke valgt")
AS_SAID = frozenset({"own_words", "child_view"})
"""Facts that hold a child's own words: they stand as they were said, so nobody marks their spelling."""

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
YES_NO = (("ja", "ja"), ("nej", "nej"))


def field_for(row: FieldRow, today: dt.date, scope: str = "") -> LabeledField:
    """Return an editor for a field, empty. `scope` is said after the label when a page has several of its kind."""
    hint = row.help if row.help != row.label else ""
    if row.kind == "long":
        field = text_field(row.label, rows=2, hint=hint, as_said=row.name in AS_SAID)
    elif row.kind in ("choice", "flag"):
        field = choice_field(row.label, choices_of(row), hint=hint)
    else:
        explain = date_words(today, row.tense) if row.kind == "date" else None
        field = line_field(row.label, placeholder=hint, explain=explain)
    if scope:
        field.editor.setAccessibleName(f"{row.label}, {scope}")
    return field


def as_read(row: FieldRow) -> str:
    """Return what stands in the field: the value, a day in Danish: »12. marts 2014« reads back as itself."""
    day = row.kind in ("date", "text") and _ISO_DAY.fullmatch(row.value)
    return row.shown if day else row.value


def choices_of(row: FieldRow) -> tuple[tuple[str, str], ...]:
    """Return what can be chosen; what may stand open can be made open again."""
    choices = YES_NO if row.kind == "flag" else row.choices
    return choices if row.required else (NOT_CHOSEN, *choices)


def offer(field: LabeledField, choices: Sequence[tuple[str, str]]) -> None:
    """Offer other choices in a choice field; what was chosen stays chosen."""
    editor = field.editor
    if not isinstance(editor, ChoiceEditor):
        return
    there = [(str(editor.itemData(place)), editor.itemText(place)) for place in range(editor.count())]
    if there == list(choices):
        return
    chosen = editor.value()
    editor.clear()
    for value, text in choices:
        editor.addItem(text, value)
    editor.set_value(chosen)


def choose_only(field: LabeledField) -> None:
    """Choose the one choice there is beside »none«, when nothing is chosen yet."""
    editor = field.editor
    if isinstance(editor, ChoiceEditor) and editor.count() == 2 and not editor.value():
        field.set_text(str(editor.itemData(1)))


def date_words(today: dt.date, tense: Tense = Tense.COMING) -> Callable[[str], str]:
    """Return how a date is read: »onsdag den 6. januar 2027«. The reader raises UserError for what is no date.

    `tense` is that of the fact: what is said here is what `typed_values` keeps.
    """

    def explain(text: str) -> str:
        read = read_when(text, today, tense=tense)
        if read.on is None:
            raise UserError(read.note or "Skriv for eksempel 4. december eller 4/12.")
        return day_date(read.on)

    return explain


def near_day_words(today: dt.date, *, about: bool = False) -> Callable[[str], str]:
    """Return how a day is read that may have been or be to come: without a year the nearest one (`typed_day`).

    `about`: »uge 45« will do. What is read here is what is kept, so the year that is said is the year it gets.
    """
    return partial(_day_read, today=today, tense=Tense.EITHER, about=about)


def gone_day_words(today: dt.date, *, about: bool = False) -> Callable[[str], str]:
    """Return how a day that has been is read: without a year the last such day there was. `about` as above."""
    return partial(_day_read, today=today, tense=Tense.GONE, about=about)


def _day_read(text: str, *, today: dt.date, tense: Tense, about: bool) -> str:
    day = typed_day(text, today, tense)
    if day.exact is None and not about:
        raise UserError("Skriv for eksempel 4. oktober eller 4/10.")
    return approx(day) if day.exact is None else day_date(day.exact)
