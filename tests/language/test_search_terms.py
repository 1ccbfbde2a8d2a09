"""How names sound, which words things are found by, and which letters of a line made it a hit."""

import pytest

from app.language.search_marks import excerpt, marks
from app.language.search_terms import name_terms, number_terms, query_terms, terms
from app.language.sound import sound_of

ALIKE = (
    ("Kjær", "Kjaer", "Kjer", "Kær"), ("Christensen", "Kristensen"), ("Bech", "Bæk", "Bek", "Beck"),
    ("Sørensen", "Soerensen", "Sorensen"), ("Sophie", "Sofie"), ("Schmidt", "Smit"), ("Kathrine", "Catrine"),
    ("Mathias", "Matias"), ("Zara", "Sara"), ("Gustav", "Gustaf"), ("Jakobsen", "Jacobsen"), ("Maja", "Maia"),
    ("Lund", "Lun"), ("Filip", "Philip"), ("Ågård", "Aagaard", "Agard"),
)  # fmt: skip


def heard(name: str) -> str:
    return sound_of("".join(terms(name)))


@pytest.mark.parametrize("names", ALIKE, ids=lambda names: names[0])
def test_spellings_of_one_name_sound_alike(names: tuple[str, ...]) -> None:
    assert len({heard(each) for each in names}) == 1


def test_other_names_sound_otherwise() -> None:
    names = ("Kjær", "Holm", "Lund", "Bæk", "Sara", "Mathias", "Freja", "Emil", "Liv", "Siv", "Kristensen", "Karla")

    assert len({heard(each) for each in names}) == len(names)


def test_terms_are_plain_letters_and_figures_whatever_stands_there() -> None:
    assert terms("Anne-Marie Kjær, f. 1986!") == ("anne", "marie", "kjaer", "f", "1986")
    assert all(each.isascii() and each.isalnum() for each in terms("محمد \u202e😀 Łódź a:b \x00 x" + "å" * 10_000))
    assert terms("محمد") != terms("أحمد")


def test_numbers_are_one_term_with_and_without_what_parts_them() -> None:
    for typed in ("120312-1231", "1203121231", "120312 1231"):
        assert query_terms(typed) == ("1203121231",)
    for typed in ("20 30 40 50", "+45 20 30 40 50", "20304050", "004520304050"):
        assert query_terms(typed) == ("20304050",)
    assert query_terms("2026-014") == ("2026", "014")
    assert list(number_terms("+45 20 30 40 50", None, "2026-014")) == ["20304050", "2026014"]


def test_a_name_is_found_by_initials_and_in_one_word() -> None:
    assert set(name_terms("Mathias Holm Kjær")) >= {"mhk", "mk", "mathiasholm"}
    assert "annemarie" in set(name_terms("Anne-Marie Sørensen", None))


def test_the_letters_that_were_typed_are_marked_as_they_are_written() -> None:
    def marked(text: str, *typed: str, meant: tuple[str, ...] = ()) -> list[str]:
        return [text[first:last] for first, last in marks(text, typed, meant)]

    assert marked("Åse Kjærgaard", "aas", "kjaer") == ["Ås", "Kjær"]
    assert marked("Anne-Marie", "mar") == ["Mar"]
    assert marked("Mathias Holm", "matihas", meant=("mathias",)) == ["Mathias"]
    assert marked("Ingen her", "xyz") == []


def test_an_excerpt_is_one_line_around_the_word() -> None:
    long = "Ord " * 40 + "tandlæge\nringede " + "mere " * 40
    piece, found = excerpt(long, ("tandlaege",))

    assert piece.startswith("… ")
    assert piece.endswith(" …")
    assert [piece[first:last] for first, last in found] == ["tandlæge"]
    assert excerpt(long, ("hund",)) == ("", ())
