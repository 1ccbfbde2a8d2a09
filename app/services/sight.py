"""The visibility rule bound to one case and one reader: who the reader is, and what protection covers."""

from uuid import UUID

from app.language.folding import join_names
from app.models.agreement import Agreement, AgreementAudience
from app.models.base import Record
from app.models.case import Child
from app.models.columns import Fact
from app.models.enums import Copy, Floor
from app.models.people import Household, HouseholdMember, NetworkTie, ParentTie, PartnershipMember, Person
from app.models.safety import Custody, CustodyHolder, Protection
from app.rules.visibility import NOT_THIS_COPY, FactSeen, Shield, Viewer, counting_shields, visible
from app.services.as_of import over
from app.services.kinship import known_kin
from app.services.snapshot import CaseRows

_CIRCLES = {Copy.FAMILY: Floor.FAMILY, Copy.CHILD: Floor.FAMILY, Copy.PROFESSIONAL: Floor.PROFESSIONAL}


class Sight:
    """What one reader may see of one case. Remembers what was held back, for »udeladt i dette eksemplar«."""

    def __init__(self, rows: CaseRows, viewer: Viewer) -> None:
        self._rows = rows
        self.viewer = viewer
        self.left_out: list[str] = []

    @property
    def own_screen(self) -> bool:
        """Whether this is the caseworker's own screen."""
        return self.viewer.circle is Floor.CASEWORKER

    def fact(self, kind: type[Record], column: str, *about: UUID | None) -> bool:
        """Tell whether one column of a row that is about these persons may be shown."""
        info: Fact = kind.__table__.columns[column].info["fact"]
        return self._ask(
            FactSeen(info.topic, info.floor, frozenset(each for each in about if each)), self._label(info, *about)
        )

    def person(self, person_id: UUID) -> bool:
        """Tell whether a person may be named at all."""
        return self._ask(FactSeen(about=frozenset({person_id})), self._rows.name(person_id))

    def home(self, home: Household, drawn: frozenset[UUID]) -> bool:
        """Tell whether those who are drawn in a home may be drawn together.

        For readers somebody is protected against only their own homes are: an outline that came and went with the
        protected one's moves would tell of them by being absent. So those who are to move in or out count as well.
        """
        against = self._against()
        if not against:
            return True
        stays = self._rows.inside(HouseholdMember, home.id)
        living = drawn | {each.person_id for each in stays if _may_live_there(self._rows, each)}
        hidden = living & {shield.subject for shield in against}
        return bool(drawn & self.viewer.people) and not hidden

    def share(self, person_id: UUID) -> bool:
        """Tell whether it may be told how much somebody lives in a home that is drawn.

        Readers somebody is protected against are told of themselves only, wherever the others are.
        """
        own = person_id in self.viewer.people
        return self.fact(HouseholdMember, "share", *(() if own else (person_id,))) and (own or not self._against())

    def network(self, tie: NetworkTie) -> bool:
        """Tell whether a place in the network may be shown."""
        floor = Floor.PROFESSIONAL if tie.only_professional else Floor.FAMILY
        return self._ask(FactSeen(floor=floor, about=frozenset({tie.person_id})), self._rows.name(tie.person_id))

    def agreement(self, agreement: Agreement, owners: frozenset[UUID]) -> bool:
        """Tell whether an agreement may stand on this reader's paper."""
        audience = frozenset(each.person_id for each in self._rows.inside(AgreementAudience, agreement.id))
        return self._ask(FactSeen(about=owners, audience=audience), f"Aftale: {agreement.text or ''}")

    def leave_out(self, what: str, reason: str) -> None:
        """Note something that is not on the paper for another reason than who reads it."""
        line = f"{what}: {reason}"
        if line not in self.left_out:
            self.left_out.append(line)

    def _against(self) -> tuple[Shield, ...]:
        return () if self.own_screen else tuple(counting_shields(self.viewer))

    def _label(self, info: Fact, *about: UUID | None) -> str:
        names = " og ".join(self._rows.name(each) for each in about if each)
        return f"{info.label} ({names})" if names else info.label

    def _ask(self, fact: FactSeen, label: str) -> bool:
        may, reason = visible(fact, self.viewer)
        if not may and reason != NOT_THIS_COPY:
            self.leave_out(label, reason)
        return may


def sight_for(rows: CaseRows, copy: Copy, recipient: UUID | None, child_id: UUID | None = None) -> Sight:
    """Return the sight of a copy: of one named recipient, or of everybody that copy is handed to."""
    people = frozenset({recipient}) if recipient else readers(rows, copy, child_id)
    sight = Sight(rows, Viewer(_CIRCLES[copy], people, shields(rows)))
    if copy is Copy.FAMILY and child_id is None and recipient is None:
        _note_other_children(rows, sight, people)
    return sight


