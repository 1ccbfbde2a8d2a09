"""PDFs from strangers are read apart from the key: page by page, within bounds, and whatever they claim."""

import io
import subprocess
import threading
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.errors import UserError
from app.exchange import talk_apart
from app.exchange.incoming import read_bytes
from app.exchange.pdf_process import CANNOT_SHOW, LONGEST, SIZES, TOO_SLOW, PdfReader, count_pages

RING = b"/X Do /X Do /X Do"
FORM = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 17>>stream\n"


def pages(*sizes: tuple[float, float]) -> bytes:
    """Return a PDF with a page of each size."""
    kept = io.BytesIO()
    canvas = Canvas(kept)
    for size in sizes:
        canvas.setPageSize(size)
        canvas.drawString(50, 50, "Aftale")
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def going_round() -> bytes:
    """Return a PDF whose picture consists of itself, three times."""
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Length 17>>stream\n" + RING + b"\nendstream", FORM + RING + b"\nendstream",
    )  # fmt: skip
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, start=1))
    return b"%PDF-1.7\n" + objects + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"


def test_pages_are_seen_one_at_a_time_and_a_reader_that_ended_is_started_again() -> None:
    reader = PdfReader(pages((595, 842), (14_400, 14_400), (1, 14_000)))

    assert reader.count() == 3
    assert max(reader.page(1).width, reader.page(2).height) == LONGEST, "a page as large as a house is made to fit"
    process = reader._talk._process
    assert process is not None
    process.kill()
    process.wait()
    first = reader.page(0)
    assert [len(each) for each in reader.told(SIZES)] == [2, 2, 2]
    assert ["side 1", "Aftale"] in reader.told("parts")
    assert reader.told("plain").startswith("Aftale")
    reader.rest()
    assert not reader.is_awake()
    assert reader.page(0, scale=1.0).width == 595, "it comes again when something is asked"
    assert len(first.pixels) == first.stride * first.height
    assert set(first.pixels) - {255}, "something stands on it"
    with pytest.raises(UserError, match="kan ikke vises"):
        reader.page(3)
    reader.close()
    assert not reader.is_awake()
    with pytest.raises(UserError, match="kan ikke vises"):
        reader.page(0)


def test_what_is_torn_takes_too_long_or_is_stopped_ends_with_a_sentence() -> None:
    assert read_bytes(b"%PDF-1.7 torn", "x").is_whole is False
    assert read_bytes(pages((9, 9)), "x").is_whole
    slow = PdfReader(pages((9, 9)), seconds=0.001)
    with pytest.raises(UserError, match=TOO_SLOW):
        slow.count()
    stop = threading.Event()
    stop.set()
    with pytest.raises(UserError, match=CANNOT_SHOW):
        count_pages(pages((9, 9)), stop)  # whole: only the stop keeps it from being counted


@pytest.mark.long
def test_a_pdf_that_goes_round_in_rings_takes_only_its_reader_along() -> None:
    reader = PdfReader(going_round(), seconds=2)

    assert reader.count() == 1
    with pytest.raises(UserError, match="kan ikke vises|for tung"):
        reader.page(0)
    reader.close()


SAID = (
    b'{"pages": 1}\n{"size": 100000}\n' + b"[" * 100_000, b'{"pages": 1}\n{"size": 99999999999}\n',
    b'{"pages": 1}\n[]\n',
    b'{"pages": 1}\n7\n', b'{"pages": -1}\n', b'{"pages": 1e999}\n', b'{"pages": 999999999}\n', b"{", b"",
)  # fmt: skip
"""What a reader that was taken over may say: about how many pages there are, and then about them."""


@pytest.mark.parametrize("said", SAID, ids=lambda said: said[:30].decode())
def test_a_reader_that_was_taken_over_may_answer_anything(
    said: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe, told = subprocess.PIPE, tmp_path / "said"
    told.write_bytes(said)
    taken = subprocess.Popen(["sh", "-c", 'cat "$0"; exec sleep 9', told], stdin=pipe, stdout=pipe)
    monkeypatch.setattr(talk_apart, "start_apart", lambda _door: taken)
    reader = PdfReader(b"%PDF", seconds=1 if len(said) < 2 else 9)  # what says nothing is waited for
    with pytest.raises(UserError, match="kan ikke vises|for tung"):
        reader.told("parts")
    assert not reader.is_awake()
