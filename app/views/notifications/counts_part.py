"""The counts of the register for a period she chooses, in sentences; how each is counted stands under them."""

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout

from app.errors import UserError
from app.language.dates import long_date
from app.services.notification_counts import NotificationCounts, SenderCount, Waits, count_notifications
from app.services.typed_days import typed_day
from app.views.records.fields import near_day_words
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.text import Text
from app.views.widgets.turning_row import TurningRow
from app.views.workspace import Workspace

HEADING = "Tal for en periode"
NONE = "Ingen underretninger i perioden."
HOW = (
    "Kommunens eget initiativ tælles ikke med. Et barn, der er i flere sager, er ét barn, når det står på personen. "
    "Alder er hele år, den dag underretningen kom. Dage til første kontakt er til barnet selv."
)
YOUNG = "Børn til og med 6 år: "


class CountsPart(Card):
    """The card: from, to, and what it comes to."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(HEADING)
        self._workspace = workspace
        explain = near_day_words(workspace.today)
        self.first = line_field("Fra", explain=explain)
        self.last = line_field("Til og med", explain=explain)
        self.first.set_text(long_date(dt.date(workspace.today.year, 1, 1)))
        self.last.set_text(long_date(workspace.today))
        row = TurningRow()
        for field in (self.first, self.last):
            row.add(field, 1)
            field.committed.connect(lambda _: self.refresh())
        self._fault, self._lines = Text("", "body", "late", wrap=True), QVBoxLayout()
        self._lines.setSpacing(4)
        self.body.addWidget(row)
        self.body.addWidget(self._fault)
        self.body.addLayout(self._lines)
        self.body.addWidget(Text(HOW, "meta", "ink2", wrap=True))

    def refresh(self) -> None:
        """Count again for the days that stand there."""
        fault, sentences = "", list[str]()
        try:
            found = self._workspace.ask(count_notifications, first=self._day(self.first), last=self._day(self.last))
            sentences = counted_words(found)
        except UserError as error:
            fault = str(error)
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        empty_layout(self._lines)
        for sentence in sentences:
            self._lines.addWidget(Text(sentence, "body", wrap=True))

    def _day(self, field: LabeledField) -> dt.date:
        found = typed_day(field.text(), self._workspace.today).exact
        if found is None:
            raise UserError(f"Skriv en dag i »{'Fra' if field is self.first else 'Til og med'}«, fx »1. januar 2026«.")
        return found


def counted_words(found: NotificationCounts) -> list[str]:
    """Return the counts as sentences, only those that say something."""
    own = f"{found.own_initiative} på kommunens eget initiativ er ikke talt med." if found.own_initiative else ""
    if not found.notifications:
        return list(filter(None, (NONE, own)))
    ages = [f"Gennemsnitsalder {_number(found.mean_age)} år"] if found.mean_age is not None else []
    if found.mean_age_first is not None:
        ages.append(f"ved første underretning {_number(found.mean_age_first)} år")
    left_out = [
        f"{count} {words}"
        for count, words in ((found.unborn, "ikke født"), (found.unknown_age, "alder ukendt"))
        if count
    ]
    told = [
        f"{_some(found.notifications, 'underretning', 'underretninger')} om {_some(found.humans, 'barn', 'børn')}.",
        f"{_some(found.first_time, 'gang', 'gange')} var det barnets første, "
        f"{_some(found.repeated, 'gang', 'gange')} var der kommet nogen før.",
        f"{', '.join(ages)}." if ages else "",
        f"Uden alder: {', '.join(left_out)}." if left_out else "",
        f"{_some(found.anonymous, 'anonym', 'anonyme')}. {found.dialogue} skrevet sammen med familien.",
        _waits("", found.waits),
        _waits(YOUNG, found.waits_young),
        own,
        *(_sender(each) for each in found.by_sender if each.count),
    ]
    return list(filter(None, told))


def _waits(about: str, waits: Waits) -> str:
    if waits.mean_days is None:
        return f"{about}{waits.waiting} venter på første kontakt." if waits.waiting else ""
    mean = f"{_number(waits.mean_days)} {'dag' if waits.mean_days == 1 else 'dage'}"
    days = f"{mean} i gennemsnit til første kontakt, {_number(waits.median_days)} i midten"
    return f"{about}{days}. {waits.waiting} venter endnu."


def _sender(each: SenderCount) -> str:
    inside = [f"{count} fra {name}" for name, count in each.inside if count]
    return f"{each.name[:1].upper()}{each.name[1:]}: {each.count}" + (f", heraf {', '.join(inside)}" if inside else "")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".replace(".", ",").removesuffix(",0")


def _some(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
