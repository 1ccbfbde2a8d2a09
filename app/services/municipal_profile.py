"""The municipal profile: how one municipality works, given to another laptop as one file, and seen before it is taken.

It holds rules, numbers, meeting types, templates, guides, lists, rulers, the boxes of the journal system, hard words,
what counts as a notification and the own mark of absence; only what was made the municipality's own, and nothing about
a family. What is not in a file stays as it is.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from app.errors import UserError
from app.models.setup import Profile
from app.rules.meeting_type_checks import faults_of as type_faults
from app.rules.meeting_type_text import as_text as type_text
from app.rules.plan_templates import as_text as template_text
from app.rules.rule_reading import row_of
from app.rules.rule_text import table_of
from app.services import absences, jargon_list, journal_boxes, meeting_types, plan_templates
from app.services.notification_definition import read_definition, save_definition
from app.services.own_rules import list_rules, put_rules
from app.services.ports import Progress, Unit, use_case
from app.services.profile import save_setting
from app.services.profile_changes import (
    ProfileChange,
    boxes_of,
    changes_of,
    new_definition,
    new_templates,
    new_types,
)
from app.services.profile_content import AT_LINE, FORMAT, VERSION, ProfileContent, ReadProfile, read_content
from app.services.profile_tables import own_tables, take_tables


@use_case("rules.export_profile", undoable=False)
def export_profile(unit: Unit) -> dict[str, Any]:
    """Return the municipality's own rules, types, templates, boxes and words as plain values for a file."""
    profile = next(iter(unit.live(Profile)), None)
    found: dict[str, Any] = {"format": FORMAT, "version": VERSION, "made_on": unit.today}
    if profile and profile.municipality:
        found["municipality"] = profile.municipality
    system = journal_boxes.read_system(unit)
    if system != journal_boxes.NO_SYSTEM:
        found["journal_system"] = system
    if mark := absences.own_mark(unit):
        found["absence_mark"] = mark
    if (definition := read_definition(unit)).is_own:
        found["notification_definition"] = definition.text
    listed = list_rules(unit)
    if own := {each.count.id: each.count.value for each in listed.counts if each.own_since}:
        found["counts"] = own
    for row in listed.rules:
        if row.own_since:
            found.setdefault(table_of(row.rule), []).append(row_of(row.rule))
    return found | {key: rows for key, rows in _other_tables(unit) if rows}


@use_case("rules.preview_profile")
def preview_profile(unit: Unit, content: ProfileContent) -> tuple[ProfileChange, ...]:
    """Return what a file would change here. Raises UserError with the line and what is wrong with it."""
    return tuple(changes_of(unit, _checked(unit, content)))


@use_case("rules.take_profile", undoable=False)
def take_profile(unit: Unit, content: ProfileContent, *, progress: Progress | None = None) -> frozenset[UUID]:
    """Take a file in: all of it or nothing; then all dates are made anew. Returns the cases.

    Raises UserError with what is wrong with it, and when `progress` says stop.
    """
    read = _checked(unit, content)
    _take_templates(unit, read)
    take_tables(unit, read.definitions)
    _take_words(unit, read)
    if words := new_definition(unit, read):
        save_definition(unit, words)
    if read.absence_mark is not None:
        absences.set_own_mark(unit, read.absence_mark)
    return put_rules(unit, read.rules, read.counts, progress=progress)


def _take_templates(unit: Unit, read: ReadProfile) -> None:
    for each, retired in new_types(unit, read):
        if retired:
            meeting_types.retire_type(unit, each.id)
        else:
            meeting_types.save_type(unit, each)
    for template in new_templates(unit, read):
        plan_templates.save_template(unit, template)


def _take_words(unit: Unit, read: ReadProfile) -> None:
    if read.boxes and (boxes := boxes_of(unit, read)) != journal_boxes.list_boxes(unit):
        journal_boxes.save_boxes(unit, boxes)
    if read.journal_system:
        save_setting(unit, journal_boxes.SYSTEM_KEY, read.journal_system)
    for word, instead in read.words.items():
        jargon_list.add_word(unit, word, instead=instead)
    for word_id in read.words_off:
        jargon_list.leave_out(unit, word_id)


def _checked(unit: Unit, content: ProfileContent) -> ReadProfile:
    """Return what a file says, checked against what is here. Raises UserError."""
    read = read_content(content)
    rhythms = meeting_types.rhythms(unit)
    for place, (kind, retired) in enumerate(read.types.values()):
        for fault in type_faults(kind, {*rhythms, *read.rules}) if not retired else ():
            line = content.lines.get(("meeting_type", place))
            raise UserError(AT_LINE.format(line=line, sentence=fault.sentence) if line else fault.sentence)
    return read


def _other_tables(unit: Unit) -> Iterator[tuple[str, list[Any]]]:
    """Yield the municipality's own types, templates, boxes and words as tables of the file."""
    types = [row for row in meeting_types.list_type_rows(unit) if row.own_since]
    yield "meeting_type", [_filled(type_text(row.type, retired=row.is_retired)) for row in types]
    templates = [row.template for row in plan_templates.list_templates(unit) if row.own_since]
    yield "plan_template", [_filled(template_text(each)) for each in templates]
    boxes = journal_boxes.list_boxes(unit)
    if boxes != journal_boxes.shipped_boxes():
        names = ("id", "name", "limit", "on")
        yield "journal_box", [{k: v for k in names if (v := getattr(each, k)) is not None} for each in boxes]
    words = jargon_list.list_words(unit)
    yield "jargon", [_word(row.word.say) for row in words if row.is_own]
    yield "jargon_off", [row.word.id for row in words if row.is_off]
    yield from own_tables(unit)


def _filled(text: str) -> dict[str, Any]:
    """Return kept text as plain values, without what is empty: a file has no word for nothing."""
    return {key: value for key, value in json.loads(text).items() if value is not None}


def _word(say: Mapping[str, str]) -> dict[str, Any]:
    word, instead = next(iter(say.items()))
    return {"word": word, "instead": instead} if instead else {"word": word}
