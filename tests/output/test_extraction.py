"""Text that can be copied: every message, every number, in two readers that share no code."""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from pocketcards.impose.fold import card_pages
from pocketcards.model.geometry import Size
from pocketcards.model.page import (
    Color,
    Element,
    Page,
    PlacedLine,
    PlacedPanel,
    TypesetEdition,
    TypesetPanel,
)
from pocketcards.model.text import ATOM
from pocketcards.output.pdf.document import Description, pdf_bytes
from pocketcards.output.pdf.pagemarks import page_marks
from pocketcards.output.pdf.text import parted
from pocketcards.typeset.page.box import lines_of
from pocketcards.typeset.page.paragraph import Paragraph
from pocketcards.typeset.text.breaklines import break_lines
from pocketcards.typeset.text.composer import Composer
from pocketcards.typeset.text.subset import subset
from tests.bundled import CARDS, LOCALES, LTR, composer, edition, laid_out, languages, pdf, project
from tests.sheets import sheets
from tests.support.each import each
from tests.support.readers import holds, holds_beside, pdfium_text, poppler_text
from tests.support.source import opened

EVERY = [(card, locale) for card in CARDS for locale in LOCALES]
Outline = tuple[list[tuple[int, int]], list[int], list[int]]
"""Points, ends of contours, and which points are on the curve."""
READERS = {"poppler": poppler_text, "pdfium": pdfium_text}
LOST = {("poppler", "ar"): 0, ("poppler", "ur"): 0, ("pdfium", "ar"): 0, ("pdfium", "ur"): 0}
"""Messages of both cards that a reader does not give back in one piece: none."""


def shown(made: TypesetEdition) -> dict[str, str]:
    """Return the messages that stand on a card, by name, as they stand there."""
    emergency = made.edition.atoms["emergency"].text
    names = {line.msgctxt for panel in made.panels for line in panel.lines()}
    return {n: text.replace("{emergency}", emergency) for n, text in made.edition.texts.items() if n in names}


def messages(card: str, locale: str) -> list[str]:
    return [*shown(laid_out(card, locale)).values()]


def turned_strings(made: TypesetEdition) -> dict[str, str]:
    """Return the messages that stand upside down, by name, each line from its last string to its first."""
    found: dict[str, str] = defaultdict(str)
    for panel in (placed.panel for page in card_pages(made) for placed in page.panels if placed.turned):
        for line in panel.lines():
            runs = ["".join(cluster.text for cluster in run.clusters) for run in line.line.runs]
            found[line.msgctxt or ""] += "".join(reversed(runs))
    return found


def in_pieces(made: TypesetEdition, reader: str, text: str) -> list[str]:
    """Return the messages of a card that a reader does not give whole.

    poppler gives the number beside a sentence of two lines between them. pdfium gives strings that
    stand beside each other upside down from the last to the first, and each face of a message has
    strings of its own: "SMS" among Thai words.
    """
    number = made.edition.atoms["emergency"].text
    turned = turned_strings(made)
    allowed = {
        "poppler": lambda name, message: holds_beside(text, message, number),
        "pdfium": lambda name, message: name in turned and holds(text, turned[name]),
    }[reader]
    messages = shown(made).items()
    return [one for name, one in messages if not holds(text, one) and not allowed(name, one)]


def numbers(card: str, locale: str) -> Counter[str]:
    lines = [line.line for panel in laid_out(card, locale).panels for line in panel.lines()]
    return Counter(run.atom.text for line in lines for run in line.runs if run.atom)


def pieces_of(card: str, locale: str, reader: str) -> list[str]:
    return in_pieces(laid_out(card, locale), reader, READERS[reader](pdf(card, locale)))


@each("reader", READERS)
@each(("card", "locale"), [(card, locale) for card in CARDS for locale in LTR])
def test_every_message_is_found(card: str, locale: str, reader: str) -> None:
    assert pieces_of(card, locale, reader) == []


def test_a_message_with_a_word_less_or_of_another_order_is_in_pieces() -> None:
    made = laid_out("indicator", "th")
    for reader, read in READERS.items():
        text = read(pdf("indicator", "th"))
        title = made.edition.texts["indicator.title"]
        assert in_pieces(made, reader, text.replace(title, title[1:])) == [title]
        assert in_pieces(made, reader, text.replace("SMS", "MMS")) == [made.edition.texts["channel.text"]]
    assert holds(poppler_text(pdf("indicator", "th")), made.edition.texts["channel.text"])


@each(("reader", "locale"), LOST)
def test_right_to_left_messages_are_found_as_measured(reader: str, locale: str) -> None:
    pieces = [one for card in CARDS for one in pieces_of(card, locale, reader)]
    assert len(pieces) == LOST[reader, locale], pieces


@each("reader", READERS)
@each(("card", "locale"), EVERY)
def test_every_number_is_found_as_often_as_it_is_set(card: str, locale: str, reader: str) -> None:
    found = Counter(re.findall(r"[0-9+-]{3,}", READERS[reader](pdf(card, locale))))
    assert found == numbers(card, locale)


@pytest.mark.slow
def test_a_panel_upside_down_is_found_by_poppler() -> None:
    for card, locale in EVERY:
        made = laid_out(card, locale)
        trim = made.edition.trim
        pages = [Page(trim.width, trim.height, (PlacedPanel(one, 0.0, 0.0, True),)) for one in made.panels]
        text = poppler_text(pdf_bytes(pages, Description("x", made.edition.language.tag), subset))
        pieces = in_pieces(made, "poppler", text)
        assert len(pieces) <= LOST.get(("poppler", locale), 0), pieces


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
    maker._voices["en"] = type(voice)(language, voice.writing, type(voice.stack)(families))
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


