"""How the columns of another system's list were read last time, so that next month's list needs no choosing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.errors import UserError
from app.models.setup import Setting
from app.rules.case_table import CaseTable, TableMapping
from app.rules.case_table_guess import column_keys, fingerprint
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text

PREFIX = "case_table:"
"""What the key of such a setting begins with; its name follows."""
NO_SUCH = "Der er ingen kolonner gemt under det navn."
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """A remembered choice: fields by the words of a heading, and answers by field and the words of a cell."""

    name: str
    columns: Mapping[str, str]
    answers: Mapping[tuple[str, str], str] = field(repr=False)
    headings: str

    def laid_on(self, table: CaseTable, headings: Sequence[str]) -> TableMapping:
        """Return it for the columns of a table; fields the program no longer knows are left out."""
        keys = column_keys(headings)
        found = {place: self.columns[key] for place, key in enumerate(keys) if self.columns.get(key) in table.fields}
        return TableMapping(found, self.answers, self.name)


@use_case("table.mappings")
def list_mappings(unit: Unit) -> tuple[KeptMapping, ...]:
    """Return the remembered choices by name."""
    rows = unit.live(Setting, Setting.key.startswith(PREFIX))
    return tuple(sorted((_read(row) for row in rows), key=lambda each: each.name))


@use_case("table.keep_mapping", undoable=False)
def keep_mapping(unit: Unit, headings: Sequence[str], mapping: TableMapping) -> None:
    """Remember a choice under its name, in place of the one that had the name or was for the same headings."""
    name = typed_text(mapping.name)[:LONGEST_NAME]
    if not name:
        return
    known = fingerprint(headings)
    for row in unit.live(Setting, Setting.key.startswith(PREFIX)):
        if row.key != PREFIX + name and _read(row).headings == known:
            unit.remove(row)
    found = next(iter(unit.live(Setting, Setting.key == PREFIX + name)), None) or unit.add(Setting(key=PREFIX + name))
    found.value = as_text(headings, mapping)


@use_case("table.forget_mapping")
def forget_mapping(unit: Unit, name: str) -> None:
    """Forget a choice. Raises UserError when there is none of that name."""
    found = unit.live(Setting, Setting.key == PREFIX + typed_text(name))
    if not found:
        raise UserError(NO_SUCH)
    for row in found:
        unit.remove(row)


def as_text(headings: Sequence[str], mapping: TableMapping) -> str:
    """Return a choice as it is kept: by headings, with no cell but those that were answered.

    Letters outside ASCII are escaped: a file from elsewhere can hold half a pair of surrogates, which no store takes.
    """
    keys = column_keys(headings)
    return json.dumps(
        {
            "columns": {keys[place]: each for place, each in mapping.columns.items() if place < len(keys)},
            "answers": [[*about, answer] for about, answer in sorted(mapping.answers.items())],
            "headings": fingerprint(headings),
        }
    )


def from_text(name: str, text: str) -> KeptMapping:
    """Return a choice as it was kept; an empty one when the text cannot be read, for then the guesses serve as well."""
    try:
        told = json.loads(text)
        columns = {str(key): str(each) for key, each in told["columns"].items()}
        answers = {(str(about), str(words)): str(answer) for about, words, answer in told["answers"]}
        return KeptMapping(name, columns, answers, str(told["headings"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return KeptMapping(name, {}, {}, "")


def _read(row: Setting) -> KeptMapping:
    return from_text(row.key.removeprefix(PREFIX), row.value or "")
