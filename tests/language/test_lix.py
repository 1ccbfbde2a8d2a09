"""LIX counts as by hand, and a Danish full stop ends a sentence only where a person would stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.lix import letters_in, lix_of, sentences_of, words_of

ABBREVIATIONS = ("kl.", "f.eks.", "fx", "nr.", "stk.", "ca.", "tlf.", "bl.a.")
PLAIN = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøå", min_size=5, max_size=12)


def ends(text: str) -> list[str]:
    return [each.text for each in sentences_of(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kasper henter Mathias kl. 16.40. Lone ringer.", 2),
        ("Vi mødes den 18. november 2026. Det er en onsdag.", 2),
        ("Efter § 32, stk. 1 skal vi spørge.", 1),
        ("Tag noget med, f.eks. Lego eller en bog.", 1),
        ("Hun går i 5. klasse. Han går i 3.b.", 2),
        ("Skolen, hjemmet osv. Lone ringer.", 2),
        ("Skolen, hjemmet osv. er med.", 1),
        ("I uge 45. Lone ringer.", 2),
        ("J. K. Hansen kommer.", 1),
        ("Mathias siger: »Jeg får ondt i maven.« Han vil ud.", 3),
        ("Husk: lone ringer.", 1),
        ("Kommer du? Ja! Godt …", 3),
        ("Første linje\nAnden linje", 2),
        ("Se www.skovbakkeskolen.dk for mere.", 1),
        ("", 0),
        (" . … – ", 0),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_a_person_stops(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count, ends(text)


def test_lix_is_words_for_each_sentence_and_long_words_in_percent() -> None:
    found = lix_of("Lone ringer til skolen. Birgitte svarer.")  # 6 words, 2 sentences, »Birgitte«
    assert (found.words, found.sentences, found.long_words) == (6, 2, 1)
    assert found.value == round(6 / 2 + 100 / 6)
    assert found.level == "let for alle"


def test_nothing_written_has_no_lix() -> None:
    assert lix_of(" \n ").value == 0


def test_a_hyphen_parts_no_word_and_a_slash_does() -> None:
    assert [each.text for each in words_of("Jens-Ole går i dagtilbud/skole.")] == [
        "Jens-Ole",
        "går",
        "i",
        "dagtilbud",
        "skole",
    ]
    assert letters_in("Jens-Ole") == 7


@given(st.lists(st.tuples(PLAIN, st.sampled_from(ABBREVIATIONS), PLAIN), min_size=1, max_size=6))
def test_an_abbreviation_in_the_middle_never_makes_a_sentence_more(parts: list[tuple[str, str, str]]) -> None:
    text = " ".join(f"Han {one} {short} {other}." for one, short, other in parts)
    assert len(sentences_of(text)) == len(parts)


@given(st.text(max_size=300))
def test_every_word_lies_in_one_sentence_and_all_places_are_true(text: str) -> None:
    sentences, words = sentences_of(text), words_of(text)
    for each in (*sentences, *words):
        assert text[each.start : each.end] == each.text
    assert all(one.end <= other.start for one, other in zip(sentences, sentences[1:], strict=False))
    for word in words:
        assert any(each.start <= word.start < each.end for each in sentences)


@given(st.lists(PLAIN, min_size=1, max_size=30))
def test_longer_sentences_are_never_easier(words: list[str]) -> None:
    apart = lix_of(" ".join(f"{each.capitalize()}." for each in words))
    together = lix_of(" ".join(words).capitalize() + ".")
    assert together.value >= apart.value - 1
    assert (together.words, together.long_words) == (apart.words, apart.long_words)
