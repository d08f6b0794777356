"""Bring the catalogues up to date with the texts of the code, and compile them.

python -m tests.catalogues             # do it, and list what is not translated yet
python -m tests.catalogues --check     # only say whether they are up to date
"""

import argparse
import sys
from collections.abc import Sequence

from store.text.language import KEPT
from tests.catalogues.files import TRANSLATED, as_mo, as_po, compiled, edited, renewed
from tests.catalogues.texts import kept, texts


def main(arguments: Sequence[str]) -> int:
    """Bring the catalogues up to date, or check them; the status says whether they were, and nothing is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing")
    options = parser.parse_args(arguments)
    all_texts, status = texts(), 0
    files = {KEPT: "".join(f"{text}\n" for text in kept()).encode()}
    for language in TRANSLATED:
        catalogue = renewed(language, all_texts)
        files |= {edited(language): as_po(catalogue), compiled(language): as_mo(catalogue)}
        missing = [message.id for message in catalogue if message.id and not all(message.string or ("",))]
        print(*(f"{language}: {text!r}" for text in missing), sep="\n", end="\n" if missing else "")
        print(f"{language}: {len(all_texts) - len(missing)} of {len(all_texts)} texts")
        status |= bool(missing)
    for path, content in files.items():
        if not path.exists() or path.read_bytes() != content:
            status = 1
            if not options.check:
                path.write_bytes(content)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
