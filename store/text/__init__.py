"""Text as Chinese news has it: folding, sentences, readings."""
