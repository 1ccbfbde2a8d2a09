"""The drawing painted with Qt, looked at pixel by pixel; and as a PNG that never takes all the memory there is."""

from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.genogram.shapes import Curve, Drawing, Ellipse, Label, Line, Polygon, Shape
from app.views.genogram.painting import paint_drawing
from app.views.genogram.picture import LONGEST_SIDE, MOST_PIXELS, drawing_png, picture_scale
from app.views.theme import Theme, load_fonts

CARD, INK = Theme().colour("card"), Theme().colour("ink")


def a_drawing(width: float, height: float, *shapes: Shape) -> Drawing:
    return Drawing(width, height, shapes, {}, {}, [], (), ())


def painted(*shapes: Shape, theme: Theme | None = None) -> QImage:
    load_fonts()
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(CARD)
    painter = QPainter(image)
    paint_drawing(painter, a_drawing(200, 100, *shapes), theme or Theme())
    painter.end()
    return image


def near(one: QColor, other: QColor) -> bool:
    return max(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True)) < 40


def inked(image: QImage, left: int, top: int, right: int, bottom: int) -> int:
    return sum(not near(image.pixelColor(x, y), CARD) for x in range(left, right) for y in range(top, bottom))


def test_each_shape_is_where_it_says(qtbot: QtBot) -> None:
    image = painted(
        Line(((10, 50), (90, 50)), width=4),
        Polygon(((110, 10), (150, 10), (150, 50), (110, 50)), fill="accent"),
        Ellipse(175, 75, 20, 20, width=4),
    )
    assert near(image.pixelColor(50, 50), INK)
    assert near(image.pixelColor(50, 56), CARD)
    assert near(image.pixelColor(130, 30), Theme().colour("accent"))
    assert near(image.pixelColor(130, 10), INK)
    assert near(image.pixelColor(175, 55), INK)
    assert near(image.pixelColor(175, 75), CARD)


def test_dashes_are_as_long_as_they_say_whatever_the_width_of_the_line(qtbot: QtBot) -> None:
    for width in (2.0, 6.0):
        image = painted(Line(((10, 50), (190, 50)), dash=(20, 10), width=width))
        assert near(image.pixelColor(20, 50), INK)
        assert near(image.pixelColor(35, 50), CARD)
        assert near(image.pixelColor(50, 50), INK)
        assert near(image.pixelColor(65, 50), CARD)


def test_a_closed_curve_is_closed_and_its_tint_lets_what_is_under_it_through(qtbot: QtBot) -> None:
    half = ((50.0, 80.0), (50.0, 20.0), (150.0, 20.0), (150.0, 80.0))
    image = painted(Line(((60, 60), (140, 60)), width=4), Curve(half, True, "late", 0.3, "ink", 4, role="household"))
    assert near(image.pixelColor(100, 80), INK)
    line, tint = image.pixelColor(100, 60), image.pixelColor(100, 70)
    assert line.lightness() < tint.lightness() < CARD.lightness()
    assert line.red() > INK.red()
    assert near(painted(Curve(half, width=4)).pixelColor(100, 80), CARD)


def test_what_has_no_colour_is_not_painted(qtbot: QtBot) -> None:
    square = ((10.0, 10.0), (90.0, 10.0), (90.0, 90.0), (10.0, 90.0))
    assert inked(painted(Polygon(square, "", "")), 0, 0, 200, 100) == 0


def test_letters_stand_at_their_anchor_and_a_halo_clears_what_is_under_them(qtbot: QtBot) -> None:
    for anchor, left, right in (("start", 100, 164), ("middle", 68, 132), ("end", 36, 101)):
        image = painted(Label(100, 60, "Åse Bæk", 16, anchor=anchor))
        assert inked(image, left, 40, right, 66) > 60
        assert inked(image, 0, 0, 200, 100) == inked(image, left, 40, right, 66)
    through = Line(((0, 55), (200, 55)), width=2)
    assert inked(painted(through), 68, 54, 132, 56) > inked(painted(through, Label(100, 60, "i i", 16, halo=6)),
                                                           68, 54, 132, 56)  # fmt: skip


def test_a_label_without_a_colour_is_ink(qtbot: QtBot) -> None:
    assert inked(painted(Label(100, 60, "Åse", 16, colour="")), 80, 40, 120, 66) > 30


def test_the_dark_theme_paints_light_letters(qtbot: QtBot) -> None:
    image = painted(Line(((10, 50), (90, 50)), width=4), theme=Theme("dark"))
    assert near(image.pixelColor(50, 50), Theme("dark").colour("ink"))


def test_a_png_is_twice_the_drawing_with_the_card_behind_it(qtbot: QtBot) -> None:
    load_fonts()
    image = QImage.fromData(drawing_png(a_drawing(200, 100, Line(((10, 50), (90, 50)), width=4))))
    assert (image.width(), image.height()) == (400, 200)
    assert near(image.pixelColor(100, 100), INK)
    assert near(image.pixelColor(0, 0), CARD)


def test_a_huge_drawing_is_made_smaller_and_an_empty_one_is_a_picture_still(qtbot: QtBot) -> None:
    for width, height in ((90_000.0, 900.0), (9_000.0, 9_000.0), (400_000.0, 3_000.0)):
        scale = picture_scale(a_drawing(width, height))
        assert width * height * scale**2 <= MOST_PIXELS * 1.001
        assert width * scale <= LONGEST_SIDE * 1.001
    assert picture_scale(a_drawing(4_000, 1_000)) == 2.0
    wide = QImage.fromData(drawing_png(a_drawing(60_000, 10, Line(((0, 5), (60_000, 5)), width=4))))
    assert wide.width() == LONGEST_SIDE
    assert not QImage.fromData(drawing_png(a_drawing(0, 0))).isNull()
