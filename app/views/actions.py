"""All actions of the program in one table: what they are called, their key, and where they work.

The list of keys (Shift+F1), the page of keys in the guide, the commands of the search box and the key bar read it.
"""

from dataclasses import dataclass
from functools import cache

from app.services.modules import CATALOGUE, FIGURES, NOTIFICATIONS
from app.views.genogram.commands import COMMANDS, shown_keys

CAPS = {
    "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter", "Shift": "Skift", "Escape": "Esc",
    "PgDown": "Page Down",
}  # fmt: skip
"""What Qt's names of keys are called on key caps."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action. `keys` is in Qt's portable form; `command` means that the search box offers it too, from everywhere.

    `part` is the part of the program it belongs to; when that is off, the action is nowhere to be seen.
    """

    name: str
    text: str
    keys: str
    where: str
    command: bool = False
    part: str = ""

    @property
    def shown(self) -> str:
        """The key as it stands on key caps: »Ctrl K«."""
        if self.where == IN_DRAWING:
            return shown_keys(self.keys)
        return " ".join(CAPS.get(part, part) for part in self.keys.split("+"))

    @property
    def told(self) -> str:
        """The key and, when it is one of a page, where: »Ctrl K«, »K på I dag«."""
        return self.shown if self.where == EVERYWHERE else f"{self.shown} {self.where[:1].lower()}{self.where[1:]}"


EVERYWHERE = "Overalt"
ON_TODAY = "På I dag"
ON_CASES = "På Sager"
IN_REVIEW = "I Sagsgennemgang"
ON_FIGURES = "På Tal"
IN_CASE = "I en sag"
IN_MEETING = "Ved mødet"
IN_DRAWING = "I slægtstegningen"

