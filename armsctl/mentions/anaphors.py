"""References back: which treaty "the treaty", "this landmark accord", "the 2015 deal" means.

Every description of `descriptions` is read in text order, and every treaty that the document names
is a candidate for it. A candidate must fit: the kind ("deal" suits an agreement, "convention" only
what calls itself so), the years, the subject ("nuclear", "land mine"), the parties ("with Iran").
Of those that fit, the one with the highest score is chosen:

    recency   3 · exp(-d/4), d the sentences since it was last named or referred to, + 1 for the
              one mentioned last of all, in its sentence and the next
    weight    2.5 · its share of the document's treaty names, + 0.7 if it is named at the beginning
    kind      how well the noun suits the kind (the numbers of `anaphors.yaml`)
    phrase    + 2 if the catalogue lists the phrase among what the treaty is `described` as

A rival (a trade deal, the Paris accord) that was mentioned more recently keeps what follows it. A
phrase before the first name, mostly in the headline, means the main treaty: the one with most
names. A phrase that by itself says which treaty ("2015 nuclear deal") needs no name at all.

The features are those of the older literature on definite descriptions (recency, frequency,
agreement in kind: Lappin and Leass 1994; Vieira and Poesio 2000), weighed by hand.

On the development gold, which was in view when the rules were written: F1 0.993 (136 references).
On 18 documents measured before a rule was made from them: 0.88 (115).
Of some 100 each in unmarked news and speeches of the General Assembly, read one by one, about 95
are right; most errors are agreements of another subject in a speech that also names a treaty.
"""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING, Final

from armsctl.mentions.anaphor_words import lexicon
from armsctl.mentions.complements import made_with_party, of_another_domain, suits
from armsctl.mentions.descriptions import Description, find_descriptions
from armsctl.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from armsctl.mentions.facts import TreatyFacts
    from armsctl.mentions.folding import Words
    from armsctl.mentions.names import Hit

_RECENCY, _FADING = 3.0, 4.0
_WEIGHT, _BEGINNING = 2.5, 0.7
# What the treaty mentioned last of all is worth more, in its sentence and in the next one.
_LATEST: Final = 1.0
_DESCRIBED: Final = 2.0
# What it costs that the catalogue never uses the noun of the entry.
_UNUSUAL: Final = 1.5
# "The nuclear deal" is a state's if the document speaks of that state so often.
_TOLD: Final = 2
# What a candidate must reach; a definite article is worth less than a year or a subject.
_NEEDED: Final = 1.6
# Sentences after which a treaty that is not the main one is forgotten.
_FORGOTTEN: Final = 6
# The same for one that is named once only, and not at the beginning.
_PASSING: Final = 2
# The part of a document that counts as its beginning, in sentences.
_OPENING: Final = 4
# The first sentences of a document, in which "the deal" may mean a treaty that is named further on.
_FOREWORD: Final = 10
# A treaty named once in so many sentences or more often is what the whole document is about.
_DENSE: Final = 40


class Anaphor(Value):
    """The words [first, end) refer to the treaty `id`."""

    first: int
    end: int
    id: str
    rule: str
    because: str


class _Last(Value):
    sentence: int
    head: str


def find_anaphors(
    words: Words,
    names: list[Hit],
    described: list[Hit],
    owners: Callable[[str], tuple[str, ...]],
    facts: TreatyFacts,
) -> list[Anaphor]:
    """Return the references back in `words`, in text order.

    `names` are the treaties named, `described` the catalogue's own descriptions, none overlapping;
    `owners` says whose a description is.
    """
    return _Resolver(words, names, described, owners, facts).resolve()


