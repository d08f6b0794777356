"""A process that loads hand-written articles into a store until it is killed; see test_crash.py and bench/kill.py."""

import sys
from pathlib import Path

from store.library import Library
from tests.store.articles_by_hand import Org, Story, Who, story


def numbered(number: int) -> Story:
    """Return the article of a number: a few sentences, shared names, so that entities are written over."""
    name = "甲乙丙丁"[number % 4]
    body = f"远山银行行长陈大{name}说：“第{number}天很好。”投资3亿元。" + "远山银行在远海设分行。" * (number % 7)
    return story(
        f"第{number}天", body, orgs=[Org("远山银行")], people=[Who(f"陈大{name}", title="行长", at="远山银行")]
    )


def main() -> None:
    """Load one article after the other, compact now and then, and say after each that it is in the store."""
    with Library.open(Path(sys.argv[1])) as library:
        number = library.counts()["article"]
        while True:
            library.take_in(*numbered(number))
            number += 1
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            if number % 5 == 0:
                library.database.journal.compact()


if __name__ == "__main__":
    main()
