"""How a number is said with what it counts."""

from store.text.language import plural


def how_many(number: int, one: str, many: str = "") -> str:
    """Return a number with the word or words that go with it, in the language that is spoken.

    Args:
        number: how many.
        one: what goes with one of them: "article", "is lost".
        many: what goes with any other number, where it is not the same with an s: "people", "are lost".
    """
    return plural(number, f"{{number:,}} {one}", f"{{number:,}} {many or one + 's'}")
