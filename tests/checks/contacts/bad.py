"""Contacts that a check must find."""

from __future__ import annotations

from pocketcards.model.contact import Fact
from tests.builders import contact, known
from tests.checks.contacts.example import (
    CALLED,
    EMAIL,
    EMERGENCY,
    ICE,
    KEY_TO_FREEDOM,
    NEIGHBOURS,
    NOWHERE,
    RELAY,
    TEXT,
    TO_COME,
    VOICE,
    WEB,
    Example,
    lacking,
    locked,
    locked_entry,
    mixed,
    number,
    on_a_card,
    only,
    page,
    role,
    seen,
    several,
    stored,
    text,
)

BAD: list[tuple[str, str, Example]] = [
    *(
        ("CON001", repr(dial), only(dial, "1-800-555-0100"))
        for dial in (
            "18005550100",  # no plus
            "+1-800-555-0100",
            "+01800555010",
            "+123456",  # six digits
            "+1234567890123456",  # sixteen
            "1-800",
            "1-800-FREEDOM",
            "tel:+18005550100",
            "++18005550100",
            "+18005550100;ext=1",
            "9",
            "1234567",  # neither short nor international
        )
    ),
    *(
        ("CON001", repr(dial), page(dial, "example.org"))
        for dial in (
            "example.org",
            "http://example.org",
            "https://example",
            "https://user@example.org",
            "https://example.org:8080",
            "https://example.org/?q=1",
            "https://Example.org",
            "javascript://example.org",
        )
    ),
    ("CON001", "'mailto:a@example.org'", only("mailto:a@example.org", "a@example.org", kind=EMAIL)),
    ("CON001", "'a@example'", only("a@example", "a@example", kind=EMAIL)),
    *(
        ("CON002", repr(printed), only("+18005550100", printed))
        for printed in (
            "(800)555-0100",
            "800.555.0100",
            "1-800-555--0100",
            "1-800-555-0100-",
            "-800-555-0100",
            "1/800/555/0100",
            "1-800-555-O100",
            "1-800-555-0100x9",
            "1-800-555-SAFE",
            "800+5550100",
            "++18005550100",
            "1_800_555_0100",
            "1-800-555-0100!",
        )
    ),
    ("CON002", "'9-1-1'", only("911", "9-1-1", kind=EMERGENCY)),
    ("CON002", "'2-1-1'", only("211", "2-1-1")),
    ("CON002", "'2 1 1'", only("211", "2 1 1")),
    ("CON002", "'116  123'", only("116123", "116  123", reach=("gb",))),
    ("CON002", "'233 733'", only("233733", "233 733", kind=TEXT)),
    ("CON002", "'BEFREE'", only("233733", "BEFREE", kind=TEXT)),
    ("CON002", "'https://example.org'", page("https://example.org", "https://example.org")),
    ("CON003", "1800555010[0→8]", only("+18005550100", "1-800-555-0108")),
    ("CON003", "1800555010[0→nothing]", only("+18005550100", "1-800-555-010")),
    ("CON003", "18005550100[nothing→7]", only("+18005550100", "1-800-555-01007")),
    ("CON003", "[01→10]", only("+18005550100", "1-800-555-1000")),
    ("CON003", "", only("+18005550100", "2-800-555-0100")),
    ("CON003", "", only("+18005550100", "555-0100")),
    ("CON003", "", only("+18005550100", "+800-555-0100")),
    ("CON003", "", only("+18005550100", "001-800-555-0100")),
    ("CON003", "", only("+448000121700", "0800-121-700", reach=("gb",))),  # Our Watch, UK
    ("CON003", "", only("+448000121700", "44-8000-121-700", reach=("gb",))),
    ("CON003", "", only("+448000121700", "+44-08000-121-700", reach=("gb",))),
    ("CON003", "", only("+528005533000", "01-800-5533-000", reach=("mx",))),  # prefix 01 was dropped
    ("CON003", "911", only("911", "119", kind=EMERGENCY)),
    ("CON003", "", only("116123", "116 132", reach=("gb",))),
    ("CON003", "", only("988", "998")),
    ("CON003", "", page("https://example.org/a", "example.org/b")),
    ("CON003", "", only("a@example.org", "b@example.org", kind=EMAIL)),
    ("CON004", "233733", text("233722", vanity="BEFREE")),  # Baltimore 2019
    ("CON004", "", text(vanity="BEFREEDOM")),  # a text goes to every digit
    ("CON004", "no word", text(vanity="befree")),
    ("CON004", "no word", text(vanity="233733")),
    ("CON004", "no word", text(vanity="BE--FREE")),
    ("CON004", "no word", only("https://example.org", "example.org", kind=WEB, vanity="EXAMPLE")),
    ("CON004", "", only(*ICE, vanity="DHS-2-ICH")),
    ("CON004", "", only(*ICE, vanity="DHS-3-ICE")),
    ("CON004", "", only(*ICE, vanity="ICE")),  # too short to be no chance
    ("CON004", "", only(*ICE, vanity="1-866-DHS-2-ICE-2")),  # a surplus digit
    ("CON004", "", only(*KEY_TO_FREEDOM, vanity="KEY-2-FRE-3-DOM")),
    ("CON004", "", only(*KEY_TO_FREEDOM, vanity="KEYS-2-FREEDOM")),
    *(("CON005", "no word", text(keyword=word)) for word in ("help", "H0ME", "HELP!", "H", "HELP-ME", "911")),
    ("CON005", "nobody can send HELP", only(keyword="HELP")),
    ("CON006", "233733", only("233733", "233733")),
    ("CON006", "911", only("911", "911")),
    ("CON006", "3737 is a short code", only("3737", "3737")),
    ("CON006", "23373 is a short code", only("23373", "23373", reach=("ca",))),
    ("CON006", "999 is the emergency number of GB", only("999", "999", reach=("gb",))),
    ("CON018", "212 is in no list", only("212", "212")),
    ("CON018", "1109 is in no list", only("1109", "1109", reach=("gr",))),
    *(
        ("CON019", words, only(languages=(name,)))
        for name, words in {
            "ES": "Did you mean es?",
            "es_MX": "Did you mean es?",
            "Español": "no language 'Español'",
            "tl": "no language 'tl'",
            "zh-CN": "no language 'zh-CN'",
        }.items()
    ),
    ("CON019", "Did you mean es?", lambda: only(languages=("es_MX",))()._replace(spoken=("es_MX",))),
    ("CON019", "language.es is no message", only(languages=("es",), interpreters=False)),
    ("CON007", "emergency is emergency", role("emergency", VOICE)),
    ("CON007", "hotline is voice", role("hotline", TEXT)),
    ("CON007", "hotline is voice", role("hotline", EMERGENCY, "911")),
    ("CON007", "textline is text", role("textline", VOICE)),
    ("CON007", "relay is relay or tty", role("relay", VOICE)),
    ("CON007", "local is voice", role("local", EMERGENCY, "911")),
    ("CON017", "no role 'sheltr' is declared", role("sheltr", VOICE)),
    ("CON008", "from gb", role("hotline", VOICE, reach=("gb",))),
    ("CON008", "from us_mo", role("hotline", VOICE, reach=("us_mo",))),
    ("CON008", "from u", role("hotline", VOICE, reach=("u",))),
    ("CON008", "nowhere", role("hotline", VOICE, reach=())),
    ("CON009", "is no number of its country", only("+11005550100", "1-100-555-0100")),
    ("CON009", "too few or too many", only("+1800555010", "1-800-555-010")),
    ("CON009", "code of no country", only("+2105550100", "05550100")),
    ("CON009", "belongs to another country", only("+448000121700", "08000-121-700")),
    ("CON009", "from GB it cannot be dialled", only(reach=("us", "gb"))),
    ("CON009", "belongs to another country", only(reach=("xx",))),
    ("CON009", "is dialled as 0800", only("+448000121700", "8000-121-700", reach=("gb",))),
    ("CON009", "is dialled as 1800", only("+611800737732", "0-1800-737-732", reach=("au",))),
    ("CON009", "no emergency number of US", only("119", "119", kind=EMERGENCY)),
    ("CON009", "no emergency number of US", only("711", "711", kind=EMERGENCY)),
    ("CON009", "no emergency number of GB", only("911", "911", kind=EMERGENCY, reach=("us", "gb"))),
    ("CON009", "no short code of US", only("912", "912", kind=RELAY)),
    ("CON009", "no short code of DE", text("233733", reach=("de",))),
    ("CON009", "XX, which is no country", text(reach=("xx",))),
    ("CON009", "XX, which is no country", only("211", "211", reach=("xx",))),
    ("CON010", "+19005550123", only("+19005550123", "1-900-555-0123")),
    ("CON010", "+449098790123", only("+449098790123", "0909-879-0123", reach=("gb",))),
    ("CON010", "24280", text("24280")),
    *(
        ("CON011", repr(url), seen("2026-05-01", url=url))
        for url in (
            "",
            "u",
            "example.org",
            "ftp://example.org",
            "https://",
            "https://a b.org",
            "https://exämple.org",
        )
    ),
    *(
        ("CON011", repr(day), seen(day))
        for day in ("", "2026", "2026-13", "2026-02-30", "20260501", "2026-W18-5", "01.05.2026", "2026-5-1")
    ),
    *(
        ("CON011", repr(day), seen("2026-05-01", (day, "team")))
        for day in ("", "2026-05", "2026-02-30", "yesterday")
    ),
    ("CON011", "called by nobody", seen("2026-05-01", ("2026-05-01", " "))),
    ("CON012", "seen on 2026-06-02", seen("2026-06-02")),
    ("CON012", "seen on 2026-07", seen("2026-07")),
    ("CON012", "called on 2062-05-01", seen("2026-05-01", ("2062-05-01", "team"))),
    ("CON013", "181 days ago, on 2025-12-02", seen("2025-12-02")),
    ("CON013", "a page without a date", stored("2026-06-01")),
    ("CON013", "a page of 2026-05-30", stored("2026-06-01", "2026-05-30")),
    ("CON013", "181 days ago", stored("2026-06-01", called=("2025-12-02", "team"))),
    ("CON011", "is no day, month or year", stored("2026-06-01", "last summer")),
    ("CON011", "read before, on 2026-05-01", stored("2026-05-01", "2026-05-02")),
    ("CON011", "recorded: 'u' is no address", only(facts=(Fact("recorded", ("no",), NOWHERE),))),
    ("CON012", "tells on 2062-01-01", only(facts=(Fact("tells", ("minors",), TO_COME),))),
    ("CON013", "on 2025-11-01", seen("2025-11")),
    ("CON013", "on 2025-12-01", seen("2025-11", ("2025-12-01", "team"))),
    ("CON014", "b has the number of a", several(contact("a"), contact("b"))),
    ("CON014", "911", several(*(number(name, "911", kind=EMERGENCY) for name in "ab"))),
    ("CON015", "+1800555010[0→1]", several(number("a", "+18005550100"), number("b", "+18005550101"))),
    ("CON015", "[01→10]", several(number("a", "+18005550100"), number("b", "+18005551000"))),
    ("CON015", "", several(number("a", "+18005550100"), number("b", "+1800555010"))),
    ("CON015", "", several(number("a", "+1800555010"), number("b", "+18005550100"))),
    ("CON015", "+18[00→88]5550100", several(number("a", "+18005550100"), number("b", "+18885550100"))),
    ("CON015", "23373[3→2]", several(number("a", "233733", kind=TEXT), number("b", "233732"))),
    ("CON015", "", several(*NEIGHBOURS)),
    ("CON015", "", several(NEIGHBOURS[0]._replace(called=CALLED), NEIGHBOURS[1])),
    ("CON016", "there is no lock", locked(lambda _: None)),
    ("CON016", "us, hotline: new; contact line", locked(lambda lock: lock._replace(approved={}))),
    (
        "CON016",
        "us, tipline: no longer there",
        lacking(role="tipline"),
    ),
    (
        "CON016",
        "ca, hotline: no longer there",
        lacking(region="ca"),
    ),
    ("CON016", "print 1-800-555-010[8→0]", locked_entry(printed="1-800-555-0108")),
    ("CON016", "dial +1[nothing→8]005550100", locked_entry(dial="+1005550100")),
    ("CON016", "vanity BEFREE → nothing", locked_entry(vanity="BEFREE")),
    ("CON016", "keyword HELP → nothing", locked_entry(keyword="HELP")),
    ("CON016", "kind text → voice", locked_entry(kind="text")),
    ("CON016", "contact other → line", locked_entry(contact="other")),
    ("CON016", "languages en es → en", locked_entry(languages="en es")),
    ("CON016", "languages nothing → en", locked_entry(languages="")),
    ("CON016", "interpreters no → yes", locked_entry(interpreters="no")),
    (
        "CON021",
        "line: run_by is state, and there is no message claim.state",
        only(facts=known(run_by="state")),
    ),
    ("CON020", "line: nobody knows whether calls are recorded; it stands on help", on_a_card()),
    ("CON022", "it has 3 cards, and avery-5371 holds 4 cards that fold, or 10 flat ones", mixed(es=2, vi=1)),
    ("CON022", "there is no language 'spanish' here", mixed(spanish=2, vi=2)),
    ("CON022", "no sheet for the paper a5 is known", mixed("a5", es=2, vi=2)),
    ("CON016", "url https://example.com → https://example.org", locked_entry(url="https://example.com")),
]
