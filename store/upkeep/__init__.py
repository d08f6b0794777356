"""What is done to a library: reading files in, taking out, checking, mending."""
