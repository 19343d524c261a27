"""What a program wrote in place of a translation: #NAME?, a formula, Loading…, TODO, an unfilled template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocketcards.checks.base import Check, Text, printed_texts
from pocketcards.checks.examples import english, translated
from pocketcards.model.finding import Finding, Rule, Severity
from pocketcards.model.project import Project
from pocketcards.unicode import visible

__all__ = ["CHECK"]

RULE = Rule(
    "MSG030",
    "word-of-a-program",
    Severity.ERROR,
    "A spreadsheet or another program has put it in place of the translation, and the card would print it.",
    "Write the translation itself. If a spreadsheet shows the word, type the sentence over its formula.",
    (
        "Error values of spreadsheets <https://learn.microsoft.com/en-us/openspecs/office_standards/ms-xlsx/>",
        "Values that change their kind <docs/evidence.md#values-that-change-their-kind>",
    ),
)

_SIGN = re.compile(r"[#＃=＝$%&<(\[]|\{%|:\s?5\d\d")
"""Without one, only whole words are looked for; most texts have none."""
_SIGNED = (  # a pattern only where it is needed
    r"[#＃]\s?[¡¿!]?[^\W\d_][^\s#]*"  # #NAME?, #N/A, #NV, #¿NOMBRE?, #ИМЯ?: whatever the language
    r"|[#＃]{3,}"  # a column that is too narrow
    r"|^\s*['’]?[=＝]\s*\S+"  # a formula in the cell
    r"|[=＝]\s*[^\W\d_][\w.]*\([^)]*\)?"  # =CONCAT(A1)
    r"|(?<!\w)[A-ZÀ-ÞΑ-ΩА-Я]{3}[A-ZÀ-ÞΑ-ΩА-Я.0-9]*\([^)]*[;,:\d][^)]*\)?"
    r"|(?<!\w)[^\W\d_]{2,8}\s?:\s?5\d\d(?!\d)"  # Err:508 of LibreOffice, Помилка:508
    r"|\{%.*|<[%?].*|\[\[.*|\[object \w+\]"  # templates; placeholders have checks of their own
    r"|%[1-9]\$?[sdif@]?(?!\d)|%[@ul](?!\w)|%[A-Z_]{3,}%|\$[A-Za-z_]\w*"
    r"|&(?:nbsp|amp|quot|lt|gt|apos|#\d+)(?![\w;])"  # what is left of markup
    r"|<(?:/?[a-z]{1,6}(?![^<]*>)|/(?![^<]*>))"
)
_WORDS = ("FIXME", "TBD", "XXX", "TKTK", "TODO")
_LATIN = ("lorem ipsum", "dolor sit amet")
_ALL = frozenset(("ast", "es", "fil", "gl", "pt"))
"""Languages in which TODO is a word: there it is found before a sign only, or where it stands alone."""
_ALONE = (
    "undefined|null|none|nan|n/a|true|false|error|missing|untranslated"
    "|n\\.a|xxx+|idem|ditto|same|same as above|see above|no translation|not translated"  # of people
    "|loading|cargando|carregando|chargement(?: en cours)?|wird geladen|laden|caricamento|ładowanie"
    "|wczytywanie"
    "|загрузка|завантаження|зареждане|учитавање|učitavanje|načítání|načítanie|betöltés|se încarcă"
    "|φόρτωση|yükleniyor|yüklənir|memuat|memuatkan|đang tải|جارٍ? التحميل|جاري التحميل|در حال بارگیری"
    "|טוען|लोड हो रहा है|লোড হচ্ছে|กำลังโหลด|正在加载|加载中|正在載入|載入中|読み込み中|読み込んでいます"
    "|로드 중|로딩 중"
)
"""Nothing else in the text. Spreadsheets say in the language of their user that they are loading."""
_LONGEST = 24
_AROUND = " .…'\"’[]()<>_-*·。"


def _find(project: Project) -> Iterator[Finding]:
    for text in printed_texts(project):
        if found := _words(text):
            yield text.problem(RULE, f"the text has {visible(', '.join(dict.fromkeys(found)))}")


def _words(text: Text) -> list[str]:
    found = re.findall(_SIGNED, text.text) if _SIGN.search(text.text) else []
    found += [word for word in _WORDS if word in text.text and _is_note(word, text)]
    folded = text.text.casefold()
    if len(folded) <= _LONGEST and re.fullmatch(_ALONE, folded.strip(_AROUND)):
        found.append(text.text)
    return found + [word for word in _LATIN if word in folded]


def _is_note(word: str, text: Text) -> bool:
    """Tell whether a word is a note to oneself, rather than a part of a word or a word of the language."""
    signed = word == "TODO" and text.locale and text.locale.split("_")[0] in _ALL
    if signed:
        return text.text.strip(_AROUND) == word or bool(re.search(rf"(?<!\w){word}\s?[:(\]]", text.text))
    return bool(re.search(rf"(?<!\w){word}(?!\w)", text.text))


CHECK = Check(
    RULE,
    _find,
    passes=lambda: (
        translated("Does all this happen?", "¿TODO esto pasa?"),
        translated("They take all the pay.", "Cargando cajas sin paga."),
        translated("Call {emergency}.", "{emergency}に電話する。", "ja"),
        translated("Pay < rent = debt.", "Paga < renta = deuda."),
        translated("It takes half (50 %) of the pay.", "Se queda con la mitad de la paga (50 %)."),
    ),
    fails=lambda: (
        translated("Call.", "#NAME?", says="#NAME?"),
        translated("Call.", "#¡REF!", says="#¡REF!"),
        translated("Call.", "#ИМЯ?", "ru", says="#ИМЯ?"),
        translated("Call.", "#N/A", says="#N/A"),
        translated("Call.", "Llame #NV ya.", says="#NV"),
        translated("Call.", "=SUM(A;B)", says="=SUM(A;B)"),
        translated("Call.", "Loading…", says="Loading…"),
        translated("Call.", "กำลังโหลด...", "th", says="กำลังโหลด..."),
        translated("Call.", "TODO: llamar", says="TODO"),
        translated("Call.", "idem", says="idem"),
        translated("Call.", "(xxx)", says="xxx"),
        translated("Call.", "N.A.", says="N.A."),
        translated("Call.", "Позвоните TODO.", "ru", says="TODO"),
        translated("Call.", "Lorem ipsum dolor sit amet.", says="lorem ipsum"),
        translated("Call.", "Llame a $ayuda.", says="$ayuda"),
        translated("Call.", "Llame&nbsp ya.", says="&nbsp"),
        english("Call. FIXME", says="FIXME"),
    ),
)
