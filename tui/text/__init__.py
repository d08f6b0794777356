"""Text measured, cut and broken in cells of the terminal; knows nothing of what it says."""
