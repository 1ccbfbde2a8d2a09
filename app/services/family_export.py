"""The family of a case on its way to another program: only what a paper for nobody in particular could show."""

from dataclasses import dataclass
from uuid import UUID

from app.language.folding import fold
from app.models import people as p
from app.models.case import Child
from app.models.enums import Floor
from app.models.enums_people import LOST_PREGNANCIES, PersonKind
from app.rules.visibility import Viewer
from app.services.as_of import family_part, holds
from app.services.family import who_may_stand
from app.services.family_file import (
    FamilyFile,
    FileContact,
    FileEvent,
    FileHome,
    FilePair,
    FilePerson,
    FileRelation,
    FileTie,
)
from app.services.kinship import kin_of_case
from app.services.ports import Unit, use_case
from app.services.sight import Sight, shields
from app.services.snapshot import CaseRows, read_case


@dataclass(frozen=True, slots=True)
class AlsoExport:
    """What goes along only when somebody says so."""

    network: bool = True
    relations: bool = False
    homes: bool = False
    losses: bool = False


@use_case("gedcom.prepare")
def family_file_of_case(unit: Unit, case_id: UUID, *, also: AlsoExport | None = None) -> FamilyFile:
    """Return the family of a case for a file whose readers nobody can name.

    CPR numbers, addresses, telephones and notes are never in it, nor confidential relations, nor anybody of whom
    everything is protected; of the protected also not where they work. Keys are P1, P2 … in the order of the case.
    """
    unit.about(case_id)
    rows = read_case(unit, case_id)
    return _Export(rows, Sight(rows, Viewer(Floor.PROFESSIONAL, shields=shields(rows))), also or AlsoExport()).file()


