"""The one place of numbers takes nothing that only looks like a number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pocketcards.load.contacts import contact_messages, read_contacts, read_regions, read_trims
from pocketcards.load.yaml import ShapeError
from pocketcards.model.contact import Contact, ContactKind, Copy
from pocketcards.model.geometry import mm
from tests.builders import CONTACTS_YAML, REGIONS_YAML, contact, node_of
from tests.support.each import each


def _contact(folder: Path, old: str = "", new: str = "") -> Contact:
    assert old in CONTACTS_YAML
    text = CONTACTS_YAML.replace(old, new, 1) if old else CONTACTS_YAML
    return read_contacts(node_of(folder, text, "contacts.yaml"))["line"]


def _refused(folder: Path, old: str, new: str) -> ShapeError:
    with pytest.raises(ShapeError) as caught:
        _contact(folder, old, new)
    assert caught.value.finding.code == "YML006"
    return caught.value


def test_contact_is_read(tmp_path: Path) -> None:
    read = _contact(tmp_path)
    assert (read.kind, read.dial, read.printed) == (ContactKind.VOICE, "+18005550100", "1-800-555-0100")
    assert (read.hours, read.hours_en, read.cost_en) == ("always", "Day and night", "Free call")
    assert (read.languages, read.interpreters, read.reach) == (("en",), True, ("us",))
    assert (read.seen.url, read.seen.date) == ("https://example.org", "2026-01-01")
    assert (read.vanity, read.keyword, read.called) == (None, None, None)


FALSE_FRIENDS = {
    "Arabic digits": "٩١١",
    "Persian digits": "۹۱۱",
    "Devanagari digits": "९११",
    "full-width digits": "９１１",
    "non-breaking hyphen": "1\u2011800",
    "minus": "1\u2212800",
    "en dash": "1–800",
    "zero-width space": "911\u200b",
    "right-to-left mark": "\u200f911",
    "override": "\u202e119",
    "soft hyphen": "91\u00ad1",
    "no-break space": "1\u00a0800",
    "two spaces": "1  800",
    "space before": " 911",
    "capital O in Greek": "91Ο",
    "keycap": "9\u20e311",
    "nothing": "",
}


@each("name", FALSE_FRIENDS)
@each("key", ["print", "dial", "vanity", "keyword"])
def test_what_only_looks_like_a_number_is_refused(tmp_path: Path, key: str, name: str) -> None:
    old = {"print": 'print: "1-800-555-0100"', "dial": 'dial: "+18005550100"'}.get(key, "kind: voice")
    new = f'{key}: "{FALSE_FRIENDS[name]}"'
    refused = _refused(tmp_path, old, new if key in ("print", "dial") else f"kind: voice\n    {new}")
    assert "U+" in str(refused) or name == "nothing"


def test_refusal_names_the_character_and_its_line(tmp_path: Path) -> None:
    refused = _refused(tmp_path, "1-800-555-0100", "1-800-555-010\u0660")
    assert "U+0660" in str(refused)
    assert refused.finding.line == 5


FACTS = """\
    facts:
      run_by: {is: police, seen: {url: "https://example.org/a", date: "2026-01-02", copy: live}}
      tells: {is: [minors, danger], seen: {url: "u", date: "d", copy: stored, page_date: "2025"}}
    reach: [us]
