"""Bodies that only the post of somebody in them shows: 寒云公司|人力资源管理师林晓月, 云岫学院|党委书记周启明.

What stands between a mark and a post before a person, and ends as names of bodies do, is where the post is held.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import rows, words, words_of
from store.extraction.organisations.abbreviations import abbreviates
from store.extraction.organisations.heads import Head, longest_head
from store.extraction.organisations.known_names import GAZETTEER
from store.extraction.organisations.naming import AND, BUSINESS
from store.extraction.organisations.words import is_brand, is_generic, is_place, is_title, name_characters

HELD_POST = Rule(
    "organisation.held-post",
    0.6,
    finds=Example("给予管理学院党委书记林晓月警告处分。", "管理学院"),
    leaves=Example("给予管理学院警告处分，林晓月作报告。", "管理学院"),
    lists=(
        "titles.tsv",
        "suffixes.tsv",
        "places.tsv",
        "name_words.tsv",
        "organisation_characters.tsv",
        "described_bodies.tsv",
    ),
)
"""From a mark on words that end like a name of a body, a post in it, and who holds it."""
_PERSON = 0.6
_LONGEST, _FIELD, _FEWEST = 14, 12, 2
"""Characters: no name is longer before its head, no field of a post, and no shorter name says who it is."""
_TITLE = 7
_STRUCTURE = frozenset(
    ("p", "c", "u", "uj", "ul", "ug", "uz", "uv", "ud", "r", "d", "m", "q", "y", "e", "o", "df", "t", "f")
)
"""Tags of words that no name has inside, unless they are a character of it."""
_SMALL = frozenset(("p", "c", "u", "uj", "ul", "r", "d", "m", "y"))
_NOUNS = frozenset(("ns", "n", "vn", "b", "j", "an", "nz", "eng", "s", "l", "g", "ng"))
_OPENING = frozenset('\n,。;:!?、("“「『《〈—… ·>*#|/ ')
_BETWEEN = AND | {"的", "前", "原"}
_BEING = ("是", "任", "为")
_SAYS = 2
"""Words: more than so many common ones say which body is meant (海洋安全与合作研究院)."""
_OFFICE = "office"
_HELD = ("company", _OFFICE, "academic", "profession")


def propose_posts(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the bodies that stand between a mark and a post of the people of an article."""
    people, ends = set[int](), set[int]()
    names, doubtful = dict[int, int](), dict[int, int]()
    for candidate in candidates:
        if candidate.kind == "person" and candidate.score >= _PERSON:
            people.add(candidate.start)
            ends.add(candidate.end)
        elif candidate.kind == "organisation" and candidate.why == GAZETTEER.name and candidate.score < _PERSON:
            doubtful[candidate.end] = candidate.start
        elif candidate.kind == "organisation" and candidate.score >= _PERSON:
            names[candidate.end] = min(candidate.start, names.get(candidate.end, candidate.start))
    for start in sorted(people):
        title, kind = post_before(document.folded, start)
        leads = kind == _OFFICE
        found = (_with_its_end(document, title, names) or _body(document, title, names, leads)) if title else None
        if found:
            yield found
    for end, start in doubtful.items():
        before = document.token_map.before(start)
        noun = before is not None and (before.tag[0] in "nx" and before.text.isalnum()) and start not in ends
        if not noun and _has_post(document.folded, start, end, people):  # but 海角|科大|总务长: that is another
            yield Candidate(start, end, "organisation", HELD_POST.name, HELD_POST.score)


@cache
def _titles() -> dict[str, str]:
    """Return the classes of the titles that stand before a name and are held in some body."""
    return {row[0]: row[1] for row in rows("titles.tsv") if row[1] in _HELD and "b" in row[2]}


def post_before(folded: str, position: int) -> tuple[int, str]:
    """Return where the post begins that ends at a position, or 0, and its class."""
    while position and folded[position - 1] in ' "”」』':
        position -= 1
    for length in range(_TITLE, 1, -1):
        kind = _titles().get(folded[max(0, position - length) : position])
        if kind is not None:
            return position - length, kind
    return 0, ""


def _has_post(folded: str, start: int, end: int, people: Collection[int]) -> bool:
    """Return whether a known name that is also a word stands before a post and its holder, or before what he is."""
    begin = end + (folded[end : end + 1] in ("前", "原"))
    post = next((n for n in range(_TITLE, 1, -1) if folded[begin : begin + n] in _titles()), 0)
    after = begin + post
    holds = folded[start - 1 : start] in _BEING and not folded[after : after + 1].isalnum()
    return post > 0 and (holds or after in people or (folded[after : after + 1] == " " and after + 1 in people))


def _with_its_end(document: Document, title: int, names: Mapping[int, int]) -> Candidate | None:
    """Return a name with the character for its body, of which the title says who heads it: 云岫微电子|所|所长."""
    start = names.get(title - 1)
    chief = document.folded[title : title + 3].removeprefix("副")[:2]
    if start is None or chief[1:] != "长" or document.folded[title - 1] != chief[0]:
        return None
    return Candidate(start, title, "organisation", HELD_POST.name, HELD_POST.score)


