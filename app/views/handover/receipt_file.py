"""The receipt of a package as a file: written by the one who received it, read by the one who sent it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.documents.outgoing_file import write_outside
from app.exchange.receipt import receipt_bytes, receipt_name
from app.services.hand_over_receipt import Arrived, receipt_for
from app.views.file_choice import ask_save_path
from app.views.widgets.cards import Card
from app.views.widgets.text import Text
from app.views.workspace import Workspace

KIND = "Kvittering fra Rundbord (*.kvittering)"
SAVED = "Kvitteringen er gemt. Send den til {whom}."
PLAIN = "Afsenderens nøgle var ikke med, så dine spørgsmål er ikke i den. Ring om dem."
CLAIM = "Navnet er skrevet af modtageren. Er du i tvivl, så ring."
SHORT = 60
"""Letters of a name in a heading: anybody may have written it."""
SENDER = "den, der sendte sagen"


def save_receipt(parent: QWidget, workspace: Workspace, mark: str, whom: str = "") -> str:
    """Ask where, write the receipt of a package there, and return what to say; empty when nothing was written.

    Raises UserError for a package without a mark and for a place that refuses.
    """
    found = workspace.ask(receipt_for, mark)
    path = ask_save_path(parent, "Gem kvitteringen", receipt_name(workspace.today), KIND)
    if not path:
        return ""
    content = receipt_bytes(found, sealed=bool(found.reply_to))
    if found.reply_to:
        content = workspace.keeper.seal_package(content, public_key=found.reply_to)
    write_outside(Path(path), content)
    asked = any(each.questions or each.remark for each in found.cases)
    plain = PLAIN if asked and not found.reply_to else ""
    return " ".join(filter(None, (SAVED.format(whom=whom or SENDER), plain)))


class ArrivedCard(Card):
    """What a receipt says, case by case; what did not arrive stands first."""

    def __init__(self, told: Sequence[Arrived], by: str) -> None:
        whole = all(each.ok for each in told)
        super().__init__(f"Kvittering fra {by[:SHORT] or 'modtageren'}", tone="" if whole else "warn", icon="handshake")
        self.body.addWidget(Text(CLAIM, "meta", "ink2", wrap=True))
        for each in told:
            asked = f" {_questions(each.questions)}" if each.questions else ""
            colour = "ink" if each.ok else "warn"
            self.body.addWidget(Text(f"{each.number or 'Sag'}: {each.text}{asked}", "body", colour, wrap=True))


def _questions(count: int) -> str:
    many = "Der er et spørgsmål tilbage" if count == 1 else f"Der er {count} spørgsmål tilbage"
    return f"{many}. Se under »Giv sagen videre« i sagen."
