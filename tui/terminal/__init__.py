"""Dealing with the terminal and the system around it: streams, signals, files, the clipboard, the editor."""
