"""After a package was taken in: the cases to open, and the receipt for the one who sent them."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.errors import RundbordError
from app.services.comparison import Review
from app.services.hand_over import Parcel
from app.views.handover.receipt_file import save_receipt
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Lagt ind"
ABOUT = "Åbn en sag, og gå det igennem, der følger med. Send en kvittering, så den anden ved, at det er nået frem."
NO_RECEIPT = "Pakken er fra et ældre Rundbord, så der er ingen kvittering. Ring til den, der sendte den."


class TakenIn(Card):
    """The card. `case_requested` with the case and the tab it opens on; `told` with a sentence and its tone."""

    case_requested = Signal(object, str)
    told = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(HEADING, icon="check-circle")
        self._workspace = workspace
        self._parcel: Parcel | None = None
        self._about, self._links = Text("", "body", "ink2", wrap=True), QVBoxLayout()
        self._receipt = PlainButton("Gem kvittering …", icon="files")
        self._receipt.clicked.connect(self.save_receipt)
        self._links.setSpacing(4)
        self.body.addWidget(self._about)
        self.body.addLayout(self._links)
        self.body.addWidget(self._receipt, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_taken(self, parcel: Parcel, reviews: list[Review]) -> None:
        """Show what was taken in of a package."""
        self._parcel = parcel
        self._about.setText(ABOUT if parcel.mark else NO_RECEIPT)
        self._receipt.setVisible(bool(parcel.mark))
        empty_layout(self._links)
        for each in reviews:
            link = LinkButton(each.name or "Sag uden nummer")
            link.setAccessibleName(f"Åbn sagen {each.name}")
            link.clicked.connect(self._opening(each.case_id))
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.show()
        self._receipt.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Let go of the package."""
        self._parcel = None
        empty_layout(self._links)
        self.hide()

    def save_receipt(self) -> None:
        """Ask where, and write the receipt."""
        if self._parcel is None:
            return
        try:
            said = save_receipt(self, self._workspace, self._parcel.mark, self._parcel.sent_by)
        except RundbordError as error:
            self.told.emit(str(error), "warn")
            return
        if said:
            self.told.emit(said, "good")

    def _opening(self, case_id: UUID) -> Callable[[], None]:
        return lambda: self.case_requested.emit(case_id, "hand_over")
