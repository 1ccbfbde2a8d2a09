"""What an agreement is about, by its words: where in everyday life it belongs, and whether the law leaves it to others.

Both are offers. Where the words point two ways no place is chosen, and what law may decide is always asked about.
"""

import re
from collections.abc import Iterable

from app.language.folding import fold
from app.language.role_words import base_of, trade_in
from app.models.enums_meeting import AgreementArea

_WORDS = {
    AgreementArea.SCHOOL: (
        r"skole(?:n|s|ns|tid\w*|gård\w*|veje?n?|taske\w*|dage?n?|skema\w*)?|klassen?|klasselokale\w*|lektie\w*|timerne"
        r"|frikvarter\w*|undervisning\w*|sfo|skema(?:et)?|fravær(?:et)?|matematik|dansk|forældremøde\w*|kontaktbog\w*|aula"
    ),
    AgreementArea.HOME: (
        r"hjemme|vækker|vække|sengetid\w*|i seng|sover|godnat\w*|putte[rs]?|morgenmad\w*|aftensmad\w*|madpakke\w*|bad"
        r"|opvask\w*|rydder op|værelse[t]?|skærmtid\w*|tablet\w*|spiller? computer|tandbørst\w*|tænder"
    ),
    AgreementArea.LEISURE: (
        r"træning(?:en)?|fodbold\w*|håndbold\w*|svømning\w*|svømme\w*|fritids\w*|klubben|klub|spejder\w*|ridning|ride"
        r"|fiske\w*|fisker|kamp(?:en)?|dans|gymnastik|musikskole\w*|ungdomsklub\w*|sport\w*|idræt\w*"
    ),
    AgreementArea.MUNICIPALITY: (
        r"kommunen\w*|ansøgning\w*|ansøger|afgørelse\w*|underretning\w*|børnefaglig\w*|sagsbehandling\w*|visitation\w*"
        r"|udredning\w*|bevil\w*|rådgivningen"
    ),
}
_AREAS = {area: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for area, words in _WORDS.items()}
_TRADE_AREAS = {
    AgreementArea.SCHOOL: ("laerer", "skoleleder", "skoleinspektoer", "viceskoleleder", "paedagog"),
    AgreementArea.LEISURE: ("traener", "instruktoer", "spejderleder"),
    AgreementArea.MUNICIPALITY: ("raadgiver", "sagsbehandler"),
}
AREA_LABELS = {
    "hjemme": AgreementArea.HOME,
    "hjem": AgreementArea.HOME,
    "skole": AgreementArea.SCHOOL,
    "skolen": AgreementArea.SCHOOL,
    "i skolen": AgreementArea.SCHOOL,
    "fritid": AgreementArea.LEISURE,
    "i fritiden": AgreementArea.LEISURE,
    "kommunen": AgreementArea.MUNICIPALITY,
}
"""Words before a colon that say where an agreement belongs."""

_BY_LAW = re.compile(
    r"(?<!\w)(?:\w*samvær\w*|støtten?(?: i| til| af)?(?= |$|[,.])|særlig støtte"
    r"|støtte(?:timer\w*|person|pædagog|ordning\w*|kontaktperson|ophold\w*|forløb\w*)"
    r"|(?:fast )?kontaktperson(?= |$|[,.])|anbringe\w*|anbragt|plejefamilie(?! )"
    r"|(?:en )?plejefamilie|aflastning\w*|døgn\w+|institutionsplads|bevil\w+|afgørelse\w*|efterværn|ungestøtte"
    r"|hjemgive\w*|hjemmehos\w*|familiebehandling\w*|familiekonsulent|specialskole\w*|specialtilbud\w*|specialklasse\w*"
    r"|tabt arbejdsfortjeneste|merudgift\w*|forældremyndighed\w*|bopæl(?:en|s\w*)?|økonomisk (?:hjælp|støtte)"
    r"|friplads\w*|ledsageordning\w*|overvåget \w+|tvangs\w+|praktisk pædagogisk støtte)(?!\w)"
)
_WITH_A_PARENT = re.compile(
    r"(?<!\w)(?:se|ser|besøge|besøger|bor|bo|er|være|sover) (?:hos )?(?:sin |hos )?"
    r"(?:far|mor|børnene|sine børn|sit barn|sin søn|sin datter)(?!\w)"
)
_SUPPORTS = re.compile(r"(?<!\w)(?:at )?støtte (?:ham|hende|op|\w+(?:s)? i at)")
_FAMILY_COURT = re.compile(r"(?<!\w)(?:forældremyndighed\w*|bopæl(?:en|s\w*)?)(?!\w)")
_CONTACT = re.compile(r"samvær")
_TO_FIND_OUT = re.compile(
    r"^(?:skal |vil |kan |prøver at |lover at )?(?:(?:undersøge|søge|ansøge|spørge|tale|snakke|tage|høre|bede|afklare"
    r"|ringe|sende|orientere|skrive|vurdere|drøfte|informere|forklare|rejse|kontakte|finde|læse|fortælle|give|udfylde)r?"
    r"|(?:laver?|udarbejder?) (?:en |et )?(?:ansøgning|indstilling|notat|oversigt))(?!\w)"
)


def area_of(what: str, roles: Iterable[str]) -> AgreementArea | None:
    """Where it belongs by its words, and when they say nothing by who does it; None when that is not certain."""
    low = what.lower()
    said = {area for area, words in _AREAS.items() if words.search(low)}
    trades = [trade_in(base_of(part)) for role in roles for part in [_last(role)]]
    by_trade = {_area_of_trade(trade, fold(role)) for trade, role in zip(trades, roles, strict=True)}
    theirs = next(iter(by_trade)) if len(by_trade) == 1 else None
    if len(said) == 1:
        (area,) = said
        return None if theirs and theirs is not area else area
    return theirs if not said else None


def _last(role: str) -> str:
    return next(reversed(fold(role).split()), "")


def _area_of_trade(trade: str, role: str) -> AgreementArea | None:
    return next(
        (area for area, trades in _TRADE_AREAS.items() if trade in trades or (role and role.endswith(trades))), None
    )


def law_in(what: str) -> tuple[bool, str, str]:
    """Whether others must decide it, who (empty: not certain), and a question; all empty when the law has no say.

    To look into it or to ask for it is an agreement like any other, and still asked about.
    """
    low = what.lower()
    found = _BY_LAW.search(low)
    if not found and _WITH_A_PARENT.search(low):
        return False, "", "Er det samvær? Så skal kommunen eller Familieretshuset måske afgøre det."
    if not found or (found[0].startswith("støtte") and _SUPPORTS.search(low)):
        return False, "", ""
    decides = "Familieretshuset" if _FAMILY_COURT.search(low) else "" if _CONTACT.search(low) else "Kommunen"
    who = {"": "kommunen eller Familieretshuset", "Kommunen": "kommunen"}.get(decides, decides)
    return not _TO_FIND_OUT.match(low), decides, f"Skal {who} afgøre det? Så er det ikke aftalt endnu."
