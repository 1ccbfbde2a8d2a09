"""One case of a package on the review page: new here, or what is different from ours, to be ticked one by one."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.language.dates import long_date
from app.services.comparison import Pick, Review
from app.views.handover.difference_rows import DifferenceRow
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.text import Text

MOST_SHOWN = 200
"""Differences that are shown one by one; a page of thousands would be read by nobody."""
ROAD, OWNER = frozenset({"hand_over", "hand_over_point"}), "caseworker"
"""What tells of the road itself goes along with the rest: nobody decides about »Set« at thirty points."""
NEW_CASE = "Sagen er ikke her i forvejen. Den bliver lagt ind, som den er."
ALIKE = "Sagen er her i forvejen, og de to er ens."
MORE = "Der er {count} forskelle til. De bliver her, som de er, indtil du henter pakken igen."


class ReviewCard(Card):
    """`ticked` comes when something is ticked; `picks()` is None when a new case is not wanted."""

    ticked = Signal()

    def __init__(self, review: Review, zone: dt.tzinfo | None) -> None:
        super().__init__(review.name or "Sag uden nummer", icon="folders")
        self.case_id: UUID = review.case_id
        self.review, self._zone = review, zone
        self._shown = _without_road(review)
        self._road: frozenset[Pick] = review.newer() - self._shown.newer()
        self._rows: list[DifferenceRow] = []
        self._wanted = CheckBox(f"Læg sagen ind: {review.name}")
        self.body.addWidget(Text(_told(self._shown), "body", "ink2", wrap=True))
        if not review.known:
            self._wanted.setChecked(True)
            self.setFocusProxy(self._wanted)
            self._wanted.toggled.connect(lambda _on: self.ticked.emit())
            self.body.addWidget(self._wanted, 0, Qt.AlignmentFlag.AlignLeft)
        elif self._shown.records:
            self.body.addLayout(self._buttons())
            self._add_rows()

    def picks(self) -> frozenset[Pick] | None:
        """Return what to take of the case; None when it is not wanted, or when nothing is ticked in a known one."""
        if not self.review.known:
            return self.review.everything() if self._wanted.isChecked() else None
        chosen = frozenset[Pick]().union(*(row.picks() for row in self._rows))
        return chosen | self._road if chosen or not self._rows else chosen

    @property
    def alike(self) -> bool:
        """Tell whether the case is here already, and there is nothing to decide about."""
        return self.review.known and not self._shown.records

    def undecided(self) -> int:
        """Return how many places both have changed, where ours is to stay."""
        return len(self._shown.conflicts() - (self.picks() or frozenset())) if self.review.known else 0

    def _add_rows(self) -> None:
        seen: Counter[str] = Counter()
        for record in self._shown.records[:MOST_SHOWN]:
            seen[record.title] += 1
            row = DifferenceRow(record, self._written, seen[record.title])
            row.ticked.connect(self.ticked)
            self._rows.append(row)
            self.body.addWidget(row)
        hidden = len(self._shown.records) - MOST_SHOWN
        if hidden > 0:
            self.body.addWidget(Text(MORE.format(count=hidden), "meta", "ink2", wrap=True))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for words, picks in (("Tag alle nye", self._shown.newer()), ("Behold alt, som det er her", frozenset[Pick]())):
            button = PlainButton(words)
            button.setAccessibleName(f"{words}: {self.review.name}")
            button.clicked.connect(lambda _on=False, picks=picks: self._tick(picks))
            row.addWidget(button)
            if self.focusProxy() is None:
                self.setFocusProxy(button)
        row.addStretch(1)
        return row

    def _tick(self, picks: frozenset[Pick]) -> None:
        for row in self._rows:
            row.show_picks(picks)

    def _written(self, who: str, at: str) -> str:
        return written(who, at, self._zone)


def written(who: str, at: str, zone: dt.tzinfo | None) -> str:
    """Return »Kirsten, 20. november 2026 kl. 14.05«; what is not known is left out."""
    try:
        moment = dt.datetime.fromisoformat(at).astimezone(zone) if at else None
    except (ValueError, OverflowError):
        moment = None
    when = f"{long_date(moment.date())} kl. {moment.hour}.{moment.minute:02d}" if moment else ""
    return ", ".join(filter(None, (who[:80], when)))


def _without_road(review: Review) -> Review:
    """Return what there is to decide: without the hand-over itself, and whose case it is."""
    found = []
    for each in review.records:
        fields = tuple(field for field in each.fields if field.column != OWNER)
        if each.table not in ROAD and (fields or not each.fields):
            found.append(replace(each, fields=fields))
    return replace(review, records=tuple(found))


def _told(review: Review) -> str:
    if not review.known:
        return NEW_CASE
    if not review.records:
        return ALIKE
    both = len(review.conflicts())
    news = len(review.newer())
    count = len(review.records)
    parts = ["1 sted er forskelligt" if count == 1 else f"{count} steder er forskellige"]
    parts += [f"{news} kun rettet eller skrevet hos afsenderen"] if news else []
    parts += [f"{both} har I begge rettet"] if both else []
    parts += [f"{review.only_ours} findes kun her og bliver her"] if review.only_ours else []
    return f"{', '.join(parts)}. Det, du ikke sætter flueben ved, bliver her, som det er."
