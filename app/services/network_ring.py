"""The network as it stands round the family drawing: who is outside the family, and whom in it they belong to."""

from uuid import UUID

from app.genogram.network_ring import RingNode
from app.models.enums import Copy, Floor
from app.models.enums_people import TieQuality
from app.models.people import NetworkTie
from app.rules.visibility import Viewer
from app.services.kinship import kin_of_case
from app.services.network_rows import map_person
from app.services.ports import Unit, use_case
from app.services.sight import Sight, sight_for
from app.services.snapshot import CaseRows, read_case


@use_case("network.ring")
def network_round_family(unit: Unit, case_id: UUID, *, copy: str | None = None) -> tuple[RingNode, ...]:
    """Return everybody of the network who is not drawn in the family, for the own screen or as one copy may show it."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    sight = sight_for(rows, Copy(copy), None) if copy else Sight(rows, Viewer(Floor.CASEWORKER))
    kin = kin_of_case(rows)
    outside: dict[UUID, list[NetworkTie]] = {}
    for tie in rows.of(NetworkTie):
        if tie.person_id not in kin and rows.person(tie.person_id) and sight.network(tie):
            outside.setdefault(tie.person_id, []).append(tie)
    return tuple(
        RingNode(map_person(rows, ties[0]), tuple(_members(rows, sight, ties))) for ties in outside.values()
    )  # fmt: skip


def _members(rows: CaseRows, sight: Sight, ties: list[NetworkTie]) -> list[tuple[str, TieQuality]]:
    """Return the children somebody belongs to; a place for all children counts for each."""
    found: dict[str, TieQuality] = {}
    for tie in ties:
        quality = tie.quality if sight.fact(NetworkTie, "quality", tie.person_id) else TieQuality.ORDINARY
        for _, person in rows.children(tie.child_id):
            found.setdefault(str(person.id), quality)
    return list(found.items())
