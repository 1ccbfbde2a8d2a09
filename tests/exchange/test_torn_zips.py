"""A zip that was packed in an unusual way, or torn in the middle of a part, is refused by every reader in Danish."""

import io
import zipfile
from collections.abc import Callable

import pytest

from app.errors import UserError
from app.exchange.case_table_xlsx import read_workbook
from app.exchange.file_kinds import kind_of
from app.exchange.package import parcel_of
from app.exchange.photo import painted_anew

READERS: dict[str, tuple[Callable[[bytes], object], tuple[str, ...]]] = {
    "workbook": (read_workbook, ("xl/workbook.xml",)),
    "package": (parcel_of, ("package.json",)),
    "document": (kind_of, ("mimetype",)),
}


def torn(names: tuple[str, ...], packing: int) -> bytes:
    """A zip whose parts are damaged and whose list of parts is whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text")
    raw = bytearray(out.getvalue())
    begin = 30 + len(names[0])
    raw[begin + 4 : begin + 30] = b"\xff" * 26
    return bytes(raw)


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("reader", READERS)
def test_a_torn_zip_is_refused_however_it_is_packed(reader: str, packing: int) -> None:
    read, names = READERS[reader]
    with pytest.raises(UserError):
        read(torn(names, packing))


def test_a_moving_picture_that_is_torn_between_its_frames_is_refused() -> None:
    head = b"GIF89a\x02\x00\x02\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
    frame = b",\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x02\x84Q\x00"
    with pytest.raises(UserError):
        painted_anew(head + frame + frame[:10])
