"""Sentences that are hard to copy are found whole at every width."""

from __future__ import annotations

from pocketcards.model.geometry import Size
from pocketcards.model.page import (
    Color,
    Element,
    Page,
    PlacedPanel,
    TypesetPanel,
)
from pocketcards.model.text import ATOM
from pocketcards.output.pdf.document import Description, pdf_bytes
from pocketcards.typeset.page.box import lines_of
from pocketcards.typeset.page.paragraph import Paragraph
from pocketcards.typeset.text.breaklines import break_lines
from pocketcards.typeset.text.composer import Composer
from pocketcards.typeset.text.subset import subset
from tests.bundled import composer, edition, languages, project
from tests.output.extracting import READERS
from tests.sheets import sheets
from tests.support.each import each
from tests.support.readers import holds


def set_paragraphs(paragraphs: list[Paragraph], width: float, size: float, *, messages: int = 99) -> bytes:
    """Set paragraphs below each other on one page; the first of them are messages."""
    elements = []
    y = 1000.0
    for i, paragraph in enumerate(paragraphs):
        setting = break_lines(paragraph, size, width)
        name = f"message{i}" if i < messages else None
        lines = lines_of(paragraph, setting, size, 20, y, width, color=Color.INK, align="start", msgctxt=name)
        elements.append(Element("P", tuple(lines)))
        y -= setting.height + 8
    panel = TypesetPanel("p", (), tuple(elements), Size(width + 40, 1020))
    page = Page(width + 40, 1020, (PlacedPanel(panel, 0, 0),))
    return pdf_bytes([page], Description("x", paragraphs[0].tag), subset)


def paragraphs_of(locale: str, texts: list[str], maker: Composer | None = None) -> list[Paragraph]:
    """Shape texts; `{}` is the emergency number."""
    language = languages().find(locale)
    assert language
    atom = edition("hotline", "en").atoms["emergency"]
    shape = (maker or composer()).paragraph
    return [shape(one.replace("{}", ATOM), language, atoms=(atom,) * one.count("{}")) for one in texts]


HARD = {
    # Hyphens at line ends, clusters wider than tall, marks without width.
    "fr": [
        "Voulez-vous partir ? L’hôtel « Étoile » ; ça va – où êtes-vous né ?",
        "Où allez-vous donc ? {} !",
    ],
    "bn": ["আপনি কি ইচ্ছামতো আসা-যাওয়া করতে পারেন? কেউ কি আপনার পাসপোর্ট নিয়ে রেখেছে? {}"],
    "ta": ["உங்கள் விருப்பப்படி வந்து போக முடியுமா? உங்களுக்கு ஊதியம் தரப்படுகிறதா? {} ஐ அழைக்கவும்."],
    "ml": ["നിങ്ങൾക്ക് ഇഷ്ടം പോലെ വരാനും പോകാനും കഴിയുമോ? ആരെങ്കിലും നിങ്ങളുടെ പാസ്പോർട്ട് എടുത്തോ?"],
    "my": ["သင် စိတ်ကြိုက် သွားလာနိုင်ပါသလား။ တစ်ယောက်ယောက်က သင့်နိုင်ငံကူးလက်မှတ်ကို ယူထားသလား။ {}"],
    # Brackets, quotes, figures and Latin words among right-to-left words.
    "ar": [
        "«من 9 إلى 17» – أيام الاثنين-الجمعة… 50% خصم؟",
        "(مهم!) اتصل على {} (24/7)، أو راسل HELP.",
        "مَرْحَبًا بِكُمْ",
    ],
    "fa": ["«شنبه تا پنج‌شنبه» (۹ تا ۱۷)؛ ٪۵۰", "نمی‌خواهم، کتاب‌هایم، مؤسسهٔ خیریه: {}"],
    "ur": ["«پیر سے جمعہ» (۹ تا ۱۷)، ۵۰٪ رعایت؟", "کیا کسی نے آپ کا پاسپورٹ لے لیا ہے؟ {} پر فون کریں۔"],
    "he": ['"כן", אמר; (50%) 24/7 – ימים א׳-ה׳…', "התקשרו ל-{} בחינם (24 שעות).", "הַשָּׁמַיִם, וְאֵת הָאָרֶץ:"],
    "nqo": ["ߖߎ߬ߡߊ (ߞߙߎ) «ߣߌ߲߬» 24/7 – HELP: {}"],
    "ff_Adlm": ["(𞤢𞤣𞤢) «𞤱𞤢𞥄» 24/7 – HELP: {}"],
}


@each("reader", READERS)
@each("width", [90, 140, 190, 300])
@each("locale", HARD)
def test_hard_sentences_are_found_at_every_width(locale: str, width: float, reader: str) -> None:
    text = READERS[reader](set_paragraphs(paragraphs_of(locale, HARD[locale]), width, 8))
    assert [line for line in HARD[locale] if not holds(text, line.replace("{}", "911"))] == []


def test_words_of_the_other_direction_are_found_in_a_left_to_right_line() -> None:
    maker = Composer(project().fonts)
    language = languages().find("en")
    assert language
    voice = maker.voice(language)
    assert voice
    families = (project().fonts["noto-sans-arabic"], *voice.stack.families)
    maker._voices["en"] = voice._replace(stack=type(voice.stack)(families))
    names = [f"\u2067{name}\u2069" for name in ("العربية", "فارسی", "پښتو")]
    lines = [
        "Do they keep your passport or identity card from you, or your wages? You can call us at any hour.",
        f"We speak {', '.join(names)}; call {{}} today.",
        f"Ask for “{names[0]}” (Arabic) now!",
    ]
    for reader in READERS.values():
        text = reader(set_paragraphs(paragraphs_of("en", lines, maker), 300, 8))
        assert [line for line in lines if not holds(text, line.replace("{}", "911"))] == []
        assert "\u2067" not in text  # what it asks for has been done


@each("locale", ["ar", "he", "nqo", "ff_Adlm", "pa_Arab"])
def test_a_page_with_more_latin_letters_than_its_own_reads_from_the_right(locale: str) -> None:
    own = [*HARD.get(locale, []), *(sheets()[locale].texts if locale in sheets() else [])]
    foreign = ["Please call an interpreter, and thank you for your time and for your patience."] * 6
    paragraphs = [*paragraphs_of(locale, own), *paragraphs_of("en", foreign)]
    for reader in READERS.values():
        text = reader(set_paragraphs(paragraphs, 190, 8, messages=len(own)))
        assert [line for line in own if not holds(text, line.replace("{}", "911"))] == []
