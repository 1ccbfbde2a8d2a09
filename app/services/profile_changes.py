"""What a municipal profile would change here, line by line, before anybody says yes to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.errors import UserError
from app.rules.journal_boxes import JournalBox
from app.rules.meeting_types import MeetingType
from app.rules.plan_templates import PlanTemplate
from app.rules.rule import Rule
from app.rules.rule_text import as_text
from app.rules.rule_words import changed_words
from app.services import absences, jargon_list, journal_boxes, meeting_types, plan_templates
from app.services.notification_definition import read_definition
from app.services.own_rules import UNKNOWN_COUNT, list_rules
from app.services.ports import Unit
from app.services.profile_content import ReadProfile
from app.services.profile_tables import TABLES

NEW, CHANGED, OUT = "Ny", "Ændres", "Tages ud af brug"
UNKNOWN_BOX = "Rundbord kender ikke feltet »{name}«."


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """One thing a file would change: the area of the settings, what, and how, in Danish."""

    area: str
    name: str
    change: str


def changes_of(unit: Unit, read: ReadProfile) -> Iterator[ProfileChange]:
    """Yield everything a file would change. Raises UserError for a number or a box nobody knows."""
    yield from _rules(unit, read)
    known_types = {row.type.id for row in meeting_types.list_type_rows(unit)}
    for kind, retired in new_types(unit, read):
        yield ProfileChange("Mødetyper", kind.name, OUT if retired else CHANGED if kind.id in known_types else NEW)
    known = {row.template.id for row in plan_templates.list_templates(unit)}
    for template in new_templates(unit, read):
        yield ProfileChange("Planens skabeloner", template.name, CHANGED if template.id in known else NEW)
    for table in TABLES:
        for each, is_new in table.changed(unit, read.definitions.get(table.name, {}).values()):
            yield ProfileChange(table.area, table.title(each), NEW if is_new else CHANGED)
    yield from _boxes(unit, read)
    yield from _words(unit, read)
    if new_definition(unit, read):
        yield ProfileChange("Underretninger", "Det regner vi for en underretning", CHANGED)
    if read.journal_system and read.journal_system != journal_boxes.read_system(unit):
        yield ProfileChange("Fagsystemet", read.journal_system, "Navnet ændres")
    if read.absence_mark is not None and read.absence_mark != absences.own_mark(unit):
        yield ProfileChange("Fravær", "Kommunens eget mærke", f"{read.absence_mark:g} %".replace(".", ","))


def new_types(unit: Unit, read: ReadProfile) -> list[tuple[MeetingType, bool]]:
    """Return the meeting types of a file that stand otherwise here, and whether each is taken out of use."""
    here = {row.type.id: (_undated(row.type), row.is_retired) for row in meeting_types.list_type_rows(unit)}
    return [(kind, retired) for kind, retired in read.types.values() if (_undated(kind), retired) != here.get(kind.id)]


def new_templates(unit: Unit, read: ReadProfile) -> list[PlanTemplate]:
    """Return the templates of a file that stand otherwise here."""
    here = {row.template.id: row.template for row in plan_templates.list_templates(unit)}
    return [each for each in read.templates.values() if each != here.get(each.id)]


def new_definition(unit: Unit, read: ReadProfile) -> str:
    """Return what a file says counts as a notification, empty when it says nothing or nothing else."""
    words = read.notification_definition
    return words if words and words != read_definition(unit).text else ""


def boxes_of(unit: Unit, read: ReadProfile) -> tuple[JournalBox, ...]:
    """Return all boxes as they stand after a file: its own first and in its order. Raises UserError for an unknown."""
    here = {each.id: each for each in journal_boxes.list_boxes(unit)}
    found = []
    for row in read.boxes:
        if row["id"] not in here:
            raise UserError(UNKNOWN_BOX.format(name=row["id"][:60]))
        limit, on = row.get("limit"), row.get("on", True)
        found.append(replace(here.pop(row["id"]), name=row["name"], limit=limit, on=on))
    return (*found, *here.values())


def _rules(unit: Unit, read: ReadProfile) -> Iterator[ProfileChange]:
    listed = list_rules(unit)
    here: dict[str, Rule] = {row.rule.id: row.rule for row in listed.rules}
    for key, rule in read.rules.items():
        if key not in here or as_text(rule) != as_text(here[key]):
            yield ProfileChange("Regler", rule.name, changed_words(here.get(key), rule))
    counts = {each.count.id: each.count for each in listed.counts}
    for key, value in read.counts.items():
        if key not in counts:
            raise UserError(UNKNOWN_COUNT.format(name=key[:60]))
        after = counts[key].with_value(value)
        if after != counts[key]:
            yield ProfileChange("Tal", after.name, f"{counts[key].words} → {after.words}")


def _boxes(unit: Unit, read: ReadProfile) -> Iterator[ProfileChange]:
    before = {each.id: each for each in journal_boxes.list_boxes(unit)}
    for box in boxes_of(unit, read):
        if box != before[box.id]:
            yield ProfileChange("Fagsystemets felter", before[box.id].name, f"Hedder »{box.name}«" if box.on else OUT)


def _words(unit: Unit, read: ReadProfile) -> Iterator[ProfileChange]:
    rows = jargon_list.list_words(unit)
    own = {form: instead for row in rows if row.is_own for form, instead in row.word.say.items()}
    for word, instead in read.words.items():
        if own.get(word.casefold()) != instead:
            yield ProfileChange("Svære ord", word, f"Skriv »{instead}«" if instead else NEW)
    shipped = {row.word.id: row for row in rows if not row.is_own}
    for word_id in read.words_off:
        if word_id in shipped and not shipped[word_id].is_off:
            yield ProfileChange("Svære ord", next(iter(shipped[word_id].word.say), word_id), "Må bruges")


def _undated(kind: MeetingType) -> MeetingType:
    """Return a type without its day: that follows from when it was taken in."""
    return replace(kind, valid_from="")
