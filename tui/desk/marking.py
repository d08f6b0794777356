"""Some characters of a page that are being marked with the keyboard. No Textual here."""

from tui.desk.models import Stretch
from tui.desk.reader_page import ReaderPage


class Mark:
    """A caret on a page, and where the mark begins once that is said.

    Args:
        page: the article as it is set.
        at: the code point where the caret begins.
    """

    def __init__(self, page: ReaderPage, at: int) -> None:
        self.page = page
        self.caret = at
        self.begins: int | None = None

    @property
    def stretch(self) -> Stretch:
        """The marked characters; while nothing says where they begin, the one under the caret."""
        begins = self.caret if self.begins is None else self.begins
        return min(begins, self.caret), max(begins, self.caret) + 1

    def begin(self) -> None:
        """Let the mark begin under the caret."""
        self.begins = self.caret

    def step(self, characters: int) -> None:
        """Move the caret along the text, from line to line."""
        lines, number = self._text_lines()
        line = self.page.lines[lines[number]]
        place = self.caret + characters
        if place >= line.end:
            place = self.page.lines[lines[number + 1]].start if number + 1 < len(lines) else line.end - 1
        elif place < line.start:
            place = self.page.lines[lines[number - 1]].end - 1 if number else line.start
        self.caret = place

    def move(self, lines: int) -> None:
        """Move the caret up or down, as far from the beginning of its line as it was."""
        numbers, number = self._text_lines()
        column = self.caret - self.page.lines[numbers[number]].start
        line = self.page.lines[numbers[max(0, min(len(numbers) - 1, number + lines))]]
        self.caret = min(line.start + column, line.end - 1)

    def _text_lines(self) -> tuple[list[int], int]:
        """Return the numbers of the lines that show text, and which of them has the caret."""
        numbers = [number for number, line in enumerate(self.page.lines) if line.end > line.start]
        return numbers, numbers.index(self.page.line_of(self.caret))
