"""The visibility rule bound to one case and one reader: who the reader is, and what protection covers."""

from uuid import UUID

from app.models.agreement import Agreement, AgreementAudience
from app.models.base import Record
from app.models.columns import Fact
from app.models.enums import Copy, Floor
from app.models.people import HouseholdMember, NetworkTie, ParentTie, PartnershipMember
from app.models.safety import Custody, CustodyHolder, Protection
from app.rules.visibility import NOT_THIS_COPY, FactSeen, Shield, Viewer, counting_shields, visible
from app.services.kinship import kin_of_case
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

    def home(self, living: frozenset[UUID]) -> bool:
        """Tell whether those who live in a home may be drawn together.

        For readers somebody is protected against only their own homes are: an outline that came and went with the
        protected one's moves would tell of them by being absent.
        """
        against = self.viewer.circle is not Floor.CASEWORKER and tuple(counting_shields(self.viewer))
        if not against:
            return True
        hidden = living & {shield.subject for shield in against}
        return bool(living & self.viewer.people) and not hidden

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
    return Sight(rows, Viewer(_CIRCLES[copy], people, shields(rows)))


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
    """Return the protections of a case with those it spreads to: who lives with the protected person now."""
    return tuple(_shield(rows, each) for each in rows.of(Protection))


def _bring_up(rows: CaseRows, children: set[UUID]) -> set[UUID]:
    """Return foster parents of the children: they live the plan every day."""
    pairs = {tie.partnership_id for tie in rows.of(ParentTie) if tie.child_id in children and tie.kind == "foster"}
    return {m.person_id for m in rows.of(PartnershipMember) if m.partnership_id in pairs}


def _shield(rows: CaseRows, protection: Protection) -> Shield:
    homes = {
        m.household_id for m in rows.of(HouseholdMember) if m.person_id == protection.subject_id and m.until is None
    }
    together = {m.person_id for m in rows.of(HouseholdMember) if m.household_id in homes and m.until is None}
    kin = kin_of_case(rows) | _family_of(rows, protection.subject_id)
    together.discard(protection.subject_id)
    return Shield(
        subject=protection.subject_id,
        against=protection.against_id,
        scope=protection.scope,
        kin=frozenset(together & kin),
        hosts=frozenset(together - kin),
    )


def _family_of(rows: CaseRows, person_id: UUID) -> set[UUID]:
    pairs = {m.partnership_id for m in rows.of(PartnershipMember) if m.person_id == person_id}
    return {tie.child_id for tie in rows.of(ParentTie) if tie.partnership_id in pairs}
