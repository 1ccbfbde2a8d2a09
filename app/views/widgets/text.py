"""Words on the page: text in a step of the type scale, one-line names that shorten, headings and hairlines."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.language.number_words import whole_number
from app.views.theme import Theme, current_theme
from app.views.widgets.heard import Role
from app.views.widgets.text_layout import ENDLESS, SetText, draw_elided, line_width, room_for

SPARE = 2
"""Pixels a line has more than its words."""
LEVELS = {"title": 1, "heading": 2}
"""The steps of the type scale that are headings, and their level; a reader goes from one to the next."""
LOWEST = 3
"""The level of any other heading."""


class Text(QLabel):
    """Plain text in a role of the type scale; never markup. With `wrap` it fills the width it gets and grows downwards.

    `strong` is how many of the first characters are semibold (an owner's name before the agreement).
    """

    def __init__(
        self, text: str = "", role: str = "body", colour: str = "ink", *, wrap: bool = False, strong: int = 0
    ) -> None:
        super().__init__()
        self._role, self._colour, self._strong = role, colour, strong
        # Setting the words costs as much as painting them, and a tab one comes back to is painted just as it was.
        self._lines: tuple[tuple[str, Theme, float, int, str], SetText] | None = None
        # Layouts inside layouts ask each text for its height some twenty times before they have come to rest.
        self._heights: dict[int, int] = {}
        self._measured_in: Theme | None = None
        self._tail = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setAlignment(Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    @property
    def heard_as(self) -> Role | None:
        """What a screen reader takes it for: a heading, or nothing but words."""
        return Role.Heading if self._role in LEVELS and self.text() else None

    def heard_level(self) -> int:
        """Return the level of a heading."""
        return LEVELS.get(self._role, LOWEST)

    def setText(self, text: str) -> None:
        """Show another text."""
        self._heights.clear()
        super().setText(text)

    def set_colour(self, colour: str) -> None:
        """Use another colour token."""
        self._colour = colour
        self.update()

    def set_tail(self, tail: str) -> None:
        """Show a quiet word behind the last one: how many there are."""
        if tail != self._tail:
            self._tail = tail
            self._heights.clear()
            self.updateGeometry()
            self.update()

    def set_strong_text(self, text: str, strong: int) -> None:
        """Show another text with its first `strong` characters semibold."""
        self._strong = strong
        self.setText(text)

    def sizeHint(self) -> QSize:
        """Return the size on one line, or about 36 ems wide when it wraps."""
        wide, high = self._room(ENDLESS)
        if not self.wordWrap():
            return QSize(int(wide) + SPARE, round(high))
        width = min(wide + SPARE, current_theme().style(self._role).size * 36)
        return QSize(int(width) + 1, self.heightForWidth(int(width) + 1))

    def minimumSizeHint(self) -> QSize:
        """Return the whole line, or one line of a few letters when it wraps."""
        if not self.wordWrap():
            return self.sizeHint()
        return QSize(current_theme().px(48), round(current_theme().style(self._role).line))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        theme = current_theme()
        if self._measured_in is not theme:
            self._heights.clear()
            self._measured_in = theme
        high = self._heights.get(width)
        if high is None:
            high = self._heights[width] = self._height(width) if self.wordWrap() else -1
        return high

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines from the top."""
        painter = QPainter(self)
        painter.setPen(current_theme().colour(self._colour if self.isEnabled() else "ink3"))
        lines = self._set(self.width() if self.wordWrap() else ENDLESS)
        top = 0.0 if self.alignment() & Qt.AlignmentFlag.AlignTop else (self.height() - lines.size.height()) / 2
        left = self.width() - lines.size.width() if self.alignment() & Qt.AlignmentFlag.AlignRight else 0.0
        lines.draw(painter, QPointF(0.0 if self.wordWrap() else left, top))
        painter.end()

    def _height(self, width: int) -> int:
        wide, high = self._room(ENDLESS)
        return round(high if wide + SPARE <= width else self._room(width)[1])

    def _room(self, width: float) -> tuple[float, float]:
        return room_for(self.text(), self._role, current_theme(), width, self._strong, self._tail)

    def _set(self, width: float) -> SetText:
        theme = current_theme()
        asked = (self.text(), theme, width, self._strong, self._tail)
        if self._lines is None or self._lines[0] != asked:
            line = theme.style(self._role).line
            self._lines = asked, SetText(self.text(), theme.font(self._role), width, line, self._strong, self._tail)
        return self._lines[1]


class Heading(Text):
    """The name of what stands under it in a letter that is used for other strong words too: a person, a number."""

    @property
    def heard_as(self) -> Role:
        """What a screen reader takes it for."""
        return Role.Heading


class ElidedLabel(QLabel):
    """One line that ends with … when it lacks room; the whole text is the tooltip and the accessible name."""

    def __init__(self, text: str = "", role: str = "body", colour: str = "ink") -> None:
        super().__init__()
        self._role, self._colour = role, colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    @property
    def heard_as(self) -> Role | None:
        """What a screen reader takes it for: the name of a case is the heading of its page."""
        return Role.Heading if self._role == "case" else None

    def heard_level(self) -> int:
        """Return the level of a page's name."""
        return 1

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self.setAccessibleName(text)

    def set_role(self, role: str) -> None:
        """Use another step of the type scale."""
        if role != self._role:
            self._role = role
            self.updateGeometry()
            self.update()

    def width_in(self, role: str) -> int:
        """Return the pixels the whole text takes in a step of the type scale."""
        return int(line_width(self.text(), role, current_theme())) + 2

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        return QSize(self.width_in(self._role), round(current_theme().style(self._role).line))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(min(current_theme().px(56), self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        theme = current_theme()
        self.setToolTip(self.text() if self.sizeHint().width() > self.width() + 2 else "")
        painter = QPainter(self)
        painter.setFont(theme.font(self._role))
        painter.setPen(theme.colour(self._colour))
        draw_elided(painter, QRectF(self.rect()), self.text())
        painter.end()


class SectionHeading(QWidget):
    """A heading with an optional quiet count behind it: »I dag 3«. `wrap` where it names somebody: names are long."""

    heard_as = Role.Heading
    heard_whole = True

    def __init__(
        self, text: str, count: int | None = None, *, role: str = "subhead", colour: str = "ink", wrap: bool = False
    ) -> None:
        super().__init__()
        self._role = role
        self._title = Text(text, role, colour, wrap=wrap or role in LEVELS)  # the name of a page or a part is never cut
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._title, 1)
        self.set_text(text, count)

    def set_text(self, text: str, count: int | None = None) -> None:
        """Show another heading and count."""
        self._title.setText(text)
        self._title.set_tail("" if count is None else whole_number(count))
        self.setAccessibleName(text if count is None else f"{text}, {count}")

    def needs_lines(self) -> bool:
        """Tell whether it breaks into lines at the width it has."""
        wide, line = self.width(), round(current_theme().style(self._role).line)
        return self._title.wordWrap() and self._title.heightForWidth(wide) > line

    def heard_level(self) -> int:
        """Return the level a screen reader is told."""
        return LEVELS.get(self._role, LOWEST)


class Hairline(QWidget):
    """A thin line between rows; decoration only."""

    def __init__(self, colour: str = "line") -> None:
        super().__init__()
        self._colour = colour
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour(self._colour))
        painter.end()
