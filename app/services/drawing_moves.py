"""Pure work on the order of a drawing: where somebody new comes in, who moves along, who follows below."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from app.genogram.family import Family


def with_new(order: Sequence[str], drawn: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return `order` with everybody of `drawn` in it; those who are in it already keep their order.

    Somebody new comes after the one who stands nearest left of them in the drawing and between their neighbours in
    the row.
    """
    if not order:
        return list(drawn)
    left, right = _neighbours(rows, set(drawn))
    result = list(order)
    place = {each: at for at, each in enumerate(result)}
    for number, person in enumerate(drawn):
        if person in place:
            continue
        low = place[left[person]] if left.get(person) in place else -1
        high = next((place[each] for each in _onwards(person, right) if each in place), len(result))
        if high <= low:
            high = len(result)
        nearest = (place[each] for each in reversed(drawn[:number]) if each in place)
        at = next((each for each in nearest if low <= each < high), low) + 1
        result.insert(at, person)
        place = {each: spot for spot, each in enumerate(result)}
    return result


def block_of(family: Family, row: Sequence[str], person: str) -> tuple[str, ...]:
    """Return the people of one row who belong together by partners, from left to right."""
    beside: dict[str, set[str]] = defaultdict(set)
    for union in family.unions:
        for one in union.partners:
            beside[one].update(union.partners)
    found, waiting, standing = {person}, [person], set(row)
    while waiting:
        near = (beside[waiting.pop()] & standing) - found
        found |= near
        waiting += near
    return tuple(each for each in row if each in found)


def followers(family: Family, people: Collection[str]) -> set[str]:
    """Return who descends from some people, with their partners: those who come along when they move."""
    partners = {union.id: set(union.partners) for union in family.unions}
    children: dict[str, set[str]] = defaultdict(set)
    for link in family.links:
        if link.primary:
            for parent in partners.get(link.union, ()):
                children[parent].add(link.child)
    unions = [each for each in partners.values() if len(each) > 1]
    found: set[str] = set()
    waiting = list(people)
    while waiting:
        one = waiting.pop()
        near = set(children[one])
        if one in found:
            near |= {other for pair in unions if one in pair for other in pair}
        near -= found
        near -= set(people)
        found |= near
        waiting += near
    return found


def moved(order: Sequence[str], group: Sequence[str], there: Sequence[str], *, to_the_right: bool) -> list[str]:
    """Return `order` with a group just right or left of another; both keep the order within."""
    going = [each for each in order if each in group]
    rest = [each for each in order if each not in group]
    spots = [at for at, each in enumerate(rest) if each in there]
    at = (max(spots) + 1 if to_the_right else min(spots)) if spots else len(rest)
    return [*rest[:at], *going, *rest[at:]]


def in_old_order(
    order: Sequence[str], people: Collection[str], drawn: Sequence[str], rows: Iterable[Sequence[str]]
) -> list[str]:
    """Return `drawn` where some people, row by row, stand in the order they had among each other in `order`."""
    place = {each: at for at, each in enumerate(order)}
    instead: dict[str, str] = {}
    for row in rows:
        standing = [each for each in row if each in people]
        instead.update(zip(standing, sorted(standing, key=place.__getitem__), strict=True))
    return [instead.get(each, each) for each in drawn]


def _neighbours(rows: Iterable[Sequence[str]], people: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    left: dict[str, str] = {}
    right: dict[str, str] = {}
    for row in rows:
        standing = [each for each in row if each in people]
        for one, other in zip(standing, standing[1:], strict=False):
            left[other], right[one] = one, other
    return left, right


def _onwards(person: str, right: dict[str, str]) -> Iterable[str]:
    while person in right:
        person = right[person]
        yield person
