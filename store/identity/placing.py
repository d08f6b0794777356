"""Whose a public body is that an article names without saying so: 國會 in one about Westminster.

Several states have a body of the same name. An article means that of the state it writes about; which one, the
sentences tell in which the body stands, else the whole article, else where it was written.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import msgspec

from store.identity.tallies import form_key
from store.model import Article, Mention, Organisation
from store.text.fold import fold
from store.text.patterns import alternatives
from store.text.tables import rows

_BEFORE = 3.0
"""What the state is worth that is named last before a body in its sentence."""
_IN_SENTENCE = 1.0
_IN_ARTICLE = 6.0
"""What all states are worth together that an article names, each by how often it does."""
_FEW = 4
"""So many names of states are half as telling as very many."""
_USUALLY = {"zh-Hans": 3.0, "zh-Hant": 1.5}
"""What it is worth whose the body usually is, by language."""
_CLEAR = 1.5
"""So much more than any other state the one must be worth that is meant."""
_FAR = 200
"""Characters before a body, and after it, that belong to its sentence at most."""
_TOWNS = frozenset(("香港", "澳门"))
"""They have few of the bodies of a state; those are said to be theirs."""
_END = re.compile(r"[。！？!?\n]")


class _State(NamedTuple):
    name: str
    traditional: str


def placed(organisations: tuple[Organisation, ...], article: Article) -> tuple[Organisation, ...]:
    """Return an article's organisations, those named with the state whose name alone could be those of several."""
    names = {form_key(organisation.name) for organisation in organisations}
    if not any(_body_of(name) for name in names):
        return organisations
    text = fold(article.text)
    return tuple(_placed(organisation, article, text) for organisation in organisations)


def _placed(organisation: Organisation, article: Article, text: str) -> Organisation:
    body = _body_of(form_key(organisation.name))
    if not body:
        return organisation
    state = _state_before(form_key(organisation.name)) or _state_of(organisation, article, text)
    if not state:  # what the lexicon knows it as is one state's
        return msgspec.structs.replace(organisation, also=())
    if form_key(organisation.name) == body and state == _usual(body, "zh-Hans") == _usual(body, "zh-Hant"):
        return organisation
    traditional = article.language == "zh-Hant"
    written = organisation.name[-len(body) :]
    name = f"{_states()[state].traditional if traditional else state}{written}"
    if form_key(name) == form_key(organisation.name):
        return organisation
    forms = (organisation.name, *(form for form in organisation.aliases if form_key(form) != form_key(name)))
    return msgspec.structs.replace(organisation, name=name, aliases=forms, also=())


def is_common_body(name: str) -> bool:
    """Return whether a folded name is that of a body which several states have."""
    return name in _bodies()


def is_anybodys(name: str) -> bool:
    """Return whether a folded name is that of a body which is one state's as well as another's."""
    return _bodies().get(name) == ("-", "-")


def _body_of(name: str) -> str:
    """Return the body that a folded name is of, with or without a state before it; "" for any other name."""
    if name in _bodies():
        return name
    return next(
        (name[size:] for size in range(1, len(name) - 1) if name[size:] in _bodies() and name[:size] in _forms()), ""
    )


def _state_before(name: str) -> str:
    """Return the state that a folded name begins with, "" where it begins with none."""
    body = _body_of(name)
    return _forms().get(name.removesuffix(body), "")


def _state_of(organisation: Organisation, article: Article, text: str) -> str:
    """Return whose a body is that an article names without saying so, "" where it cannot be told."""
    body = _body_of(form_key(organisation.name))
    usual = _usual(body, article.language)
    worth: dict[str, float] = defaultdict(float, {usual: _USUALLY.get(article.language, 0.0)} if usual else {})
    for mention in organisation.mentions:
        before, after = _sentence(text, mention, body)
        for state in {*before, *after}:
            worth[state] += _IN_SENTENCE
        if before:
            worth[before[-1]] += _BEFORE
    everywhere = Counter(_named(text, body))
    for state, count in everywhere.items():
        worth[state] += _IN_ARTICLE * count / (everywhere.total() + _FEW)
    first, second = [*sorted(worth, key=lambda state: (-worth[state], state)), "", ""][:2]
    return first if first and worth[first] > _CLEAR * worth.get(second, 0.0) else usual


def _sentence(text: str, mention: Mention, body: str) -> tuple[list[str], list[str]]:
    """Return the states that are named in the sentence of a mention before it, and those after it."""
    begin, end = max(0, mention.start - _FAR), mention.end + _FAR
    begin = max((found.end() for found in _END.finditer(text, begin, mention.start)), default=begin)
    end = min((found.start() for found in _END.finditer(text, mention.end, end)), default=end)
    return _named(text[begin : mention.start], body), _named(text[mention.end : end], body)


def _named(text: str, body: str) -> list[str]:
    """Return the states that a text names, in order, of which a body may be."""
    towns = frozenset() if _TOWNS.isdisjoint(_bodies()[body]) else _TOWNS
    states = (_forms()[found] for found in _pattern().findall(text) if found != body)
    return [state for state in states if state in towns or state not in _TOWNS]


def _usual(body: str, language: str) -> str:
    """Return whose a body is where nothing says so, "" where that cannot be told."""
    simplified, traditional = _bodies()[body]
    return (traditional if language == "zh-Hant" else simplified).replace("-", "")


@cache
def _bodies() -> Mapping[str, tuple[str, str]]:
    return {
        body: (simplified, traditional) for body, simplified, traditional in rows("store.identity", "common_bodies.tsv")
    }


@cache
def _states() -> Mapping[str, _State]:
    return {row[0]: _State(row[0], row[1]) for row in rows("store.identity", "countries.tsv")}


@cache
def _forms() -> Mapping[str, str]:
    """Return from what a state is called to its name."""
    forms = {}
    for name, _, *other in rows("store.identity", "countries.tsv"):
        forms.update(dict.fromkeys((name, *(other[0].split("|") if other else ())), name))
    return forms


@cache
def _pattern() -> re.Pattern[str]:
    """Return a pattern of all that states are called, but for single characters, which stand in many words."""
    return re.compile(alternatives(form for form in _forms() if len(form) > 1))
