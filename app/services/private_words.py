"""Telling texts that hold numbers or addresses: on their way in they are taken only when somebody asks for them."""

import re

from app.rules.cpr import read_cpr

_CPR = re.compile(r"(?<!\d)(\d{6})[ -]?(\d{4})(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:\+\d{2,3} ?)?\d{2}(?:[ .-]?\d{2}){3}(?!\d)")
_STREET = re.compile(
    r"\b\w*(?:vej|gade|allé|alle|stræde|vænget|parken|plads|torv|boulevard|bakken)\b[ ,]*\d", re.IGNORECASE
)
_POSTAL = re.compile(r"\b\d{4} [A-ZÆØÅ][a-zæøå]{2,}")
_MAIL = re.compile(r"\S@\S+\.\S")


def cpr_in(text: str) -> str:
    """Return the text as a CPR number with a hyphen; nothing when no such number can exist."""
    found = read_cpr(text)
    return found.written if found else ""


def is_private(text: str) -> bool:
    """Tell whether a text holds what reads as a CPR number, a telephone number, an address or an e-mail address."""
    if any(read_cpr(f"{found[1]}-{found[2]}") for found in _CPR.finditer(text)):
        return True
    return any(pattern.search(text) for pattern in (_PHONE, _STREET, _POSTAL, _MAIL))
