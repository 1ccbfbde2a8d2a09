"""A parent without custody who has asked to know about a child: what may not be told, said before anything is.

It follows the parent's own wish and is never a task: nothing here makes a date. Source: that such a parent is told on
its own request is known from the trade; the paragraph (forældreansvarsloven § 23) has not been read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.models.enums_people import ProtectionScope
from app.models.ruling import Orientation
from app.models.safety import Protection
from app.services.hard_stops import may_tell
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case

SEE_STOP = "Der er et stop over for {name}. Se »Hvem må vide hvad« under Mennesker, før der bliver fortalt noget."
NOT_OTHERS = "Fortæl kun om barnet, ikke om den anden forælders forhold."
_MAY_NOT_KNOW: Final = {
    ProtectionScope.ADDRESS: "{name} må ikke få adressen på {subject}.",
    ProtectionScope.WHEREABOUTS: "{name} må ikke kunne regne ud, hvor {subject} er.",
    ProtectionScope.EVERYTHING: "{name} må ikke få noget at vide om {subject}.",
}


@dataclass(frozen=True, slots=True)
class OrientationRow:
    """One parent who has asked: `mind` is what to think of before anything is told, for the own screen alone."""

    person_id: UUID
    called: str
    mind: tuple[str, ...]


@use_case("orientation.list")
def list_orientations(unit: Unit, case_id: UUID) -> tuple[OrientationRow, ...]:
    """Return those who have asked to be told, each with what may not be told."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    people = dict.fromkeys(each.person_id for each in rows.of(Orientation))
    return tuple(OrientationRow(each, rows.called(each), tuple(_mind(rows, each))) for each in people)


def _mind(rows: CaseRows, person_id: UUID) -> Iterator[str]:
    name = rows.called(person_id)
    if not may_tell(rows, person_id).ok:
        yield SEE_STOP.format(name=name)
    for each in rows.of(Protection):
        if each.against_id in (None, person_id) and each.subject_id != person_id and _holds(rows, each):
            yield _MAY_NOT_KNOW[each.scope].format(name=name, subject=rows.called(each.subject_id))
    yield NOT_OTHERS


def _holds(rows: CaseRows, protection: Protection) -> bool:
    return protection.until is None or protection.until >= rows.today
