"""The plan templates of this store: those that are shipped, as the municipality has made them its own.

A changed template is a new version; a plan keeps the one it was first written with (SHA-256), so that its headings read
the same in ten years.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select

from app.errors import UserError
from app.models.setup import Definition, DefinitionVersion
from app.paths import resources
from app.rules.plan_templates import PlanTemplate, as_text, faults_of, fingerprint, from_text, load_templates
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
    own, shipped = _own(unit), {each.id: each for each in shipped_templates()}
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
    _end(unit, template.id)
    if unit.session.get(Definition, (_OWN, template.id)) is None:
        unit.session.add(Definition(kind=_OWN, key=template.id))
    return _keep(unit, template, _OWN)


@use_case("plan_templates.restore", undoable=False)
def restore_template(unit: Unit, template_id: str) -> None:
    """Use a template as it is shipped again. Raises UserError when it was never shipped."""
    if template_id not in {each.id for each in shipped_templates()}:
        raise UserError(NOT_SHIPPED)
    _end(unit, template_id)


def templates_for(unit: Unit) -> tuple[PlanTemplate, ...]:
    """Return the templates there are to begin a plan with today."""
    return tuple(row.template for row in list_templates(unit))


def template_kept(unit: Unit, version: str | None) -> PlanTemplate | None:
    """Return a template by its version; None when it is not known here (a case that was handed over)."""
    row = unit.session.get(DefinitionVersion, version) if version else None
    return from_text(row.content) if row is not None and row.kind in (_OWN, _USED) else None


def keep_template(unit: Unit, template: PlanTemplate) -> str:
    """Keep a template for as long as a plan written with it is kept. Returns its version (SHA-256)."""
    return _keep(unit, template, _USED)


@cache
def shipped_templates() -> tuple[PlanTemplate, ...]:
    """Return the templates that come with the program."""
    return load_templates(resources() / "definitions" / "plan_templates.toml")


def _row(shipped: PlanTemplate, own: DefinitionVersion | None, *, is_shipped: bool) -> TemplateRow:
    if own is None:
        return TemplateRow(shipped, is_shipped)
    return TemplateRow(from_text(own.content), is_shipped, own.valid_from)


def _own(unit: Unit) -> dict[str, DefinitionVersion]:
    chosen = select(DefinitionVersion).where(DefinitionVersion.kind == _OWN, DefinitionVersion.valid_to.is_(None))
    return {row.key: row for row in unit.session.scalars(chosen.order_by(DefinitionVersion.key))}


def _end(unit: Unit, template_id: str) -> None:
    if row := _own(unit).get(template_id):
        row.valid_to = unit.today
        unit.session.flush()


def _keep(unit: Unit, template: PlanTemplate, kind: str) -> str:
    content = as_text(template)
    sha = fingerprint(content)
    row = unit.session.get(DefinitionVersion, sha)
    if row is None:
        row = DefinitionVersion(sha256=sha, kind=kind, key=template.id, content=content, source=template.source)
        unit.session.add(row)
    if kind == _OWN:
        row.kind, row.valid_from, row.valid_to = _OWN, unit.today, None
    return sha
