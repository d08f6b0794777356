"""An entity from its sightings: what it is called, written, what it is, how often; added to and taken from exactly."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

import msgspec

from store.identity.by_hand import NOTHING_BY_HAND, ByHand
from store.identity.records import Doubt, Sighting, StoredOrganisation, StoredPerson, Tally
from store.model import OrganisationKind, Role
from store.text.fold import fold, key

_KINDS: tuple[OrganisationKind, ...] = (
    "company",
    "government",
    "university",
    "media",
    "financial",
    "association",
)
_RARE = 10  # a name that stands in fewer than one tenth of the articles of the commonest does not name the entity
_UNFIT = str.maketrans({'"': "＂", "\\": "＼", "/": "∕", "@": "＠"})
_UNFIT_IN_NAMES = str.maketrans({'"': "＂", "\\": "＼"})  # folded forms hold no full-width ones
MEANT = "by.hand.meant"
"""Stands for the rule where words mean somebody by the user's word, and are no form of the name."""
_COUNTERS = ("names", "forms", "also", "uncertain", "kinds", "roles")


@lru_cache(maxsize=1 << 16)
def form_key(form: str) -> str:
    """Return `store.text.fold.key` of a name, "?" for one of punctuation and control characters alone.

    The same names come again and again.
    """
    return "".join(character for character in key(form) if character.isprintable()) or "?"


_MARKED = re.compile(r"~[0-9a-z]{5}$")


def marked_name(name: str, mark: str) -> str:
    """Return what articles' own names have for somebody whom the user tells from others of a name.

    Args:
        name: what is shown.
        mark: five letters and digits.
    """
    return f"{name}~{mark}"


def shown_name(name: str) -> str:
    """Return a name as it is shown: without the mark that tells somebody from others of the name by the user's word."""
    return _MARKED.sub("", name)


class Dates(NamedTuple):
    """The earliest and the latest publication date of an entity's articles, None where none has a date."""

    first: str | None = None
    last: str | None = None


def counted(sighting: Sighting, entity_ids: Mapping[str, str]) -> Tally:
    """Return the tally of one sighting.

    Args:
        sighting: an entity in an article.
        entity_ids: the library's ids of what stands in that article, by the article's own.
    """
    counters: dict[str, Counter[str]] = {field: Counter() for field in _COUNTERS}
    mentions = 0
    for local in sighting.locals:
        mentions += len(local.spans)
        written = Counter(span.exact for span in local.spans if span.why != MEANT)
        written.update({form: 1 for form in (local.name, *local.aliases) if form not in written})
        counters["names"][local.name] += 1
        counters["forms"].update(written)
        counters["also"].update(set(local.also))
        counters["uncertain"].update(set(local.uncertain))
        if local.kind:
            counters["kinds"][local.kind] += 1
        counters["roles"].update({_role_key(role, entity_ids) for role in local.roles})
    return _tally(counters, mentions, 1)


def _tally(counters: Mapping[str, Counter[str]], mentions: int, articles: int) -> Tally:
    kept = {field: {form: n for form, n in sorted(counter.items()) if n} for field, counter in counters.items()}
    return msgspec.convert({**kept, "mentions": mentions, "articles": articles}, Tally)


def _role_key(role: Role, entity_ids: Mapping[str, str]) -> str:
    return "\t".join((role.title, entity_ids.get(role.organisation_id, ""), role.organisation or ""))


def changed(tally: Tally, plus: Iterable[Tally], minus: Iterable[Tally]) -> Tally:
    """Return a tally with some added and some taken away."""
    counters: dict[str, Counter[str]] = {field: Counter(_counter(tally, field)) for field in _COUNTERS}
    mentions, articles = tally.mentions, tally.articles
    for sign, others in ((1, plus), (-1, minus)):
        for other in others:
            mentions += sign * other.mentions
            articles += sign * other.articles
            for field, counter in counters.items():
                for form, count in _counter(other, field).items():
                    counter[form] += sign * count
    return _tally(counters, mentions, articles)


def _counter(tally: Tally, field: str) -> dict[str, int]:
    counter: dict[str, int] = getattr(tally, field)
    return counter


def canonical(names: Mapping[str, int], known: Iterable[str]) -> str:
    """Return the name that an entity's id is made of: the fullest Chinese one, else the fullest; not a rare one.

    Ids are to last: which name is used most changes from article to article, which is the fullest hardly. It follows
    from the counts alone, not from the order in which articles came. Of the forms that fold to the same, the one of
    most articles is taken.

    Args:
        names: what articles call it, and how many do.
        known: folded forms that the lexicon knows for it, which count however rare they are.
    """
    sure = {form for form in known if not is_short(form)}
    keys = _folded(names)
    often = max(keys.values())
    return _written(
        names, max((form for form, count in keys.items() if count * _RARE >= often or form in sure), key=_full)
    )


