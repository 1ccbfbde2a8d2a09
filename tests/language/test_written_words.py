"""Which words of a text can be judged: what is a name, a number, an address or somebody's own words is left alone."""

import time

import pytest

from app.language.written_words import bare, written_words

READ_SECONDS = 0.5


def asked(text: str) -> list[str]:
    return [word.asked for word in written_words(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mor henter Freja i skolen.", ["Mor", "henter", "skolen."]),
        ("Kl. 15 ringer Per til PPR, BUP og BørneTelefonen", ["Kl.", "ringer", "til", "og"]),
        ("trivsels- og skoleplan", ["trivsels-", "og", "skoleplan"]),
        ("Han sagde »jeg gidr ikk« og gik", ["Han", "sagde", "og", "gik"]),
        ('Hun skrev "det går ikk" i går', ["Hun", "skrev", "går"]),
        ("skriv til mor@eksempel.dk eller www.rundbord.dk", ["skriv", "til", "eller"]),
        ("2B, 7/7-ordning og B12 er ikke ord", ["og", "er", "ikke", "ord"]),
        ("Jens' cykel og PPR's råd", ["Jens", "cykel", "og", "råd"]),
        ("- første punkt\n- andet punkt", ["første", "punkt", "andet", "punkt"]),
        ("😀 glad وصول glad", ["glad", "glad"]),
        ("", []),
    ],
)
def test_only_what_can_be_judged_is_asked_about(text: str, words: list[str]) -> None:
    assert asked(text) == words


def test_a_capital_tells_of_a_name_only_inside_a_sentence() -> None:
    words = {word.text: word.may_be_name for word in written_words("Haddad ringede. Lærer Bo svarede ikke.")}
    assert words == {"Haddad": True, "ringede": False, "Lærer": True, "svarede": False, "ikke": False}


def test_a_word_stands_where_it_was_found() -> None:
    text = "En lang aftalle om »bare det« og mere."
    assert all(text[word.start : word.end] == word.text for word in written_words(text))


def test_an_owner_is_the_name_itself() -> None:
    assert "Haddad" in bare("Haddads")
    assert "Jens" in bare("Jens'")


def test_ten_thousand_letters_are_one_word_or_none_and_read_at_once() -> None:
    began = time.process_time()
    assert asked("a" * 10_000) == ["a" * 10_000]
    assert all(asked(odd * 10_000) == [] for odd in '»"“.@-')
    assert time.process_time() - began < READ_SECONDS
