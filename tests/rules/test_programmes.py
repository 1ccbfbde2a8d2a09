"""The catalogue as data: what is shipped, what must be right, when one must be looked at again, what fits a child."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import UserError
from app.models.enums import Arena
from app.paths import resources
from app.rules.programme_text import as_text, from_text
from app.rules.programmes import UNREADABLE, Catalogue, Form, Programme, law_text, load_catalogue
from app.services.definitions import fingerprint
from app.services.programme_checks import (
    AGES_CROSS,
    DATES_CROSS,
    LAW_MISSING,
    NAME_MISSING,
    NAME_TAKEN,
    OWNER_MISSING,
    WRONG_AGE,
    WRONG_RUNG,
    WRONG_SIGNS,
    WRONG_THEME,
    WRONG_WEEKS,
    faults_of,
)  # fmt: skip
from app.services.programme_search import Wanted, all_themes, ranked, situation_words

SHIPPED = resources() / "definitions" / "programmes.toml"
TODAY = dt.date(2026, 11, 22)
OURS = Programme("own_1", "Trappen op", unit="Familiehuset")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SHIPPED)


def names(wanted: Wanted, *programmes: Programme) -> list[str]:
    return [each.programme.name for each in ranked(programmes, wanted)]


def test_every_shipped_programme_is_an_example_with_a_source_and_without_faults(catalogue: Catalogue) -> None:
    for each in catalogue.programmes.values():
        assert each.example and each.source, each.id  # noqa: PT018 - one thing: it says that and where it is from
        assert faults_of(each, catalogue.laws) == [], each.id
    assert len({each.name for each in catalogue.programmes.values()}) == len(catalogue.programmes)


def test_nothing_is_shipped_that_the_reports_do_not_say(catalogue: Catalogue) -> None:
    with_ages = {key: (one.age_from, one.age_to) for key, one in catalogue.programmes.items() if one.age_to is not None}
    assert with_ages == {"fft": (11, 17), "pmto": (3, 17), "akt": (0, 6)}
    for each in catalogue.programmes.values():
        nobody_said = (each.unit, each.contact, each.phone, each.capacity, each.waiting_weeks, each.reviewed_on)
        assert nobody_said == ("", "", "", "", None, None), each.id
        assert each.law_id in ("", "serviceloven"), each.id


def test_a_file_that_is_no_catalogue_says_so(tmp_path: Path) -> None:
    for content in ("", "review_after_months = 12\nlaw = []\n[[programme]]\nid = 3\nname = 'x'\n", "ø = ["):
        path = tmp_path / "programmes.toml"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(UserError, match=UNREADABLE):
            load_catalogue(path)


@pytest.mark.parametrize(
    ("seen", "stale"),
    [(None, True), (dt.date(2025, 11, 21), True), (dt.date(2025, 11, 22), False), (TODAY, False)],
)
def test_a_programme_is_due_for_a_look_when_more_than_twelve_months_have_passed(
    catalogue: Catalogue, seen: dt.date | None, stale: bool
) -> None:
    assert catalogue.review_after_months == 12
    assert catalogue.not_reviewed(replace(OURS, reviewed_on=seen), TODAY) is stale


def test_a_law_that_has_ended_is_told_and_not_used(catalogue: Catalogue) -> None:
    old = replace(OURS, law_id="serviceloven", law="§ 52, stk. 3, nr. 3")
    assert law_text(old, catalogue.laws) == "Serviceloven § 52, stk. 3, nr. 3"
    assert catalogue.law_now(old, TODAY) == ""
    assert catalogue.law_now(old, dt.date(2023, 12, 31)) == "Serviceloven § 52, stk. 3, nr. 3"
    new = replace(OURS, law_id="barnets_lov", law="§ 32, stk. 1, nr. 5")
    assert catalogue.law_now(new, TODAY) == "Barnets lov § 32, stk. 1, nr. 5"


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"name": " "}, "name", NAME_MISSING),
        ({"unit": ""}, "unit", OWNER_MISSING),
        ({"age_from": -1}, "age_from", WRONG_AGE),
        ({"age_from": 9, "age_to": 3}, "age_to", AGES_CROSS),
        ({"rung": 7}, "rung", WRONG_RUNG),
        ({"waiting_weeks": 900}, "waiting_weeks", WRONG_WEEKS),
        ({"law": "§ 1"}, "law_id", LAW_MISSING),
        ({"themes": ("a;b",)}, "themes", WRONG_THEME),
        ({"phone": "1\x002"}, "phone", WRONG_SIGNS),
        ({"valid_from": TODAY, "valid_to": dt.date(2026, 1, 1)}, "valid_to", DATES_CROSS),
    ],
)
def test_what_is_wrong_is_said_at_its_field(values: dict[str, object], field: str, sentence: str) -> None:
    wrong = replace(OURS, **values)  # type: ignore[arg-type]  # the names are those of the dataclass
    assert [(each.field, each.sentence) for each in faults_of(wrong, {"barnets_lov"})] == [(field, sentence)]


def test_a_name_that_another_has_is_refused_and_an_example_needs_no_owner() -> None:
    assert [each.sentence for each in faults_of(OURS, (), name_taken=True)] == [NAME_TAKEN]
    assert faults_of(replace(OURS, unit="", example=True), ()) == []


def test_a_programme_is_the_same_after_it_was_kept_as_text() -> None:
    whole = Programme(
        "own_2", "Æblegården »Ø«", "To\nlinjer", 3, 6, ("leg",), 2, placement=True, arenas=(Arena.HOME,),
        forms=(Form.GROUP,), law_id="barnets_lov", law="§ 30", unit="Huset", reviewed_on=TODAY, valid_to=TODAY,
    )  # fmt: skip
    text = as_text(whole)
    assert from_text(text) == whole
    assert fingerprint(text) == fingerprint(as_text(from_text(text)))
    for broken in ("{}", "[]", "null", '{"id": "x", "name": "y", "rung": "3"}', "[" * 5000):
        with pytest.raises(UserError):
            from_text(broken)


def test_what_fits_the_age_stands_first_and_what_does_not_is_still_there() -> None:
    small = replace(OURS, id="a", name="A for små", age_from=0, age_to=3)
    right = replace(OURS, id="b", name="B for store", age_from=9, age_to=14)
    unsaid = replace(OURS, id="c", name="C uden alder")
    found = ranked([small, right, unsaid], Wanted(age=11))
    assert [each.programme.id for each in found] == ["b", "c", "a"]
    assert [each.sentence() for each in found] == ["Passer til alder", "", "Passer ikke til alder"]


def test_the_reasons_are_said_in_one_sentence() -> None:
    one = replace(OURS, age_from=9, age_to=14, themes=("skole",), forms=(Form.GROUP,), rung=2)
    match = ranked([one], Wanted(age=12, theme="skole", form=Form.FAMILY, rung=3))[0]
    assert match.sentence() == "Passer til alder og »skole«, men ikke til trin og form"


def test_a_theme_is_found_in_what_the_plan_says_also_when_the_word_is_bent() -> None:
    words = situation_words(["Fraværet er stort, og Noah er bange i skolen."])
    assert names(Wanted(situation=words), OURS, replace(OURS, id="x", name="Æ", themes=("fravær",))) == ["Æ", OURS.name]
    assert ranked([replace(OURS, themes=("leg",))], Wanted(situation=words))[0].fits == ()


def test_only_typed_words_leave_others_out_and_danish_letters_are_found_by_others() -> None:
    other = replace(OURS, id="x", name="Sommerhøjskole", about="Uge med fælleskab")
    assert names(Wanted(words="sommerhoej"), OURS, other) == ["Sommerhøjskole"]
    assert names(Wanted(words="familiehuset trap"), OURS, other) == ["Trappen op"]
    assert names(Wanted(words="zzz"), OURS, other) == []


def test_our_own_come_before_examples_that_fit_as_well() -> None:
    example = replace(OURS, id="x", name="A", example=True)
    assert names(Wanted(), example, OURS) == ["Trappen op", "A"]


def test_themes_are_offered_once_in_danish_order() -> None:
    several = replace(OURS, themes=("Ærø", "adhd")), replace(OURS, themes=("ADHD", "zoo", "åben"))
    assert all_themes(several) == ["adhd", "zoo", "Ærø", "åben"]
