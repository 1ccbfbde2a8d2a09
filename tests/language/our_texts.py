"""Every text a user reads: Danish strings of the program, its definitions and rules, and the guide."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.sources import ROOT, source
from tests.test_danish_words import toml_texts

READERS = {
    "agreement_about.py", "clauses.py", "day_phrases.py", "gedcom_gates.py", "gedcom_pairs.py", "gedcom_person.py",
    "leak_words.py", "lix.py", "meeting_typed_in.py", "meeting_typed_review.py", "owner_in_line.py",
    "people_in_line.py", "places.py", "relation_search.py", "role_words.py", "verb_words.py", "when_bits.py",
    "when_patterns.py", "word_sets.py", "case_table.toml", "also_called.toml",
}  # fmt: skip
"""Files of words we understand when others write them; nobody is shown them."""

FOR_PROGRAMS = {
    "archive.py", "gedcom_writer.py", "logind.py", "page_html.py", "paper_font.py", "programme_checks.py",
    "selftest_parts.py", "slow_work.py", "structure.py", "structure_writer.py", "svg.py", "tagged_canvas.py",
    "tokens.toml",
}  # fmt: skip
"""Files whose texts are for another program."""

CODE = re.compile(r"\{[^{}]*\}|\$\w+|--[\w-]+|%\([a-z]+\)s|\*\.\w+|\.\w{2,8}\b")
"""Places for values, options, endings of files: no words."""

IN_GUIDE = re.compile(r"```.*?```|^ {4,}rundbord .*?$|`[^`]*`|\]\([^)]*\)|\A---.*?^---$", re.DOTALL | re.MULTILINE)
ENGLISH = re.compile(r"\b(?:a|an|the|of|no|one|such|two|not|are|must|is|be|at|TYPE|stop)\b")
"""Words no Danish sentence holds: a text with one is for the developer, or for another program."""

SHORTHAND = re.compile(
    r"\b(?:SELECT|PRAGMA|CREATE|INSERT|UPDATE|DELETE|DROP|FROM|WHERE|JOIN|MATCH|BETWEEN|USING|DETACH|synchronous)\b"
    r"|font-|-height|padding|stroke-|<\w|;\}|/CIDInit|^\d+ [a-z]+s$|^px"
    r"|\(\?|\\[a-z0-9]|\[\^|\(\.\+\)|[{;]\s*$|: \w+; |\w\[\w|\|| \w+=|QWidget|_"
)
"""Statements, patterns, style sheets and types."""


@cache
def our_texts() -> tuple[tuple[str, str], ...]:
    """Return (file, text) once for each text, without the places where values are put in."""
    found = {text: name for name, text in _all() if " " in text.strip() or re.fullmatch(r"[A-ZÆØÅ][a-zæøå]+\W?", text)}
    return tuple((name, CODE.sub("0", text)) for text, name in found.items())


def _all() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "app").rglob("*.py")):
        if path.name not in READERS | FOR_PROGRAMS and path.parts[-2] != "store":
            read = source(path)
            named = {*read.names, *(name.rsplit(".", 1)[-1] for name in read.imports)}
            for text in read.texts:
                if text not in named and not ENGLISH.search(text) and not SHORTHAND.search(text):
                    yield path.name, text
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        if path.name not in READERS | FOR_PROGRAMS:
            yield from ((path.name, text) for text in toml_texts(_read(path)) if not SHORTHAND.search(text))
    for path in sorted((ROOT / "resources").rglob("*.md")):
        guide = IN_GUIDE.sub(lambda found: "" if found[0].startswith("](") else " ", path.read_text("utf-8"))
        yield from ((path.name, text) for text in guide.split("\n\n"))


def _read(path: Path) -> object:
    return tomllib.loads(path.read_text(encoding="utf-8"))
