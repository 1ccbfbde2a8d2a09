"""Danish words for kin as data: four families, and what two people in them are to each other.

A line of a family is a union: partners with + between them, a colon and the status, > and the children, each with its
link after a slash where it is not by birth. The last letter of a name is the gender: w woman, m man, n neither. A line
after a full stop is a value some people have. A row is: two people, what the second is to the first, and the reverse.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.genogram.family import ChildLink, Family, FamilyPerson, Gender, Union

_GENDERS: dict[str, Gender] = {"w": "woman", "m": "man", "n": "unknown"}
_VALUES: dict[str, Any] = {"yes": True, "no": False}


def family_of(text: str) -> Family:
    """Build a family from its lines."""
    people: dict[str, FamilyPerson] = {}
    unions: list[Union] = []
    links: list[ChildLink] = []
    for number, line in enumerate(text.strip().splitlines()):
        if line.strip().startswith("."):
            field, value, *who = line.strip(" .").split()
            people |= {each: replace(people[each], **{field: _VALUES.get(value, value)}) for each in who}
            continue
        pair, _, born = line.partition(">")
        couple, _, status = pair.strip().partition(":")
        partners = tuple(each for each in couple.split("+") if each)
        children = [each.partition("/")[::2] for each in born.split()]
        known: Any = status or "unknown"
        unions.append(Union(f"u{number}", partners, known))
        for child, kind in children:
            how: Any = kind or "biological"
            links.append(ChildLink(child, f"u{number}", how))
        for each in (*partners, *(child for child, _ in children)):
            people.setdefault(each, FamilyPerson(each, each.capitalize(), _GENDERS[each[-1]]))
    return Family(tuple(people.values()), tuple(unions), tuple(links))


BIRTH = """
    tipw+tipm:married > oldew
    oldew+oldem:married > mormorw gtantew gonkelm
    mormorw+morfarm:married > morw mosterw morbrorm
    farmorw+farfarm:married > farm fasterw farbrorm
    morw+farm:married > egom sisw brom
    mosterw+onkelm:married > kusinew faetterm
    morbrorm+tantew:cohabiting
    gtantew > morkusinew
    gonkelm > morfaetterm
    morkusinew > naestkusinew
    morfaetterm > naestfaetterm
    kusinew > kusinesonm
    svigmorw+svigfarm:married > konew svogerm svigerindew
    egom+konew:married > datterw sonm
    sisw+sismandm:married > niecew nevom
    brom+brokonew:cohabiting
    datterw+datmandm:engaged > datdatw datsonm
    sonm+sonkonew:married > sondatw sonsonm
    datdatw > oldebarnw
    oldebarnw > tipbarnm
    niecew > gnevom
    svigerindew+svigmandm:married
"""

BIRTH_ROWS = """
    egom morw: mor / søn
    egom farm: far / søn
    sisw morw: mor / datter
    egom sisw: søster / bror
    egom brom: bror / bror
    egom mormorw: mormor / dattersøn
    egom morfarm: morfar / dattersøn
    egom farmorw: farmor / sønnesøn
    egom farfarm: farfar / sønnesøn
    sisw mormorw: mormor / datterdatter
    sisw farfarm: farfar / sønnedatter
    egom oldew: oldemor / oldebarn
    egom oldem: oldefar / oldebarn
    egom tipw: tipoldemor / tipoldebarn
    sisw tipm: tipoldefar / tipoldebarn
    datterw tipw: tiptipoldemor / tiptipoldebarn
    datdatw tipm: tiptiptipoldefar / tiptiptipoldebarn
    oldebarnw tipm: 4 gange tipoldefar / 4 gange tipoldebarn
    egom mosterw: moster / nevø
    egom morbrorm: morbror / nevø
    egom fasterw: faster / nevø
    egom farbrorm: farbror / nevø
    egom onkelm: onkel / kones nevø
    sisw tantew: tante / samlevers niece
    egom kusinew: kusine / fætter
    egom faetterm: fætter / fætter
    sisw kusinew: kusine / kusine
    egom gtantew: mormors søster / nieces søn
    egom gonkelm: mormors bror / nieces søn
    egom morkusinew: mors kusine / kusines søn
    sisw morfaetterm: mors fætter / kusines datter
    egom naestkusinew: næstkusine / næstfætter
    sisw naestfaetterm: næstfætter / næstkusine
    egom kusinesonm: kusines søn / mors fætter
    egom konew: kone / mand
    egom svigmorw: svigermor / svigersøn
    egom svigfarm: svigerfar / svigersøn
    egom svogerm: svoger / svoger
    egom svigerindew: svigerinde / svoger
    egom svigmandm: kones søsters mand / kones søsters mand
    sisw konew: svigerinde / svigerinde
    morw konew: svigerdatter / svigermor
    farm konew: svigerdatter / svigerfar
    egom sismandm: svoger / svoger
    egom brokonew: svigerinde / svoger
    brom brokonew: samlever / samlever
    egom niecew: niece / morbror
    egom nevom: nevø / morbror
    brom datterw: niece / farbror
    sisw sonm: nevø / faster
    konew niecew: mands niece / tante
    egom gnevom: nieces søn / mormors bror
    egom datterw: datter / far
    konew sonm: søn / mor
    egom datdatw: datterdatter / morfar
    egom datsonm: dattersøn / morfar
    konew sondatw: sønnedatter / farmor
    konew sonsonm: sønnesøn / farmor
    egom oldebarnw: oldebarn / oldefar
    konew oldebarnw: oldebarn / oldemor
    egom tipbarnm: tipoldebarn / tipoldefar
    egom datmandm: svigersøn / svigerfar
    datterw datmandm: forlovede / forlovede
    datterw sonkonew: svigerinde / svigerinde
    mormorw farfarm: svigersøns far / svigerdatters mor
    kusinew konew: fætters kone / mands kusine
