"""What can be chosen of a file, in words: which person is the child, how far round it, who is the same human."""

from collections.abc import Sequence

from app.language.dates import approx
from app.language.folding import sort_key
from app.services.family_file import FamilyFile, FilePerson
from app.services.family_groups import FamilyGroups

NOBODY = ("-", "ingen af dem")
EVERYBODY = "all"
MOST_OFFERED = 1_500
"""Names in one list; more cannot be walked."""
MOST_FAMILIES = 8
STEPS = (
    "Forældre, søskende, partner og børn",
    "Også bedsteforældre, mostre, farbrødre og niecer",
    "Tre led omkring barnet",
    "Fire led omkring barnet",
)
"""How far round the child, one step more each."""
ALL_SHOWN = 60
"""A family up to this size is suggested whole."""

Choices = list[tuple[str, str]]


def person_choices(file: FamilyFile, first: Sequence[str]) -> Choices:
    """Return the people of a file to choose the child from: those who look like it first, then by name."""
    ahead = [each for each in file.persons if each.key in first]
    rest = sorted((each for each in file.persons if each.key not in first), key=lambda each: sort_key(each.name or "å"))
    return [NOBODY, *((each.key, told(each)) for each in [*ahead, *rest][:MOST_OFFERED])]


def part_choices(file: FamilyFile, groups: FamilyGroups, child: str) -> tuple[Choices, str]:
    """Return what part of the file can be taken, and which is suggested."""
    families = groups.families()
    names = {each.key: each.name for each in file.persons}
    choices: Choices = []
    seen = 1
    for steps, words in enumerate(STEPS, 1) if child else ():
        count = len(groups.around(child, steps))
        if count > seen:
            choices.append((f"steps {steps}", f"{words} ({count})"))
        seen = count
    for place, family in enumerate(families[:MOST_FAMILIES]):
        who = names.get(child if child in family else min(family)) or "uden navn"
        choices.append((f"family {place}", f"Hele familien med {who} ({len(family)})"))
    if len(families) > 1:
        choices.append((EVERYBODY, f"Alle i filen ({len(names)})"))
    return choices, _suggested(families, child, dict(choices))


def part_of(file: FamilyFile, groups: FamilyGroups, child: str, choice: str) -> FamilyFile:
    """Return the part of the file that a choice means."""
    kind, _, number = choice.partition(" ")
    if kind == "steps":
        return file.only(groups.around(child, int(number)))
    if kind == "family":
        return file.only(_with_network(file, groups.families()[int(number)]))
    return file


def told(person: FilePerson) -> str:
    """Return »Asta Lund, født 3. maj 2018 (I1)«; the key tells people of one name apart."""
    born = f", født {approx(person.birth)}" if person.birth else ""
    return f"{person.name or 'Uden navn'}{born} ({person.key})"


def _suggested(families: list[frozenset[str]], child: str, choices: dict[str, str]) -> str:
    place = next((place for place, family in enumerate(families) if child in family), 0)
    steps = [each for each in choices if each.startswith("steps")]
    if child and len(families[place]) > ALL_SHOWN and steps:
        return steps[min(len(steps), 2) - 1]
    return f"family {place}" if f"family {place}" in choices else steps[-1] if steps else EVERYBODY


def _with_network(file: FamilyFile, family: frozenset[str]) -> frozenset[str]:
    """Return a family with those its members know: they are tied to it by no parents."""
    return family | {each.person for each in file.contacts if each.child in family}
