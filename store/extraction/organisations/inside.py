"""Which words can stand inside the name of an organisation, and what the segmenter glued to them."""

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words, words_of
from store.extraction.organisations.heads import Head
from store.extraction.organisations.naming import is_business
from store.extraction.organisations.words import NUMERALS, glued, is_place, is_title, name_characters

_NOT = "not_organisations.tsv"
_IDIOM = 4
"""Characters of the longest idiom that is a name."""
_NAME_TAGS = frozenset(
    ("n", "nz", "nt", "ns", "nr", "nrt", "nrfg", "vn", "j", "b", "an", "s", "g", "ng", "l", "i", "eng")
)


def belongs(token: Token, head: Head) -> bool:
    """Return whether a word can stand inside a name that ends in a head."""
    ordinal = token.text[0] == "第" and token.known
    listed = token.text in words("name_words.tsv")
    field = listed and head.kind == "association"  # 雇佣代理协会
    work = listed and head.is_public  # 药物监督管理局
    cut = token.text in words_of(_NOT, "cut") and token.text not in words_of(_NOT, "generic")
    if ordinal or (cut and not field):
        return _is_kept(token.text, head, ordinal=ordinal)
    phrase = token.text[-1] in "的是届" or (token.tag == "i" and len(token.text) > _IDIOM)  # 进一步提高|贸易
    contacts = head.kind in ("government", "party") and token.text in name_characters("contacting")
    if (
        phrase
        or contacts
        or token.text in words_of(_NOT, "under")
        or (is_title(token.text) and not work and not _unite_in(token.text, head))
    ):
        return False
    if len(token.text) == 2 and token.text[0] in NUMERALS and token.text[1] in name_characters("counter"):
        return False
    if not token.known:
        return token.text[0].isalpha() and token.tag not in ("ug", "ul", "uz")  # 跳过|内务委员会
    if token.tag == "n" and head.kind != "association" and is_party(token.text):
        return False  # 合作方思谋集团: whoever this is, the name begins after it
    return is_usual(token) or token.text in words("name_words.tsv") or token.text in name_characters("level")


def is_party(noun: str) -> bool:
    """Return whether a noun says who somebody is in a matter: 合作方, 食品生产商."""
    return noun[-1] in "方者员" or (len(noun) > 2 and noun[-1] == "商")


def is_usual(token: Token) -> bool:
    """Return whether a word is of a sort that names have inside, as verbs and adjectives of the dictionary are not."""
    return not token.known or token.tag in _NAME_TAGS or is_place(token)


def unglued(token: Token) -> Token | None:
    """Return an unknown word without the function word that the segmenter glued to it (由德迅 → 德迅, 昨从省 → 省).

    Returns:
        The word itself where nothing is glued to it, or None where only function words are left.
    """
    if token.known or not token.text or token.text[0] < "\u4e00":
        return token
    glue = name_characters("glue")
    if token.text[-1] in glue:
        return None
    rest = token.text[glued(token.text) :]
    if rest != token.text:
        tag = "n" if rest in name_characters("level") else token.tag
        return Token(token.end - len(rest), token.end, rest, tag, False)
    return token


def without_first(token: Token) -> Token:
    """Return a word without its first character, which is none of the name: the rest is in no dictionary."""
    return Token(token.start + 1, token.end, token.text[1:], token.tag, False)


def completes(before: Token, piece: Token) -> bool:
    """Return whether an unknown word begins with what the verb before it is completed by: 住|进云岫, 拉|抬望川."""
    verb = before.end == piece.start and before.tag == "v" and len(before.text) == 1
    return verb and not piece.known and piece.text[0] in name_characters("complement")


def is_joint(word: str) -> bool:
    """Return whether a word says that bodies do something together; the segmenter makes a county of one: 会同县."""
    joined = word[:-1] if word[-1] in name_characters("level") else word
    return joined in name_characters("jointly")


def joins_in(piece: Token, inside: list[Token], head: Head) -> bool:
    """Return whether a word is what two bodies do together: any before a public one, or before the words of a name.

    联合 is so only before what begins a name (海州联合|学生会): there are joint bodies.
    """
    if not is_joint(piece.text):
        return False
    public = head.kind == "government" and head.text[-1] in name_characters("public")
    if public and head.text not in name_characters("learned"):  # 水务局联合|指挥部 is one
        return True
    return bool(inside) and (piece.text != "联合" or is_place(inside[0]) or inside[0].text in name_characters("level"))


def _is_kept(text: str, head: Head, *, ordinal: bool) -> bool:
    """Return whether a number or a word for organisations may stand before a head: 第三中学, 望川传媒|集团."""
    if ordinal:
        return head.text not in name_characters("nested")  # 消防局|第三大队
    return is_business(text) and head.strength == "strong"


def _unite_in(title: str, head: Head) -> bool:
    """Return whether those who hold a title may have such a body: 前线医生联盟, 云岫护士协会, 云岫建筑师有限公司."""
    theirs = head.kind == "association" or head.text.endswith("有限公司")
    held = (
        title in words_of("titles.tsv", "office") and title not in name_characters("leader") and title[-1] in "使员"
    )  # 海州文物大使协会
    return theirs and (title in words_of("titles.tsv", "profession") or title[-1] in "师家" or held)
