"""The card »Til fagsystemet« in Indstillinger: what the other system and its boxes are called, said once.

Each field saves when it is left. The order is the order texts are pasted in.
"""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.language.number_words import whole_number
from app.rules.journal_boxes import JournalBox, read_limit
from app.services import profile
from app.services.journal_boxes import SYSTEM_KEY, boxes_here, restore_boxes, save_boxes
from app.views.records.attempt import attempt
from app.views.theme import current_theme
from app.views.widgets.buttons import IconButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WHY = (
    "Det, I skriver her, skal også stå i kommunens eget system. Giv felterne de navne, de har dér, så striben kan "
    "sige, hvor hver tekst skal sættes ind."
)
SYSTEM, SYSTEM_HINT = "Hvad hedder jeres fagsystem?", "Fx »DUBU« eller »Nexus«."
LIMIT_WIDTH = 220
UNKNOWN = "ikke kendt"


class JournalBoxesPart(Card):
    """One row per box. `read` shows them as they are kept."""

    help_topic = "settings.journal_boxes"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Til fagsystemet")
        self._workspace = workspace
        self._boxes: tuple[JournalBox, ...] = ()
        self.rows: dict[str, BoxRow] = {}
        self.system, self.notice = line_field(SYSTEM, hint=SYSTEM_HINT), NoticeBar()
        self.system.setMaximumWidth(360)
        self.restore = PlainButton("Brug navnene fra Rundbord igen")
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        self.system.committed.connect(self._save_system)
        self.restore.clicked.connect(self._restore)
        self.body.addWidget(Text(WHY, "meta", "ink2", wrap=True))
        self.body.addWidget(self.system)
        self.body.addLayout(self._list)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)

    def read(self) -> None:
        """Show names, limits and order as they are kept; a field somebody is writing in is left alone."""
        if not self.system.editor.hasFocus():
            self.system.set_text(self._workspace.ask(profile.read_settings).get(SYSTEM_KEY, ""))
        boxes = self._workspace.ask(boxes_here)
        if [each.id for each in boxes] != [each.id for each in self._boxes]:
            self._rebuild(boxes)
        self._boxes = boxes
        for place, each in enumerate(boxes):
            self.rows[each.id].show_box(each, is_first=place == 0, is_last=place == len(boxes) - 1)

    def change(self, changed: JournalBox) -> None:
        """Keep one box as it is now; what is wrong is said under its name."""
        boxes = tuple(changed if each.id == changed.id else each for each in self._boxes)
        self.rows[changed.id].name.set_error(self._save(boxes))

    def shift(self, box_id: str, by: int) -> None:
        """Move a box one place up or down; the focus goes along."""
        order = [each.id for each in self._boxes]
        place = order.index(box_id)
        boxes = list(self._boxes)
        if not 0 <= place + by < len(boxes):
            return
        boxes.insert(place + by, boxes.pop(place))
        self.notice.close_notice()
        if self._save(tuple(boxes)) == "":
            row = self.rows[box_id]
            button = row.up if by < 0 else row.down
            (button if button.isEnabled() else row.name).setFocus()

    def _save(self, boxes: tuple[JournalBox, ...]) -> str:
        """Keep the boxes; return why not, empty when it is done or nothing is new."""
        if boxes == self._boxes:
            return ""
        tried = attempt(self._workspace, "Ret felterne", save_boxes, boxes)
        if tried.done is not None:
            self.read()
        return tried.refusal

    def _save_system(self, name: str) -> None:
        self._workspace.do("Ret fagsystemets navn", profile.save_setting, SYSTEM_KEY, name)

    def _restore(self) -> None:
        if self._workspace.do("Ret felterne", restore_boxes) is not None:
            self.read()
            self.notice.say("Navnene er, som de fulgte med Rundbord.", "good")

    def _rebuild(self, boxes: tuple[JournalBox, ...]) -> None:
        empty_layout(self._list)
        self.rows = {each.id: BoxRow(self, each) for each in boxes}
        for row in self.rows.values():
            self._list.addWidget(row)


class BoxRow(QWidget):
    """One box: its name over there, what it takes, whether it is used, and its place in the order."""

    def __init__(self, part: JournalBoxesPart, box: JournalBox) -> None:
        super().__init__()
        self._part, self._box = part, box
        self.name, self.limit = line_field(""), line_field("", placeholder=UNKNOWN, explain=_explain)
        self.on, self._about = CheckBox("Bruges"), Text("", "meta", "ink2", wrap=True)
        self.up, self.down = IconButton("arrow-fat-line-up", ""), IconButton("caret-down", "")
        self.name.committed.connect(lambda text: part.change(replace(self._box, name=text.strip())))
        self.limit.committed.connect(self._on_limit)
        self.on.toggled.connect(lambda on: part.change(replace(self._box, on=on)))
        self.up.clicked.connect(lambda: part.shift(self._box.id, -1))
        self.down.clicked.connect(lambda: part.shift(self._box.id, 1))
        self._lay_out()

    def show_box(self, box: JournalBox, *, is_first: bool, is_last: bool) -> None:
        """Show a box as it is kept."""
        self._box = box
        for field, label, text in (
            (self.name, f"Feltet »{box.name}« hedder", box.name),
            (self.limit, f"»{box.name}« tager højst (tegn)", "" if box.limit is None else str(box.limit)),
        ):
            field.set_label(label)
            if not field.editor.hasFocus():
                field.set_text(text)
        self._about.setText(box.about)
        blocked = self.on.blockSignals(True)
        self.on.setChecked(box.on)
        self.on.blockSignals(blocked)
        self.on.setAccessibleName(f"»{box.name}« bruges")
        for button, words, enabled in ((self.up, "op", not is_first), (self.down, "ned", not is_last)):
            button.setAccessibleName(f"Flyt »{box.name}« {words}")
            button.setToolTip(f"Flyt »{box.name}« {words}")
            button.setEnabled(enabled)

    def _on_limit(self, text: str) -> None:
        try:
            self._part.change(replace(self._box, limit=read_limit(text)))
        except UserError as error:
            self.limit.set_error(str(error))

    def _lay_out(self) -> None:
        fields, under = QHBoxLayout(), QHBoxLayout()
        self.limit.setFixedWidth(current_theme().px(LIMIT_WIDTH))
        fields.setSpacing(12)
        fields.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.limit, 0, Qt.AlignmentFlag.AlignTop)
        under.setSpacing(8)
        under.addWidget(self._about, 1)
        for part in (self.on, self.up, self.down):
            under.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(fields)
        column.addLayout(under)


def _explain(typed: str) -> str:
    limit = read_limit(typed)
    return f"{whole_number(limit)} tegn" if limit else ""
