"""The plan templates of this store: those that are shipped, as the municipality has made them its own.

A changed template is a new version; a plan keeps the one it was first written with (SHA-256), so that its headings read
the same in ten years.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from app.errors import UserError
from app.models.setup import DefinitionVersion
from app.paths import resources
from app.rules.plan_templates import PlanTemplate, as_text, faults_of, from_text, load_templates
from app.services.definitions import end_own, keep_used, kept_text, own_versions, take_in_use
from app.services.ports import Unit, use_case

NOT_SHIPPED = "Den skabelon følger ikke med programmet, så den kan ikke hentes tilbage."
_OWN, _USED = "plan_template", "plan_template_used"


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template as it stands here: whether it comes with the program, and since when it is the municipality's own."""

    template: PlanTemplate
    is_shipped: bool
    own_since: dt.date | None = None


@use_case("plan_templates.list")
def list_templates(unit: Unit) -> tuple[TemplateRow, ...]:
    """Return the templates in use, in the order of the file, the municipality's new ones last."""
    unit.about()
    own, shipped = own_versions(unit, _OWN), {each.id: each for each in shipped_templates()}
    found = [_row(each, own.get(key), is_shipped=True) for key, each in shipped.items()]
    found += [_row(from_text(row.content), row, is_shipped=False) for key, row in own.items() if key not in shipped]
    return tuple(found)


@use_case("plan_templates.save", undoable=False)
def save_template(unit: Unit, template: PlanTemplate) -> str:
    """Keep a template as the municipality's own from today; plans already begun keep theirs. Returns the version.

    Raises UserError with the first thing that must be put right.
    """
    for fault in faults_of(template):
        raise UserError(fault)
    return take_in_use(unit, _OWN, template.id, as_text(template), template.source)


@use_case("plan_templates.restore", undoable=False)
def restore_template(unit: Unit, template_id: str) -> None:
    """Use a template as it is shipped again. Raises UserError when it was never shipped."""
    if template_id not in {each.id for each in shipped_templates()}:
        raise UserError(NOT_SHIPPED)
    end_own(unit, _OWN, template_id)


def templates_for(unit: Unit) -> tuple[PlanTemplate, ...]:
    """Return the templates there are to begin a plan with today."""
    return tuple(row.template for row in list_templates(unit))


def template_kept(unit: Unit, version: str | None) -> PlanTemplate | None:
    """Return a template by its version; None when it is not known here (a case that was handed over)."""
    text = kept_text(unit, version, _OWN, _USED)
    return from_text(text) if text is not None else None


def keep_template(unit: Unit, template: PlanTemplate) -> str:
    """Keep a template for as long as a plan written with it is kept. Returns its version (SHA-256)."""
    return keep_used(unit, _USED, template.id, as_text(template), template.source)


@cache
def shipped_templates() -> tuple[PlanTemplate, ...]:
    """Return the templates that come with the program."""
    return load_templates(resources() / "definitions" / "plan_templates.toml")


def _row(shipped: PlanTemplate, own: DefinitionVersion | None, *, is_shipped: bool) -> TemplateRow:
    if own is None:
        return TemplateRow(shipped, is_shipped)
    return TemplateRow(from_text(own.content), is_shipped, own.valid_from)
