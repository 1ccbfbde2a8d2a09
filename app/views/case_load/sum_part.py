"""The sum of the case load beside what is enough for her, and whose cases are shown."""

from PySide6.QtCore import Signal

from app.services.case_load import save_capacity
from app.services.case_load_rows import CaseLoad
from app.services.weight_list import Heaviness
from app.views.case_load import words
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import offer
from app.views.widgets.cards import Card, Tag
from app.views.widgets.columns import Columns
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Sagernes vægt"
ALL = ("*", "alle sager")
CAPACITY = "Så mange point er nok for mig"
HINT = "Dit eget tal. Tomt betyder, at der ikke sammenlignes."


class SumPart(Card):
    """The card at the top. `whose` when another caseworker is chosen; None for all."""

    whose = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(HEADING, icon="scales")
        self._sum, self._unweighed = Text("", "heading", wrap=True), Text("", "body", "ink2", wrap=True)
        self._tags, self._source = FlowLayout(gap=6, line_gap=4), Text("", "meta", "ink2", wrap=True)
        self.chosen = choice_field("Hvis sager", [ALL])
        self.chosen.committed.connect(lambda name: self.whose.emit(None if name == ALL[0] else name))
        self.capacity = line_field(CAPACITY, placeholder="fx 120", hint=HINT)
        self._drafts = FieldDrafts(workspace, None, "case_load:")
        self._drafts.bind(
            "capacity", self.capacity, lambda text: workspace.do("Ret dit eget tal", save_capacity, text)
        )  # fmt: skip
        fields = Columns((1, 1), narrow=560, gap=16)
        for column, field in zip(fields.columns, (self.capacity, self.chosen), strict=True):
            column.addWidget(field)
        fields.push_up()
        self.body.addWidget(self._sum)
        self.body.addLayout(self._tags)
        for part in (self._unweighed, fields, self._source):
            self.body.addWidget(part)

    def show_load(self, load: CaseLoad) -> None:
        """Show the sum as it is now."""
        over = load.capacity is not None and load.points > load.capacity
        self._sum.setText(words.sum_words(load))
        self._sum.set_colour("warn" if over else "ink")
        self._unweighed.setText(words.unweighed_words(load))
        self._unweighed.setVisible(bool(load.unweighed))
        self._source.setText(f"{load.source}. Vægten er et skøn til planlægning og siger intet om familien.")
        self._tags.clear()
        for each in Heaviness:
            if load.of(each):
                self._tags.addWidget(Tag(words.heaviness_words(load, each), words.TONES[each]))
        names = [(each.name, each.name or words.NO_NAME) for each in load.workers]
        several = len(names) > 1
        offer(self.chosen, [ALL, *names])
        self.chosen.set_text(ALL[0] if load.whose is None else load.whose)
        self.chosen.setVisible(several)
        self.capacity.setVisible(load.is_hers)
        self._drafts.show("capacity", "" if load.capacity is None else str(load.capacity))
