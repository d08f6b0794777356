"""The texts that a person reads, and their translations; see `python -m tests.catalogues`."""
