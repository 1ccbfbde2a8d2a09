"""Knocking on a door with a text: it comes back as it was seen, or a Danish sentence says what to do."""

import re
import unicodedata
from uuid import UUID

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Case
from app.services import due, search_texts
from app.services.ports import Unit
from app.services.snapshot import CaseRows
from tests.every_field import full_case
from tests.exchange.in_and_out import take_in
from tests.hostile.doors import Door, Hall, Kept, hall_of

UNSEEN = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u3164\ufeff\uffa0") | frozenset(
    map(chr, (*range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)))
)
"""Signs without a picture that Unicode counts as letters, marks or spaces (default ignorables)."""

TURNS_ROUND = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
DANISH_SENTENCE = re.compile(r"[A-ZÆØÅ»\d].+[.!?…«)]|/.*: .+")
"""A sentence, or a place in a file and what is wrong there."""
ENGLISH = re.compile(r"\b(?:error|invalid|expected|traceback|exception|none|must|cannot|the)\b", re.IGNORECASE)


class Enough(Exception):  # noqa: N818 - not an error: the step is given up once it has been looked at
    """Ends a step without keeping it."""


def filled_hall(store: OpenStore) -> Hall:
    """Put a case with a row of every kind in the store."""
    case_id = take_in(store, full_case(), as_new=True)
    with store.units.read("test") as unit:
        return hall_of(unit, case_id)


def seen(text: str) -> str:
    """Return what a reader sees of a text: no spaces, no control characters, no halves of letters."""
    whole = unicodedata.normalize("NFC", "".join(each for each in text if _is_seen(each)))
    return "".join(whole.split())


def _is_seen(letter: str) -> bool:
    code = ord(letter)
    is_no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return letter not in UNSEEN and not is_no_character and unicodedata.category(letter) not in ("Cc", "Cs", "Cf")


def is_fit_to_keep(text: str) -> bool:
    """Tell whether nothing in a text can break a file or turn a line round."""
    hidden = any(unicodedata.category(each) in ("Cc", "Cs") for each in text if each != "\n")
    return not hidden and not TURNS_ROUND.search(text) and text == text.strip()


def refusal(error: Exception, text: str) -> None:
    """See that a refusal is one Danish sentence that can be shown."""
    said = str(error)
    assert DANISH_SENTENCE.fullmatch(said.replace("\n", " ")), said
    told = said.replace(text.strip()[:39], "") if text.strip() else said
    assert not ENGLISH.search(re.sub("»[^«]*«", "", told)), said
    assert len(said) < 400, said[:400]


def knock(store: OpenStore, hall: Hall, door: Door, text: str, *, derive: bool = True) -> bool:
    """Send a text through a door, look at what was kept, and give the step up. Tell whether it was let in.

    `derive` counts due dates and search words too, as every real step does; that is four fifths of the time.
    """
    try:
        with store.units.step("Prøv", "test") as unit:
            where = door(unit, hall, text)
            unit.session.flush()
            unit.session.expire_all()
            if derive or where is None:
                _derive(unit, hall.case)
            if where is not None:
                _look(unit, where, text)
            raise Enough
    except Enough:
        return True
    except UserError as error:
        refusal(error, text)
        return False


def _derive(unit: Unit, case_id: UUID) -> None:
    rows = CaseRows(unit, unit.get(Case, case_id))
    due.recompute(unit, rows)
    search_texts.reindex(unit, rows)


def _look(unit: Unit, where: Kept, text: str) -> None:
    kept = getattr(unit.session.get(where.kind, where.row_id), where.column) or ""
    assert is_fit_to_keep(kept)
    # With nothing to see, the field keeps what it had (a rhythm's reason, an agreement's text) or a word of its own.
    assert seen(kept) == seen(text) or (kept and not seen(text))
