"""The content of a hand-over package: a zip that only ever lies in memory. What is sealed and opened is `app.store`'s.

`package.json` says who sent what, `cases/ID.json` is a case file, `stamps/ID.json` tells who last changed each fact,
`papers/` and `files/` hold bytes named by their SHA-256. A package may come from anybody: everything is checked.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

from app.errors import UserError
from app.exchange.case_file import checked, parse
from app.exchange.file_kinds import kind_of
from app.exchange.whole_file import read_whole, write_whole
from app.exchange.zip_faults import ZIP_FAULTS
from app.services.change_stamps import CaseStamps, Stamp
from app.services.hand_over import LARGEST, CaseParcel, Parcel

FORMAT = "rundbord-package"
VERSION = 1
SUFFIX = ".rundbord"
MOST_CASES = 1000
LONGEST_KEY = 4096
LARGEST_TEXT = 50 * 1024 * 1024
"""Bytes of one case or its stamps; a case fills far less."""
FIXED_TIME = (1980, 1, 1, 0, 0, 0)

NOT_A_PACKAGE = "Filen er ikke en pakke fra Rundbord, eller den er gået i stykker. Bed om at få den sendt igen."
NEWER = "Pakken er lavet med et nyere Rundbord. Få programmet opdateret, og prøv igen."
TOO_LARGE = "Filen er over 500 MB. Bed om at få sagerne i flere pakker."
_SHA = re.compile(r"[0-9a-f]{64}")
_HLC = re.compile(r"([0-9a-f]{12}-[0-9a-f]{4}-[0-9a-z]{1,32})?")
_MARK = re.compile(r"([0-9a-f]{32})?")
_REPLICA = re.compile(r"[0-9a-z]{1,32}")
_COLUMN = re.compile(r"\*|[a-z_0-9]{1,60}")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)?)?")


def neutral_name(numbers: tuple[str, ...], day: str) -> str:
    """Return a file name that tells nothing about anybody: the case number when there is one case, else the day."""
    known = "".join(each for each in (numbers[0] if len(numbers) == 1 else "") if each.isdecimal() or each == "-")
    return f"overdragelse-{known.strip('-') or day}{SUFFIX}"


def read_sealed_file(path: Path) -> bytes:
    """Return the bytes of a package file, refused when it is too large. Raises UserError."""
    sealed = read_whole(path, LARGEST, TOO_LARGE)
    if not sealed:
        raise UserError(NOT_A_PACKAGE)
    return sealed


def write_sealed_file(path: Path, sealed: bytes) -> None:
    """Write a sealed package for its owner only; a half-written one never replaces a whole one. Raises UserError."""
    write_whole(path, sealed)


def pack_bytes(parcel: Parcel) -> bytes:
    """Return a parcel as the bytes to seal; the same parcel gives the same bytes. Raises UserError when too large."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _write(archive, "package.json", _json(_about(parcel)))
        for each in parcel.cases:
            _write(archive, f"cases/{each.case_id}.json", _json(each.content))
            _write(archive, f"stamps/{each.case_id}.json", _json(_stamps_json(each.stamps)))
        for folder, held in (("papers", parcel.papers), ("files", parcel.files)):
            for sha, content in sorted(held.items()):
                _write(archive, f"{folder}/{sha}", content)
    return out.getvalue()


def parcel_of(content: bytes) -> Parcel:
    """Return the parcel in what was unsealed. Raises UserError when it is not whole, not ours, newer or too large."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _read(_Entries(archive))
    except (*ZIP_FAULTS, TypeError, AttributeError) as error:
        raise UserError(NOT_A_PACKAGE) from error


class _Entries:
    """The files in the zip, each read once and never longer than it said, all of them together within bounds."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        infos = archive.infolist()
        self._archive = archive
        self._by_name = {each.filename: each for each in infos}
        if len(self._by_name) != len(infos) or len(infos) > 100_000:
            raise ValueError("names")
        if sum(each.file_size for each in infos) > LARGEST + len(infos) * 4096:
            raise UserError(TOO_LARGE)

    def read(self, name: str, most: int = LARGEST) -> bytes:
        info = self._by_name[name]
        if info.file_size > most:
            raise UserError(TOO_LARGE)
        with self._archive.open(info) as file:
            content = file.read(info.file_size + 1)
        if len(content) != info.file_size:
            raise ValueError("size")
        return content

    def json(self, name: str) -> Any:  # noqa: ANN401 - any JSON
        return parse(self.read(name, LARGEST_TEXT).decode("utf-8"))

    def held(self, folder: str) -> Iterator[tuple[str, bytes]]:
        for name in self._by_name:
            place, _, sha = name.partition("/")
            if place == folder:
                content = self.read(name)
                if not _SHA.fullmatch(sha) or hashlib.sha256(content).hexdigest() != sha:
                    raise ValueError("sha")
                yield sha, content