def _body(document: Document, title: int, names: Mapping[int, int], leads: bool) -> Candidate | None:
    """Return the body whose name ends before a post and what it deals with, and begins behind a mark or a verb."""
    folded = document.folded
    end = title
    while title - end <= _FIELD and end not in names and folded[end - 1 : end] not in _OPENING:
        head = longest_head(folded, end, _LONGEST)
        token = document.token_map.at(end - 1)
        if head is not None and head.strength != "never":
            start = _start(document, end - len(head.text), head, names, leads)
        elif token is not None and token.end == end and _is_initials(token) and _opens(document, token.start):
            start = token.start
        elif token is not None and (token.tag in _NOUNS or token.text in _BETWEEN):
            end = token.start
            continue
        else:
            start = end
        named = start < end and not any(abbreviates(folded[start:end], folded[begin:at]) for at, begin in names.items())
        return Candidate(start, end, "organisation", HELD_POST.name, HELD_POST.score) if named else None
    return None


def _start(document: Document, position: int, head: Head, names: Mapping[int, int], leads: bool) -> int:
    """Return where the name begins that a head ends, the end of the head where none does.

    A faculty that nothing stands before is only that of who `leads` it: 法学院|院长, but a 商学院教授.
    """
    end = position + len(head.text)
    if head.strength in BUSINESS or head.text[-1] == "系" or head.text[-1] in name_characters("department"):
        return end  # 云岫医院内科学系|教授: a department is part of the title
    inside = _inside(document, position, names)
    if head.text in name_characters("faculty"):
        taught = all(token.tag in _NOUNS or not token.known for token in inside) and not all(map(is_place, inside))
        praised = any(token.text in name_characters("praise") for token in inside)
        named = taught and not praised if inside else len(head.text) > _SAYS and leads
    else:
        named = bool(inside) and _names_body(document, inside, head)
    start = inside[0].start if inside else position
    return start if named else end


def _opens(document: Document, position: int) -> bool:
    """Return whether a name may begin at a place: behind a mark, or a noun for such bodies (研究公司|深水资产公司)."""
    if position == 0 or document.folded[position - 1] in _OPENING:
        return True
    noun = document.token_map.before(position)
    if noun is None or noun.text not in words_of("described_bodies.tsv", "body"):
        return False
    owner = document.token_map.before(noun.start)
    return owner is None or not (is_brand(owner) or owner.tag in ("j", "nt"))  # but 云大|医院|内科


def _is_initials(token: Token) -> bool:
    """Return whether a word of the dictionary is short for a body: 商交所."""
    return token.tag in ("j", "nt") and len(token.text) > _SAYS and token.text[-1] in name_characters("initials")


def _inside(document: Document, position: int, names: Mapping[int, int]) -> list[Token]:
    """Return the words before a head as far as a mark or a verb, none where another name or a word of structure is."""
    inside: list[Token] = []
    least = position - _LONGEST
    while position > 0 and not (inside and _opens(document, position)):
        token = document.token_map.before(position)
        if token is None or position < least or position in names:
            return []
        if _is_verb(token):
            return inside
        joint = token.text in AND and bool(inside)
        if (not joint and _is_of_structure(token)) or is_title(token.text):
            return []
        inside.insert(0, token)
        position = token.start
    return inside


def _is_verb(token: Token) -> bool:
    """Return whether a word is a verb that stands before a name, and in none (给予|云岫学院)."""
    return token.known and token.tag == "v" and len(token.text) > 1 and token.text not in words("name_words.tsv")


@cache
def _function_words() -> frozenset[str]:
    """Return the characters of words of structure, which no name has inside."""
    return name_characters("common") | name_characters("glue") | words_of("role_verbs.tsv", "leading")


def _is_of_structure(token: Token) -> bool:
    """Return whether a word is one of structure; a single character may be a piece of a name (寒|碘|公司)."""
    if len(token.text) == 1:
        return token.tag in _SMALL or not token.text.isalnum() or token.text in _function_words()
    return token.tag in _STRUCTURE and token.text not in words("name_words.tsv")


def _names_body(document: Document, inside: list[Token], head: Head) -> bool:
    """Return whether words before a head name somebody: one is no word, or a place, or they say much."""
    name = "".join(token.text for token in inside)
    first, rest = inside[0], "".join(token.text for token in inside[1:])
    if len(name) < _FEWEST or name.endswith(tuple(name_characters("outside"))) or name[0] in name_characters("unnamed"):
        return False
    if is_place(first) and first.text not in words("places.tsv"):
        return True  # 远山资产管理公司: a small place is rather a name
    if all(map(is_place, inside)):
        return False
    placed = is_place(first) and first.text not in words_of("places.tsv", "country") and not is_generic(rest)
    public = head.kind not in ("company", "financial")
    described = public and len(inside) > _SAYS and _opens(document, first.start)
    coined = any(is_brand(token) or (len(token.text) == 1 and token.text not in AND) for token in inside)
    return placed or described or coined
