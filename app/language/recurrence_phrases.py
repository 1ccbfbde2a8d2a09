"""»hver fredag«, »tirsdag og torsdag«, »hver 3. måned«, »mandag morgen i fire uger«: Danish to a recurrence rule.

»to gange om ugen« is every week: how many times within it has no rule, and stands in the words.
"""

import re

from app.language.dates import WEEKDAYS
from app.language.number_words import NUMBER, number_of
from app.language.recurrence import DAY_CODES, ORDINALS, WORKDAYS, Rule

_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
_PLURAL_DAY = rf"{_WEEKDAY}(?:e|en|ene|s)?"
_PART_OF_DAY = r"(?: (?:morgen|formiddag|middag|eftermiddag|aften|nat))?"
_DAYS = re.compile(rf"{_PLURAL_DAY}{_PART_OF_DAY}(?:(?:, | og | & |, og )(?:hver |om )?{_PLURAL_DAY}{_PART_OF_DAY})*")
_STRETCH = re.compile(rf"(?:hver |fra )?({_WEEKDAY})(?: ?- ?| til (?:og med )?)({_WEEKDAY})")
_EXCEPT = re.compile(
    r"(.+?),? (?:undtagen|på nær|bortset fra|(?:men|dog) ikke) (?:om )?"
    rf"({_PLURAL_DAY}(?:(?:, | og |, og ){_PLURAL_DAY})*)"
)
_COMING = re.compile(rf"de (?:næste|kommende|første) ({NUMBER}) ({_WEEKDAY})e(?:ne)?")
_PER = re.compile(
    rf"(?:{NUMBER} (?:gange?|dage?|aftener|eftermiddage) )?"
    r"(?:om (dag|uge|måned|år)(?:en|et|n)|i (uge|måned)e?n|pr\.? ?(dag|uge|måned|år)|hver (dag|uge|måned)"
    r"|(dag|uge|måned|år)(?:nt)?lig(?:t)?)"
)
_NUMBERED = re.compile(rf"(?:den |hver )?({NUMBER}|sidste) ({_WEEKDAY}) i (?:hver )?(?:({NUMBER}) )?måned(?:en)?")
_MONTH_DAY = re.compile(rf"(?:hver )?(?:den |d\.? ?)?(\d{{1,2}})\.? i (?:hver )?(?:({NUMBER}) )?måned(?:en)?")
_EVERY = re.compile(rf"(?:hver|hvert) (?:eneste )?(?:({NUMBER}) )?(dag|uge|weekend|måned|år|halve år|halvår|kvartal)")
_TIMES = re.compile(rf"(.+?),? ({NUMBER}) gange?")
_WEEKS = re.compile(rf"(.+?) (?:i|de næste) ({NUMBER}) uger?(?: frem)?")
_FREQ = {"dag": "DAILY", "uge": "WEEKLY", "måned": "MONTHLY", "år": "YEARLY"}
_WEEKEND = ("SA", "SU")
_FIXED = {
    "dagligt": Rule("DAILY"),
    "daglig": Rule("DAILY"),
    "alle ugens dage": Rule("DAILY"),
    "hver morgen": Rule("DAILY"),
    "hver formiddag": Rule("DAILY"),
    "hver eftermiddag": Rule("DAILY"),
    "hver aften": Rule("DAILY"),
    "hver nat": Rule("DAILY"),
    "alle dage": Rule("DAILY"),
    "ugentligt": Rule("WEEKLY"),
    "ugentlig": Rule("WEEKLY"),
    "en gang om ugen": Rule("WEEKLY"),
    "månedligt": Rule("MONTHLY"),
    "månedlig": Rule("MONTHLY"),
    "en gang om måneden": Rule("MONTHLY"),
    "årligt": Rule("YEARLY"),
    "en gang om året": Rule("YEARLY"),
    "hverdage": Rule("WEEKLY", days=WORKDAYS),
    "alle hverdage": Rule("WEEKLY", days=WORKDAYS),
    "hver hverdag": Rule("WEEKLY", days=WORKDAYS),
    "på hverdage": Rule("WEEKLY", days=WORKDAYS),
    "i hverdage": Rule("WEEKLY", days=WORKDAYS),
    "i hverdagene": Rule("WEEKLY", days=WORKDAYS),
    "hver skoledag": Rule("WEEKLY", days=WORKDAYS),
    "på skoledage": Rule("WEEKLY", days=WORKDAYS),
    "alle skoledage": Rule("WEEKLY", days=WORKDAYS),
}