"""

STEPS = """
    mw+fm:divorced > egow
    mw+papm:married > halvm
    fm+papw:cohabiting > halvw
    papm+exw:divorced > papbrom papsisw
    papmorw > papm papfasterw
    mw+gammelm:ended_cohabiting
    papsisw > papniecew
    fm+foerw:divorced > storm
    egow+brudm:separated
    egow+kaerm:ended_cohabiting
    brudmorw > brudm
    halvm > halvnevom
    halvw+svogm:married
    mbedstew+mbedstm:married > mw
    mbedstew+xm:unknown > mhalvm
    mhalvm > mhalvdatw
"""
STEPS_ROWS = """
    egow papm: papfar / papdatter
    egow papw: papmor / papdatter
    halvm fm: halvsøsters far / ekskones søn
    mw fm: eksmand / ekskone
    papw halvw: datter / mor
    papm papbrom: søn / far
    mw papbrom: papsøn / papmor
    mw papsisw: papdatter / papmor
    egow papbrom: papbror / papsøster
    egow papsisw: papsøster / papsøster
    halvm papbrom: halvbror / halvbror
    egow halvm: halvbror / halvsøster
    egow halvw: halvsøster / halvsøster
    egow papmorw: papfars mor / søns papdatter
    egow papfasterw: papfars søster / brors papdatter
    egow papniecew: papsøsters datter / mors papsøster
    egow gammelm: mors ekskæreste / ekskærestes datter
    egow foerw: halvbrors mor / eksmands datter
    halvm halvw: halvsøsters halvsøster / halvsøsters halvbror
    papm fm: kones eksmand / ekskones mand
    papm papw: kones eksmands samlever / samlevers ekskones mand
    egow brudm: fraseparerede mand / fraseparerede kone
    egow kaerm: ekskæreste / ekskæreste
    egow brudmorw: fraseparerede mands mor / søns fraseparerede kone
    egow halvnevom: halvbrors søn / fars halvsøster
    egow svogm: svoger / svigerinde
    mbedstew xm: barnets far / barnets mor
    mw mhalvm: halvbror / halvsøster
    egow mhalvm: mors halvbror / halvsøsters datter
    egow mhalvdatw: mors halvbrors datter / fars halvsøsters datter
    egow xm: mors halvbrors far / søns halvsøsters datter
    egow exw: papfars ekskone / eksmands papdatter
