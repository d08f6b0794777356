"""Who is one across articles: names, evidence, tallies, and the records that keep them."""
