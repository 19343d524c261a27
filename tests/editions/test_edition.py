"""Which cards are made in which language, and which numbers stand on them."""

from __future__ import annotations

from pocketcards.editions.edition import RULES, edition_of
from pocketcards.model.card import BlockKind, Card
from pocketcards.model.contact import ContactKind
from pocketcards.model.edition import Edition, Status
from pocketcards.model.finding import Finding, Refused
from pocketcards.model.locale import SOURCE_LANGUAGE, Language
from pocketcards.model.project import Project
from tests import bundled
from tests.builders import ENGLISH, KHMER, SPANISH, block, card, catalog, contact, numbers, project, region
from tests.builders import with_entry as changed_entry

TEXTS = {"help.title": "Help", "label.hotline": "Call", "label.textline": "Text", "language.es": "Spanish"}


def _card(*, discreet: bool = False) -> Card:
    title = block("title", BlockKind.TITLE, "help.title")
    audience = "discreet" if discreet else "public"
    return card(TEXTS, title, numbers("hotline", "textline"), audience=audience, discreet=discreet)


def _project(only: Card, **changes: object) -> Project:
    text = contact("text", kind=ContactKind.TEXT, interpreters=False, languages=("es",))
    contacts = {"line": contact(), "text": text}
    messages = only.messages
    given: dict[str, object] = {
        "contacts": contacts,
        "regions": {"us": region(roles={"hotline": "line", "textline": "text"})},
        "catalogs": {"es": catalog("es", messages), "km": catalog("km", messages)},
    }
    return project(only, **{**given, **changes})


def _made(loaded: Project, language: Language = SPANISH) -> Edition:
    found = _asked(loaded, language)
    assert isinstance(found, Edition), found
    return found


def _refused(loaded: Project, language: Language = SPANISH) -> Finding:
    found = _asked(loaded, language)
    assert not isinstance(found, Edition)
    (finding,) = found.findings
    assert finding.code in {rule.code for rule in RULES}
    return finding


def _asked(loaded: Project, language: Language) -> Edition | Refused:
    return edition_of(loaded, loaded.cards["help"], language, loaded.regions["us"])


def test_complete_card_is_made_as_a_draft() -> None:
    made = _made(_project(_card()))
    assert made.texts["help.title"] == "x Help"
    assert {role: atom.text for role, atom in made.atoms.items()} == {
        "hotline": "1-800-555-0100",
        "textline": "1-800-555-0100",
    }
    assert made.status is Status.DRAFT
    assert made.notes == ()


def test_region_without_a_required_role_has_no_card() -> None:
    refused = _refused(_project(_card(), regions={"us": region(roles={"textline": "text"})}))
    assert refused.code == "CRD003"
    assert "hotline" in refused.message


def test_main_number_must_serve_the_language() -> None:
    contacts = {"line": contact(interpreters=False), "text": contact("text")}
    refused = _refused(_project(_card(), contacts=contacts))
    assert (refused.code, refused.locale) == ("CRD004", "es")


def test_discreet_card_leaves_out_a_channel_that_does_not_serve_and_says_so() -> None:
    made = _made(_project(_card(discreet=True)), KHMER)
    assert list(made.atoms) == ["hotline"]
    assert "label.textline" not in made.texts
    assert made.notes == ("textline left out: text does not serve this language",)


def test_discreet_card_keeps_a_channel_that_serves() -> None:
    assert list(_made(_project(_card(discreet=True)), SPANISH).atoms) == ["hotline", "textline"]


def test_public_card_keeps_the_channel_and_says_whom_it_serves() -> None:
    made = _made(_project(_card()), KHMER)
    assert list(made.atoms) == ["hotline", "textline"]
    assert made.texts["language.es"] == "x Spanish"


