"""Where a line may end: ICU's line breaker (UAX #14, dictionaries, CSS styles), and what it lacks.

ICU is asked for strings, because the offsets it gives are UTF-16. Of what it allows, we take back

* breaks before what can never begin a line, and inside grapheme clusters, in every style;
* breaks after a Thai letter that no syllable ends with (น้อยห|รือ), where the dictionary is greedy;
* breaks that come from a dictionary of another language (S'gaw Karen from the Burmese one);
* breaks between the letters of a word, where Korean keeps them together;
* breaks inside Japanese phrases that ICU does not know;
* breaks inside Chinese words (手|机), which ICU's line breaker does not know and its word breaker does.

A break is never added. White space belongs to the line before the break.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate

from icu4py.breakers import CharacterBreaker, LineBreaker, WordBreaker

from pocketcards.unicode import category, script

__all__ = ["STYLES", "break_opportunities", "ends_sentence", "parts_words"]

_HARD = frozenset("\n\v\f\r\x85\u2028\u2029")
"""What a line must end after (LB4, LB5)."""
_NEVER_FIRST = frozenset(
    (
        "\u00b7",  # MIDDLE DOT: between words it ends the line (IS, LB15d, from Unicode 18)
        "\u0964",  # DEVANAGARI DANDA; often written after a space
        "\u0965",  # DEVANAGARI DOUBLE DANDA
        "\u0e2f",  # THAI CHARACTER PAIYANNOI
        "\u0e30",  # THAI CHARACTER SARA A: a vowel, though not a mark
        "\u0e32",  # THAI CHARACTER SARA AA
        "\u0e45",  # THAI CHARACTER LAKKHANGYAO
        "\u0e46",  # THAI CHARACTER MAIYAMOK: after a space, by the Royal Institute (w3c/sealreq #45)
        "\u0e5a",  # THAI CHARACTER ANGKHANKHU
        "\u0e5b",  # THAI CHARACTER KHOMUT
        "\u0eaf",  # LAO ELLIPSIS
        "\u0eb0",  # LAO VOWEL SIGN A: a vowel, though not a mark
        "\u0eb2",  # LAO VOWEL SIGN AA
        "\u0ebd",  # LAO SEMIVOWEL SIGN NYO
        "\u0ec6",  # LAO KO LA
        "\u104a",  # MYANMAR SIGN LITTLE SECTION
        "\u104b",  # MYANMAR SIGN SECTION
        "\u1361",  # ETHIOPIC WORDSPACE
        "\u1362",  # ETHIOPIC FULL STOP
        "\u1363",  # ETHIOPIC COMMA
        "\u1364",  # ETHIOPIC SEMICOLON
        "\u1365",  # ETHIOPIC COLON
        "\u1366",  # ETHIOPIC PREFACE COLON
        "\u1367",  # ETHIOPIC QUESTION MARK
        "\u1368",  # ETHIOPIC PARAGRAPH SEPARATOR
        "\u17d4",  # KHMER SIGN KHAN
        "\u17d5",  # KHMER SIGN BARIYOOSAN
        "\u17d6",  # KHMER SIGN CAMNUC PII KUUH
        "\u17d7",  # KHMER SIGN LEK TOO: repeats the word before it
        "\u17da",  # KHMER SIGN KOOMUUT
        "\uff0f",  # FULLWIDTH SOLIDUS (clreq, line start prohibition)
        "\uff5e",  # FULLWIDTH TILDE: what Windows types for a wave dash
    )
)
"""What no line may begin with, even after a space, though UAX #14 allows it."""

_THAI_ONSETS = frozenset("\u0e03\u0e05\u0e09\u0e0c\u0e1c\u0e1d\u0e2b\u0e2e")
"""KHO KHUAT, KHO KHON, CHO CHING, CHO CHOE, PHO PHUNG, FO FA, HO HIP, HO NOKHUK: none ends a syllable."""
_THAI_LEADING = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44")
"""SARA E to SARA AI MAIMALAI: written before the consonant that they follow in speech."""
_ALPHABETS = ("Latn", "Cyrl", "Grek")
"""Where a word of one letter is a small one: a preposition, a conjunction, an article."""
_DICTIONARIES = {"Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my"}
"""Language of ICU's dictionary for a script. In other languages of that script it finds wrong words."""


def _begins_badly(before: str, after: str) -> bool:
    return (after in _NEVER_FIRST or category(after)[0] == "M") and before not in _HARD


def _splits_syllable(before: str, after: str) -> bool:
    """Thai: such a letter has its vowel after it, or written before it (`โห` is a word, `น้อยห` is none)."""
    return before[-1] in _THAI_ONSETS and before[-2:-1] not in _THAI_LEADING and script(after) == "Thai"


def _splits_word(before: str, after: str) -> bool:
    """Korean: words end at spaces; a particle stays with the bracket or quote it follows."""
    return category(after)[0] in "LNM" and (category(before)[0] in "LNM" or category(before) in ("Pe", "Pf"))


