"""What came: when and how, from whom, what kind it is, and what stands in it. Who it was is for this screen alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.notification_rows import NotificationRow
from app.services.notification_senders import Sender
from app.views.notifications.fact_fields import FactFields
from app.views.widgets.buttons import LinkButton
from app.views.widgets.fields import LabeledField
from app.views.widgets.text import SectionHeading, Text

HEADING = "Underretningen"
ONLY_HERE = "Hvem den kom fra, står kun her hos dig og kommer aldrig på et papir til familien."
USUALLY = "Afsenderen regnes for en fagperson. Vælg »nej«, hvis det ikke passer."
ABOUT_KIND = {
    "application": (
        "Tal med familien, fortæl, hvad en undersøgelse er, hent oplysninger, hvis I mangler dem, "
        "og fortæl om at klage, hvis svaret bliver nej."
    ),
    "eviction": "Se på, om udsættelsen er tegn på andet, der er svært i familien.",
    "other_municipality": "Bed om det, der allerede er vurderet og skrevet, hvis det ikke fulgte med.",
    "own_initiative": "Behandles som de andre, men tælles ikke med.",
}
"""What is said beside some of the kinds."""
MORE, LESS = "Vis flere felter", "Vis færre felter"
Line = tuple[tuple[str, int], ...]
_FIRST: tuple[Line, ...] = (
    (("received_on", 3), ("received_at", 2), ("way", 3), ("in_writing", 2)),
    (("kind", 1), ("sender", 1)),
    (("sender_name", 3), ("anonymous", 1)),
    (("text", 1),),
)
_LATER: tuple[Line, ...] = (
    (("sender_person_id", 2), ("professional", 1)),
    (("dialogue", 1), ("qualified_on", 1)),
    (("quality", 1),),
)


class ReceivedPart(QWidget):
    """The fields of what came; those that are seldom used wait behind a link until one of them is filled in."""

    def __init__(self, fields: FactFields, row: NotificationRow, senders: tuple[Sender, ...]) -> None:
        super().__init__()
        self._fields, self._senders = fields, senders
        self._nudge, self._kind_words = Text("", "body", "warn", wrap=True), Text("", "meta", "ink2", wrap=True)
        self._usual, self._details = Text(USUALLY, "meta", "ink2", wrap=True), QWidget()
        self.more = LinkButton(MORE)
        self.more.clicked.connect(lambda: self._show_details(shown=self._details.isHidden()))
        column, inside = QVBoxLayout(self), QVBoxLayout(self._details)
        for each in (column, inside):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(12)
        column.addWidget(SectionHeading(HEADING))
        below = {
            "kind": (self._nudge, self._kind_words),
            "sender_name": (Text(ONLY_HERE, "meta", "ink2", wrap=True),),
            "sender_person_id": (self._usual,),
        }
        for place, lines in ((column, _FIRST), (inside, _LATER)):
            for line in lines:
                place.addWidget(fields.beside(*((self._made(row, name), share) for name, share in line)))
                for words in below.get(line[0][0], ()):
                    place.addWidget(words)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._details)
        self._show_details(shown=any(fields.is_used(name) for line in _LATER for name, _ in line))
        self.show_row(row)

    def show_row(self, row: NotificationRow) -> None:
        """Say what belongs beside what is chosen."""
        usual = USUALLY if row.professional and not row.fields["professional"].value else ""
        told = ((self._nudge, row.nudge), (self._kind_words, ABOUT_KIND.get(row.kind.value, "")), (self._usual, usual))
        for text, words in told:
            text.setText(words)
            text.setVisible(bool(words))

    def _made(self, row: NotificationRow, name: str) -> LabeledField:
        return self._fields.make(row.fields[name], sender_choices(self._senders) if name == "sender" else ())

    def _show_details(self, *, shown: bool) -> None:
        self._details.setVisible(shown)
        self.more.set_words(LESS if shown else MORE)


def sender_choices(senders: tuple[Sender, ...]) -> list[tuple[str, str]]:
    """Return the senders to choose among; what is counted under another says so."""
    names = {each.id: each.name for each in senders}
    return [
        (each.id, each.name if each.counted_as == each.id else f"{each.name} (tælles under {names[each.counted_as]})")
        for each in senders
    ]
