"""Holds what was seen of a program against what is allowed: the checks every journey ends with."""

from pathlib import Path

from tests.exchange.pictures import telltale_jpeg
from tests.leaks.allowed import Judge
from tests.leaks.canaries import forms_in
from tests.leaks.laptop import Laptop, Running
from tests.leaks.system_calls import Trace
from tests.shipped import PASSPHRASE

SPELLING = (b'{"check": ["', b'{"suggest": "', b'{"unknown": ["', b'{"instead": ["')
PIXELS = b'{"width": '
TITLES = {"Rundbord", "Gem papiret", "Gem pakken", "Gem listen", "Gem svaret", "Udskriv"}
"""Every title a window had on the way. None of them tells whose case it is about."""


def told_to_others(trace: Trace, laptop: Laptop) -> list[str]:
    """Return where a word of ours was written or sent, other than to what was asked for.

    It may go through pipes to three processes of ours: the reader of pictures gets the photo as it came, the reader of
    PDFs a document behind its length, and the speller single words, which it answers with words.
    """
    given = telltale_jpeg(), *(_with_length(each.read_bytes()) for each in laptop.papers.glob("*.pdf"))
    return [
        f"{target}: {', '.join(forms)}"
        for target, raw in trace.sent()
        if (forms := forms_in(raw))
        and not Path(target).is_relative_to(laptop.papers)
        and not (target.startswith("pipe:") and (raw.startswith(SPELLING) or any(raw in each for each in given)))
    ]


def _with_length(pdf: bytes) -> bytes:
    return len(pdf).to_bytes(8, "big") + pdf


def cut_short(trace: Trace) -> list[str]:
    """Return what was too long to look through, other than the pixels a page of a document comes back as."""
    cut = [call for call in trace.calls if call.is_cut and not any(each.startswith(PIXELS) for each in call.texts)]
    return [f"too long to look through: {call.name} {call.target}" for call in cut]


def started_with(trace: Trace, *secrets: str) -> list[str]:
    """Return each word, and each line of the environment, of what was started that holds a word of ours or a secret."""
    hidden = [each.encode() for each in (PASSPHRASE, *secrets)]
    words = [word for call in trace.started() for word in call.texts]
    return [repr(word) for word in words if forms_in(word) or any(each in word for each in hidden)]


def faults_of(running: Running) -> list[str]:
    """Return everything that should not have been seen of a journey; nothing when all is well."""
    laptop, trace = running.laptop, running.laptop.trace()
    titles = {title for told in running.stages for title in told["titles"]}
    return [
        *running.leaks,
        *(f"title: {each}" for each in sorted(titles - TITLES)),
        *Judge(laptop).strangers(trace),
        *cut_short(trace),
        *told_to_others(trace, laptop),
        *started_with(trace),
    ]
