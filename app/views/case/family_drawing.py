"""The drawing that was made last, kept together with what it was made from.

Most of a refresh goes to the courses of the lines, and most steps in a case change nothing that is drawn.
"""

from collections.abc import Callable

from app.genogram.shapes import Drawing


class KeptDrawing:
    """One drawing. It is kept in memory for as long as its page, and nowhere else."""

    def __init__(self, empty: Drawing) -> None:
        self._made_from: tuple[object, ...] = ()
        self._drawing = empty

    def of(self, made_from: tuple[object, ...], draw: Callable[[], Drawing]) -> Drawing:
        """Return the very same drawing as the last time when it is made from the same, else draw.

        `made_from` is everything the drawing follows from, and is compared value by value. What `draw` raises goes
        on, and the drawing from before is kept.
        """
        if made_from != self._made_from:
            self._drawing = draw()
            self._made_from = made_from
        return self._drawing
