"""Why and when the program locked: handed to the next process as one word, and said to the user there."""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.language.dates import at_clock


class Why(StrEnum):
    """What led to the lock."""

    KEY = "key"
    IDLE = "idle"
    SLEEP = "sleep"
    SESSION = "session"
    SWITCH = "switch"
    TRIES = "tries"
    COVERED = "covered"
    CLOSED = "closed"
    ERASED = "erased"
    UNERASED = "unerased"


_SENTENCES = {
    Why.KEY: "Du låste Rundbord {at}.",
    Why.IDLE: "Rundbord låste sig selv {at}, fordi computeren ikke var brugt i {minutes}.",
    Why.SLEEP: "Rundbord låste sig selv {at}, fordi computeren gik i dvale.",
    Why.SESSION: "Rundbord låste sig selv {at}, fordi computerens skærm blev låst.",
    Why.SWITCH: "Rundbord låste sig selv {at}, fordi der blev skiftet bruger.",
    Why.TRIES: "Rundbord låste sig selv {at}, fordi koden blev skrevet forkert for mange gange.",
    Why.ERASED: "Sagen er slettet {at}, og Rundbord har låst.",
    Why.UNERASED: "Sagen kunne ikke slettes {at}. Rundbord prøver igen, når du låser op. Se, om disken er fuld.",
    Why.CLOSED: "Du lukkede vinduet {at}, og Rundbord låste sig selv.",
    Why.COVERED: "Rundbord låste sig selv {at}, fordi skærmen havde været dækket i {minutes}.",
}
_WORD = re.compile(r"([a-z]+)-([01]\d|2[0-3])\.([0-5]\d)-(\d{1,4})")


@dataclass(frozen=True, slots=True)
class LockNote:
    """A lock: why, at what time (»14.30«), and after how many minutes where that matters. Never a word of a case."""

    why: Why
    at: str
    minutes: int = 0

    def to_word(self) -> str:
        """Return the note as one word for the command line, which other programs can read."""
        return f"{self.why}-{self.at}-{self.minutes}"

    @classmethod
    def from_word(cls, word: str) -> "LockNote | None":
        """Read a note; None for anything else, since a wrong word must never stop a start."""
        found = _WORD.fullmatch(word)
        if found is None or found[1] not in set(Why):
            return None
        return cls(Why(found[1]), f"{found[2]}.{found[3]}", int(found[4]))

    def sentence(self) -> str:
        """Return what the unlock window says: »Rundbord låste sig selv kl. 14.30, fordi …«."""
        minutes = "1 minut" if self.minutes == 1 else f"{self.minutes} minutter"
        return _SENTENCES[self.why].format(at=at_clock(self.at.replace(".", ":"), keep=True), minutes=minutes)
