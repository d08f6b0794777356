"""What tests of amounts and of pictures share."""

from store.views.compare import Given, Reading, Relation
from tui.text.canvas import Drawing


def lines(drawing: Drawing) -> list[str]:
    """Return the lines of a picture without their styles."""
    return ["".join(piece.text for piece in line) for line in drawing]


def reading(
    value: float,
    *given: tuple[str | None, str],
    relation: Relation = "update",
    against: str = "",
    upper: float | None = None,
    qualifier: str | None = None,
    inferred: bool = False,
) -> Reading:
    """Return an amount, which was given on some days by some publishers."""
    days = sorted(day for day, _ in given if day)
    return Reading(
        figure=f"figure/{value:g}",
        text=f"{value:g}家",
        at=f"figure/first/{value:g}",
        value=value,
        upper=upper,
        qualifier=qualifier,
        inferred=inferred,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        sources=len(given),
        given=tuple(Given(date=day, publisher=publisher) for day, publisher in given),
        relation=relation,
        against=against,
    )
