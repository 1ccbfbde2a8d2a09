"""May this reader see this fact? One pure function, the only door to papers, the room's screen, files and copied text.

An allow-list in three parts: how wide a fact may travel (its floor), who it was meant for (its audience), and
protection, which is always *against somebody* and spreads to what that somebody could infer from it: those who live
with the protected person, and the home and school they share.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from app.models.enums import Floor, Topic
from app.models.enums_people import ProtectionScope

_WIDTH = {Floor.ROOM: 0, Floor.FAMILY: 1, Floor.PROFESSIONAL: 2, Floor.CASEWORKER: 3}
TOGETHER = "Det kan vise, hvor en beskyttet person er, fordi de bor sammen."
_TELLS_WHERE = frozenset({Topic.WHEREABOUTS, Topic.SCHOOL})

Key = Hashable
NOT_THIS_COPY = "Det er ikke til dette eksemplar."
"""The plain reason that every copy has; it is not worth telling about each time."""


@dataclass(frozen=True, slots=True)
class FactSeen:
    """One fact asking to be seen: what it is about, how wide it may go, and for whom it was meant (empty = all)."""

    topic: Topic = Topic.GENERAL
    floor: Floor = Floor.FAMILY
    about: frozenset[Key] = frozenset()
    audience: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Shield:
    """Protection of one person against another (None = against everybody).

    `kin` live with the protected one and are family, so that every reader knows of them: only where they are is
    hidden. `hosts` live there too and would give the place away by name: they are hidden altogether.
    """

    subject: Key
    against: Key | None
    scope: ProtectionScope = ProtectionScope.WHEREABOUTS
    kin: frozenset[Key] = frozenset()
    hosts: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Viewer:
    """All who read one copy together, and the circle the copy is made for. No names means we cannot know who reads."""

    circle: Floor
    people: frozenset[Key] = frozenset()
    shields: tuple[Shield, ...] = ()


def visible(fact: FactSeen, viewer: Viewer) -> tuple[bool, str]:
    """Return whether the fact may be shown, and the reason in Danish for the caseworker's own screen."""
    if viewer.circle is Floor.CASEWORKER:
        return True, "Din egen skærm."
    if _WIDTH[fact.floor] > _WIDTH[viewer.circle]:
        return False, NOT_THIS_COPY
    if fact.audience and not (viewer.people and viewer.people <= fact.audience):
        return False, "Det er aftalt, at kun nogle få har det på papir."
    for shield in counting_shields(viewer):
        hidden = _hides(shield, fact, viewer)
        if hidden:
            return False, hidden
    return True, ""


def counting_shields(viewer: Viewer) -> Iterable[Shield]:
    """Yield the protections that are against somebody who reads; without names, all of them."""
    for shield in viewer.shields:
        nobody_named = not viewer.people
        if nobody_named or shield.against is None or shield.against in viewer.people:
            yield shield


def _hides(shield: Shield, fact: FactSeen, viewer: Viewer) -> str:
    if viewer.people and viewer.people <= {shield.subject}:
        return ""
    if shield.subject in fact.about and (shield.scope is ProtectionScope.EVERYTHING or fact.topic is Topic.WHEREABOUTS):
        return "Det kan vise, hvor en beskyttet person er."
    if shield.scope is ProtectionScope.ADDRESS:
        # The home of those who live there is the address itself, whatever else of them may be known.
        is_home = fact.topic is Topic.WHEREABOUTS and fact.about & (shield.kin | shield.hosts)
        return TOGETHER if is_home else ""
    if fact.about & shield.kin and fact.topic in _TELLS_WHERE:
        return TOGETHER
    # A professional copy without named readers may name a host, but nothing that ties the host to the home.
    if fact.about & shield.hosts and (viewer.people or fact.topic in _TELLS_WHERE):
        return "Det kan afsløre, hvem en beskyttet person bor hos."
    return ""
