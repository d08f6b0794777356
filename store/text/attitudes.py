"""Verbs behind which words stand that the speaker does not state to be so: 他否认变成人治 says that it is not."""

from functools import cache

from store.text.fold import fold
from store.text.tables import rows


@cache
def _attitudes() -> frozenset[str]:
    """Return the verbs, folded."""
    return frozenset(verb for (verb,) in rows("store.text", "attitudes.tsv"))


def with_attitude(cue: str, words: str) -> str:
    """Return what somebody said, with the verb where the words alone would say something else (否認：變成人治).

    Args:
        cue: the word of saying, as written.
        words: the words, in quotation marks where they are quoted.
    """
    folded = fold(cue).casefold()
    if folded not in _attitudes():
        return words
    return f"{cue}: {words}" if folded.isascii() else f"{cue}：{words}"
