"""The plan of a case as frozen rows for one copy: every fact has passed the visibility rule for those who read it."""

from dataclasses import replace
from functools import cached_property
from uuid import UUID

from app.genogram.drawing import draw_family
from app.genogram.family import Options
from app.genogram.shapes import Drawing
from app.language.folding import join_names
from app.models.agreement import Agreement, AgreementOwner
from app.models.approx_date import age_on
from app.models.case import Child
from app.models.enums import Copy
from app.models.enums_meeting import ContributionKind
from app.models.meeting import Contribution, Participant
from app.models.people import Person
from app.models.plan import ActionPlan, Goal
from app.services import plan_child_page as own_page
from app.services import plan_professional as pro
from app.services import plan_wording as say
from app.services.agreements import THERE
from app.services.family import family_for
from app.services.plan_goals import goals
from app.services.plan_in_full import InFull
from app.services.plan_kind import current_plan, title_of
from app.services.plan_lines import plan_line
from app.services.plan_next import next_for_readers
from app.services.plan_rows import (
    AgreementLine,
    ChildPart,
    Ending,
    MeetingLine,
    PersonLine,
    PlanPaper,
    Quote,
)
from app.services.ports import Unit
from app.services.profile import ProfileRow
from app.services.sight import Sight, readers
from app.services.snapshot import CaseRows
from app.services.told_facts import Told
from app.typeface import measure


