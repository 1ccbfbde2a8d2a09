"""»Hvis der kommer en sag mere«: choose a weight, a week and a rhythm, and see what comes of it. Nothing is kept."""

from PySide6.QtCore import Signal

from app.language.dates import day_month
from app.services.case_load import list_rhythms, one_more_case
from app.services.case_load_rows import CaseLoad
from app.services.weight_list import Heaviness
from app.views.case_load import words
from app.views.records.fields import offer
from app.views.widgets.cards import Card
from app.views.widgets.columns import Columns
from app.views.widgets.fields import choice_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Hvis der kommer en sag mere"
NOT_NOW = ("", "ingen")
ONCE = ("", "kun den første dag")
SAYS = "Vælg, hvor tung den er, og hvornår den begynder. Intet bliver gemt."


class OneMorePart(Card):
    """The card. `turned` when the choices are others, with what each week would get: empty for no case."""

    turned = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(HEADING, icon="plus")
        self._workspace = workspace
        self._load: CaseLoad | None = None
        weights = [(each.value, words.HEAVINESS[each]) for each in Heaviness if each is not Heaviness.UNWEIGHED]
        self.weight = choice_field("Hvor tung er den?", [NOT_NOW, *weights])
        self.week, self.rhythm = choice_field("Begynder i", [("0", "")]), choice_field("Rytme", [ONCE])
        self._told = Text("", "body", wrap=True)
        columns = Columns((1, 1, 1), narrow=780, gap=16)
        for column, field in zip(columns.columns, (self.weight, self.week, self.rhythm), strict=True):
            column.addWidget(field)
            field.set_text(NOT_NOW[0])
            field.committed.connect(lambda _text: self._turn())
        columns.push_up()
        self.body.addWidget(Text(SAYS, "meta", "ink2", wrap=True))
        self.body.addWidget(columns)
        self.body.addWidget(self._told)
        self.week.set_text("0")

    def show_load(self, load: CaseLoad) -> None:
        """Reckon anew from a case load; what is chosen stays."""
        self._load = load
        weeks = [(str(n), f"uge {each.number} (fra {day_month(each.monday)})") for n, each in enumerate(load.weeks)]
        offer(self.week, weeks)
        offer(self.rhythm, [ONCE, *((each.preset_id, each.name) for each in self._workspace.ask(list_rhythms))])
        self._turn()

    def _turn(self) -> None:
        load, chosen = self._load, self.weight.text()
        self.week.setVisible(bool(chosen))
        self.rhythm.setVisible(bool(chosen))
        self._told.setVisible(bool(chosen))
        if load is None or not chosen:
            self.turned.emit(())
            return
        heaviness, week = Heaviness(chosen), int(self.week.text() or 0)
        more = self._workspace.ask(one_more_case, load, heaviness=heaviness, week=week, preset_id=self.rhythm.text())
        self._told.setText(words.one_more_words(load, more, heaviness))
        self.turned.emit(more.added)
