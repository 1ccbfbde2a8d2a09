"""A list as it would be taken in: what becomes of each case, why some wait, and the choices that change it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.case_table_import_rows import Choices, Fate, Preview, PreviewLine
from app.views.meeting.tab_places import put_before
from app.views.take_in.desk import TakeInDesk
from app.views.take_in.questions_card import QuestionsCard
from app.views.take_in.words import cases, fate_of, more_of, names_of, numbers_of, summary
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import LabeledField, choice_field, line_field
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import Text

NOTHING_KEPT = "Intet er lagt ind endnu."
FILL = "Udfyld tomme felter i sager, der er her i forvejen"
WITHOUT_FAULTS = "Hent også sager med fejl, uden det felt, der er galt"
ALL, CASEWORKER = "Alle rådgivere", "Hent sager for"
NAME = "Husk kolonnerne som"
NAME_HINT = "Næste gang bliver en fil med de samme kolonner læst på samme måde."
SOME_NAME = "Listen fra fagsystemet"
LATE = {Fate.WAITS: "late", Fate.KNOWN: "ink2", Fate.LEFT_OUT: "ink2"}
FIRST = (Fate.WAITS, Fate.NEW, Fate.FILL, Fate.KNOWN, Fate.LEFT_OUT)
MOST_TOLD = 8


class PreviewPart(QWidget):
    """The page. `taken` when the list was taken in, with the name it is remembered by."""

    taken = Signal(str)
    save_asked = Signal()

    def __init__(self, desk: TakeInDesk) -> None:
        super().__init__()
        self._desk = desk
        self._words, self._refusal = Text("", "body", wrap=True), Text("", "body", "late", wrap=True)
        self.questions = QuestionsCard()
        self.fill, self.without_faults = CheckBox(FILL), CheckBox(WITHOUT_FAULTS)
        self._caseworker: LabeledField | None = None
        self._offered: tuple[tuple[str, int], ...] = ()
        columns: list[Column[PreviewLine]] = [
            Column("Række", numbers_of, lambda line: line.rows[0]),
            Column("Barn", names_of, second=more_of, stretch=True),
            Column("Hvad sker der?", fate_of, colour=lambda line: LATE.get(line.fate, "ink")),
        ]
        self.table: RowsTable[PreviewLine] = RowsTable("Sager i listen", columns, lambda line: line.key)
        self._faults = Text("", "body", "ink2", wrap=True)
        self.name = line_field(NAME, hint=NAME_HINT)
        self.take = PrimaryButton("Hent", "Ctrl Enter")
        self.save = PlainButton("Gem det, der ikke kommer med …", "", "files")
        self._choices_at = QVBoxLayout()
        self._build()
        self._connect()

    def begin(self) -> None:
        """Show the list as it would be taken in now."""
        laid = self._desk.laid
        self.questions.clear()
        self.name.set_text((laid.remembered if laid is not None else "") or SOME_NAME)
        self.refresh()
        first = next((each.editor for each in self.questions.fields()), self.table)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Look again, with what is chosen now."""
        preview, choices = self._desk.look(), self._desk.choices
        self._refusal.setText(preview.refusal)
        self._refusal.setVisible(bool(preview.refusal))
        self._words.setText(f"{summary(preview)} {NOTHING_KEPT}")
        self._words.setVisible(not preview.refusal)
        asked = len(self.questions.fields())
        self.questions.show_questions(preview.questions)
        if len(self.questions.fields()) != asked:
            put_before(self._caseworker or self.fill, [self.questions])
        self._show_choices(preview, choices)
        self.table.set_rows(sorted(preview.lines, key=lambda line: (FIRST.index(line.fate), not line.told, line.rows)))
        wanted = preview.count(Fate.NEW) + preview.count(Fate.FILL)
        self.take.set_words(f"Hent {cases(wanted)}")
        self.take.setEnabled(bool(wanted))
        self.save.setVisible(bool(preview.count(Fate.WAITS)))

    def _show_choices(self, preview: Preview, choices: Choices) -> None:
        for box, on, is_of_use in (
            (self.fill, choices.fill, any(line.case_id is not None for line in preview.lines)),
            (self.without_faults, choices.without_faults, bool(preview.count(Fate.WAITS)) or choices.without_faults),
        ):
            blocked = box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(blocked)
            box.setVisible(is_of_use)
        if preview.caseworkers != self._offered:
            self._offer(preview.caseworkers)
        if self._caseworker is not None:
            self._caseworker.set_text(choices.caseworker)

    def _offer(self, caseworkers: tuple[tuple[str, int], ...]) -> None:
        self._offered = caseworkers
        if self._caseworker is not None:
            self._caseworker.hide()
            self._caseworker.deleteLater()
            self._caseworker = None
        if len(caseworkers) > 1:
            named = [(name, f"{name} ({cases(count)})") for name, count in caseworkers]
            self._caseworker = choice_field(CASEWORKER, [("", ALL), *named])
            self._caseworker.editor.setMaximumWidth(current_theme().px(420))
            self._caseworker.committed.connect(lambda name: self._choose(caseworker=name))
            self._choices_at.insertWidget(0, self._caseworker)
            # Made late, it stands last in the chain, and Tab would go from there to its editor.
            self._caseworker.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes nothing here; its stubs do not say so
            put_before(self.fill, [self._caseworker])

    def _choose(self, *, fill: bool | None = None, without: bool | None = None, caseworker: str | None = None) -> None:
        chosen = self._desk.choices
        self._desk.choose(
            replace(
                chosen,
                fill=chosen.fill if fill is None else fill,
                without_faults=chosen.without_faults if without is None else without,
                caseworker=chosen.caseworker if caseworker is None else caseworker,
            )
        )
        self.refresh()

    def _turn_over(self) -> None:
        line = self.table.current_row()
        if line is not None:
            self._desk.choose(replace(self._desk.choices, left_out=self._desk.choices.left_out ^ {line.key}))
            self.refresh()

    def _on_selected(self, line: PreviewLine | None) -> None:
        told = line.told if line is not None else ()
        more = [f"… og {len(told) - MOST_TOLD} til."] if len(told) > MOST_TOLD else []
        self._faults.setText("\n".join([*told[:MOST_TOLD], *more]))
        self._faults.setVisible(bool(told))

    def _on_answered(self, about: str, cells: tuple[str, ...], answer: str) -> None:
        self._desk.answer(about, cells, answer)
        self.refresh()

    def _on_take(self) -> None:
        if self.take.isEnabled():
            self.taken.emit(self.name.text())

    def _build(self) -> None:
        self.table.setMinimumHeight(current_theme().px(220))
        self.name.editor.setMaximumWidth(current_theme().px(420))  # the words beside it keep the whole width
        for box in (self.fill, self.without_faults):
            self._choices_at.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = FlowLayout(gap=10)
        for button in (self.take, self.save):
            buttons.addWidget(button)
        inside = Fitted()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(14)
        for part in (self._refusal, self._words, self.questions):
            column.addWidget(part)
        column.addLayout(self._choices_at)
        column.addWidget(self.table, 1)
        column.addWidget(self._faults)
        column.addWidget(self.name)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(14)
        outer.addWidget(scrolling(inside, "Det sker der med listen"), 1)
        outer.addLayout(buttons)

    def _connect(self) -> None:
        self.table.selected.connect(self._on_selected)
        self.questions.answered.connect(self._on_answered)
        self.fill.toggled.connect(lambda on: self._choose(fill=on))
        self.without_faults.toggled.connect(lambda on: self._choose(without=on))
        self.take.clicked.connect(self._on_take)
        self.save.clicked.connect(self.save_asked)
        # The list would take both keys: Enter opens, and the space bar chooses.
        take = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        take.activated.connect(self._on_take)
        turn = QShortcut(QKeySequence("Space"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        turn.activated.connect(self._turn_over)
