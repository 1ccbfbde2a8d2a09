"""The profile file: save what is our own, and see what a file would change before it is taken in."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.exchange.municipal_profile import LARGEST, read_profile, write_profile
from app.services import municipal_profile
from app.services.profile_changes import ProfileChange
from app.services.profile_content import NOT_A_PROFILE, ProfileContent
from app.views.file_choice import ask_open_path, ask_save_path
from app.views.settings.rules_desk import RulesDesk
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Heading, Text

KIND, FILE_NAME = "Profil fra Rundbord (*.toml)", "kommunens-profil.toml"
ABOUT = (
    "Profilen er én fil med det, I selv har lavet om: regler, tal, mødetyper, skabeloner, fagsystemets felter, "
    "svære ord og fraværsmærke. Der står intet om familier i den, så den kan gives til kolleger og til andre kommuner."
)
SAVED = "Profilen er gemt."
NOTHING = "Alt i filen er allerede sådan her hos jer."
WILL = "Filen laver {count} om. Intet er ændret endnu."
TAKEN = "Profilen er hentet, og datoerne i alle sager er regnet ud igen."
_ONE, _MANY = "én ting", "{count} ting"


class ProfileCard(Card):
    """The card. `take` and `save_to` are what its buttons do once a file is chosen."""

    def __init__(self, desk: RulesDesk) -> None:
        super().__init__("Kommunens profil")
        self._desk = desk
        self._content: ProfileContent | None = None
        self.notice, self._list = NoticeBar(), QVBoxLayout()
        self._list.setSpacing(4)
        self.use_button = PrimaryButton("Tag det hele i brug", icon="check")
        self.leave_button = PlainButton("Lad være")
        save, fetch = PlainButton("Gem profilen som fil …", icon="files"), PlainButton("Hent en profil …", icon="files")
        first, last = FlowLayout(gap=10), FlowLayout(gap=10)
        for layout, button, press in (
            (first, save, self._on_save), (first, fetch, self._on_fetch),
            (last, self.use_button, self.use), (last, self.leave_button, self.leave),
        ):  # fmt: skip
            button.clicked.connect(press)
            layout.addWidget(button)
        self.body.addWidget(Text(ABOUT, "meta", "ink2", wrap=True))
        self.body.addLayout(first)
        self.body.addWidget(self.notice)
        self.body.addLayout(self._list)
        self.body.addLayout(last)
        self._show(())

    def look_at(self, path: Path) -> None:
        """Show what a file would change, or say why it cannot be taken."""
        self.leave()
        try:
            content = read_profile(_content(path))
            changes = self._desk.workspace.ask(municipal_profile.preview_profile, content)
        except UserError as error:
            self.notice.say(str(error), "warn")
            return
        if not changes:
            self.notice.say(NOTHING)
            return
        self._content = content
        many = _ONE if len(changes) == 1 else _MANY.format(count=len(changes))
        self.notice.say(WILL.format(count=many))
        self._show(changes)

    def use(self) -> None:
        """Take the file in."""
        if self._content is None:
            return
        refusal = self._desk.take_profile(self._content)
        if refusal:
            self.notice.say(refusal, "warn")
            return
        self._content = None
        self._show(())
        self.notice.say(TAKEN, "good")

    def leave(self) -> None:
        """Forget the file that was looked at."""
        self._content = None
        self.notice.close_notice()
        self._show(())

    def save_to(self, path: Path) -> None:
        """Write the profile to a file."""
        done = self._desk.workspace.do("Gem profilen", municipal_profile.export_profile)
        if done is None:
            return
        try:
            write_outside(path, write_profile(done.value))
        except UserError as error:
            self.notice.say(str(error), "warn")
            return
        self.notice.say(SAVED, "good")

    def _show(self, changes: tuple[ProfileChange, ...]) -> None:
        empty_layout(self._list)
        area = ""
        for each in changes:
            if each.area != area:
                area = each.area
                self._list.addWidget(Heading(area, "subhead"))
            line = Text("", "body", wrap=True)
            line.set_strong_text(f"{each.name}: {each.change}", len(each.name))
            self._list.addWidget(line)
        for button in (self.use_button, self.leave_button):
            button.setVisible(bool(changes))

    def _on_save(self) -> None:
        if path := ask_save_path(self, "Gem kommunens profil", FILE_NAME, KIND):
            self.save_to(Path(path))

    def _on_fetch(self) -> None:
        if path := ask_open_path(self, "Hent en profil", KIND):
            self.look_at(Path(path))
            QTimer.singleShot(0, self, self._go_on)  # when what came is laid out: it may stand below what is seen

    def _go_on(self) -> None:
        if self.use_button.isVisible():
            self.use_button.setFocus()


def _content(path: Path) -> bytes:
    """Return what a file holds; one that is far too large is cut, and refused by whoever reads it. Raises UserError."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UserError(NOT_A_PROFILE) from error
