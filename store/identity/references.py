"""What figures and quotes refer to: in an article its own entities, in the library the library's."""

from collections.abc import Mapping

import msgspec

from store.identity.records import StoredFigure, StoredQuote
from store.model import Figure, Quote


def resolved_figure(figure: Figure, ids: Mapping[str, str]) -> StoredFigure:
    """Return a figure as the library knows it.

    Args:
        figure: one that refers to its article's own entities, or one of the library's.
        ids: the library's ids by the article's own; what is not among them is referred to no more.
    """
    own = (figure.own_about or figure.about) if isinstance(figure, StoredFigure) else figure.about
    own = tuple(one for one in own if one in ids)
    about = _resolved(own, ids)
    fields = {**msgspec.structs.asdict(figure), "about": about, "own_about": own if own != about else ()}
    return StoredFigure(**fields)


def resolved_quote(quote: Quote, ids: Mapping[str, str]) -> StoredQuote:
    """Return a quote as the library knows it; as `resolved_figure`."""
    own, own_speaker, own_speakers = quote.about, quote.speaker_id, quote.speaker_ids
    if isinstance(quote, StoredQuote):
        own, own_speaker = quote.own_about or own, quote.own_speaker or own_speaker
        own_speakers = quote.own_speakers or own_speakers
    own, own_speakers = (tuple(one for one in some if one in ids) for some in (own, own_speakers))
    about, speaker, speakers = _resolved(own, ids), ids.get(own_speaker, ""), _resolved(own_speakers, ids)
    return StoredQuote(
        **{
            **msgspec.structs.asdict(quote),
            "about": about,
            "own_about": own if own != about else (),
            "speaker_id": speaker,
            "own_speaker": own_speaker if speaker and own_speaker != speaker else "",
            "speaker_ids": speakers,
            "own_speakers": own_speakers if own_speakers != speakers else (),
        }
    )


def _resolved(own: tuple[str, ...], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[one] for one in own if one in ids))


def own_figure(figure: StoredFigure) -> Figure:
    """Return a figure as its article knows it."""
    fields = msgspec.structs.asdict(figure)
    own = fields.pop("own_about")
    return Figure(**{**fields, "about": own or figure.about})


def own_quote(quote: StoredQuote) -> Quote:
    """Return a quote as its article knows it."""
    fields = msgspec.structs.asdict(quote)
    about, speaker, speakers = (fields.pop(name) for name in ("own_about", "own_speaker", "own_speakers"))
    own = {
        "about": about or quote.about,
        "speaker_id": speaker or quote.speaker_id,
        "speaker_ids": speakers or quote.speaker_ids,
    }
    return Quote(**{**fields, **own})
