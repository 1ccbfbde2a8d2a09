"""One rhythm on the tab: how often and why, what that makes the next date, and whom it was explained to."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums import FollowUpKind
from app.services.rhythm_shown import RhythmRow
from app.views.widgets.text import SectionHeading, Text
from app.wording import word

NO_REASON = "Der mangler et hvorfor. Lav rytmen om, og skriv det."
NOT_EXPLAINED = "Ikke forklaret for barn og forældre endnu."


class RhythmLine(QWidget):
    """The line; what is missing is said in words."""

    def __init__(self, row: RhythmRow) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        whose = f" for {row.child}" if row.child else ""
        column.addWidget(SectionHeading(f"{word(row.kind).capitalize()}{whose}", wrap=True))
        said = [(words_of(row), "body", "ink")] + ([] if row.reason else [(NO_REASON, "meta", "warn")])
        said += [(f"Næste: {row.next_on}. {row.because}" if row.next_on else row.because, "meta", "ink2")]
        said += [(told, "meta", "ink2") for told in _told(row)]
        for words, role, colour in said:
            column.addWidget(Text(words, role, colour, wrap=True))
        self.setAccessibleName(" ".join(words for words, _, _ in said))


def words_of(row: RhythmRow) -> str:
    """Return »Hver 6. uge, fordi skolen er ny for Mathias.«."""
    because = f", fordi {row.reason}" if row.reason else ""
    return f"{row.words[:1].upper()}{row.words[1:]}{because}."


def _told(row: RhythmRow) -> list[str]:
    explained = f"Forklaret for {row.explained}." if row.explained else NOT_EXPLAINED
    asked = row.explained or row.kind is FollowUpKind.FOLLOW_UP
    wish = f"Barnets ønske: {row.child_wish.rstrip('.')}." if row.child_wish else ""
    return [each for each in (wish, explained if asked else "") if each]
