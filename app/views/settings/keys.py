"""What opens the cases besides the passphrase: the extra key and the recovery sheet; and what IT has decided."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from app.errors import RundbordError
from app.policy import EXPORT_NAMES, EXPORTS, Policy
from app.views.file_choice import ask_folder_path
from app.views.settings.key_work import LEAVE, KeyWork
from app.views.store_port import StoreKeeper
from app.views.unlock.keep_code import KeepCode
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import secret_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text

ABOUT_EXTRA = (
    "En lille fil på et USB-stik. Har du lavet den, åbner adgangssætningen kun, når stikket sidder i. "
    "Gem stikket et andet sted end computeren. Arket åbner stadig, hvis stikket bliver væk."
)
MAKING, DROPPING, RENEWING = "Laver den ekstra nøgle", "Tager den ekstra nøgle ud af brug", "Laver et nyt ark"
STAY = "Bliv her, til arket står på skærmen. Det gamle gælder, til du har gemt det nye."
SHEET_WAITS = "Det nye genoprettelsesark står under »Indstillinger«. Det gamle gælder, til du har gemt det nye."
BOTH_OPEN = "Det gamle ark gælder også, til du har trykket »Tag arket i brug«."
TAKE = "Tag arket i brug"
IN_USE = "Den ekstra nøgle er i brug."
NOT_IN_USE = "Der er ingen ekstra nøgle."
MADE = "Den ekstra nøgle ligger nu på stikket, som filen »rundbord.ekstra«. Sæt stikket i, næste gang du låser op."
USED = (
    "Der lå en ekstra nøgle på stikket, filen »rundbord.ekstra«, og den er taget i brug. "
    "Sæt stikket i, næste gang du låser op."
)
DROPPED = "Adgangssætningen er nu nok i sig selv. Slet filen på stikket."
ABOUT_SHEET = (
    "Er arket blevet væk, eller har andre set det? Lav et nyt. Når du har taget det i brug, åbner det gamle kun "
    "sikkerhedskopier, der er taget før."
)
RENEWED = "Det nye ark gælder. Riv det gamle i stykker."
DECIDED = {
    "idle_minutes": "Rundbord låser uden brug efter: {0} min.",
    "meeting_idle_minutes": "Rundbord låser i et møde uden brug efter: {0} min.",
    "clipboard_seconds": "Det, du kopierer, bliver slettet efter {0} sekunder.",
    "hide_from_capture": "Vinduerne kommer ikke med, når skærmen deles, hvis systemet kan udelade dem.",
    "backup_folder": "Sikkerhedskopier lægges også i {0}.",
    "allowed_exports": "Her på computeren kan du ikke: {0}.",
    "municipal_key": "It-afdelingen har en nøgle, så de kan give dig en ny adgangssætning.",
    "retention_days": "En afsluttet sag gemmes her i {0} dage.",
    "store_folder": "Sagerne ligger i {0}.",
    "require_extra_key": "Du skal bruge en ekstra nøgle på et USB-stik.",
    "reminders": "Påmindelser er slået fra.",
}


class KeysPart(Card):
    """The card »Nøgler til sagerne«. `print_code` prints a sheet from memory."""

    help_topic = "settings.keys"

    def __init__(self, keeper: StoreKeeper, print_code: Callable[[str], object] | None) -> None:
        super().__init__("Nøgler til sagerne")
        self._keeper, self._print_code = keeper, print_code
        self._passphrase = secret_field("Din adgangssætning")
        self._waits = Text("", "body", "warn", wrap=True)
        self._state = Text("", "body", wrap=True)
        self._make = PlainButton("Lav en ekstra nøgle på et stik …", icon="key")
        self._drop = PlainButton("Brug ikke længere den ekstra nøgle")
        self._renew = PlainButton("Lav et nyt genoprettelsesark", icon="printer")
        self._notice = NoticeBar()
        self.work = KeyWork(self, self._notice, (self._passphrase,))
        self._sheet: KeepCode | None = None
        self._make.clicked.connect(self.make_extra_key)
        self._drop.clicked.connect(self.drop_extra_key)
        self._renew.clicked.connect(self.renew_sheet)
        left = Qt.AlignmentFlag.AlignLeft
        self.body.addWidget(self._passphrase)
        self.body.addWidget(self._notice)
        self.body.addWidget(Text(ABOUT_EXTRA, "meta", "ink2", wrap=True))
        self.body.addWidget(self._state)
        for button in (self._make, self._drop):
            self.body.addWidget(button, 0, left)
        self.body.addWidget(Text(ABOUT_SHEET, "meta", "ink2", wrap=True))
        self.body.addWidget(self._waits)
        self.body.addWidget(self._renew, 0, left)
        self._show_state()

    def make_extra_key(self) -> None:
        """Ask where the stick is, and make the key there."""
        if not self._passphrase_is_there():
            return
        folder = ask_folder_path(self, "Vælg USB-stikket")
        if folder:
            words, keeper = self._passphrase.text(), self._keeper
            self._start(self._make, MAKING, lambda: keeper.use_extra_key(words, Path(folder)), MADE)

    def drop_extra_key(self) -> None:
        """Let the passphrase be enough again."""
        if self._passphrase_is_there():
            words, keeper = self._passphrase.text(), self._keeper
            self._start(self._drop, DROPPING, lambda: keeper.drop_extra_key(words), DROPPED)

    def renew_sheet(self) -> None:
        """Make a new code, show it, and let it be printed."""
        if self._passphrase_is_there():
            words, keeper = self._passphrase.text(), self._keeper
            self._start(self._renew, RENEWING, lambda: keeper.add_recovery_code(words), "")

    def _passphrase_is_there(self) -> bool:
        if self.work.busy():
            return False
        self._passphrase.set_error("" if self._passphrase.text() else "Skriv først din adgangssætning.")
        return bool(self._passphrase.text())

    def _start(self, button: PlainButton, doing: str, call: Callable[[], object], done: str) -> None:
        def end(made: object) -> str:
            self._passphrase.set_text("")
            if done:
                self._notice.say(USED if made is False else done, "good")
            self._show_state()
            if not isinstance(made, str):
                return ""
            self._show_sheet(made)
            return SHEET_WAITS

        advice = LEAVE if done else STAY
        self.work.start(button, doing, call, end, self._passphrase.set_error, advice=advice)

    def _show_state(self) -> None:
        in_use = self._keeper.needs_extra_key()
        self._state.setText(IN_USE if in_use else NOT_IN_USE)
        self._make.setVisible(not in_use)
        self._drop.setVisible(in_use)
        told = "" if self._sheet is not None else " ".join(self._keeper.sheet_told())
        self._waits.setText(told)
        self._waits.setVisible(bool(told))

    def _show_sheet(self, code: str) -> None:
        self._renew.hide()
        self._waits.hide()
        self._notice.say(BOTH_OPEN)
        self._sheet = KeepCode(code, self._print_code, TAKE)
        self._sheet.kept.connect(self._take_sheet)
        self.body.addWidget(self._sheet)
        self._sheet.begin()

    def _take_sheet(self) -> None:
        """Let the new sheet be the only one; when that cannot be written, it stays on the screen and both open."""
        if self._sheet is None:
            return
        try:
            self._keeper.keep_recovery_code()
        except RundbordError as error:
            self._sheet.say_fault(str(error))
            return
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = None
        self._renew.show()
        self._show_state()
        self._notice.say(RENEWED, "good")


class DecidedPart(Card):
    """The card »Bestemt af jeres it-afdeling«: what the policy file says, in words."""

    help_topic = "settings.policy"

    def __init__(self, policy: Policy) -> None:
        super().__init__("Bestemt af jeres it-afdeling", icon="lock-simple")
        decided = policy.decided()
        for name, words in DECIDED.items():
            if name in decided:
                self.body.addWidget(Text(words.format(_value(policy, name)), "body", wrap=True))


def _value(policy: Policy, name: str) -> object:
    if name == "allowed_exports":
        forbidden = sorted(EXPORTS - policy.allowed_exports)
        return "; ".join(EXPORT_NAMES[each].removeprefix("at ") for each in forbidden)
    return getattr(policy, name)
