"""The card about backups: how old the newest is, one more now, and the place off this computer."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import RundbordError
from app.language.copy_words import is_worrying, state_words
from app.language.dates import long_date
from app.models.copies import CopyRow, CopyState
from app.views.file_choice import ask_folder_path
from app.views.store_port import StoreKeeper
from app.views.unlock.slow_work import SlowWork
from app.views.unlock.watched_work import WatchedWork
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Heading, Text

WHY = (
    "Rundbord tager selv en kopi, når du har arbejdet, og når du låser. Kopien er låst med de samme ord som sagerne, "
    "og den bliver åbnet og talt efter, før den tæller."
)
LOOKING = "Ser efter kopierne …"
NO_PLACE = "Vælg en mappe på jeres netværksdrev eller en USB-nøgle, så sagerne ikke forsvinder med computeren."
FIXED = "Bestemt af jeres it-afdeling: {place}"
CHOSEN = "Kopier lægges også her: {place}"
AWAY = "Mappen kan ikke nås lige nu. Den næste kopi bliver lagt der, når den er tilbage."
MADE = "Kopien er taget og talt efter."
NOW, STOP = "Tag en kopi nu", "Stop"


@dataclass(frozen=True, slots=True)
class _Seen:
    state: CopyState
    rows: Sequence[CopyRow]


class CopiesPart(Card):
    """The card »Sikkerhedskopi«. Everything that asks a disk runs beside the window."""

    help_topic = "settings.copies"

    shown = Signal()

    def __init__(self, keeper: StoreKeeper, now: Callable[[], dt.datetime]) -> None:
        super().__init__("Sikkerhedskopi")
        self._keeper, self._now = keeper, now
        self._state, self._kept = Text(LOOKING, wrap=True), Text("", "meta", "ink2", wrap=True)
        self._looking, self._work = SlowWork(self), WatchedWork(self)
        self._looking.done.connect(self._on_seen)
        self._work.done.connect(self._on_done)
        self._work.moved.connect(lambda percent: self._state.setText(f"Tager en kopi … {percent} %"))
        self._looking.failed.connect(self._on_failed)
        self._work.failed.connect(self._on_not_made)
        self._place, self._notice = Text("", wrap=True), NoticeBar()
        self._make = PlainButton(NOW)
        self._make.clicked.connect(self._on_make)
        self._choose, self._drop = PlainButton("Vælg mappe …", icon="files"), LinkButton("Brug ingen anden mappe")
        self._choose.clicked.connect(self._on_choose)
        self._drop.clicked.connect(lambda: self.use_place(None))
        self.body.addWidget(Text(WHY, "meta", "ink2", wrap=True))
        for part in (self._state, self._kept):
            self.body.addWidget(part)
        self.body.addWidget(self._make, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Heading("Uden for denne computer", "subhead"))
        self.body.addWidget(self._place)
        self.body.addLayout(_row(self._choose, self._drop))
        self.body.addWidget(self._notice)

    def look(self) -> None:
        """Find out how it stands."""
        if not self._looking.busy() and not self._work.busy():
            self._looking.start(lambda: _Seen(self._keeper.copy_state(), self._keeper.copies()))

    def make(self) -> None:
        """Make a copy now."""
        if not self._work.busy() and not self._looking.busy():
            self._make.set_words(STOP)
            self._choose.setEnabled(False)
            self._work.start(self._keeper.copy_now)

    def use_place(self, place: Path | None) -> None:
        """Use another folder off this computer, or none, and see how it stands then."""
        if self._looking.busy() or self._work.busy():
            return
        self._notice.close_notice()
        self._looking.start(lambda: self._placed(place))

    def end(self) -> None:
        """Stop what is running, before the window goes."""
        self._looking.wait()
        self._work.wait()

    def _placed(self, place: Path | None) -> _Seen:
        self._keeper.set_second_place(place)
        return _Seen(self._keeper.copy_state(), self._keeper.copies())

    def _show(self, seen: _Seen) -> None:
        state = seen.state
        self._state.setText(state_words(state, self._now()))
        self._state.set_colour("warn" if is_worrying(state, self._now()) else "ink")
        self._kept.setText(_kept_words(seen.rows))
        self._kept.setVisible(bool(seen.rows))
        chosen = FIXED if state.outside_fixed else CHOSEN
        words = chosen.format(place=state.outside_place) if state.outside_place else NO_PLACE
        away = bool(state.outside_place) and not state.outside_reachable
        self._place.setText(f"{words}\n{AWAY}" if away else words)
        self._choose.setVisible(not state.outside_fixed)
        self._drop.setVisible(bool(state.outside_place) and not state.outside_fixed)
        if state.trouble:
            self._notice.say(state.trouble, "warn")
        self.shown.emit()

    def _on_seen(self, seen: _Seen) -> None:
        self._show(seen)

    def _on_done(self, _state: CopyState) -> None:
        self._set_ready()
        self._notice.say(MADE, "good")
        self.look()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, RundbordError):
            raise error  # our bug: the excepthook takes it
        self._notice.say(str(error), "late")

    def _on_not_made(self, error: Exception) -> None:
        self._set_ready()
        self.look()
        self._on_failed(error)

    def _on_make(self) -> None:
        if self._work.busy():
            self._work.stop()
        else:
            self.make()

    def _on_choose(self) -> None:
        path = ask_folder_path(self, "Mappe til sikkerhedskopier")
        if path:
            self.use_place(Path(path))

    def _set_ready(self) -> None:
        self._make.set_words(NOW)
        self._choose.setEnabled(True)


def _kept_words(rows: Sequence[CopyRow]) -> str:
    if len(rows) < 2:
        return ""
    return f"Her er {len(rows)} kopier, den ældste fra {long_date(rows[-1].made.date())}."


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
