"""Languages without text: which there are, which have a card all the same, and what they lack."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pocketcards.checks import not_checked
from pocketcards.editions.coverage import bridged, has_text, textless_note
from pocketcards.editions.edition import edition_of
from pocketcards.editions.request import (
    Request,
    asked_locales,
    editions,
    known_locales,
    lacking_notes,
    translatable,
)
from pocketcards.errors import UsageError
from pocketcards.load.languages import Languages, load_languages
from pocketcards.model.card import BlockKind, Card
from pocketcards.model.edition import Edition
from pocketcards.model.finding import Finding, Severity
from pocketcards.model.message import Catalog
from pocketcards.model.page import TypesetEdition
from pocketcards.model.project import Project
from pocketcards.typeset.page.fit import typeset
from tests import bundled
from tests.builders import block, card, catalog, numbers, project, with_entry
from tests.support.each import each


def _locales(text: str) -> list[str]:
    return text.split()


RANKED = _locales(
    "en es zh_Hans zh_Hant vi ko fil th ht ar ru pt_BR fr hi pa ur bn gu ja km lo mww hnj hy fa prs ps uk "
    "ne my ksw so sw am ti om bs sq ro pl id mam quc kek kjb mim mxv zai nah qu ta te ml mr kn si tr kmr "
    "ckb uz kk ky tg mn ka az bg hu cs sk lt lv sr hr de it el he yi ms ceb ilo tet yo ig ha bin wo ff bm "
    "tw ln rw rn mg cnh rhg_Latn mh chk sm to nv cy"
)
"""The languages that people who are trafficked are known to speak, by how often they are asked for."""
NO_DRAFT = _locales(
    "lo mww hnj prs ps my ksw ti om mam quc kek kjb mim mxv zai nah qu kmr ckb tg yi ilo tet yo ig ha bin "
    "wo ff bm tw ln rw rn mg cnh rhg_Latn mh chk sm to nv"
)
"""Where a machine's draft does more harm than none: their catalogs wait for people."""
TERMS = ["human trafficking", "smuggling of people", "hotline", "interpreter", "debt", "passport"]


def test_every_ranked_language_has_a_sourced_name_a_font_and_a_bridge_card() -> None:
    for locale in RANKED:
        language = bundled.languages().find(locale)
        assert language
        assert language.sourced
        loaded = bundled.project()
        found = edition_of(loaded, loaded.cards["bridge"], language, loaded.regions["us"])
        assert isinstance(found, Edition), found
        assert isinstance(typeset(found, bundled.composer()), TypesetEdition)


def test_every_language_that_is_offered_the_bridge_card_can_have_it() -> None:
    offered = bridged(bundled.languages(), known_locales(bundled.ROOT))
    assert set(RANKED) <= set(offered)
    found = [bundled.languages().find(locale) for locale in offered]
    assert all(language and bundled.composer().voice(language) for language in found)


def test_catalogs_that_wait_for_people_are_whole_and_have_no_draft() -> None:
    loaded = bundled.project()
    wanted = [entry.msgctxt for entry in translatable(loaded).entries]
    for locale in NO_DRAFT:
        waiting = loaded.catalogs[locale]
        if waiting.begun:  # somebody has come
            continue
        assert list(waiting.entries) == wanted, locale
        path = bundled.ROOT / "translations" / locale / "glossary.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0] == ["english", "term", "avoid", "note"], locale
        assert [row[0] for row in rows[1:]] == TERMS, locale


def test_check_says_one_line_of_each_empty_catalog() -> None:
    real = bundled.project()
    waiting = {locale for locale, one in real.catalogs.items() if not one.begun}
    said = [line.partition(":")[0] for line in not_checked(real)]
    assert [locale for locale in said if locale in waiting] == sorted(waiting)


def load(path: Path, text: str) -> tuple[Languages, list[Finding]]:
    path.write_text(text, encoding="utf-8")
    findings: list[Finding] = []
    return load_languages(path, "languages.yaml", findings), findings


@each(
    ("entry", "sourced"),
    [
        ('es: {source: {note: "CLDR"}}', True),
        ('es: {endonym: "Español", source: {note: "to be confirmed"}}', False),
        ('es: {endonym: "español"}', True),
        ('es: {endonym: "Castellano", source: {url: "https://example.org", date: "2026-11-22"}}', True),
        ('es: {endonym: "Castellano"}', False),
    ],
)
def test_an_own_name_is_sourced_by_cldr_or_by_a_page(tmp_path: Path, entry: str, sourced: bool) -> None:
    names, findings = load(tmp_path / "languages.yaml", f"{entry}\n")
    assert not findings
    found = names.find("es")
    assert found
    assert found.sourced is sourced
    in_mexico = names.find("es_MX")
    assert in_mexico
    assert in_mexico.sourced is sourced


def test_a_source_has_no_other_keys(tmp_path: Path) -> None:
    _, findings = load(tmp_path / "languages.yaml", 'es: {source: {link: "https://example.org"}}\n')
    assert [finding.code for finding in findings] == ["YML006"]


TEXTS = {"speak.self": "I speak English.", "help.title": "Help"}


