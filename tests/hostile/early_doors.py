"""The doors before there is a case: a worry, what it led to, an early course, counselling, and the guides' words."""

from typing import Any
from uuid import UUID

from app.models.case import Child
from app.models.enums_early import ConcernOutcome
from app.models.knowledge import Concern
from app.models.notification import GuideTick
from app.models.people import Person
from app.services import advice, concerns, early_course, guide_lists, guide_paper, guide_ticks, guides, known_children
from app.services.guide_lists import ListName
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, Kept, kept_in, read

KIND = ListName.WORRY_KIND


def _begin(unit: Unit, **values: Any) -> UUID:
    case_id = concerns.begin_worry(unit, **({"text": "Stille."} | values))
    unit.session.flush()
    return unit.live(Concern, Concern.case_id == case_id)[0].id


def _child(unit: Unit, text: str) -> Kept:
    case_id = concerns.begin_worry(unit, text="Stille.", child_name=text)
    unit.session.flush()
    return Kept(Person, unit.get(Child, unit.live(Child, Child.case_id == case_id)[0].id).person_id, "name")


def _end(unit: Unit, hall: Hall, text: str) -> Kept:
    concerns.lead_on(unit, hall.the(Concern), ConcernOutcome.CLOSED, because=text)
    return Kept(Concern, hall.the(Concern), "closed_because")


def _course(unit: Unit, hall: Hall, **values: Any) -> UUID:
    given = {"limited": True, "because": "Kun om morgenen.", "purpose": "Ro", "next_on": "1. december"} | values
    return early_course.begin_early_course(unit, hall.case, **given)


def _listed(unit: Unit, _: Hall, text: str) -> None:
    guide_lists.add_entry(unit, KIND, text)
    assert all(len(each.name) <= guide_lists.LONGEST for each in guide_lists.entries(unit, KIND))


def _note(unit: Unit, hall: Hall, text: str) -> Kept:
    guide_ticks.note_step(unit, hall.the(GuideTick), text)
    return Kept(GuideTick, hall.the(GuideTick), "note")


EARLY_DOORS: dict[str, Door] = {
    "concern.begin text": kept_in(Concern, "text", lambda u, _, t: _begin(u, text=t)),
    "concern.begin told_by": kept_in(Concern, "told_by", lambda u, _, t: _begin(u, told_by=t)),
    "concern.begin kind": kept_in(Concern, "kind", lambda u, _, t: _begin(u, kind=t)),
    "concern.begin child": lambda u, _, t: _child(u, t),
    "concern.begin birth": read(lambda u, _, t: _begin(u, birth=t)),
    "concern.begin next": read(lambda u, _, t: _begin(u, next_on=t)),
    "concern.note": kept_in(Concern, "text", lambda u, h, t: concerns.note_concern(u, h.case, text=t)),
    "concern.lead_on": _end,
    "early_course.begin because": read(lambda u, h, t: _course(u, h, because=t)),
    "early_course.begin purpose": read(lambda u, h, t: _course(u, h, purpose=t)),
    "early_course.begin next": read(lambda u, h, t: _course(u, h, next_on=t)),
    "early_course.begin name": read(lambda u, h, t: _course(u, h, name=t)),
    "advice.note on": read(lambda u, _, t: advice.note_advice(u, profession="teacher", on=t)),
    "advice.note profession": read(lambda u, _, t: advice.note_advice(u, profession=t, kind=t)),
    "cases.known_child": read(lambda u, _, t: known_children.known_children(u, t, t)),
    "lists.add": read(_listed),
    "lists.rename": read(lambda u, _, t: guide_lists.rename_entry(u, KIND, "care", t)),
    "lists.turn": read(lambda u, _, t: guide_lists.turn_entry(u, KIND, t, in_use=False)),
    "guide.tick note": read(lambda u, h, t: guide_ticks.tick(u, h.case, "worry-any", "seen", note=t)),
    "guide.tick step": read(lambda u, h, t: guide_ticks.tick(u, h.case, t, t)),
    "guide.note": _note,
    "guide.read": read(lambda u, h, t: guide_ticks.read_checklists(u, h.case, (t,))),
    "guide.preview": read(lambda u, _, t: guide_paper.guide_paper(u, t)),
    "guide.export": read(lambda u, _, t: guide_paper.export_guide(u, t)),
    "guides.seen": read(lambda u, _, t: guides.note_seen(u, t)),
    "guides.restore": read(lambda u, _, t: guides.restore_guide(u, t)),
    "guides.drop": read(lambda u, _, t: guides.drop_guide(u, t)),
}
