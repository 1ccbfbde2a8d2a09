"""What a municipal profile file holds, read into rules, types, templates and words; the first fault says which line.

Nothing about a family is in such a file: only how the municipality works.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from app.errors import UserError
from app.rules.meeting_types import MeetingType, meeting_type_of
from app.rules.plan_templates import PlanTemplate, template_of
from app.rules.plan_templates import faults_of as template_faults
from app.rules.rule import Rule
from app.rules.rule_reading import rule_of
from app.rules.rule_text import KINDS
from app.services.notification_definition import LONGEST
from app.services.own_rules import refuse_faults
from app.services.profile_tables import TABLES
from app.services.typed_values import typed_text

FORMAT, VERSION = "rundbord-profile", 1
NOT_A_PROFILE = "Filen er ikke en profil fra Rundbord. Vælg en fil, der er gemt under Indstillinger, Regler og frister."
TOO_NEW = "Profilen er gemt af en nyere udgave af Rundbord. Opdatér programmet, og prøv igen."
UNKNOWN = "Rundbord kender ikke »{name}«."
MISSING = "»{name}« mangler."
ODD = "»{name}« kan ikke være sådan."
AT_LINE = "Linje {line}: {sentence}"
TWICE = "»{name}« står der to gange."
_TOLD = 60
"""Letters of a name in a refusal: one that is too long would hide what is wrong."""
MOST = 500
TOO_MANY = "Der er for mange i filen. Der må højst være 500 af hver slags."
_PLAIN = {
    "format", "version", "municipality", "made_on", "counts", "journal_system", "absence_mark", "jargon_off",
    "notification_definition",
}  # fmt: skip
_TABLES = {*KINDS, "meeting_type", "plan_template", "journal_box", "jargon", *(each.name for each in TABLES)}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ProfileContent:
    """The plain values of a file, and on which line each entry of a table begins: (table, place counted from 0)."""

    values: Mapping[str, Any]
    lines: Mapping[tuple[str, int], int] = field(default_factory=dict)


@dataclass(slots=True)
class ReadProfile:
    """What a file says, read and checked each for itself; what was not in it is empty."""

    rules: dict[str, Rule] = field(default_factory=dict)
    counts: dict[str, Any] = field(default_factory=dict)
    types: dict[str, tuple[MeetingType, bool]] = field(default_factory=dict)
    templates: dict[str, PlanTemplate] = field(default_factory=dict)
    boxes: list[dict[str, Any]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    words_off: list[str] = field(default_factory=list)
    journal_system: str = ""
    absence_mark: float | None = None
    notification_definition: str = ""
    definitions: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By table (`profile_tables`) and id."""


def read_content(content: ProfileContent) -> ReadProfile:
    """Return what a file says. Raises UserError with the line and what is wrong."""
    values = content.values
    _see_that_it_is_ours(values)
    read = ReadProfile()
    for table, kind in KINDS.items():
        for rule in _each(content, table, partial(_rule, kind), _id_of):
            if rule.id in read.rules:
                raise UserError(TWICE.format(name=rule.id[:_TOLD]))
            read.rules[rule.id] = rule
    read.types = {kind.id: (kind, out) for kind, out in _each(content, "meeting_type", _type, lambda each: each[0].id)}
    read.templates = {each.id: each for each in _each(content, "plan_template", _template, lambda each: each.id)}
    read.boxes = list(_each(content, "journal_box", _box, lambda each: each["id"]))
    read.words = dict(_each(content, "jargon", _word, lambda each: each[0]))
    for entries in TABLES:
        read.definitions[entries.name] = {
            entries.key(each): each for each in _each(content, entries.name, entries.read_row, entries.key)
        }
    _read_plain(values, read)
    return read


def _see_that_it_is_ours(values: Mapping[str, Any]) -> None:
    if values.get("format") != FORMAT:
        raise UserError(NOT_A_PROFILE)
    version = values.get("version")
    if type(version) is not int or version < 1:
        raise UserError(NOT_A_PROFILE)
    if version > VERSION:
        raise UserError(TOO_NEW)
    for name in sorted(set(values) - _PLAIN - _TABLES):
        raise UserError(UNKNOWN.format(name=name[:_TOLD]))


