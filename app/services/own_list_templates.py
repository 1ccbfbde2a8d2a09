"""Headings of assessments and the parts of decisions as lists that can be edited; what is begun keeps its version."""

from dataclasses import replace
from typing import Final

from app.services import assessment_templates as headings
from app.services import ruling_templates as rulings
from app.services.assessment_templates import AssessmentTemplate, Heading
from app.services.modules import ASSESSMENTS, RULINGS
from app.services.own_list_rows import ListArea, ListKind, ListLine, ListRow, OwnList, common_faults, plain_list
from app.services.ports import Unit
from app.services.ruling_checks import LABELS
from app.services.ruling_templates import Part, RulingTemplate

DEMANDED, USUAL, NOT_ASKED = "demanded", "usual", ""
DEMANDS: Final = ((DEMANDED, "Loven beder om det"), (USUAL, "God praksis"), (NOT_ASKED, "Bliver ikke nævnt"))
NO_SIDE, OWN_SOURCE = "Uden for trekanten", "Kommunens eget sæt"


def _heading_rows(unit: Unit) -> tuple[ListRow, ...]:
    """Return the sets of headings; those where the headings are typed have none to change."""
    found = headings.list_assessment_templates(unit)
    return tuple(
        ListRow(
            _of_headings(each.template),
            each.template.source,
            each.own_since,
            _sides(each.template),
            is_shipped=each.is_shipped,
        )  # fmt: skip
        for each in found
        if not each.template.free
    )


def _of_headings(template: AssessmentTemplate) -> OwnList:
    lines = (ListLine(each.key, each.heading, each.help, each.side) for each in template.headings)
    return OwnList(ListKind.HEADINGS, template.id, template.name, tuple(lines))


def _sides(template: AssessmentTemplate) -> tuple[tuple[str, str], ...]:
    return (*template.sides, ("", NO_SIDE)) if template.sides else ()


def _save_headings(unit: Unit, wanted: OwnList) -> None:
    here = next(row.template for row in headings.list_assessment_templates(unit) if row.template.id == wanted.key)
    lines = tuple(Heading(each.id, each.words, each.choice, each.more) for each in wanted.lines)
    changed = replace(here, name=wanted.name, headings=lines)
    if changed in headings.shipped_templates():
        headings.restore_assessment_template(unit, wanted.key)
    else:
        headings.save_assessment_template(unit, changed)


def _copy_headings(unit: Unit, key: str, new_key: str, name: str) -> None:
    here = headings.templates_here(unit)[key]
    headings.save_assessment_template(unit, replace(here, id=new_key, name=name, source=OWN_SOURCE))


def _ruling_rows(unit: Unit) -> tuple[ListRow, ...]:
    return tuple(
        ListRow(
            _of_ruling(each.template),
            each.template.source,
            each.own_since,
            DEMANDS,
            fixed=True,
            is_shipped=each.is_shipped,
        )  # fmt: skip
        for each in rulings.list_ruling_templates(unit)
    )


def _of_ruling(template: RulingTemplate) -> OwnList:
    asked = dict.fromkeys(template.demanded, DEMANDED) | dict.fromkeys(template.usual, USUAL)
    lines = tuple(ListLine(part.value, LABELS[part], choice=asked.get(part, NOT_ASKED)) for part in Part)
    return OwnList(ListKind.RULING, template.id, template.name, lines, template.help, template.law_text.strip())


def _save_ruling(unit: Unit, wanted: OwnList) -> None:
    here = next(row.template for row in rulings.list_ruling_templates(unit) if row.template.id == wanted.key)
    shipped = next((each for each in rulings.shipped_templates() if each.id == wanted.key), here)
    changed = replace(
        here, name=wanted.name, help=wanted.about, law_text=_law(wanted.law, shipped),
        demanded=_parts(wanted, DEMANDED, shipped), usual=_parts(wanted, USUAL, shipped),
    )  # fmt: skip
    if changed == shipped:
        rulings.restore_ruling_template(unit, wanted.key)
    else:
        rulings.save_ruling_template(unit, changed)


def _copy_ruling(unit: Unit, key: str, new_key: str, name: str) -> None:
    here = next(row.template for row in rulings.list_ruling_templates(unit) if row.template.id == key)
    rulings.save_ruling_template(unit, replace(here, id=new_key, name=name))


def _law(typed: str, shipped: RulingTemplate) -> str:
    """Return the law as it is proposed; the shipped words may end with a space for the number that is to come."""
    return shipped.law_text if typed == shipped.law_text.strip() else typed


def _parts(wanted: OwnList, of: str, shipped: RulingTemplate) -> tuple[Part, ...]:
    """Return the parts of a demand, in the order the shipped template names them."""
    order = {part: place for place, part in enumerate((*shipped.demanded, *shipped.usual))}
    return tuple(sorted((Part(e.id) for e in wanted.lines if e.choice == of), key=lambda part: order.get(part, 99)))


HEADING_AREA = ListArea(
    module=ASSESSMENTS, rows=_heading_rows, faults=common_faults, tidy=plain_list, save=_save_headings,
    restore=headings.restore_assessment_template, stored=headings.OWN, copy=_copy_headings,
)  # fmt: skip
RULING_AREA = ListArea(
    module=RULINGS, rows=_ruling_rows, faults=common_faults, tidy=plain_list, save=_save_ruling,
    restore=rulings.restore_ruling_template, stored=rulings.OWN, copy=_copy_ruling,
)  # fmt: skip
