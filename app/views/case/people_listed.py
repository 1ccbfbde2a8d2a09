"""Everybody in a case for paper: a sheet to have along, with whom one rings, the children first.

Where only initials are shown, the paper has initials too, and nothing one could find somebody by.
"""

from collections.abc import Sequence
from uuid import UUID

from app.genogram.labels import initials
from app.services.contact_sheet import SheetLine
from app.services.listing import Cells, ListGroup, Listing
from app.wording import word

TITLE = "Familie og netværk"
HEAD, SHARES = ("Navn", "Hvem", "Telefon", "E-mail og adresse"), (26.0, 20.0, 16.0, 38.0)
SHORT_HEAD, SHORT_SHARES = ("Navn", "Hvem"), (40.0, 60.0)
HELD = "står ikke her"
HELD_BACK = "Nogen er beskyttet. Hvor de bor, og hvordan man får fat i dem, står ikke her. Slå det op i sagen."
ABOUT = "Her står også telefon, e-mail og adresse, hvor I har dem, men ikke hos den, der er beskyttet."
ONLY_INITIALS = "Kun forbogstaver, som på skærmen."
ONLY_FOUND, ONLY_ONE = "Kun de {count}, der blev fundet.", "Kun den, der blev fundet."


def listing_of(
    case_id: UUID, lines: Sequence[SheetLine], *, only_initials: bool, found: Sequence[UUID] | None = None
) -> Listing:
    """Return the sheet; where somebody is searched for only those who are found (None when nobody is)."""
    kept = [each for each in lines if found is None or each.id in found]
    only = ONLY_ONE if len(kept) == 1 else ONLY_FOUND.format(count=len(kept))
    told = [only] if found is not None else []
    told += [ONLY_INITIALS] if only_initials else [HELD_BACK] * any(each.is_held_back for each in kept)
    cells = _short if only_initials else _cells
    groups = dict.fromkeys(heading_of(each) for each in sorted(kept, key=_place))
    made = tuple(
        ListGroup(heading, tuple(cells(each) for each in kept if heading_of(each) == heading)) for heading in groups
    )
    head, shares = (SHORT_HEAD, SHORT_SHARES) if only_initials else (HEAD, SHARES)
    return Listing(TITLE, head, shares, made, frozenset({case_id}), tuple(told), "" if only_initials else ABOUT)


def heading_of(line: SheetLine) -> str:
    """Return what somebody stands under: the child, the family, or where in the network they are."""
    if line.is_child_of_case:
        return "Barnet i sagen"
    if line.is_family or line.sector is None:
        return "Familien" if line.is_family else "Andre"
    name = word(line.sector)
    return name[:1].upper() + name[1:]


def _place(line: SheetLine) -> int:
    return 0 if line.is_child_of_case else 1 if line.is_family else 2


def _cells(line: SheetLine) -> Cells:
    if line.is_held_back:
        return line.name, line.who, HELD, HELD
    return line.name, line.who, line.phone, "\n".join(filter(None, (line.email, line.lives)))


def _short(line: SheetLine) -> Cells:
    return initials(line.name), ""
