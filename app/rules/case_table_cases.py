"""The rows of a table as cases: rows of one case number are siblings, and several rows of one child are its help."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.language.folding import fold
from app.models.approx_date import ApproxDate
from app.rules.case_table import CaseTable, words_of
from app.rules.case_table_rows import Fault, ReadRow, Weight

TOO_MANY = "Sagsnummeret står ved {0} børn. Er det den rigtige kolonne?"
MOST_CHILDREN = 12
"""Children of one case; more is a column that is no case number, such as the KLE number all cases share."""
STILL_OPEN = "Nogle rækker af sagen er afsluttet, andre ikke. Sagen er i gang."
SAME_HOME = "Et søskende på samme adresse har beskyttet adresse. Barnet er sat til at have det samme."
TWO_ANSWERS = "Rækken siger noget andet om »{0}« end en tidligere række af samme sag. Den første er brugt."
_OF_CASE = ("one_line", "why", "opened", "closed", "caseworker")
_OF_CHILD = (
    "name", "cpr", "birth", "gender", "school", "school_class", "phone", "address", "protected", "other_id",
    "mother", "mother_phone", "father", "father_phone", "custody",
)  # fmt: skip
_OF_HELP = ("help", "placement", "rung", "legal_basis", "since", "expected_until", "until")


@dataclass(frozen=True, slots=True)
class FileChild:
    """One child: its facts by field, its help (each by field), the days it was and will be followed up, and notes."""

    facts: Mapping[str, Any] = field(repr=False)
    help: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    next_on: tuple[dt.date, ...] = ()
    last_on: tuple[dt.date, ...] = ()

    @property
    def name(self) -> str:
        """Return its name, empty when there is none."""
        return str(self.facts.get("name", ""))

    @property
    def cpr(self) -> str:
        """Return its number, empty when there is none."""
        return str(self.facts.get("cpr", ""))


@dataclass(frozen=True, slots=True)
class FileCase:
    """One case as the rows tell it. `key` is the same for the same case when the file is read again."""

    key: str = field(repr=False)
    number: str
    rows: tuple[int, ...]
    facts: Mapping[str, Any] = field(repr=False)
    children: tuple[FileChild, ...] = field(repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)
    faults: tuple[Fault, ...] = ()

    def waits(self, *, without_faults: bool) -> bool:
        """Tell whether it is not taken in; `without_faults` leaves out only the cells that are wrong."""
        stopping = {Weight.STOPS} if without_faults else {Weight.STOPS, Weight.WRONG}
        return any(each.weight in stopping for each in self.faults)


def cases_of(table: CaseTable, read: Sequence[ReadRow]) -> tuple[FileCase, ...]:
    """Return the cases of a table in the order of their first rows; rows without any cell that is read are no case."""
    together: dict[str, list[ReadRow]] = {}
    for each in read:
        if each.values or each.faults:
            together.setdefault(_key_of(each), []).append(each)
    return tuple(_case(table, key, found) for key, found in together.items())


def same_id(text: str) -> str:
    """Return a number or id as it is compared: without regard to case and spaces, and nothing else."""
    return " ".join(text.casefold().split())


def _key_of(row: ReadRow) -> str:
    """Return what binds rows together: the case number, else the child's number or id; else a row is a case alone."""
    for name in ("number", "cpr", "other_id"):
        if row.values.get(name):
            return f"{name}:{same_id(str(row.values[name]))}"
    return f"row:{row.number}:{fold(str(row.values.get('name', '')))}"


def _case(table: CaseTable, key: str, rows: Sequence[ReadRow]) -> FileCase:
    facts, faults = _first_of_each(table, _OF_CASE, rows)
    faults = _with_one_status(facts, rows, faults)
    grouped = _children_of(rows)
    if len(grouped) > MOST_CHILDREN:
        faults.insert(0, Fault(rows[0].number, "", TOO_MANY.format(len(grouped)), Weight.STOPS))
    children: list[FileChild] = []
    for each in grouped:
        child, more = _child(table, each)
        children.append(child)
        faults += more
    children, more = _protected_together(children, rows[0].number)
    faults += more
    notes = tuple(dict.fromkeys(str(row.values["note"]) for row in rows if row.values.get("note")))
    own = [fault for row in rows for fault in row.faults]
    number = str(rows[0].values.get("number", ""))
    return FileCase(key, number, tuple(row.number for row in rows), facts, tuple(children), notes, (*own, *faults))


