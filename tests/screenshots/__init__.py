"""The screenshots of README.md, and the script that takes them."""
