"""Protected words are found however they are written, and ordinary words are left alone."""

from uuid import UUID

import pytest

from app.services.leak_text import SearchedText, Secret, Sought
from app.services.leak_words import Looks, address_looks, name_looks, number_looks, place_looks, town_looks

ADDRESS = "Vestergade 7, 2. tv., 7100 Vejle"
NOBODY: frozenset[str] = frozenset()


def found(text: str, looks: Looks) -> set[str]:
    searched = SearchedText(text)
    spans = [span for words, sought in looks for span in searched.find(Secret("x", UUID(int=1), words, sought))]
    return {searched.text[start:end] for start, end in spans}


@pytest.mark.parametrize(
    "text",
    [
        "Hun bor på Vestergade 7.",
        "VESTERGADE 7",
        "vesterg. 7, 2. tv",
        "Vester-\ngade 7",
        "Vester\ufffe\ngade 7",
        "Vester gade 7",
        "Vestergade\u00a07",
        "i nr. 7 (Vestergade 7)",
        "vestergade7",
        "Ve\u00adstergade 7",
    ],
)
def test_street_and_number_are_found_in_every_spelling(text: str) -> None:
    assert any("7" in hit for hit in found(text, address_looks(ADDRESS)))


def test_another_number_in_the_street_is_told_as_the_street_alone() -> None:
    assert found("Hun bor på Vestergade 72", address_looks(ADDRESS)) == {"Vestergade"}


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        ("Sdr. Allé 3 B, 8000 Aarhus C", "Søndre Alle 3B"),
        ("Søndre Allé 3 B", "Sdr. All. 3 b"),
        ("Hemmelig V. 12, Ry", "Hemmeligvej 12"),
        ("Hemmelig Vej 12", "hemmelig v. 12"),
        ("c/o Farah, Åboulevarden 1", "Aaboulevarden 1"),
        ("Gl. Kongevej 10 st. th.", "Gammel Kongev. 10"),
        ("Nørre Plads 4", "Noerre Pl. 4"),
        ("Kærvej 5", "KAERVEJ 5"),
    ],
)
def test_abbreviations_are_read_both_ways(kept: str, text: str) -> None:
    assert found(text, address_looks(kept))


def test_the_town_is_found_but_not_in_the_name_of_a_municipality() -> None:
    assert found("Vejle Kommune. Hun er i Vejle nu, og Vejles havn er tæt på.", address_looks(ADDRESS)) == {
        "Vejle",
        "Vejles",
    }
    assert found("Aarhus Ø", town_looks("Aarhus C")) == {"Aarhus"}


@pytest.mark.parametrize(
    "text", ["12345678", "12 34 56 78", "+45 12345678", "1234-5678", "tlf.12.34.56.78", "004512345678", "12 34\n56 78"]
)
def test_a_telephone_number_is_found_in_every_grouping(text: str) -> None:
    assert found(text, number_looks("+45 12 34 56 78 (mobil)"))


def test_a_longer_number_is_another_number() -> None:
    assert found("123456789 og 912345678", number_looks("12345678")) == set()


def test_short_names_are_found_as_whole_words_with_a_capital_letter() -> None:
    looks = list(name_looks("Bo Ry", "", NOBODY))
    assert found("Bo kommer. Bos bil. Ry er der.", iter(looks)) == {"Bo", "Bos", "Ry"}
    assert found("Han skal bo her. Boris ryger. Bor yngst, rygsæk, B. o", iter(looks)) == set()


@pytest.mark.parametrize("text", ["heidis", "HEIDI", "Bækgaard", "Baekgaard", "Heidi-\nMarie", "Heidi Bækgaard"])
def test_a_name_is_found_whole_in_parts_and_with_genitive(text: str) -> None:
    assert found(text, name_looks("Heidi Marie Bækgaard", "Heidi", NOBODY))


def test_a_name_that_others_bear_too_counts_only_whole() -> None:
    looks = list(name_looks("Lars Ravnkilde", "", frozenset({"lars", "ravnkilde"})))
    assert found("Lars og Noah Ravnkilde", iter(looks)) == set()
    assert found("Lars Ravnkilde", iter(looks)) == {"Lars Ravnkilde"}


def test_what_somebody_is_and_the_commonest_surnames_point_at_nobody() -> None:
    assert found("farfar kommer", name_looks("farfar", "", NOBODY)) == set()
    assert found("Jensen", name_looks("Yrsa Jensen", "", NOBODY)) == set()


def test_a_home_is_known_by_its_names_and_its_telling_words() -> None:
    assert found("Hun er hos en veninde.", place_looks("bor på skift hos en veninde", NOBODY)) == {"hos en veninde"}
    assert found("på krisecenter, Krisecenter Søstjernen", place_looks("bor på Krisecenter Søstjernen", NOBODY)) >= {
        "Søstjernen"
    }
    assert found("Han bor hos mor og hos sin far", place_looks("hos sin far", NOBODY)) == set()


def test_only_numbers_that_can_be_a_cpr_number_are_taken_for_one() -> None:
    text = SearchedText("010179-9996, 0101799996, 010179 9996, 991399-1234, 12345678, 0101799996123")
    assert [text.text[slice(*span)] for span in text.cpr_numbers()] == ["010179-9996", "0101799996", "010179 9996"]


def test_what_is_shown_round_a_hit_is_one_line_of_whole_words() -> None:
    text = SearchedText(f"{'langt før ' * 20}hun bor på Vester\ufffe\ngade 7 og er glad {'langt efter ' * 20}")
    [(start, end)] = text.find(Secret("x", UUID(int=1), "Vestergade 7", Sought.WORDS))
    shown = text.excerpt((start, end))
    assert "hun bor på Vester- gade 7 og er glad" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 130
