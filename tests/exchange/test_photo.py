"""Pictures are painted anew: nothing hidden comes along, bombs are refused, and every kind a phone makes is read."""

import io
import sys
import threading
import time
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from app.errors import UserError
from app.exchange import photo, photo_process
from app.exchange.incoming import TOO_LARGE_DOCUMENT, TOO_LARGE_PICTURE, read_bytes, read_file
from app.exchange.photo import CUT_SHORT, SEVERAL_PAGES, TOO_MANY_PIXELS, painted_anew
from tests.exchange.pictures import (
    CANARY,
    board,
    exif_with_a_place,
    huge_png,
    noise,
    saved,
    see_through_png,
    telltale_jpeg,
    telltale_png,
    two_in_one,
)  # fmt: skip

TELLTALES = (
    CANARY.encode(),
    b"Kanariefon",
    b"Exif",
    b"xmpmeta",
    b"GPS",
    b"Photoshop",
    b"ICC_PROFILE",
    b"iCCP",
    b"tEXt",
)
CORNERS = {"red": (250, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 250), "yellow": (250, 250, 0)}


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def colour_at(image: Image.Image, x: float, y: float) -> str:
    found = image.convert("RGB").getpixel((round(x * (image.width - 1)), round(y * (image.height - 1))))
    assert isinstance(found, tuple)
    return min(CORNERS, key=lambda name: sum(abs(a - b) for a, b in zip(CORNERS[name], found, strict=True)))


def round_the_corners(content: bytes) -> list[str]:
    image = opened(content)
    return [colour_at(image, *where) for where in ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))]


@pytest.mark.parametrize("make", [telltale_jpeg, telltale_png, two_in_one])
def test_nothing_but_the_pixels_comes_along(make: object) -> None:
    raw = make()  # type: ignore[operator]  # a parameter is an object to pytest
    picture = painted_anew(raw)
    assert [each for each in TELLTALES if each in picture.content] == []
    assert opened(picture.content).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert getattr(opened(picture.content), "n_frames", 1) == 1


def test_the_telltale_pictures_do_tell() -> None:
    for raw in (telltale_jpeg(), telltale_png()):
        assert CANARY.encode() in raw
        assert b"Kanariefon" in raw
    assert opened(two_in_one()).n_frames == 2  # type: ignore[attr-defined]  # only such pictures have it


def test_what_was_made_see_through_is_not_there_any_more() -> None:
    secret = board(mode="RGBA")
    secret.paste((200, 10, 10, 0), (100, 100, 300, 300))
    found = opened(painted_anew(saved(secret, "PNG")).content).convert("RGB").getpixel((200, 200))
    assert found == (255, 255, 255)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_as_the_camera_was_held(orientation: int) -> None:
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    held = board().transpose(turns[orientation]) if orientation in turns else board()
    picture = painted_anew(saved(held, "JPEG", exif=exif_with_a_place(orientation)))
    assert (picture.width, picture.height) == (640, 480)
    assert round_the_corners(picture.content) == ["red", "green", "blue", "yellow"]


@pytest.mark.parametrize(
    ("kind", "mode", "options"),
    [
        ("JPEG", "RGB", {"progressive": True}), ("JPEG", "CMYK", {}), ("PNG", "P", {}), ("PNG", "RGBA", {}),
        ("WEBP", "RGBA", {}), ("GIF", "P", {}), ("TIFF", "CMYK", {}), ("BMP", "RGB", {}), ("HEIF", "RGB", {}),
        ("HEIF", "RGBA", {}), ("AVIF", "RGB", {}), ("TIFF", "RGB", {"compression": "tiff_lzw"}),
    ],
)  # fmt: skip
def test_every_kind_a_phone_or_scanner_makes_is_read(kind: str, mode: str, options: dict[str, object]) -> None:
    picture = painted_anew(saved(board(mode=mode), kind, **options))
    assert round_the_corners(picture.content) == ["red", "green", "blue", "yellow"]


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_of_grey_do_not_turn_white(kind: str) -> None:
    row = (20_000).to_bytes(2, "little") * 150 + (50_000).to_bytes(2, "little") * 150
    grey = Image.frombytes("I;16", (300, 200), row * 200)
    image = opened(painted_anew(saved(grey, kind)).content).convert("L")
    assert image.getpixel((50, 100)) == pytest.approx(20_000 / 257, abs=2)
    assert image.getpixel((250, 100)) == pytest.approx(50_000 / 257, abs=2)


def test_a_palette_with_a_see_through_colour_gets_a_white_ground() -> None:
    image = board(mode="P")
    image.info["transparency"] = image.getpixel((320, 240))
    found = opened(painted_anew(saved(image, "GIF")).content).convert("RGB")
    assert found.getpixel((320, 240)) == (255, 255, 255)


def test_a_large_picture_is_made_small_enough_and_a_small_one_stays() -> None:
    picture = painted_anew(saved(noise(4000, 3000), "JPEG"))
    assert (picture.width, picture.height) == (2048, 1536)
    assert len(picture.content) < 2_000_000
    assert (painted_anew(saved(board(), "PNG")).width, painted_anew(saved(noise(9000, 1), "PNG")).height) == (640, 1)


def test_a_drawing_is_kept_with_sharp_lines_and_a_photo_as_jpeg() -> None:
    drawing = painted_anew(saved(board(mode="P"), "PNG"))
    assert drawing.media_type == "image/png"
    assert painted_anew(saved(noise(300, 300), "PNG")).media_type == "image/jpeg"


