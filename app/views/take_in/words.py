"""The Danish of taking in a list: what becomes of a case, and how many."""

from collections.abc import Sequence

from app.language.folding import join_names
from app.rules.cpr import read_cpr
from app.services.case_table_import_rows import Fate, Preview, PreviewLine

HEADING = "Hent en liste"
KIND = "Regneark eller CSV (*.xlsx *.csv *.txt *.tsv)"
UNTAKEN_KIND, UNTAKEN_NAME = "CSV (*.csv)", "kom ikke med.csv"
FATES = {
    Fate.NEW: "ny sag",
    Fate.FILL: "udfyldes",
    Fate.KNOWN: "er her i forvejen",
    Fate.WAITS: "! kommer ikke med",
    Fate.LEFT_OUT: "ikke valgt",
}
NAMELESS = "Uden navn"


def cases(count: int) -> str:
    """Return »1 sag« or »28 sager«."""
    return "1 sag" if count == 1 else f"{count} sager"


def rows(count: int) -> str:
    """Return »1 række« or »28 rækker«."""
    return "1 række" if count == 1 else f"{count} rækker"


def fate_of(line: PreviewLine) -> str:
    """Return what becomes of a case, in words that need no colour."""
    if line.fate is Fate.FILL:
        return "1 tomt felt udfyldes" if line.fills == 1 else f"{line.fills} tomme felter udfyldes"
    closed = ", afsluttet" if line.is_closed and line.fate is Fate.NEW else ""
    return FATES[line.fate] + closed


def names_of(line: PreviewLine) -> str:
    """Return the children of a case."""
    return join_names(line.names) or NAMELESS


def more_of(line: PreviewLine) -> str:
    """Return what stands under the names: what is wrong first, else the number of the case."""
    return line.told[0] if line.told else line.number


def numbers_of(line: PreviewLine) -> str:
    """Return the rows a case stands in: »4« or »4, 5«; of many only the first and how many more."""
    first = [str(each) for each in line.rows[:3]]
    return ", ".join(first) + (f" +{len(line.rows) - 3}" if len(line.rows) > 3 else "")


def summary(preview: Preview) -> str:
    """Return »28 nye sager, 1 er her i forvejen og 2 kommer ikke med.«."""
    counts = {fate: preview.count(fate) for fate in Fate}
    parts = [
        (counts[Fate.NEW], "ny sag", "nye sager"),
        (counts[Fate.FILL], "får udfyldt tomme felter", "får udfyldt tomme felter"),
        (counts[Fate.KNOWN], "er her i forvejen", "er her i forvejen"),
        (counts[Fate.WAITS], "kommer ikke med endnu", "kommer ikke med endnu"),
        (counts[Fate.LEFT_OUT], "er ikke valgt", "er ikke valgt"),
    ]  # fmt: skip
    told = [f"{count} {one if count == 1 else many}" for count, one, many in parts if count]
    return f"{join_names(told)}." if told else "Der er ingen sager i listen."


def taken(new: int, filled: int) -> str:
    """Return »28 sager er hentet, og 1 er udfyldt.«."""
    if not filled:
        return f"{cases(new)} er hentet."
    return f"{cases(filled)} er udfyldt." if not new else f"{cases(new)} er hentet, og {filled} er udfyldt."


def samples(cells: Sequence[str], most: int = 3) -> str:
    """Return the first different values of a column in one line; of a CPR number only what others may see."""
    found = list(dict.fromkeys(_shown(cell) for cell in cells if cell.strip()))
    return " · ".join(found[:most]) if found else "tom"


def _shown(cell: str) -> str:
    number = read_cpr(cell)
    return number.masked if number is not None else " ".join(cell.split())[:40]
