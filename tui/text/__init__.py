"""Text on the screen: line breaking and spans; knows no widget."""