def _with_one_status(facts: dict[str, Any], rows: Sequence[ReadRow], faults: list[Fault]) -> list[Fault]:
    """Let a case be open when one of its rows is: a row that is closed may be help that has ended, or a sibling."""
    told = {str(row.values["status"]) for row in rows if row.values.get("status")}
    told = told or {"closed" if row.values.get("closed") else "open" for row in rows}
    facts["status"] = "open" if "open" in told else "closed"
    if len(told) == 1:
        return faults
    facts.pop("closed", None)
    return [*faults, Fault(rows[0].number, "", STILL_OPEN, Weight.WARNS)]


def _protected_together(children: Sequence[FileChild], row: int) -> tuple[list[FileChild], list[Fault]]:
    """Protect siblings at a protected child's address too: who finds the one finds the other."""
    homes = {_home(each) for each in children if each.facts.get("protected") == "yes"} - {""}
    found: list[FileChild] = []
    faults: list[Fault] = []
    for each in children:
        if each.facts.get("protected") != "yes" and _home(each) in homes:
            found.append(replace(each, facts={**each.facts, "protected": "yes"}))
            faults.append(Fault(row, "", SAME_HOME, Weight.WARNS))
        else:
            found.append(each)
    return found, faults


def _home(child: FileChild) -> str:
    return words_of(str(child.facts.get("address", "")))


def _children_of(rows: Iterable[ReadRow]) -> list[list[ReadRow]]:
    """Return the rows of each child: the same number, or the same name where one of them has none."""
    found: list[list[ReadRow]] = []
    for row in rows:
        same = next((each for each in found if any(_is_one_child(one, row) for one in each)), None)
        if same is None:
            found.append([row])
        else:
            same.append(row)
    return found


def _is_one_child(one: ReadRow, other: ReadRow) -> bool:
    first, second = one.values, other.values
    if first.get("cpr") and second.get("cpr"):
        return bool(first["cpr"] == second["cpr"])
    same_name = fold(str(first.get("name", ""))) == fold(str(second.get("name", "")))
    return same_name and _may_be_one_birth(first.get("birth"), second.get("birth"))


def _may_be_one_birth(one: ApproxDate | None, other: ApproxDate | None) -> bool:
    if one is None or other is None:
        return True
    first, last = max(_days(one)[0], _days(other)[0]), min(_days(one)[1], _days(other)[1])
    return first <= last


def _days(when: ApproxDate) -> tuple[dt.date, dt.date]:
    return when.start or dt.date.min, when.end or dt.date.max


def _child(table: CaseTable, rows: Sequence[ReadRow]) -> tuple[FileChild, list[Fault]]:
    facts, faults = _first_of_each(table, _OF_CHILD, rows)
    told = [{each: row.values[each] for each in _OF_HELP if each in row.values} for row in rows]
    helps: list[Mapping[str, Any]] = []
    for each in told:
        if each and each != {"placement": "no"} and each not in helps:
            helps.append(each)
    return FileChild(facts, tuple(helps), _days_of(rows, "next_on"), _days_of(rows, "last_on")), faults


def _days_of(rows: Iterable[ReadRow], name: str) -> tuple[dt.date, ...]:
    return tuple(dict.fromkeys(row.values[name] for row in rows if row.values.get(name)))


def _first_of_each(
    table: CaseTable, names: Iterable[str], rows: Sequence[ReadRow]
) -> tuple[dict[str, Any], list[Fault]]:
    """Return the first thing said of each, and a warning where a later row says something else."""
    facts: dict[str, Any] = {}
    faults: list[Fault] = []
    for name in names:
        for row in rows:
            value = row.values.get(name)
            if value is not None and facts.setdefault(name, value) != value:
                faults.append(Fault(row.number, "", TWO_ANSWERS.format(table.fields[name].name), Weight.WARNS))
    return facts, faults
