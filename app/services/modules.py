"""Parts of the program that can be switched off: off = no trace in the window and no deadlines; the data is kept."""

from dataclasses import dataclass

from app.models.setup import Module
from app.services.ports import Unit, use_case

LADDER = "ladder"
LEGAL_BASIS = "legal_basis"
SUPERVISION = "supervision"
NETWORK_MAP = "network_map"
CATALOGUE = "catalogue"
LIX = "lix"
NOTIFICATIONS = "notifications"
ASSESSMENTS = "assessments"
RULINGS = "rulings"
GUIDES = "guides"
FIT = "fit"
FIGURES = "figures"
CASE_WEIGHT = "case_weight"
_OFF = "modules.off"

MODULES: dict[str, tuple[str, str, bool]] = {
    LADDER: ("Indsatstrappen", "Trin 1-6 på hver indsats, kun på din egen skærm.", False),
    LEGAL_BASIS: ("Paragraffer på skærmen", "Lovgrundlag ved indsatser og rytmer.", False),
    SUPERVISION: ("Tilsyn", "Tilsynsbesøg hos anbragte børn på listen I dag.", True),
    CATALOGUE: ("Tilbud", "En liste over kommunens tilbud, som kan lægges i planen med én tast.", False),
    LIX: ("Lixtal", "Et tal for, hvor let et papir til familien er at læse.", False),
    NOTIFICATIONS: (
        "Underretninger",
        "Et register over underretninger med frister og tal. Ofte ligger det andre steder.",
        False,
    ),
    ASSESSMENTS: ("Undersøgelser", "Screening, afdækning og børnefaglig undersøgelse.", False),
    RULINGS: ("Afgørelser", "Afgørelser, høring før dem og det, en afgørelse skal indeholde.", False),
    GUIDES: ("Handleguides", "Trin for trin, når nogen er bekymret for et barn.", False),
    FIT: (
        "Feedback i tal",
        "Fire tal fra et feedbackskema, som I selv har ret til at bruge, vist som en kurve.",
        False,
    ),
    FIGURES: ("Tal", "Nøgletal for dine sager og for afdelingen. Små grupper er skjult.", False),
    CASE_WEIGHT: ("Sagernes vægt", "Et skøn over, hvor meget arbejde der er i hver sag.", False),
    NETWORK_MAP: ("Netværket i ringe", "Ring og område ved hver person i netværket.", True),
}
"""Key -> Danish name, what it does, and whether it is on from the start."""


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """One part and whether it is on."""

    key: str
    name: str
    help: str
    on: bool


@use_case("modules.list")
def list_modules(unit: Unit) -> list[ModuleRow]:
    """Return all parts in their order."""
    off = switched_off(unit)
    return [ModuleRow(key, name, text, key not in off) for key, (name, text, _) in MODULES.items()]


@use_case("modules.switch")
def switch_module(unit: Unit, key: str, *, on: bool) -> None:
    """Switch a part on or off."""
    found = next((each for each in unit.live(Module) if each.key == key), None)
    if found is None:
        unit.add(Module(key=key, switched_on=on))
    else:
        found.switched_on = on


def switched_off(unit: Unit) -> frozenset[str]:
    """Return the keys of the parts that are off; read once where nothing more will be changed."""
    kept = unit.session.info.get(_OFF) if unit.settled else None
    if isinstance(kept, frozenset):
        return kept
    chosen = {each.key: each.switched_on for each in unit.live(Module)}
    off = frozenset(key for key, (_, _, at_start) in MODULES.items() if not chosen.get(key, at_start))
    if unit.settled:
        unit.session.info[_OFF] = off
    return off