def test_what_nobody_knows_is_printed_without_languages_and_interpreters() -> None:
    """The third value: neither the promise of "yes" nor the silence of "no"."""
    said = []
    for languages, interpreters in (
        (("en",), None),
        (None, None),
        (None, False),
        (("en",), True),
        (("en",), False),
    ):
        only = _card()
        texts = {"channel.interpreters": "Interpreters", "language.en": "English"}
        words = {
            name: only.messages["help.title"]._replace(id=name, text=text) for name, text in texts.items()
        }
        messages = {**only.messages, **words}
        one = {"languages": languages, "interpreters": interpreters}
        contacts = {"line": contact(**one), "text": contact("text", kind=ContactKind.TEXT, **one)}
        catalogs = {"es": catalog("es", messages)}
        loaded = _project(only, contacts=contacts, messages=messages, catalogs=catalogs)
        found = _asked(loaded, SPANISH)
        texts_of = found.texts if isinstance(found, Edition) else {}
        said.append((isinstance(found, Edition), *(name in texts_of for name in texts)))
    unknown = (True, False, False)
    assert said == [unknown, unknown, unknown, (True, True, False), (False, False, False)]


def test_unconfirmed_contact_is_not_printed() -> None:
    contacts = {"line": contact(), "text": contact("text", confirmed=False)}
    assert list(_made(_project(_card(), contacts=contacts)).atoms) == ["hotline"]


def test_card_without_catalog_is_not_made() -> None:
    assert _refused(_project(_card(), catalogs={})).code == "CRD005"


def _with_entry(msgctxt: str, **changes: object) -> Project:
    only = _card()
    return _project(only, catalogs={"es": changed_entry(catalog("es", only.messages), msgctxt, **changes)})


def test_untranslated_message_keeps_the_card_from_being_made() -> None:
    refused = _refused(_with_entry("label.hotline", msgstr=""))
    assert (refused.code, refused.locale, refused.msgctxt) == ("CRD005", "es", "label.hotline")


def test_fuzzy_message_counts_as_untranslated() -> None:
    assert _refused(_with_entry("help.title", fuzzy=True)).msgctxt == "help.title"


def test_outdated_message_counts_as_untranslated() -> None:
    assert _refused(_with_entry("help.title", msgid="Helps")).msgctxt == "help.title"


def test_message_that_is_not_printed_may_be_missing() -> None:
    only = _card(discreet=True)
    loaded = _project(
        only, catalogs={"km": changed_entry(catalog("km", only.messages), "label.textline", msgstr="")}
    )
    assert "label.textline" not in _made(loaded, KHMER).texts


def test_english_needs_no_catalog() -> None:
    made = _made(_project(_card(), catalogs={}), ENGLISH)
    assert made.texts["help.title"] == "Help"


def test_english_card_needs_no_english_name_and_no_interpreter() -> None:
    speak = block("speak", BlockKind.SPEAK, "speak.self", "speak.request")
    say = block("say", BlockKind.SAY, "say.label", "say.sound")
    texts = {"speak.self": "a", "speak.request": "b", "say.label": "c", "say.sound": "d"}
    loaded = project(card(texts, speak, say))
    assert list(_made(loaded, ENGLISH).texts) == ["speak.self"]
    assert list(_made(loaded, SPANISH).texts) == list(texts)


def test_block_of_another_region_is_not_printed() -> None:
    title = block("title", BlockKind.TITLE, "help.title")
    local = block("local", BlockKind.TEXT, "help.local", regions=("us_mo",))
    loaded = project(card({"help.title": "Help", "help.local": "Here"}, title, local))
    loaded = project(
        loaded.cards["help"], catalogs={"es": changed_entry(loaded.catalogs["es"], "help.local", msgstr="")}
    )
    assert list(_made(loaded).texts) == ["help.title"]


def test_numbers_of_another_region_are_not_printed() -> None:
    only = card(TEXTS, numbers("textline", id="elsewhere", regions=("us_mo",)), numbers("hotline"))
    assert list(_made(_project(only)).atoms) == ["hotline"]


def test_text_that_names_the_emergency_number_needs_one() -> None:
    only = card({"help.title": "Call {emergency}"}, block("title", BlockKind.TITLE, "help.title"))
    refused = _refused(project(only))
    assert "{emergency}" in refused.message