def _note_other_children(rows: CaseRows, sight: Sight, people: frozenset[UUID]) -> None:
    """Tell who would read of a brother or sister that is not theirs: a parent of one of the children, and no more."""
    children = {child.id: child.person_id for child in rows.of(Child)}
    theirs = {each: readers(rows, Copy.FAMILY, each) for each in children}
    for person in rows.of(Person):
        own = [each for each in children if person.id in theirs[each]]
        others = [each for each in children if each not in own]
        if own and others and person.id in people - set(children.values()):
            called = rows.called(person.id)
            sight.leave_out(
                f"Papiret handler også om {_names(rows, others)}",
                f"{called} har kun del i {_names(rows, own)}. Vælg {called} under »Til«, når det er til {called}.",
            )


def _names(rows: CaseRows, children: list[UUID]) -> str:
    return join_names([rows.called(person.id) for child, person in rows.children() if child.id in children])


def readers(rows: CaseRows, copy: Copy, child_id: UUID | None = None) -> frozenset[UUID]:
    """Return who reads a copy when nobody is named: child's page the child; family's plan also those who bring it up.

    Custody holders have equal access to what is written, so both are counted as readers.
    """
    children = {child.person_id for child, _ in rows.children(child_id)}
    if copy is Copy.CHILD:
        return frozenset(children)
    if copy is Copy.PROFESSIONAL:
        return frozenset()
    custody = [each.id for each in rows.of(Custody) if each.child_id in children]
    holders = {each.person_id for each in rows.of(CustodyHolder) if each.custody_id in custody}
    return frozenset(children | holders | _bring_up(rows, children))


def shields(rows: CaseRows) -> tuple[Shield, ...]:
    """Return the protections of a case with those it spreads to: who lives, or is to live, with the protected one."""
    return tuple(_shield(rows, each) for each in rows.of(Protection))


def _bring_up(rows: CaseRows, children: set[UUID]) -> set[UUID]:
    """Return foster parents the children are with: they live the plan every day."""
    ties = [tie for tie in rows.of(ParentTie) if tie.child_id in children and tie.kind == "foster"]
    pairs = {tie.partnership_id for tie in ties if not over(tie.until, rows.today)}
    return {m.person_id for m in rows.of(PartnershipMember) if m.partnership_id in pairs}


def homes_of(rows: CaseRows, person_id: UUID) -> set[UUID]:
    """Return the homes where somebody lives or is to live; an end that lies ahead, or in no known time, is no end."""
    stays = rows.of(HouseholdMember)
    return {each.household_id for each in stays if each.person_id == person_id and _may_live_there(rows, each)}


def _may_live_there(rows: CaseRows, stay: HouseholdMember) -> bool:
    return stay.until is None or not stay.until.known or not over(stay.until, rows.today)


def _shield(rows: CaseRows, protection: Protection) -> Shield:
    subject, against = protection.subject_id, protection.against_id
    together, kin = _living_in(rows, homes_of(rows, subject)) - {subject}, known_kin(rows, subject)
    earlier = _lived_with(rows, subject) - (_living_in(rows, homes_of(rows, against)) if against else set())
    return Shield(
        subject=subject,
        against=against,
        scope=protection.scope,
        kin=frozenset(together & kin),
        hosts=frozenset((together | earlier) - kin),
    )


def _living_in(rows: CaseRows, homes: set[UUID]) -> set[UUID]:
    stays = rows.of(HouseholdMember)
    return {each.person_id for each in stays if each.household_id in homes and _may_live_there(rows, each)}


def _lived_with(rows: CaseRows, person_id: UUID) -> set[UUID]:
    """Return who may ever have lived with somebody: a host who could be named again would tell of a move."""
    own = [each for each in rows.of(HouseholdMember) if each.person_id == person_id]
    others = [each for each in rows.of(HouseholdMember) if each.person_id != person_id]
    return {each.person_id for each in others if any(_met(each, stay) for stay in own)}


def _met(one: HouseholdMember, other: HouseholdMember) -> bool:
    return one.household_id == other.household_id and not (_left_before(one, other) or _left_before(other, one))


def _left_before(one: HouseholdMember, other: HouseholdMember) -> bool:
    came = other.since.start if other.since else None
    return came is not None and one.until is not None and one.until.known and over(one.until, came)
