"""Our extension tags in GEDCOM 7, with the address that tells what each means. Written and read here alone.

A tag is known by its address in HEAD.SCHMA, never by its letters: other programs may use the same ones otherwise.
"""

from app.exchange.gedcom_lines import Lines

BASE = "https://rundbord.example/gedcom/"
"""Addresses are names here; nothing lies there and nothing is fetched."""
PREGNANCY = "_PREGNANCY"
RELATION = "_RELATION"
SAID_BY = "_SAID_BY"
SECTOR = "_SECTOR"
RING = "_RING"
QUALITY = "_QUALITY"
PERIOD = "_PERIOD"
HOME = "_HOME"
MEMBER = "_MEMBER"
SHARE = "_SHARE"

ADDRESSES = {
    PREGNANCY: BASE + "pregnancy",
    RELATION: BASE + "relation",
    SAID_BY: BASE + "said-by",
    SECTOR: BASE + "sector",
    RING: BASE + "ring",
    QUALITY: BASE + "quality",
    PERIOD: BASE + "period",
    HOME: BASE + "home",
    MEMBER: BASE + "member",
    SHARE: BASE + "share",
}
"""PREGNANCY: unborn, miscarriage, abortion or stillbirth, with DATE when it is due. RELATION: how the person gets on
with the one pointed at (TYPE, NOTE, SAID_BY). SECTOR, RING, QUALITY: the place of an ASSO on a network map. PERIOD:
from when to when a child belonged to a family. HOME: a record of those who live together (MEMBER, SHARE)."""


def settle_own_tags(lines: Lines) -> None:
    """Give our tags our own letters wherever the file renamed them; somebody else's same letters become theirs."""
    ours = {tag: own for own, address in ADDRESSES.items() for tag, said in lines.schema.items() if said == address}
    waiting = list(lines.records)
    while waiting:
        each = waiting.pop()
        if each.tag in ours:
            each.tag = ours[each.tag]
        elif each.tag in ADDRESSES:
            each.tag = f"{each.tag}?"
        waiting += each.children
