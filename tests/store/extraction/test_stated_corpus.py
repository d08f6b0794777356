"""A floor under the figures and quotes of annotated articles where the annotated names are known.

It lies some points below what was reached. The articles are their publishers' and are not in the project; where they
are missing the test is skipped.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from store.articles import read_article
from store.extraction.engine.document import prepare
from store.extraction.figures import find_figures
from store.extraction.quotes import find_quotes
from store.model import Organisation, OrganisationKind, Person, Role
from tests.store.extraction.quoting import mentions

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"
KINDS: dict[str, OrganisationKind] = {
    "company": "company",
    "government": "government",
    "university": "university",
    "media": "media",
    "financial": "financial",
    "association": "association",
}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the annotated articles do not lie beside this project")
def test_figures_and_quotes_with_the_annotated_names_stay_above_the_floor(tmp_path: Path) -> None:
    for path in sorted((CORPUS / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        document = prepare(read_article(CORPUS / "articles" / f"{path.stem}.md"))
        forms = {
            entity["name"]: [entity["name"], *entity["aliases"]] for entity in gold["organisations"] + gold["people"]
        }
        every = [form for names in forms.values() for form in names]
        organisations = tuple(
            Organisation(
                id=f"organisation/{entity['name']}",
                name=entity["name"],
                kind=KINDS.get(entity["kind"], "other"),
                mentions=mentions(document.text, forms[entity["name"]], every),
            )
            for entity in gold["organisations"]
        )
        people = tuple(
            Person(
                id=f"person/{entity['name']}",
                name=entity["name"],
                roles=tuple(Role(title=role["title"]) for role in entity["roles"]),
                mentions=mentions(document.text, forms[entity["name"]], every),
            )
            for entity in gold["people"]
        )
        found = {
            "figures": [
                {"text": figure.text, "kind": figure.kind, "value": figure.value, "unit": figure.unit}
                for figure in find_figures(document)
            ],
            "quotes": [
                {"speaker": quote.speaker, "kind": quote.kind, "text": quote.text}
                for quote in find_quotes(document, organisations, people)
            ],
        }
        (tmp_path / path.name).write_text(json.dumps(gold | found), "utf-8")
    command = [sys.executable, str(CORPUS / "score.py"), str(CORPUS / "gold"), str(tmp_path), "--json"]
    scores = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    detection = {name: measures["f1"] for name, measures in scores["detection"].items()}
    right = {name: measures["accuracy"] for name, measures in scores["attributes"].items()}
    assert detection["figures"] >= 0.95
    assert right["figure value"] >= 0.97
    assert right["figure kind"] >= 0.97
    assert detection["quotes, loose (0.3)"] > 0.95
    assert detection["quotes, strict (0.8)"] > 0.93
    assert right["quote speaker"] > 0.96
