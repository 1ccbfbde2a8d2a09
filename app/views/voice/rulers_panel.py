"""The municipality's rulers: choose one, put its name, steps and questions right, make a new one, or use it no more.

Each step is a line »3 Midt imellem«, each question a line of its own, so that a ruler is made by writing. What was
asked with before keeps its words.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.services.curve_shapes import Picture
from app.services.voice_shapes import ruler_picture
from app.services.wellbeing_own import RulerRow, list_rulers, restore_ruler, retire_ruler, save_ruler
from app.services.wellbeing_rulers import Ruler, RulerKind
from app.services.wellbeing_typed import questions_of, questions_text, steps_of, steps_text
from app.views.genogram.drawn import Drawn
from app.views.records.attempt import attempt
from app.views.records.drafts import DraftGroup
from app.views.records.fields import offer
from app.views.widgets.buttons import BackButton, PrimaryButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import choice_field, line_field, text_field
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

KINDS = ((RulerKind.FACES, "ansigter"), (RulerKind.COLOURS, "rød, gul og grøn"), (RulerKind.NUMBERS, "tal på en linje"))
ABOUT = "Linealerne gælder alle sager. Mærker, der er sat, beholder de ord, der blev spurgt med."
STEPS_HINT = "Ét trin på hver linje: tallet og ordet, fra det sværeste til det bedste. Fx »3 Midt imellem«."
SAVED, RETIRED, RESTORED = "Linealen er gemt.", "Linealen bruges ikke mere.", "Linealen er igen, som den var fra start."
NEW = ("", "en ny lineal")
NEW_RULER = Ruler("", "", RulerKind.FACES, (), ())


class RulersPanel(QWidget):
    """The page. `closed` leads back; half-typed words wait as drafts of the ruler that is open."""

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._rows: dict[str, RulerRow] = {}
        self._drafts = DraftGroup(workspace, None, "ruler:")
        self.which = choice_field("Hvilken lineal", [NEW])
        self.fields = {
            "name": line_field("Linealens navn"),
            "kind": choice_field("Sådan ser den ud", [(kind.value, words) for kind, words in KINDS]),
            "steps": text_field("Linealens trin", rows=4, hint=STEPS_HINT),
            "questions": text_field("Linealens spørgsmål", rows=4, hint="Ét spørgsmål på hver linje."),
        }
        self.notice, self._fault = NoticeBar(), Text("", "body", "late", wrap=True)
        self.save, self._shown = PrimaryButton("Gem linealen", icon="check"), QVBoxLayout()
        self.retire, self.restore = QuietButton("Brug den ikke mere"), QuietButton("Som den var fra start")
        self._back = BackButton("Barnets stemme")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the rulers again; the one that is open stays open."""
        self._rows = {row.ruler.id: row for row in self._workspace.ask(list_rulers)}
        offer(self.which, [*((key, _called(row)) for key, row in self._rows.items()), NEW])
        if self.which.text() not in self._rows:
            self.which.set_text(next(iter(self._rows), ""))
        self._show()

    def start(self) -> None:
        """Put the focus in the choice."""
        self.which.editor.setFocus()

    def typed(self) -> Ruler:
        """Return the ruler as it is typed. Raises UserError when a step cannot be read."""
        row = self._rows.get(self.which.text())
        ruler = row.ruler if row else NEW_RULER
        return replace(
            ruler,
            name=self.fields["name"].text(),
            kind=RulerKind(self.fields["kind"].text() or RulerKind.FACES.value),
            steps=steps_of(self.fields["steps"].text()),
            questions=questions_of(self.fields["questions"].text(), ruler.questions),
        )

    def _show(self) -> None:
        row = self._rows.get(self.which.text())
        ruler = row.ruler if row else NEW_RULER
        stored = {
            "name": ruler.name, "kind": ruler.kind.value, "steps": steps_text(ruler.steps),
            "questions": questions_text(ruler.questions),
        }  # fmt: skip
        for name, field in self.fields.items():
            field.set_text(stored[name])
            if (draft := self._drafts.text(self._key(name))) is not None:
                field.restore(draft)
        self.retire.setVisible(row is not None and not row.is_retired)
        self.restore.setVisible(row is not None and row.is_shipped and row.own_since is not None)
        self._say("")
        self._show_picture(ruler)

    def _show_picture(self, ruler: Ruler) -> None:
        empty_layout(self._shown)
        if not (ruler.steps and ruler.questions):
            return
        question = ruler.questions[0].text

        def draw(width: float, text: float) -> Picture:
            return ruler_picture(ruler, question, width=width, text=text)

        self._shown.addWidget(Drawn("Sådan ser linealen ud", draw))

    def _save(self) -> None:
        try:
            typed = self.typed()
        except UserError as error:
            self._say(str(error))
            return
        tried = attempt(self._workspace, "Gem lineal", save_ruler, typed)
        if tried.done is None:
            self._say(tried.refusal)
            return
        self._forget()
        self._done(SAVED, tried.done.value)

    def _retire(self) -> None:
        if self._workspace.do("Brug ikke lineal mere", retire_ruler, self.which.text()) is not None:
            self._done(RETIRED, self.which.text())

    def _restore(self) -> None:
        if self._workspace.do("Lineal som fra start", restore_ruler, self.which.text()) is not None:
            self._forget()
            self._done(RESTORED, self.which.text())

    def _done(self, sentence: str, ruler_id: str) -> None:
        self._rows[ruler_id] = self._rows.get(ruler_id, RulerRow(NEW_RULER, is_shipped=False))
        self.which.set_text(ruler_id)
        self.refresh()
        self.which.set_text(ruler_id)  # a new one was not among the choices until now
        self._show()
        self.notice.say(sentence, "good")

    def _forget(self) -> None:
        for name in self.fields:
            self._drafts.drop(self._key(name))

    def _key(self, name: str) -> str:
        return f"{self.which.text()}:{name}"

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self.save.clicked.connect(self._save)
        self.retire.clicked.connect(self._retire)
        self.restore.clicked.connect(self._restore)
        self.which.committed.connect(lambda _id: self._show())
        for name, field in self.fields.items():
            field.typed.connect(lambda text, name=name: self._drafts.keep(self._key(name), text))
            field.committed.connect(lambda text, name=name: self._drafts.keep(self._key(name), text))

    def _lay_out(self) -> None:
        card, buttons = Card(), QWidget()
        for field in self.fields.values():
            card.body.addWidget(field)
        card.body.addLayout(self._shown)
        card.body.addWidget(self._fault)
        flow = FlowLayout(buttons, gap=8, line_gap=8)
        for button in (self.save, self.retire, self.restore):
            flow.addWidget(button)
        card.body.addWidget(buttons)
        card.setMaximumWidth(900)
        inner = Fitted()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (SectionHeading("Linealerne"), Text(ABOUT, "meta", "ink2", wrap=True), self.notice, self.which):
            column.addWidget(part)
        self.which.setMaximumWidth(420)
        column.addWidget(card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner, "Linealerne"))


def _called(row: RulerRow) -> str:
    return f"{row.ruler.name} (bruges ikke)" if row.is_retired else row.ruler.name
