"""Texts that a program, a keyboard or a PDF has damaged, against the checks; and sound ones beside them."""

from __future__ import annotations

from collections.abc import Iterator

from pocketcards.checks import CHECKS
from pocketcards.checks.base import printed_translations
from pocketcards.checks.messages import msg033_wrong_encoding as encodings
from pocketcards.editions.legible import check_glyphs
from pocketcards.model.project import Project
from tests import bundled
from tests.checks.error_words import ERROR_WORDS
from tests.support.each import each

CODES = {f"MSG{number:03}" for number in range(30, 38)}
NEW = [check for check in CHECKS if check.rule.code in CODES]
WORDS = [(word, locale) for locale, words in ERROR_WORDS.items() for word in words.split()]


def _with(locale: str, text: str, message: str = "proof") -> Project:
    """Return the project with nothing but this text of a language."""
    whole = bundled.project()
    catalog = whole.catalogs[locale]
    entry = catalog.entries[message]._replace(msgstr=text)
    kept = catalog._replace(entries={**catalog.entries, message: entry})
    return whole._replace(catalogs={locale: kept}, messages={name: whole.messages[name] for name in KEPT})


KEPT = ("proof", "speak.self", "say.sound", "language.en", "smuggling.turns")


def _codes(locale: str, text: str, message: str = "proof") -> set[str]:
    changed = _with(locale, text, message)
    found = [finding for check in NEW for finding in check.find(changed)]
    found += check_glyphs(changed, [locale])
    return {finding.code for finding in found}


@each(("word", "locale"), WORDS)
@each("form", ["{}", "Llame {} ya."])
def test_error_word_of_every_language_is_found(word: str, locale: str, form: str) -> None:
    assert "MSG030" in _codes("es", form.format(word))


@each(
    ("locale", "text"),
    [
        ("es", "=CONCAT(A1;B1)"),
        ("es", "=A1"),
        ("es", "'=A1&B1"),
        ("de", "VERKETTEN(A1;B1)"),
        ("ru", "=СЦЕПИТЬ(A1;B1)"),
        ("es", '=GOOGLETRANSLATE(A2;"en";"es")'),
        ("es", "Loading..."),
        ("es", "Cargando…"),
        ("ru", "Загрузка..."),
        ("zh_Hans", "正在加载…"),
        ("ja", "読み込み中..."),
        ("fr", "TODO"),
        ("es", "TODO"),
        ("es", "TODO: revisar"),
        ("de", "Rufen Sie an. TODO"),
        ("es", "FIXME"),
        ("es", "XXX"),
        ("es", "TBD"),
        ("es", "Lorem ipsum dolor sit amet"),
        ("es", "undefined"),
        ("es", "null"),
        ("es", "NaN"),
        ("es", "[object Object]"),
        ("es", "Llame %1$s ya"),
        ("es", "Llame %@ ya"),
        ("es", "Llame %NAME% ya"),
        ("es", "Llame {% if x %} ya"),
        ("es", "Llame <% x %> ya"),
        ("es", "Llame [[x]] ya"),
        ("es", "Llame $nombre ya"),
        ("es", "Llame&nbsp ya"),
        ("es", "Llame <b ya"),
        ("es", "Llame </b ya"),
        ("es", "########"),
    ],
)
def test_word_of_a_program_is_found(locale: str, text: str) -> None:
    assert "MSG030" in _codes(locale, text)


ENGLISH = {
    "ar": "أتكلم الإنجليزية.",
    "az": "İngiliscə danışıram.",
    "bg": "Говоря английски.",
    "bn": "আমি ইংরেজিতে কথা বলি।",
    "bs": "Govorim engleski.",
    "cs": "Mluvím anglicky.",
    "cy": "Rwy’n siarad Saesneg.",
    "de": "Ich spreche Englisch.",
    "el": "Μιλάω αγγλικά.",
    "es": "Hablo inglés.",
    "fa": "من انگلیسی صحبت می\u200cکنم.",
    "fr": "Je parle anglais.",
    "hi": "मुझे अंग्रेज़ी आती है।",
    "hu": "Angolul beszélek.",
    "id": "Saya berbahasa Inggris.",
    "it": "Parlo inglese.",
    "ja": "私は英語を話します。",
    "km": "ខ្ញុំនិយាយភាសាអង់គ្លេស។",
    "ko": "저는 영어를 합니다.",
    "lt": "Kalbu angliškai.",
    "lv": "Es runāju angliski.",
    "pl": "Mówię po angielsku.",
    "ru": "Я говорю по-английски.",
    "sw": "Ninazungumza Kiingereza.",
    "th": "ฉันพูดภาษาอังกฤษ",
    "tr": "İngilizce konuşuyorum.",
    "uk": "Я розмовляю англійською.",
    "uz": "Men inglizcha gapiraman.",
    "vi": "Tôi nói tiếng Anh.",
    "zh_Hans": "我说英文。",
}


