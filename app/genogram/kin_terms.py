"""Danish words for kin, as data: which steps a word stands for, and what else the same person may be called.

A row is »woman/man/neither«; an empty place has no word of its own. Letters of steps: see `kin_ways`, and
`b` sibling, `h` half sibling, `B` `S` `O` siblings by foster care, by the parents' partners and by donor. Capital
letters before the last step say who stands between: `uW` is a mother, `uM` a father.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

Letter = str
"""W, M or N: the gender a person lives, and N where it is neither or not known."""


class Step(NamedTuple):
    """One step of a way with its letter, the gender it leads to, and which word of its own it takes."""

    code: str
    letter: Letter = "N"
    variant: str = ""


OWN = {
    "u": "mor/far/forælder",
    "u:adopted": "adoptivmor/adoptivfar/adoptivforælder",
    "d": "datter/søn/barn",
    "d:adopted": "adoptivdatter/adoptivsøn/adoptivbarn",
    "b": "søster/bror/søskende",
    "b:adopted": "adoptivsøster/adoptivbror/adoptivsøskende",
    "b:2": "tvillingesøster/tvillingebror/tvilling",
    "b:3": "trillingesøster/trillingebror/trilling",
    "b:4": "firlingesøster/firlingebror/firling",
    "h": "halvsøster/halvbror/halvsøskende",
    "p": "partner/partner/partner",
    "p:married": "kone/mand/ægtefælle",
    "p:widowed": "kone/mand/ægtefælle",
    "p:cohabiting": "samlever/samlever/samlever",
    "p:engaged": "forlovede/forlovede/forlovede",
    "x": "ekskæreste/ekskæreste/ekskæreste",
    "x:divorced": "ekskone/eksmand/ekspartner",
    "x:separated": "fraseparerede kone/fraseparerede mand/fraseparerede ægtefælle",
    "s": "papmor/papfar/papforælder",
    "r": "papdatter/papsøn/papbarn",
    "S": "papsøster/papbror/papsøskende",
    "f": "plejemor/plejefar/plejeforælder",
    "e": "plejedatter/plejesøn/plejebarn",
    "B": "plejesøster/plejebror/plejesøskende",
    "g": "værge/værge/værge",
    "y": "myndling/myndling/myndling",
    "o": "donor/donor/donor",
    "i": "donorbarn/donorbarn/donorbarn",
    "O": "donorsøster/donorbror/donorsøskende",
}
"""One step each; every step has a word."""

EXACT = {
    "uW u": "mormor/morfar/",
    "uM u": "farmor/farfar/",
    "uW b": "moster/morbror/",
    "uM b": "faster/farbror/",
}
"""Words that say all there is to know about the way; they also stand in the way told step by step."""

SHORT = EXACT | {
    "uW u": "mormor/morfar/bedsteforælder",
    "uM u": "farmor/farfar/bedsteforælder",
    "u u": "bedstemor/bedstefar/bedsteforælder",
    "u b": "tante/onkel/",
    "u b d": "kusine/fætter/søskendebarn",
    "u u b d d": "næstkusine/næstfætter/næstsøskendebarn",
    "b d": "niece/nevø/",
    "dW d": "datterdatter/dattersøn/barnebarn",
    "dM d": "sønnedatter/sønnesøn/barnebarn",
    "d d": "barnebarn/barnebarn/barnebarn",
    "p u": "svigermor/svigerfar/svigerforælder",
    "d p": "svigerdatter/svigersøn/svigerbarn",
    "u p": "papmor/papfar/papforælder",
    "p d": "papdatter/papsøn/papbarn",
    "u p d": "papsøster/papbror/papsøskende",
}
"""Words people use; they may stand inside a longer phrase (»mors kusine«)."""

ALONE = {
    "u b p": "tante/onkel/",
    "b p": "svigerinde/svoger/",
    "h p": "svigerinde/svoger/",
    "p b": "svigerinde/svoger/",
    "p h": "svigerinde/svoger/",
    "d u": "barnets mor/barnets far/barnets forælder",
}
"""Words that stand alone only: »svogers mor« may be two different people."""

ALSO = {
    "u u b": "grandtante/grandonkel/",
    "b d d": "grandniece/grandnevø/",
    "h d": "niece/nevø/",
    "p b d": "niece/nevø/",
    "p b p": "svigerinde/svoger/",
    "u h": "tante/onkel/",
    "u h d": "halvkusine/halvfætter/",
    "u p u": "papbedstemor/papbedstefar/papbedsteforælder",
    "u u p": "papbedstemor/papbedstefar/papbedsteforælder",
    "p d d": "papbarnebarn/papbarnebarn/papbarnebarn",
    "f u": "plejebedstemor/plejebedstefar/plejebedsteforælder",
    "p u p": "stedsvigermor/stedsvigerfar/stedsvigerforælder",
    "u x": "ekspapmor/ekspapfar/ekspapforælder",
    "x u": "ekssvigermor/ekssvigerfar/ekssvigerforælder",
}
"""Words nobody is shown, but that find the person all the same."""

OTHER_WORDS = {
    "mormor": "bedstemor", "farmor": "bedstemor", "morfar": "bedstefar", "farfar": "bedstefar",
    "moster": "tante", "faster": "tante", "morbror": "onkel", "farbror": "onkel",
    "bedstemor": "bedste", "bedstefar": "bedste", "kone": "hustru", "mand": "husbond",
    "datterdatter": "barnebarn", "dattersøn": "barnebarn", "sønnedatter": "barnebarn", "sønnesøn": "barnebarn",
    "ægtefælle": "partner kæreste", "partner": "kæreste samlever", "samlever": "kæreste partner samboende",
    "forlovede": "kæreste partner", "ekspartner": "eks", "ekskæreste": "eks ekssamlever ekspartner",
    "fraseparerede kone": "ekskone eks", "fraseparerede mand": "eksmand eks",
    "fraseparerede ægtefælle": "ekspartner eks", "grandtante": "grandmoster grandfaster",
    "tvilling": "søskende tvillinger", "trilling": "søskende trillinger", "firling": "søskende firlinger",
    "tvillingesøster": "søster", "tvillingebror": "bror", "trillingesøster": "søster", "trillingebror": "bror",
    "firlingesøster": "søster", "firlingebror": "bror",
    "donorbarn": "barn", "adoptivsøskende": "søskende", "halvsøskende": "søskende",
    "adoptivmor": "mor", "adoptivfar": "far", "adoptivforælder": "forælder", "adoptivdatter": "datter",
    "adoptivsøn": "søn", "adoptivbarn": "barn", "adoptivsøster": "søster", "adoptivbror": "bror",
    "halvsøster": "søster", "halvbror": "bror",
}  # fmt: skip
"""What the same person is called too, apart from the plural."""

_PLURALS = {
    "forælder": "forældre", "barn": "børn", "bror": "brødre", "søster": "søstre", "datter": "døtre", "søn": "sønner",
    "fætter": "fætre", "kusine": "kusiner", "moster": "mostre", "faster": "fastre", "onkel": "onkler",
    "tante": "tanter", "niece": "niecer", "nevø": "nevøer", "svoger": "svogre", "svigerinde": "svigerinder",
    "mor": "mødre", "far": "fædre", "værge": "værger", "donor": "donorer", "kone": "koner", "mand": "mænd",
    "partner": "partnere",
}  # fmt: skip


def genders(row: str, letter: Letter) -> str:
    """Pick the word of one gender from a row."""
    return row.split("/")["WMN".index(letter)]


def own_word(step: Step) -> str:
    """Give the word for a single step; there always is one."""
    return genders(OWN.get(f"{step.code}:{step.variant}") or OWN[step.code], step.letter)


def look_up(steps: Sequence[Step], table: dict[str, str]) -> str:
    """Give the word for two steps or more, by who stands between where that matters; empty if the table has none."""
    between = " ".join(step.code + step.letter for step in steps[:1]) + "".join(f" {s.code}" for s in steps[1:])
    row = table.get(between) or table.get(" ".join(step.code for step in steps))
    return genders(row, steps[-1].letter) if row else ""


def straight(steps: Sequence[Step]) -> str:
    """Give the word three generations or more straight up or down: oldemor, tipoldefar, tiptipoldebarn."""
    codes = {step.code for step in steps}
    if len(steps) < 3 or len(codes) > 1 or not codes <= {"u", "d"}:
        return ""
    tips = len(steps) - 3
    prefix = "tip" * tips if tips < 4 else f"{tips} gange tip"
    return f"{prefix}olde{genders(OWN['u'], steps[-1].letter) if 'u' in codes else 'barn'}"


def loosely(word: str) -> Iterator[str]:
    """Yield a word and what else it may be when somebody looks for it: other words, stedfar for papfar, plurals."""
    alike = [word, *OTHER_WORDS.get(word, "").split()]
    if word.startswith("pap"):
        alike += [prefix + word.removeprefix("pap") for prefix in ("sted", "bonus")]
    for each in alike:
        yield each
        ending = max((ending for ending in _PLURALS if each.endswith(ending)), key=len, default="")
        if ending:
            yield each.removesuffix(ending) + _PLURALS[ending]
