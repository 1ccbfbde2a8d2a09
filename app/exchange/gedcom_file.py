"""A whole GEDCOM file as plain values, with everything that was odd and everything that is not taken in."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from app.exchange.gedcom_lines import Lines, Node, read_lines
from app.exchange.gedcom_links import born_together, contacts_of, homes_of, relations_of, twins_of
from app.exchange.gedcom_own_tags import settle_own_tags
from app.exchange.gedcom_pairs import read_pair, read_tie
from app.exchange.gedcom_person import read_person
from app.exchange.gedcom_text import text_of
from app.exchange.gedcom_untaken import Untaken, untaken
from app.exchange.whole_file import read_whole
from app.services.family_file import FamilyFile, FilePair, FilePerson, FileTie

LARGEST = 10 * 1024 * 1024
TOO_LARGE = "Filen er over 10 MB. Gem kun den nærmeste familie, og prøv igen."
MOST_TOLD = 200
TWICE = "Linje {line}: {name} er brugt til to personer. De er taget med hver for sig."
NOBODY = "Linje {line}: {tag} peger på {name}, som ikke er i filen."
MORE_TOLD = "Og {count} steder til, der ligner dem."
VOID = "VOID"
"""What GEDCOM 7 points at when it points at nobody."""


@dataclass(frozen=True, slots=True)
class GedcomFile:
    """What was read: the family, what was odd about the file in Danish, and what is not taken in."""

    family: FamilyFile
    told: tuple[str, ...]
    untaken: tuple[Untaken, ...]

    def sentences(self) -> list[str]:
        """Return everything a person should know of, one Danish line each."""
        return [*self.told, *(each.sentence for each in self.untaken)]


def read_gedcom_file(path: Path) -> GedcomFile:
    """Return what a GEDCOM file of any version and coding says. Raises UserError when it is none, or too large."""
    return read_gedcom_bytes(read_whole(path, LARGEST, TOO_LARGE))


def read_gedcom_bytes(raw: bytes) -> GedcomFile:
    """Return what the bytes of a GEDCOM file say. Raises UserError as `read_gedcom_file`."""
    text, coding = text_of(raw)
    lines = read_lines(text)
    settle_own_tags(lines)
    return _Reading(lines, [coding] if coding else []).result()


class _Reading:
    """One reading of one file, from the people to what ties them."""

    def __init__(self, lines: Lines, told: list[str]) -> None:
        self._lines, self._told = lines, [*told, *lines.told]
        self._notes = {each.name: each for each in lines.records if each.tag in ("NOTE", "SNOTE") and each.name}
        self._people: dict[str, Node] = {}
        self._keys: dict[str, str] = {}
        self._pairs: dict[str, Node] = {}
        for node in lines.of("INDI"):
            self._add_person(node)
        for place, node in enumerate(lines.of("FAM"), 1):
            name = node.name or f"familie {place}"
            self._pairs[name if name not in self._pairs else f"{name} ({node.line})"] = node

    def result(self) -> GedcomFile:
        """Return everything; what is left unread by then is told."""
        persons = [read_person(node, key, self._notes, self._told) for key, node in self._people.items()]
        pairs = {key: read_pair(node, key, self._keys) for key, node in self._pairs.items()}
        self._add_partners(pairs)
        ties = list(self._ties())
        known = self._keys
        relations = [each for key, node in self._people.items() for each in relations_of(node, key, known)]
        contacts = [each for key, node in self._people.items() for each in contacts_of(node, key, known)]
        family = FamilyFile(
            persons=tuple(self._with_twins(persons)),
            pairs=tuple(pairs.values()),
            ties=tuple(ties),
            relations=tuple(dict.fromkeys(relations)),
            contacts=tuple(contacts),
            homes=homes_of(self._lines, known),
        )
        self._tell_dead_pointers()
        for each in self._lines.records:
            if each.tag in ("HEAD", "TRLR"):
                each.whole()
        told = self._told[:MOST_TOLD]
        if len(self._told) > MOST_TOLD:
            told.append(MORE_TOLD.format(count=len(self._told) - MOST_TOLD))
        return GedcomFile(family, tuple(told), untaken(self._lines.records))

    def _add_person(self, node: Node) -> None:
        key = node.name.strip() or f"linje {node.line}"
        if key in self._people:
            self._told.append(TWICE.format(line=node.line, name=key[:40]))
            key = f"{key} ({node.line})"
        self._people[key] = node
        self._keys.setdefault(key, key)

    def _add_partners(self, pairs: dict[str, FilePair]) -> None:
        """Add those who say that they are partners (FAMS) though the family forgot them."""
        for key, node in self._people.items():
            for each in node.all("FAMS"):
                pair = pairs.get(each.pointer)
                if pair is not None and key not in pair.partners and len(pair.partners) < 2:
                    pairs[pair.key] = replace(pair, partners=(*pair.partners, key))

    def _ties(self) -> Iterator[FileTie]:
        """Yield the ties of each child: first the families the child names itself, in its order."""
        listed: defaultdict[str, dict[str, Node]] = defaultdict(dict)
        for pair, node in self._pairs.items():
            for each in node.all("CHIL"):
                child = self._keys.get(each.pointer)
                if child is not None:
                    listed[child].setdefault(pair, each)
        for child, node in self._people.items():
            own = {each.pointer: each for each in reversed(node.all("FAMC")) if each.pointer in self._pairs}
            adopted = set(self._families_of(node, "ADOP"))
            born = list(self._families_of(node, "BIRT"))
            for pair in dict.fromkeys([*reversed(own), *listed[child], *born, *adopted]):
                yield read_tie(child, pair, own.get(pair), listed[child].get(pair), adopted=pair in adopted)

    def _families_of(self, person: Node, event: str) -> Iterator[str]:
        for each in [each for each in person.children if each.tag == event]:
            for family in each.all("FAMC"):
                each.used = True
                if family.pointer in self._pairs:
                    both = next((one for one in family.children if one.tag == "ADOP"), None)
                    if both is not None:
                        both.used = both.value.upper() == "BOTH"
                    yield family.pointer

    def _with_twins(self, persons: list[FilePerson]) -> Iterator[FilePerson]:
        """Yield the persons with those born together under one name: the first of them."""
        twins: list[tuple[str, str]] = []
        identical: dict[str, bool] = {}
        for key, node in self._people.items():
            for other, same in twins_of(node, key, self._keys):
                twins.append((key, other))
                identical |= {} if same is None else {key: same, other: same}
        group = born_together(self._people, twins)
        for person in persons:
            yield replace(person, twin_group=group.get(person.key), identical=identical.get(person.key))

    def _tell_dead_pointers(self) -> None:
        names = {each.name for each in self._lines.records if each.name}
        followed: dict[str, Callable[[str], bool]] = {
            **dict.fromkeys(("HUSB", "WIFE", "CHIL"), lambda name: name in self._keys),
            **dict.fromkeys(("FAMC", "FAMS"), lambda name: name in self._pairs),
            **dict.fromkeys(("NOTE", "SNOTE", "ASSO"), lambda name: name in names),
        }
        told: Counter[str] = Counter()
        for record in [*self._people.values(), *self._pairs.values()]:
            for each in record.children:
                known = followed.get(each.tag)
                name = each.pointer or (each.value if each.tag in ("HUSB", "WIFE", "CHIL", "FAMC", "FAMS") else "")
                if known is None or not name or known(name) and each.pointer:
                    continue
                each.used = True
                told[NOBODY.format(line=each.line, tag=each.tag, name="ingen" if name == VOID else name[:40])] += 1
        self._told += told
