"""Patterns for the bits of time in a sentence: a day, a rhythm, a clock time, a length, a number of times, loose words.

They see lower case text with single spaces and »-« for every dash. What a bit means is settled in `when_meaning`;
`when_bits` finds them. Where two patterns fit, the longer bit wins.
"""

import re

from app.language.number_words import NUMBER, ORDINAL
from app.language.weekday_words import ANY, BETWEEN, FULL, SHORT, STRETCH

MONTH = (
    "(?:jan(?:uar)?|febr?(?:uar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
WHOLE_MONTH = "(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)"
_PART = r"(?: (?:tidligt?|morgen|formiddag|middag|eftermiddag|aften|nat)(?!\w))?"
_YEAR = r"(?:(?:19|20)\d{2}|\d{2})(?![\d.:]|\w)"
_THE = r"(?:d\. ?|d |den )"
_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}-\d{{1,2}}-\d{{4}}"
    rf"|{_THE}?\d{{1,2}}\.? ?{MONTH}(?!\w)\.?(?:,? ?(?:19|20)\d{{2}})?"
    rf"|(?:den )?{ORDINAL} {MONTH}(?!\w)\.?(?: 20\d{{2}})?"
    rf"|{_THE}?\d{{1,2}} ?/ ?\d{{1,2}}(?:\.|(?: ?[-/.] ?| ){_YEAR})?(?![\d/])"
    rf"|{_THE}?\d{{1,2}}\. ?(?:0?[1-9]|1[0-2])(?:\. ?{_YEAR}|[-/]{_YEAR}|\.)?(?![\d/:]|[.]\d)"
    rf"|{_THE}\d{{1,2}}-(?:0?[1-9]|1[0-2])(?![\d-])"
    rf"|{_THE}\d{{1,2}}(?:\.(?!\d)|(?![\d/.:]))(?! i (?:hver )?måned))"
)
_SOON = r"(?:nu på |på |nu |førstkommende |kommende |næstkommende |næste |denne )"
_WEEK = r"(?:i )?uge (?:nr\.? ?)?\d{1,2}(?!\d)(?:,? 20\d{2})?"
_OF_WEEK = rf"(?:i (?:næste|denne) uge|{_WEEK})"
_WEEKDAY = (
    rf"{_SOON}?(?:{FULL}|{SHORT})(?!\w),?{_PART} (?:{_DATE}|{_OF_WEEK})"
    rf"|{_SOON}(?:{FULL}|{SHORT})(?![\w+/-]){_PART}|(?:{FULL}|(?:tirs|ons|tors|fre|lør)(?!\w)\.?)(?!\w){_PART}"
    rf"|{SHORT}(?= kl\b)"
)
_RELATIVE = (
    r"(?:senere )?i (?:dag|overmorgen|aften|eftermiddag|formiddag|nat|går|forgårs)(?!\w)|overmorgen"
    r"|i morgen(?: (?:tidligt?|formiddag|middag|eftermiddag|aften))?"
)
_LENGTH = rf"(?:{NUMBER}|et par|nogle|få) (?:dages?|uge[rs]?|måned(?:er|s)?|år)(?!\w)(?: tid)?"
_SINCE_WHAT = r"(?! (?:før|efter|inden|siden|fra|forinden|senere|mellem)\b)"
_NAMED_DAY = r"(?:lille juleaften|lillejuleaften|juleaften|nytårsaften|nytårsdag|grundlovsdag)(?!\w)"
_END = rf"(?:udgangen af (?:{WHOLE_MONTH}|uge \d{{1,2}}|måneden|året)|(?:månedens|årets) udgang)(?: 20\d{{2}})?"
_ONE_DAY = (
    rf"{_WEEKDAY}|{_DATE}|{_RELATIVE}|(?:om|inden for|indenfor) {_LENGTH}{_SINCE_WHAT}|{_NAMED_DAY}|{_END}|{_WEEK}"
    r"|(?:i )?(?:løbet af )?(?:næste|denne) uge(?!\w)|i løbet af ugen(?!\w)"
)
START = r"fra og med|f\.?o\.?m\.?|gældende fra|(?:med )?start(?:er|dato)?(?: op)?|begynder|første gang|fra"
UNTIL = r"til og med|t\.?o\.?m\.?|frem til|indtil|slut(?:ter|dato)?"
DEADLINE = r"senest(?: inden)?|inden|før|op til|frist|deadline"
AROUND = r"omkring|ca\.?|cirka|efter|siden"
_LEAD = rf"(?P<lead>{START}|{UNTIL}|{DEADLINE}|{AROUND}|til(?! på)|næste gang|på)"
DAY = re.compile(
    rf"(?:{_LEAD}:? )?(?P<core>{_ONE_DAY})|(?P<within>(?:inden|i løbet af) (?:de næste )?{_LENGTH}{_SINCE_WHAT})"
)
"""One day or one week, with the word that says whether it is a start, an end or the latest day."""

