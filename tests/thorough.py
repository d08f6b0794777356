"""How much is tried of what is a matter of volume: a little each time, all of it where somebody asks for it."""

import os

THOROUGH = os.environ.get("DOSSIER_THOROUGH") == "1"
"""Whether attacks and measurements run in full."""


def volume(usual: int, thorough: int) -> int:
    """Return how much to try: as many as show that it works, or as many as may still find what nobody thought of."""
    return thorough if THOROUGH else usual
