"""The query language by example, for helps; imports nothing, so that a help costs nothing. `query.py` defines it."""

MEANING: dict[str, str] = {
    "person": "people, and what they are part of",
    "org": "organisations, and what they are part of",
    "figure": "figures by words or value, and who they are about",
    "quote": "quotes by their words, and who said them",
    "said-by": "quotes of a speaker",
    "about": "figures and quotes about somebody",
    "from": "what stands in a publisher's articles",
    "after": "seen on a day or later: 2025, 2025-06, 2025-06-12",
    "before": "seen on a day or earlier",
    "kind": "person, company, money, direct and so on",
    "cur": "figures in a currency: HKD, USD, CNY",
    "text": "sentences of the articles that hold a word",
    "tag": "what you, or articles' headers, tagged so; alone, what you did",
    "note": "what you noted with these words; note: alone, all",
    "rule": "what a rule found, one of its mentions at least",
    "certainty": "what is sure, likely or doubtful; sure: for short",
    "clipped": "what stands in articles clipped then: 2025-06-12, 2025-06",
    "corrected": "what you corrected: rename, same, role …; alone, all",
}
"""What each field asks for."""

_EXAMPLES: dict[str, str] = {
    "person": "李家超",
    "org": "港投",
    "figure": "620亿",
    "quote": "耐心资本",
    "said-by": "陈家齐",
    "about": "港投",
    "from": "新华社",
    "after": "2025-06",
    "before": "2025",
    "kind": "company",
    "cur": "HKD",
    "text": "算力",
    "tag": "跟进",
    "note": "待核实",
    "rule": "person.",
    "certainty": "doubtful",
    "clipped": "2025-06",
    "corrected": "rename",
}

SYNTAX: tuple[tuple[str, str], ...] = (
    ("陈茂波 算力", "both, in any script; pinyin and initials too (chenmb, cmb)"),
    ('"exact words"', "these characters, no pinyin and no guesses"),
    ("-word", "without this word; -said-by:李家超 too"),
    ("^word", "begins with it"),
    ("620亿 HK$62bn 88%", "figures of that value, however they are written"),
    (">100亿", "figures above it, or <, >=, <=; 10亿..100亿 USD between the two"),
    *((f"{field}:{_EXAMPLES[field]}", meaning) for field, meaning in MEANING.items()),
)
"""The query language as rows of a help: what is typed, and what it finds."""


def quoted(words: str) -> str:
    """Return words as one word of a query."""
    return f'"{words}"' if any(character.isspace() for character in words) else words
