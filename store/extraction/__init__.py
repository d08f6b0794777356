"""An article in, what is found in it out: organisations, people, figures and quotes."""
