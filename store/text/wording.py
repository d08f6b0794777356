"""How some things are said wherever they are: a number with what it counts, of which store something is told."""

from pathlib import Path

from store.text.language import plural, tr


def how_many(number: int, one: str, many: str = "") -> str:
    """Return a number with the word or words that go with it, in the language that is spoken.

    Args:
        number: how many.
        one: what goes with one of them: "article", "is lost".
        many: what goes with any other number, where it is not the same with an s: "people", "are lost".
    """
    return plural(number, f"{{number:,}} {one}", f"{{number:,}} {many or one + 's'}")


def told_of_store(sentence: str, folder: Path) -> str:
    """Return a sentence with the folder of the store that it is about."""
    return tr("{sentence} (The store: {folder})", sentence=sentence, folder=folder)
