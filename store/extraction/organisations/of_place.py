"""Public bodies of one place under two names: its police and their bureau, its court, its central bank."""

from store.extraction.lexicon import words
from store.extraction.organisations.words import name_characters, names_place

_BUREAUS = ("公安局", "公安分局", "警察局")
"""What the police of a place are called by their office."""
_BANK, _BANKS = "央行", ("人民银行", "中央银行", "央行")


def same_court(forms: list[str]) -> list[tuple[str, str]]:
    """Return a court by its place alone and the one court of that place in full (纽约法院, 纽约曼哈顿联邦法院)."""
    courts = [form for form in forms if form.endswith("法院")]
    pairs: list[tuple[str, str]] = []
    for short in courts:
        fits = [full for full in courts if full != short and full.startswith(short[:-2])]
        if short[:-2] in words("places.tsv") and len(fits) == 1:
            pairs.append((short, fits[0]))
    return pairs


def same_police(forms: list[str]) -> list[tuple[str, str]]:
    """Return the police of a place and the one bureau of it, by its fullest name (江州警方, 大江省江州市公安局)."""
    bureaus = {form: _without_level(form) for form in forms if form.endswith(_BUREAUS)}
    pairs: list[tuple[str, str]] = []
    for short in forms:
        place = short.removesuffix("警方")
        if place in ("", short):
            continue
        fits = [form for form, (seat, _) in bureaus.items() if _ends_in(seat, place)]
        whole = max(fits, key=len, default="")
        seats = {bureaus[form][0] for form in fits}
        levels = {level for form in fits if (level := bureaus[form][1])}
        one = len(levels) < 2 and all(bureaus[whole][0].endswith(seat) for seat in seats)
        if fits and one:
            pairs.append((short, whole))
    return pairs


def _ends_in(seat: str, place: str) -> bool:
    """Return whether a seat is a place, or that place in a wider one: 大江省|江州, but not 西|安."""
    wider = seat.removesuffix(place)
    return wider != seat and (not wider or names_place(wider))


def _without_level(bureau: str) -> tuple[str, str]:
    """Return the place of a bureau without its level, and the level or "": 江州 and 市 of 江州市公安局."""
    place = next(bureau.removesuffix(end) for end in _BUREAUS if bureau.endswith(end))
    levelled = place[-1:] in name_characters("division")
    return (place[:-1], place[-1]) if levelled else (place, "")


def central_bank(forms: list[str]) -> list[tuple[str, str]]:
    """Return 央行 and the one central bank of an article in full (中国人民银行)."""
    fulls = [form for form in forms if form != _BANK and form.endswith(_BANKS)]
    whole = max(fulls, key=len, default="")
    return [(_BANK, whole)] if _BANK in forms and fulls and all(whole.endswith(form) for form in fulls) else []
