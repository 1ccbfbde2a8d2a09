"""The keys of the network map as data: the drawing, the buttons beside it and the key bar all read this table."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from app.models.enums_people import Sector, TieQuality


@dataclass(frozen=True, slots=True)
class MapCommand:
    """One thing that can be done to the selected person. `cap` is the key as it is shown."""

    name: str
    word: str
    key: Qt.Key
    cap: str


RINGS: tuple[MapCommand, ...] = (
    MapCommand("ring:1", "Nærmest", Qt.Key.Key_1, "1"),
    MapCommand("ring:2", "Tæt på", Qt.Key.Key_2, "2"),
    MapCommand("ring:3", "Længere ude", Qt.Key.Key_3, "3"),
    MapCommand("ring:0", "Uden for cirklen", Qt.Key.Key_0, "0"),
)
SECTORS: tuple[MapCommand, ...] = (
    MapCommand(f"sector:{Sector.FAMILY.value}", "Familie", Qt.Key.Key_F, "F"),
    MapCommand(f"sector:{Sector.FRIENDS.value}", "Venner", Qt.Key.Key_V, "V"),
    MapCommand(f"sector:{Sector.NEIGHBOURS.value}", "Fritid og naboer", Qt.Key.Key_I, "I"),
    MapCommand(f"sector:{Sector.SCHOOL.value}", "Skole og arbejde", Qt.Key.Key_S, "S"),
    MapCommand(f"sector:{Sector.PROFESSIONALS.value}", "Fagpersoner", Qt.Key.Key_P, "P"),
)
QUALITIES: tuple[MapCommand, ...] = (
    MapCommand(f"quality:{TieQuality.STRONG.value}", "Stærk", Qt.Key.Key_T, "T"),
    MapCommand(f"quality:{TieQuality.ORDINARY.value}", "Almindelig", Qt.Key.Key_A, "A"),
    MapCommand(f"quality:{TieQuality.WEAK.value}", "Svag", Qt.Key.Key_K, "K"),
    MapCommand(f"quality:{TieQuality.STRAINED.value}", "Anspændt", Qt.Key.Key_Z, "Z"),
    MapCommand(f"quality:{TieQuality.BROKEN.value}", "Brudt", Qt.Key.Key_B, "B"),
)
OTHERS: tuple[MapCommand, ...] = (
    MapCommand("new", "Ny på kortet", Qt.Key.Key_N, "N"),
    MapCommand("asked", "Er spurgt", Qt.Key.Key_G, "G"),
    MapCommand("child", "Barnet sætter selv", Qt.Key.Key_M, "M"),
    MapCommand("edit", "Ret", Qt.Key.Key_Return, "Enter"),
    MapCommand("edit", "Ret", Qt.Key.Key_Enter, "Enter"),
    MapCommand("remove", "Tag af kortet", Qt.Key.Key_Delete, "Del"),
    MapCommand("whole", "Hele kortet", Qt.Key.Key_H, "H"),
    MapCommand("larger", "Større", Qt.Key.Key_Plus, "+"),
    MapCommand("smaller", "Mindre", Qt.Key.Key_Minus, "-"),
)
BY_KEY: dict[int, str] = {each.key: each.name for each in (*RINGS, *SECTORS, *QUALITIES, *OTHERS)}
"""What a key asks for, when the map has the focus."""
