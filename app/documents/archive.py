"""What lets a file be read in fifty years: who made it, told twice alike, and which colours it means (PDF/A-2a).

The file tells of itself in the old place (Info) and in the new one (XMP), and both have to say the same
(ISO 19005-2, 6.6.2 and 6.6.3). Nothing here depends on the clock or the machine: the date is the paper's.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFObject, PDFString

from app.language.safe_text import clean

if TYPE_CHECKING:
    from hashlib import _Hash

PROGRAM = "Rundbord"
LANGUAGE = "da-DK"
_ICC_VERSION, _ICC_DATE, _ICC_MACHINE = slice(8, 12), slice(24, 36), slice(40, 44)


class Stream(PDFObject):
    """Bytes in the file with their entries, ended as PDF/A wants it: a line end of its own (ISO 19005-2, 6.1.7.1).

    It is written in both its signs, because bytes that end with the first would else seem to be one fewer.
    """

    __RefOnly__ = 1

    def __init__(self, content: bytes, entries: Mapping[str, str] | None = None, *, packed: bool = True) -> None:
        self.content = zlib.compress(content) if packed else content
        self.entries = {**(entries or {}), "Length": str(len(self.content))}
        if packed:
            self.entries["Filter"] = "/FlateDecode"

    def format(self, _document: object) -> bytes:
        """Return the stream as it stands in the file."""
        told = " ".join(f"/{name} {value}" for name, value in self.entries.items())
        return b"<< %b >>\nstream\n%b\r\nendstream\n" % (told.encode("ascii"), self.content)


@dataclass
class Particulars(PDFObject):
    """What a file tells of itself: what paper it is, who it is from, which edition, and the day it was made."""

    title: str
    made_on: date
    author: str = ""
    subject: str = ""

    def __post_init__(self) -> None:
        self.title = clean(self.title, keep_newlines=False).strip() or PROGRAM
        self.author = clean(self.author, keep_newlines=False).strip()
        self.subject = clean(self.subject, keep_newlines=False).strip()

    def digest(self, signature: _Hash) -> None:
        """Add what is told here to the fingerprint of the file."""
        signature.update("\0".join((self.title, self.author, self.subject, str(self.made_on))).encode())

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - ReportLab's own document class is untyped here
        """Return the Info dictionary; what is empty is not told, as in the other place."""
        day = f"D:{self.made_on:%Y%m%d}120000Z"
        told = {"Title": self.title, "Author": self.author, "Subject": self.subject, "Creator": PROGRAM,
                "Producer": PROGRAM, "CreationDate": day, "ModDate": day}  # fmt: skip
        return b"<<\n%b\n>>" % b"\n".join(
            b"/%b %b" % (name.encode(), PDFString(text).format(document)) for name, text in told.items() if text
        )

    def xmp(self) -> Stream:
        """Return the same as XMP, with what the file claims to be: PDF/A-2a and PDF/UA-1."""
        day = f"{self.made_on:%Y-%m-%d}T12:00:00Z"
        author = f"<dc:creator><rdf:Seq><rdf:li>{escape(self.author)}</rdf:li></rdf:Seq></dc:creator>"
        subject = f"<dc:description>{_in_danish(self.subject)}</dc:description>"
        told = _XMP.format(
            title=_in_danish(self.title), author=author if self.author else "", day=day, program=PROGRAM,
            subject=subject if self.subject else "", language=LANGUAGE,
        )  # fmt: skip
        return Stream(told.encode(), {"Type": "/Metadata", "Subtype": "/XML"}, packed=False)


def _in_danish(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


@cache
def _srgb() -> bytes:
    """Return the sRGB profile, without the second and the machine it was made on, as of the version PDF knows (4.2)."""
    from PIL import ImageCms  # slow to load; only a paper needs it

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_ICC_VERSION] = b"\x04\x20\x00\x00"
    profile[_ICC_DATE] = bytes.fromhex("07d0 0001 0001 0000 0000 0000")
    profile[_ICC_MACHINE] = bytes(4)
    return bytes(profile)


def colour_profile() -> Stream:
    """Return the profile that says which colours the numbers of the file mean."""
    return Stream(_srgb(), {"N": "3"})


def output_intent(profile: bytes) -> bytes:
    """Return the catalog's entry for a profile, given the profile's reference in the file."""
    name = b"(sRGB IEC61966-2.1)"
    return b"[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier %b /Info %b /DestOutputProfile %b >>]" % (
        name,
        name,
        profile,
    )


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title>{title}</dc:title>
{author}{subject}
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<pdf:Producer>{program}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
"""PDF/A knows no property `pdfuaid:part`; what it does not know has to be described (ISO 19005-2, 6.6.2.3)."""
