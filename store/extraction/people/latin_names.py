"""Names in Latin letters: Sam Altman, John J. Ray III, Stephane Loiseau.

A given name that is known makes two or three capitalised words a person, unless one of them belongs to companies,
products and places. An unknown given name needs a title before it, a verb of saying after it or brackets that explain
a foreign name.
"""

import re
from collections.abc import Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import rows
from store.extraction.people import words
from store.extraction.people.beside import CUE_AFTER, TITLE_BEFORE, is_role, says, title_before
from store.model import Block

LATIN = Rule(
    "person.latin",
    0.95,
    finds=Example("会议由Daniel Okafor主持。", "Daniel Okafor"),
    leaves=Example("会议由Quiet Harbour主持。", "Quiet Harbour"),
    lists=("given_names.tsv", "latin_not_names.tsv", "titles.tsv", "after_person.tsv"),
    cases={"sure": 3.0, "word": 1.6, "surname-first": 1.0},
)
"""A known given name and capitalised words, by how sure the given name is."""
_WORD = r"(?:Mc|Mac|De|Di|Du|La|Le|O['’]|Van|Fitz)?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ’']+(?:-[A-Za-z][a-zß-öø-ÿ]+)*(?![A-ZÀ-ÖØ-Þ])"
_PARTICLE = r"(?:de|da|del|della|di|dos|van|von|der|den|bin|bint|al|el|la|le|ten|ter)"
_INITIAL = r"[A-Z]\."
_GAP = r"[ \u00a0]"
_NAME = re.compile(
    rf"(?<![A-Za-z0-9À-ÿ@#/._-]){_WORD}(?:{_GAP}(?:{_INITIAL}|[A-Z](?={_GAP})|{_PARTICLE}(?={_GAP})|{_WORD})){{1,6}}"
    rf"(?:{_GAP}?(?:Jr|Sr)\.?|{_GAP}(?:II|III|IV))?(?![A-Za-z0-9À-ÿ@_])"
)
_BRACKET = re.compile(rf"[(（]{_GAP}?([^()（）]{{2,40}}?){_GAP}?[)）]")


def find_latin_names(text: str, blocks: tuple[Block, ...]) -> Iterator[Candidate]:
    """Return the names in Latin letters in the blocks of a text."""
    for block in blocks:
        for match in _NAME.finditer(text, block.start, block.end):
            yield from _judge(text, block, match.start(), match.end())


def _judge(text: str, block: Block, start: int, end: int) -> Iterator[Candidate]:
    """Return the person in a run of capitalised words, if there is one."""
    parts = [(part.start() + start, part.group()) for part in re.finditer(r"\S+", text[start:end])]
    givens = words.latin_given_names()
    blocked = _blocked()
    # a title or the beginning of an English sentence may stand in front: President Emmanuel Macron, In May Tim Cook
    first = next((n for n, (_, part) in enumerate(parts[:-1]) if part in givens and part not in blocked), 0)
    parts = parts[first:]
    end_of_name = next((n for n, (_, part) in enumerate(parts) if part in blocked), len(parts))
    parts = parts[: min(end_of_name, 4)] if end_of_name >= 2 else parts
    begin, finish = parts[0][0], parts[-1][0] + len(parts[-1][1])
    if text.endswith(("'s", "’s"), begin, finish):
        finish -= 2
    plain = [part.rstrip(".") for _, part in parts]
    if len(parts) < 2 or any(part in blocked for part in plain) or any(len(p) > 3 and p.isupper() for p in plain):
        return
    kind = givens.get(plain[0].split("-")[0], "")
    if not kind and plain[-1] in givens and len(plain) == 2 and text[finish : finish + 1] not in " ":
        kind = "surname-first" if plain[-1] not in _ambiguous_surnames() else ""
    weight = LATIN.cases.get(kind, 0.0)
    place, why = _place(text, block, begin, finish)
    weight += place
    if weight >= 2.5:
        yield Candidate(begin, finish, "person", why, round(min(LATIN.score, 0.6 + 0.1 * (weight - 2.5)), 3))


def _place(text: str, block: Block, start: int, end: int) -> tuple[float, str]:
    """Return what stands around a Latin name."""
    weight, why = 0.0, LATIN.name
    left = start
    while left > block.start and text[left - 1] in " \u00a0":
        left -= 1
    title = title_before(text, left)
    if title and is_role(title):
        weight, why = weight + TITLE_BEFORE.cases["latin"], TITLE_BEFORE.name
    right = end
    while right < block.end and text[right] in " \u00a0":
        right += 1
    if says(words.after_person().after(text, right)):
        weight += CUE_AFTER.cases["latin"]
        why = why if why != LATIN.name else CUE_AFTER.name
    return weight, why


def _blocked() -> frozenset[str]:
    return frozenset(row[0] for row in rows("latin_not_names.tsv"))


def _ambiguous_surnames() -> frozenset[str]:
    return frozenset(name for name, kind in words.latin_given_names().items() if kind == "word")