def test_emergency_number_fills_running_text() -> None:
    only = card({"help.title": "Call {emergency}"}, block("title", BlockKind.TITLE, "help.title"))
    roles = {"hotline": "line", "emergency": "line"}
    assert list(_made(project(only, regions={"us": region(roles=roles)})).atoms) == ["emergency"]


def test_unknown_trim_does_not_stop_the_run() -> None:
    assert _asked(project(regions={"us": region(trim="huge")}), SPANISH) == Refused()


def test_main_number_brings_its_facts_where_they_are_messages() -> None:
    texts = {**TEXTS, "contact.line.hours": "Day and night", "channel.interpreters": "Interpreters"}
    only = card(texts, numbers("hotline"))
    loaded = _project(only, contacts={"line": contact(hours_en="Day and night")})
    assert set(_made(loaded).texts) == {"label.hotline", "contact.line.hours", "channel.interpreters"}
    without = card({**TEXTS, "contact.line.hours": "Day and night"}, numbers("hotline"))
    loaded = _project(without, contacts={"line": contact(hours_en="Day and night")})
    assert set(_made(loaded).texts) == {"label.hotline", "contact.line.hours"}


def test_label_contact_is_the_services_own_name() -> None:
    only = card({"contact.line.name": "Line"}, numbers("hotline", label="contact"))
    made = _made(_project(only))
    assert made.texts == {"contact.line.name": "x Line"}


def test_note_and_print_code_change_with_what_is_said() -> None:
    first = _made(_project(_card()))
    other = _made(_project(_card(), contacts={"line": contact(printed="911"), "text": contact("text")}))
    assert first.label == "help us es"
    assert first.code != other.code
    assert len(first.code) == 4
    assert first.code.isalpha()


def test_what_is_true_in_one_country_stands_there_and_in_its_parts_alone() -> None:
    """That 911 works without credit: sourced for the United States, so for Missouri too."""
    for name, stands in (("us", True), ("us_mo", True), ("ca", False), ("gb", False)):
        texts = bundled.edition("hotline", "en", name).texts
        assert ("hotline.credit" in texts) is stands


def _lines(card: str, locale: str) -> list[str]:
    return [line.line.text for panel in bundled.laid_out(card, locale).panels for line in panel.lines()]


def test_cover_says_in_english_what_stands_in_common_yaml_and_the_spoken_name() -> None:
    for locale, said in (("ur", ["I speak", "Urdu."]), ("zh_Hant", ["I speak", "Cantonese", "Mandarin."])):
        lines = _lines("bridge", locale)
        assert [lines.count(text) for text in (*said, "Please call an interpreter.")] == [2] * (len(said) + 1)
        assert "Pueblo / town:" not in lines
    assert _lines("bridge", "mxv").count("Pueblo / town:") == 2


def test_cover_in_a_language_that_everybody_speaks_is_for_notes() -> None:
    """Where nobody needs an interpreter of English, "I speak English." asks for an explanation."""
    loaded, english = bundled.project(), SOURCE_LANGUAGE
    elsewhere = loaded.regions["us"]._replace(majority=("es",))
    for name in ("hotline", "bridge"):
        lines = _lines(name, "en")
        assert lines.count("Notes") == 2
        assert not {"I speak English.", "Please call an interpreter."} & set(lines)
        found = edition_of(loaded, loaded.cards[name], english, elsewhere)
        assert isinstance(found, Edition)
        assert "cover.notes" not in found.texts
        assert found.texts["speak.self"] == "I speak English."
    assert not elsewhere.everybody_speaks("en")
    assert elsewhere.everybody_speaks("es_MX")
    spanish = bundled.languages().find("es")
    assert spanish
    found = edition_of(loaded, loaded.cards["hotline"], spanish, elsewhere)
    if isinstance(found, Edition):  # where it is translated
        assert "speak.self" not in found.texts
        assert found.texts["cover.notes"]