class _Export:
    """One case on its way out."""

    def __init__(self, rows: CaseRows, sight: Sight, also: AlsoExport) -> None:
        self._rows, self._sight, self._also = rows, sight, also
        self._kin, self._seen = kin_of_case(rows), who_may_stand(rows, family_part(rows, None), sight)
        self._protected = {each.subject for each in sight.viewer.shields}
        self._shown = [each for each in rows.of(p.Person) if self._goes_along(each)]
        self._keys = {each.id: f"P{place}" for place, each in enumerate(self._shown, 1)}
        self._pairs = {each.id: f"F{place}" for place, each in enumerate(rows.of(p.Partnership), 1)}

    def file(self) -> FamilyFile:
        """Return everything that goes along."""
        pairs = [self._pair(each) for each in self._rows.of(p.Partnership)]
        ties = [self._tie(each) for each in self._ties()]
        whole = {self._pairs[each.id] for each in self._rows.of(p.Partnership) if self._is_whole(each)}
        used = {each.pair for each in ties} | {each.key for each in pairs if each.partners and each.key in whole}
        return FamilyFile(
            persons=tuple(self._person(each) for each in self._shown),
            pairs=tuple(each for each in pairs if each.key in used),
            ties=tuple(ties),
            relations=tuple(self._relations()),
            contacts=tuple(self._contacts()),
            homes=tuple(self._homes()) if self._also.homes else (),
        )

    def _goes_along(self, person: p.Person) -> bool:
        if person.kind is PersonKind.BODY or not self._sight.person(person.id):
            return False
        if person.kind in LOST_PREGNANCIES and not self._also.losses:
            return False
        if person.id in self._kin:
            return person.id in self._seen
        ties = [each for each in self._rows.of(p.NetworkTie) if each.person_id == person.id]
        return self._also.network and any(self._open(each) for each in ties)

    def _open(self, tie: p.NetworkTie) -> bool:
        return not tie.only_professional and self._sight.network(tie)

    def _person(self, person: p.Person) -> FilePerson:
        own = {person.id}
        return FilePerson(
            key=self._keys[person.id],
            name="" if person.kind is PersonKind.UNKNOWN and fold(person.name or "") == "ukendt" else person.name or "",
            called=person.called or "",
            gender=person.gender,
            kind=person.kind if person.name or person.kind is not PersonKind.PERSON else PersonKind.UNKNOWN,
            birth=person.birth,
            deceased=bool(person.deceased or person.death),
            death=person.death,
            due=person.due_date if self._sight.fact(p.Person, "due_date", *own) else None,
            occupation=(person.occupation or "") if self._may_tell_work(person.id) else "",
            twin_group=person.twin_group,
            identical=person.identical_twin if person.twin_group else None,
        )

    def _may_tell_work(self, person_id: UUID) -> bool:
        """Where somebody works is a place to wait for them."""
        return person_id not in self._protected and self._sight.fact(p.Person, "occupation", person_id)

    def _pair(self, pair: p.Partnership) -> FilePair:
        members = [m.person_id for m in self._rows.inside(p.PartnershipMember, pair.id)]
        events = self._rows.inside(p.PartnershipEvent, pair.id)
        partners = tuple(self._keys[each] for each in dict.fromkeys(members) if each in self._keys)
        if not self._is_whole(pair):  # what happened between two tells that there is another
            return FilePair(self._pairs[pair.id], partners)
        told = tuple(FileEvent(each.kind, each.on) for each in events) if partners else ()
        return FilePair(self._pairs[pair.id], partners, told, never_married=bool(pair.never_married))

    def _is_whole(self, pair: p.Partnership) -> bool:
        return all(each.person_id in self._keys for each in self._rows.inside(p.PartnershipMember, pair.id))

    def _ties(self) -> list[p.ParentTie]:
        """Return the ties of those who go along, for each child where it grew up first."""
        ties = [each for each in self._rows.of(p.ParentTie) if each.child_id in self._keys]
        places = {key: place for place, key in enumerate(self._keys)}
        return sorted(ties, key=lambda each: (places[each.child_id], not each.grew_up))

    def _tie(self, tie: p.ParentTie) -> FileTie:
        return FileTie(self._keys[tie.child_id], self._pairs[tie.partnership_id], tie.kind, tie.since, tie.until)

    def _relations(self) -> list[FileRelation]:
        return [
            FileRelation(
                self._keys[each.a_id], self._keys[each.b_id], each.kind, each.text or "",
                self._keys.get(each.said_by_id, "") if each.said_by_id else "",
            )
            for each in self._rows.of(p.Relation)
            if self._also.relations and {each.a_id, each.b_id} <= self._keys.keys() and not each.confidential
            and self._sight.fact(p.Relation, "kind", each.a_id, each.b_id)
            and self._sight.fact(p.Relation, "text", each.a_id, each.b_id)
        ]  # fmt: skip

    def _contacts(self) -> list[FileContact]:
        """Return the network: of the child it is drawn for, else of every child of the case."""
        found: list[FileContact] = []
        for tie in self._rows.of(p.NetworkTie):
            if not self._also.network or tie.person_id not in self._keys or not self._open(tie):
                continue
            person, role = self._keys[tie.person_id], self._rows.person(tie.person_id)
            for child in [each for each in self._rows.of(Child) if tie.child_id in (None, each.id)]:
                own = self._keys.get(child.person_id)
                if own is not None and own != person:
                    words = (role.role or "") if role else ""
                    found.append(FileContact(own, person, words, tie.sector, tie.ring, tie.quality))
        return found

    def _homes(self) -> list[FileHome]:
        homes: list[FileHome] = []
        for home in self._rows.of(p.Household):
            stays = self._rows.inside(p.HouseholdMember, home.id)
            inside = [m for m in stays if holds(m.since, m.until, self._rows.today)]
            living = frozenset(each.person_id for each in inside)
            members = tuple((self._keys[m.person_id], m.share or "") for m in inside if m.person_id in self._keys)
            if members and self._sight.home(home, living) and len(members) == len(inside):
                homes.append(FileHome(f"H{len(homes) + 1}", home.label or "", members))
        return homes
