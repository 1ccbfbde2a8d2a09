"""Words for who somebody is (»mor«, »klasselærer«, »naboen«) in the forms people write; all folded as names are.

A trade may be named by its end (»træneren« is the fodboldtræner), kin may not: »mor« is never »mormor«.
"""

from collections.abc import Iterator

from app.language.word_sets import word_set

KIN = word_set(
    """
    mor far mormor morfar farmor farfar moster faster onkel farbror morbror tante soester bror storesoester
    storebror lillesoester lillebror halvsoester halvbror plejemor plejefar stedmor stedfar papmor papfar
    bonusmor bonusfar bedstemor bedstefar oldemor oldefar kusine faetter soen datter kone mand kaereste nabo ven
    veninde klassekammerat barnebarn niece nevoe svigermor svigerfar eksmand ekskone eks samlever gudmor gudfar
    """
)
"""Words that stand for one person to another; only the whole word is meant."""

TRADES = (
    *("traener", "laerer", "paedagog", "raadgiver", "sagsbehandler", "psykolog", "plejerske", "leder", "konsulent"),
    *("vejleder", "kontaktperson", "stoetteperson", "tolk", "bisidder", "advokat", "praest", "mentor", "behandler"),
    *("laege", "inspektoer", "koordinator", "terapeut", "vikar", "assistent", "medhjaelper", "dagplejer", "chef"),
    *("formand", "instruktoer", "foraelder", "tandlaege", "betjent", "viceskoleleder", "skoleleder", "ressourceperson"),
)
"""Words for what somebody does; a longer word that ends like one is meant by it too."""

PRONOUNS = word_set(
    """
    jeg du han hun vi i de dem den det man nogen nogle han/hun vedkommende ham hende os
    """
)
"""Words that stand for somebody who must be named."""

POSSESSIVES = word_set("hans hendes min mit deres vores barnets drengens pigens sin")
"""»hans mor«: whose it is goes without saying when only one at the table is somebody's mother."""

TITLES = word_set("fru hr frk herr")
"""What may stand before a name."""

SAME = (
    frozenset({"raadgiver", "sagsbehandler", "socialraadgiver", "familieraadgiver", "boerneraadgiver", "myndighed"}),
    frozenset({"papfar", "stedfar", "bonusfar"}),
    frozenset({"papmor", "stedmor", "bonusmor"}),
    frozenset({"mormor", "bedstemor"}),
    frozenset({"farmor", "bedstemor"}),
    frozenset({"morfar", "bedstefar"}),
    frozenset({"farfar", "bedstefar"}),
    frozenset({"mor", "mama", "mamma"}),
    frozenset({"skoleleder", "skoleinspektoer", "inspektoer"}),
)
"""Words that people use for one another. »mormor« and »farmor« are not the same: only »bedstemor« is either."""

GROUPS = {
    "foraeldrene": ("mor", "far"),
    "foraeldre": ("mor", "far"),
    "begge foraeldre": ("mor", "far"),
    "begge foraeldrene": ("mor", "far"),
    "plejeforaeldrene": ("plejemor", "plejefar"),
    "mors foraeldre": ("mormor", "morfar"),
    "fars foraeldre": ("farmor", "farfar"),
    "bedsteforaeldrene": ("mormor", "morfar", "farmor", "farfar"),
    "bedsteforaeldre": ("mormor", "morfar", "farmor", "farfar"),
}
"""Words for a pair by who they are; of two pairs one must be the only one there is."""

CHILDREN = frozenset({"boernene", "begge boern"})
"""Words for the children the meeting is about."""

BODIES = {
    "skolen": ("laerer", "skoleleder", "skoleinspektoer", "viceskoleleder", "skolepaedagog"),
    "kommunen": ("raadgiver", "sagsbehandler", "myndighed"),
    "klubben": ("traener",),
    "foreningen": ("traener",),
    "sundhedsplejen": ("sundhedsplejerske",),
}
"""A place of work named for the one who comes from there."""

_BROKEN = {
    "mor": ("moderen",),
    "far": ("faderen",),
    "bror": ("broderen",),
    "onkel": ("onklen",),
    "faetter": ("faetteren",),
}


def forms_of(noun: str) -> Iterator[str]:
    """The forms a (folded) word for somebody is written in: »traener«, »traeneren«, »traenerens«."""
    ending = "n" if noun.endswith("e") else "en"
    definite = (noun + ending, *_BROKEN.get(noun, ()))
    stems = ("mor", "far", "bror")
    joined = tuple(noun.removesuffix(stem) + form for stem in stems if noun.endswith(stem) for form in _BROKEN[stem])
    doubled = (noun + noun[-1] + "en",) if noun[-1:] in "nmlkdpt" else ()
    yield from dict.fromkeys((noun, *definite, *joined, *doubled, noun + "et"))


def base_of(word: str) -> str:
    """The word for somebody that a (folded) written form belongs to, or the word itself when it is none we know."""
    return _BASES.get(word, word)


def trade_in(role: str) -> str:
    """The trade a (folded) word ends with: »traener« of »fodboldtraener«; empty for kin and other words."""
    if role in KIN:
        return ""
    return next((trade for trade in TRADES if role.endswith(trade)), "")


def same_as(noun: str) -> frozenset[str]:
    """Every word that is used for the same as `noun`, itself among them."""
    return frozenset({noun}).union(*(group for group in SAME if noun in group))


_BASES = {form: noun for noun in (*TRADES, *KIN) for form in forms_of(noun)}

TRADE_FORMS = tuple(sorted((form for trade in TRADES for form in forms_of(trade)), key=len, reverse=True))
"""Every form a trade is written in, the longest first."""
