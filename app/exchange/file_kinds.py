"""What a file is, told by what is in it and never by its name; what can run is refused.

A kept document is given a neutral name by its kind when it leaves again, so a text can not come out as a program.
"""

import io
import re
import zipfile

from app.errors import UserError
from app.exchange.zip_faults import ZIP_FAULTS

PICTURE = "image"
"""What every picture is until it has been painted anew."""

PDF = "application/pdf"
TEXT = "text/plain"
EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    PDF: "pdf",
    TEXT: "txt",
    "application/rtf": "rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/msword": "doc",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.ms-outlook": "msg",
}
"""Every media type that is kept -> the ending of a saved copy."""

UNREADABLE_PICTURE = "Billedet kan ikke læses. Hent det igen fra telefonen, eller tag et nyt."
EMPTY = "Filen er tom."
RUNS = "Filen er et program eller et script. Den slags gemmes ikke her."
MACROS = "Filen indeholder makroer, som kan køre af sig selv. Gem den uden makroer eller som PDF, og hent den igen."
NOT_KEPT = "Rundbord tager billeder, PDF, tekst og kontorfiler. Gem filen som en af dem, og hent den igen."
LOCKED = "Filen er låst med en adgangskode og kan ikke ses efter. Gem den uden, og hent den igen."

_PROGRAMS = (
    b"MZ", b"\x7fELF", b"#!", b"\xfe\xed\xfa", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe",
    b"L\0\0\0\x01\x14\x02\0", b"dex\n", b"\0asm", b"!<arch>",
)  # fmt: skip
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"BM")
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"})
_SCRIPT = re.compile(
    rb"^\s*(?:<\?|<!doctype|<html|<script|<svg|<hta:|@echo|\[autorun\]|\[internetshortcut\]|windows registry)", re.I
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)
_OFFICE_FOLDERS = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def kind_of(raw: bytes) -> str:
    """Return the media type of a file, or PICTURE for any picture. Raises UserError for what is not kept here."""
    if not raw:
        raise UserError(EMPTY)
    if raw.startswith(_PROGRAMS):
        raise UserError(RUNS)
    if raw.startswith(_PICTURES) or _is_newer_picture(raw):
        return PICTURE
    if raw.startswith(_OLE):
        return _old_office(raw)
    if raw.startswith(b"PK\x03\x04"):
        return _packed(raw)
    if b"%PDF-" in raw[:1024]:
        return PDF
    return _words(raw)


def words_in(raw: bytes) -> str:
    """Return a text whose encoding is UTF-8, UTF-16 with its mark, or Windows'. Raises UnicodeDecodeError."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def _is_newer_picture(raw: bytes) -> bool:
    webp = raw[:4] == b"RIFF" and raw[8:12] == b"WEBP"
    return webp or (raw[4:8] == b"ftyp" and raw[8:12] in _HEIF_BRANDS)


def _words(raw: bytes) -> str:
    if raw.startswith(b"{\\rtf"):
        if b"\\objdata" in raw:  # an object inside can be a program
            raise UserError(MACROS)
        return "application/rtf"
    if _SCRIPT.match(raw.removeprefix(b"\xef\xbb\xbf")[:400]):
        raise UserError(RUNS)
    try:
        text = words_in(raw)
    except UnicodeDecodeError as error:
        raise UserError(NOT_KEPT) from error
    if re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]", text):
        raise UserError(NOT_KEPT)
    return TEXT


def _packed(raw: bytes) -> str:
    """Return the kind of a zip by the names in it; only the short name an OpenDocument begins with is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = [each.filename for each in archive.infolist()]
            named = _open_document(archive, names)
    except ZIP_FAULTS as error:
        raise UserError(NOT_KEPT) from error
    lower = [name.casefold() for name in names]
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) or name.startswith("basic/") for name in lower):
        raise UserError(MACROS)
    if named:
        return named
    if "[content_types].xml" in lower:
        for folder, kind in _OFFICE_FOLDERS.items():
            if any(name.startswith(folder) for name in lower):
                return kind
    raise UserError(NOT_KEPT)


def _open_document(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "mimetype" not in names or archive.getinfo("mimetype").file_size > 100:
        return ""
    named = archive.read("mimetype").decode("ascii", "replace").strip()
    return named if named.startswith("application/vnd.oasis.opendocument") and named in EXTENSIONS else ""


def _old_office(raw: bytes) -> str:
    """Return the kind of a file from before 2007; an installer is of the same build and is known by its streams."""
    if _in_names(raw, "EncryptedPackage"):
        raise UserError(LOCKED)
    if _in_names(raw, "_VBA_PROJECT"):
        raise UserError(MACROS)
    for name, kind in _OLE_KINDS:
        if _in_names(raw, name):
            return kind
    raise UserError(NOT_KEPT)


def _in_names(raw: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in raw
