"""One decision on its page: its facts, what it lacks, the talks and hearings before it, and the day it was given."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import day_date
from app.services.ruling_flow import carry_over
from app.services.ruling_read import read_ruling, what_to_decide
from app.services.ruling_rows import RulingPage
from app.services.rulings import choose_template, tell_ruling
from app.views.records.attempt import attempt
from app.views.records.fields import offer
from app.views.records.form import RecordForm
from app.views.rulings.before_part import HearingsPart, TalksPart
from app.views.rulings.missing_part import MissingPart
from app.views.widgets.buttons import BackButton, PlainButton, QuietButton
from app.views.widgets.fields import choice_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.page_head import PageHead
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NO_LETTER = "Der bliver ikke sendt noget herfra. Papiret er et notat til sagen."
UNKNOWN = "en skabelon fra et andet sted"
COMPLAIN = "Familien kan klage til og med {on}."


class RulingPageView(QWidget):
    """The page. `shut` when it is put away, `paper_wanted` for its record on paper."""

    shut = Signal()
    paper_wanted = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID, ruling_id: UUID) -> None:
        super().__init__()
        self._workspace, self.ruling_id = workspace, ruling_id
        self._title, self._stands = Text("", "title", wrap=True), Text("", "body", "ink2", wrap=True)
        self._status, self._fault = Text("", "body", wrap=True), Text("", "body", "late", wrap=True)
        self.back = BackButton("Alle afgørelser")
        self.given, self.paper = PlainButton("Givet i dag", icon="check"), QuietButton("Papir", icon="printer")
        self.missing, self.talks = MissingPart(), TalksPart(workspace, ruling_id)
        self.form = RecordForm(workspace, case_id, "formal_decision", title="Afgørelse")
        self.hearings = HearingsPart(workspace, case_id, ruling_id)
        self.kind, self._kind_help = choice_field("Slags afgørelse", []), Text("", "meta", "ink2", wrap=True)
        self._case_id, self._template = case_id, ""
        keys = QWidget()
        flow = FlowLayout(keys, gap=8, line_gap=6)
        for key in (self.given, self.paper):
            flow.addWidget(key)
        self._fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (
            PageHead(self._title, self.back), keys, self._stands, self._status, self._fault, self.missing, self.talks,
            self.kind, self._kind_help, self.form, self.hearings, Text(NO_LETTER, "meta", "ink2", wrap=True),
        ):  # fmt: skip
            column.addWidget(part)
        self.back.clicked.connect(self.shut)
        self.paper.clicked.connect(self.paper_wanted)
        self.given.clicked.connect(self._tell)
        self.missing.offered.connect(self._carry_over)
        self.kind.committed.connect(self._choose_kind)

    def refresh(self) -> None:
        """Read the decision again; what is half typed stays. Raises UserError when it is gone."""
        page = self._workspace.ask(read_ruling, self.ruling_id)
        self._title.setText(page.line.name)
        self._stands.setText(_stands(page))
        self._status.setText(" ".join(filter(None, (page.child_status, page.law, page.uncertain))))
        self.given.setVisible("kladde" in page.line.stands or "ikke givet" in page.line.stands)
        self._offer_kinds(page)
        self.missing.show_page(page)
        self.form.show_record(page.line.id, page.fields)
        self.talks.show_page(page)
        self.hearings.show_page(page)

    def take_focus(self) -> None:
        """Go to the first field."""
        self.form.start()

    def _offer_kinds(self, page: RulingPage) -> None:
        self._template = page.template
        kinds = [(key, name) for key, name, _ in self._workspace.ask(what_to_decide, self._case_id).templates]
        if page.template not in dict(kinds):  # begun elsewhere, or with one that is not in use any more
            kinds.append((page.template, UNKNOWN))
        offer(self.kind, kinds)
        self.kind.set_text(page.template)
        self._kind_help.setText(page.template_help)
        self._kind_help.setVisible(bool(page.template_help))

    def _choose_kind(self, template: str) -> None:
        if template and template != self._template:
            tried = attempt(self._workspace, "Vælg slags afgørelse", choose_template, self.ruling_id, template)
            self._say(tried.refusal)
            if tried.done is None:
                self.kind.set_text(self._template)

    def _tell(self) -> None:
        self._say(attempt(self._workspace, "Afgørelsen er givet", tell_ruling, self.ruling_id).refusal)

    def _carry_over(self, key: str) -> None:
        tried = attempt(self._workspace, "Før over", carry_over, self.ruling_id, key)
        self._say(tried.refusal)
        if tried.done is not None:  # the offer goes away with the words it carried
            self.form.start("purpose")

    def _say(self, refusal: str) -> None:
        self._fault.setText(refusal)
        self._fault.setVisible(bool(refusal))


def _stands(page: RulingPage) -> str:
    about = f"Om {page.line.child}. " if page.line.child else ""
    complain = f" {COMPLAIN.format(on=day_date(page.complaint_until))}" if page.complaint_until else ""
    return f"{about}{page.line.stands[:1].upper()}{page.line.stands[1:]}.{complain}"
