"""Guesses about a table: which row holds the headings, which column is which field, and whether it was seen before."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from app.rules.case_table import CaseTable, CellKind, TableRow, words_of
from app.rules.cpr import read_cpr

FIRST_ROWS = 25
"""Rows that are looked through for the headings: titles, dates of printing and empty lines stand above them."""
WHOLE, PART = 1000, 100
"""What a heading that is a known one counts, and one that only holds it; longer ones say more."""
NAMES_HELP = frozenset({"help", "placement", "rung", "legal_basis"})
"""Fields that say that a list tells of help, so that its days are the help's."""
NO_HEADING = "Kolonne {0}"
ENOUGH_CPR = 0.8
"""The part of a column's cells that must be CPR numbers before it is taken for that without its heading."""
MOST_OF_TOTAL = 2
"""Filled cells of a row that counts the others: the words, and perhaps the number beside them."""
TOTALS = ("i alt ", "total ", "antal ", "sum ", "udskrevet ", "side ")
WHY = "Hvorfor den ikke kom med"
"""The heading of the column that is added to rows that could not be taken in; it is never a column of the list."""


def heading_row(table: CaseTable, rows: Sequence[TableRow]) -> int:
    """Return the place of the row with the headings: most known ones, else the first that is as wide as the table."""
    first = rows[:FIRST_ROWS]
    known = [sum(bool(_scores(table, cell)) for cell in row.cells if len(cell) < 60) for row in first]
    if known and max(known) > 1:
        return known.index(max(known))
    filled = [sum(bool(cell.strip()) for cell in row.cells) for row in first]
    widest = max(filled, default=0)
    return next((place for place, count in enumerate(filled) if count * 5 >= widest * 3 and count), 0)


def without_titles(table: CaseTable, rows: Sequence[TableRow]) -> tuple[tuple[str, ...], Sequence[TableRow]]:
    """Return the headings and the rows under them; a table that begins with a child gets headings of its own."""
    place = heading_row(table, rows)
    first = rows[place].cells
    known = sum(bool(_scores(table, cell)) for cell in first if len(cell) < 60)
    if known < 2 and any(read_cpr(cell) is not None for cell in first):
        return tuple(NO_HEADING.format(number) for number in range(1, len(first) + 1)), rows[place:]
    return first, rows[place + 1 :]


def is_total(row: TableRow) -> bool:
    """Tell whether a row only counts the others or says when it was printed: »I alt: 30«."""
    filled = [words_of(cell) for cell in row.cells if words_of(cell)]
    return 0 < len(filled) <= MOST_OF_TOTAL and f"{filled[0]} ".startswith(TOTALS)


def guess(table: CaseTable, headings: Sequence[str], rows: Sequence[TableRow] = ()) -> dict[int, str]:
    """Return the field each column most likely holds, by place. A field goes to the column that fits it best."""
    found = [
        (score, -place, field)
        for place, heading in enumerate(headings)
        if words_of(heading) != words_of(WHY)
        for field, score in _scores(table, heading).items()
    ]
    columns: dict[int, str] = {}
    taken: set[str] = set()
    for _, negative, field in sorted(found, key=lambda each: (-each[0], -each[1], each[2])):
        if -negative not in columns and field not in taken:
            columns[-negative] = field
            taken |= set() if table.fields[field].many else {field}
    if "cpr" not in taken:
        columns.update(_cpr_by_cells(rows, columns))
    if not taken & NAMES_HELP:
        columns = _without_help(table, columns)
    return dict(sorted(columns.items()))


def fingerprint(headings: Sequence[str]) -> str:
    """Return what a table is known again by: its headings, whatever their order, and no cell of it."""
    names = sorted(each for each in column_keys(headings) if each != words_of(WHY))
    return hashlib.sha256("\n".join(names).encode("utf-8", "replace")).hexdigest()


def column_keys(headings: Sequence[str]) -> list[str]:
    """Return what each column is remembered by: the words of its heading, numbered when it stands there again."""
    seen: Counter[str] = Counter()
    keys = []
    for heading in headings:
        words = words_of(heading)
        seen[words] += 1
        keys.append(words if seen[words] == 1 else f"{words} #{seen[words]}")
    return keys


def _scores(table: CaseTable, heading: str) -> Mapping[str, int]:
    """Return how well a heading fits each field it fits at all."""
    words = words_of(heading)
    if not words:
        return {}
    scores: dict[str, int] = {}
    for field in table.fields.values():
        if words in field.headings:
            scores[field.id] = WHOLE + len(words)
        elif inside := [len(each) for each in field.headings if len(each) > 2 and _holds(table, words, each)]:
            scores[field.id] = PART + max(inside) - len(words.split())
    return scores


def _holds(table: CaseTable, words: str, phrase: str) -> bool:
    """Tell whether a heading holds a phrase, and the rest of it does not say that it is about somebody else."""
    before, found, after = f" {words} ".partition(f" {phrase} ")
    return bool(found) and table.others.isdisjoint((*before.split(), *after.split()))


def _without_help(table: CaseTable, columns: Mapping[int, str]) -> dict[int, str]:
    """Return the columns of a list that names no help: its days are the case's, as far as those are not told."""
    taken, found = set(columns.values()), dict[int, str]()
    for place, field in columns.items():
        instead = table.fields[field].without_help
        if instead is None:
            found[place] = field
        elif instead and instead not in taken:
            found[place] = instead
    return found


def _cpr_by_cells(rows: Sequence[TableRow], columns: Mapping[int, str]) -> dict[int, str]:
    """Return the one column that has nothing but CPR numbers; none when there are several, for they may be parents'."""
    first = [row.cells for row in rows[:FIRST_ROWS]]
    width = max((len(cells) for cells in first), default=0)
    found = []
    for place in (each for each in range(width) if each not in columns):
        filled = [cells[place] for cells in first if place < len(cells) and cells[place].strip()]
        if filled and sum(read_cpr(each) is not None for each in filled) >= ENOUGH_CPR * len(filled):
            found.append(place)
    return {found[0]: CellKind.CPR.value} if len(found) == 1 else {}
