"""Component styles laid over one another, their transparent colours blended.

Textual's partial styles leave transparency out: `$quote 15%` would become a solid bar, `$text-muted` plain white.
"""

from rich.style import Style
from textual.widget import Widget


def over(widget: Widget, base: Style, *names: str) -> Style:
    """Return a style with some of a widget's components over it, each giving only what its rules say.

    Args:
        widget: whose components they are.
        base: what lies below.
        names: component classes, the topmost last.
    """
    for name in names:
        whole = widget.get_component_rich_style(name)
        rules = widget.get_component_styles(name)
        base += Style(
            color=whole.color if rules.has_rule("color") else None,
            bgcolor=whole.bgcolor if rules.has_rule("background") else None,
            bold=whole.bold or None,
            italic=whole.italic or None,
            underline=whole.underline or None,
            reverse=whole.reverse or None,
        )
    return base
