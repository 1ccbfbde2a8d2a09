"""Which language a caseworker means with a Danish word, as the code machines know it by (BCP 47).

It is read out of what stands under »Tolk«: »arabisk (levantinsk), kvinde«, »somali«, »kurdisk, sorani«.
"""

import re

_CODES = {
    "albansk": "sq", "amharisk": "am", "arabisk": "ar", "bengali": "bn", "bosnisk": "bs", "bulgarsk": "bg",
    "burmesisk": "my", "dansk": "da", "dari": "prs", "engelsk": "en", "estisk": "et", "farsi": "fa",
    "filippinsk": "fil", "finsk": "fi", "fransk": "fr", "færøsk": "fo", "grønlandsk": "kl", "græsk": "el",
    "hebraisk": "he", "hindi": "hi", "hollandsk": "nl", "islandsk": "is", "italiensk": "it", "kinesisk": "zh",
    "kroatisk": "hr", "kurdisk": "ku", "kurmanji": "kmr", "lettisk": "lv", "litauisk": "lt", "makedonsk": "mk",
    "nepali": "ne", "nepalesisk": "ne", "norsk": "nb", "pashto": "ps", "persisk": "fa", "polsk": "pl",
    "portugisisk": "pt", "punjabi": "pa", "rumænsk": "ro", "russisk": "ru", "serbisk": "sr", "slovakisk": "sk",
    "somali": "so", "somalisk": "so", "sorani": "ckb", "spansk": "es", "svensk": "sv", "swahili": "sw",
    "tagalog": "fil", "tamil": "ta", "tamilsk": "ta", "thai": "th", "thailandsk": "th", "tigrinya": "ti",
    "tjekkisk": "cs", "tyrkisk": "tr", "tysk": "de", "ukrainsk": "uk", "ungarsk": "hu", "urdu": "ur",
    "vietnamesisk": "vi",
}  # fmt: skip
_CLOSER = {"ku": ("kmr", "ckb")}
"""A wider name with those that say more exactly what is spoken, when both are written."""


def tongue_named(words: str) -> str:
    """Return the code of the first language a text names, or an empty text; a dialect that is named goes before it."""
    found = [_CODES[word] for word in re.findall(r"[a-zæøå]+", words.lower()) if word in _CODES]
    if not found:
        return ""
    return next((code for code in found if code in _CLOSER.get(found[0], ())), found[0])
