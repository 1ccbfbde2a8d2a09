"""The sizes of the papers, from the tokens: one place for what a heading or a footer is. Points."""

from app.documents.typesetting import Style
from app.tokens import load_tokens


def _token(name: str, colour: str = "ink") -> Style:
    step = load_tokens().paper_scale[name]
    return Style(step.size, step.line, step.weight, colour)


TITLE = _token("title")
LEAD = Style(13.5, 19, colour="ink2")
CHILD_NAME = Style(26, 31, 600)
SECTION = Style(24, 29, 600)
HEADING = _token("heading")
AREA = Style(13.5, 18, 600, "accent")
BODY = _token("body")
STRONG = Style(13.5, 18.5, 600)
SOFT = Style(12.5, 17.5, colour="ink2")
QUOTE = _token("quote")
CARD_LABEL = Style(12.5, 17, colour="ink2")
CARD_HEAD = Style(16.5, 21, 600)
FOOTER = _token("footer", "ink2")
HEADER = Style(12, 16, 600)
HEADER_RIGHT = Style(12, 16, colour="ink2", align="right")

CHILD_TITLE = _token("child_title")
CHILD_HEADING = Style(22, 27, 600)
CHILD_BODY = _token("child_body")
CHILD_SOFT = Style(15.5, 21, colour="ink2")
CHILD_QUOTE = _token("child_quote")

PRO_BODY = Style(11, 15.5)
PRO_STRONG = Style(11, 15.5, 600)
PRO_SOFT = Style(10.5, 14.5, colour="ink2")
PRO_LABEL = Style(10.5, 15.5, colour="ink2")
PRO_HEADING = Style(15, 19, 600)
PRO_STRONG_HEAD = Style(12.5, 16, 600)
PRO_QUOTE = Style(13.5, 19, 500)
