"""What a query with a typing error may have meant: names whose letters are nearly those that were typed.

A name and a query are compared as letters, Chinese characters by their commonest reading: smratmore is near smartmore,
simuo near 思谋, 陈貌波 sounds as 陈茂波. The first letter must be right, as it nearly always is, and one error is
forgiven in four letters, two in eight (optimal string alignment: an exchange of neighbours is one error). A Chinese
name of three characters and more may have one character wrong, whatever its sound.
"""

from rapidfuzz.distance import OSA

from store.search.keys import SearchKey, is_wide
from store.search.matching import Fit, merge
from store.search.ranking import Rank
from store.text.pinyin import readings, surname_reading

LONGEST_PERSON = 4
LEAST_LETTERS = 4
MOST_CHARACTERS = 48
LEAST_CHARACTERS = 3


def forgiven(letters: str) -> int:
    """Return how many errors are forgiven in so many letters."""
    return 0 if len(letters) < LEAST_LETTERS else 1 if len(letters) < 2 * LEAST_LETTERS else 2


def letters_of(key: str) -> str:
    """Return a key as letters: Chinese characters by their commonest reading, all else but letters left out.

    What is as short as a person's name may begin with a surname that has a reading of its own (单 shan).
    """
    head = surname_reading(key[:1]) if len(key) <= LONGEST_PERSON else ()
    return "".join((*head, *map(spelled, key[1:] if head else key)))


def spelled(character: str) -> str:
    """Return the letters of one character of a key."""
    if is_wide(character):
        return (readings(character) or ("",))[0]
    return character if "a" <= character <= "z" else ""


def can_be_guessed(key: str) -> bool:
    """Return whether a key is long enough to guess at, no number and no pasted paragraph."""
    if len(key) > MOST_CHARACTERS or any(character.isdecimal() for character in key):
        return False
    return len(letters_of(key)) >= LEAST_LETTERS


def errors(letters: str, name: str) -> int:
    """Return the least errors that turn a beginning of the name into the letters; more than forgiven if too many."""
    most = forgiven(letters)
    heads = {name[: len(letters) + more] for more in range(-most, most + 1)}
    return min(OSA.distance(letters, head, score_cutoff=most) for head in heads)


def guess(needle: str, key: SearchKey) -> Fit:
    """Return whether a text is nearly what was typed, from its beginning or at a Latin word, and where."""
    if not can_be_guessed(needle):
        return Fit(Rank.NONE, ())
    letters, most = letters_of(needle), forgiven(letters_of(needle))
    for at, starts in enumerate(key.starts):
        if starts and (at == 0 or not is_wide(key.text[at])):
            name = letters_of(key.text[at:])
            if name[:1] == letters[0] and errors(letters, name) <= most:
                return Fit(Rank.GUESS, _lit(key, at, len(letters)))
    for at in range(len(key.text) - len(needle) + 1):
        if _one_wrong(needle, key.text[at : at + len(needle)]):
            return Fit(Rank.GUESS, ((key.offsets[at], key.offsets[at + len(needle) - 1] + 1),))
    return Fit(Rank.NONE, ())


def _one_wrong(needle: str, stretch: str) -> bool:
    if len(needle) < LEAST_CHARACTERS or not all(map(is_wide, needle + stretch)):
        return False
    return sum(one != other for one, other in zip(needle, stretch, strict=True)) == 1


def _lit(key: SearchKey, at: int, letters: int) -> tuple[tuple[int, int], ...]:
    """Return the characters from a place on that make up so many letters."""
    spans: list[tuple[int, int]] = []
    while letters > 0 and at < len(key.text):
        spans.append((key.offsets[at], key.offsets[at] + 1))
        letters -= len(spelled(key.text[at]))
        at += 1
    return merge(tuple(spans))