def recurrence_in(text: str) -> Rule | None:
    """The rule that `text` (lower case, single spaces, no clock time) names, or None when it names none.

    One weekday alone (»fredag«) is a date and not a rule; two of them, or »om fredagen«, are a rule. »hver 14. dag«
    is every second week. »i fire uger« counts occurrences, so it needs no end date.
    """
    if (limited := _TIMES.fullmatch(text)) and (rule := recurrence_in(limited[1])):
        return _counted(rule, number_of(limited[2]))
    if (limited := _WEEKS.fullmatch(text)) and (rule := _weekly(limited[1])):
        per_week = 7 if rule.freq == "DAILY" else max(1, len(rule.days))
        return _counted(rule, max(1, number_of(limited[2]) * per_week // rule.interval))
    if found := _EXCEPT.fullmatch(text):
        return _without(recurrence_in(found[1]), found[2])
    return _FIXED.get(text) or _by_month(text) or _by_unit(text) or _by_weekday(text) or _per(text)


def _weekly(text: str) -> Rule | None:
    """A rule by the day or week; a lone weekday is one here, because »i fire uger« follows it."""
    rule = recurrence_in(text) or _weekdays(text, 1)
    return rule if rule and rule.freq in ("DAILY", "WEEKLY") else None


def _without(rule: Rule | None, days: str) -> Rule | None:
    """»hver dag undtagen onsdag«: the days that are left; only of a rule that names its days or takes them all."""
    left_out = {DAY_CODES[WEEKDAYS.index(word)] for word in re.findall(_WEEKDAY, days)}
    if rule is None or rule.interval > 1 or rule.count or not (rule.freq == "DAILY" or rule.days in (WORKDAYS,)):
        return None
    kept = tuple(code for code in rule.days or DAY_CODES if code not in left_out)
    return Rule("WEEKLY", days=kept) if kept else None


def _per(text: str) -> Rule | None:
    found = _PER.fullmatch(text)
    return Rule(_FREQ[next(unit for unit in found.groups() if unit)]) if found else None


def _counted(rule: Rule, count: int) -> Rule | None:
    return Rule(rule.freq, rule.interval, rule.days, rule.month_day, count) if count and not rule.count else None


def _by_month(text: str) -> Rule | None:
    if found := _NUMBERED.fullmatch(text):
        which = -1 if found[1] == "sidste" else number_of(found[1])
        code = DAY_CODES[WEEKDAYS.index(found[2])]
        return Rule("MONTHLY", _interval(found[3]), (f"{which}{code}",)) if which in ORDINALS else None
    if (found := _MONTH_DAY.fullmatch(text)) and 1 <= int(found[1]) <= 31:
        return Rule("MONTHLY", _interval(found[2]), month_day=int(found[1]))
    return None


def _by_unit(text: str) -> Rule | None:
    found = _EVERY.fullmatch(text)
    if not found:
        return None
    interval, unit = _interval(found[1]), found[2]
    if interval < 1:
        return None
    if unit == "weekend":
        return Rule("WEEKLY", interval, _WEEKEND)
    if unit in ("halve år", "halvår", "kvartal"):
        return Rule("MONTHLY", interval * (3 if unit == "kvartal" else 6))
    if unit == "dag" and interval % 7 == 0:  # »hver 14. dag« is said of weeks
        return Rule("WEEKLY", interval // 7)
    return Rule(_FREQ[unit], interval)


def _by_weekday(text: str) -> Rule | None:
    if found := _STRETCH.fullmatch(text):
        first, last = WEEKDAYS.index(found[1]), WEEKDAYS.index(found[2])
        return Rule("WEEKLY", days=tuple(_days_between(first, last)))
    if found := _COMING.fullmatch(text):
        return Rule("WEEKLY", days=(DAY_CODES[WEEKDAYS.index(found[2])],), count=number_of(found[1]))
    if found := re.fullmatch(rf"(?:hver|om|alle) (?:({NUMBER}) )?(.+)", text):
        return _weekdays(found[2], _interval(found[1]))
    rule = _weekdays(text, 1)
    is_plural = re.fullmatch(rf"{_WEEKDAY}e(?:ne)?{_PART_OF_DAY}", text)
    return rule if rule and (len(rule.days) > 1 or is_plural) else None


def _days_between(first: int, last: int) -> list[str]:
    """The codes from one weekday to another, in the order of the week: »lørdag-mandag« is Monday, Saturday, Sunday."""
    between = {(first + ahead) % 7 for ahead in range((last - first) % 7 + 1)}
    return [code for number, code in enumerate(DAY_CODES) if number in between]


def _weekdays(text: str, interval: int) -> Rule | None:
    if interval < 1 or not _DAYS.fullmatch(text):
        return None
    named = {WEEKDAYS.index(word) for word in re.findall(_WEEKDAY, text)}
    return Rule("WEEKLY", interval, tuple(DAY_CODES[day] for day in sorted(named)))


def _interval(word: str | None) -> int:
    return number_of(word) if word else 1
