"""GEDCOM bytes as text: what the file is really written in, whatever its head says.

A head often lies: »ANSEL« over UTF-8 or Windows letters is common. UTF-8 cannot be mistaken for anything else, so it
is believed when it fits; between the older codings the one whose letters make the most sense is taken.
"""

import codecs
import re
import unicodedata

from app.errors import UserError

NO_TEXT = "Filen kan ikke læses som GEDCOM 5.5 eller 7. Gem den igen i det program, den kommer fra, som UTF-8."
OTHER_CODING = "Filen siger, at den er skrevet i {said}, men det er den ikke. Den er læst som {read}."
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_SAYS = re.compile(rb"(?:^|[\r\n])[ \t]*1[ \t]+CHAR[ \t]+([^\r\n]{1,40})")
_CODINGS = {
    "ANSEL": "ANSEL", "UTF-8": "UTF-8", "UTF8": "UTF-8", "ASCII": "UTF-8", "UNICODE": "UTF-16", "UTF-16": "UTF-16",
    "ANSI": "Windows-1252", "WINDOWS": "Windows-1252", "WINDOWS-1252": "Windows-1252", "CP1252": "Windows-1252",
    "ISO-8859-1": "Windows-1252", "ISO8859-1": "Windows-1252", "LATIN1": "Windows-1252", "LATIN-1": "Windows-1252",
    "IBMPC": "DOS", "IBM": "DOS", "OEM": "DOS", "CP850": "DOS", "IBM DOS": "DOS", "MSDOS": "DOS", "MS-DOS": "DOS",
    "MACINTOSH": "Macintosh", "MACROMAN": "Macintosh",
}  # fmt: skip
"""What heads say -> our name for it."""
_CODECS = {"ANSEL": "gedcom", "Windows-1252": "cp1252", "DOS": "cp850", "Macintosh": "mac_roman"}
_MOST_LOOKED_AT = 20_000
"""Lines with foreign letters that are compared; a large file has the same coding throughout."""


def text_of(raw: bytes) -> tuple[str, str]:
    """Return the text, and a Danish line when the head lied about how it is written (else nothing).

    Raises UserError when it is no text.
    """
    for mark, codec, name in _BOMS:
        if raw.startswith(mark):
            return _strict(raw, codec), _told(raw, name) if name == "UTF-8" else ""
    if raw[:4].replace(b"\0", b"") != raw[:4]:
        codec = "utf-16-be" if raw[:1] == b"\0" else "utf-16-le"
        return _strict(raw, codec), ""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _older(raw)
    return text, "" if raw.isascii() else _told(raw, "UTF-8")


def _strict(raw: bytes, codec: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        raise UserError(NO_TEXT) from error


def _older(raw: bytes) -> tuple[str, str]:
    """Read a coding from before Unicode: the declared one, unless another makes more sense of the letters."""
    import ged4py.parser  # noqa: F401, PLC0415 - dear to load; it makes the ANSEL codec known

    said = _said(raw)
    names = sorted(_CODECS, key=lambda name: name != said) if said in _CODECS else ["Windows-1252", "ANSEL"]
    if said not in ("DOS", "Macintosh"):  # nothing tells these apart from Windows but that the head says so
        names = [each for each in names if each not in ("DOS", "Macintosh")]
    looked = b"\n".join([line for line in raw.splitlines() if not line.isascii()][:_MOST_LOOKED_AT])
    best = min(names, key=lambda name: (_oddities(_decoded(looked, name)), names.index(name)))
    return _decoded(raw, best), _told(raw, best)


def _decoded(raw: bytes, name: str) -> str:
    return unicodedata.normalize("NFC", raw.decode(_CODECS[name], "replace"))


def _oddities(text: str) -> int:
    """Count what no name holds: signs inside words, accents that fit no letter, control characters."""
    odd = 0
    for place, letter in enumerate(text):
        if letter < "\x80":
            continue
        kind = unicodedata.category(letter)
        inside = text[place - 1 : place].isalpha() or text[place + 1 : place + 2].isalpha()
        if letter == "\ufffd" or kind in ("Cc", "Mn") or (inside and kind[0] in "SPNZ"):
            odd += 1
    return odd


def _said(raw: bytes) -> str:
    found = _SAYS.search(raw[:4096])
    return _CODINGS.get(found[1].decode("ascii", "replace").strip().upper(), "") if found else ""


def _told(raw: bytes, read: str) -> str:
    said = _said(raw)
    return OTHER_CODING.format(said=said, read=read) if said and said != read else ""