def _splits_phrase(before: str, after: str) -> bool:
    """Japanese: hiragana after kanji, digits, letters or a bracket is an ending or a particle.

    So is て after hiragana; お and ご before kanji are prefixes; くださ is one word.
    """
    if before in "おご":
        return script(after) == "Hani"
    if script(after) != "Hira":
        return False
    if script(before) == "Hira":
        return after == "て" or before + after == "ださ"
    return category(before)[0] in "LN" or category(before) in ("Pe", "Pf")


def _splits_foreign_word(text: str, language: str) -> Callable[[str, str], bool] | None:
    """Return a rule against the dictionaries of other languages, if `text` needs one (LB1: SA is AL).

    Such a text breaks at spaces, punctuation and U+200B, which a translator can type.
    """
    scripts = {writing for char in text if _DICTIONARIES.get(writing := script(char), language) != language}

    def splits(before: str, after: str) -> bool:
        return (
            script(after) in scripts
            and script(before) == script(after)
            and category(before)[0] in "LM"
            and category(after)[0] in "LM"
        )

    return splits if scripts else None


_KEYWORDS: dict[str, tuple[str, ...]] = {
    "default": ("",),
    "strict": ("@lb=strict",),
    "words": ("@lb=strict",),
    "phrase": ("@lw=phrase", "@lb=strict"),  # the phrase rules alone forget kinsoku
    "keep-all": ("",),  # ICU has no such value of `lw`; `ko@lw=phrase` comes close, but splits 漢字|한글
}
"""ICU's locale keywords for each style. A break must be allowed under every one."""
STYLES = frozenset(_KEYWORDS)
"""Values of `WritingSystem.breaking`."""
_OWN_RULES: dict[str, Callable[[str, str], bool]] = {"keep-all": _splits_word, "phrase": _splits_phrase}


@lru_cache(maxsize=4096)
def break_opportunities(text: str, locale_tag: str, style: str = "default") -> frozenset[int]:
    """Return the offsets, in characters, at which a line of a text may end; its end is one.

    Args:
        text: A paragraph. Numbers stand in it as digits: U+FFFC breaks on both sides (LB20).
        locale_tag: Its language, as a BCP 47 tag.
        style: `default`, `strict` (kinsoku), `words` (and no line ends inside one: Chinese), `phrase`
            (Japanese) or `keep-all` (Korean).

    Raises:
        ValueError: There is no such style.
    """
    if style not in STYLES:
        raise ValueError(f"no such style of line breaking: {style}")
    locale = locale_tag.replace("-", "_")
    allowed = set.intersection(*(_ends(LineBreaker(text, locale + keyword)) for keyword in _KEYWORDS[style]))
    allowed.discard(len(text))
    if not text.isascii():
        allowed &= _ends(CharacterBreaker(text, locale))
        if style == "words":
            allowed &= _ends(WordBreaker(text, locale))
        foreign = _splits_foreign_word(text, locale.split("_")[0])
        for rule in (_begins_badly, foreign, _OWN_RULES.get(style)):
            if rule is not None:
                allowed = {at for at in allowed if not rule(text[at - 1], text[at])}
        if not _THAI_ONSETS.isdisjoint(text):
            allowed = {at for at in allowed if not _splits_syllable(text[:at], text[at])}
    return frozenset(allowed | {len(text)})


_SENTENCE_ENDS = frozenset(".!?\u0589\u061f\u06d4\u0964\u104b\u1362\u1367\u17d4\u3002\uff01\uff1f")
"""What ends a sentence."""


def ends_sentence(text: str, at: int) -> bool:
    """Tell whether a sentence ends before a place where a line may end."""
    return text[:at].rstrip()[-1:] in _SENTENCE_ENDS


def parts_words(text: str, at: int) -> bool:
    """Tell whether a line that ends there would part what belongs together, though it may.

    A word of one letter stays with the next (a rule of Czech, Polish and Croatian typesetters), a figure
    with what it counts ("18 let", "18岁"), a word with its hyphens and slashes ("laki-laki", "Pani/Panu").
    In scripts that leave spaces between phrases alone, a phrase is kept; no single ideograph follows a comma.
    """
    if at == len(text):
        return False
    before, after = text[at - 1], text[at]
    if not before.isspace():
        if category(after)[0] != "L":
            return False
        alone = script(before) == "Hani" and at > 1 and category(text[at - 2]) == "Po"
        return before in "-\u2010/" or before.isdecimal() or script(after) in _DICTIONARIES or alone
    word = text[:at].rsplit(None, 1)[-1:]
    return any(one.isdecimal() or (len(one) == 1 and script(one) in _ALPHABETS) for one in word)


def _ends(breaker: LineBreaker | CharacterBreaker | WordBreaker) -> set[int]:
    """Return where the pieces of a text end, in characters."""
    return set(accumulate(map(len, breaker)))
