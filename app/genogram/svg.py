"""A drawing as SVG text: every name escaped, no scripts, no links, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from app.genogram.labels import safe
from app.genogram.shapes import Curve, Drawing, Ellipse, Label, Line, Point, Polygon, Shape


def to_svg(drawing: Drawing, palette: Mapping[str, str], font: str, title: str = "Genogram") -> str:
    """Write a drawing as SVG.

    `palette` gives a colour such as »#1D2729« for every token; `font` is one or more family names with commas between,
    tried in that order and then whatever sans serif there is. The text twin becomes the description, which a screen
    reader tells in place of the picture. Raises KeyError when the palette lacks a token the drawing uses.
    """
    size = f'width="{_n(drawing.width)}" height="{_n(drawing.height)}"'
    box = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img" xml:lang="da"'
        f' font-family={quoteattr(safe(font) + ", sans-serif")} stroke-linejoin="round">',
        f"<title>{_text(title)}</title>",
        f"<desc>{_text(' '.join(drawing.text_twin), whole=True)}</desc>",
        f"<rect {size} fill={quoteattr(palette['card'])}/>",
    ]
    parts += [_shape(shape, palette) for shape in drawing.shapes]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _text(text: str, *, whole: bool = False) -> str:
    if whole:
        return escape(" ".join(safe(word) for word in text.split()))
    return escape(safe(text))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _shape(shape: Shape, palette: Mapping[str, str]) -> str:
    if isinstance(shape, Label):
        return _label(shape, palette)
    stroke = _stroke(shape, palette)
    if isinstance(shape, Line):
        return f'<polyline points="{_points(shape.points)}" fill="none"{stroke}/>'
    fill = f" fill={quoteattr(palette[shape.fill])}" if shape.fill else ' fill="none"'
    if isinstance(shape, Polygon):
        return f'<polygon points="{_points(shape.points)}"{fill}{stroke}/>'
    if isinstance(shape, Ellipse):
        place = f'cx="{_n(shape.x)}" cy="{_n(shape.y)}" rx="{_n(shape.rx)}" ry="{_n(shape.ry)}"'
        return f"<ellipse {place}{fill}{stroke}/>"
    return _curve(shape, fill, stroke)


def _curve(shape: Curve, fill: str, stroke: str) -> str:
    path = f"M{_points(shape.points[:1])} C{_points(shape.points[1:])}{' Z' if shape.closed else ''}"
    opacity = f' fill-opacity="{_n(shape.fill_opacity)}"' if shape.fill else ""
    return f'<path d="{path}"{fill}{opacity}{stroke}/>'


def _stroke(shape: Line | Polygon | Ellipse | Curve, palette: Mapping[str, str]) -> str:
    if not shape.colour:
        return ' stroke="none"'
    dash = () if isinstance(shape, Ellipse) else shape.dash
    pattern = f' stroke-dasharray="{" ".join(_n(part) for part in dash)}"' if dash else ""
    cap = ' stroke-linecap="round"' if dash and dash[0] < 1 else ""
    return f' stroke={quoteattr(palette[shape.colour])} stroke-width="{_n(shape.width)}"{pattern}{cap}'


def _label(label: Label, palette: Mapping[str, str]) -> str:
    if not label.text:
        return ""
    bold = ' font-weight="600"' if label.bold else ""
    place = f'x="{_n(label.x)}" y="{_n(label.y)}" font-size="{_n(label.size)}" text-anchor="{label.anchor}"{bold}'
    words = _text(label.text)
    drawn = f"<text {place} fill={quoteattr(palette[label.colour or 'ink'])}>{words}</text>"
    if not label.halo:
        return drawn
    edge = f'stroke={quoteattr(palette["card"])} stroke-width="{_n(label.halo * 2)}" stroke-linejoin="round"'
    return f'<text {place} fill="none" aria-hidden="true" {edge}>{words}</text>{drawn}'
