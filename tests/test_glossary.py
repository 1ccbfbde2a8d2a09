"""One word for one thing: every mapped class stands in the glossary, and code is written in English."""

import re

from app.models.base import Base
from tests.sources import ROOT, sources

ROW = re.compile(
    r"^\| (?P<danish>[^|]+) \| `(?P<name>\w+)` \| `(?P<table>\w+)` \| (?P<meaning>[^|]+) \|$", re.MULTILINE
)

DANISH_WORDS = """
    sag sager sagen sagsnummer moede moeder aftale aftaler barn boern barnet foraeldre foraelder familie familien maal
    indsats indsatser indsatstrappe opfolgning opfoelgning frist frister underretning raadgiver radgiver netvaerk
    netvark netvaerksmode handleplan papir papirer kladde skridt bekymring samtykke samvaer fravaer notat notater
    deltager udsagn skala husstand sogn sosken soskende navn fodt dato uge maaned aar luk aaben tilbage fejl besked
    indstilling indstillinger noegletal nogletal kommune skole hjem rytme ejer ejere svar soeg trin laas adgangssaetning
    sikkerhedskopi slaegt slaegtning bruger vindue knap felt tekst overskrift linje raekke
"""
"""Danish words without æ, ø, å that would make a mixed name; »plan«, »person« and »relation« are English too."""

DANISH = set(DANISH_WORDS.split())


def glossary() -> dict[str, re.Match[str]]:
    text = (ROOT / "app/models/README.md").read_text(encoding="utf-8")
    return {row["name"]: row for row in ROW.finditer(text)}


def mapped() -> dict[str, type]:
    return {mapper.class_.__name__: mapper.class_ for mapper in Base.registry.mappers}


def test_every_mapped_class_has_one_row() -> None:
    assert set(glossary()) == set(mapped())


def test_a_row_names_the_table_of_its_class() -> None:
    tables = {name: getattr(kind, "__tablename__", "") for name, kind in mapped().items()}
    assert {name: row["table"] for name, row in glossary().items()} == tables


def test_a_class_opens_its_docstring_with_the_danish_word() -> None:
    rows = glossary()
    wrong = [name for name, kind in mapped().items() if not (kind.__doc__ or "").startswith(rows[name]["danish"])]
    assert wrong == []


def test_no_danish_word_stands_for_two_things() -> None:
    words = [row["danish"] for row in glossary().values()]
    assert len(words) == len(set(words))


def words_in(identifier: str) -> list[str]:
    """Return `add_child`, `ChildTalk` and `MAX_AGE` as lower-case words."""
    return [word.lower() for word in re.findall(r"[A-ZÆØÅ]+(?![a-zæøå])|[A-ZÆØÅ]?[a-zæøå]+", identifier)]


def test_identifiers_are_english() -> None:
    mixed = {
        f"{each}: {name}"
        for each in sources("app", "tests")
        for name in each.names
        if not name.isascii() or set(words_in(name)) & DANISH
    }
    assert mixed == set()


def test_file_names_are_english_and_ascii() -> None:
    names = [path for folder in ("app", "tests") for path in (ROOT / folder).rglob("*.py")]
    assert [path for path in names if not path.stem.isascii() or set(words_in(path.stem)) & DANISH] == []
