"""By which rules something was found."""

RULES = 2
"""To be raised in a release whose rules or lists find other things in the same articles: what an older dossier read is
read again by the next load of its file. 0: rules that did not say which they were."""
