"""Phrases that say what somebody is: 蔚来高级副总裁兼乐道汽车总裁, 前首席执行官, 招聘系统负责人.

A phrase is a list of pieces joined by 、兼及和; each piece ends with a title and may begin with the name of an
organisation. What stands between them (亚太区现货股票|主管) belongs to the title.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from store.extraction.engine.captions import mentioned
from store.extraction.engine.document import Document, captions_of
from store.extraction.lexicon import in_order
from store.extraction.organisations.positions import Organisations
from store.extraction.people import words
from store.extraction.people.role_borders import HARD, Borders
from store.extraction.people.role_pieces import Marks, Piece
from store.extraction.people.role_titles import QUOTES, cut_title, joints
from store.model import Organisation

_NAMES = ("nr", "ns", "nt", "nz", "en")
_LONGEST = 40
_BRACKET = 60
"""Characters: a bracket with the other names of an organisation is no longer."""
_DESCRIBED = 10
"""How much may describe an organisation before its name: 一间英国公司 Emerdata Limited 董事."""


def _with_captions(document: Document, organisations: Sequence[Organisation]) -> Sequence[Organisation]:
    """Return the organisations with the places in captions where one of their names stands."""
    captions = document.once(captions_of)
    if captions is None:
        return organisations
    found = mentioned(captions, [(one.name, *one.aliases) for one in organisations])
    return [replace(one, mentions=one.mentions + found.get(place, ())) for place, one in enumerate(organisations)]


class Phrases:
    """Reads role phrases of one article."""

    def __init__(self, document: Document, organisations: Sequence[Organisation], names: Mapping[int, int]) -> None:
        """Prepare the look-ups of an article; `names` has where each of people's names begins by where it ends."""
        self.names = names
        self.name_ends = name_ends = names.keys()
        self.name_ends_by_start = {start: end for end, start in names.items()}
        self.text = document.folded
        self.written = document.text
        self.tokens = document.all_words
        self.organisations = Organisations(_with_captions(document, organisations))
        self.borders = Borders(document, name_ends)
        self._marks = Marks(self.text, self.borders)
        self._joints = joints()
        self._before: dict[tuple[int, int], list[Piece]] = {}

    def before(self, end: int, least: int) -> list[Piece]:
        """Return the pieces of the phrase that ends at a name, in the order of the text."""
        if (end, least) not in self._before:
            self._before[end, least] = self._read_before(end, least)
        return self._before[end, least]

    def _read_before(self, end: int, least: int) -> list[Piece]:
        pieces: list[Piece] = []
        position = self._marks.skip_bracket(
            self._marks.skip_nickname(self.borders.skip_back(end, least), end, least), least
        )
        while position > least and end - position < 4 * _LONGEST:
            piece = self.piece_back(position, least)
            if piece is None:
                break
            pieces += self._marks.taken_apart(piece)[::-1]
            joint = self._joint_before(self._marks.before(piece, least), least)
            if joint is None:
                break
            position = joint
        return pieces[::-1]

    def _joint_before(self, position: int, least: int) -> int | None:
        """Return where the text before a joint (、兼 and others) ends, or None where no joint stands."""
        position = self.borders.skip_back(position, least)
        if position > least and self.text[position - 1] == "《":
            position -= 1
        for joint in self._joints:
            start = position - len(joint)
            if start >= least and self.text.startswith(joint, start):
                return self.borders.skip_back(start, least)
        return None

    def piece_back(self, position: int, least: int) -> Piece | None:
        """Return the piece that ends at a position: its title, what modifies it, its organisation."""
        title = self.borders.title_before(position)
        if title is None:
            return None
        head = position - len(title.text)
        floor = max(least, head - _LONGEST)
        found = self.organisations.ending_within(floor, head + 1)
        reach = self._skip_forward(found[1], head) if found else floor
        limit = self.borders.before(head, floor, reach, title.places)
        if limit in self.name_ends and self.text[limit:head].strip() == "":
            # 刘俏教授、…: the title belongs to the name before it; but 林小川秘书|周文静
            between = position in self.name_ends_by_start and "d" not in title.places
            written = self._title(head, position)
            return Piece(head, position, written, title.kind, None, self.piece_back, False) if between else None
        explained = self._before_bracket(limit, floor)
        if explained is not None:
            return Piece(
                explained[0], position, self._title(limit, position), title.kind, explained[1], self._before_bracket
            )
        if found and limit <= reach:
            return self._held_at(found, title, position, least)
        inside = self.organisations.ending_within(floor, position - 1)
        if inside and inside[1] > head and self.text[inside[1] : position] in words.titles():
            # 哥伦比亚大学|教授, though 大学教授 is a title too
            return Piece(inside[0], position, self._title(inside[1], position), title.kind, inside[2], self.piece_back)
        return (
            None if limit == head and self._no_title(title, head) else self._untagged(limit, position, head, title.kind)
        )

    def _held_at(self, found: tuple[int, int, int], title: words.Title, position: int, least: int) -> Piece:
        """Return the piece of a title with the organisation right before it, or the party for which it sits there."""
        head = position - len(title.text)
        party = self._party_before(found, max(least, head - _LONGEST))
        if party is not None:
            return Piece(party[0], position, self._title(found[0], position), title.kind, party[2], self._party_before)
        is_sent = self.text[found[0] - 1 : found[0]] == "驻"
        sender = self.organisations.ending_within(max(least, head - _LONGEST), found[0] - 1) if is_sent else None
        if sender and self.text[self._skip_forward(sender[1], found[0]) : found[0]] == "驻":  # 某报|驻联合国记者
            written = self._title(found[0] - 1, position)
            return Piece(sender[0], position, written, title.kind, sender[2], self._held_at)
        behind = self._member(found[1])
        own = behind if self.text[behind:position] in words.titles() else min(behind, head)
        when = self._when(found[0], least)
        written = self.written[when : found[0]].strip(QUOTES) + self._title(own, position)
        return Piece(when, position, written, title.kind, found[2], self.piece_back)

    def _party_before(self, found: tuple[int, int, int], floor: int) -> tuple[int, int, int] | None:
        """Return the party right before a parliament whose member somebody is for it: 某党|立法会法律界议员."""
        if not self.text[found[0] : found[1]].endswith(in_order("role_verbs.tsv", "parliament")):
            return None
        party = self.organisations.ending_within(floor, found[0] + 1)
        return party if party and self._member(party[1]) == found[0] and party[2] != found[2] else None

    def _no_title(self, title: words.Title, head: int) -> bool:
        """Return whether a title that nothing modifies is a verb (代表林晓月的律师) or who is told (告诉记者)."""
        if "v" in title.places and self.text[head - 1 : head] not in (*QUOTES, "的"):
            return True
        return title.kind == "media" and self.text.endswith(in_order("role_verbs.tsv", "telling"), 0, head)

    def _when(self, position: int, least: int) -> int:
        """Return where the word before an organisation begins that says when the title is held: 前|云岫银行总裁."""
        end = self.borders.skip_back(position, least)
        for word in in_order("role_verbs.tsv", "when"):
            start = end - len(word)
            if start >= least and self.text.startswith(word, start) and self.borders.begins(start):
                return start
        return position

    def _skip_forward(self, position: int, most: int) -> int:
        """Return where the words after an organisation begin: after its closing mark and 的, and 籍 of a party."""
        position = self._member(position)
        while position < most and self.text[position] in QUOTES + "的》":
            position += 1
        return position

    def _member(self, end: int) -> int:
        """Return where a name ends with the word for a member or an institute: 民主党籍|议员, 微电子所|所长."""
        institute = self.text.startswith("所", end) and words.titles_before().after(self.text, end + 1)
        return end + (bool(institute) or self.text.startswith("党籍", end - 1))

    def _before_bracket(self, position: int, floor: int) -> tuple[int, int] | None:
        """Return start and number of the organisation whose other name stands in brackets before a title, and 的.

        It may be known by that one alone: 望川（Norham）的|首席经济学家.
        """
        position -= position > floor and self.text[position - 1] == "的"
        if position <= floor or self.text[position - 1] != ")":
            return None
        opening = self.text.rfind("(", max(0, position - _BRACKET), position)
        if opening <= 0:
            return None
        found = self.organisations.ending_within(max(0, opening - _LONGEST), opening)
        if found and found[1] == opening:
            return found[0], found[2]
        inside = self.organisations.ending_within(opening, position - 1)
        return (inside[0], inside[2]) if inside and inside[:2] == (opening + 1, position - 1) else None

    def _untagged(self, start: int, end: int, head: int, kind: str) -> Piece:
        """Return a piece without a tagged organisation; its first characters may still be a form of one."""
        while start < head and self.text[start] in QUOTES:
            start += 1
        found = self.organisations.beginning(self.text[start : head + 1])
        headed = self.organisations.ending(self.text[start : end - 1]) if self.text[end - 1] == "长" else None
        if headed is not None and len(headed[0]) > end - 1 - head:  # 海州市劳动局|局长, written 海州市劳动局长
            return Piece(end - 1 - len(headed[0]), end, self._title(head, end), kind, headed[1], self._untagged)
        if found is None:
            plain = all(t.known and t.tag[:2] not in _NAMES for t in self.tokens.inside(start, head))
            return Piece(start, end, self._title(start, end), kind, None, self._untagged, plain)
        return Piece(start, end, self._title(min(start + len(found[0]), head), end), kind, found[1], self._untagged)

    def _title(self, start: int, end: int) -> str:
        """Return the title that stands between two places."""
        return cut_title(self.written[start:end]).title

    def after(self, start: int, most: int) -> list[Piece]:
        """Return the pieces of the phrase that begins at a position, as long as each ends with a title."""
        pieces: list[Piece] = []
        position = start
        while position < most:
            piece = self._piece_forward(position, most)
            if piece is None or (pieces and any(position < end < piece.end for end in self.name_ends)):
                break  # 总理、|韩正副总理: another's
            pieces.append(piece)
            joint = next((j for j in self._joints if self.text.startswith(j, piece.end)), None)
            if joint is None:
                break
            position = piece.end + len(joint)
        return pieces

    def _piece_forward(self, start: int, most: int) -> Piece | None:
        """Return the piece that begins at a position: it must end with a title before a mark or a joint."""
        position = start
        limit = min(most, start + _LONGEST)
        last: Piece | None = None
        while position < limit:
            covering = self.organisations.covering(position)
            if covering and covering[0] >= start and covering[1] > position and not self.borders.title_before(position):
                position = covering[1]
                continue
            if position > start:
                title = self.longest_at(position)
                if title and self._closed(position, most) and position - len(title.text) >= start:
                    last = self._forward(start, position, title)
                    break
            listed = self.text[position] == "、" and position > start
            if self.text[position] in HARD or (listed and self.text[position + 1 : position + 2] != "第"):
                break  # but 第三、第四届理事会主席
            position += 1
        else:
            title = self.borders.title_before(position)
            if title and position - len(title.text) >= start and self._closed(position, most):
                last = self._forward(start, position, title)
        return last

    def longest_at(self, position: int) -> words.Title | None:
        """Return the title that ends at a position and does not go on to a longer one (校董, but 校董会主席)."""
        title = self.borders.title_before(position)
        if title is None:
            return None
        longer = words.titles_before().after(self.text, position - len(title.text))
        return None if len(longer) > len(title.text) else title

    def _closed(self, position: int, most: int) -> bool:
        """Return whether a title may end here: no longer title goes on, a mark or a joint or a verb follows."""
        if position >= most:
            return True
        following = self.text[position]
        if (
            following in HARD
            or following in QUOTES
            or self.text.startswith("期间", position)
            or any(self.text.startswith(j, position) for j in self._joints)
        ):
            return True
        return self.tokens.is_edge(position) and bool(words.after_person().after(self.text, position))

    def _forward(self, start: int, end: int, title: words.Title) -> Piece:
        found = self.organisations.ending_within(start, end - len(title.text) + 1)
        inside = self.organisations.ending_within(start, end - 1)
        if inside and inside[1] > end - len(title.text) and self.text[inside[1] : end] in words.titles():
            found = inside  # 评审委员会|主席, though 委员会主席 is a title too
        clause = found and self.borders.acts(found[1], end - len(title.text))  # 哈佛大学|毕业后当过|演员
        if found and not clause and found[0] - start <= _DESCRIBED:
            return Piece(
                start,
                end,
                self._title(found[1] if found is inside else min(found[1], end - len(title.text)), end),
                title.kind,
                found[2],
                self._forward,
            )
        head = end - len(title.text)
        limit = self.borders.before(head, start, start)
        return self._untagged(limit, end, head, title.kind)