def usual(names: Mapping[str, int]) -> str:
    """Return the name that most articles use, of several the fullest: what an entity is called."""
    keys = _folded(names)
    return _written(names, max(keys, key=lambda form: (keys[form], *_full(form))))


def _folded(names: Mapping[str, int]) -> Counter[str]:
    """Return in how many articles each folded name is; one with a mark only where there is no other."""
    keys: Counter[str] = Counter()
    plain = {name: count for name, count in names.items() if name == shown_name(name)}
    for name, count in (plain or names).items():
        keys[form_key(name)] += count
    return keys


def _full(form: str) -> tuple[bool, int, str]:
    """Return how full a folded form is: Chinese before Latin, long before short."""
    return not form.isascii(), len(form), form


def _written(names: Mapping[str, int], key: str) -> str:
    """Return a folded form as most articles write it, of several the Simplified one."""
    forms = (name for name in names if form_key(name) == key)
    return max(forms, key=lambda name: (names[name], name == fold(name), name))


def is_short(form: str) -> bool:
    """Return whether a folded form is too short to say who is meant: two Chinese characters, three letters."""
    return len(form) <= (3 if form.isascii() else 2)


def name_id(kind: str, form: str) -> str:
    """Return the id of a folded form in the table `names`."""
    return f"{kind}/{form.translate(_UNFIT_IN_NAMES)}"


def readable_id(kind: str, name: str) -> str:
    """Return an entity's id for its name: folded, so that it is the same whichever script is read first."""
    return f"{kind}/{clean(fold(name))}"


def clean(text: str) -> str:
    """Return text that can stand in an id: white space single, quotation marks and slashes full-width."""
    plain = " ".join(text.split()).translate(_UNFIT)
    return "".join(character for character in plain if character.isprintable()) or "？"


def organisation(
    identity: str, tally: Tally, dates: Dates, perhaps: Collection[str], by_hand: ByHand = NOTHING_BY_HAND
) -> StoredOrganisation:
    """Return the document of an organisation.

    Args:
        identity: its id.
        tally: how often it has what.
        dates: of its articles.
        perhaps: names of others that articles give as one with it.
        by_hand: what the user says of it.
    """
    name = by_hand.name or shown_name(usual(tally.names))
    return StoredOrganisation(
        id=identity,
        name=name,
        aliases=_by_count(tally.forms, without=name),
        also=_also(tally, by_hand),
        kind=_kind(tally),
        uncertain=tuple(sorted({*tally.uncertain, *perhaps})),
        mention_count=tally.mentions,
        article_count=tally.articles,
        first_seen=dates.first,
        last_seen=dates.last,
        tally=tally,
    )


def person(
    identity: str, tally: Tally, dates: Dates, doubts: tuple[Doubt, ...], by_hand: ByHand = NOTHING_BY_HAND
) -> StoredPerson:
    """Return the document of a person; as `organisation`."""
    name = by_hand.name or shown_name(usual(tally.names))
    return StoredPerson(
        id=identity,
        name=name,
        aliases=_by_count(tally.forms, without=name),
        also=_also(tally, by_hand),
        roles=by_hand.roles(_roles(tally)),
        possibly_same=tuple(doubt.other for doubt in doubts),
        mention_count=tally.mentions,
        article_count=tally.articles,
        first_seen=dates.first,
        last_seen=dates.last,
        tally=tally,
        doubts=doubts,
    )


def _also(tally: Tally, by_hand: ByHand) -> tuple[str, ...]:
    """Return forms that stand in no article: those of the lexicon, and those that the user gives."""
    return tuple(sorted(form for form in {*tally.also, *by_hand.also} if form not in tally.forms))


def _by_count(counts: Mapping[str, int], *, without: str) -> tuple[str, ...]:
    """Return forms, the most frequent first."""
    forms = (form for form in counts if form != without and form == shown_name(form))
    return tuple(sorted(forms, key=lambda form: (-counts[form], form)))


def _kind(tally: Tally) -> OrganisationKind:
    """Return what most articles take an organisation for; "other" says only that they do not know."""
    best = max(tally.kinds, key=lambda kind: (kind != "other", tally.kinds[kind], kind), default="other")
    return next((kind for kind in _KINDS if kind == best), "other")


def _roles(tally: Tally) -> Iterable[Role]:
    """Yield roles, the most frequent first, each once in whichever script.

    Of one role with and without its organisation the one with.
    """
    held = {fold(role.split("\t")[0]) for role in tally.roles if role.split("\t")[1]}
    seen: set[tuple[str, str]] = set()
    for role in _by_count(tally.roles, without=""):
        title, organisation_id, name = role.split("\t")
        same = (fold(title), organisation_id or fold(name))
        if same not in seen and (organisation_id or fold(title) not in held):
            seen.add(same)
            yield Role(title=title, organisation=name or None, organisation_id=organisation_id)
