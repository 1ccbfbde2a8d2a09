"""The watch itself: every kind of leak is noticed, and every way a word can be written or packed is found."""

import base64
import io
import zipfile
import zlib
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.leaks.canaries import forms_in, hits_under, word
from tests.leaks.laptop import Laptop, working
from tests.leaks.watching import faults_of

WORD = word(7)


def a_pdf(*, packed: bool) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=int(packed))
    canvas.drawString(100, 700, WORD)
    canvas.save()
    return out.getvalue()


def a_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("sag.json", WORD * 9)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        (WORD.encode(), "plain"),
        (WORD.upper().encode("latin-1"), "plain"),
        (WORD.encode("utf-16"), "UTF-16LE"),
        (WORD.encode("utf-16-be"), "UTF-16BE"),
        (WORD.encode("utf-32-le"), "UTF-32"),
        (WORD.encode().hex().encode(), "hexadecimal"),
        (zlib.compress(WORD.encode() * 3), "plain in a deflated stream"),
        (zlib.compress(WORD.encode() * 3, wbits=31), "plain in a gzip file"),
        (a_zip(), "plain in a zip file"),
        (a_pdf(packed=True), "plain in a PDF"),
        (a_pdf(packed=False), "plain in a PDF"),
    ],
)
def test_a_word_is_found_however_it_is_written(raw: bytes, form: str) -> None:
    assert form in forms_in(raw)
    assert form in forms_in(b"\0\1noget andet" + raw + b"mere")


@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_word_is_found_in_base64_wherever_it_begins(before: int) -> None:
    assert forms_in(base64.b64encode(b"x" * before + WORD.encode())) == ["base64"]


def test_random_bytes_hold_no_word() -> None:
    assert forms_in(bytes(range(256)) * 5_000) == []


def test_a_file_is_told_by_its_name_too_and_what_was_asked_for_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "papirer").mkdir()
    for path in (tmp_path / f"{WORD}.txt", tmp_path / "papirer" / "plan.pdf"):
        path.write_bytes(WORD.encode())

    assert hits_under(tmp_path, asked_for=(tmp_path / "papirer",)) == [
        f"{tmp_path / WORD}.txt: its name", f"{tmp_path / WORD}.txt: plain"
    ]  # fmt: skip


def test_every_kind_of_leak_of_a_program_is_noticed(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    with working(laptop, "leak", program="leaky_program") as running:
        running.go_on()
    faults = "\n".join(faults_of(running)).replace(str(laptop.root), "")

    for noticed in (
        "lækket: /laptop/home/sager.txt: UTF-16LE",
        "lækket: /laptop/home/.config/sidst.conf: plain in a deflated stream",
        "lækket: /laptop/home/.config/brev: base64",
        "lækket: /laptop/home/Kanariefugl: its name",
        "lækket: titles: plain",
        "lækket: open file /laptop/tmp/fjernet (deleted): plain",
        "standard error: plain",
        "title: Sag: Kanariefugl",
        "socket: AF_INET",
        "address: AF_INET:",
        "address: /tmp/en-anden.sock",
        "written: /laptop/home/sager.txt",
        "written: /laptop/tmp/fjernet",
        "/laptop/tmp/tmp",
        "b'NAVN=Kanariefugl bor",
        "b'Kanariefugl bor",
    ):
        assert noticed in faults, noticed
