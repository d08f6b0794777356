"""JSON as a file that people may open, too, and the words for a guess that go with it."""

import json

INFERRED = "The currency is a guess from the article's place; its words do not say it."


def as_json(value: object) -> str:
    """Return a value as JSON on several lines, in the order given; half of a pair of surrogates is no text and goes."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.encode(errors="replace").decode() + "\n"
