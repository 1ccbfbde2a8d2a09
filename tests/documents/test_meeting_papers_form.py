"""The blank form: every step with its number, two copies line by line alike, and nothing of any case."""

from dataclasses import replace

import pytest
from papers import SANNE
from pdf_reading import pages, strays, whole

from app.documents.meeting_form import form_pdf
from app.paths import resources
from app.rules.meeting_types import STEP_KINDS, MeetingStep, load_meeting_types
from app.services.meeting_paper_form import BlankForm, form_of

TYPES = load_meeting_types(resources() / "definitions" / "meeting_types.toml")
FORM = form_of(TYPES["network_meeting"])


@pytest.mark.parametrize("name", list(TYPES))
def test_every_shipped_type_has_a_form_with_all_its_steps_and_numbers(name: str) -> None:
    form = form_of(TYPES[name])
    data = form_pdf(form)
    text = whole(data)

    assert strays(data) == []
    assert all(f"{step.number}. {step.name}" in text for step in form.steps)
    assert all(f"{field.number} " in f"{text} " for field in form.fields)
    assert "{barn}" not in text


def test_the_two_copies_are_alike_line_by_line() -> None:
    found = [page.partition("Side ")[0] for page in pages(form_pdf(FORM))]
    half = len(found) // 2
    ours, theirs = ("|".join(each) for each in (found[:half], found[half:]))
    assert ours.replace("til kommunen", "") == theirs.replace("til familien", "")


def test_a_form_names_nobody_but_whom_to_call() -> None:
    assert "Sanne Vestergaard, 12 34 56 78" in whole(form_pdf(form_of(TYPES["network_meeting"], SANNE)))
    assert "Sanne" not in whole(form_pdf(FORM))


def test_the_same_type_is_the_same_form_on_any_day() -> None:
    assert form_pdf(FORM) == form_pdf(form_of(TYPES["network_meeting"]))
    assert "1. januar 2024" in whole(form_pdf(FORM))


def strange(*steps: MeetingStep, valid_from: str) -> BlankForm:
    return form_of(replace(TYPES["network_meeting"], steps=steps, valid_from=valid_from, name="<b>&" * 20))


def test_a_municipalitys_own_type_of_any_kind_of_step_has_a_form() -> None:
    kinds = (*STEP_KINDS, "not heard of")
    form = strange(
        *(MeetingStep(kind, f"{kind} " * 20, 5, "{barn} " * 80, "", kind) for kind in kinds), valid_from="i går"
    )
    assert strays(form_pdf(form)) == []
    assert len({field.number for field in form.fields}) == len(form.fields)
    assert form_pdf(strange(valid_from=""), copies=1).startswith(b"%PDF")
