"""A vault for Obsidian: the notes of a store, kept up to date beside what their user writes."""
