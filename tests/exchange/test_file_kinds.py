"""A file is what its content says: pictures and documents are known, programs are refused whatever they are called."""

import io
import zipfile

import pytest

from app.errors import UserError
from app.exchange.file_kinds import EXTENSIONS, LOCKED, MACROS, NOT_KEPT, PICTURE, RUNS, kind_of
from app.exchange.incoming import LARGEST_DOCUMENT, read_bytes
from tests.exchange.pictures import board, huge_png, saved

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def packed(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def old(*streams: str) -> bytes:
    return OLE + b"".join(each.encode("utf-16-le") for each in streams)


@pytest.mark.parametrize(
    ("raw", "ending"),
    [
        (b"%PDF-1.7\n...", "pdf"), (b"\r\n%PDF-1.4", "pdf"), ("Hej æøå\n".encode(), "txt"),
        ("Kære mor\r\n".encode("cp1252"), "txt"), ("\ufeffHej".encode("utf-16"), "txt"), (b"{\\rtf1 hej}", "rtf"),
        (packed("[Content_Types].xml", "word/document.xml"), "docx"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
        (packed("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (old("WordDocument"), "doc"), (old("Workbook"), "xls"), (old("__properties_version1.0"), "msg"),
    ],
)  # fmt: skip
def test_documents_are_known_by_their_content(raw: bytes, ending: str) -> None:
    assert EXTENSIONS[kind_of(raw)] == ending


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "HEIF", "AVIF", "WEBP", "GIF", "TIFF", "BMP"])
def test_pictures_are_known_by_their_content(kind: str) -> None:
    assert kind_of(saved(board(), kind)) == PICTURE


@pytest.mark.parametrize(
    "raw",
    [
        b"MZ\x90\0", b"\x7fELF\x02", b"#!/bin/sh\nrm", b"\xcf\xfa\xed\xfe", b"L\0\0\0\x01\x14\x02\0\0\0",
        b"<!DOCTYPE html><p>", b"  <html>", b"<script>x", b"<?php", b"<svg onload='x'>", b"@echo off\r\n",
        b"\xef\xbb\xbf<?xml version='1.0'?>", b"[InternetShortcut]\nURL=x", b"Windows Registry Editor Version 5.00",
        b"MZ this is also a %PDF-1.7",
    ],
)  # fmt: skip
def test_what_can_run_is_refused(raw: bytes) -> None:
    with pytest.raises(UserError) as refused:
        kind_of(raw)
    assert str(refused.value) == RUNS


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), MACROS),
        (packed("Basic/x.xml", mimetype="application/vnd.oasis.opendocument.text"), MACROS),
        (b"{\\rtf1 \\object\\objdata 0105}", MACROS),
        (old("WordDocument", "_VBA_PROJECT"), MACROS),
        (old("EncryptedPackage"), LOCKED),
        (old("Property"), NOT_KEPT),
        (packed("META-INF/MANIFEST.MF", "A.class"), NOT_KEPT),
        (packed("alt.txt"), NOT_KEPT),
        (b"PK\x03\x04 torn", NOT_KEPT),
        (b"\0\0\0\x18ftypmp42" + b"\0" * 40, NOT_KEPT),
        (b"ID3\x03\0\0\0", NOT_KEPT),
        (bytes(range(256)), NOT_KEPT),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(raw: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        kind_of(raw)
    assert str(refused.value) == sentence


def test_an_empty_file_and_a_large_document_are_refused() -> None:
    with pytest.raises(UserError, match="tom"):
        kind_of(b"")
    with pytest.raises(UserError, match="25 MB"):
        read_bytes(b"%PDF-1.7" + b" " * LARGEST_DOCUMENT, "stor")


def test_a_document_is_kept_byte_for_byte_with_its_name_as_a_suggestion() -> None:
    raw = packed("[Content_Types].xml", "word/document.xml")
    kept = read_bytes(raw, "Brev fra skolen")
    assert (kept.content, kept.name, kept.taken_on) == (raw, "Brev fra skolen", None)


def test_a_bomb_does_not_come_in_by_another_name() -> None:
    assert kind_of(huge_png()) == PICTURE
