"""User text made safe to store and to print: nothing invisible, nothing that turns the reading order round.

Bidirectional overrides and zero-width characters can make a paper show something else than what is stored (Unicode
TR 36); control characters make a PDF and a case file invalid. Everything visible stays, in any script.
"""

import unicodedata

_ZWJ = "\u200d"
_LINE_ENDS = str.maketrans(dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n") | {"\t": " "})
_HIDDEN = frozenset(
    chr(code)
    for first, last in (
        (0x00AD, 0x00AD),
        (0x034F, 0x034F),
        (0x061C, 0x061C),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x200B, 0x200C),
        (0x200E, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0x3164, 0x3164),
        (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0),
        (0xFFF9, 0xFFFB),
        (0x1D173, 0x1D17A),
        (0xE0000, 0xE007F),
    )
    for code in range(first, last + 1)
)


def clean(text: str, *, keep_newlines: bool = True) -> str:
    """`text` in NFC without control, bidi and hidden characters; line ends become newline (or space), tab a space.

    A zero-width joiner stays only inside an emoji. Cleaning twice changes nothing. No length limit.
    """
    unified = text.replace("\r\n", "\n").translate(_LINE_ENDS)
    if not keep_newlines:
        unified = unified.replace("\n", " ")
    visible = "".join(letter for letter in unified if not _is_hidden(letter))
    return unicodedata.normalize("NFC", _drop_stray_joiners(visible))


def _is_hidden(letter: str) -> bool:
    if letter == "\n":
        return False
    code = ord(letter)
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return letter in _HIDDEN or is_noncharacter or unicodedata.category(letter) in ("Cc", "Cs")


def _drop_stray_joiners(text: str) -> str:
    if _ZWJ not in text:
        return text
    kept: list[str] = []
    for place, letter in enumerate(text):
        after = text[place + 1 : place + 2]
        if letter != _ZWJ or (kept and _is_emoji_part(kept[-1]) and after and unicodedata.category(after) == "So"):
            kept.append(letter)
    return "".join(kept)


def _is_emoji_part(letter: str) -> bool:
    return letter == "\ufe0f" or unicodedata.category(letter) == "So" or 0x1F3FB <= ord(letter) <= 0x1F3FF
