"""The attributes of an HTML element, as a tag writes them."""

import re

_ATTRIBUTE = re.compile(r"(?<![\w:.-])([a-zA-Z_:][\w:.-]*+)\s*+=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


def attributes_in(tag: str) -> dict[str, str]:
    """Return the values of the attributes written in a tag by their names in lower case; of two alike the last."""
    return {key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(tag)}