"""


def test_facts_are_read_each_with_its_source(tmp_path: Path) -> None:
    read = _contact(tmp_path, "    reach: [us]\n", FACTS)
    assert [(fact.name, fact.says) for fact in read.facts] == [
        ("run_by", ("police",)),
        ("tells", ("minors", "danger")),
    ]
    assert read.evidence["run_by"].live_on == date(2026, 1, 2)
    assert read.evidence["tells"].live_on is None
    assert read.evidence["tells"].page_day == date(2025, 1, 1)


@each(
    ("old", "new", "said"),
    [
        ("run_by:", "runs:", "unknown fact 'runs'; known: run_by, "),
        ("is: police", "is: charity", "unknown value 'charity'; known: ngo, state, police"),
        ("is: police", "is: [police]", "a text is expected"),
        ("[minors, danger]", "[crimes]", "unknown value 'crimes'; known: minors, danger"),
        ("[minors, danger]", "[]", "nobody knows is left out"),
        ("[minors, danger]", "minors", "a list is expected"),
        ("is: police, ", "", "'is' is missing"),
        (", page_date:", ", paged:", "unknown key 'paged'"),
    ],
)
def test_wrong_fact_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in FACTS
    assert said in str(_refused(tmp_path, "    reach: [us]\n", FACTS.replace(old, new, 1)))


def test_what_nobody_knows_keeps_a_number_from_nobody(tmp_path: Path) -> None:
    read = _contact(tmp_path, 'interpreters: "yes"', "interpreters: unknown")
    assert (read.languages, read.interpreters) == (("en",), None)
    assert (read.serves("en"), read.serves("km"), read.serves_others) == (True, True, True)
    read = _contact(tmp_path, "languages: [en]", "languages: unknown")
    assert (read.languages, read.only) == (None, None)
    silent = contact(languages=None, interpreters=False)
    assert (silent.serves("km"), silent.serves_others, silent.only) == (True, True, None)
    assert contact(interpreters=False).only == ("en",)
    assert not contact(interpreters=False).serves_others


WRONG = {
    "unknown kind": ("kind: voice", "kind: fax", "unknown kind 'fax'; known: "),
    "unknown key": ("kind: voice", "kind: voice\n    phone: 'x'", "unknown key 'phone'"),
    "missing key": ('    dial: "+18005550100"\n', "", "'dial' is missing"),
    "missing source": (
        '    seen: {url: "https://example.org", date: "2026-01-01", copy: live}\n',
        "",
        "'seen'",
    ),
    "misspelt source": ("seen: {url:", "seen: {uri: 'x', url:", "unknown key 'uri'"),
    "no hours": ('{always: "yes", say: "Day and night"}', "{say: 'x'}", "'open' is missing"),
    "half a yes": ('interpreters: "yes"', 'interpreters: "perhaps"', '"yes", "no" or "unknown"'),
    "misspelt call": ("reach: [us]", "reach: [us]\n    called: {day: 'x', by: 'y'}", "unknown key 'day'"),
    "recording of a text line": (
        "kind: voice",
        'kind: text\n    facts: {recorded: {is: "no", seen: {url: "u", date: "d"}}}',
        "a text line has no calls",
    ),
    "empty name": ('name: "Line"', 'name: " "', "name is empty"),
    "id that is a path": ("  line:", '  "../line":', "no id"),
}


@each("name", WRONG)
def test_wrong_contact_is_refused(tmp_path: Path, name: str) -> None:
    old, new, said = WRONG[name]
    assert said in str(_refused(tmp_path, old, new))


def test_unquoted_number_never_becomes_one(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="YML002"):
        _contact(tmp_path, '"+18005550100"', "+18005550100")


def test_contact_is_confirmed_unless_it_says_no(tmp_path: Path) -> None:
    assert _contact(tmp_path).confirmed
    assert not _contact(tmp_path, "kind: voice", 'kind: voice\n    confirmed: "no"').confirmed


def test_vanity_keyword_and_test_call_are_kept(tmp_path: Path) -> None:
    more = "kind: text\n    vanity: BEFREE\n    keyword: HELP\n    called: {date: '2026-02-03', by: team}"
    read = _contact(tmp_path, "kind: voice", more)
    assert (read.vanity, read.keyword, read.called) == ("BEFREE", "HELP", ("2026-02-03", "team"))


def test_contact_brings_the_messages_it_prints() -> None:
    messages = contact_messages({"line": contact(hours_en="Day and night", cost_en="")})
    assert {name: message.text for name, message in messages.items()} == {
        "contact.line.name": "Line",
        "contact.line.hours": "Day and night",
    }


@each(
    ("kind", "dial", "uri"),
    [
        (ContactKind.VOICE, "+18005550100", "tel:+18005550100"),
        (ContactKind.EMERGENCY, "911", "tel:911"),
        (ContactKind.RELAY, "711", "tel:711"),
        (ContactKind.TEXT, "233733", "sms:233733"),
        (ContactKind.EMAIL, "a@example.org", "mailto:a@example.org"),
        (ContactKind.WEB, "https://example.org", "https://example.org"),
    ],
)
def test_link_does_what_the_number_is_for(kind: ContactKind, dial: str, uri: str) -> None:
    assert contact(kind=kind, dial=dial).uri == uri


def test_channel_serves_its_languages_and_with_interpreters_all() -> None:
    assert contact(interpreters=True, languages=()).serves("km")
    assert contact(interpreters=False, languages=("es",)).serves("es_MX")
    assert contact(interpreters=False, languages=("zh_Hans",)).serves("zh_Hans")
    assert not contact(interpreters=False, languages=("zh_Hans",)).serves("zh_Hant")
    assert not contact(interpreters=False, languages=("es",)).serves("km")


def test_page_of_which_nobody_says_that_it_was_live_counts_as_a_copy(tmp_path: Path) -> None:
    assert _contact(tmp_path).seen.copy is Copy.LIVE
    old = _contact(tmp_path, ", copy: live", "")
    assert (old.seen.copy, old.seen.page_date, old.last_confirmed) == (Copy.STORED, "unknown", None)


def _regions(text: str, folder: Path) -> object:
    node = node_of(folder, text, "regions.yaml")
    return read_regions(node), read_trims(node)


def test_region_and_trim_are_read(tmp_path: Path) -> None:
    node = node_of(tmp_path, REGIONS_YAML, "regions.yaml")
    region, trim = read_regions(node)["us"], read_trims(node)["us"]
    assert (region.roles, region.trim, region.paper) == ({"hotline": "line"}, "us", "letter")
    assert (trim.width, trim.height) == (mm(88.9), mm(50.8))


@each(
    ("old", "new", "said"),
    [
        ("  us: {name", '  "../us": {name', "no region"),
        ("  us: {name", "  US: {name", "no region"),
        ("paper: letter", "paper: letter, papr: a4", "unknown key 'papr'"),
        (", paper: letter", "", "'paper' is missing"),
        ("paper: letter", 'paper: "  "', "paper is empty"),
        ('name: "United States"', 'name: ""', "name is empty"),
        ('"88.9"', '"0"', "must lie between"),
        ('"88.9"', '"889"', "must lie between"),
        ('"88.9"', '"nan"', "not a number"),
        ('"50.8"', '"50,8"', "not a number"),
        ("trims:\n", "extra: x\ntrims:\n", "unknown key 'extra'"),
    ],
)
def test_wrong_region_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in REGIONS_YAML
    with pytest.raises(ShapeError, match=said):
        _regions(REGIONS_YAML.replace(old, new, 1), tmp_path)
