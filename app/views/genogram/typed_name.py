"""The small language of the name line: »Poul Kjærgaard 1954-2023«, »Åse Dahl 1984 gift 2022«, »Henning, nabo«.

Read from the end: years, what happened and the like are taken off, what is left is the name and, after a comma, who
it is. Only words in small letters are read as more than a name, so nobody called Gift is married by it.
"""

import re

from app.models.enums_people import UnionEventKind as Kind
from app.services.family_typed import Named

EVENTS: dict[str, Kind] = {
    "gift": Kind.MARRIED, "samboende": Kind.COHABITING, "samlever": Kind.COHABITING, "sammen": Kind.COHABITING,
    "kæreste": Kind.ENGAGED, "kærester": Kind.ENGAGED, "forlovet": Kind.ENGAGED, "separeret": Kind.SEPARATED,
    "skilt": Kind.DIVORCED, "sammen igen": Kind.REUNITED, "flyttet fra hinanden": Kind.MOVED_APART,
    "gået fra hinanden": Kind.MOVED_APART, "fra hinanden": Kind.MOVED_APART, "slut": Kind.MOVED_APART,
    "enke": Kind.WIDOWED, "enkemand": Kind.WIDOWED,
}  # fmt: skip
OFFERED = ("gift", "samboende", "kærester", "separeret", "skilt", "fra hinanden", "sammen igen", "enke")
"""The words that stand on buttons: one for each thing that can happen."""

_GENDERS = {
    "m": "man", "mand": "man", "dreng": "man", "søn": "man",
    "k": "woman", "kvinde": "woman", "pige": "woman", "datter": "woman",
}  # fmt: skip
_ZYGOSITY = {"enægget": True, "enæggede": True, "tveægget": False, "tveæggede": False}
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zæøå]*\.?"
_DATE = (
    rf"(?:ca\.? ?)?(?:\d{{1,2}}\. ?{_MONTH} (?:1[89]|20)\d\d|\d{{1,2}}[/.]\d{{1,2}}[-/. ](?:1[89]|20)\d\d"
    r"|(?:1[89]|20)\d\d(?:-\d\d(?:-\d\d)?)?(?!\d))"
)
_SINCE = (
    rf"(?:{_DATE}|(?:ca\.? ?)?(?:{_MONTH}|forår(?:et)?|sommer(?:en)?|efterår(?:et)?|vinter(?:en)?) (?:1[89]|20)\d\d)"
)
"""When something happened may be a month or a season; a birth may not, for »marie 2014« and »maj 1985« are names."""
_WORDS = "|".join(sorted(map(re.escape, EVENTS), key=len, reverse=True))
_EVENT = re.compile(rf"(?:^|[ ,])(?:er )?(?P<word>{_WORDS})(?: (?:i |den )?(?P<on>{_SINCE}))?$")
_SPAN = re.compile(rf"(?:^|[ ,])(?P<born>(?:1[89]|20)\d\d) ?[-–] ?(?P<died>{_DATE})?$")
_DIED = re.compile(rf"(?:^|[ ,])(?:død|†)(?: ?(?:i |den )?(?P<died>{_DATE}))?$")
_BORN = re.compile(rf"(?:^|[ ,])(?:f\. ?|f |født |termin )?(?P<born>{_DATE})$")
_LAST = re.compile(r"(?:^|[ ,])(?P<word>[a-zæøå]+)$")


def read_name(text: str, *, pair: bool = True) -> Named:
    """Read a line. Nothing fails: what is not understood belongs to the name. »?« is a name nobody knows.

    Only with `pair` can something have happened: for a neighbour »enke« is who she is.
    """
    rest = " ".join(text.split())
    if rest in ("-", "–"):
        return Named("", "", "", nobody=True)
    found = _Read(pair=pair)
    while (shorter := found.take(rest)) != rest:
        rest = shorter
    name, _, role = rest.partition(",")
    return Named(
        name="" if name.strip() == "?" else name.strip(),
        birth=found.birth,
        role=role.strip(),
        gender=found.gender,
        dead=found.dead,
        death=found.death,
        events=tuple(found.events),
        identical=found.identical,
    )


def read_events(text: str) -> tuple[tuple[str, str], ...] | None:
    """Read »gift 2013, skilt 2019«; None when something else stands there too."""
    rest, found = " ".join(text.split()), _Read(pair=True)
    while rest:
        match = _EVENT.search(rest.strip(" ,"))
        if match is None:
            return None
        found.happened(match)
        rest = rest.strip(" ,")[: match.start()].strip(" ,")
    return tuple(found.events)


class _Read:
    """What has been taken off the end of a line so far."""

    def __init__(self, *, pair: bool) -> None:
        self._pair = pair
        self.birth = self.death = self.gender = ""
        self.dead = False
        self.identical: bool | None = None
        self.events: list[tuple[str, str]] = []

    def take(self, text: str) -> str:
        """Return the text without the last thing that says more than a name."""
        text = text.rstrip(" ,")
        for pattern, take in ((_EVENT, self.happened), (_SPAN, self._lived), (_DIED, self._died), (_BORN, self._born)):
            match = pattern.search(text)
            if match and take(match):
                return text[: match.start()].rstrip(" ,")
        match = _LAST.search(text)
        if not match or match.start() == 0:
            return text
        left, word = text[: match.start()], match["word"]
        own = "," not in left or len(word) == 1  # »Elias, Fatimas søn« is who he is
        return left.rstrip(" ,") if own and self._word(word) else text

    def happened(self, match: re.Match[str]) -> bool:
        """Take what happened in a pair; the first in the line comes first."""
        if self._pair:
            self.events.insert(0, (EVENTS[match["word"]].value, match["on"] or ""))
        return self._pair

    def _lived(self, match: re.Match[str]) -> bool:
        if self.birth or self.dead:
            return False
        self.birth, self.death, self.dead = match["born"], match["died"] or "", bool(match["died"])
        return True

    def _died(self, match: re.Match[str]) -> bool:
        self.dead, self.death = True, match["died"] or self.death
        return True

    def _born(self, match: re.Match[str]) -> bool:
        if self.birth:
            return False
        self.birth = match["born"]
        return True

    def _word(self, word: str) -> bool:
        if word in _GENDERS and not self.gender:
            self.gender = _GENDERS[word]
            return True
        if word in _ZYGOSITY:
            self.identical = _ZYGOSITY[word]
            return True
        return False
