"""The ordinals of sentences, in what an article brought when captions had those of the prose before them."""

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from store.identity.evidence import local_evidence
from store.identity.incoming import Incoming, proven
from store.identity.records import Local, whole_article
from store.model import Mention
from store.text.sentences import Numbering


def renumbered(raw: Incoming) -> Incoming:
    """Return what an article brings with the ordinals that its sentences have today, and who shares one by these."""
    if not any(block.kind == "caption" for block in raw.body.blocks):
        return raw
    article = whole_article(raw.summary, raw.body)
    anew = _Anew(Numbering.of(article))
    locals_ = [anew.local(local) for local in raw.locals]
    beside = local_evidence(article, locals_)
    return proven(
        replace(
            raw,
            locals=tuple(replace(one, beside=beside.get(one.id, ())) for one in locals_),
            figures=tuple(replace(one, mentions=anew.mentions(one.mentions)) for one in raw.figures),
            quotes=tuple(replace(one, mentions=anew.mentions(one.mentions)) for one in raw.quotes),
        )
    )


@dataclass(frozen=True)
class _Anew:
    """Numbers what stands in an article."""

    numbering: Numbering

    def local(self, local: Local) -> Local:
        spans = (replace(span, sentence=self.numbering.at(span.start)) for span in local.spans)
        return replace(local, spans=tuple(spans))

    def mentions(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(replace(one, sentence=self.numbering.at(one.start)) for one in mentions)
