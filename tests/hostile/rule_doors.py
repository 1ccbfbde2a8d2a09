"""The doors of the rules: a text in every place of a rule, a number asked for by a text, and a whole profile."""

from dataclasses import replace

from app.exchange.municipal_profile import read_profile
from app.rules.rule import Rule
from app.services import municipal_profile, own_rules
from app.services.ports import Unit
from app.services.rulebook import shipped_rules
from tests.hostile.hall import Door, Hall, read

PROFILE = 'format = "rundbord-profile"\nversion = 1\n[[jargon]]\nword = "{}"\n'


def _put(unit: Unit, rule: Rule) -> None:
    own_rules.put_rules(unit, {rule.id: rule})


def _texts(unit: Unit, _: Hall, text: str) -> None:
    rule = shipped_rules()["receipt"]
    _put(unit, replace(rule, name=text, law=text, source=text, explanation=text))


RULE_DOORS: dict[str, Door] = {
    "rules.put": read(_texts),
    "rules.put id": read(lambda u, _, t: _put(u, replace(shipped_rules()["receipt"], id=t))),
    "rules.put count": read(lambda u, _, t: own_rules.put_rules(u, {}, {t: 30})),
    "rules.preview_profile": read(
        lambda u, _, t: municipal_profile.preview_profile(u, read_profile(t.encode("utf-8", "replace")))
    ),
    "rules.take_profile": read(
        lambda u, _, t: municipal_profile.take_profile(u, read_profile(PROFILE.format(t).encode("utf-8", "replace")))
    ),
}
