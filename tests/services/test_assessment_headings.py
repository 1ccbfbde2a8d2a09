"""The headings of an assessment are data: shipped, made the municipality's own, and kept as they were."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.services.assessment_read import read_assessment
from app.services.assessment_templates import (
    HEADING_MISSING,
    HEADING_TWICE,
    NAME_MISSING,
    NOT_A_TEMPLATE,
    NOT_SHIPPED,
    ODD_SIDE,
    SIDES,
    UNREADABLE,
    Heading,
    as_text,
    from_text,
    list_assessment_templates,
    load_templates,
    restore_assessment_template,
    save_assessment_template,
    shipped_templates,
)
from app.services.assessments import begin_assessment
from app.services.case_header import read_header
from app.services.cases import start_case
from tests.doing import ask, do

NEW = shipped_templates()[0]


def test_both_triangles_the_old_six_and_free_headings_are_shipped() -> None:
    found = {each.id: each for each in shipped_templates()}
    assert {name: len(each.headings) for name, each in found.items()} == {
        "ics-new": 10, "ics-old": 20, "six": 6, "free": 0,
    }  # fmt: skip
    for name in ("ics-new", "ics-old"):
        assert tuple(side for side, _ in found[name].sides) == SIDES
        assert {each.side for each in found[name].headings} == set(SIDES)
    assert (found["six"].sides, found["free"].free) == ((), True)
    assert all(each.source for each in found.values())


@pytest.mark.parametrize("place", range(4))
def test_a_set_is_the_same_when_it_has_been_a_text(place: int) -> None:
    template = shipped_templates()[place]
    assert from_text(as_text(template)) == template


@pytest.mark.parametrize("text", ["", "[]", "null", '{"id": 1}', "[" * 5000])
def test_a_text_that_is_no_set_is_refused(text: str) -> None:
    with pytest.raises(UserError, match=NOT_A_TEMPLATE[:20]):
        from_text(text)


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    for words in ("template = 3", "[[template]]\nid = 'x'", "no"):
        path.write_text(words, encoding="utf-8")
        with pytest.raises(UserError, match=UNREADABLE[:20]):
            load_templates(path)


def test_the_municipality_makes_a_set_its_own_and_what_is_begun_keeps_its_own(store: OpenStore) -> None:
    case_id: UUID = do(store, start_case, child_name="Asta")
    child = ask(store, read_header, case_id).children[0].id
    before = do(store, begin_assessment, case_id, children=(child,))
    own = replace(NEW, headings=(*NEW.headings, Heading("sleep", "Søvn", "child")))
    do(store, save_assessment_template, own)
    after = do(store, begin_assessment, case_id, children=(child,))
    told = [[each.key for each in ask(store, read_assessment, made).headings] for made in (before, after)]
    assert [len(each) for each in told] == [10, 11]
    assert [row.template.id for row in ask(store, list_assessment_templates) if row.own_since] == ["ics-new"]
    do(store, restore_assessment_template, "ics-new")
    assert len(ask(store, read_assessment, after).headings) == 11
    assert not [row for row in ask(store, list_assessment_templates) if row.own_since]
    do(store, save_assessment_template, replace(own, id="ours", name="Vores"))
    assert [row.is_shipped for row in ask(store, list_assessment_templates)] == [True] * 4 + [False]
    with pytest.raises(UserError, match=NOT_SHIPPED[:20]):
        do(store, restore_assessment_template, "ours")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"name": " "}, NAME_MISSING),
        ({"headings": (Heading("a", ""),)}, HEADING_MISSING),
        ({"headings": (Heading("a", "A"), Heading("a", "B"))}, HEADING_TWICE),
        ({"sides": ()}, ODD_SIDE),
        ({"sides": (("child", "Barnet"),), "headings": ()}, ODD_SIDE),
    ],
)
def test_a_set_that_cannot_be_used_says_why(store: OpenStore, change: dict[str, object], told: str) -> None:
    with pytest.raises(UserError, match=told[:20]):
        do(store, save_assessment_template, replace(NEW, **change))  # type: ignore[arg-type]  # by name
