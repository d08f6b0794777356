"""`python -m tests.schema` writes the schema of `dossier export --format jsonl` anew: `docs/export.schema.json`."""

import json
from pathlib import Path

from store.export.json_lines import schema

PAGE = Path(__file__).resolve().parents[2] / "docs" / "export.schema.json"

if __name__ == "__main__":
    PAGE.write_text(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n", "utf-8")
