"""One person of a GEDCOM file: names, gender, birth and death, and what is only taken in when somebody asks for it."""

import re
from collections.abc import Mapping

from app.exchange.gedcom_dates import read_date
from app.exchange.gedcom_lines import Node
from app.exchange.gedcom_own_tags import PREGNANCY
from app.language.folding import fold
from app.language.safe_text import clean
from app.models.approx_date import ApproxDate
from app.models.enums_people import LOST_PREGNANCIES, Gender, PersonKind
from app.services.family_file import FilePerson
from app.services.private_words import cpr_in, is_private

LONGEST_NAME = 120  # GEDCOM 5.5.1, NAME_PERSONAL
LONGEST_NOTE = 50_000
"""Letters of all notes on one person."""
CUT = "Linje {line}: {what} er for langt og er skåret af."
_GENDER = {"M": Gender.MAN, "F": Gender.WOMAN, "X": Gender.NONBINARY}
_NOBODY = frozenset({"nn", "n n", "ukendt", "unknown", "unbekannt", "inconnu", "onbekend", "okand", "ukjent"})
_NO_WORD = re.compile(r"(?<!\S)[?_\-\[\]().…]+(?!\S)")
_KINDS = (
    (PersonKind.STILLBIRTH, ("stillb", "dødfød", "totgeb", "mort-n", "dödfödd", "doodgeb")),
    (PersonKind.MISCARRIAGE, ("miscarr", "spontan abort", "ufrivillig abort", "fehlgeb", "fausse couche")),
    (PersonKind.ABORTION, ("abort",)),
)
"""What programs write about pregnancies that ended, in several languages; the first that fits."""

Notes = Mapping[str, Node]
"""Shared notes by name."""


def read_person(record: Node, key: str, shared: Notes, told: list[str]) -> FilePerson:
    """Return the person of an INDI record; what is read is marked as read, what is cut off is told."""
    name, called, also = _names(record, told)
    birth, death = record.first("BIRT"), record.first("DEAT")
    kind = _kind(record, birth, death, named=bool(name))
    for each in [each for each in record.children if each.tag == "RESN" and each.value.upper() == "PRIVACY"]:
        each.used = True  # a case is for nobody else's eyes anyway
    loss = record.first(PREGNANCY)
    note, private_notes = _notes(record, shared, also, told)
    return FilePerson(
        key=key,
        name=name,
        called=called,
        gender=_GENDER.get(record.words("SEX").upper()[:1], Gender.UNKNOWN),
        kind=kind,
        birth=_date(birth),
        deceased=_is_dead(record, death),
        death=_date(death),
        due=_date(loss),
        occupation=_short(record.first("OCCU"), told),
        note=note,
        private=(*_private(record), *private_notes),
    )


def short(text: str) -> str:
    """Return a text on one line without anything hidden, cut at the longest name."""
    return " ".join(clean(text, keep_newlines=False).split())[:LONGEST_NAME]


def note_text(node: Node, shared: Notes) -> str:
    """Return the text of a note, here or in a record of its own."""
    target = shared.get(node.pointer) if node.pointer else node
    if target is None:
        return ""
    target.used = True
    return clean(target.value).strip()


def _names(record: Node, told: list[str]) -> tuple[str, str, list[str]]:
    """Return the name, what the person is called, and other names with what they are."""
    first = record.first("NAME")
    if first is None:
        return "", "", []
    name, called = _one_name(first, told), short(first.words("NICK", "_RUFNAME", "_RUFN", "_CALL", "_AKA"))
    also = [f"Navn som gift: {short(each.value)}" for each in (*first.all("_MARNM"), *record.all("_MARNM"))]
    for other in record.all("NAME"):
        if other is first:
            continue
        kind, text = other.words("TYPE").upper(), _one_name(other, told)
        if not text or fold(text) == fold(name):
            continue
        if not called and kind in ("AKA", "NICK", "NICKNAME"):
            called = text
        else:
            also.append(f"Navn som gift: {text}" if kind == "MARRIED" else f"Også kendt som: {text}")
    return name, called, also


def _one_name(node: Node, told: list[str]) -> str:
    parts = [node.words(tag) for tag in ("GIVN", "SPFX", "SURN")]
    whole = node.value.replace("/", " ") or " ".join(parts)
    node.first("TYPE")
    for tag in ("NPFX", "NSFX"):
        piece = next((each for each in node.children if each.tag == tag), None)
        if piece is not None and fold(piece.value) in fold(whole):
            piece.used = True
    bare = _NO_WORD.sub(" ", " ".join(clean(whole, keep_newlines=False).split()))
    name = " ".join(bare.split())
    if len(name) > LONGEST_NAME:
        told.append(CUT.format(line=node.line, what="navnet"))
    return "" if fold(name) in _NOBODY else name[:LONGEST_NAME].strip()