"""

CARE = """
    mw+fm:cohabiting > egom
    mormorw > mw
    pmorw+pfarm:married > egom/foster andenw/foster egenm
    pmormorw > pmorw
    amorw+afarm:married > adopw/adopted adopm/adopted fodtm
    amormorw > amorw amosterw
    vaergem > egom/guardian
    donorm > fodtm/donor donw/donor
    stedw+faderm:widowed > barnw/step
    faderm > barnw
    stedw > fodtdatw
    maaskem > amosterw/unsure
    t1w+t2m:married > tvw tvm trew
    . twin_group t tvw tvm
    t1w+t2m:married > trim triw trin
    . twin_group tre trim triw trin
    venterw+ventm:engaged > ungem fosterw tabtw
    . kind unborn fosterw
    . kind miscarriage tabtw
"""
CARE_ROWS = """
    egom pmorw: plejemor / plejesøn
    andenw pfarm: plejefar / plejedatter
    egom andenw: plejesøster / plejebror
    andenw egenm: plejebror / plejesøster
    egom pmormorw: plejemors mor / datters plejesøn
    mw pmorw: søns plejemor / plejesøns mor
    mormorw pfarm: dattersøns plejefar / plejesøns mormor
    adopw amorw: adoptivmor / adoptivdatter
    adopm afarm: adoptivfar / adoptivsøn
    adopw adopm: adoptivbror / adoptivsøster
    adopw fodtm: adoptivbror / adoptivsøster
    adopw amormorw: mormor / datterdatter
    adopw amosterw: moster / niece
    egom vaergem: værge / myndling
    fodtm donorm: donor / donorbarn
    fodtm donw: donorsøster / donorbror
    barnw stedw: papmor / papdatter
    barnw fodtdatw: papsøster / papsøster
    stedw faderm: mand / kone
    amosterw maaskem: måske far / måske datter
    tvw tvm: tvillingebror / tvillingesøster
    tvw trew: søster / søster
    trim triw: trillingesøster / trillingebror
    triw trin: trilling / trillingesøster
    venterw ventm: forlovede / forlovede
    ventm ungem: søn / far
    ungem fosterw: ufødt søster / bror
    ventm fosterw: ufødt datter / far
    venterw tabtw: barn, der ikke blev født / mor
    ungem tabtw: søskende, der ikke blev født / bror
    mw fm: samlever / samlever
"""

NEITHER = """
    bedsten > forn fsn
    forn+andenn:married > egon sosn
    forn+xn:divorced > halvn
    egon+parn
    parforn > parn parsosn
    egon+exn:divorced
    egon+medn > barnn
    barnn+svign:married > barnebarnn
    barnebarnn > olden
    fsn > fsbarnn
    fsbarnn > fsbarnebarnn
    sosn > sosbarnn
    plejen > egon/foster plejeson
    adoptn > egon/adopted
    halvn+papn:married
    andenn+forn:married > tvillingn egetn
    . twin_group t tvillingn egetn
    papsn+parn:married
"""
NEITHER_ROWS = """
    egon forn: forælder / barn
    egon sosn: søskende / søskende
    egon halvn: halvsøskende / halvsøskende
    egon bedsten: bedsteforælder / barnebarn
    egon fsn: forælders søskende / søskendes barn
    egon fsbarnn: søskendebarn / søskendebarn
    barnn fsbarnebarnn: næstsøskendebarn / næstsøskendebarn
    olden egon: oldeforælder / oldebarn
    forn andenn: ægtefælle / ægtefælle
    egon parn: partner / partner
    egon exn: ekspartner / ekspartner
    egon parforn: svigerforælder / svigerbarn
    egon parsosn: partners søskende / søskendes partner
    egon medn: barnets forælder / barnets forælder
    egon plejen: plejeforælder / plejebarn
    egon adoptn: adoptivforælder / adoptivbarn
    tvillingn egetn: tvilling / tvilling
    halvn andenn: papforælder / papbarn
    sosn sosbarnn: barn / forælder
    egon papn: halvsøskendes ægtefælle / ægtefælles halvsøskende
"""

TABLE = [
    (family, *people.split(), *(word.strip() for word in words.split(" / ")))
    for family, rows in (("BIRTH", BIRTH_ROWS), ("STEPS", STEPS_ROWS), ("CARE", CARE_ROWS), ("NEITHER", NEITHER_ROWS))
    for people, _, words in (row.partition(":") for row in rows.strip().splitlines())
]
"""Family, one, the other, what the other is to the one, what the one is to the other."""
FAMILIES = {
    name: family_of(text) for name, text in (("BIRTH", BIRTH), ("STEPS", STEPS), ("CARE", CARE), ("NEITHER", NEITHER))
}
