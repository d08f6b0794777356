"""How a number is said with what it counts."""


def how_many(number: int, one: str, many: str = "") -> str:
    """Return a number with the word or words that go with it.

    Args:
        number: how many.
        one: what goes with one of them: "article", "is lost".
        many: what goes with any other number, where it is not the same with an s: "people", "are lost".
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
