"""Texts that have broken programs, by group: what each group has broken is said beside it.

Gathered for Danish casework: names, pasted web pages and spreadsheets, other scripts, and what people type by mistake.
"""

from tests.hostile.naughty_syntax import SYNTAX

LETTERS: dict[str, tuple[str, ...]] = {
    # Names and words as they are in Denmark: apostrophes, hyphens, particles, one letter, all capitals, no capital.
    "danish": (
        "Åse Ærø-Østergård", "Aage Aaen", "ÆØÅ æøå", "Ø", "å", "Jens-Ole O’Brien", "d’Artagnan", "von der Leyen",
        "Kjaer / Kjær", "BLÅBÆRGRØD", "rødgrød med fløde", "Müller-Lüdenscheidt", "Søren (far)", "Mor & far",
        "Lars Larsen jr.", "§ 95, stk. 2, 1. pkt.", "½ time", "5 %", "100 km/t", "»citat« og „citat“",
        "– tankestreg –",
        "kl. 14.30", "22. november 2026", "1.000,50 kr.", "+45 12 34 56 78", "010203-1234", "010203 1234",
        "0102031234",
        "Sankt Hans\u00a0Allé\u00a03,\u00a02.\u00a0tv.", "\u00c5ngstr\u00f6m", "A\u030ase", "o\u0308l", "ǿ Ǻ ǽ",
    ),
    # A letter may be written in several ways; search, sorting and comparison must agree on one.
    "combining": (
        "e\u0301", "\u00e9", "A\u030a", "\u00c5", "\u212b", "n\u0303o", "\u1e69", "s\u0323\u0307", "s\u0307\u0323",
        "\u0301", "\u0301\u0301\u0301", " \u0308", "a\u0308\u0301\u0323", "\u0345\u03b1", "q\u0307\u0323",
        "\ud55c\uae00", "\u1112\u1161\u11ab", "\u0958", "\ufb01lm", "\u01c4", "\u01c5", "ß ẞ SS", "İstanbul ıspanak",
        "\u0149", "\u0390", "ΑΣ ας", "Ǆǅǆ",
    ),
    # So many marks on one letter that lines grow into each other.
    "zalgo": (
 
              "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034d",
        "a" + "\u0301" * 50, "ø" + "\u0337\u0322\u0328" * 30, ("m\u0300\u0301\u0302" * 8 + " ") * 5, "\u0489" * 10,
        "n" + "\u20dd\u20de" * 10, "\u0300" * 300,
    ),
    # Direction marks can make a paper show something else than what is stored (Unicode TR 36, CVE-2021-42574).
    "bidi": (
        "\u202etxet\u202c", "abc\u202egpj.exe", "\u202dA\u202c", "\u2066isoleret\u2069", "\u2067\u2068\u2069",
        "\u200e",
        "\u200f", "\u061c", "navn\u202e", "\u202a\u202b\u202c\u202d\u202e", "\u2069\u2069\u2066", "(\u05d0)",
        "tlf. \u202e12345678\u202c", "\u05d0\u05d1\u05d2 abc \u05d3", "a\u05d0b\u05d1",
    ),
    # Right to left and connected writing: widths, cursor and line breaks.
    "right to left": (
        "محمد علي", "فاطمة الزهراء", "عبد الرحمن 3 år", "שלום", "יוסף כהן (סבא)", "آزاده کریمی", "ئازاد",
        "اَلْعَرَبِيَّةُ",
        "\ufdfa", "\ufdfd", "مرحبا hej مرحبا", "12٫5 ٪", "٠١٢٣٤٥٦٧٨٩", "۱۴۰۵/۰۹/۰۱", "لا إله", "ـــــ", "\u0640" * 40,
    ),
    # Other scripts, wide and tall letters, letters outside the first plane.
    "scripts": (
        "Олена Шевченко", "Ђорђе Љубичић", "Nguyễn Thị Ánh", "陳大文", "田中さん", "김민준", "สมชาย ใจดี", "नमस्ते",
        "தமிழ்", "ქართული", "Հայերեն", "አማርኛ", "ελληνικά", "Ŵŷ", "Kurdî û Tirkî: ş ç ğ ı", "Soomaali", "𐐷𐐲",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
        "𠮷野家", "ﷺ", "ᚱᚢᚾᛖᚱ", "ⱥ Ⱥ", "ⅷ Ⅷ ①②③", "㎏ ㎡", "Ｆｕｌｌｗｉｄｔｈ", "ｶﾀｶﾅ", "ᏣᎳᎩ", "ꙮ", "བོད་ཡིག", "ᠮᠣᠩᠭᠣᠯ",
    ),
    # One sign of many code points; half of it is not a sign.
    "emoji": (
        "🎈", "👩‍👧", "👨‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇩🇰", "🇩", "1️⃣", "❤️", "🧑🏿‍🦽", "\u200d", "👩\u200d", "\u200d👧",
        "a\u200db",
        "\ufe0f", "\ufe0e\ufe0f", "🏴\U000e0067\U000e0062\U000e007f", "👁️‍🗨️", "😀" * 200, "🫨🩷", "\U0001f3fb",
        "\u20e3", "☎︎ ☎️",
    ),
    # Nothing to see: is it empty or not?
    "invisible": (
        "", " ", "  ", "\u00a0", "\u2007", "\u202f", "\u3000", "\u200b", "\u200b\u200b\u200b", "\ufeff", "\ufeffnavn",
        "\u00ad", "til\u00adsyn", "\u2060", "\u180e", "\u115f", "\u3164", "\uffa0", "\u2800", "\u034f", "\u17b4",
        "\U000e0001\U000e0041", "\ufff9a\ufffab\ufffb", "na\u200bvn", "\u2061\u2062\u2063\u2064", "\U0001d173",
        "\u1680", "\u2000\u2001\u2002\u2003", "\u206a\u206f",
    ),
    # Control characters make XML, PDF and terminals invalid.
    "control": (
        "\0", "a\0b", "\0\0\0", "\x01", "\x07", "\x08\x08\x08", "\x0b\x0c", "\x1b[31mrød\x1b[0m", "\x1b]0;titel\x07",
        "\x1a", "\x7f", "\x80\x9f", "\x85", "\x1c\x1d\x1e\x1f", "".join(map(chr, range(32))), "\x04", "abc\x00",
        "\x1b[2J\x1b[H", "\x9b31m",
    ),
    # Halves of letters and code points that are no letter; they cannot be written as UTF-8, or must not be sent on.
    "no letter": (
        "\ud800", "\udfff", "a\ud83db", "\ude00\ud83d", "\udc80\udcff", "\ufffe", "\uffff", "\ufdd0", "\U0001ffff",
        "\U0010ffff", "\ufffd", "\ufffc", "\ue000", "\U000f0000", "\U0010fffd", "\u0378", "navn\udcff.txt",
    ),
    # Line ends of every system, and lines that are only ends.
    "lines": (
        "a\nb", "a\r\nb", "a\rb", "\n", "\r\n\r\n", "a\n\n\n\nb", "\ta\tb", "a\u2028b\u2029c", "a\vb\fc", "a\x85b",
        " a \n b ", "\n" * 500, "• et\n• to\n\t◦ tre", "kolonne 1\tkolonne 2\r\n3\t4\r\n",
    ),
    # Long: no space to break at, only spaces, many words, many lines.
    "long": (
        "x" * 10_000, "æ" * 10_000, "W" * 3_000, "ord " * 2_500, " " * 10_000 + "a", "a" + "\u00a0b" * 3_000,
        "-" * 5_000, "linje\n" * 1_000, "😀" * 2_000, "محمد" * 1_000, "a\u0301" * 4_000, "1" * 5_000, "." * 4_000,
        "donaudampfschiffahrtsgesellschaftskapitän" * 50, "\u200d" * 3_000, "x" * 200_001,
    ),
}  # fmt: skip
"""Letters and what is between them."""

GROUPS: dict[str, tuple[str, ...]] = {**LETTERS, **SYNTAX}
"""Every group by name."""

NAMED: dict[str, str] = {
    f"{group} {place}": text for group, texts in GROUPS.items() for place, text in enumerate(texts)
}
"""Every text by a name that can be printed, so that a failure tells which one it was."""

NAUGHTY: tuple[str, ...] = tuple(NAMED.values())
"""Every text."""


def cannot_be_seen(text: str) -> str:
    """Return the name of a text for a failure: the text itself may be invisible, half a letter or a megabyte."""
    known = next((name for name, each in NAMED.items() if each == text), None)
    return known or ascii(text)[:80]