class _Resolver:
    """The state of one reading: what was mentioned last, and how much each treaty weighs."""

    def __init__(
        self,
        words: Words,
        names: list[Hit],
        described: list[Hit],
        owners: Callable[[str], tuple[str, ...]],
        facts: TreatyFacts,
    ) -> None:
        self.words = words
        self.facts = facts
        self.known = lexicon()
        self.names = names
        self.taken = {word for hit in names for word in range(hit.first, hit.end)}
        self.described = {word: hit for hit in described for word in range(hit.first, hit.end)}
        self.owners = owners
        self.counts: dict[str, int] = {}
        self.opening: set[str] = set()
        for hit in names:
            self.counts[hit.id] = self.counts.get(hit.id, 0) + 1
            if words.sentences[hit.first] < _OPENING:
                self.opening.add(hit.id)
        # "The nuclear deal" counts for the one that is named, wherever that is.
        self.named = set(self.counts)
        for hit in described:
            owners_named = [owner for owner in self._owners_of(hit) if owner in self.named]
            if len(owners_named) == 1:
                self.counts[owners_named[0]] += 1
        self.main = max(self.counts, key=lambda treaty: self.counts[treaty], default=None)
        self.last: dict[str, int] = {}
        self.latest: str | None = None
        self.rival: _Last | None = None
        self.rivals = 0

    def resolve(self) -> list[Anaphor]:
        """Read the document once, from its first word to its last."""
        found: list[Anaphor] = []
        pending = deque(self.names)
        done: set[int] = set()
        descriptions = find_descriptions(self.words, self.taken, self.facts.adjectives)
        heads = {description.head for description in descriptions}
        self.rivals = sum(description.verdict == "rival" for description in descriptions)
        lone = [hit for word, hit in self.described.items() if word == hit.first]
        # A catalogue description whose noun is none of the heads: "the Cold War relic".
        events: list[tuple[int, Description | Hit]] = [(d.head, d) for d in descriptions]
        events += [(hit.first, hit) for hit in lone if heads.isdisjoint(range(hit.first, hit.end))]
        for position, event in sorted(events, key=lambda pair: pair[0]):
            while pending and pending[0].first < position:
                hit = pending.popleft()
                self.last[hit.id] = self.words.sentences[hit.first]
                self.latest = hit.id
            anaphor = self._read(event)
            if anaphor is None or not done.isdisjoint(range(anaphor.first, anaphor.end)):
                continue
            done.update(range(anaphor.first, anaphor.end))
            self.last[anaphor.id] = self.words.sentences[position]
            self.latest = anaphor.id
            if anaphor.rule == "described" and anaphor.id not in self.named:
                self.counts[anaphor.id] = self.counts.get(anaphor.id, 0) + 1
                if self.words.sentences[position] < _OPENING:
                    self.opening.add(anaphor.id)
                self.main = self.main or anaphor.id
            found.append(anaphor)
        return found

    def _read(self, event: Description | Hit) -> Anaphor | None:
        if not isinstance(event, Description):
            return self._read_described(event)
        hit = self.described.get(event.head)
        if event.verdict != "open" and (hit is None or event.first < hit.first):
            if event.verdict == "rival" or event.determiner == "definite":
                self.rival = _Last(self.words.sentences[event.head], event.noun)
            return None
        if of_another_domain(self.words, event.end, self.known):
            self.rival = _Last(self.words.sentences[event.head], event.noun)
            return None
        if hit is not None:
            return self._with_phrase(event, hit)
        if not any(self._fits(event, treaty) for treaty in self.counts):
            self.rival = _Last(self.words.sentences[event.head], event.noun)
            return None
        if event.determiner in {"none", "indefinite"}:
            return None
        return self._choose(event, (), event.first, event.end)

    def _owners_of(self, hit: Hit) -> tuple[str, ...]:
        return self.owners(" ".join(self.words.words[hit.first : hit.end])) or (hit.id,)

    def _read_described(self, hit: Hit) -> Anaphor | None:
        """Resolve a description of the catalogue that has no head of its own."""
        owners = self._owners_of(hit)
        named = [owner for owner in owners if owner in self.counts]
        if len(owners) == 1 or len(named) == 1:
            owner = named[0] if named else owners[0]
            because = f"“{hit.target.written}” describes it in the catalogue"
            return Anaphor(hit.first, hit.end, owner, "described", because)
        return None

    def _with_phrase(self, event: Description, hit: Hit) -> Anaphor | None:
        """Resolve a description that the catalogue lists."""
        owners = self._owners_of(hit)
        first, end = min(event.first, hit.first), max(event.end, hit.end)
        named = [owner for owner in owners if owner in self.counts]
        if event.determiner in {"none", "indefinite"}:
            return None
        if len(named) != 1:
            chosen = self._choose(event, owners, first, end)
            if chosen is not None or named or not self._stands_alone(hit, owners):
                return chosen
        owner = named[0] if named else owners[0]
        if event.determiner == "predicate" and self.last and owner not in self.last:
            # "violate a nuclear agreement": the one told
            return self._choose(event, (), first, end)
        if not self._fits(event, owner):
            return None
        because = f"“{hit.target.written}” describes it in the catalogue"
        return Anaphor(first, end, owner, "described", because)

    def _stands_alone(self, hit: Hit, owners: tuple[str, ...]) -> bool:
        """Whether a listed description says which treaty it is in a document that names none."""
        if len(owners) != 1:
            return False
        phrase = self.words.words[hit.first : hit.end]
        if len(phrase) < 3 and phrase[0] not in self.known.subject:
            return False  # "the 2015 agreement" may be any
        parties = self.facts.telling_parties(owners[0])
        if not parties or self._party_beside(hit.first, parties):
            return True
        actors = self.facts.actors
        named = sum(actors.get(word) in parties for word in self.words.words)
        return named >= (_TOLD if len(phrase) < 3 else 1)

    def _party_beside(self, index: int, parties: Collection[str]) -> bool:
        """Whether one of these parties is named in the sentence of a word."""
        low, high = self.words.sentence(index)
        return any(self.facts.actors.get(word) in parties for word in self.words.words[low:high])

    def _choose(
        self, event: Description, phrase_of: tuple[str, ...], first: int, end: int
    ) -> Anaphor | None:
        """Return the best candidate for `event`, if it is good enough."""
        best, best_score = None, 0.0
        for treaty in self.counts:
            score = self._score(event, treaty) + (_DESCRIBED if treaty in phrase_of else 0.0)
            if score > best_score and self._fits(event, treaty):
                best, best_score = treaty, score
        if best is None or best_score < _NEEDED or self._rival_is_nearer(event, best):
            return None
        said = self.facts.of(best)
        sentence = self.words.sentences[event.head]
        back = sentence - self.last[best] if best in self.last else None
        if event.years and said.years:
            rule, because = "anaphor-year", "the year is that treaty's"
        elif back is None:
            rule, because = "anaphor-main", "the document's main treaty, named further on"
        elif back <= 2:
            rule, because = "anaphor-near", "the nearest that fits"
        else:
            rule, because = "anaphor-main", f"the best that fits, {back} sentences back"
        return Anaphor(first, end, best, rule, because)

    def _score(self, event: Description, treaty: str) -> float:
        sentence = self.words.sentences[event.head]
        share = self.counts[treaty] / sum(self.counts.values())
        score = _WEIGHT * share + (_BEGINNING if treaty in self.opening else 0.0)
        said = self.facts.of(treaty)
        usual = event.noun in said.nouns
        weighty = self._weighty(treaty)
        bound = event.noun in self.known.near_only or (
            _loosely_bound(event) and not made_with_party(self.words, event.end, self.facts, treaty)
        )
        # "The agreement" is the NPT only right after it.
        bound = bound or not (usual or said.bilateral)
        if treaty in self.last:
            distance = sentence - self.last[treaty]
            reach = 1 if bound else _FORGOTTEN if weighty else _PASSING
            if distance > reach and (bound or not self._dominant(treaty)):
                return -math.inf
            score += _RECENCY * math.exp(-distance / _FADING)
            if treaty == self.latest and distance <= 1:
                score += _LATEST
        elif bound or not weighty or not self._awaited(event, treaty):
            return -math.inf
        score += self.known.heads[event.noun].get(said.kind, -math.inf)
        return score if usual or said.kind == "treaty" else score - _UNUSUAL

    def _awaited(self, event: Description, treaty: str) -> bool:
        """Whether a phrase may mean a treaty that is named further on only."""
        if treaty not in {self.main, *self.opening}:
            return False
        if event.strength or self.words.sentences[event.head] < _FOREWORD:
            return True
        return self._party_beside(event.head, self.facts.telling_parties(treaty))

    def _dominant(self, treaty: str) -> bool:
        """Whether the whole document is about the treaty: it is meant however far back it is."""
        sentences = self.words.sentences[-1] + 1
        return (
            treaty == self.main
            and self._weighty(treaty)
            and self.counts[treaty] * _DENSE >= sentences
        )

    def _weighty(self, treaty: str) -> bool:
        """Whether the document is about the treaty, more than naming it once in passing."""
        return self.counts[treaty] > 1 or treaty in self.opening

    def _fits(self, event: Description, treaty: str) -> bool:
        """Whether nothing that the phrase says is untrue of `treaty`."""
        said = self.facts.of(treaty)
        if event.noun in self.known.own_name and event.noun not in said.nouns:
            return False
        for low, high in event.years:
            if said.years and not any(low <= year <= high for year in said.years):
                return False
        for subject in event.subjects:
            if not any(
                f" {stem}".replace("-", " ") in said.words for stem in self.known.subject[subject]
            ):
                return False
        if said.bilateral:
            table = self.facts.actors
            for actor in event.actors:
                owner = table.get(actor)
                if owner is not None and owner not in said.parties and not _body(owner):
                    return False
        return suits(self.words, event.end, self.facts, treaty, self.known)

    def _rival_is_nearer(self, event: Description, treaty: str) -> bool:
        if self.rival is None or event.strength:
            return False
        if treaty not in self.last:
            return False
        rival, last = self.rival.sentence, self.last[treaty]
        same = self.rival.head == event.noun
        if rival == last:
            return same and treaty != self.main
        return rival > last and (same or treaty != self.main or self._rivals_lead(treaty))

    def _rivals_lead(self, treaty: str) -> bool:
        """Whether the document speaks of other deals more than of `treaty`."""
        return self.rivals > self.counts[treaty]


def _loosely_bound(event: Description) -> bool:
    """Whether the phrase is somebody's deal and nothing else is said of it: "Boehner's deal"."""
    return event.determiner in {"possessive", "genitive"} and not event.strength


def _body(actor: str) -> bool:
    """Whether the actor lends its name to treaties of others: "the U.N. treaty"."""
    return actor in {"united-nations", "european-union", "nato"}
