"""The commands that add somebody: which pair and which kind is asked first where there is a choice, then the name."""

from collections.abc import Callable
from uuid import UUID

from app.views.case.family_now import FamilyNow
from app.views.genogram.ask_line import AskLine
from app.views.genogram.new_person import LOSSES, Asked, NewPersonLine

VERBS = ("parents", "partner", "child", "sibling", "twin", "unborn", "loss", "network")
OF_A_PAIR = ("child", "unborn", "loss")
PARENT_KINDS = (
    ("foster", "Plejeforældre"), ("adoptive", "Adoptivforældre"), ("step", "Papforældre"), ("guardian", "Værge"),
    ("donor", "Donor"),
)  # fmt: skip


class Adding:
    """Opens the name line with what it needs to know."""

    def __init__(self, now: FamilyNow, line: NewPersonLine, ask: AskLine) -> None:
        self._now, self._line, self._ask = now, line, ask

    def begin(self, verb: str, pair: str = "") -> None:
        """Ask for somebody new beside the selected person, or of the pair that is selected."""
        person = self._now.shown.person
        if verb == "parents":
            self._parents(person)
        elif verb in OF_A_PAIR:
            self._with_pair(verb, person, pair)
        else:
            self._open(verb, person)

    def _parents(self, person: str) -> None:
        known = self._now.own_parents(person)
        if known is None or not known:
            self._open("parents", person)
        elif len(known) == 1:
            missing = "mother" if self._now.gender_of(known[0]) == "man" else "father"
            self._open("parents", person, missing=missing)
        else:
            question = f"{self._now.called(person)} har forældre. Hvem vil du tilføje?"
            self._ask.ask(question, PARENT_KINDS, lambda kind: self._open("parents", person, kind=kind))

    def _with_pair(self, verb: str, person: str, pair: str) -> None:
        own = self._now.pairs_of(person)
        last = self._now.pair if self._now.pair in dict(own) else ""
        chosen = pair or last or (own[0][0] if len(own) == 1 else "")
        if chosen or not own:
            self._of_pair(verb, person, chosen)
            return
        question = f"{self._now.called(person)} har flere par. Hvem er det sammen med?"
        self._ask.ask(question, own, lambda answer: self._of_pair(verb, person, answer))

    def _of_pair(self, verb: str, person: str, pair: str) -> None:
        if pair:
            self._now.pair = pair
        called = self._now.pair_called(pair) if pair else self._now.called(person)
        if verb != "loss":
            self._open(verb, person, pair=pair, called=called)
            return
        question = f"Hvad skete der hos {called}?"
        self._ask.ask(question, tuple(LOSSES.items()), self._loss(person, pair, called))

    def _loss(self, person: str, pair: str, called: str) -> Callable[[str], None]:
        return lambda kind: self._open("loss", person, pair=pair, called=called, kind=kind)

    def _open(
        self, verb: str, person: str, *, pair: str = "", called: str = "", kind: str = "biological", missing: str = ""
    ) -> None:
        self._line.begin(
            Asked(
                verb, UUID(person), called or self._now.called(person), UUID(pair) if pair else None, kind, missing,
                self._now.surnames(person),
            )
        )  # fmt: skip
