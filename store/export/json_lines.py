"""JSON lines: one record on each line, whose every field the published schema describes (`docs/export.schema.json`)."""

from collections.abc import Mapping

import msgspec

from store.export.selection import Exported, Selection

SCHEMA_ID = "urn:dossier:export.schema.json"


def to_json_lines(selection: Selection) -> str:
    """Return the records of some entities, one on each line."""
    encode = msgspec.json.Encoder().encode
    return "".join(f"{encode(record).decode()}\n" for record in selection.records(linked=True))


def schema() -> Mapping[str, object]:
    """Return the JSON Schema (2020-12) of a line."""
    from inspect import cleandoc

    described = msgspec.json.schema(Exported)
    for record in described["$defs"].values():
        record["description"] = cleandoc(record["description"])  # which Python does itself from 3.13 on
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **described}
