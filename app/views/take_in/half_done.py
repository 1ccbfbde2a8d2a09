"""A list that is half chosen, as the draft keeps it: where the file lay, how its columns are read, and the choices."""

import json
from dataclasses import dataclass

from app.services.case_table_import_rows import ALL, Choices


@dataclass(frozen=True, slots=True)
class HalfDone:
    """What is needed to go on after a lock. `mapping` is as remembered columns are kept; the file is not kept."""

    path: str
    sheet: str = ""
    mapping: str = ""
    remembered: str = ""
    choices: Choices = ALL

    def as_text(self) -> str:
        """Return it as the text of a draft."""
        told = {
            "path": self.path, "sheet": self.sheet, "mapping": self.mapping, "remembered": self.remembered,
            "fill": self.choices.fill, "without_faults": self.choices.without_faults,
            "caseworker": self.choices.caseworker, "left_out": sorted(self.choices.left_out),
        }  # fmt: skip
        return json.dumps(told, ensure_ascii=False)


def half_done(text: str) -> HalfDone | None:
    """Return what a draft says; None when there is none, or none that can be read."""
    try:
        told = json.loads(text) if text else {}
        choices = Choices(
            fill=bool(told["fill"]), without_faults=bool(told["without_faults"]), caseworker=str(told["caseworker"]),
            left_out=frozenset(map(str, told["left_out"])),
        )  # fmt: skip
        words = {name: str(told[name]) for name in ("path", "sheet", "mapping", "remembered")}
    except (ValueError, KeyError, TypeError):
        return None
    return HalfDone(choices=choices, **words)
