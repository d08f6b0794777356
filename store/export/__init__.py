"""Entities out, for other programs: Markdown and its later siblings."""
