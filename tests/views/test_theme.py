"""Colours that can be read, a style sheet without holes, fonts and Danish words in Qt."""

import re

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.tokens import Scheme, load_tokens
from app.views import icons
from app.views.theme import Theme, apply_theme, current_theme, families, speak_danish

SURFACES = ("window", "rail", "page", "card", "sunken")
TEXTS = ("ink", "ink2", "ink3", "accent", "late", "warn", "good", "info")
TONES = ("late", "warn", "good", "info", "accent")
LEAST: dict[Scheme, float] = {"light": 4.5, "dark": 4.5, "black": 7.0, "white": 7.0}
"""The contrast text must have: what WCAG 2 asks of it, and what it asks where more is promised."""
SIGNS = ("control", "focus", "amber")


def _light(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def _contrast(theme: Theme, one: str, other: str) -> float:
    first, second = _light(theme.colour(one)), _light(theme.colour(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


@pytest.mark.parametrize("scheme", LEAST)
@pytest.mark.parametrize("surface", SURFACES)
def test_every_text_colour_can_be_read_on_every_surface(scheme: Scheme, surface: str) -> None:
    theme = Theme(scheme)
    for text in TEXTS:
        assert _contrast(theme, text, surface) >= LEAST[scheme], text
    for sign in SIGNS:
        assert _contrast(theme, sign, surface) >= 3.0, sign


@pytest.mark.parametrize("scheme", LEAST)
def test_text_can_be_read_on_its_own_soft_ground_and_on_the_accent(scheme: Scheme) -> None:
    theme = Theme(scheme)
    for tone in TONES:
        for text in (tone, "ink", "ink2"):
            assert _contrast(theme, text, f"{tone}_soft") >= LEAST[scheme], (text, tone)
    for text, ground in (("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_amber", "amber")):
        assert _contrast(theme, text, ground) >= LEAST[scheme], (text, ground)


def test_all_schemes_name_the_same_colours() -> None:
    colours = load_tokens().colours
    assert colours.keys() == LEAST.keys()
    assert all(each.keys() == colours["light"].keys() for each in colours.values())


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_style_sheet_has_no_holes_and_follows_the_text_size(scale: float) -> None:
    sheet = Theme("light", scale).style_sheet()
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert f"font-size: {round(16 * scale)}px" in sheet


def test_a_text_size_outside_the_range_is_moved_to_its_end() -> None:
    assert Theme("light", 0.2).text_scale == 1.0
    assert Theme("light", 9.0).text_scale == 2.0


def test_an_open_window_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme("dark", 1.5))
    assert current_theme() == Theme("dark", 1.5)
    assert qapp.palette().window().color() == Theme("dark").colour("page")
    apply_theme(qapp, Theme())


def test_the_shipped_fonts_are_the_ones_that_draw(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    assert set(families()) <= set(QFontDatabase.families())
    assert QFontInfo(current_theme().font("title")).family() == "Atkinson Hyperlegible Next"
    assert QFontInfo(current_theme().font("title")).weight() == 600


def test_qt_speaks_danish(qtbot: QtBot, qapp: QApplication) -> None:
    assert speak_danish(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") in ("Annuller", "Annullér")


def test_an_icon_takes_the_colour_of_the_theme(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    image = icons.pixmap("trash", "late", 40).toImage()
    solid = {
        image.pixelColor(x, y).name() for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {Theme().hex("late").lower()}


def test_every_token_the_style_sheet_names_is_in_every_scheme() -> None:
    assert not any(re.findall(r"\$\w+", Theme(scheme).style_sheet()) for scheme in LEAST)
