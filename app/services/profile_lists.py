"""Lists that are one whole in a profile: who notifies, the aims of a plan, what a case weighs. Read and checked."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from app.errors import UserError
from app.services import notification_senders, plan_aims, weight_list
from app.services.placement_kinds import PlacementKind, list_placement_kinds, shipped_kinds
from app.services.plan_aims import Aim
from app.services.ports import Unit
from app.services.weight_list import WeightList

Senders = tuple[str, ...]
Aims = tuple[Aim, ...]


def senders_of(row: Mapping[str, Any]) -> Senders:
    """Return the senders of a file (ids). Raises KeyError, TypeError or UserError when it is no such list."""
    found = _listed(row, "sender")
    notification_senders.refuse_odd(found)
    return found


def plain_senders(found: Senders) -> dict[str, Any]:
    """Return senders as a file has them."""
    return {"sender": list(found)}


def senders_here(unit: Unit) -> list[Senders]:
    """Return the senders that are offered here, as one list."""
    return [tuple(each.id for each in notification_senders.senders_here(unit))]


def own_senders(unit: Unit) -> list[Senders]:
    """Return the senders when the list is our own."""
    return senders_here(unit) if notification_senders.senders_since(unit) else []


def aims_of(row: Mapping[str, Any]) -> Aims:
    """Return the aims of a file. Raises KeyError, TypeError or UserError when it is no such list."""
    found = tuple(Aim(*(_text(each, name) for name in ("id", "name", "text"))) for each in _listed(row, "aim"))
    for fault in plan_aims.faults_of(found):
        raise UserError(fault)
    return found


def plain_aims(found: Aims) -> dict[str, Any]:
    """Return aims as a file has them."""
    return {"aim": [asdict(each) for each in found]}


def aims_here(unit: Unit) -> list[Aims]:
    """Return the aims that can be chosen here, as one list."""
    return [plan_aims.aims_here(unit)]


def own_aims(unit: Unit) -> list[Aims]:
    """Return the aims when the list is our own."""
    return [each for each in aims_here(unit) if each != plan_aims.shipped_aims()]


def weights_of(row: Mapping[str, Any]) -> WeightList:
    """Return what a case weighs by a file. Raises KeyError, TypeError, ValueError or UserError."""
    found = weight_list.weights_of(row)
    for fault in weight_list.faults_of(found):
        raise UserError(fault)
    return found


def own_placements(unit: Unit) -> list[PlacementKind]:
    """Return the kinds of placement that stand otherwise here than they are shipped."""
    return [each for each in list_placement_kinds(unit) if each not in shipped_kinds()]


def _listed(row: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    if not isinstance(row[name], list):
        raise TypeError(name)
    return tuple(row[name])


def _text(row: Mapping[str, Any], name: str) -> str:
    if not isinstance(row, Mapping) or not isinstance(row[name], str):
        raise TypeError(name)
    return str(row[name])
