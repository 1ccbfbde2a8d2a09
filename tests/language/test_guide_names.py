"""The guide calls things what the program calls them: a name in it stands on a screen, and a key in it is one."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from app.paths import resources
from app.services.help_search import help_search
from app.views.actions import ACTIONS
from tests.sources import ROOT, source

EXAMPLES = {
    "Holm, Ida", "ja fra Lone", "14 mennesker, alle tegnet", "flyttet sammen 2020", "mindst …, højst …", "20/11",
    "Ikke gennemset i 12 måneder",
}  # fmt: skip
"""What somebody types, and what the program has made of it with their words."""

NEWS, SEARCHED = "CHANGELOG", re.compile(r"\A---.*?^---$|```.*?```", re.DOTALL | re.MULTILINE)
NAMED, TYPED = re.compile(r"»([^»«]+)«"), re.compile(r"`([^`]*)`")
HELD = re.compile(r"(?:Ctrl|Alt|Skift) (?:(?:Ctrl|Alt|Skift) )?\S+|F\d+")
PLACE = re.compile(r"\\\{.*?\\\}")
OF_SYSTEM = {"Skift Tab", "Skift F10", "Ctrl V", "Ctrl Tab"}
"""Keys every program has, and the one a screen reader's user knows."""


ASKED = {
    "glemt adgangskode": "hvis-noget-gaar-galt", "stjålet": "hvis-noget-gaar-galt", "fuld disk": "hvis-noget-gaar-galt",
    "ny computer": "hvis-noget-gaar-galt", "print": "papirer", "dubu": "fagsystem", "vikar": "overdragelse",
    "ferie": "overdragelse", "excel": "sager-udefra", "backup": "laas", "slet sag": "sager", "tolk": "moede-forbered",
    "aflys": "moede-forbered", "angre": "fortryd", "mørkt": "indstillinger", "blind": "uden-mus", "intune": "it",
    "dpia": "sikkerhed", "projektor": "moedet", "hemmelig adresse": "hvem-maa-vide", "foto": "notater",
    "dublet": "mennesker", "leder": "sagsgennemgang", "betyder": "ordliste", "ungeplan": "plan", "udskyd": "i-dag",
    "statistik": "tal", "gedcom": "slaegtsfil", "sparring": "bekymringer", "tre huse": "barnets-stemme",
}  # fmt: skip
"""What somebody in need types -> the page that helps; many of the words are not the program's own."""


def prose(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from prose(each)


@cache
def said() -> tuple[str, ...]:
    """Return every text of the program and of its definitions, without the signs for keys on tabs."""
    found = [text for path in (ROOT / "app").rglob("*.py") for text in source(path).texts]
    for path in resources().rglob("*.toml"):
        found += prose(tomllib.loads(path.read_text(encoding="utf-8")))
    return tuple(text.replace("&", "") for text in found)


@cache
def pages() -> dict[str, str]:
    """Return the pages of the guide by name, each on one line."""
    files = sorted((resources() / "help").glob("*.md"))
    texts = {each.stem: SEARCHED.sub(" ", each.read_text(encoding="utf-8")) for each in files if each.stem != NEWS}
    return {name: " ".join(text.split()) for name, text in texts.items()}


def is_made(name: str) -> bool:
    """Tell whether a text with places for values may have become this name."""
    filled = (PLACE.sub(".+", re.escape(text)) for text in said() if "{" in text and len(text) - len(name) < 40)
    return any(re.fullmatch(pattern, name) for pattern in filled if len(pattern.replace(".+", "")) > 6)


def test_every_name_in_the_guide_stands_on_a_screen() -> None:
    everything = "\n".join(said())
    lost = [
        (page, name)
        for page, text in pages().items()
        for name in NAMED.findall(TYPED.sub(" ", text))
        if name not in EXAMPLES and name not in everything and not is_made(name)
    ]
    assert lost == []


def test_every_key_in_the_guide_is_one() -> None:
    known = (
        {each.shown for each in ACTIONS}
        | OF_SYSTEM
        | {f"{held} {number}" for held in ("Ctrl", "Alt") for number in range(1, 10)}
    )
    shown = "\n".join(text.replace("+", " ").replace("Shift", "Skift").replace("Return", "Enter") for text in said())
    lost = [
        (page, key)
        for page, text in pages().items()
        for typed in TYPED.findall(text)
        for key in HELD.findall(typed)
        if key == typed and key not in known and key not in shown
    ]
    assert lost == []


def test_somebody_in_need_finds_the_page_with_her_own_words() -> None:
    found = {words: [each.page for each in help_search(words, 3)] for words in ASKED}
    assert {words: pages for words, pages in found.items() if ASKED[words] not in pages} == {}
