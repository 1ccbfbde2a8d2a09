"""What a file tells of itself: twice alike, in one colour space, and nothing of the clock or the machine."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from paper_gallery import NAMES, paper
from papers import STORY_A
from PIL import Image, ImageCms
from validators import errors

from app.documents.plan_paper import plan_pdf

HERE = Path(__file__).parent
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}  # fmt: skip
TWICE = {
    "/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description", "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer", "/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate",
}  # fmt: skip


def told(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the file tells in the old place and in the new one, by the names of the old."""
    with pikepdf.open(BytesIO(data)) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        packet = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    found = {key: packet.find(f".//{name}", SPACES) for key, name in TWICE.items()}
    return info, {key: "".join(each.itertext()).strip() for key, each in found.items() if each is not None}


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_a_paper_tells_the_same_of_itself_in_both_places(name: str) -> None:
    info, packet = told(paper(name))
    for key in ("/CreationDate", "/ModDate"):
        packet[key] = "D:" + "".join(char for char in packet[key] if char.isdigit()) + "Z"
    assert info == packet
    assert info["/Title"]


def test_strange_titles_are_told_alike_too() -> None:
    row = replace(STORY_A, title='<b>&amp; "Åse" \x00 محمد \ud800', municipality="]]> &", version="")
    info, packet = told(plan_pdf(row))
    assert info["/Title"] == packet["/Title"]
    assert info["/Author"] == packet["/Author"] == "]]> &"
    assert "/Subject" not in info


def test_the_claim_is_made_and_the_colours_are_named() -> None:
    with pikepdf.open(BytesIO(paper("plan-a-family"))) as pdf:
        packet = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
        claims = [
            packet.findtext(f".//{name}", "", SPACES) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
        ]
        profile = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert {page.Tabs for page in pdf.pages} == {"/S"}
    assert claims == ["2", "A", "1"]
    assert "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))


def test_nothing_in_the_file_stands_there_because_of_the_clock() -> None:
    script = "import sys; sys.path[:0] = sys.argv[1:]\nfrom paper_gallery import paper\nimport hashlib\n"
    script += "names = ('plan-a-family', 'invitation-arabic', 'genogram-A4', 'plan-family-drawn-turned')\n"
    script += "print([hashlib.sha256(paper(name)).hexdigest() for name in names])"
    ran = subprocess.run(
        [sys.executable, "-c", script, str(HERE), str(HERE.parent.parent)],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"},
        capture_output=True,
        text=True,
        check=True,
    )
    names = ("plan-a-family", "invitation-arabic", "genogram-A4", "plan-family-drawn-turned")
    assert ran.stdout.strip() == str([hashlib.sha256(paper(name)).hexdigest() for name in names])


def picture(mode: str, kind: str) -> bytes:
    """Return a municipality's mark in some colour space."""
    target = BytesIO()
    Image.new(mode, (400, 120)).save(target, kind)
    return target.getvalue()


@pytest.mark.parametrize(("mode", "kind"), [("RGBA", "PNG"), ("P", "PNG"), ("1", "PNG"), ("L", "PNG"), ("RGB", "PNG")])
def test_a_mark_of_any_kind_is_laid_flat_in_the_colours_of_the_file(mode: str, kind: str) -> None:
    data = plan_pdf(replace(STORY_A, logo=picture(mode, kind)))
    assert errors(data) == set()
    assert data == plan_pdf(replace(STORY_A, logo=picture(mode, kind)))
    with pikepdf.open(BytesIO(data)) as pdf:
        [image] = {each.objgen: each for page in pdf.pages for each in page.Resources.XObject.values()}.values()
        assert image.ColorSpace == "/DeviceRGB"
        assert "/SMask" not in image


def test_a_mark_has_its_place_before_the_sender() -> None:
    with pikepdf.open(BytesIO(plan_pdf(replace(STORY_A, logo=picture("RGB", "PNG"))))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b"q 80.000 0 0 24.000 60.000" in content


def test_another_day_is_another_file() -> None:
    one, other = (plan_pdf(replace(STORY_A, made_on=date(2026, 11, day))) for day in (18, 19))
    with pikepdf.open(BytesIO(one)) as first, pikepdf.open(BytesIO(other)) as second:
        assert first.trailer.ID[0] != second.trailer.ID[0]