_UNITS = "dag|uge|måned|år|halve år|halvår|kvartal|hverdag|skoledag|weekend|morgen|formiddag|eftermiddag|aften|nat"
_DAY_LIST = rf"{ANY}{_PART}(?:{BETWEEN}(?:hver |om )?{ANY}(?!\w){_PART})*"
_PLURAL = rf"{FULL}(?:e|en|ene)(?!\w){_PART}"
_PLURALS = rf"{_PLURAL}(?:{BETWEEN}(?:om )?{_PLURAL})*"
_NOT_ON = r",? (?:undtagen|på nær|bortset fra|(?:men|dog) ikke) "
_EXCEPT = (
    rf"(?:{_NOT_ON}(?:(?:om )?{ANY}(?:en|e|ene)?(?!\w)(?:{BETWEEN}(?:om )?{ANY}(?:en|e|ene)?(?!\w))*|\w+(?: \w+)?))?"
)
_RATE = (
    r"(?:om (?:dagen|ugen|måneden|året)|i (?:ugen|måneden)|pr\.? ?(?:dag|uge|måned|år)|(?:dag|uge|måned)(?:nt)?ligt?"
    r"|hver (?:dag|uge|måned))(?!\w)"
)
_IN_MONTH = r"i (?:hver )?(?:" + NUMBER + r" )?måned(?:en)?(?!\w)"
RULE = re.compile(
    rf"(?P<core>hvert? (?:eneste )?(?:{NUMBER} )?(?:{_UNITS})(?!\w){_EXCEPT}"
    rf"|(?:hver|hver ?anden|hver ?tredje) (?:eneste )?(?:{NUMBER} )?{_DAY_LIST}(?!\w){_EXCEPT}"
    rf"|hver(?:anden|tredje) (?:dag|uge|weekend)(?!\w)|hverandet år|(?:om )?{_PLURALS}{_EXCEPT}"
    rf"|(?:på )?{ANY}{_PART}(?:{BETWEEN}{ANY}(?!\w){_PART})+|(?:fra |på )?{ANY}{STRETCH}(?:og med )?{ANY}(?!\w)"
    r"|(?:(?:på |i |alle )?(?:hverdage|hverdagene|skoledage)|alle (?:ugens )?dage|dagligt?|ugentligt?|månedligt?"
    rf"|årligt?)(?!\w){_EXCEPT}|(?:(?:mindst |højst )?{NUMBER} (?:gange?|dage?|aftener|eftermiddage) ){_RATE}"
    r"|(?:(?<=time )|(?<=timer )|(?<=minutter )|(?<=min )|(?<=min\. )|(?<=kvarter ))om dagen(?!\w)"
    rf"|om (?:ugen|måneden|året)(?!\w)|(?:den |hver )?(?:{NUMBER}|sidste) {FULL} {_IN_MONTH}"
    rf"|(?:senest |inden )?(?:hver )?(?:d\. ?|den )?\d{{1,2}}\.? {_IN_MONTH}"
    rf"|de (?:næste|kommende|første) {NUMBER} {FULL}e(?:ne)?(?!\w))"
)
"""A rhythm. Two weekdays after one another are one; which of them are every week is settled later."""

STRANGE = re.compile(
    rf"(?P<core>(?:(?:hver |om )?{FULL}e?n? )?(?:i )?u?lige uger?(?!\w)"
    r"|(?:hver )?\d{1,2}\.? ?- ?\d{1,2}\.? (?:dag|uge|måned)(?!\w)"
    r"|(?:i )?(?:uge|ugerne) \d{1,2}(?: ?[-/] ?| og | til )\d{1,2}"
    rf"|{_THE}?\d{{1,2}}\.?(?: ?- ?| og | til ){_THE}?\d{{1,2}}\. ?{MONTH}(?!\w)\.?"
    r"|om \d{1,2} ?(?:-|til|eller) ?\d{1,2} (?:dage|uger|måneder)(?!\w)"
    rf"|\d{{1,2}}/\d{{1,2}} ?- ?\d{{1,2}}/\d{{1,2}}"
    rf"|(?:på )?{FULL} eller (?:på )?{FULL}|hver (?:sidste |første )?(?:anden|tredje) gang"
    rf"|(?:den |hver )?(?:{NUMBER}|sidste)(?: og |, )(?:den )?(?:{NUMBER}|sidste) {FULL} {_IN_MONTH}"
    rf"|(?:i |den )?(?:hver )?(?:første|sidste) (?:hverdag|skoledag|uge) {_IN_MONTH}"
    rf"|hver (?:jul|sommer|ferie|sommerferie|påske|måneds \w+)(?!\w))"
)
"""Times that have no rule of ours (»lige uger«, »uge 49-51«): always asked about."""

