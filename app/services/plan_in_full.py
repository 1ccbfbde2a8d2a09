"""The professional copy made full: everything the law, the method and the next caseworker ask for, told once.

What stands here has passed sight like all else; the family's and the child's copies never come by.
"""

from dataclasses import replace
from functools import cached_property
from uuid import UUID

from app.language.folding import join_names
from app.models.case import Child
from app.services import plan_professional as pro
from app.services.absences import marks_with, own_mark
from app.services.modules import LADDER, switched_off
from app.services.plan_absence import absence_of
from app.services.plan_help import decision, help_of
from app.services.plan_professional_rows import CaseFacts
from app.services.plan_rows import ChildPart, PlanPaper
from app.services.plan_sections import SectionRow, section_rows, template_of_child
from app.services.ports import Unit
from app.services.told_facts import Told


class InFull:
    """Adds to the rows of a plan what only professionals have on theirs."""

    def __init__(self, told: Told, unit: Unit, child_id: UUID | None) -> None:
        self._told = told
        self._unit = unit
        self._child_id = child_id

    def paper(self, paper: PlanPaper) -> PlanPaper:
        """Return the paper with what it opens and ends with."""
        told = self._told
        contact = paper.caseworker
        facts = CaseFacts(
            number=told.rows.case.number or "",
            caseworker=", ".join(part for part in (contact.name, contact.title) if part),
            law=self._law(),
        )
        return replace(
            paper,
            facts=facts,
            sections=pro.sections(told, self._asked, None),
            laws=pro.laws(told, self._asked),
            follow_ups=pro.follow_ups(told, self._child_id),
        )

    def child(self, child: Child, part: ChildPart) -> ChildPart:
        """Return one child's part with decision, help, absence, sections and talks."""
        told = self._told
        with_ladder = LADDER not in switched_off(self._unit)
        return replace(
            part,
            scores=pro.scores(told.rows, child),
            decision=decision(told, child, with_rung=with_ladder),
            help=help_of(told, child, with_ladder=with_ladder),
            absence=absence_of(told, child, marks_with(own_mark(self._unit))),
            sections=pro.sections(told, self._asked, child.id),
            talks=pro.talks(told, child),
        )

    @cached_property
    def _asked(self) -> tuple[SectionRow, ...]:
        return section_rows(self._unit, self._told.rows, self._child_id)

    def _law(self) -> str:
        """Return the laws the plan is made under, one for each template in use."""
        children = self._told.rows.children(self._child_id)
        templates = (template_of_child(self._unit, self._told.rows, child.id) for child, _ in children)
        return join_names(list(dict.fromkeys(each.law for each in templates if each and each.law)))