def _kind(record: Node, birth: Node | None, death: Node | None, *, named: bool) -> PersonKind:
    own = next((each.value.lower() for each in record.children if each.tag == PREGNANCY), "")
    said = _kind_by_words(record, birth, death)
    if own in {PersonKind.UNBORN, *LOST_PREGNANCIES}:
        return PersonKind(own)
    return said or (PersonKind.PERSON if named else PersonKind.UNKNOWN)


def _kind_by_words(record: Node, birth: Node | None, death: Node | None) -> PersonKind | None:
    """Return the kind that events tell in words, as other programs write it."""
    if record.all("_STIL", "STIL"):
        return PersonKind.STILLBIRTH
    for node, tags in ((death, ("AGE", "TYPE", "CAUS")), (birth, ("TYPE",))):
        for piece in [each for each in node.children if each.tag in tags] if node else ():
            said = " ".join([piece.value, *(each.value for each in piece.children if each.tag == "PHRASE")])
            if kind := _said_kind(said):
                piece.whole()
                return kind
    for event in [each for each in record.children if each.tag in ("EVEN", "FACT")]:
        said = " ".join([event.value, *(each.value for each in event.children if each.tag == "TYPE")])
        if kind := _said_kind(said):
            event.used = True
            event.first("TYPE")
            return kind
    return None


def _said_kind(said: str) -> PersonKind | None:
    lower = said.lower()
    return next((kind for kind, words in _KINDS if any(word in lower for word in words)), None)


def _is_dead(record: Node, death: Node | None) -> bool:
    """Tell whether the person is dead: a death, unless it says no, or what only happens to the dead."""
    for each in [each for each in record.children if each.tag == "NO" and each.value.upper() == "DEAT"]:
        each.used = True
    if death is not None:
        return death.value.upper() not in ("N", "NO")
    return any(each.tag in ("BURI", "CREM", "PROB") for each in record.children)


def _date(event: Node | None) -> ApproxDate | None:
    return date_of(event) if event is not None else None


def date_of(event: Node) -> ApproxDate | None:
    """Return the first date of an event, with its phrase when that says more."""
    date = event.first("DATE")
    if date is None:
        return None
    phrase = next((each for each in date.children if each.tag == "PHRASE"), None)
    said = phrase.value if phrase else ""
    if phrase is not None and (not date.value or ApproxDate.parse(said).known):
        phrase.used = True
        return read_date(date.value, said)
    return read_date(date.value)


def _short(node: Node | None, told: list[str]) -> str:
    if node is None:
        return ""
    if len(node.value) > LONGEST_NAME:
        told.append(CUT.format(line=node.line, what="teksten"))
    return short(node.value)


def _notes(record: Node, shared: Notes, also: list[str], told: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """Return the notes that may be taken in, and those that hold numbers or addresses."""
    plain, private = list(also), list[str]()
    for node in record.all("NOTE", "SNOTE"):
        text = note_text(node, shared)
        if text:
            (private if is_private(text[:LONGEST_NOTE]) else plain).append(text)
    said, hidden = "\n".join(plain), "\n".join(private)
    if max(len(said), len(hidden)) > LONGEST_NOTE:
        told.append(CUT.format(line=record.line, what="det, der står i noterne,"))
    return said[:LONGEST_NOTE], [("note", hidden[:LONGEST_NOTE])] if private else []


def _private(record: Node) -> list[tuple[str, str]]:
    """Return where and how the person is reached, and numbers, each once."""
    found: dict[str, str] = {}
    for place in (record, *[each for each in record.children if each.tag == "RESI"]):
        for tag, column in (("ADDR", "address"), ("PHON", "phone"), ("EMAIL", "email"), ("_EMAIL", "email")):
            node = next((each for each in place.children if each.tag == tag), None)
            if node is not None and column not in found and (text := _address(node)):
                place.used = node.used = True
                found[column] = text
    for node in [each for each in record.children if each.tag in ("SSN", "IDNO")]:
        cpr = cpr_in(node.value)
        column = "cpr" if cpr else "other_id"
        if column not in found and node.value:
            node.used = True
            found[column] = cpr or short(node.value)
    return list(found.items())


def _address(node: Node) -> str:
    if node.value:
        for each in node.children:  # the same again, in pieces
            each.used = each.tag in ("ADR1", "ADR2", "ADR3", "CITY", "POST", "CTRY", "STAE")
        return short(node.text.replace("\n", ", "))
    line = [each.value for each in node.all("ADR1", "ADR2", "ADR3")]
    city = " ".join(filter(None, (node.words("POST"), node.words("CITY"))))
    return short(", ".join(filter(None, (*line, city, node.words("CTRY")))))