_CLOCK = r"(?:kl\b\.? ?|klokken )"
_HOUR = r"\d{1,2}(?:[.:]\d{2})?(?![\d/]|[.:]\d)"
CLOCK = re.compile(
    rf"(?:(?P<lead>senest|inden|før|efter|fra|ca\.?|omkring|til|ved|allerede|præcis) )?(?:ca\.? )?"
    rf"(?:{_CLOCK}(?:ca\.? )?(?P<core>{_HOUR})(?:(?: ?- ?| til | og ){_CLOCK}?{_HOUR})?"
    rf"|{_CLOCK}(?P<words>(?:halv |kvart (?:over|i) |\w+ minutter (?:over|i) |(?:ti|fem) (?:over|i) )?[a-zæøå]+)"
    rf"|(?P<bare>\d{{1,2}}:\d{{2}}|\d{{1,2}}\.\d{{2}})(?: ?- ?{_HOUR})?(?![\d/%]|[.:]\d| ?(?:kr|%|kg|km|point)))"
    rf"|(?P<between>mellem {_CLOCK}?{_HOUR} og {_CLOCK}?{_HOUR})"
)
"""A clock time. Only one that is written in digits is a time; the others stand as they were written."""

DURATION = re.compile(
    rf"(?P<lead>i|i de næste|de næste|de kommende|de første|i de første|gennem|igennem|over|over de næste) "
    rf"(?P<core>{NUMBER}|et par|nogle) (?P<unit>dage?|uger?|måned(?:er)?)(?!\w)(?: frem)?{_SINCE_WHAT}"
    r"|(?P<bare>\d{1,2}|to|tre|fire|fem|seks|otte) (?P<units>uger|måneder)(?!\w)(?: frem)?"
    r"(?=$|[,.;)]| (?:fra|kl|hver|om|tirs|man)\b)"
)
"""How long a rhythm goes on. Bare »3 uger« is one only at the end or before more time: »tager 3 uger fri« is none."""

COUNT = re.compile(
    rf"(?P<core>(?!en |et |første |anden |1 ){NUMBER}|én) gange?(?!\w)"
    r"(?! (?:om|i|pr|ugentligt?|dagligt?|månedligt?|til|så)\b)"
)
"""»to gange«; »en gang« alone is said of much else (»en gang imellem«) and stays among the words."""

_SEASON = (
    r"(?:jul(?:en|eferien)?|nytår|påske(?:n|ferien)?|pinse(?:n|ferien)?"
    r"|(?:sommer|efterår|vinter|forår)(?:s?ferien|en|et)?"
)
_SPAN = (
    rf"{_SEASON}|ferien|skolestart|skoleåret|næste skoleår|{WHOLE_MONTH}(?: 20\d{{2}})?|måneden|næste måned"
    r"|året|næste år|det nye år|weekenden|næste møde|opfølgningsmødet|opfølgningen)(?: 20\d{2})?"
)
_DAILY = (
    r"(?:skole|skoletid|sfo|klub|arbejde|fyraften|træning|aftensmad|aftensmaden|spisetid|frokost|middag|morgenmad"
    r"|morgenmaden|sengetid|fritidshjem)"
)
LOOSE = re.compile(
    rf"(?P<core>(?:(?:lige |kort |senest |allerede )?(?:inden|før|efter|omkring|op til|til|indtil|frem til|til og med"
    rf"|fra|fra efter|fra og med|hele|i hele|resten af|hen over|i løbet af|ved|i|siden|primo|medio|ultimo"
    rf"|(?:i |midt i |først i |sidst i )(?:starten af|begyndelsen af|midten af|slutningen af)?|sidst i|først i|midt i"
    rf"|(?:i )?(?:starten|begyndelsen|midten|slutningen) af)) {_SPAN}(?!\w)"
    rf"|(?:lige |umiddelbart )?(?:efter|før|inden) {_DAILY}(?!\w)|efter {_LENGTH}{_SINCE_WHAT}"
    r"|i (?:skoletiden|frikvartere(?:t|rne)|timerne|weekende(?:r|rne)|weekends?|hverdagen|ferierne)(?!\w)"
    r"|om (?:morgenen|formiddagen|middagen|eftermiddagen|aftenen|natten|dagen)(?!\w)"
    r"|(?:så )?hurtigst muligt|snarest(?: muligt)?|så (?:hurtigt|snart) som muligt|straks|asap|med det samme"
    r"|inden længe|(?:efter|ved) behov|senere på (?:ugen|måneden|året)|i den kommende tid"
    r"|(?:i )?(?:næste|denne) weekend)"
)
"""Times that are no day (»inden jul«, »efter skole«): they stand as they were said and nothing is guessed."""

ONGOING = re.compile(
    r"(?P<core>løbende|fremover|fremadrettet|indtil videre|fra nu(?: af)?|hele tiden|til daglig|på ubestemt tid)(?!\w)"
)
