"""The kinds of the audit log in Danish, as told to the person it is about: read from `resources/audit_words.toml`."""

import tomllib
from enum import StrEnum
from functools import cache

from app.paths import resources


class Deed(StrEnum):
    """What sort of thing was done."""

    READ = "read"
    SEARCH = "search"
    CHANGE = "change"
    PRINT = "print"
    EXPORT = "export"
    DELETE = "delete"
    GUARD = "guard"


DEED_WORDS = {
    Deed.READ: "læst",
    Deed.SEARCH: "søgt",
    Deed.CHANGE: "ændret",
    Deed.PRINT: "udskrevet",
    Deed.EXPORT: "taget ud",
    Deed.DELETE: "slettet",
    Deed.GUARD: "om datafilen",
}

_READING = (".read", ".list", ".look", ".preview", ".open", ".form")
_LEAVING = (".export", ".save", ".hand_over")


@cache
def known_kinds() -> dict[str, tuple[Deed, str]]:
    """Return what each kind is and what it is called."""
    content = tomllib.loads((resources() / "audit_words.toml").read_text(encoding="utf-8"))
    return {kind: (deed, words) for deed in Deed for kind, words in content[deed].items()}


def told(kind: str) -> tuple[Deed, str]:
    """Return what a kind is and what it is called; a kind from another version of the program gets general words."""
    found = known_kinds().get(kind)
    return found or (_guess(kind), _general()[_guess(kind)])


@cache
def _general() -> dict[str, str]:
    content = tomllib.loads((resources() / "audit_words.toml").read_text(encoding="utf-8"))
    return {deed: str(words) for deed, words in content["fallback"].items()}


def _guess(kind: str) -> Deed:
    area, _, verb = kind.partition(".")
    if area in ("store", "backup", "passphrase", "key"):
        return Deed.GUARD
    if kind.endswith(_READING):
        return Deed.READ
    if kind.endswith(_LEAVING):
        return Deed.EXPORT
    return {"print": Deed.PRINT, "delete": Deed.DELETE, "erase": Deed.DELETE}.get(verb, Deed.CHANGE)
