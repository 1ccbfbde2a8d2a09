"""»Hvem siger hvad«: one line at a time – the words, the heading, what kind of thing it is, and whose knowledge."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from app.models.enums_early import Aspect, ViewSource
from app.services.assessment_rows import AssessmentPage, ViewRow
from app.services.assessment_views import TypedView, add_view, change_view
from app.views.records.attempt import Attempt, attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import offer
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field
from app.views.widgets.keys import OwnKeys
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

TITLE, MEND = "Hvem siger hvad?", "Ret det, der er sagt"
FOLLOWS = ("", "følger af, hvem der siger det")
NARROW, LEAST = 560, 240
"""Pixels at 100 %: the width under which choices stand under each other, and the narrowest."""
NOBODY, ALL = ("", "ingen bestemt"), ("", "dem alle")


class SayingCard(Card):
    """The card. `heading` is the heading that is chosen, also for what is taken in from the case."""

    heading_chosen = Signal()
    more_hints: OwnKeys = ((("Ctrl Enter",), "Skriv oplysningen"),)

    def __init__(self, workspace: Workspace, case_id: UUID, assessment_id: UUID) -> None:
        super().__init__(TITLE, icon="chat-circle-dots")
        self._workspace, self._id = workspace, assessment_id
        self._mending: UUID | None = None
        self._drafts = FieldDrafts(workspace, case_id, f"assessment_say:{assessment_id}:")
        self.words = text_field("Hvad er der at vide?", rows=2)
        self.where = choice_field("Under overskriften", [])
        self.own = line_field("Under din egen overskrift", placeholder="Fx Søvn")
        self.aspect = choice_field("Hvad er det?", [(each.value, word(each)) for each in Aspect])
        self.person = choice_field("Hvem siger det?", [NOBODY])
        self.source = choice_field("Hvis viden er det?", [FOLLOWS, *((each.value, word(each)) for each in ViewSource)])
        self.child = choice_field("Om", [ALL])
        self._fault = Text("", "body", "late", wrap=True)
        self._write = PlainButton("Skriv det", "Ctrl Enter", icon="check")
        self._stop = QuietButton("Lad det være", icon="x")
        self._free = False
        self._pairs: list[QBoxLayout] = []
        self._lay_out()
        for name, field in self._fields().items():
            field.set_text(Aspect.PERSPECTIVE.value if name == "aspect" else "")
            self._drafts.bind(name, field)
        self.where.committed.connect(lambda _: self.heading_chosen.emit())
        self._write.clicked.connect(self.carry_out)
        self._stop.clicked.connect(self._let_be)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            done = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            done.setAutoRepeat(False)
            done.activated.connect(self.carry_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the choices stand side by side where there is room, else under each other."""
        super().resizeEvent(event)
        wide = event.size().width() >= current_theme().px(NARROW)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for pair in self._pairs:
            if pair.direction() != direction:
                pair.setDirection(direction)

    def minimumSizeHint(self) -> QSize:
        """Return the least: one choice across, for two stand side by side only where there is room."""
        return QSize(current_theme().px(LEAST), super().minimumSizeHint().height())

    def show_page(self, page: AssessmentPage) -> None:
        """Offer the headings, people and children of an assessment; what is half typed stays."""
        self._free = page.free
        offer(self.where, [(each.key, each.heading) for each in page.headings if each.in_use or each.views])
        offer(self.person, [NOBODY, *((str(each), name) for each, name in page.people)])
        offer(self.child, [ALL, *((str(each.child_id), each.called) for each in page.children)])
        self.child.setVisible(len(page.children) > 1)
        self.own.setVisible(page.free)
        self.where.setVisible(bool(page.headings))
        for name in ("where", "person", "child"):  # a draft of what was not offered before
            field, half = self._fields()[name], self._drafts.text(name)
            if half and not field.text():
                field.restore(half)

    def heading(self) -> str:
        """Return the heading that is chosen, empty when none is."""
        return self.where.text()

    def own_heading(self) -> str:
        """Return the heading she typed, empty when none is asked for or typed."""
        return self.own.text().strip() if self._free else ""

    def choose_heading(self, key: str) -> None:
        """Choose a heading and begin to write under it."""
        self.where.set_text(key)
        self._drafts.keep("where", key)
        self.words.editor.setFocus()
        self.heading_chosen.emit()

    def mend(self, row: ViewRow) -> None:
        """Take something that was said up again, to be put right or moved to another heading."""
        self._mending = row.id
        shown = {
            "words": row.text, "where": row.heading, "aspect": row.aspect.value, "source": row.source.value,
            "person": str(row.person_id or ""), "child": str(row.child_id or ""), "own": "",
        }  # fmt: skip
        for name, text in shown.items():
            self._fields()[name].set_text(text)
        self._say_what_it_does()
        self.words.editor.setFocus()

    def carry_out(self) -> None:
        """Keep what is written as one step, with the heading and the source ready for the next line."""
        self._drafts.flush()
        typed = self._typed()
        with self._drafts.becoming_step():
            tried: Attempt[None] | Attempt[UUID]
            if self._mending:
                tried = attempt(self._workspace, "Ret oplysning", change_view, self._mending, typed)
            else:
                tried = attempt(self._workspace, "Skriv oplysning", add_view, self._id, typed)
        self._fault.setText(tried.refusal)
        self._fault.setVisible(bool(tried.refusal))
        if tried.done is not None:  # what could not be saved stays
            self._let_be()

    def _typed(self) -> TypedView:
        source, person, child = self.source.text(), self.person.text(), self.child.text()
        return TypedView(
            text=self.words.text(), heading=self.heading(), own_heading=self.own_heading(),
            aspect=Aspect(self.aspect.text() or Aspect.PERSPECTIVE), source=ViewSource(source) if source else None,
            person_id=UUID(person) if person else None, child_id=UUID(child) if child else None,
        )  # fmt: skip

    def _let_be(self) -> None:
        self._mending = None
        self._drafts.drop("words")
        self._drafts.drop("own")
        self.words.set_text("")
        self._fault.hide()
        self._say_what_it_does()
        self.words.editor.setFocus()

    def _say_what_it_does(self) -> None:
        self.set_heading(MEND if self._mending else TITLE)
        self._write.set_words("Ret det" if self._mending else "Skriv det")
        self._stop.setVisible(self._mending is not None)

    def _fields(self) -> dict[str, LabeledField]:
        return {
            "words": self.words, "where": self.where, "own": self.own, "aspect": self.aspect, "person": self.person,
            "source": self.source, "child": self.child,
        }  # fmt: skip

    def _lay_out(self) -> None:
        self._stop.hide()
        self._fault.hide()
        for part in (self.words, self.own):
            self.body.addWidget(part)
        for pair in ((self.where, self.aspect), (self.person, self.source), (self.child,)):
            beside = QHBoxLayout()
            beside.setSpacing(12)
            for field in pair:
                beside.addWidget(field, 1)
            self._pairs.append(beside)
            self.body.addLayout(beside)
        row = QHBoxLayout()
        row.addWidget(self._write)
        row.addWidget(self._stop)
        row.addStretch(1)
        self.body.addWidget(self._fault)
        self.body.addLayout(row)
