"""What stands behind a finding: the rows of word lists, the functions and the words that decided."""
