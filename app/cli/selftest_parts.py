"""The single parts of the self-test. Each raises StoreError when something is wrong, or returns why it was left out."""

import json
import subprocess

from app.bootstrap import OpenStore
from app.cli.drawing_files import drawn
from app.cli.main_job import MainJob
from app.cli.paper_check import faults_of
from app.cli.paper_commands import picture_of
from app.cli.pictures import window_opens
from app.errors import StoreError
from app.exchange.case_file import case_in
from app.exchange.pdf_process import count_pages
from app.exchange.period_file import period_counts, period_file_bytes
from app.exchange.photo_process import read_picture
from app.exchange.picture_process import PictureReader
from app.paths import resources
from app.rules.figure_periods import PeriodKind, period_before, running_period
from app.services.case_content import content_of
from app.services.family import family_of_case
from app.services.period_files import make_period_file
from app.services.search_words import search
from app.spelling.process import command, home

CHILD, TOLD = "Asta", ("Asta er glad for at gå i skole.", "henter Asta til gymnastik")
SOUGHT = {"gymnastiktraener": "Ditte Krogh", "asta lund": "Asta Lund Holm"}
"""What is typed, and whose name shall be found."""
RIGHT, MISSPELT = "netværksmøde", "netværksmøed"
PICTURE = "billede.heic"
PATIENCE = 60
"""Seconds the speller gets to load and answer on a slow computer."""


def drawing(store: OpenStore, job: MainJob) -> str:
    """Draw the family as a picture for paper and for the screen."""
    with store.units.read("genogram.read") as unit:
        family = family_of_case(unit, job.case_id)
    if CHILD.encode() not in drawn(family, "svg") or not drawn(family, "pdf").startswith(b"%PDF"):
        raise StoreError("barnet er ikke på tegningen")
    return ""


def plan(_store: OpenStore, job: MainJob) -> str:
    """Read the plan that was written, as people and archives do, and in the process that PDFs are read in."""
    found = faults_of(job.pdf, TOLD)
    if found or not picture_of(job.pdf) or not count_pages(job.pdf):
        raise StoreError(", ".join(found) or "planen kan ikke vises")
    return ""


def search_words_found(store: OpenStore, _job: MainJob) -> str:
    """Find people by what they are and by name."""
    with store.units.read("search") as unit:
        for words, name in SOUGHT.items():
            if name not in {each.title for each in search(unit, words)}:
                raise StoreError(f"»{words}« blev ikke fundet")
    return ""


def spelling() -> str:
    """Ask the speller about a right word and a wrong one, in the process it has in the window."""
    question = json.dumps({"check": [RIGHT, MISSPELT]}) + "\n"
    done = subprocess.run(  # noqa: S603 - ourselves
        command(), input=question, capture_output=True, text=True, cwd=home(), timeout=PATIENCE, check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )  # fmt: skip
    if not done.stdout or json.loads(done.stdout)["unknown"] != [MISSPELT]:
        raise StoreError("ordbogen svarer ikke")
    return ""


def picture() -> str:
    """Read a picture as telephones take them, and as it is kept, in the processes that pictures are read in."""
    read = read_picture((resources() / "selftest" / PICTURE).read_bytes())
    if read.media_type != "image/jpeg" or len(read.content) < 100:
        raise StoreError("billedet blev ikke læst")
    reader = PictureReader()
    try:
        reader.picture(read.content)
    finally:
        reader.close()
    return ""


def period(store: OpenStore, _job: MainJob) -> str:
    """Write the counts of the last half-year as a file and read it again."""
    last = period_before(running_period(PeriodKind.HALF_YEAR, store.units.now().date()))
    with store.units.step("Skriv tal til lederen", "figures.period_file", undoable=False) as unit:
        counts = make_period_file(unit, last)
    if period_counts(period_file_bytes(counts)) != counts:
        raise StoreError("tallene kom ikke ens tilbage")
    return ""


def case_file(store: OpenStore, job: MainJob) -> str:
    """Write the case as a case file and hold it against the schema."""
    with store.units.step("Skriv sagsfil", "case.export", undoable=False) as unit:
        content = content_of(unit, job.case_id)
    if case_in(json.dumps(content).encode())["case"]["id"] != str(job.case_id):
        raise StoreError("sagen kom ikke ens tilbage")
    return ""


def window(store: OpenStore, _job: MainJob) -> str:
    """Draw the window without a screen. Returns what is missing where there is no desktop."""
    return window_opens(store)
