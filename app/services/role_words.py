"""What a typed role tells (»nabo«, »klasselærer«, »mormor«): the side of the table and the slice of the network map.

Roles are read by how they end, folded, so that »fodboldtræner« is a coach and »PPR-psykolog« a psychologist.
"""

from app.language.folding import fold
from app.models.enums_meeting import Side
from app.models.enums_people import Sector

_AUTHORITY = ("raadgiver", "sagsbehandler", "myndighed", "afdelingsleder", "familieafdelingen")
_GENERAL = (
    "laerer", "paedagog", "psykolog", "plejerske", "skoleleder", "inspektoer", "dagplejer", "vejleder", "laege",
    "sfo", "boernehaveleder",
)  # fmt: skip
_PROVIDER = (
    "kontaktperson", "behandler", "terapeut", "konsulent", "stoetteperson", "mentor", "plejemor", "plejefar",
    "aflastning", "anbringelsessted",
)  # fmt: skip
"""A coach, a neighbour and a friend's mother come as the family's own people."""
_NEIGHBOURS = ("nabo", "genbo", "overbo", "underbo", "traener", "spejderleder", "holdleder", "klubleder")
_FAMILY = (
    "mor", "far", "soester", "bror", "moster", "faster", "onkel", "tante", "kusine", "faetter", "mormor", "morfar",
    "farmor", "farfar", "bedste", "svoger", "svigerinde", "bonusmor", "bonusfar", "niece", "nevoe",
)  # fmt: skip
"""Alone only: »Elias' mor« and »mor til en ven« are friends, and »papfar«, »halvsøster« end like one of these."""


def side_of_role(role: str) -> Side | None:
    """Return the side a role speaks from (»klasselærer«, »rådgiver«, »kontaktperson«), None when it tells nothing."""
    words = fold(role).replace(",", " ").split()
    for side, trades in ((Side.AUTHORITY, _AUTHORITY), (Side.PROVIDER, _PROVIDER), (Side.GENERAL, _GENERAL)):
        if any(word.endswith(trades) for word in words):
            return side
    return None


def sector_told(role: str) -> Sector | None:
    """Return the slice of the network map a role belongs in, None when it tells nothing."""
    side, words = side_of_role(role), fold(role).replace(",", " ").split()
    if side is not None:
        return Sector.SCHOOL if side is Side.GENERAL else Sector.PROFESSIONALS
    if any(word.endswith(_NEIGHBOURS) for word in words):
        return Sector.NEIGHBOURS
    return Sector.FAMILY if len(words) == 1 and words[0].endswith(_FAMILY) else None


def sector_of_role(role: str) -> Sector:
    """Return where on the network map somebody new belongs: by their role, else among friends."""
    return sector_told(role) or Sector.FRIENDS
