"""Organisations of an article: the rules that propose them, and how the forms of one unite."""
