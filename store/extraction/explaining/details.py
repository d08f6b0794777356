"""What stands under a finding: the rows of lists that decided, why two forms are one, who speaks, whose a figure is."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from textwrap import shorten

from store.extraction.engine.candidates import Candidate, CandidateKind
from store.extraction.engine.document import Document
from store.extraction.engine.evidence import ACCEPTED, Verdict
from store.extraction.engine.near_miss import NearMiss
from store.extraction.engine.place import name_of, says
from store.extraction.engine.union import Join
from store.extraction.explaining.apart import Apart
from store.extraction.explaining.borders import Borders
from store.extraction.explaining.guarding import told_of
from store.extraction.explaining.insides import told_inside
from store.extraction.explaining.lists import GAZETTEERS, Row, refuses, row_of, rows_at
from store.extraction.figures.about import Names, same_amounts
from store.extraction.figures.chinese import read_chinese
from store.extraction.figures.counted import counted_noun
from store.extraction.figures.measured import measured_before
from store.extraction.figures.numerals import read_numeral
from store.extraction.figures.place import home_words, local_currency
from store.extraction.organisations.known_names import GAZETTEER
from store.extraction.people.known_names import GAZETTEER as KNOWN_PERSON
from store.extraction.quotes.cues import find_cues
from store.extraction.quotes.noun_phrases import phrase_of
from store.extraction.quotes.said import Said
from store.extraction.quotes.speaker import Speaker
from store.extraction.quotes.speakers import way_of
from store.extraction.quotes.subjects import find_subject
from store.extraction.rules import table
from store.model import AnyEntity, Extraction, Figure, FigureKind, Mention, Organisation, Person, Quote
from store.text.fold import fold
from store.text.language import later, listed, tr

_KNOWN = frozenset({GAZETTEER.name, KNOWN_PERSON.name})
"""Rules that only say that a name is in a list; what else they read keeps names out."""
_NEARLY = {
    "organisation": ("suffixes.tsv",),
    "by-line": ("byline_labels.tsv",),
    "figure": ("classifiers.tsv", "units.tsv", "currencies.tsv"),
    "quote": ("cues.tsv",),
}
_REFUSING = {
    "cues.denied": ("speaking.tsv",),
    "framing.forgiven": ("given_characters.tsv",),
    "no_names.is_no_name": ("not_people.tsv", "places.tsv"),
    "latin_names.judge": ("latin_not_names.tsv",),
}
"""Lists that a function reads which refuses something by a word beside it."""
_SPEAKERS = ("pronouns.tsv", "speakers.tsv")
_FILE = "figure_places.tsv"
_AROUND = 8
"""How many characters before and behind a name are shown of the place that tells it."""
_OUT = {"not_organisations.tsv": "not_organisations.tsv (whole)", "not_people.tsv": "not_people.tsv"}
"""Lists that keep a name in Chinese out, as they are told."""
_LATIN_OUT = {"organisation": "not_organisations.tsv (term)", "person": later("latin_not_names.tsv, one of its words")}
"""Where the words are that no name in Latin letters is made of, by what it names."""
_LINE = 74
"""How long a line is; what a function tells stands in full at the end."""
_SHOWN = 24
"""How many characters are shown of the place where somebody was told who is only meant later."""
_COUNTED = 24
"""Characters behind a figure in which the noun that it counts is looked for."""
_ABOUT = 2
"""How many of the names that a figure is about are shown, the nearest first."""
_HOME_WORDS = 3
"""How many of the words that tell whose money a bare 元 is are shown."""


_PHRASES = {"group": "group", "of group": "group", "round": "funding", "funding": "funding", "reported": "reported"}
"""Which rule of contexts the classes of context_phrases.tsv speak for."""


class Details:
    """The lines under the findings of one article.

    Attributes:
        functions: those that are named in the lines, by the names they have there.
        rules: the rules that the lines lead to besides those of the mentions.
        guarded: the kinds of the figures whose guards are named in the lines, None for numbers without a unit.
    """

    def __init__(
        self,
        document: Document,
        extraction: Extraction,
        verdicts: Mapping[str, Verdict],
        candidates: Collection[Candidate],
        joins: Iterable[Join],
        said: Mapping[int, Said],
        asked: Mapping[int, FigureKind | None],
    ) -> None:
        self._document = document
        self._verdicts = verdicts
        self._said = said
        self._asked = asked
        self._spoke: dict[tuple[int, int, CandidateKind], list[str]] = defaultdict(list)
        self._best: dict[str, Candidate] = {}
        self._kept_out: set[str] = set()
        for candidate in candidates:
            self._spoke[candidate.start, candidate.end, candidate.kind].append(candidate.why)
            form = document.folded[candidate.start : candidate.end]
            self._best[form] = max(candidate, self._best.get(form, candidate), key=lambda one: one.score)
        named: tuple[Person | Organisation, ...] = (*extraction.people, *extraction.organisations)
        self._names = {one.id: one.name for one in named}
        self._named = [(mention.start, one.id) for one in named for mention in one.mentions]
        self._figures = {figure.id: figure.text for figure in extraction.figures}
        self._borders = Borders(document, candidates)
        self._apart = Apart(document, extraction)
        self._alone: set[str] = set()
        self._joins: dict[str, list[Join]] = defaultdict(list)
        for join in joins:
            for form in {join.left, join.right}:
                self._joins[form].append(join)
        self.functions: dict[str, Callable[..., object]] = {}
        self.rules: set[str] = set()
        self.guarded: set[FigureKind | None] = set()

    def by(self, function: Callable[..., object]) -> str:
        """Return the name of a function, which is then told below with its place."""
        name = name_of(function)
        self.functions[name] = function
        return name

    def verdict(self, mention: Mention) -> Verdict | None:
        """Return what the rules say of the string of a mention."""
        return self._verdicts.get(self._document.folded[mention.start : mention.end])

    def under(self, entity: AnyEntity, mention: Mention) -> Iterator[str]:
        """Yield the lines under a mention."""
        match entity:
            case Organisation() | Person():
                lines = [*self._listed_name(entity, mention), *self._one_with(entity, mention)]
            case Figure():
                lines = [*self._of_figure(entity, mention)]
            case Quote():
                lines = [*self._of_quote(mention)]
        yield from dict.fromkeys(f"      {line}" for line in lines)

    def rows(self, start: int, end: int, rules: Collection[str], *, refused: bool = False) -> Sequence[Row]:
        """Return the rows of the lists of some rules that stand at a place.

        Args:
            start: first code point.
            end: one past the last.
            rules: names of rules.
            refused: whether rows are told, too, that speak against what stands there.
        """
        known = table()
        lists = dict.fromkeys(
            name
            for rule in rules
            if rule in known
            for name in known[rule].rule.lists
            if (
                refused
                if refuses(name) or name in known[rule].rule.against
                else rule not in _KNOWN or name in GAZETTEERS
            )
        )
        said = {rule.partition(".")[2] for rule in rules}
        return [row for row in rows_at(self._document.folded, start, end, lists) if _may_speak(row, said)]

    def nearly(self, kind: str, miss: NearMiss) -> Sequence[Row]:
        """Return the rows that stand where something of a kind was nearly found."""
        lists = (*_NEARLY.get(kind, ()), *_REFUSING.get(name_of(miss.by), ()))
        return rows_at(self._document.folded, miss.start, miss.end, lists)

    def _listed_name(self, entity: Organisation | Person, mention: Mention) -> Iterator[str]:
        """Yield the rows that spoke for a name where it stands, else where it is told; and what would keep it out."""
        kind: CandidateKind = "person" if isinstance(entity, Person) else "organisation"
        spoke = self._spoke.get((mention.start, mention.end, kind), ())
        yield from (row.told for row in self.rows(mention.start, mention.end, [mention.why, *spoke]))
        form = self._document.folded[mention.start : mention.end]
        best = self._best.get(form)
        if best and best.why not in spoke and (not spoke or form not in self._kept_out):
            around = self._document.text[max(0, best.start - _AROUND) : best.end + _AROUND].replace("\n", " ")
            yield tr("told by {why} in: {around}", why=best.why, around=around)
            yield from (row.told for row in self.rows(best.start, best.end, [best.why]))
        verdict = self.verdict(mention)
        if verdict and form not in self._kept_out:
            self._kept_out.add(form)
            if _KNOWN.isdisjoint(verdict.rules):  # else its row in the gazetteer is told
                yield from self._borders.told(mention if spoke or best is None else best, kind, self.by)
            inside = [*self._inside(mention, verdict)]
            yield from inside or (tr("none? add it to {name}", name=name) for name in _keeping_out(form, verdict))

    def _inside(self, mention: Mention, verdict: Verdict) -> Iterator[str]:
        """Yield what let a word that is not usual in names stand inside one of an organisation."""
        if verdict.kind == "organisation" and _KNOWN.isdisjoint(verdict.rules):
            yield from told_inside(self._document, mention.start, mention.end, self.by)

    def _one_with(self, entity: Organisation | Person, mention: Mention) -> Iterator[str]:
        """Yield why a form is one with the other forms of its name, or with none."""
        form = self._document.folded[mention.start : mention.end]
        if form not in self._joins and form not in self._alone:
            self._alone.add(form)
            yield from self._apart.told(form, entity, self.by)
        if mention.exact == entity.name and not entity.aliases:
            return
        for left, right, by in self._joins.get(form, ()):
            other = right if form == left else left
            row = row_of("organisations.tsv", form)
            told = f": {row.told}" if row and row == row_of("organisations.tsv", other) else ""
            yield tr("one with {other} by {by}{told}", other=other, by=self.by(by), told=told)

    def _of_figure(self, figure: Figure, mention: Mention) -> Iterator[str]:
        """Yield what a figure's number, unit, noun and subject come from."""
        yield from (row.told for row in self.rows(mention.start, mention.end, [mention.why]))
        qualifier = row_of("qualifiers.tsv", fold(figure.qualifier)) if figure.qualifier else None
        if qualifier:
            yield qualifier.told
        if figure.value is not None:
            arabic = any(character.isascii() and character.isdigit() for character in mention.exact)
            yield tr("value by {by}", by=self.by(read_numeral if arabic else read_chinese))
        if figure.inferred:
            yield tr("{what} by {by}", what=figure.unit, by=self.by(local_currency))
            home = [(word, where) for word, code, where, _ in home_words(self._document) if code == figure.unit]
            words = [word for word, where in home if where != "only"] or [word for word, _ in home]
            yield from (row.told for word in words[:_HOME_WORDS] if (row := row_of(_FILE, word)))
        if figure.counted:
            behind = self._document.text.find(figure.counted, mention.end, mention.end + _COUNTED) >= 0
            yield tr(
                "counts {counted} by {by}",
                counted=figure.counted,
                by=self.by(counted_noun if behind else measured_before),
            )
        if figure.about:
            names = ", ".join(self._names.get(identity, identity) for identity in figure.about[:_ABOUT])
            more = tr(" and {number} more", number=len(figure.about) - _ABOUT) if len(figure.about) > _ABOUT else ""
            yield tr("about {names}{more} by {by}", names=names, more=more, by=self.by(Names.about))
        if mention.start in self._asked:
            kind = self._asked[mention.start]
            self.guarded.add(kind)
            yield told_of(kind)
        if figure.equals:
            yield tr("same as {figure} by {by}", figure=self._figures[figure.equals], by=self.by(same_amounts))

    def _of_quote(self, mention: Mention) -> Iterator[str]:
        """Yield where a quote's cue and speaker come from."""
        said = self._said.get(mention.start)
        if said is None:
            return
        attribution, speaker = said
        self.rules.add(attribution.why)
        text, folded = self._document.text, self._document.folded
        if attribution.cue is not None:
            yield tr("cue {text} by {by}", text=text[attribution.start : attribution.end], by=self.by(find_cues))
            yield from (row.told for row in rows_at(folded, attribution.start, attribution.end, ["cues.tsv"]))
        subject = attribution.subject
        words = text[subject.start : subject.end]
        yield tr(
            "subject {words} by {by}",
            words=words or tr("(none)"),
            by=self.by(find_subject) if attribution.cue else attribution.why,
        )
        if subject.sort not in ("name", "joint"):
            yield from (row.told for row in rows_at(folded, subject.start, subject.end, _SPEAKERS))
        if words and attribution.cue:
            yield tr("its extent by {by}", by=self.by(phrase_of))
        yield tr("speaker {name} by {by}", name=speaker.name, by=self.by(speaker.by or way_of(subject)))
        if speaker.by is not None:
            yield shorten(tr("that is {what}", what=says(speaker.by)), _LINE, placeholder=" ...")
            if speaker.place >= 0:
                yield tr("last in: {shown}", shown=self._shown(speaker.place))
            yield from self._passed_over(speaker, subject.start)

    def _shown(self, place: int) -> str:
        """Return what stands around a place in its sentence."""
        sentence = self._document.sentences[self._document.sentence_at(place)]
        start = max(sentence.start, min(place, sentence.end - _SHOWN) - _SHOWN // 2)
        return self._document.text[start : min(sentence.end, start + _SHOWN)].replace("\n", " ")

    def _passed_over(self, speaker: Speaker, place: int) -> Iterator[str]:
        """Yield who stands between a speaker's name and the place that means it, though it is not meant."""
        before = [(start, identity) for start, identity in self._named if start < place]
        own = max((start for start, identity in before if identity == speaker.identity), default=place)
        kind = speaker.identity.partition("/")[0]
        nearer = [identity for start, identity in before if start > own and identity.partition("/")[0] == kind]
        if nearer:
            yield tr(
                "passed over {names}, nearer", names=listed(self._names[one] for one in dict.fromkeys(nearer[::-1]))
            )


def _keeping_out(form: str, verdict: Verdict) -> Iterator[str]:
    """Yield the list that keeps a name out: of one in Chinese, that which all rules read that accept it alone."""
    known = table()
    sure = [rule for rule, score in verdict.rules.items() if score >= ACCEPTED] or list(verdict.rules)
    if not _KNOWN.isdisjoint(verdict.rules):
        return  # its row in the gazetteer is told
    if form.isascii():
        yield tr(_LATIN_OUT[verdict.kind])
        return
    for name, told in _OUT.items():
        if all(name in known[rule].rule.lists for rule in sure if rule in known):
            yield told


def _may_speak(row: Row, rules: Collection[str]) -> bool:
    """Return whether a row can have spoken for a name: of lists that several rules share, only one reads each class."""
    if row.file == "contexts.tsv":
        return row.classes[1] in rules
    return row.file != "context_phrases.tsv" or _PHRASES.get(row.classes[0]) in rules
