"""The terminal explorer and the command line of dossier."""

__version__ = "0.1.0"
