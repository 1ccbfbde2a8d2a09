"""Surfaces: cards, the child's own words, kind empty states, and tags."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.tokens import load_tokens
from app.views.icons import IconMark, draw_icon
from app.views.theme import current_theme
from app.views.widgets.heard import Role
from app.views.widgets.text import SectionHeading, Text
from app.views.widgets.text_layout import draw_elided


class Card(QFrame):
    """A card with an optional heading; add to `body`. `tone` (warn, late) colours the border: say it in words too."""

    heard_as = Role.Grouping

    def __init__(self, heading: str = "", count: int | None = None, *, tone: str = "", icon: str = "") -> None:
        super().__init__()
        self.setProperty("tone", tone)
        self.body = QVBoxLayout(self)
        pad = load_tokens().space["card_padding"]
        self.body.setContentsMargins(pad, pad, pad, pad)
        self.body.setSpacing(8)
        self._heading = SectionHeading(heading, count, colour=tone or "ink")
        if heading:
            self.setAccessibleName(heading)
            row = QHBoxLayout()
            row.setSpacing(9)
            if icon:
                row.addWidget(IconMark(icon, tone or "ink2"))
            row.addWidget(self._heading, 1)
            self.body.addLayout(row)

    def set_heading(self, heading: str, count: int | None = None) -> None:
        """Change the heading of a card that was made with one."""
        self._heading.set_text(heading, count)
        self.setAccessibleName(heading)


class OwnWords(QFrame):
    """What somebody said, word for word, in guillemets, with who and when under it."""

    def __init__(self, words: str = "", said: str = "") -> None:
        super().__init__()
        self._words = Text("", "spoken", wrap=True)
        self._said = Text("", "meta", "ink2", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(6)
        box.addWidget(self._words)
        box.addWidget(self._said)
        self.show_words(words, said)

    def put_beside(self, part: QWidget) -> None:
        """Put something to press on the line of who said it, for where height is scarce."""
        box = self.layout()
        if not isinstance(box, QVBoxLayout):
            return
        box.removeWidget(self._said)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(line)

    def show_words(self, words: str, said: str) -> None:
        """Show other words; `said` is »Mathias, 18. november«. Guillemets the text already has are not doubled."""
        quoted = f"»{words.strip().removeprefix('»').removesuffix('«')}«"
        self._words.set_strong_text(quoted, 0)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.setAccessibleName(f"{quoted} {said}".strip())


class EmptyState(QWidget):
    """A kind, true sentence where nothing stands yet, and maybe one thing to do."""

    def __init__(self, sentence: str, icon: str, action: QWidget | None = None) -> None:
        super().__init__()
        self._sentence = Text(sentence, "body", "ink2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconMark(icon, "ink3", 21, line="body"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(12)
        column.addLayout(row)
        if action is not None:
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignLeft)

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.setText(sentence)


class Tag(QWidget):
    """A small mark with words: »dato mangler«. `tone` is info, good, warn, late or empty for plain."""

    heard_as = Role.StaticText

    def __init__(self, text: str, tone: str = "", icon: str = "") -> None:
        super().__init__()
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the words and the icon."""
        theme = current_theme()
        words = QFontMetricsF(theme.font("meta")).horizontalAdvance(self._text)
        icon = theme.px(17 + 6) if self._icon else 0
        return QSize(round(words + icon) + 2 * theme.px(9) + 2, round(theme.style("meta").line) + theme.px(7))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(min(current_theme().px(64), self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        theme, radius = current_theme(), load_tokens().shape["radius_tag"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(f"{self._tone}_line" if self._tone else "line_strong"))
        painter.setBrush(theme.colour(f"{self._tone}_soft" if self._tone else "sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        x, side = theme.px(9), theme.px(17)
        if self._icon:
            draw_icon(painter, self._icon, QRectF(x, (self.height() - side) / 2, side, side), self._tone or "ink2")
            x += theme.px(17 + 6)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour(self._tone or "ink2"))
        draw_elided(painter, QRectF(x, 0, self.width() - x - theme.px(8), self.height()), self._text)
        painter.end()
