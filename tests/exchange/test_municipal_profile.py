"""One municipality's rules and templates as a file: out of one store, seen before it is taken, and into another."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from doing import ask, do

from app.bootstrap import OpenStore, create_store
from app.errors import UserError
from app.exchange.municipal_profile import read_profile, write_profile
from app.rules.counting import Step
from app.rules.deadlines import Deadline
from app.rules.guides import GuideStep
from app.services import (
    absences,
    assessment_templates,
    guide_lists,
    guides,
    jargon_list,
    journal_boxes,
    meeting_types,
    plan_templates,
    ruling_templates,
    wellbeing_own,
)
from app.services.guide_lists import ListName
from app.services.municipal_profile import export_profile, preview_profile, take_profile
from app.services.notification_definition import save_definition
from app.services.own_rules import put_rules
from app.services.profile import save_profile, save_setting
from app.services.profile_changes import ProfileChange
from app.services.rulebook import rules_of, shipped_rules
from tests.shipped import CHEAP, PASSPHRASE, TODAY

START = 'format = "rundbord-profile"\nversion = 1\n'
RULE = """
[[deadline]]
id = "own_1"
name = "Brev »til« familien"
area = "plan"
trigger = "own_event"
after = "2 weeks"
force = "practice"
source = "Os"
confidence = "read"
explanation = "Skriv."
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[OpenStore]:
    opened, _ = create_store(tmp_path / "other.db", PASSPHRASE, cost=CHEAP, now=lambda: TODAY)
    yield opened
    opened.close()


def make_own(store: OpenStore) -> None:
    """Make something of everything the municipality's own."""
    assessment = shipped_rules()["child-assessment"]
    assert isinstance(assessment, Deadline)
    ours = replace(assessment, after=Step.parse("3 months"), valid_from=dt.date(2027, 1, 1))
    do(store, put_rules, {ours.id: ours}, {"quiet_days": 45, "saturday_counts": False})
    kind = meeting_types.shipped_types()["handover_meeting"]
    do(store, meeting_types.save_type, replace(kind, name='Vores møde \\ "nyt"'))
    do(store, meeting_types.retire_type, "network_meeting")
    template = plan_templates.shipped_templates()[0]
    do(store, plan_templates.save_template, replace(template, name="Vores aftaler her"))
    first, second, *others = journal_boxes.shipped_boxes()
    do(store, journal_boxes.save_boxes, (second, replace(first, name="Samtale\u007f", limit=4000), *others))
    do(store, jargon_list.add_word, "visitationsudvalg", instead="udvalg")
    do(store, jargon_list.leave_out, jargon_list.shipped_list().words[0].id)
    do(store, save_setting, journal_boxes.SYSTEM_KEY, "DUBU")
    do(store, absences.set_own_mark, 7.5)
    do(store, save_profile, {"municipality": "Æblerød Kommune"})
    make_own_of_the_early_time(store)


def make_own_of_the_early_time(store: OpenStore) -> None:
    """Make what is used before there is a plan the municipality's own: guides, lists, rulers, headings, templates."""
    do(store, guide_lists.add_entry, ListName.PROFESSION, "Ungekonsulent")
    do(store, guide_lists.turn_entry, ListName.PROFESSION, "dentist", in_use=False)
    do(store, guide_lists.rename_entry, ListName.WORRY_KIND, "care", 'Omsorg "hjemme"')
    worry, other, *_ = guides.shipped_guides()
    ours = replace(worry, steps=(*worry.steps, GuideStep("ours", "Ring til os.")), professions=("Ungekonsulent",))
    do(store, guides.save_guide, ours)
    do(store, guides.save_guide, replace(other, valid_to=dt.date(2026, 11, 21)))
    headings = assessment_templates.shipped_templates()[0]
    do(store, assessment_templates.save_assessment_template, replace(headings, name="Vores overskrifter"))
    decision = ruling_templates.shipped_templates()[0]
    do(store, ruling_templates.save_ruling_template, replace(decision, name="Vores afgørelse"))
    first, second, *_ = wellbeing_own.shipped_rulers()
    do(store, wellbeing_own.save_ruler, replace(first, name="Vores lineal"))
    do(store, wellbeing_own.retire_ruler, second.id)
    do(store, save_definition, "Vi tæller alt, der kommer skriftligt.\nOgså om søskende.")


def file_of(store: OpenStore) -> bytes:
    return write_profile(do(store, export_profile))


def take(store: OpenStore, file: bytes) -> None:
    do(store, take_profile, read_profile(file))


def test_everything_that_is_our_own_comes_to_another_laptop(store: OpenStore, other: OpenStore) -> None:
    make_own(store)
    file = file_of(store)
    changes = ask(other, preview_profile, read_profile(file))
    assert ProfileChange("Tal", "En sag er stille efter", "60 dage → 45 dage") in changes
    moved = "4 måneder efter det første tegn på behov → 3 måneder efter det første tegn på behov"
    assert ProfileChange("Regler", "Børnefaglig undersøgelse", moved) in changes
    assert {each.area for each in changes} == {
        "Regler", "Tal", "Mødetyper", "Planens skabeloner", "Fagsystemets felter", "Svære ord", "Fagsystemet", "Fravær",
        "Slags bekymringer", "Faggrupper", "Handleguides", "Undersøgelsens overskrifter", "Afgørelsernes skabeloner",
        "Trivselslinealer", "Underretninger",
    }  # fmt: skip

    take(other, file)
    own, theirs = tomllib.loads(file.decode()), tomllib.loads(file_of(other).decode())
    own.pop("municipality")
    assert theirs == own
    assert ask(other, rules_of) == ask(store, rules_of)
    assert ask(other, preview_profile, read_profile(file)) == ()


