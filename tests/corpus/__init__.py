"""Articles written for this project, annotated by hand, and how much of them the extractor finds; see README.md."""
