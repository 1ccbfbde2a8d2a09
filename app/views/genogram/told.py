"""What is said of the people and lines of a drawing: for screen readers, for the list, and when nobody is there."""

from collections.abc import Sequence

from app.genogram.shapes import Drawing
from app.language.folding import possessive
from app.views.genogram.commands import KeyTable
from app.views.genogram.places import rows


def sentences(drawing: Drawing) -> dict[str, str]:
    """Return the sentence about each person, the bare name where there is none."""
    return {each: drawing.said.get(each) or f"{drawing.names.get(each, '?')}." for each in drawing.people}


def hint(people: int, keys: KeyTable) -> str:
    """Return a sentence for an empty drawing or one with a single person; empty when there are more."""
    if people == 0:
        return f"Her er ingen endnu. Tryk {keys.shown('child')} for at tegne barnet."
    if people == 1:
        return f"Tryk {keys.shown('parents')} for forældre og {keys.shown('sibling')} for søskende."
    return ""


def generation_names(drawing: Drawing, main: str) -> list[str]:
    """Return what the rows of a drawing are called, seen from the main person, from above."""
    found = rows(drawing.people)
    at = next((number for number, row in enumerate(found) if main in row), 0)
    called = drawing.names.get(main, "").split(" ")[0] or "hovedpersonen"
    return [_generation(at - number, called) for number in range(len(found))]


def _generation(above: int, called: str) -> str:
    names: Sequence[str] = ("Forældre, onkler og tanter", "Bedsteforældre", "Oldeforældre", "Tipoldeforældre")
    younger: Sequence[str] = ("Børn, niecer og nevøer", "Børnebørn", "Oldebørn")
    if above == 0:
        return f"{possessive(called)} egen generation"
    among = names if above > 0 else younger
    step = abs(above) - 1
    return among[step] if step < len(among) else f"{abs(above)} generationer {'før' if above > 0 else 'efter'}"
