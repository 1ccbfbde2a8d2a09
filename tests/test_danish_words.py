"""What a caseworker, a parent or a child reads: plain Danish words, none of the office's, and no English."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.paths import resources
from tests.sources import source

APP = Path(__file__).parent.parent / "app"

OFFICE_WORDS = (
    "foranstaltning", "handleplan", "borger", "klient", "underretter", "indsatstrin", "iværksæt", "bevilling", "mhp.",
    "jf.", "partshør", "samtykkeerklæring", "netværksperson", "biologisk mor", "omsorgssvigt", "forældreevne",
    "ressourcesvag", "udeblev", "mødte ikke op", "misligholdt", "problem", "fejl 0x", "ugyldig", "obligatorisk",
    "ingen data",
)  # fmt: skip
"""Words nobody says at the table; they stand on no screen and no paper."""

NOT_TO_FAMILIES = ("sagen", "barnet", "overskredet", "paragraf", "indsatstrappen")
"""To families we use the name, and we do not speak of matters and time limits."""

TITLES = ("Barnets plan", "barnets lov", "Barnets side", "barnets side")
"""Names of things, in which the word stays."""

ONE_WORD = {
    "gendannelse": "genoprettelse", "password": "adgangssætning", "adgangskode til": "adgangssætning til",
    "familietræ": "slægtstegning", "backup": "sikkerhedskopi", "database": "datafil",
}  # fmt: skip
"""Another word for a thing that has one already -> the one it has."""

FAMILY_FILES = (
    "documents/family_copy.py",
    "documents/child_copy.py",
    "documents/panel.py",
    "documents/contact_cards.py",
)
ENGLISH_WORDS = """
    save cancel error warning delete open close next back done settings search undo redo today meeting meetings child
    children agreement agreements goal goals invalid failed password passphrase yes unknown loading please the and
    with print export import new edit remove add name date untitled missing click press submit retry
"""
ENGLISH = set(ENGLISH_WORDS.split())
SENTENCE = re.compile(r"[A-ZÆØÅa-zæøå»]+[^_]* [^_]+|[A-ZÆØÅ][a-zæøå]+[.!?…]?")
"""Something a person reads: two words or more, or one that begins with a capital. Not `snake_case` and not `Ctrl+K`."""

COMMANDS = re.compile(r"--[a-z-]+|»[^»«]*«|\{[^}]*\}")
"""Names of commands and options, quoted as they are typed."""

PATTERN = re.compile(r"\(\.\+\)|\(\[\^")
"""A regular expression: what argparse says in English, recognised to be said again in Danish."""


def texts(path: Path) -> list[str]:
    """Return every string of a file that is not a docstring."""
    return source(path).texts


def toml_texts(value: object) -> Iterator[str]:
    """Yield every text inside a TOML value; `forms` are words to look for and are said to nobody."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from () if key == "forms" else toml_texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from toml_texts(each)


def holding(words: tuple[str, ...], text: str) -> list[str]:
    for title in TITLES:
        text = text.replace(title, "")
    return [word for word in words if re.search(rf"(?<![a-zæøå]){re.escape(word)}", text.lower())]


def test_no_text_uses_a_word_from_the_office() -> None:
    found = {
        f"{path.relative_to(APP)}: {word} in {text[:80]}"
        for path in APP.rglob("*.py")
        for text in texts(path)
        for word in holding(OFFICE_WORDS, text)
    }
    assert found == set()


@pytest.mark.parametrize("folder", ["definitions", "rules"])
def test_shipped_definitions_use_no_word_from_the_office(folder: str) -> None:
    for path in sorted((resources() / folder).glob("*.toml")):
        for text in toml_texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            assert holding(OFFICE_WORDS, text) == [], path.name


@pytest.mark.parametrize("name", FAMILY_FILES)
def test_a_paper_for_the_family_speaks_of_people_by_name(name: str) -> None:
    assert [(word, text) for text in texts(APP / name) for word in holding(NOT_TO_FAMILIES, text)] == []


def test_what_people_read_is_not_english() -> None:
    english = {
        f"{path.relative_to(APP)}: {text[:80]}"
        for room in ("views", "documents", "cli", "services", "language", "exchange")
        for path in (APP / room).rglob("*.py")
        for text in texts(path)
        if SENTENCE.fullmatch(text) and not PATTERN.search(text)
        if set(re.findall(r"[a-z]+", COMMANDS.sub("", text).lower())) & ENGLISH
    }
    assert english == set()


def test_a_thing_has_one_danish_name() -> None:
    other = {
        f"{path.relative_to(APP)}: »{word}« is called »{ONE_WORD[word]}«"
        for path in APP.rglob("*.py")
        for text in texts(path)
        for word in holding(tuple(ONE_WORD), text)
        if SENTENCE.fullmatch(text) and not PATTERN.search(text)
    }
    assert other == set()


def test_a_name_is_quoted_with_danish_marks() -> None:
    wrong = {
        f"{path.relative_to(APP)}: {text[:80]}"
        for room in ("views", "documents", "services", "cli", "exchange", "rules")
        for path in (APP / room).rglob("*.py")
        for text in texts(path)
        if re.search(r"[“”„]|(?<=\s)\"\w+\"", text) and re.search("[æøåÆØÅ]| ", text)
    }
    assert wrong == set()
