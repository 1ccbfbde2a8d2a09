"""The families of a GEDCOM file: partners of any gender, what happened to them, and how children belong to them."""

from app.exchange.gedcom_lines import Node
from app.exchange.gedcom_own_tags import PERIOD
from app.exchange.gedcom_person import date_of
from app.language.folding import fold
from app.models.approx_date import ApproxDate
from app.models.enums_people import TieKind, UnionEventKind
from app.services.family_file import FileEvent, FilePair, FileTie

_EVENTS = {
    "MARR": UnionEventKind.MARRIED, "ENGA": UnionEventKind.ENGAGED, "DIV": UnionEventKind.DIVORCED,
    "ANUL": UnionEventKind.DIVORCED, "DIVF": UnionEventKind.SEPARATED, "_SEPR": UnionEventKind.SEPARATED,
    "_SEP": UnionEventKind.SEPARATED, "_COML": UnionEventKind.COHABITING, "_PARTNERS": UnionEventKind.COHABITING,
}  # fmt: skip
_SAID = (
    (UnionEventKind.MOVED_APART, ("end of cohab", "flyttet fra", "flyttede fra", "moved apart", "trennung")),
    (UnionEventKind.COHABITING, ("common law", "cohab", "partner", "samlev", "flyttede sammen", "samboer")),
    (UnionEventKind.SEPARATED, ("separat", "separer")),
    (UnionEventKind.REUNITED, ("reunit", "sammen igen")),
    (UnionEventKind.WIDOWED, ("widow", "enke")),
    (UnionEventKind.ENGAGED, ("engage", "forlov")),
    (UnionEventKind.DIVORCED, ("divorc", "skilt", "skilsmisse")),
    (UnionEventKind.MARRIED, ("civil union", "married", "gift")),
)
"""What programs write on an event they have no tag for; the first that fits. »Unmarried« is looked for before."""
_UNMARRIED = ("unmarried", "not married", "never married", "ugift", "aldrig gift")
_CIVIL = ("civil", "registered")
_PEDIGREES = {
    "birth": TieKind.BIOLOGICAL, "natural": TieKind.BIOLOGICAL, "biological": TieKind.BIOLOGICAL,
    "adopted": TieKind.ADOPTIVE, "foster": TieKind.FOSTER, "step": TieKind.STEP, "stepchild": TieKind.STEP,
    "guardian": TieKind.GUARDIAN, "ward": TieKind.GUARDIAN, "donor": TieKind.DONOR, "sperm donor": TieKind.DONOR,
    "papforaeldre": TieKind.STEP, "stedforaeldre": TieKind.STEP, "vaerge": TieKind.GUARDIAN,
    "adopteret": TieKind.ADOPTIVE, "i plejefamilie": TieKind.FOSTER, "plejebarn": TieKind.FOSTER,
    "stepson": TieKind.STEP, "stepdaughter": TieKind.STEP, "foedt af": TieKind.BIOLOGICAL, "sealing": TieKind.UNSURE,
}  # fmt: skip
_RANK = {
    each: place
    for place, each in enumerate(
        (
            UnionEventKind.ENGAGED, UnionEventKind.COHABITING, UnionEventKind.MARRIED, UnionEventKind.SEPARATED,
            UnionEventKind.REUNITED, UnionEventKind.MOVED_APART, UnionEventKind.DIVORCED, UnionEventKind.WIDOWED,
        )
    )
}  # fmt: skip
"""Where an event without a date goes among the others."""
MOST_PARTNERS = 2


def read_pair(record: Node, key: str, people: dict[str, str]) -> FilePair:
    """Return the pair of a FAM record; `people` gives the key of a person by what the file calls them."""
    partners: list[str] = []
    for each in [each for each in record.children if each.tag in ("HUSB", "WIFE")]:
        one = people.get(each.pointer)
        if one in partners:
            each.used = True
        elif one is not None and len(partners) < MOST_PARTNERS:
            each.used = True
            partners.append(one)
    never, events = False, []
    for node in record.children:
        if _says_unmarried(node):
            never = node.used = True
            node.first("TYPE")
        elif kind := _event_kind(node):
            node.used = True
            events.append(FileEvent(kind, date_of(node)))
    return FilePair(key, tuple(partners), in_order(events), never_married=never and not _married(events))


