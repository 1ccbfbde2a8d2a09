"""The leak guard over the room's screen: each piece of text is let through or kept off alone."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from app.services.leak_guard import Finding, look, open_findings
from app.services.leak_text import RenderedPaper, RenderedPart
from app.services.ports import Unit
from app.services.room_rows import RoomAgreement, RoomRows

QUESTION, STEPS, CHILDREN = "spørgsmålet", "trinnene", "barnets navn"
PLACE, DRAWING = "stedet næste gang", "tegningen"
"""What a piece is called on the caseworker's own screen when it was kept off."""


def keep_off(
    unit: Unit, case_id: UUID, texts: Mapping[str, str], readers: frozenset[UUID]
) -> tuple[frozenset[str], tuple[Finding, ...]]:
    """Return the names of the texts that stay off the screen, and what the guard found in them.

    The guard tells of the same words once only, so it looks again at what is left until it finds nothing.
    """
    found: list[Finding] = []
    left = {where: text for where, text in texts.items() if text.strip()}
    while left:
        parts = tuple(RenderedPart(where, text) for where, text in left.items())
        fresh = open_findings(look(unit, case_id, RenderedPaper(parts), readers))
        if not fresh:
            break
        found += fresh
        for each in fresh:
            left.pop(each.where, None)
    return frozenset(each.where for each in found), tuple(found)


def guarded(unit: Unit, rows: RoomRows, numbers: Mapping[UUID, int]) -> RoomRows:
    """Return the rows without what the guard found. `numbers` are those of the agreements on the own screen."""
    agreements = {f"aftale {numbers[each.id]}": each for each in rows.agreements}
    scales = {f"skala {number}": each for number, each in enumerate(rows.scales, start=1)}
    names = {f"navn {number} ved bordet": each for number, each in enumerate(rows.names, start=1)}
    texts = {where: _words_of(each) for where, each in agreements.items()}
    texts |= {where: "\n".join((each.question, *(name for name, _ in each.answers))) for where, each in scales.items()}
    off, found = keep_off(unit, rows.case_id, texts | names | _single_texts(rows), rows.readers)
    coming = rows.coming
    return replace(
        rows,
        question="" if QUESTION in off else rows.question,
        steps=() if STEPS in off else rows.steps,
        children=() if CHILDREN in off else rows.children,
        names=tuple(each for where, each in names.items() if where not in off),
        agreements=tuple(each for where, each in agreements.items() if where not in off),
        scales=tuple(each for where, each in scales.items() if where not in off),
        coming=replace(coming, place="") if coming and PLACE in off else coming,
        drawing=None if DRAWING in off else rows.drawing,
        kept_back=found,
    )


def _single_texts(rows: RoomRows) -> dict[str, str]:
    return {
        QUESTION: rows.question,
        STEPS: "\n".join(each.name for each in rows.steps),
        CHILDREN: "\n".join(rows.children),
        PLACE: rows.coming.place if rows.coming else "",
        DRAWING: "\n".join(rows.drawing.text_twin) if rows.drawing else "",
    }


def _words_of(row: RoomAgreement) -> str:
    return "\n".join((row.sentence, row.when, row.proposed_by, row.decides))