def _read_plain(values: Mapping[str, Any], read: ReadProfile) -> None:
    counts, off = values.get("counts", {}), values.get("jargon_off", [])
    if not isinstance(counts, dict):
        raise UserError(ODD.format(name="counts"))
    if not isinstance(off, list) or not all(isinstance(each, str) for each in off) or len(off) > MOST:
        raise UserError(ODD.format(name="jargon_off"))
    read.counts, read.words_off = dict(counts), list(off)
    read.notification_definition = typed_text(_plain(values, "notification_definition", str) or "")
    if len(read.notification_definition) > LONGEST:
        raise UserError(ODD.format(name="notification_definition"))
    read.journal_system = _plain(values, "journal_system", str) or ""
    mark = values.get("absence_mark")
    if mark is not None and (isinstance(mark, bool) or not isinstance(mark, int | float) or not 0 < mark <= 100):
        raise UserError(ODD.format(name="absence_mark"))
    read.absence_mark = None if mark is None else float(mark)


def _each(
    content: ProfileContent, table: str, read: Callable[[dict[str, Any]], T], key: Callable[[T], str]
) -> Iterator[T]:
    """Yield the entries of a table. Raises UserError with the line of the first that cannot be."""
    rows = content.values.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        raise UserError(ODD.format(name=table))
    if len(rows) > MOST:
        raise UserError(TOO_MANY)
    seen: set[str] = set()
    for place, row in enumerate(rows):
        try:
            found = read(dict(row))
            if key(found) in seen:
                raise UserError(TWICE.format(name=key(found)[:_TOLD]))
        except UserError as error:
            raise _at(content, table, place, str(error)) from error
        except KeyError as error:
            name = str(error.args[0])
            told = UNKNOWN if name in row else MISSING
            raise _at(content, table, place, told.format(name=name[:_TOLD])) from error
        except (TypeError, ValueError, AttributeError) as error:
            raise _at(content, table, place, ODD.format(name=_named(error, row, table)[:_TOLD])) from error
        seen.add(key(found))
        yield found


def _at(content: ProfileContent, table: str, place: int, sentence: str) -> UserError:
    line = content.lines.get((table, place))
    return UserError(AT_LINE.format(line=line, sentence=sentence) if line else sentence)


def _named(error: Exception, row: Mapping[str, Any], table: str) -> str:
    """Return the name of the value that cannot be, where the error tells it, else what was being read."""
    told = str(error).split(" ", maxsplit=1)[0]
    return told if told in row else str(row.get("name") or row.get("id") or table)


def _rule(kind: type[Rule], row: dict[str, Any]) -> Rule:
    for name, value in row.items():
        try:
            rule_of(kind, {name: value})
        except KeyError as error:
            if error.args[0] == name:
                raise
        except ValueError as error:
            raise UserError(ODD.format(name=name[:_TOLD])) from error
    rule = rule_of(kind, row)
    refuse_faults([rule])
    return rule


def _id_of(rule: Rule) -> str:
    return rule.id


def _type(row: dict[str, Any]) -> tuple[MeetingType, bool]:
    retired = row.pop("retired", False)
    if not isinstance(retired, bool):
        raise TypeError("retired")
    return meeting_type_of(row), retired


def _template(row: dict[str, Any]) -> PlanTemplate:
    template = template_of(row)
    for fault in template_faults(template):
        raise UserError(fault)
    return template


def _box(row: dict[str, Any]) -> dict[str, Any]:
    for name in set(row) - {"id", "name", "limit", "on"}:
        raise KeyError(name)
    if not (isinstance(row["id"], str) and isinstance(row["name"], str)):
        raise TypeError("name")
    return row


def _word(row: dict[str, Any]) -> tuple[str, str]:
    for name in set(row) - {"word", "instead"}:
        raise KeyError(name)
    word, instead = row["word"], row.get("instead", "")
    if not (isinstance(word, str) and isinstance(instead, str)):
        raise TypeError("word")
    return word, instead


def _plain(values: Mapping[str, Any], name: str, kind: type[T]) -> T | None:
    found = values.get(name)
    if found is not None and not isinstance(found, kind):
        raise UserError(ODD.format(name=name))
    return found