@each(("locale", "text"), [*ENGLISH.items(), ("de", "I speak English."), ("ko", "English")])
@each("message", ["speak.self", "say.sound"])
def test_cover_that_names_english_is_found(locale: str, text: str, message: str) -> None:
    assert "MSG031" in _codes(locale, text, message)


@each(
    ("locale", "text"),
    [
        ("es", "Un indiсio no es prueba."),
        ("es", "Un indicio no еs prueba."),
        ("es", "Un іndicio."),
        ("es", "Un indιcio."),
        ("es", "Uո indicio."),
        ("ru", "Oдин признак."),
        ("ru", "Один призHак."),
        ("uk", "Одна ознакa."),
        ("el", "Ένα σημάδι δεν είvαι."),
        ("el", "Eνα σημάδι."),
        ("ar", "علaمة واحدة."),
        ("he", "סימoן אחד."),
        ("hi", "एक संकेaत।"),
        ("hi", "एक सूचनाa।"),
        ("th", "สัญญาaณ"),
        ("km", "សញ្ញាaមួយ"),
        ("ka", "ერთი ნიშaნი."),
        ("hy", "Մեկ նշaն։"),
        ("am", "አንድ ምልክaት።"),
        ("ta", "ஒரு அறிகுறிa."),
        ("bn", "একটি লক্ষণx।"),
        ("sr", "Jедан знак."),
    ],
)
def test_letter_of_another_script_is_found(locale: str, text: str) -> None:
    assert "MSG032" in _codes(locale, text)


@each("base", ["es", "ru", "ar", "he", "th", "hi", "vi", "el"])
@each("count", [8, 40])
def test_heap_of_marks_is_found(base: str, count: int) -> None:
    text = bundled.project().catalogs[base].entries["proof"].msgstr
    letter = next(i for i, char in enumerate(text) if char.isalpha())
    marks = "".join(chr(0x0300 + i) for i in range(count))
    assert "MSG034" in _codes(base, text[: letter + 1] + marks + text[letter + 1 :])


def _misread() -> Iterator[tuple[str, str, str]]:
    whole = bundled.project()
    for text in printed_translations(whole._replace(messages={"proof": whole.messages["proof"]})):
        kind = text.language.script if text.language else ""
        raw = text.text.encode()
        codecs = (*encodings._EVERYWHERE, *encodings._OF_SCRIPT.get(kind, ()))
        for codec in () if text.text.isascii() else codecs:
            letters = [bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in raw]
            yield text.locale or "", codec, "".join(letters)


def test_wrong_encoding_is_found() -> None:
    missed = [(locale, codec) for locale, codec, text in _misread() if "MSG033" not in _codes(locale, text)]
    assert missed == []