def in_order(events: list[FileEvent]) -> tuple[FileEvent, ...]:
    """Return events by date; those without one go after the last that they naturally follow."""
    dated = [each for each in events if each.on is not None and each.on.known]
    ordered = sorted(dated, key=lambda each: (each.on.sort_key if each.on else (), _RANK[each.kind]))
    for event in sorted((each for each in events if each not in dated), key=lambda each: _RANK[each.kind]):
        before = [place for place, each in enumerate(ordered) if _RANK[each.kind] <= _RANK[event.kind]]
        ordered.insert(before[-1] + 1 if before else 0, event)
    return tuple(ordered)


def read_tie(child: str, pair: str, famc: Node | None, chil: Node | None, *, adopted: bool) -> FileTie:
    """Return how a child belongs to a pair, from what stands with the child and what stands with the family."""
    kind = _tie_kind(famc, chil)
    if kind is None:
        kind = TieKind.ADOPTIVE if adopted else TieKind.BIOLOGICAL
    since, until = _period(famc)
    return FileTie(child, pair, kind, since, until)


def _tie_kind(famc: Node | None, chil: Node | None) -> TieKind | None:
    pedigree = next((tie.first("PEDI") for tie in (famc, chil) if tie is not None and _has(tie, "PEDI")), None)
    status = famc.words("STAT").lower() if famc is not None else ""
    if status in ("challenged", "disproven"):
        return TieKind.UNSURE
    if pedigree is not None:
        phrase = next((each for each in pedigree.children if each.tag == "PHRASE"), None)
        meant = _PEDIGREES.get(fold(phrase.value)) if phrase is not None else None
        if phrase is not None:
            phrase.used = meant is not None or fold(phrase.value) == "usikkert"
        return meant or _PEDIGREES.get(fold(pedigree.value), TieKind.UNSURE)
    if chil is None:
        return None
    said = [_PEDIGREES.get(fold(each.value), TieKind.UNSURE) for each in chil.all("_FREL", "_MREL")]
    return next((each for each in said if each is not TieKind.BIOLOGICAL), said[0] if said else None)


def _period(famc: Node | None) -> tuple[ApproxDate | None, ApproxDate | None]:
    found = {each.value.upper(): date_of(each) for each in famc.all(PERIOD)} if famc is not None else {}
    return found.get("SINCE"), found.get("UNTIL")


def _event_kind(node: Node) -> UnionEventKind | None:
    kind = _EVENTS.get(node.tag)
    said = next((each for each in node.children if each.tag == "TYPE"), None)
    if node.tag in ("EVEN", "FACT", "_STAT", "_MSTAT", "_EVENT"):
        words = f"{node.value} {said.value if said else ''}".lower()
        kind = next((kind for kind, known in _SAID if any(each in words for each in known)), None)
    elif node.tag == "MARR" and said is not None:
        lower = said.value.lower()
        partners = any(each in lower for each in ("common law", "partners", "cohab", "samlev"))
        kind = UnionEventKind.COHABITING if partners and not any(each in lower for each in _CIVIL) else kind
    if kind is None or (node.tag in _EVENTS and node.value.upper() in ("N", "NO")):
        return None
    if said is not None and (kind is not UnionEventKind.MARRIED or node.tag != "MARR"):
        said.used = True
    return kind


def _says_unmarried(node: Node) -> bool:
    if node.tag in ("NO", "_NMR", "_NOMARR"):
        return node.tag != "NO" or node.value.upper() == "MARR"
    if node.tag == "MARR" and node.value.upper() in ("N", "NO"):
        return True
    said = [node.value, *(each.value for each in node.children if each.tag == "TYPE")]
    return node.tag in ("EVEN", "_STAT", "_MSTAT", "MARR") and any(
        known in each.lower() for each in said for known in _UNMARRIED
    )


def _married(events: list[FileEvent]) -> bool:
    return any(each.kind is UnionEventKind.MARRIED for each in events)


def _has(node: Node, tag: str) -> bool:
    return any(each.tag == tag for each in node.children)
