"""Words that tell of health, of strife, or of who stayed away: found in all their forms, and never in other words."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.language.jargon import ANY_END, find_jargon, load_careful, load_jargon
from app.paths import resources

FILE = resources() / "definitions" / "careful_words.toml"
WORDS = load_careful(FILE)


def found(text: str) -> list[tuple[str, str]]:
    return [(each.word.id.rsplit("-", 1)[0], text[each.start : each.end]) for each in find_jargon(text, WORDS)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Noah sover hos Gerda ved konflikt.", "conflict", "konflikt"),
        ("Når konflikterne er værst", "conflict", "konflikterne"),
        ("En samværskonflikt mellem jer", "conflict", "samværskonflikt"),
        ("Hans ADHD-diagnose fylder", "health", "ADHD-diagnose"),
        ("Mor går på psykiatrisk ambulatorium", "health", "psykiatrisk"),
        ("Far har alkoholproblemer", "health", "alkoholproblemer"),
        ("Han tager Ritalin om morgenen", "health", "Ritalin"),
        ("Hun er angst for skolen", "health", "angst"),
        ("Mor er gravid", "health", "gravid"),
        ("Far mødte   ikke\nfrem", "stayed-away", "mødte   ikke\nfrem"),
        ("Henning var ikke med", "stayed-away", "var ikke med"),
        ("Far meldte afbud", "stayed-away", "afbud"),
        ("DE SKÆNDTES HELE DAGEN", "conflict", "SKÆNDTES"),
    ],
)
def test_a_word_is_found_in_its_forms_and_in_compounds(text: str, kind: str, words: str) -> None:
    assert (kind, words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Henning vækker Mathias hver mandag.",
        "Vi mødes på biblioteket og spiser kage.",
        "Hvis Lone er syg, kører Henning.",
        "Mathias har en tablet med i tasken.",
        "Kommer du på fuld tid?",
        "Bertil øver tabeller med Niels.",
        "Hun tager bussen hjem klokken 16.",
        "Han må gerne komme ti minutter senere.",
        "Livs mormor henter i skolen.",
        "Vi laver en addition på tavlen.",
    ],
)
def test_a_plain_agreement_is_left_in_peace(text: str) -> None:
    assert found(text) == []


def test_every_form_is_found_and_belongs_to_one_word() -> None:
    forms = [(form, each.id) for each in WORDS for form in each.say]
    assert len({form.casefold() for form, _ in forms}) == len(forms)
    for form, word in forms:
        hits = [each.word.id for each in find_jargon(f"Så {form.removesuffix(ANY_END)} her", WORDS)]
        assert word in hits, form


def test_the_shipped_list_says_what_each_is_about_and_what_to_do() -> None:
    assert len(WORDS) >= 60
    assert {each.id.rsplit("-", 1)[0] for each in WORDS} == {"health", "conflict", "stayed-away"}
    assert all(each.why and each.hint.endswith((".", "!")) for each in WORDS)
    assert not any(instead for each in WORDS for instead in each.say.values()), "nothing is ready: somebody must think"


def test_no_word_stands_on_both_lists() -> None:
    hard = {
        form.casefold() for each in load_jargon(resources() / "definitions" / "jargon.toml").words for form in each.say
    }
    careful = {form.casefold() for each in WORDS for form in each.say}
    assert hard & careful == set()


@pytest.mark.parametrize(
    "content", ["word = 1", "[[word]]\nid = 'a'", "[kind]\n[[word]]\nid='a'\nkind='x'\nhint=''\nforms=['a']"]
)
def test_a_list_that_cannot_be_read_is_said_in_danish(tmp_path: Path, content: str) -> None:
    file = tmp_path / "words.toml"
    file.write_text(content, "utf-8")
    with pytest.raises(UserError, match="Geninstallér"):
        load_careful(file)


@settings(max_examples=60)
@given(st.text(alphabet="aæøåADHD-* \n'’.konflikt", max_size=40))
def test_any_text_is_read_and_what_is_found_lies_in_it(text: str) -> None:
    for hit in find_jargon(text, WORDS):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.instead == ""


def test_the_file_says_where_the_choice_comes_from() -> None:
    assert "vores eget valg" in FILE.read_text("utf-8")
    assert set(tomllib.loads(FILE.read_text("utf-8"))["kind"]) == {"health", "conflict", "stayed_away"}
