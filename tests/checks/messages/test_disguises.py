"""Numbers without digits: found in the data of every language, and everyday texts are left alone."""

from __future__ import annotations

from pocketcards.checks import run_checks
from pocketcards.checks.dates import without_names
from pocketcards.checks.disguises import capitals, letters, number_like, symbols
from pocketcards.checks.examples import card_of, catalog_of
from pocketcards.model.finding import Severity
from tests import bundled
from tests.support.each import each

CODES = ("MSG025", "MSG026", "MSG027", "MSG028", "MSG029")


def _codes(locale: str, english: str, text: str, name: str = "sample.text") -> set[str]:
    """Return what is found of a text, with the project's own words and contacts."""
    card = card_of({name: english})
    language = bundled.languages().find(locale)
    assert language
    catalogs = {locale: catalog_of(locale, card.messages, {name: text})}
    languages = {locale: language}
    project = bundled.project()._replace(
        cards={}, messages=card.messages, catalogs=catalogs, languages=languages
    )
    return {one.code for one in run_checks(project) if one.locale and one.severity is Severity.ERROR}


@each(
    ("locale", "text"),
    [
        ("es", "Llame al ochocientos ochenta y ocho tres siete tres."),
        ("es", "Llame al novecientos once."),
        ("de", "Neunhundertelf anrufen."),
        ("pt_BR", "Ligue meia três sete."),
        ("ru", "Единица, восьмёрка, восьмёрка."),
        ("fa", "نه یک یک"),
        ("ur", "ٹرپل ایٹ"),
        ("hi", "नाइन वन वन"),
        ("fil", "Uno otso otso otso."),
        ("ar", "تسعة وواحد وواحد"),
        ("ja", "キュウイチイチに電話。"),
        ("ko", "구일일로 전화하세요."),
        ("am", "ዘጠኝ አንድ አንድ"),
        ("vi", "Gọi một tám tám tám."),
        ("my", "တစ် ရှစ် ရှစ် ရှစ် ကို ဖုန်းခေါ်ပါ။"),
        ("yo", "Pe mẹ́sàn-án ọ̀kan ọ̀kan mẹ́jọ."),
        ("kek", "Jun waqxaqib' waqxaqib' waqxaqib'."),
        ("nah", "Ocho ocho ocho."),
        ("kk", "Один восемь восемь восемь."),
        ("ru", "Наберите три восьмёрки."),
        ("ru", "Наберите ноль-один."),
        ("ru", "Звоните по восьмистам восьмидесяти восьми."),
        ("pl", "Wybierz trzy ósemki."),
        ("es", "Marque un ocho, otro ocho y luego otro ocho."),
    ],
)
def test_number_read_out_is_heard(locale: str, text: str) -> None:
    assert "MSG025" in _codes(locale, "Call now.", text)


@each(
    ("locale", "text"),
    [
        ("fr", "Faites le dix-sept."),
        ("fr", "Appelez le cent douze."),
        ("fr", "Appelez le septante-sept."),
        ("it", "Chiami il centodiciotto."),
        ("de", "Rufen Sie die Hundertzehn."),
        ("hu", "Hívja a kilencszáztizenegyet."),
        ("tr", "Yüzellibeşi arayın."),
        ("uk", "Телефонуйте сто два."),
        ("fa", "با صد و ده تماس بگیرید."),
        ("ar", "اتصل بالرقم تسعمائة وأحد عشر."),
        ("ur", "پندرہ پر کال کریں۔"),
        ("es", "Llame al one hundred and twelve."),
        ("ja", "百十番に電話。"),
        ("zh_Hans", "拨打玖佰壹拾壹。"),
        ("zh_Hant", "請撥打一百一十。"),
    ],
)
def test_one_number_that_the_english_has_not_is_heard(locale: str, text: str) -> None:
    assert "MSG025" in _codes(locale, "Call now.", text)


@each(
    ("locale", "text"),
    [
        ("es", "Marque primero cero y después {emergency}."),
        ("ru", "Сначала ноль, потом {emergency}."),
        ("zh_Hans", "拨打一{emergency}。"),
        ("ar", "اتصل على {emergency} صفر."),
        ("hi", "{emergency} शून्य पर फ़ोन करें।"),
        ("ja", "{emergency}ハチに電話。"),
        ("ko", "{emergency} 팔 에 전화하세요."),
        ("tr", "{emergency} sekiz arayın."),
        ("th", "โทร {emergency} แปด"),
    ],
)
def test_figure_word_in_the_clause_of_the_emergency_number_is_heard(locale: str, text: str) -> None:
    assert "MSG026" in _codes(locale, "Call {emergency}.", text)


@each(("locale", "text"), [("fr", "Jour et nuit, huit"), ("ar", "ليلا ثمانية")])
def test_figure_word_under_the_number_is_heard(locale: str, text: str) -> None:
    assert "MSG027" in _codes(locale, "Day and night", text, "contact.nhth-voice.hours")