def test_colours_of_another_profile_are_turned_into_ordinary_ones() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    swapped = saved(board(), "JPEG", icc_profile=profile)  # it does not fit the pixels: ignored, not fatal
    assert round_the_corners(painted_anew(swapped).content) == ["red", "green", "blue", "yellow"]
    honest = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = painted_anew(saved(board(), "JPEG", icc_profile=honest))
    assert round_the_corners(picture.content) == ["red", "green", "blue", "yellow"]
    assert b"ICC" not in picture.content


def test_the_day_comes_from_the_camera_and_only_the_day() -> None:
    assert str(painted_anew(telltale_jpeg()).taken_on) == "2026-11-18"
    assert painted_anew(saved(board(), "JPEG")).taken_on is None


def test_of_a_moving_picture_the_first_is_kept_and_that_is_told() -> None:
    moving = saved(board(), "GIF", save_all=True, append_images=[noise(640, 480).convert("P")], duration=90)
    picture = painted_anew(moving)
    assert picture.moved
    assert round_the_corners(picture.content) == ["red", "green", "blue", "yellow"]


def test_several_scanned_pages_are_not_quietly_made_one() -> None:
    pages = saved(board(), "TIFF", save_all=True, append_images=[board()])
    with pytest.raises(UserError, match="flere sider"):
        painted_anew(pages)
    assert "PDF" in SEVERAL_PAGES


@pytest.mark.long
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF", "WEBP", "GIF", "TIFF", "BMP", "AVIF"])
def test_half_a_picture_is_refused_with_a_sentence(kind: str) -> None:
    raw = saved(noise(500, 400), kind)
    with pytest.raises(UserError) as refused:
        painted_anew(raw[: len(raw) // 2])
    assert str(refused.value) in {CUT_SHORT, photo.UNREADABLE_PICTURE}


def test_torn_exif_does_not_cost_the_picture() -> None:
    raw = telltale_jpeg()
    start = raw.index(b"Exif\0\0") + 10
    torn = raw[:start] + b"\xff\x00\xfe" * 20 + raw[start + 60 :]
    assert painted_anew(torn).width == 640


def test_a_bomb_is_refused_at_once_without_being_unpacked() -> None:
    raw = huge_png()
    assert len(raw) < 10_000
    before = time.monotonic()
    with pytest.raises(UserError, match="punkter"):
        read_bytes(raw, "bombe")
    assert time.monotonic() - before < 3  # a second for the picture, the rest for a new process on a busy machine


@pytest.mark.skipif(sys.platform == "win32", reason="peak memory is asked of the system")
def test_a_bomb_takes_no_memory() -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UserError):
        painted_anew(huge_png(11_000 * 4))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000
    assert "120 millioner" in TOO_MANY_PIXELS


def test_the_reader_is_a_process_that_answers_with_the_same_picture() -> None:
    raw = telltale_jpeg()
    apart = photo_process.read_picture(raw)
    here = painted_anew(raw)
    assert (apart.content, apart.media_type, apart.taken_on) == (here.content, here.media_type, here.taken_on)


def test_stopping_ends_the_reader_at_once() -> None:
    stop = threading.Event()
    stop.set()
    raw = saved(noise(2500, 2000), "PNG", compress_level=1)
    before = time.monotonic()
    with pytest.raises(UserError, match="ikke hentet"):
        photo_process.read_picture(raw, stop)
    assert time.monotonic() - before < 2


def test_a_picture_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(UserError, match="for tungt"):
        photo_process.read_picture(saved(noise(2000, 2000), "JPEG"), seconds=0.01)


def test_a_reader_that_dies_takes_nobody_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_process.sys, "executable", "/bin/false")
    with pytest.raises(UserError, match="kan ikke læses"):
        photo_process.read_picture(telltale_jpeg())
    monkeypatch.setattr(photo_process.sys, "executable", "/der/er/intet")
    with pytest.raises(UserError, match="ikke plads"):
        photo_process.read_picture(telltale_jpeg())


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "stor.jpg"
    before = time.monotonic()
    for begins, why in ((b"\xff\xd8\xff\xe0", TOO_LARGE_PICTURE), (b"%PDF-1.7\n", TOO_LARGE_DOCUMENT)):
        with large.open("wb") as file:
            file.write(begins)
            file.truncate(photo_process.LARGEST + 1)
        with pytest.raises(UserError) as refused:
            read_file(large)
        assert str(refused.value) == why
    assert time.monotonic() - before < 0.5


@pytest.mark.long(sample=False)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no bounds on a process")
def test_the_largest_allowed_picture_fits_in_the_memory_the_reader_gets() -> None:
    small = opened(see_through_png(30, 200))
    assert (small.mode, small.size, small.getcolors()) == ("RGBA", (30, 200), [(6000, (200, 10, 10, 128))])
    picture = photo_process.read_picture(see_through_png(10_900, 11_000))
    assert max(opened(picture.content).size) == photo.LONGEST_SIDE


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what a process was given")
def test_the_reader_is_not_given_the_passphrase_of_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", "kanariefugl")
    with photo_process._start() as process:
        environment, given = Path(f"/proc/{process.pid}/environ"), b""
        while not given and process.poll() is None:  # empty until the new program has been loaded
            given = environment.read_bytes()
        process.kill()

    assert b"PYTHONPATH" in given
    assert b"kanariefugl" not in given