def _read(entries: _Entries) -> Parcel:
    about = entries.json("package.json")
    if about["format"] != FORMAT or not isinstance(about["version"], int):
        raise ValueError("format")
    if about["version"] > VERSION:
        raise UserError(NEWER)
    ids = [UUID(each) for each in about["cases"]]
    if not 0 < len(ids) <= MOST_CASES or len(set(ids)) != len(ids):
        raise ValueError("cases")
    return Parcel(
        sent_by=_text(about["sent_by"], 200),
        sent_at=_matching(_MOMENT, about["sent_at"]),
        note=_text(about["note"], 20_000),
        training=about["training"] is True,
        cases=tuple(_read_case(entries, each) for each in ids),
        papers=dict(entries.held("papers")),
        files=dict(_kept_kinds(entries)),
        mark=_matching(_MARK, about.get("mark", "")),
        reply_to=_text(about.get("reply_to", ""), LONGEST_KEY),
    )


def _kept_kinds(entries: _Entries) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a package; it is no way round the door that refuses programs. Raises UserError."""
    for sha, content in entries.held("files"):
        kind_of(content)
        yield sha, content


def _read_case(entries: _Entries, case_id: UUID) -> CaseParcel:
    found = CaseParcel(checked(entries.json(f"cases/{case_id}.json")), _stamps(entries.json(f"stamps/{case_id}.json")))
    if found.case_id != case_id:
        raise ValueError("case id")
    return found


def _about(parcel: Parcel) -> dict[str, Any]:
    return {
        "format": FORMAT, "version": VERSION, "sent_by": parcel.sent_by, "sent_at": parcel.sent_at,
        "note": parcel.note, "training": parcel.training, "cases": [str(each.case_id) for each in parcel.cases],
        "mark": parcel.mark, "reply_to": parcel.reply_to,
    }  # fmt: skip


def _stamps_json(stamps: CaseStamps) -> dict[str, Any]:
    return {
        "replica": stamps.replica,
        "upto": stamps.upto,
        "seen": stamps.seen,
        "rows": {
            str(row_id): {column: [each.hlc, each.who, each.at] for column, each in columns.items()}
            for row_id, columns in stamps.rows.items()
        },
        "removed": {str(row_id): [each.hlc, each.who, each.at] for row_id, each in stamps.removed.items()},
    }


def _stamps(plain: Any) -> CaseStamps:  # noqa: ANN401 - any JSON
    rows = {
        UUID(row_id): {_matching(_COLUMN, column): _stamp(each) for column, each in columns.items()}
        for row_id, columns in plain["rows"].items()
    }
    return CaseStamps(
        replica=_matching(_REPLICA, plain["replica"]),
        upto=_matching(_HLC, plain["upto"]),
        seen={_matching(_REPLICA, each): _matching(_HLC, hlc) for each, hlc in plain["seen"].items()},
        rows=rows,
        removed={UUID(row_id): _stamp(each) for row_id, each in plain["removed"].items()},
    )


def _stamp(plain: Any) -> Stamp:  # noqa: ANN401 - any JSON
    hlc, who, at = plain
    return Stamp(_matching(_HLC, hlc), _text(who, 200), _matching(_MOMENT, at))


def _text(value: object, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise ValueError("text")
    return value


def _matching(shape: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise ValueError("shape")
    return value


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "strict")


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    # A fixed time, so that the same parcel gives the same bytes; pictures and PDFs are small already.
    info = zipfile.ZipInfo(name, FIXED_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
    archive.writestr(info, content)
