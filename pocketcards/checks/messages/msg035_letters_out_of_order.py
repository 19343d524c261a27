"""Letters in an order that no word has, as copying out of a PDF leaves them: Arabic ال for لا, Thai ำา."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check, printed_translations
from pocketcards.checks.examples import translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import visible

__all__ = ["CHECK"]

RULE = Rule(
    "MSG035",
    "letters-out-of-order",
    Severity.ERROR,
    "The word is another or none: Arabic “not” (لا) becomes “the” (ال), and the sentence says the opposite.",
    "The text was copied out of a PDF. Type it anew, or copy it from what the PDF was made of.",
    ("What copying out of a PDF leaves <docs/evidence.md#text-copied-out-of-a-pdf>",),
)

_FOUND = {
    "ar": (
        r"(?<![\w\u064b-\u0652])ال(?![\w\u064b-\u0652\u0670\u200c\u200d-])"  # the article, and no word
        r"|[ﭐ-ﷱﷳ-﷼ﹰ-ﻼ]+"  # forms that fonts and old encodings know; ﷲ is a word
        r"|ة(?=[ء-غف-ي])|ى(?=[ء-غف-ه])"  # what ends a word, within one
    ),
    "Arab": r"[ﭐ-ﷱﷳ-﷼ﹰ-ﻼ]+",
    "Hebr": r"[\ufb1d-\ufb4f]+|[ךםןףץ](?=[א-ת])",
    "Thai": r"ำ[าะำ็-๋]|[าะ][ำา]|ะะ|[เแโใไ]{2}|[เแโใไ](?![ก-ฮ])|[ัิ-ฺ]{2}|[่-๋]{2}|[่-๋็][ัิ-ู]",
    "Laoo": r"ຳ[າະຳ່-໋]|[າະ]ຳ|[ເແໂໃໄ]{2}|[ເແໂໃໄ](?![ກ-ຮໜໝ])|[່-໋]{2}",
}
"""By language, else by script. A final letter ends a word; a vowel written first has its consonant behind.
Only those of languages that are looked at become patterns."""


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_translations(project):
        pattern = _FOUND.get(text.locale or "") or _FOUND.get(text.language.script if text.language else "")
        if pattern and (found := re.findall(pattern, text.text)):
            yield text.problem(RULE, f"the text has {visible(', '.join(dict.fromkeys(found)))}")


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("They cannot go.", "لا يستطيعون المغادرة، والآن.", "ar"),
        translated("They cannot go.", "ทำงานที่น้ำเค็ม เพราะไม่มีเงิน", "th"),
    ),
    fails=lambda: (
        translated("They cannot go.", "ال يستطيعون المغادرة.", "ar", says="ال"),
        translated("They cannot go.", "ﻻ يستطيعون.", "ar", says="ﻻ"),
        translated("They cannot go.", "ทำางานที่นี่", "th", says="ำา"),
        translated("They cannot go.", "เเขาทำงาน", "th", says="เเ"),
    ),
)
