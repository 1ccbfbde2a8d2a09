"""The versions of what lies inside other packages: asked of the library itself, so that they cannot be out of date."""

import platform
import re
from collections.abc import Callable
from pathlib import Path

RESOURCES = Path(__file__).parent.parent / "resources"


def version_of(name: str) -> str:
    """Return the version of a part, empty when it tells none."""
    ask = _ASK.get(name)
    return ask() if ask is not None else ""


def _qt() -> str:
    from PySide6.QtCore import qVersion  # each of these is loaded only in the environment of a build

    return str(qVersion())


def _sqlcipher(question: str) -> str:
    import sqlcipher3

    with sqlcipher3.connect(":memory:") as connection:
        return str(connection.execute(question).fetchone()[0]).split(" ")[0]


def _openssl() -> str:
    from cryptography.hazmat.backends.openssl.backend import backend

    return str(backend.openssl_version_text()).split(" ")[1]


def _heif(what: str) -> str:
    import pi_heif

    told = pi_heif.libheif_info()
    text = told["libheif"] if what == "libheif" else str(told["decoders"])
    found = re.search(r"\d+\.\d+\.\d+", text)
    return found[0] if found else ""


def _pdfium() -> str:
    from pypdfium2 import PDFIUM_INFO

    return str(PDFIUM_INFO.version)


def _harfbuzz() -> str:
    import uharfbuzz

    return str(uharfbuzz.version_string())


def _pyinstaller() -> str:
    import PyInstaller

    return str(PyInstaller.__version__)


def _dictionary() -> str:
    head = (RESOURCES / "dictionaries" / "da_DK.aff").read_text(encoding="utf-8", errors="replace")[:500]
    found = re.search(r"version (\d[\d.]*)", head)
    return found[1] if found else ""


_ASK: dict[str, Callable[[], str]] = {
    "Python": platform.python_version,
    "PyInstaller": _pyinstaller,
    "Qt": _qt,
    "SQLCipher": lambda: _sqlcipher("PRAGMA cipher_version"),
    "SQLite": lambda: _sqlcipher("SELECT sqlite_version()"),
    "OpenSSL": _openssl,
    "libheif": lambda: _heif("libheif"),
    "libde265": lambda: _heif("libde265"),
    "PDFium": _pdfium,
    "HarfBuzz": _harfbuzz,
    "Stavekontrolden": _dictionary,
}
