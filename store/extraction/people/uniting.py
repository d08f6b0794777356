"""The forms of one person inside an article become one person with aliases and all mentions."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.union import Join, Union
from store.extraction.people.addressed import find_addressed
from store.extraction.people.bracketed_names import Pair, find_pairs
from store.extraction.people.captions import people_in_captions
from store.extraction.people.proposals import bracketed
from store.extraction.people.short_forms import find_short_forms, parts_of, surname_of
from store.extraction.people.sounds import sound_alike
from store.extraction.people.words import transliteration_weights
from store.model import Person
from store.text.fold import key

_MOST_PAIRS = 2_000


def unite_people(document: Document, settled: Sequence[Candidate]) -> tuple[Person, ...]:
    """Return the people of an article in order of appearance.

    Args:
        document: the article.
        settled: the stretches that the evidence takes for people, in order, none overlapping another.
    """
    spans, groups = _grouped(document, settled)
    full = [(span.start, span.end, groups.full_name(span)) for span in sorted(spans)]
    addressed: dict[str, list[Candidate]] = defaultdict(list)
    borne = {surname_of(name) for _, _, name in full}
    for span in find_addressed(document, borne | {surname[0] for surname in borne if surname}):
        addressed[document.folded[span.start : span.end]].append(span)
    called = {span.start for found in addressed.values() for span in found}
    short: dict[str, list[Candidate]] = defaultdict(list)
    for form in find_short_forms(document, full):
        if form.start in called:
            continue
        short[form.full].append(Candidate(form.start, form.end, "person", form.rule.name, form.rule.score))
    members: dict[str, list[Candidate]] = defaultdict(list)
    for span, (_, _, name) in zip(sorted(spans), full, strict=True):
        members[name].append(span)
    people = [_person(document, name, [*found, *short.get(name, ())]) for name, found in members.items()]
    people += [_person(document, name, found) for name, found in addressed.items()]
    return tuple(sorted(people, key=lambda person: person.mentions[0].start))


def why_united(document: Document, settled: Sequence[Candidate]) -> list[Join]:
    """Return which forms are one person, and what says so; short forms have rules of their own."""
    return _grouped(document, settled)[1].joins


def _grouped(document: Document, settled: Sequence[Candidate]) -> "tuple[list[Candidate], _Groups]":
    """Return the stretches that are people, with those of captions, and which of their forms are one."""
    spans = [candidate for candidate in settled if candidate.kind == "person"]
    spans += people_in_captions(document, spans)
    spans = _without_pairs(document, spans)
    groups = _Groups(document, spans)
    for pair in bracketed(document, spans):
        groups.join_pair(pair)
    groups.join_parts()
    groups.join_sounds()
    return spans, groups


def _without_pairs(document: Document, spans: Sequence[Candidate]) -> list[Candidate]:
    """Drop what is two people's surnames side by side (梁游 after 梁頌恆 and 游蕙禎)."""
    forms = {document.folded[span.start : span.end] for span in spans}
    known = {surname_of(form) for form in forms if len(form) >= 3}
    pairs = {form for form in forms if len(form) == 2 and form[0] in known and form[1] in known}
    return [span for span in spans if document.folded[span.start : span.end] not in pairs]


class _Groups:
    """Which strings mean the same person; each string is known by its key."""

    def __init__(self, document: Document, spans: Sequence[Candidate]) -> None:
        self._folded = document.folded
        self._forms: dict[str, str] = {}
        for span in spans:
            form = document.folded[span.start : span.end]
            self._forms.setdefault(key(form), form)
        self._union = Union(self._forms)

    @property
    def joins(self) -> list[Join]:
        """What says that two forms are one."""
        return [Join(self._forms[left], self._forms[right], by) for left, right, by in self._union.joins]

    def join_pair(self, pair: Pair) -> None:
        """Unite the two forms of a bracket, where both are people."""
        name, original = (key(self._folded[start:end]) for start, end in pair)
        if name in self._union and original in self._union:
            self._union.unite(name, original, find_pairs)

    def join_parts(self) -> None:
        """Unite a form that is a part of one full name with it: 奥特曼 with 山姆·奥特曼, Altman with Sam Altman."""
        for part, full in self._owners().items():
            roots = {self._union.leader(name) for name in full}
            if part in self._union and len(roots) == 1 and part not in full:
                self._union.unite(next(iter(full)), part, parts_of)

    def _owners(self) -> dict[str, set[str]]:
        """Return the names that have each part: of a foreign name, and surnames of two characters."""
        owners: dict[str, set[str]] = defaultdict(set)
        for name, form in self._forms.items():
            for part in parts_of(form):
                owners[key(part)].add(name)
        for name, form in self._forms.items():
            surname = surname_of(form)
            if len(surname) == 2 and len(form) > len(surname):
                owners[key(surname)].add(name)
        return owners

    def join_sounds(self) -> None:
        """Unite a Latin full name with the one transliteration of the article that sounds like a part of it."""
        scripts: dict[str, set[bool]] = defaultdict(set)
        for name, form in self._forms.items():
            scripts[self._union.leader(name)].add(form.isascii())
        alone = [name for name in self._forms if len(scripts[self._union.leader(name)]) == 1]
        latin = [name for name in alone if self._forms[name].isascii() and " " in self._forms[name]]
        chinese = [name for name in alone if _is_transliteration(self._forms[name])]
        if len(latin) * len(chinese) > _MOST_PAIRS:
            return  # a directory of names, not an article about a few people
        alike = {(name, other) for name in latin for other in chinese if self._sound_alike(name, other)}
        counts = Counter(name for pair in alike for name in pair)
        for name, other in sorted(alike):
            if counts[name] == 1 and counts[other] == 1:
                self._union.unite(name, other, sound_alike)

    def _sound_alike(self, latin: str, chinese: str) -> bool:
        """Return whether a part of a Latin name sounds like a transliteration."""
        return any(sound_alike(part, self._forms[chinese]) for part in parts_of(self._forms[latin]))

    def full_name(self, span: Candidate) -> str:
        """Return the folded form that leads the group of a span."""
        return self._forms[self._union.leader(key(self._folded[span.start : span.end]))]


def _is_transliteration(form: str) -> bool:
    """Return whether a Chinese form looks transliterated: at least two characters that hardly stand elsewhere."""
    weights = transliteration_weights()
    return not form.isascii() and sum(weights.get(character, 0) == 2 for character in form) >= 2


def _person(document: Document, leader: str, spans: Sequence[Candidate]) -> Person:
    """Return the person of a group: named by the leading form as the article first writes it."""
    ordered = sorted(set(spans))
    mentions = tuple(document.mention(span.start, span.end, span.why, span.score) for span in ordered)
    forms = list(dict.fromkeys(mention.exact for mention in mentions))
    name = next((form for form in forms if key(form) == key(leader)), forms[0])
    aliases = tuple(form for form in forms if form != name)
    return Person(
        id=f"person/{name}", name=name, aliases=aliases, mentions=mentions, mention_count=len(mentions), article_count=1
    )