def bridge() -> Card:
    name = block("name", BlockKind.ENDONYM)
    return card({}, name, numbers("hotline", label="none"))._replace(id="bridge")


def loaded(*catalogs: Catalog) -> Project:
    help_card = card(TEXTS, block("title", BlockKind.TITLE, "help.title"))
    made = project(help_card, catalogs={one.locale: one for one in catalogs})
    return made._replace(cards={"bridge": bridge(), "help": help_card})


def empty(locale: str) -> Catalog:
    messages = loaded().messages
    made = catalog(locale, messages)
    for name in messages:
        made = with_entry(made, name, msgstr="")
    return made


def chosen(
    made: Project, request: Request, known: list[str], names: Languages | None = None
) -> tuple[list[str], list[Finding]]:
    names = names or bundled.languages()
    results = list(editions(made, names, request, asked_locales(request, names, known)))
    labels = [found.label for found in results if isinstance(found, Edition)]
    return labels, [one for found in results if not isinstance(found, Edition) for one in found.findings]


def notes(made: Project, request: Request, known: list[str]) -> list[str]:
    names = bundled.languages()
    return lacking_notes(made, names, request, asked_locales(request, names, known))


def test_the_bridge_card_needs_no_words() -> None:
    made = loaded()
    assert [one.wordless for one in made.cards.values()] == [True, False]


@each("asked", ["prs", "Dari", "دری"])
def test_language_without_a_catalog_has_the_bridge_card_by_any_name(asked: str) -> None:
    request = Request(locales=(asked,))
    assert chosen(loaded(), request, ["en"]) == (["bridge us prs"], [])
    (note,) = notes(loaded(), request, ["en"])
    assert "no Dari text yet" in note
    assert "init prs" in note
    assert "docs/wanted.md" in note


def test_empty_catalog_is_like_none() -> None:
    made, request = loaded(empty("prs")), Request(locales=("prs",))
    assert not has_text(made, "prs")
    assert chosen(made, request, ["en", "prs"]) == (["bridge us prs"], [])
    (note,) = notes(made, request, ["en", "prs"])
    assert "no Dari text yet" in note
    assert "translations/prs/LC_MESSAGES/cards.po" in note


def half() -> Project:
    messages = loaded().messages
    return loaded(with_entry(catalog("es", messages), "help.title", msgstr=""))


def test_half_a_translation_has_what_is_complete() -> None:
    labels, findings = chosen(half(), Request(locales=("es",)), ["en", "es"])
    assert labels == ["bridge us es"]
    assert [(one.code, one.severity) for one in findings] == [("CRD005", Severity.WARNING)]
    (note,) = notes(half(), Request(locales=("es",)), ["en", "es"])
    assert "without help" in note
    assert "status es" in note


def test_half_a_card_that_is_asked_for_is_an_error() -> None:
    _, findings = chosen(half(), Request(cards=("help",), locales=("es",)), ["en", "es"])
    assert [(one.code, one.severity) for one in findings] == [("CRD005", Severity.ERROR)]


def test_nothing_named_is_every_language_with_text_and_the_bridge_card_in_all() -> None:
    made = loaded(catalog("es", loaded().messages), empty("prs"))
    labels, findings = chosen(made, Request(), ["en", "es", "prs"])
    assert [label for label in labels if "help" in label] == ["help us en", "help us es"]
    assert labels[:3] == ["bridge us en", "bridge us es", "bridge us prs"]
    assert len(labels) == len(bridged(bundled.languages(), ["en", "es", "prs"])) + 2
    assert findings == []
    (note,) = textless_note(made)
    assert note == "no text yet in prs, so no card but bridge, which needs none"
    assert notes(made, Request(), ["en", "es", "prs"])[0] == note
    assert "hmn" in notes(made, Request(), ["en", "es", "prs"])[1]


def test_the_bridge_card_by_name_is_every_sourced_language() -> None:
    request = Request(cards=("bridge",))
    labels, findings = chosen(loaded(), request, ["en"])
    assert len(labels) == len(bridged(bundled.languages(), ["en"]))
    assert "bridge us prs" in labels
    assert "bridge us hmn" not in labels
    assert findings == []
    (note,) = notes(loaded(), request, ["en"])
    assert "hmn" in note


def test_language_whose_own_name_has_no_source_is_refused() -> None:
    labels, findings = chosen(loaded(), Request(locales=("hmn",)), ["en"])
    assert labels == []
    (finding,) = findings
    assert (finding.code, finding.severity, finding.locale) == ("LNG002", Severity.ERROR, "hmn")
    assert "Hmong" in finding.message


def test_who_has_a_text_needs_no_sourced_name() -> None:
    made = loaded(catalog("hmn", loaded().messages))
    assert chosen(made, Request(locales=("hmn",)), ["en", "hmn"]) == (["bridge us hmn", "help us hmn"], [])


@each("asked", ["klingon", "es_MX", "tl"])
def test_no_language_is_guessed(asked: str) -> None:
    with pytest.raises(UsageError, match="there is no translation"):
        asked_locales(Request(locales=(asked,)), bundled.languages(), ["en", "es", "fil"])