@each(
    "text",
    [
        "g-l-l",
        "q–l–l",
        "l-BBB-EJE-TBBB",
        "I-BOO",
        "l BBB EJE TBBB",
        "І-ВВВ-ЗТЗ",
        "Ι-ΒΒΒ",
        "IX-I-I",
        "|||| | |",
        "II IIII I",
        "I:BBB:EJE",
        "I,BBB,EJE",
        "I - BBB - EJE",
        "I\u00a0BBB\u00a0EJE",
        "OII",
        "x x x x",
        "ooooooooo o o",
        "ــــ ـ ـ",
    ],
)
def test_letters_that_look_like_a_number_are_found(text: str) -> None:
    assert letters(f"… {text}.")


@each(
    "text",
    [
        "Form I-914",
        "EE. UU.",
        "SMS",
        "T-Visa",
        "go-go",
        "b-o-y-s",
        "A. B.",
        "O “sí” o “no”",
        "e-mail",
        "AT&T",
        "Él o ella",
        "ООО",
        "TE SE'E NGAKA'I",
        "O, I, y",
        "Juan Pablo III",
        "no, no, no",
        "ɓɛɔ",
        "Diplôme IV",
    ],
)
def test_letters_of_words_are_left_alone(text: str) -> None:
    assert letters(text) == []
    assert capitals(text) == []


@each(
    "text",
    [
        "GET-HELP",
        "GET HELP",
        "B-E-F-R-E-E",
        "W-A-A",
        "A Y U D A",
        "ESPOIR",
        "ᴳᴱᵀᴴᴱᴸᴾ",
        "ɢᴇᴛʜᴇʟᴘ",
        "拨打GETHELP",
    ],
)
def test_words_on_the_keys_are_found(text: str) -> None:
    assert capitals(f"… {text}")


@each("text", ["⚀⚁", "🂡", "🕘", "⠊⠁⠁", "🀙", "🀱", "☎", "○●○", "▮▮", "********* * *", "♠", "✓ ✓ ✓", "… … …"])
def test_symbols_that_can_be_counted_are_found(text: str) -> None:
    assert symbols(f"… {text}")
    assert number_like(text)


@each("text", ["5 €", "100 % + 5", "…", "Wait... now?!", "« oui »", "don`t", "36,6 °C"])
def test_signs_of_everyday_are_left_alone(text: str) -> None:
    assert symbols(text) == []


@each(
    ("locale", "english", "text", "rest"),
    [
        ("ja", "In January.", "1月に。", " に。"),
        ("ja", "In January.", "2月に。", "2月に。"),
        ("ja", "Come.", "1月に。", "1月に。"),
        ("vi", "On Monday.", "Vào Thứ 2.", "Vào  ."),
        ("vi", "Come.", "Vào thứ 2.", "Vào thứ 2."),
        ("mn", "In March.", "3 дугаар сар.", " ."),
        ("mn", "In March.", "3-р сар.", " ."),
        ("ja", "A feast.", "七五三です。", " です。"),
        ("es", "In January.", "1 de enero", "1 de enero"),
    ],
)
def test_months_and_days_with_figures_are_names(locale: str, english: str, text: str, rest: str) -> None:
    assert without_names(text, english, bundled.project().words[locale].figures) == rest


@each(
    ("locale", "english", "text"),
    [
        ("vi", "Come on Tuesday, 5 January.", "Đến vào thứ 3, ngày 5 tháng 1."),
        ("mn", "It began in May 2026.", "2026 оны 5 дугаар сард эхэлсэн."),
        ("zh_Hant", "It began in 2026.", "始於二〇二六年。"),
        ("es", "They are two or three, of thirty-two.", "Son dos o tres, de treinta y dos."),
        ("es", "There are many.", "Son cien, mil o más."),
        ("zh_Hans", "There are many.", "千万不要怕，有几百人。"),
        ("zh_Hans", "They are eighteen.", "他们十八岁。"),
        ("ur", "Call again.", "دوبارہ فون کریں۔"),
        ("hr", "Call {emergency}.", "Isto tako nazovite {emergency}."),
        ("sr", "Call {emergency}.", "Исто тако позовите {emergency}."),
        ("uk", "Call {emergency}.", "Якщо сім’я в небезпеці, дзвоніть {emergency}."),
        ("vi", "Call {emergency}.", "Cả hai gọi {emergency}."),
        ("hi", "Wait a few days.", "दो-चार दिन रुकें।"),
        ("th", "You can.", "คุณสามารถทำได้ ห้ามกลัว"),
        ("ko", "Look one by one.", "일일이 보세요. 이삼일 걸립니다."),
    ],
)
def test_what_only_looks_like_a_number_is_left_alone(locale: str, english: str, text: str) -> None:
    assert not _codes(locale, english, text).intersection((*CODES, "MSG002", "MSG011"))
