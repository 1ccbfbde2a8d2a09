"""What a secret may look like in writing: an address in all its spellings, a number in any groups, a name in parts."""

import re
from collections.abc import Iterator

from app.language.folding import fold
from app.services.leak_text import Sought, compact

Looks = Iterator[tuple[str, Sought]]

_STREET = re.compile(r"(?P<street>[^\d]*[^\d\s])\s*(?P<number>\d+\s?(?:[A-Za-zÆØÅæøå]\b)?)")
_TOWN = re.compile(r"\b(?P<post>\d{4})\s+(?P<town>[^\d,;\n]+)")
_QUARTER = re.compile(r"\s+(?:C|K|N|NV|S|SV|SØ|V|Ø)$")
_ENDS = {"vej": ("v",), "gade": ("g",), "alle": ("all",), "plads": ("pl",), "boulevard": ("blvd", "boul"),
         "straede": ("str",)}  # fmt: skip
_STARTS = {"gammel": ("gl",), "gamle": ("gl",), "sankt": ("skt", "sct", "st"), "noerre": ("nr", "ndr"),
           "nordre": ("ndr",), "soendre": ("sdr",), "vestre": ("vstr",), "oestre": ("oestr",), "store": ("st",),
           "lille": ("ll",), "doktor": ("dr",)}  # fmt: skip
_CUT = {"v": "vej", "g": "gade", "all": "allé", "pl": "plads", "blvd": "boulevard", "boul": "boulevard",
        "str": "stræde"}  # fmt: skip
_CUT_END = re.compile(r"(?<=\w)\s?\b(v|g|all|pl|blvd|boul|str)\.|(?<=\w)(v|g|pl|blvd|boul|str)\.", re.IGNORECASE)

_ALSO = """
    aja ask bjoern bo bro bror dag eg eja emil eva falk fie finn fred gert glad god hold ib in is ja jo kaj kim kit
    klog lau lilje liv love ly lykke mai mark may max my mynte nor ny per pil ren rolig rose sander sol sten steen
    stine storm svend tim tom tove ulf ulv vera vaar viol bach baek bang berg bech bjerg borg brandt bruun brun busk
    dahl dam dal degn eng frost gade gram groen hald have hede hoej holm holt juul jul kjaer klit kok kold krog krogh
    lang lund lind magnus moelle munk nord palle ravn riis rod roed sand schou skov smed stald star sted stor strand
    sund svane sved toft vest vang vind vinter worm
"""
_COMMON = """
    andersen andreasen carlsen christensen christiansen clausen eriksen frederiksen hansen henriksen jakobsen jensen
    jeppesen jespersen johansen joergensen kristensen kristiansen larsen laursen lauridsen madsen mikkelsen moeller
    mortensen nielsen nissen olesen olsen paulsen pedersen petersen poulsen rasmussen schmidt simonsen soerensen
    soendergaard svendsen thomsen thomassen
"""
_EVERY_HOME = """
    alene af anden barnet barnets bolig bor boern deler deres den det dette egen eget en et familie familien far farfar
    farmor fars for foraeldre fra ham hans har hende hendes her hjem hjemme hjemmet hos hun hus huset han hver i ikke
    lejlighed med midlertidigt mor morfar mormor mors og om op paa plejefamilie plejefamilien sammen sig sin sine skift
    stedfar uge ugen uger ved vaerelse
"""
_ALSO_WORDS = frozenset(_ALSO.split())
"""Names that are words as well: alone they count only with a capital letter."""
_EVERYBODYS = frozenset(_COMMON.split())
"""The commonest Danish surnames: alone they point at nobody."""
_PLAIN = frozenset(_EVERY_HOME.split())
"""Words that may stand about any home: none of them says where."""


def address_looks(address: str) -> Looks:
    """Yield street with number in every spelling, the street alone, and the town."""
    parts = [part.strip(" .") for part in re.split(r"[,;\n]", address) if part.strip(" .")]
    place, found = next(((n, hit) for n, part in enumerate(parts) if (hit := _STREET.match(part))), (0, None))
    if found is None:
        yield address, Sought.WORDS
        return
    street = _written_out(found["street"])
    for spelling in _spellings(street):
        yield f"{spelling}{compact(found['number'])}", Sought.WORDS
    if len(compact(street)) > 4:
        yield street, Sought.NAME
    posted = [each["town"] for each in _TOWN.finditer(address)]
    plain = [part for part in parts[place + 1 :] if part[0].isupper() and part.replace(" ", "").isalpha()]
    for town in posted or plain[-1:]:
        yield from town_looks(town)


def town_looks(town: str) -> Looks:
    """Yield a town, without the letters of its quarter."""
    yield _QUARTER.sub("", town.strip(" .")), Sought.TOWN


def place_looks(text: str, known: frozenset[str]) -> Looks:
    """Yield what a free text says about a place: an address, the proper names in it, or the whole short phrase.

    `known` are folded names the reader may see anyway.
    """
    if any(letter.isdigit() for letter in text):
        yield from address_looks(text)
    tokens = re.findall(r"[^\W_]+", text)
    telling = [each for each in tokens if fold(each) not in _PLAIN | known and not each.isdigit()]
    for each in telling:
        if each[0].isupper() and (each != tokens[0] or len(tokens) == 1) and len(each) > 1:
            yield each, Sought.CAPITAL
    if telling and 1 < len(tokens) <= 8:
        yield text, Sought.NAME
        _, hos, host = text.partition(" hos ")
        yield f"{hos.strip()} {host}", Sought.NAME


def number_looks(text: str) -> Looks:
    """Yield the digits of each telephone number in a field, without the country's own."""
    for each in re.split(r"[^\d\s+().\-/]|\s/\s", text):
        digits = "".join(letter for letter in each if letter.isdigit())
        digits = digits.removeprefix("00") if digits.startswith("0045") else digits
        digits = digits.removeprefix("45") if len(digits) == 10 else digits
        if len(digits) >= 6:
            yield digits, Sought.DIGITS


def name_looks(name: str, called: str, shared: frozenset[str]) -> Looks:
    """Yield a person's whole name and the parts that point at this one alone; `shared` are others' folded names."""
    parts = name.split()
    if not any(part[0].isupper() for part in parts):
        return  # »farfar«: what somebody is, not who
    if len(parts) > 1:
        yield name, Sought.NAME
        yield f"{parts[0]} {parts[-1]}", Sought.NAME
    for first in dict.fromkeys((called, parts[0])):
        if first and compact(first) not in shared:
            risky = len(first) <= 3 or compact(first) in _ALSO_WORDS
            yield first, Sought.CAPITAL if risky else Sought.NAME
    last = parts[-1]
    if len(parts) > 1 and compact(last) not in shared | _EVERYBODYS:
        yield last, Sought.CAPITAL


def _written_out(street: str) -> str:
    """Return a street with the abbreviations somebody wrote spelled out: »Vesterg.« becomes »Vestergade«."""
    whole = _CUT_END.sub(lambda cut: _CUT[(cut[1] or cut[2]).lower()], f"{street}")
    first, space, rest = whole.partition(" ")
    full = next((word for word, cuts in _STARTS.items() if compact(first) in cuts and first.endswith(".")), None)
    return f"{full}{space}{rest}" if full else whole


def _spellings(street: str) -> Iterator[str]:
    whole, first = compact(street), compact(street.split(maxsplit=1)[0])
    for start in (first, *_STARTS.get(first, ())):
        spelling = start + whole.removeprefix(first)
        yield spelling
        for end, cuts in _ENDS.items():
            if spelling.endswith(end):
                yield from (spelling.removesuffix(end) + cut for cut in cuts)
