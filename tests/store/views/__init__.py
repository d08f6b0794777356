"""Tests of what the articles say, put together."""
