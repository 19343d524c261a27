"""Words that promise, and words that give a card away, by language.

Only what somebody is sure of stands here; a language without an entry is reported as not checked.
`word` is a whole word, `stem*` begins one, `*part*` stands anywhere: in scripts without spaces, or where
prefixes are written together with the word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pocketcards.checks.characters import composed

__all__ = ["PROMISES", "TELLING", "found_words", "of_locale"]

Words = tuple[str, ...]

PROMISES: Mapping[str, Mapping[str, Words]] = {
    "en": {
        "confidential": ("confidential*", "secret*", "private", "in confidence"),
        "anonymous": ("anonymous*", "anonymity"),
        "safe": ("safe", "safely", "safety", "protected", "guarantee*", "no risk"),
        "free": ("free", "toll-free", "at no cost"),
    },
    "am": {
        "confidential": ("*ሚስጥ*", "*ምስጢ*", "*ሚስጢ*"),
        "anonymous": ("ስም አልባ*", "ስም-አልባ*", "*ማንነቱ ያልታወቀ*"),
        "safe": ("*ደህንነት*", "*ደኅንነት*"),
        "free": ("ነፃ", "ነጻ", "በነፃ", "በነጻ"),
    },
    "ar": {
        "confidential": ("سري", "سرية", "السرية", "بسرية", "سريا"),
        "anonymous": ("مجهول", "مجهولة", "مجهولا"),
        "safe": ("آمن", "آمنة", "الآمن", "الآمنة", "أمان", "بأمان"),
        "free": ("*مجان*",),
    },
    "es": {
        "confidential": ("confidencial*", "secreto", "secreta"),
        "anonymous": ("anónim*", "anonim*"),
        "safe": ("a salvo", "sin riesgo", "protegid*", "garantiza*"),
        "free": ("gratis", "gratuit*"),
    },
    "hi": {
        "confidential": ("गोपनीय*", "गुप्त"),
        "anonymous": ("गुमनाम",),
        "safe": ("सुरक्षित",),
        "free": ("मुफ़्त", "मुफ्त", "निःशुल्क", "नि:शुल्क"),
    },
    "ja": {
        "confidential": ("*秘密*", "*守秘*"),
        "anonymous": ("*匿名*",),
        "safe": ("*安全*",),
        "free": ("*無料*",),
    },
    "km": {
        "confidential": ("*សម្ងាត់*",),
        "anonymous": ("*អនាមិក*",),
        "safe": ("*សុវត្ថិភាព*",),
        "free": ("*ឥតគិតថ្លៃ*", "*ឥតបង់ថ្លៃ*"),
    },
    "ko": {"confidential": ("*비밀*",), "anonymous": ("*익명*",), "safe": ("*안전*",), "free": ("*무료*",)},
    "th": {
        "confidential": ("*ความลับ*",),
        "anonymous": ("*นิรนาม*", "*ไม่เปิดเผยชื่อ*"),
        "safe": ("*ปลอดภัย*",),
        "free": ("*ฟรี*", "*ไม่เสียค่าใช้จ่าย*"),
    },
    "ur": {
        "confidential": ("خفیہ", "رازداری"),
        "anonymous": ("گمنام",),
        "safe": ("محفوظ",),
        "free": ("مفت",),
    },
    "zh_Hans": {
        "confidential": ("*保密*", "*机密*"),
        "anonymous": ("*匿名*",),
        "safe": ("*安全*",),
        "free": ("*免费*",),
    },
    "zh_Hant": {
        "confidential": ("*保密*", "*機密*"),
        "anonymous": ("*匿名*",),
        "safe": ("*安全*",),
        "free": ("*免費*",),
    },
}
"""By language and by the fact that would have to back it."""

TELLING: Mapping[str, Words] = {
    "en": (
        *("traffick*", "smuggl*", "police", "hotline", "helpline", "victim*", "abuse*", "exploit*", "slave*"),
        *("rescue*", "escape*", "sex", "sexual*", "prostitut*", "crime*", "illegal*", "immigra*", "deport*"),
        *("emergency", "danger*", "threat*", "violen*", "shelter"),
    ),
    "am": ("*ፖሊስ*", "*መነገድ*", "*ወሲብ*", "*ብዝበዛ*"),
    "ar": ("*شرطة*", "*اتجار*", "*استغلال*", "*ضحية*", "*ضحايا*", "*الجنس*", "الساخن"),
    "es": (
        *("trata", "tráfico", "policía*", "víctima*", "abuso*", "explota*", "esclav*", "rescat*"),
        *("sexo", "sexual*", "delito*", "migra*", "deport*", "emergencia*", "peligro*", "refugio"),
    ),
    "hi": ("पुलिस", "तस्करी", "हेल्पलाइन", "पीड़ित*", "शोषण", "यौन"),
    "ja": ("*警察*", "*人身取引*", "*人身売買*", "*ホットライン*", "*被害*", "*搾取*", "*売春*", "*性的*"),
    "km": ("*ប៉ូលិស*", "*ជួញដូរ*", "*រងគ្រោះ*", "*ផ្លូវភេទ*"),
    "ko": ("*경찰*", "*인신매매*", "*핫라인*", "*피해*", "*착취*", "*성매매*"),
    "th": ("*ตำรวจ*", "*ค้ามนุษย์*", "*สายด่วน*", "*เหยื่อ*"),
    "ur": ("پولیس", "اسمگلنگ", "ہیلپ لائن", "جنسی", "استحصال"),
    "zh_Hans": ("*警察*", "*贩运*", "*拐卖*", "*热线*", "*受害*", "*剥削*", "*性交易*", "*卖淫*"),
    "zh_Hant": ("*警察*", "*販運*", "*拐賣*", "*熱線*", "*受害*", "*剝削*", "*性交易*", "*賣淫*"),
}
"""What must not stand on the outside of a card that somebody hides."""

_REGION = re.compile(r"_([A-Z]{2}|[0-9]{3})$")


def of_locale(locale: str) -> str:
    """Return the locale under which the words of a language stand: those of es_MX are those of es."""
    return _REGION.sub("", locale)


def found_words(text: str, words: Words) -> list[str]:
    """Return what of a text is one of these words."""
    folded = composed(text).casefold()
    return [match[0] for word in words for match in _pattern(word).finditer(folded)]


@lru_cache(maxsize=1024)
def _pattern(word: str) -> re.Pattern[str]:
    core = re.escape(composed(word.strip("*")).casefold())
    before = "" if word.startswith("*") else r"(?<!\w)"
    after = (
        r"\w*" if word.endswith("*") and not word.startswith("*") else "" if word.endswith("*") else r"(?!\w)"
    )
    return re.compile(before + core + after)
