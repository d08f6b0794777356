"""What lists, the card and the reader tell alike: somebody has chosen something."""

from dataclasses import dataclass

from textual.message import Message

from tui.desk.models import Subject


@dataclass
class SubjectChosen(Message):
    """By enter, a click or a double click: make this the focus."""

    subject: Subject
