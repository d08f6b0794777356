"""Dealing with the terminal and the system around it: streams, signals, the clipboard, the editor."""
