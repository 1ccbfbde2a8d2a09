"""The doors of screening, afdækning and undersøgelse: days and words, what is known, from elsewhere, and its end."""

from typing import Any
from uuid import UUID

from app.models.assessment import Assessment, AssessmentView, FetchedInformation, ProfessionalView
from app.models.case import Child
from app.models.enums_early import AssessmentKind
from app.models.plan import Intervention
from app.services import assessment_chain, assessment_plan, assessment_sources, assessment_views, assessments
from app.services.assessment_known import take_in
from app.services.assessment_templates import restore_assessment_template
from app.services.assessment_views import TypedView
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, Kept, kept_in, read


def _begin(unit: Unit, hall: Hall, **values: Any) -> UUID:
    return assessments.begin_assessment(unit, hall.case, children=(hall.the(Child),), **values)


def _view(unit: Unit, hall: Hall, **values: Any) -> UUID:
    return assessment_views.add_view(
        unit, _begin(unit, hall), TypedView(**({"text": "x", "heading": "health"} | values))
    )


def _change(unit: Unit, hall: Hall, text: str) -> Kept:
    made = _view(unit, hall)
    assessment_views.change_view(unit, made, TypedView(text=text, heading="health"))
    return Kept(AssessmentView, made, "text")


def _finish(unit: Unit, hall: Hall, text: str) -> Kept:
    made = _begin(unit, hall)
    assessment_chain.finish_assessment(unit, made, because=text)
    return Kept(Assessment, made, "outcome_because")


def _go_on(unit: Unit, hall: Hall, text: str) -> Kept:
    made = _begin(unit, hall)
    assessment_chain.go_on(unit, made, AssessmentKind.INVESTIGATION, because=text)
    return Kept(Assessment, made, "outcome_because")


def _reopen(unit: Unit, hall: Hall, text: str) -> None:
    made = _begin(unit, hall)
    assessment_chain.finish_assessment(unit, made)
    assessment_chain.reopen_assessment(unit, made, text)


def _contribute(unit: Unit, hall: Hall, text: str) -> UUID:
    return assessment_sources.add_contribution(unit, _begin(unit, hall), profession=text)


ASSESSMENT_DOORS: dict[str, Door] = {
    "assessment.begin reason": kept_in(Assessment, "reason", lambda u, h, t: _begin(u, h, reason=t)),
    "assessment.begin noticed": read(lambda u, h, t: _begin(u, h, noticed=t)),
    "assessment.begin template": read(lambda u, h, t: _begin(u, h, template=t)),
    "assessment.choose_headings": read(lambda u, h, t: assessments.choose_headings(u, _begin(u, h), t)),
    "assessment.add_view": kept_in(AssessmentView, "text", lambda u, h, t: _view(u, h, text=t)),
    "assessment.add_view heading": read(lambda u, h, t: _view(u, h, heading=t)),
    "assessment.add_view own": read(lambda u, h, t: _view(u, h, own_heading=t)),
    "assessment.change_view": _change,
    "assessment.take_in": read(lambda u, h, t: take_in(u, _begin(u, h), t, heading=t, own_heading=t)),
    "assessment.add_fetched what": kept_in(
        FetchedInformation, "what", lambda u, h, t: assessment_sources.add_fetched(u, _begin(u, h), what=t)
    ),
    "assessment.add_fetched whose": kept_in(
        FetchedInformation, "whose", lambda u, h, t: assessment_sources.add_fetched(u, _begin(u, h), whose=t)
    ),
    "assessment.add_contribution": kept_in(ProfessionalView, "profession", _contribute),
    "assessment.finish because": _finish,
    "assessment.finish on": read(lambda u, h, t: assessment_chain.finish_assessment(u, _begin(u, h), on=t)),
    "assessment.go_on": _go_on,
    "assessment.reopen": read(_reopen),
    "assessment.to_wish": kept_in(
        Intervention, "name", lambda u, h, t: assessment_plan.wish_after(u, _begin(u, h), name=t)
    ),
    "assessment_templates.restore": read(lambda u, _, t: restore_assessment_template(u, t)),
}
