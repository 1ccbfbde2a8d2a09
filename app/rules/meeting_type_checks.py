"""What must be right before a meeting type is used, and what is worth a second thought."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.rules.meeting_types import END_POINTS, STEP_KINDS, MeetingStep, MeetingType, Question

MOST_MINUTES, LONGEST_MEETING = 240, 600
"""Minutes of one step, and of a whole meeting."""
MOST_STEPS, MOST_QUESTIONS = 30, 300
LENGTHS = {
    "name": 60, "about": 200, "source": 300, "question": 160, "child_question": 160, "hint": 200, "text": 160,
    "child_text": 160,
}  # fmt: skip
"""Letters a text may have: a question must be read across a room."""
LONG_WORD = 11
"""Letters; a longer word is seldom one that a seven-year-old knows."""

NAME_MISSING, NAME_TAKEN = "Giv det et navn.", "Der er allerede en mødetype med det navn."
QUESTION_MISSING, KIND_MISSING = "Skriv, hvad der bliver spurgt om.", "Vælg, hvad trinnet er."
NO_STEPS, TOO_MANY_STEPS = "Et møde har mindst ét trin.", f"Et møde har højst {MOST_STEPS} trin."
WRONG_MINUTES = f"Skriv et tal mellem 0 og {MOST_MINUTES}."
WRONG_LENGTH = "Et møde varer mellem 5 minutter og 10 timer. Trinnene varer {0} minutter i alt."
WRONG_RHYTHM = "Vælg en rytme, programmet kender."
WRONG_BRACES = "Skriv {barn}, hvor navnet skal stå, og brug ikke { eller } til andet."
WRONG_SIGNS, TOO_LONG = "Teksten har tegn, der ikke kan vises.", "Teksten er for lang. Brug højst {0} tegn."
WRONG_FORM = "Mødetypen hænger ikke sammen. Hent den igen."
TOO_MANY_QUESTIONS = f"Der er plads til {MOST_QUESTIONS} spørgsmål."

_ASKED_BY = {
    "next_meeting": ("next", "Der skal være et næste møde til sidst, men intet trin spørger om det."),
    "safety": ("safety", "Til sidst skal alle børn i hjemmet være nævnt, men intet trin spørger til dem."),
    "told_child": ("child_leaves", "Nogen skal fortælle barnet, hvad I aftaler, men intet trin spørger om hvem."),
}
_ID = re.compile(r"[a-z0-9_]{1,60}")
_UNSHOWN = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in a sentence for the user, and where: ("name",) or ("steps", 2, "minutes"), counted from 0."""

    where: tuple[str | int, ...]
    sentence: str


def faults_of(kind: MeetingType, rhythms: Collection[str], taken: Collection[str] = ()) -> list[Fault]:
    """Return what must be put right first. `rhythms` are the presets there are, `taken` the names of other types."""
    found = list(_about_the_whole(kind, rhythms, taken))
    found += [fault for place, step in enumerate(kind.steps) for fault in _of_step(step, place)]
    return found + [fault for place, each in enumerate(kind.questions) for fault in _of_question(each, place)]


def advice_on(kind: MeetingType) -> list[str]:
    """Return what is worth a second thought; it stops nobody. Source: the fixed order of the network meeting."""
    kinds = [each.kind for each in kind.steps]
    found = []
    if kind.family and "own_words" not in kinds:
        found.append("Intet trin giver barnet ordet.")
    if _comes_after("own_words", "worry", kinds):
        found.append("Barnet får først ordet efter bekymringerne.")
    if _comes_after("works", "worry", kinds):
        found.append("Bekymringerne kommer før det, der virker.")
    for point, (step_kind, sentence) in _ASKED_BY.items():
        if point in kind.at_the_end and step_kind not in kinds:
            found.append(sentence)
    return found


def hard_words(text: str) -> list[str]:
    """Return the words of a question to a child that are longer than children's words are."""
    return [each for each in re.findall(r"\w+", text) if len(each) > LONG_WORD]


def _comes_after(one: str, other: str, kinds: list[str]) -> bool:
    return one in kinds and other in kinds and kinds.index(one) > kinds.index(other)


def _about_the_whole(kind: MeetingType, rhythms: Collection[str], taken: Collection[str]) -> Iterator[Fault]:
    yield from _texts(("name",), kind.name, "name", NAME_MISSING)
    if kind.name.strip().casefold() in {each.strip().casefold() for each in taken}:
        yield Fault(("name",), NAME_TAKEN)
    for name in ("about", "source"):
        yield from _texts((name,), getattr(kind, name), name)
    if kind.follow_up and kind.follow_up not in rhythms:
        yield Fault(("follow_up",), WRONG_RHYTHM)
    if not set(kind.at_the_end) <= set(END_POINTS):
        yield Fault(("at_the_end",), WRONG_FORM)
    yield from _of_lists(kind)


def _of_lists(kind: MeetingType) -> Iterator[Fault]:
    ids = [each.id for each in kind.steps]
    if not all(_ID.fullmatch(each) for each in (kind.id, *ids)) or len(set(ids)) < len(ids):
        yield Fault(("id",), WRONG_FORM)
    minutes = sum(each.minutes for each in kind.steps)
    if not 0 < len(ids) <= MOST_STEPS:
        yield Fault(("steps",), TOO_MANY_STEPS if ids else NO_STEPS)
    elif not 5 <= minutes <= LONGEST_MEETING or kind.minutes != minutes:
        yield Fault(("steps",), WRONG_LENGTH.format(minutes))
    if len(kind.questions) > MOST_QUESTIONS:
        yield Fault(("questions",), TOO_MANY_QUESTIONS)


def _of_step(step: MeetingStep, place: int) -> Iterator[Fault]:
    where = ("steps", place)
    yield from _texts((*where, "name"), step.name, "name", NAME_MISSING)
    yield from _texts((*where, "question"), step.question, "question", QUESTION_MISSING)
    for name in ("child_question", "hint"):
        yield from _texts((*where, name), getattr(step, name), name)
    if step.kind not in STEP_KINDS:
        yield Fault((*where, "kind"), KIND_MISSING)
    if not 0 <= step.minutes <= MOST_MINUTES:
        yield Fault((*where, "minutes"), WRONG_MINUTES)


def _of_question(question: Question, place: int) -> Iterator[Fault]:
    where = ("questions", place)
    yield from _texts((*where, "text"), question.text, "text", QUESTION_MISSING)
    yield from _texts((*where, "child_text"), question.child_text, "child_text")
    if question.kind not in STEP_KINDS:
        yield Fault(where, WRONG_FORM)


def _texts(where: tuple[str | int, ...], text: str, name: str, missing: str = "") -> Iterator[Fault]:
    if missing and not text.strip():
        yield Fault(where, missing)
    if len(text) > LENGTHS[name]:
        yield Fault(where, TOO_LONG.format(LENGTHS[name]))
    if any(unicodedata.category(sign) in _UNSHOWN for sign in text):
        yield Fault(where, WRONG_SIGNS)
    if {"{", "}"} & set(text.replace("{barn}", "")):
        yield Fault(where, WRONG_BRACES)
