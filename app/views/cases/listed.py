"""The list of cases for paper, as it is narrowed and sorted on the screen, and the keys of the list."""

from app.services.cases import CaseLine
from app.services.listing import ListGroup, Listing
from app.views.page import Hints
from app.views.widgets.rows_table import RowsTable

SHARES = {"Navn": 26, "Alder": 14, "Næste dato": 16, "Én linje": 27, "Sagsnummer": 17}
ONLY, NARROWED = "Kun de {count} sager, der var valgt.", "Kun sager med »{words}«."


def listing_of(table: RowsTable[CaseLine], words: str, *, closed: bool) -> Listing:
    """Return the list as it stands; of several that are chosen only those."""
    head, rows, some = table.listed()
    told = [NARROWED.format(words=words[:60])] if words else []
    told += [ONLY.format(count=len(rows))] if some else []
    shares = tuple(float(SHARES.get(each, 16)) for each in head)
    of = tuple(each.id for each in (table.picked() if some else table.all_rows()))
    title, group = "Afsluttede sager" if closed else "Sager", ListGroup("", rows, of)
    return Listing(title, head, shares, (group,), frozenset(of), tuple(told))


def keys_of_list(*, waits: bool) -> Hints:
    """Return the keys while the list stands there; `waits` where the part »Underretninger« is on."""
    waiting: Hints = [(("U",), "Uden kontakt")] if waits else []
    begin: Hints = [(("N",), "Ny sag"), (("B",), "Bekymringer"), (("S",), "Sagsgennemgang"), *waiting]
    # The arrows last: they are what everybody tries in a list, and a narrow window has room for the first ones only.
    return [(("Enter",), "Åbn sagen"), *begin, (("Ctrl P",), "Udskriv"), (("↑", "↓"), "Vælg")]
