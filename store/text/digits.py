"""Numbers written out."""


def in_digits(value: float) -> str:
    """Return a number in full digits, never with an exponent: 62,000,000,000; 8.5; 0.2."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6f}".rstrip("0").rstrip(".")
