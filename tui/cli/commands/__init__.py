"""The commands: each a module that says what can be given with it, and does its work."""
