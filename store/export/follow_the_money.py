"""FollowTheMoney, for Aleph and OpenAleph: one entity on each line, every value a list of strings.

There is no schema for what somebody said or for a figure, so each is a `Note` on whom it concerns. Ids are letters,
digits and dashes, dates YYYY-MM-DD and languages of three letters: `ftm validate` drops what is otherwise in silence.
Where a name stands is a `Mention`, and the sentence with its place, rule and score a `Documentation`.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from store.export.addresses import readable
from store.export.as_json import INFERRED
from store.export.front_matter import role_words
from store.export.selection import Evidence, Exported, Selection
from store.kinds import NAMED_KINDS, kind_of
from store.model import Article

_LANGUAGES = {"zh-Hans": "zho", "zh-Hant": "zho", "en": "eng"}
_ORGANISATIONS = {"company": "Company", "government": "PublicBody"}
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""Categories of characters that are controls, format or halves of pairs."""
_TEXTS = {"direct": "said, word for word", "mixed": "said, partly word for word", "indirect": "said, as reported"}


def to_follow_the_money(selection: Selection) -> str:
    """Return some entities, the articles that prove them and whom they name as a stream of entities."""
    records = tuple(selection.records())
    lines = [*map(_article, selection.articles(records))]
    for record in (*records, *_named_besides(selection, records)):
        lines += _named(record) if record.kind_of_entity in NAMED_KINDS else _note(selection, record)
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def _entity(identity: str, schema: str, properties: Iterable[tuple[str, Iterable[str | None]]]) -> str:
    """Return an entity as a line; properties without a value are left out, each value stands once."""
    lines = ((name, (_clean(value) for value in values if value)) for name, values in properties)
    filled = {name: kept for name, values in lines if (kept := list(dict.fromkeys(filter(None, values))))}
    return json.dumps({"id": _id(identity), "schema": schema, "properties": filled}, ensure_ascii=False)


def _clean(text: str) -> str:
    """Return text as `ftm validate` leaves it: in normal form, on one line, without characters that nobody sees."""
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = "".join(one for one in text if one.isspace() or unicodedata.category(one) not in _UNSEEN)
    return " ".join(text.split())


def _id(identity: str) -> str:
    return f"{identity.partition('/')[0]}-{hashlib.sha256(identity.encode()).hexdigest()[:20]}"


def _article(article: Article) -> str:
    properties = (
        ("title", [article.title or article.path]),
        ("author", article.authors),
        ("publisher", [article.publisher]),
        ("publishedAt", [article.published]),
        ("sourceUrl", [readable(article.url)]),
        ("language", [_LANGUAGES.get(article.language)]),
        ("fileName", [PurePath(article.path).name]),
        ("keywords", article.tags),
    )
    return _entity(article.id, "Article", properties)


def _named_besides(selection: Selection, records: Iterable[Exported]) -> Iterator[Exported]:
    """Yield the people and organisations that are named in records and are none, without where they stand."""
    here = {record.id for record in records}
    named = [one for record in records for one in (*record.about, record.speaker_id, *_employers(record)) if one]
    for identity in dict.fromkeys(named):
        if identity not in here:
            entity = selection.library.entity(identity)
            yield Selection(selection.library, selection.links, (), most=0).record(entity)


def _employers(record: Exported) -> list[str]:
    return [role.organisation_id for role in record.roles if role.organisation_id]


def _schema(record: Exported) -> str:
    return "Person" if record.kind_of_entity == "person" else _ORGANISATIONS.get(record.kind or "", "Organization")


def _named(record: Exported) -> Iterator[str]:
    """Yield a person or an organisation, whom it is employed by, and where it stands."""
    person = record.kind_of_entity == "person"
    properties = (
        ("name", [record.name]),
        ("alias", (*record.aliases, *record.also)),
        ("position", [role_words(role) for role in record.roles] if person else []),
        ("keywords", record.tags),
        ("notes", [note.text for note in record.notes]),
        ("proof", [_id(place.article) for place in record.mentions]),
    )
    yield _entity(record.id, _schema(record), properties)
    for role in record.roles:
        if role.organisation_id:
            who = (("employee", [_id(record.id)]), ("employer", [_id(role.organisation_id)]), ("role", [role.title]))
            yield _entity(f"employment/{record.id}/{role.organisation_id}/{role.title}", "Employment", who)
    for place in record.mentions:
        where = f"{record.id}/{place.article}/{place.start}"
        seen = (
            ("document", [_id(place.article)]),
            ("name", [place.exact]),
            ("resolved", [_id(record.id)]),
            ("detectedSchema", [_schema(record)]),
        )
        yield _entity(f"mention/{where}", "Mention", seen)
        yield _documentation(where, record, place)


def _documentation(where: str, record: Exported, place: Evidence) -> str:
    proof = (
        ("document", [_id(place.article)]),
        ("entity", [_id(record.id)]),
        ("role", [place.exact]),
        ("summary", [place.sentence]),
        ("date", [place.published]),
        ("sourceUrl", [place.url]),
        ("recordId", [f"{place.start}-{place.end} {place.why} {place.score:g}"]),
    )
    return _entity(f"documentation/{where}", "Documentation", proof)


def _note(selection: Selection, record: Exported) -> Iterator[str]:
    """Yield a quote or a figure as a note on whom it concerns, and where it stands."""
    known = [one for one in (record.speaker_id, *record.about) if one]
    properties = (
        ("name", [record.text]),
        ("description", [" · ".join(_described(selection, record))]),
        ("entity", map(_id, known)),
        ("keywords", record.tags),
        ("notes", [note.text for note in record.notes]),
        ("proof", [_id(place.article) for place in record.mentions]),
        ("sourceUrl", [place.url for place in record.mentions]),
    )
    yield _entity(record.id, "Note", properties)
    yield from (_documentation(f"{record.id}/{place.start}", record, place) for place in record.mentions)


def _described(selection: Selection, record: Exported) -> Iterator[str]:
    """Yield what a quote or a figure says in words."""
    if record.kind_of_entity == "quote":
        yield f"{record.speaker}，{record.cue} ({_TEXTS.get(record.kind or '', record.kind)})"
        yield f"“{record.text}”" if record.kind == "direct" else f"{record.text}"
        return
    yield str(record.text)
    if record.value is not None:
        span = "–".join(f"{value:.15g}" for value in (record.value, record.upper) if value is not None)
        yield f"{span} {record.unit or ''}".strip()
    if record.inferred:
        yield INFERRED
    names = [selection.library.entity(one) for one in record.about if kind_of(one) in NAMED_KINDS]
    yield from (f"about {getattr(one, 'name', one.id)}" for one in names)
