"""A case from a case file: who it is about, and one button. What is here already is not written over."""

from typing import Any

from PySide6.QtCore import Qt, Signal

from app.language.folding import join_names
from app.services.case_content import EXISTS, store_content
from app.views.records.attempt import attempt
from app.views.widgets.buttons import PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "En sag fra en fil"
ABOUT = "Læg sagen ind, hvis den skal være her hos dig. Filen bliver liggende, hvor den er, og den er ikke låst."
KNOWN = "Sagen er her i forvejen. Læg den kun ind igen, hvis du vil have den to gange."
NAMELESS = "Sag uden navn"


class CaseFileCard(Card):
    """`case_requested` with the case when it was taken in and the tab to open on; `refused` with a sentence."""

    case_requested = Signal(object, str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, content: dict[str, Any]) -> None:
        super().__init__(HEADING, icon="folders")
        self._workspace, self._content, self._as_new = workspace, content, False
        self._about = Text(ABOUT, "body", "ink2", wrap=True)
        self._take = PrimaryButton("Læg sagen ind", "Enter")
        self._take.clicked.connect(self.take_in)
        number = str(content["case"].get("number", ""))
        self.body.addWidget(Text(" · ".join(filter(None, (children_in(content), number))), "heading", wrap=True))
        one_line = str(content["case"].get("one_line", ""))
        if one_line:
            self.body.addWidget(Text(one_line, "body", wrap=True))
        self.body.addWidget(self._about)
        self.body.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._take)

    def take_in(self) -> None:
        """Store the case as one step; a case that is here already is asked about first."""
        tried = attempt(self._workspace, "Hent sag", store_content, self._content, as_new=self._as_new)
        if tried.done is not None:
            self._take.setEnabled(False)
            self.case_requested.emit(tried.done.value, "")
        elif tried.refusal == EXISTS and not self._as_new:
            tried.told()
            self._as_new = True
            self._about.setText(KNOWN)
            self._take.set_words("Læg den ind som en ny sag")
        elif tried.refusal:
            self.refused.emit(tried.refusal)


def children_in(content: dict[str, Any]) -> str:
    """Return the names of the children a case file is about."""
    names = {each["id"]: str(each.get("name", "")) for each in content.get("people", ())}
    children = [names.get(each.get("person"), "") for each in content.get("children", ())]
    return join_names([name for name in children if name]) or NAMELESS
