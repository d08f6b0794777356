"""Figures of an article: money, percentages, counts, multiples, durations and measures, never a year or a name."""

from store.extraction.figures.find import asked_guards, find_figures, nearly_figures

__all__ = ["asked_guards", "find_figures", "nearly_figures"]
