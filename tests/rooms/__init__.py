"""The map of the house, drawn from the imports; see `python -m tests.rooms`."""
