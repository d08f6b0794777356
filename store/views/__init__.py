"""What the articles say, put together as questions are asked: pure queries, which change nothing."""
