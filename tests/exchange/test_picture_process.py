"""Pictures out of the vault are unpacked apart from the key, and nothing but a small JPEG or PNG is."""

from collections.abc import Iterator

import pytest
from PIL import Image

from app.errors import UserError
from app.exchange.picture_process import CANNOT_SHOW, LARGEST_SIDE, TOO_SLOW, PictureReader, pixels_of
from tests.exchange.pictures import board, noise, saved


@pytest.fixture(scope="module")
def reader() -> Iterator[PictureReader]:
    """One reader for all that is asked here."""
    reader = PictureReader()
    yield reader
    reader.close()


def test_pictures_are_read_one_after_another_as_large_as_they_are_shown(reader: PictureReader) -> None:
    for format_ in ("PNG", "JPEG"):
        raw = saved(board(1200, 900), format_)
        small, whole = reader.picture(raw, 460), reader.picture(raw)
        assert (small.width, small.height) == (460, 345)
        assert (whole.width, whole.height) == (1200, 900)
    assert reader.picture(saved(noise(30, 20), "PNG"), 460).width == 30, "a small one is not blown up"
    process = reader._talk._process
    assert process is not None
    process.kill()
    process.wait()
    assert reader.picture(raw, 460).width == 460, "one that ended comes again"
    reader.rest()
    assert not reader.is_awake()


def test_what_was_see_through_is_shown_on_white() -> None:
    half_red = pixels_of(saved(Image.new("RGBA", (2, 2), (255, 0, 0, 127)), "PNG"), 2).pixels
    assert half_red[:4] == bytes((255, 128, 128, 255))


@pytest.mark.parametrize(
    "raw",
    [
        saved(noise(9, 9), "GIF"), saved(noise(9, 9), "TIFF"), saved(noise(9, 9), "BMP"), b"", b"\x89PNG\r\n\x1a\n",
        saved(board(300, 200), "PNG")[:400], b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        saved(board(LARGEST_SIDE + 1, 2), "PNG"),
    ],
    ids=["gif", "tiff", "bmp", "nothing", "head", "torn", "svg", "large"],
)  # fmt: skip
def test_whatever_else_says_it_is_a_picture_is_not_shown(raw: bytes, reader: PictureReader) -> None:
    with pytest.raises(UserError, match=CANNOT_SHOW):
        reader.picture(raw)


def test_what_takes_too_long_or_comes_after_the_end_is_a_sentence() -> None:
    slow = PictureReader(seconds=0.001)
    with pytest.raises(UserError, match=TOO_SLOW):
        slow.picture(saved(noise(9, 9), "PNG"))
    slow.close()
    with pytest.raises(UserError, match=CANNOT_SHOW):
        slow.picture(saved(noise(9, 9), "PNG"))