def test_what_is_not_in_a_file_stays_as_it_is(store: OpenStore) -> None:
    make_own(store)
    before = file_of(store)
    take(store, (START + RULE).encode())
    after = tomllib.loads(file_of(store).decode())
    assert [each["id"] for each in after["deadline"]] == ["child-assessment", "own_1"]
    after["deadline"].pop()
    assert after == tomllib.loads(before.decode())


def test_a_store_with_nothing_of_its_own_makes_an_empty_profile(store: OpenStore) -> None:
    values = tomllib.loads(file_of(store).decode())
    assert set(values) == {"format", "version", "made_on"}
    assert ask(store, preview_profile, read_profile(file_of(store))) == ()


def test_nothing_of_a_family_is_in_the_file(store: OpenStore, mathias_case: object, liv_case: object) -> None:
    make_own(store)
    text = file_of(store).decode()
    assert not [name for name in ("Mathias", "Lone", "Liv", "Bertil", "Sanne") if name in text]


@pytest.mark.long
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "ikke en profil"),
        ("x", "Linje 1 kan ikke læses"),
        ('a = 1\nb = "', "Linje 2 kan ikke læses"),
        ("a = " + "[" * 5000, "ikke en profil|kan ikke læses"),
        ("a = " + "1" * 5000, "ikke en profil|kan ikke læses"),
        ('format = "andet"', "ikke en profil"),
        ('format = "rundbord-profile"\nversion = 2', "nyere udgave"),
        ('format = "rundbord-profile"\nversion = true', "ikke en profil"),
        (START + "sager = 3", "kender ikke »sager«"),
        (START + "counts = 3", "»counts« kan ikke"),
        (START + "[counts]\nquiet_days = 0", "helt tal fra 7 til 730"),
        (START + "[counts]\nkaffe = 3", "kender ikke tallet »kaffe«"),
        (START + "absence_mark = true", "»absence_mark«"),
        (START + "jargon_off = [3]", "»jargon_off«"),
        (START + "deadline = 3", "»deadline« kan ikke"),
        (START + "[[deadline]]", "Linje 3: »id« mangler"),
        (START + RULE + "kaffe = 1", "Linje 4: Rundbord kender ikke »kaffe«"),
        (START + RULE.replace('"2 weeks"', '"snart"'), "Linje 4: »after« kan ikke"),
        (START + RULE.replace('"2 weeks"', "14"), "Linje 4: »after« kan ikke"),
        (START + RULE.replace('"2 weeks"', '"0 weeks"'), "Linje 4: »Brev »til« familien«: Tallet skal"),
        (START + RULE.replace('"plan"', '"kaffe"'), "Linje 4: »area« kan ikke"),
        (START + RULE + 'valid_from = "i dag"', "Linje 4: »valid_from« kan ikke"),
        (START + RULE + RULE, "Linje 15: »own_1« står der to gange"),
        (START + RULE + RULE.replace("deadline", "age"), "Linje 15: »age« mangler"),
        (START + '[[meeting_type]]\nid = "x"', "Linje 3: ».*« mangler"),
        (START + '[[plan_template]]\nid = "x"', "Linje 3: ».*« mangler"),
        (START + '[[journal_box]]\nid = "kaffe"\nname = "Kaffe"', "kender ikke feltet »kaffe«"),
        (START + '[[jargon]]\ninstead = "a"', "»word« mangler"),
        (START + '[[jargon]]\nword = 3', "Linje 3: »word« kan ikke"),
        (START + '[[worry_kind]]\nid = "x"\nname = 3', "Linje 3: »name« kan ikke"),
        (START + '[[guide]]\nid = "x"\nname = "X"\nfor = "worry"\nsteps = []', "Linje 3: En handleguide skal have"),
        (START + '[[guide]]\nid = "x"\nname = "X"\nfor = "kaffe"\nsteps = []', "Linje 3: »X« kan ikke"),
        (START + '[[assessment_template]]\nid = "x"', "Linje 3: »name« mangler"),
        (START + '[[decision_template]]\nid = "x"', "Linje 3: »name« mangler"),
        (START + '[[ruler]]\nid = "x"', "Linje 3: »name« mangler"),
        (START + "notification_definition = 3", "»notification_definition«"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_the_line_and_nothing_changes(store: OpenStore, text: str, told: str) -> None:
    before = file_of(store)
    for use_case in (preview_profile, take_profile):
        with pytest.raises(UserError, match=told):
            do(store, use_case, read_profile(text.encode()))
    assert file_of(store) == before


def test_bytes_that_are_no_text_and_files_that_are_too_large_are_refused() -> None:
    for content in (b"\xff\xfe\x00", b"a" * (3 * 1024 * 1024)):
        with pytest.raises(UserError, match="profil"):
            read_profile(content)


@pytest.mark.parametrize("value", ["æøå »«", 'a"b\\c', "to\nlinjer\t", "\x00\x1f\x7f\u2028", "😀", "[[x]]", "# nej"])
def test_any_text_is_written_so_that_it_reads_back(value: str) -> None:
    values: dict[str, Any] = {
        "a": value, "b": [value, value], "c": True, "d": 3, "e": 7.5, "f": dt.date(2026, 11, 22),
        "g": [{"h": value, "i": [{"j": value}, {"j": ""}]}, {"h": "x"}], "k": {"l": value},
    }  # fmt: skip
    assert read_profile(write_profile(values)).values == values