ACTIONS: tuple[Action, ...] = (
    Action("search", "Søg", "Ctrl+K", EVERYWHERE),
    Action("find", "Find på siden", "Ctrl+F", EVERYWHERE, command=True),
    Action("capture", "Husk noget til senere", "Ctrl+Shift+N", EVERYWHERE, command=True),
    Action("recent", "De sager, du sidst havde åbne", "Alt+1–9", EVERYWHERE),
    Action("today", "I dag", "F2", EVERYWHERE, command=True),
    Action("cases", "Sager", "F3", EVERYWHERE, command=True),
    Action("settings", "Indstillinger", "F4", EVERYWHERE, command=True),
    Action("catalogue", "Tilbud", "F5", EVERYWHERE, command=True, part=CATALOGUE),
    Action("figures", "Tal", "F6", EVERYWHERE, command=True, part=FIGURES),
    Action("new_case", "Ny sag", "Ctrl+N", EVERYWHERE, command=True),
    Action("undo", "Fortryd", "Ctrl+Z", EVERYWHERE, command=True),
    Action("redo", "Gentag", "Ctrl+Y", EVERYWHERE, command=True),
    Action("back", "Tilbage", "Escape", EVERYWHERE),
    Action("help", "Vejledning", "F1", EVERYWHERE, command=True),
    Action("keys", "Alle taster", "Shift+F1", EVERYWHERE, command=True),
    Action("spelling", "Næste stavefejl, med forslag", "Ctrl+.", EVERYWHERE),
    Action("print", "Udskriv listen, papiret eller sagens papirer", "Ctrl+P", EVERYWHERE, command=True),
    Action("several", "Vælg flere linjer, eller alle med Ctrl A", "Shift+Up+Down", EVERYWHERE),
    Action("whole_one", "Se hele det valgte, når listen står alene", "Right", EVERYWHERE),
    Action("lock", "Lås", "Ctrl+L", EVERYWHERE, command=True),
    Action("choose", "Vælg", "Up+Down", ON_TODAY),
    Action("open_case", "Åbn sagen", "Return", ON_TODAY),
    Action("done", "Gjort", "G", ON_TODAY),
    Action("set_date", "Sæt dato", "S", ON_TODAY),
    Action("tell_day", "Skriv dagen, det sidst skete", "D", ON_TODAY),
    Action("hold_follow_up", "Hold opfølgning", "H", ON_TODAY),
    Action("not_held", "Ikke holdt, fordi …", "I", ON_TODAY),
    Action("open_meeting", "Åbn mødet", "M", ON_TODAY),
    Action("lay_over", "Læg over", "L", ON_TODAY),
    Action("answer", "Tag stilling eller afslut", "A", ON_TODAY),
    Action("note_contact", "Notér kontakt", "R", ON_TODAY),
    Action("put_off", "Udskyd, fordi …", "U", ON_TODAY),
    Action("why_date", "Hvorfor den dato?", "?", ON_TODAY),
    Action("month", "Måned", "K", ON_TODAY, command=True),
    Action("new_case_here", "Ny sag", "N", ON_CASES),
    Action("review", "Sagsgennemgang", "S", ON_CASES, command=True),
    Action("worries", "Bekymringer", "B", ON_CASES, command=True),
    Action("no_contact", "Uden kontakt", "U", ON_CASES, command=True, part=NOTIFICATIONS),
    Action("open_listed_case", "Åbn sagen", "Return", ON_CASES),
    Action("begin_review", "Gå i gang", "G", IN_REVIEW),
    Action("what_waits", "Det venter", "V", IN_REVIEW, command=True),
    Action("review_paper", "Papir", "P", IN_REVIEW),
    Action("write_and_next", "Skriv og næste", "Ctrl+Return", IN_REVIEW),
    Action("skip_case", "Spring over", "PgDown", IN_REVIEW),
    Action("figure", "Næste tal", "Up+Down", ON_FIGURES, part=FIGURES),
    Action("figure_table", "Tabel", "T", ON_FIGURES, part=FIGURES),
    Action("figure_definition", "Sådan tælles det", "D", ON_FIGURES, part=FIGURES),
    Action("period", "Perioden før og efter", "Alt+Left+Right", ON_FIGURES, part=FIGURES),
    Action("tab", "Kort fortalt, Mennesker, Møder …", "Ctrl+1–9", IN_CASE),
    Action("next_tab", "Den næste fane", "Ctrl+Tab", IN_CASE),
    Action("move", "Flyt et mål, en aftale eller et punkt", "Alt+Up+Down", IN_CASE),
    Action("copy_line", "Kopiér linjen i en liste", "Ctrl+C", EVERYWHERE),
    Action("copy_list", "Kopiér hele listen", "Ctrl+Shift+C", EVERYWHERE),
    Action("paste_here", "Læg et kopieret billede eller en fil i sagen", "Ctrl+V", IN_CASE),
    Action("agreement", "Aftale", "Alt+A", IN_MEETING),
    Action("own_words", "Barnets ord", "Alt+O", IN_MEETING),
    Action("works", "Virker", "Alt+V", IN_MEETING),
    Action("worry", "Bekymring", "Alt+B", IN_MEETING),
    Action("parked", "Til senere", "Alt+P", IN_MEETING),
    Action("proposal", "Forslag", "Alt+F", IN_MEETING),
    Action("to_check", "Se efter", "Alt+R", IN_MEETING),
    Action("only_mine", "Kun på min skærm", "Alt+S", IN_MEETING),
    Action("speaker", "Hvem sagde det, 0 er uden navn", "Alt+0–9", IN_MEETING),
    Action("child_goes", "Barnet går nu", "Alt+G", IN_MEETING),
    Action("another_question", "Et andet spørgsmål", "Alt+Q", IN_MEETING),
    Action("ask_child", "Som man spørger et barn", "Alt+C", IN_MEETING),
    Action("reveal", "Vis de voksnes tal", "Alt+L", IN_MEETING),
    Action("family", "Familien ved siden af", "Alt+T", IN_MEETING),
    Action("turns", "Hvem har talt", "Alt+H", IN_MEETING),
    Action("next_step", "Næste trin", "F7", IN_MEETING),
    Action("turn_screen", "Vend skærmen", "F8", IN_MEETING),
    Action("photo", "Vis til foto", "Shift+F8", IN_MEETING),
    Action("second_screen", "Rummets skærm på projektoren", "F9", IN_MEETING),
    Action("next_screen", "Den næste skærm", "Shift+F9", IN_MEETING),
    Action("dark", "Mørk skærm", "F10", IN_MEETING),
    Action("cover", "Dæk skærmen", "Ctrl+Shift+D", IN_MEETING),
    Action("end_meeting", "Afslut mødet", "Ctrl+Return", IN_MEETING),
    *(Action(each.name, each.text, each.keys, IN_DRAWING) for each in COMMANDS),
)

BY_NAME = {action.name: action for action in ACTIONS}


@cache
def commands(on: frozenset[str] = frozenset()) -> tuple[Action, ...]:
    """Return the actions the search box offers; `on` are the parts that are switched on."""
    return tuple(action for action in ACTIONS if action.command and (not action.part or action.part in on))


def groups(on: frozenset[str] = frozenset()) -> dict[str, tuple[Action, ...]]:
    """Return the actions by where they work, in the order of the table; `on` are the parts that are switched on."""
    shown = [action for action in ACTIONS if not action.part or action.part in on]
    places = dict.fromkeys(action.where for action in shown)
    return {place: tuple(action for action in shown if action.where == place) for place in places}