class PlanWriter:
    """Writes one copy of the plan for one group of readers."""

    def __init__(self, rows: CaseRows, sight: Sight, copy: Copy, unit: Unit, child_id: UUID | None) -> None:
        self._rows = rows
        self._sight = sight
        self._told = Told(rows, sight)
        self._copy = copy
        self._unit = unit
        self._today = unit.today
        self._child_id = child_id
        self._professional = copy is Copy.PROFESSIONAL
        self._meeting = say.last_held(rows)

    def write(self, profile: ProfileRow, *, recipient: UUID | None, example: bool, with_genogram: bool) -> PlanPaper:
        """Return the whole paper, without version; the date is today."""
        rows = self._rows
        self._leave_proposals_out()
        plan = current_plan(rows, self._child_id)
        cadence = say.cadence_of(rows, self._child_id)
        paper = PlanPaper(
            title=title_of(rows, self._child_id),
            copy=self._copy.value,
            made_on=self._today,
            version="",
            children=tuple(self._child(child, person, profile) for child, person in rows.children(self._child_id)),
            example=example,
            recipients=self._recipients(recipient),
            meeting=self._meeting_line(),
            agreements=self._agreements(None) if self._several() and self._copy is not Copy.CHILD else (),
            why=(rows.case.why or "") if self._several() else "",
            purpose=(plan.purpose or "") if plan and self._several() and plan.child_id is None else "",
            next_meeting=next_for_readers(self._told, self._child_id),
            rhythm_text=say.rhythm_sentence(cadence),
            cadence_reason=say.because(rows, cadence),
            hard_times_text=(plan.if_hard or "") if plan else "",
            caseworker=profile.contact,
            municipality=profile.municipality,
            logo=profile.logo,
            safety_line=profile.safety_line,
            rights=profile.rights,
            ending=self._ending(plan) if plan and self._several() and plan.child_id is None else None,
            genogram=self._drawing() if with_genogram else None,
        )
        return self._whole(paper) if self._professional else paper

    def _whole(self, paper: PlanPaper) -> PlanPaper:
        full = InFull(self._told, self._unit, self._child_id).paper(paper)
        duration, made_while = (
            pro.plan_words(self._told, self._child_id, column) for column in ("expected_duration", "made_while")
        )
        return replace(full, facts=replace(full.facts, duration=duration, made_while=made_while))

    def _leave_proposals_out(self) -> None:
        for proposal in say.proposals(self._rows):
            self._sight.leave_out(f"Forslag: {proposal.text or ''}", "Familien har ikke svaret på det endnu.")

    def _ending(self, plan: ActionPlan | None) -> Ending | None:
        """Return when the help can end and whom to call after that; not on the child's page."""
        if plan is None or self._copy is Copy.CHILD:
            return None
        when = say.mid_sentence(self._rows, self._told.text(plan, "ends_when"), "når")
        ending = Ending(when=when, call_then=self._told.text(plan, "call_then"))
        return ending if ending.when or ending.call_then else None

    def _drawing(self) -> Drawing:
        # Pregnancies that ended are never on a plan; a drawing of its own has them when that is chosen.
        family = family_for(self._rows, self._sight, self._today)
        return draw_family(family, Options(losses=False), measure=measure)

    def _several(self) -> bool:
        return self._child_id is None and len(self._rows.of(Child)) > 1

    def _recipients(self, recipient: UUID | None) -> str:
        if self._professional and recipient is None:
            return ""
        people = {recipient} if recipient else readers(self._rows, self._copy, self._child_id)
        ordered = [person.id for person in self._rows.of(Person) if person.id in people]
        return f"Til {join_names([self._rows.called(each) for each in ordered])}" if ordered else ""

    def _child(self, child: Child, person: Person, profile: ProfileRow) -> ChildPart:
        rows = self._rows
        age = age_on(person.birth, self._today) if person.birth else None
        words = say.own_words(rows, child, person, self._meeting)
        plan = current_plan(rows, child.id)
        alone = not self._several()
        part = ChildPart(
            name=rows.name(person.id),
            first_name=rows.called(person.id),
            age=age.years if age else None,
            own_words=tuple(
                Quote(text=each.text or "", said_on=each.said_on.exact if each.said_on else None) for each in words
            ),
            wish=say.wish(rows, child, person),
            purpose=(plan.purpose or "") if plan and (alone or plan.child_id) else "",
            why=(rows.case.why or "") if alone else "",
            works=self._said(child, ContributionKind.WORKS),
            goals=goals(self._told, child, self._copy),
            hopes=self._hopes(child, person),
            agreements=self._agreements(child) if alone else self._own_agreements(child),
            ending=self._ending(plan if plan and (alone or plan.child_id) else None),
        )
        if self._copy is Copy.CHILD:
            return replace(
                part,
                scale=own_page.own_scale(self._told, child, person),
                trusted=own_page.trusted(self._told, child),
                joining=own_page.joining(self._told, person, profile.contact.name),
            )
        return self._in_full(child, part) if self._professional else part

    def _in_full(self, child: Child, part: ChildPart) -> ChildPart:
        first = child.id == self._rows.of(Child)[0].id or not self._several()
        return replace(
            InFull(self._told, self._unit, self._child_id).child(child, part),
            participants=pro.participants(self._rows, self._sight, self._meeting) if first else (),
            network=pro.network(self._rows, self._sight, child.id, shared=first),
            worries=self._said(child, ContributionKind.WORRY),
        )

    def _said(self, child: Child, kind: ContributionKind) -> tuple[str, ...]:
        return tuple(
            each.text or ""
            for each in self._rows.of(Contribution)
            if each.kind is kind and each.child_id in (None, child.id) and say.may_stand(each)
        )

    def _hopes(self, child: Child, person: Person) -> tuple[str, ...]:
        """Return wishes other than those the child's own sentence or a goal says already."""
        goals = [say.words(goal.text) for goal in self._rows.of(Goal)]
        own = say.wish(self._rows, child, person)
        return tuple(
            text
            for text in self._said(child, ContributionKind.HOPE)
            if text != own and not any(say.words(text) <= goal for goal in goals)
        )

    def _agreements(self, child: Child | None) -> tuple[AgreementLine, ...]:
        """Return all agreements, or (for None) those that belong to no child alone."""
        return self._lines({None, child.id} if child else {None}, child)

    def _own_agreements(self, child: Child) -> tuple[AgreementLine, ...]:
        """Return the child's own; on the child's own page those for all as well, told to that child."""
        own = self._lines({child.id}, child)
        return (*own, *self._lines({None}, child)) if self._copy is Copy.CHILD else own

    def _lines(self, whose: set[UUID | None], reader: Child | None = None) -> tuple[AgreementLine, ...]:
        shown = enumerate(self._shown, start=1)
        return tuple(self._line(each, number, reader) for number, each in shown if each.child_id in whose)

    @cached_property
    def _shown(self) -> tuple[Agreement, ...]:
        """Return the agreements of this copy; they are numbered as they stand here, so that none is seen to lack."""
        whose = {None, *(child.id for child, _ in self._rows.children(self._child_id))}
        return tuple(
            each for each in say.standing_agreements(self._rows) if each.child_id in whose and self._shows(each)
        )

    def _line(self, agreement: Agreement, number: int, reader: Child | None) -> AgreementLine:
        line = plan_line(self._rows, agreement, self._copy, number, self._today, reader.id if reader else None)
        if not self._professional:
            return line
        owners = [each.person_id for each in self._rows.inside(AgreementOwner, agreement.id)]
        known = [each for each in owners if self._sight.person(each)]
        contacts = (PersonLine(name=self._rows.name(each), role=say.role(self._rows, each)) for each in known)
        return replace(line, contacts=tuple(contacts))

    def _shows(self, agreement: Agreement) -> bool:
        if self._copy is Copy.CHILD and agreement.on_child_page is False:
            return False
        refusal = say.said_no(self._rows, agreement)
        if refusal and self._copy is Copy.CHILD:
            self._sight.leave_out(f"Aftale: {agreement.text or ''}", refusal)
            return False
        owners = self._rows.inside(AgreementOwner, agreement.id)
        return self._sight.agreement(agreement, frozenset(each.person_id for each in owners))

    def _meeting_line(self) -> MeetingLine | None:
        meeting = self._meeting
        if meeting is None:
            return None
        there = [each for each in self._rows.inside(Participant, meeting.id) if each.attendance in THERE]
        names = tuple(self._rows.called(each.person_id) for each in there if self._sight.person(each.person_id))
        return MeetingLine(place=meeting.place or "", held_on=meeting.held_on, present=names)