def texts_of(font: pikepdf.Object) -> dict[str, str]:
    """Return code to text of a font."""
    pairs = re.findall(r"<([0-9A-F]{4})> <((?:[0-9A-F]{4})*)>\n", font.ToUnicode.read_bytes().decode())
    return {code: bytes.fromhex(text).decode("utf-16-be") for code, text in pairs if code != "0000"}


def strings(page: pikepdf.Page) -> Iterator[tuple[int | None, str, bool, list[str]]]:
    """Yield marked content, font, whether it is reversed, and the codes of each string of a page."""
    mcid, font, reverse = None, "", False
    step = r"<</MCID (\d+)>> BDC|(/F\d+) [\d.]+ Tf|(/ReversedChars) BMC|\[(<.*?)\] TJ|(EMC)"
    for found in re.finditer(step, page.Contents.read_bytes().decode("ascii")):
        if found[1]:
            mcid = int(found[1])
        elif found[2]:
            font = found[2]
        elif found[3]:
            reverse = True
        elif found[4]:
            yield mcid, font, reverse, re.findall("[0-9A-F]{4}", "".join(re.findall("<(.*?)>", found[4])))
        elif reverse:
            reverse = False
        else:
            mcid = None


@each(("card", "locale"), EVERY)
def test_marked_content_reads_what_was_written(card: str, locale: str) -> None:
    """What a screen reader gets: strings in reading order, with a space wherever words are parted."""
    said: dict[tuple[int, int | None], str] = defaultdict(str)
    with opened(pdf(card, locale)) as file:
        for number, page in enumerate(file.pages):
            texts = {name: texts_of(font) for name, font in page.Resources.Font.items()}
            for mcid, font, reverse, codes in strings(page):
                parts = [texts[font][code] for code in codes]
                said[number, mcid] += "".join(reversed(parts) if reverse else parts)
    whole = re.sub("[\u200e\u200f]", "", "\n".join(said.values()))
    assert [message for message in messages(card, locale) if message not in whole] == []


@each(("card", "locale"), EVERY)
def test_every_code_has_a_text_and_nothing_is_written_unseen(card: str, locale: str) -> None:
    with opened(pdf(card, locale)) as file:
        drawn = "\n".join(page.Contents.read_bytes().decode("ascii") for page in file.pages)
        assert "ActualText" not in drawn
        assert " Tr" not in drawn
        assert ("ReversedChars" in drawn) == (locale not in LTR)
        fonts = file.pages[0].Resources.Font
        for page in file.pages:
            for _, font, _, codes in strings(page):
                texts = texts_of(fonts[font])
                assert all(texts[code] for code in codes)
                assert len(texts) == len(fonts[font].DescendantFonts[0].W[1])


@pytest.mark.slow
@each(("card", "locale"), EVERY, shares=4)
def test_numbers_are_the_nominal_glyphs_of_the_face(card: str, locale: str) -> None:
    """One string of codes in reading order; each draws the outline that the face's cmap names."""
    lines = [line.line for panel in laid_out(card, locale).panels for line in panel.lines()]
    [face] = {run.face for line in lines for run in line.runs if run.atom}
    vendored = TTFont(face.path)
    cmap = vendored.getBestCmap()
    found: Counter[str] = Counter()
    with opened(pdf(card, locale)) as file:
        for page in file.pages:
            for _, name, _, codes in strings(page):
                font = page.Resources.Font[name]
                said = "".join(texts_of(font)[code] for code in codes)
                if said in numbers(card, locale):
                    found[said] += 1
                    nominal = [outline(vendored, cmap[ord(char)]) for char in said]
                    assert [*outlines(font, codes)] == nominal
    assert found == numbers(card, locale)


def outlines(font: pikepdf.Object, codes: list[str]) -> Iterator[Outline]:
    """Yield what each code draws."""
    descendant = font.DescendantFonts[0]
    table = descendant.CIDToGIDMap.read_bytes()
    embedded = TTFont(io.BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
    for code in codes:
        at = 2 * int(code, 16)
        yield outline(embedded, embedded.getGlyphName(int.from_bytes(table[at : at + 2], "big")))


def outline(font: TTFont, glyph: str) -> Outline:
    coordinates, ends, flags = font["glyf"][glyph].getCoordinates(font["glyf"])
    return [*coordinates], [*ends], [flag & 1 for flag in flags]


def placed_lines(locale: str, text: str, width: float) -> list[PlacedLine]:
    language = languages().find(locale)
    assert language
    paragraph = composer().paragraph(text, language)
    setting = break_lines(paragraph, 8, width)
    return lines_of(paragraph, setting, 8, 0, 99, width, color=Color.INK, align="start", msgctxt="m")


def test_lines_are_parted_where_white_space_stood() -> None:
    one, other, *_ = placed_lines("en", "You can call at any hour", 60)
    assert parted(one, other)
    one, other, *_ = placed_lines("th", "ไม่ใช่ความผิดของคุณและไม่มีใครบอก", 60)
    assert not parted(one, other)
    assert parted(other, one)  # not of one paragraph: it starts anew


def test_marks_are_rare() -> None:
    """Only where poppler would take a page for what it is not."""
    marked = {
        (card, locale)
        for card, locale in EVERY
        for page in card_pages(laid_out(card, locale))
        if page_marks(page)
    }
    assert ("hotline", "ar") in marked
    assert ("indicator", "km") in marked
    assert not {locale for _, locale in marked} & {"en", "es", "hi", "am", "th", "zh_Hans", "ja", "ko"}