@each(
    ("locale", "text", "code"),
    [
        ("ar", "ال تخف.", "MSG035"),
        ("ar", "إذا ال تعرف.", "MSG035"),
        ("ar", "ﻋﻼﻣﺔ واحدة", "MSG035"),
        ("ar", "العالمةواحدة", "MSG035"),
        ("he", "סימןאחד", "MSG035"),
        ("th", "ทำาไม", "MSG035"),
        ("th", "เเจ้ง", "MSG035"),
        ("th", "กำำ", "MSG035"),
        ("th", "ที่่นี่", "MSG035"),
        ("es", "Un indicio karW", "MSG036"),
        ("tr", "Tek bir işaret karW", "MSG036"),
        ("es", "Un indi[cio", "MSG036"),
        ("es", "Un indi}cio=no", "MSG036"),
        ("es", "Un indicio~no", "MSG036"),
        ("es", "Un *indicio", "MSG036"),
        ("es", "Un indicio,, no", "MSG036"),
        ("es", "Un indicio:; no", "MSG036"),
        ("ru", "Один приЗнак", "MSG036"),
        ("km", "ាសញ្ញា", "MSG038"),
        ("km", "សញ្ញា ្មួយ", "MSG038"),
        ("ta", "ெஅறிகுறி", "MSG038"),
        ("ta", "ஒரு ொ", "MSG038"),
        ("hi", "एक िसंकेत", "MSG038"),
        ("bn", "েএকটি", "MSG038"),
        ("te", "ొఒక", "MSG038"),
        ("ml", "ൊഒരു", "MSG038"),
        ("si", "ේලකුණ", "MSG038"),
        ("gu", "એક િસંકેત", "MSG038"),
        ("pa", "ਿਇੱਕ", "MSG038"),
        ("kn", "ೊಒಂದು", "MSG038"),
        ("ne", "एक ्संकेत", "MSG038"),
        ("es", "\u0301Un indicio", "MSG038"),
        ("ar", "علامة \u0651 واحدة", "MSG038"),
        ("es", "Un indicio 🙂", "FNT005"),
        ("es", "Un indicio 中", "FNT005"),
        ("ar", "علامة 𓀀", "FNT005"),
    ],
)
def test_what_copying_leaves_is_found(locale: str, text: str, code: str) -> None:
    assert code in _codes(locale, text)


@each(
    ("locale", "text"),
    [
        ("hi", "सीमा पार कराना तस्करी बन सकता है।"),
        ("gu", "સરહદ પાર કરાવવાનું તસ્કરી બની શકે."),
        ("mr", "बेकायदा सीमा पार नेणे पुढे तस्करी बनू शकते."),
        ("pa", "ਸਰਹੱਦ ਟਪਾਉਣਾ ਤਸਕਰੀ ਬਣ ਸਕਦਾ ਹੈ।"),
        ("kn", "ಗಡಿ ದಾಟಿಸುವುದು ಕಳ್ಳಸಾಗಣೆ ಆಗಬಹುದು."),
        ("te", "సరిహద్దు దాటించడం అక్రమ రవాణాగా మారవచ్చు."),
        ("bn", "চোরাপথে পার করা পাচারে গড়াতে পারে।"),
        ("fa", "عبور دادن از مرز می‌تواند به قاچاق تبدیل شود."),
        ("ur", "اسمگلنگ خرید و فروخت بن سکتی ہے۔"),
        ("km", "ការរត់ពន្ធអាចក្លាយជាការជួញដូរ។"),
        ("bg", "Превеждането през граница може да стане трафик."),
        ("ro", "Trecerea ilegală poate deveni trafic."),
        ("pt_BR", "Contrabando pode virar tráfico."),
        ("pl", "Przemyt może przerodzić się w handel."),
        ("ru", "Незаконный провоз может перейти в торговлю."),
        ("uk", "Переправлення може перейти в торгівлю."),
    ],
)
def test_short_form_without_people_is_found(locale: str, text: str) -> None:
    assert "MSG037" in _codes(locale, text, "smuggling.turns")


@each("locale", sorted(ENGLISH))
def test_draft_itself_is_left_alone(locale: str) -> None:
    assert _codes(locale, bundled.project().catalogs[locale].entries["proof"].msgstr) == set()


@each(
    ("locale", "text"),
    [
        ("ko", "SMS로 ID를 보내세요."),
        ("ja", "SMSで送る。"),
        ("zh_Hans", "给我们发送HELP这个词。"),
        ("vi", "Người khác nói thay họ."),
        ("ar", "هُناكَ مَن يَتَكلَّمُ الَّذِينَ."),
        ("th", "เพราะที่นี่น้ำใจเกาะ ฯลฯ ๆ"),
        ("es", "¿TODO esto pasa? WhatsApp, SMS."),
        ("he", "שלחו SMS־ים."),
        ("ru", "Отправьте SMS-сообщение."),
        ("kk", "SMSті жіберіңіз."),
        ("he", "ה־PIN שלך."),
        ("th", "จํานวน"),
        ("fr", "« Été », l’île : où ?"),
    ],
)
def test_sound_text_is_left_alone(locale: str, text: str) -> None:
    assert _codes(locale, text) == set()


def test_no_draft_has_a_fault_of_shaping() -> None:
    assert check_glyphs(bundled.project()) == []
