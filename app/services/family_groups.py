"""Who belongs together in a file: whole families, or those at most some steps from one person."""

from collections import defaultdict

from app.services.family_file import FamilyFile

EVERYBODY = 1_000_000
"""Steps nobody is further away than."""


class FamilyGroups:
    """The people of a file by how near they are. A pair and its children are one step from each other.

    A pair is walked through once and its members are never compared all with all: it may have 10,000 children.
    """

    def __init__(self, file: FamilyFile) -> None:
        self._people = {each.key for each in file.persons}
        self._members: defaultdict[str, list[str]] = defaultdict(list)
        self._pairs: defaultdict[str, list[str]] = defaultdict(list)
        for pair in file.pairs:
            for partner in pair.partners:
                self._join(partner, pair.key)
        for tie in file.ties:
            self._join(tie.child, tie.pair)

    def families(self) -> list[frozenset[str]]:
        """Return the people who belong together by pairs and children, largest family first, then by lowest key."""
        groups, left = [], set(self._people)
        for start in sorted(self._people):
            if start in left:
                group = self.around(start, EVERYBODY)
                left -= group
                groups.append(group)
        return sorted(groups, key=lambda group: (-len(group), min(group)))

    def around(self, key: str, steps: int) -> frozenset[str]:
        """Return those at most `steps` steps away: a parent, child, partner, brother or sister is one step."""
        found, walked, edge = {key}, set[str](), [key]
        while edge and steps > 0:
            pairs = [pair for each in edge for pair in self._pairs[each] if pair not in walked]
            walked.update(pairs)
            edge = [each for pair in dict.fromkeys(pairs) for each in self._members[pair] if each not in found]
            edge = list(dict.fromkeys(edge))
            found.update(edge)
            steps -= 1
        return frozenset(found)

    def _join(self, key: str, pair: str) -> None:
        if key in self._people:
            self._members[pair].append(key)
            self._pairs[key].append(pair)
