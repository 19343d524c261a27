"""Contacts that a check must find, and sound ones on which it must be silent: more than its own examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pocketcards.model.contact import UNKNOWN, Contact, ContactKind, Copy, Fact, Mix, Seen
from pocketcards.model.location import Location
from pocketcards.model.lock import Lock
from pocketcards.model.project import Project
from tests import bundled
from tests.builders import card, contact, known, numbers, project, region

TODAY = date(2026, 6, 1)
VOICE, TEXT, TTY = ContactKind.VOICE, ContactKind.TEXT, ContactKind.TTY
EMERGENCY, RELAY, WEB, EMAIL = ContactKind.EMERGENCY, ContactKind.RELAY, ContactKind.WEB, ContactKind.EMAIL
ICE = ("+18663472423", "1-866-347-2423")
KEY_TO_FREEDOM = ("+18665392373", "1-866-539-2373")

Example = Callable[[], Project]


def only(dial: str = "", printed: str = "", **changes: object) -> Example:
    """Return a project of one contact, with its number and what else is given."""
    given = {"dial": dial, "printed": printed} if dial else {}
    return lambda: _project(contact(**{**given, **changes}))  # type: ignore[arg-type]


def several(*contacts: Contact) -> Example:
    return lambda: _project(*contacts)


def _project(*contacts: Contact) -> Project:
    named = {one.id: one for one in contacts}
    return project(contacts=named, regions={"us": region(roles={})}, as_of=TODAY, thorough=True)


def text(dial: str = "233733", **changes: object) -> Example:
    return only(dial, dial, kind=TEXT, **changes)


def page(dial: str, printed: str) -> Example:
    return only(dial, printed, kind=WEB)


def number(name: str, dial: str, **changes: object) -> Contact:
    return contact(name, dial=dial, printed=dial, **changes)


def seen(day: str, called: tuple[str, str] | None = None, url: str = "https://example.org/a") -> Example:
    return only(seen=Seen(url, day, Copy.LIVE), called=called)


def stored(day: str, page: str = UNKNOWN, called: tuple[str, str] | None = None) -> Example:
    """Return a project whose number was read in a stored copy."""
    return only(seen=Seen("https://example.org/a", day, Copy.STORED, page), called=called)


NOWHERE = Seen("u", "2026-05-01", Copy.LIVE)
TO_COME = Seen("https://example.org/a", "2062-01-01", Copy.LIVE)


def role(name: str, kind: ContactKind, dial: str = "+18005550100", **changes: object) -> Example:
    """Return a project in which a role of `us` is filled by one contact."""
    one = contact(kind=kind, dial=dial, printed=dial, **changes)
    return lambda: project(contacts={"line": one}, regions={"us": region(roles={name: "line"})})


def mixed(paper: str = "letter", **copies: int) -> Example:
    """Return a project whose region has a ready-made sheet of several languages."""

    def with_sheet() -> Project:
        place = region(paper=paper, mixes=(Mix("some", tuple(copies.items()), Location("r", 1)),))
        return project(regions={"us": place}, stock=bundled.project().stock, spoken=("vi",))

    return with_sheet


def locked(change: Callable[[Lock], Lock | None]) -> Example:
    """Return a project whose lock was changed after it was approved."""

    def changed() -> Project:
        sound = project()
        assert sound.lock
        return replace(sound, lock=change(sound.lock))

    return changed


def _on_a_card(kind: ContactKind = VOICE, *, discreet: bool = True, **facts: str) -> Example:
    """Return a project whose card prints one line, of which this is known and who runs it."""
    line = contact(kind=kind, facts=known(run_by="ngo", **facts))
    only = card({"label.hotline": "Call"}, numbers("hotline"), discreet=discreet)
    return lambda: project(only, contacts={"line": line})


PLACE = ("us", "hotline")


def _entry(**changes: object) -> Example:
    return locked(lambda lock: replace(lock, approved={PLACE: replace(lock.approved[PLACE], **changes)}))


def _more(**changes: str) -> Example:
    """Return a project whose lock approves a number that no region has."""

    def added(lock: Lock) -> Lock:
        one = replace(lock.approved[PLACE], **changes)  # type: ignore[arg-type]
        return replace(lock, approved={**lock.approved, (one.region, one.role): one})

    return locked(added)


CALLED = ("2026-05-01", "team")
NEIGHBOURS = (number("ice", "+18028726199"), number("ice-tty", "+18028726196", kind=TTY))

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
    ("CON019", "Did you mean es?", lambda: replace(only(languages=("es_MX",))(), spoken=("es_MX",))),
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
    ("CON015", "", several(replace(NEIGHBOURS[0], called=CALLED), NEIGHBOURS[1])),
    ("CON016", "there is no lock", locked(lambda _: None)),
    ("CON016", "us, hotline: new; contact line", locked(lambda lock: replace(lock, approved={}))),
    (
        "CON016",
        "us, tipline: no longer there",
        _more(role="tipline"),
    ),
    (
        "CON016",
        "ca, hotline: no longer there",
        _more(region="ca"),
    ),
    ("CON016", "print 1-800-555-010[8→0]", _entry(printed="1-800-555-0108")),
    ("CON016", "dial +1[nothing→8]005550100", _entry(dial="+1005550100")),
    ("CON016", "vanity BEFREE → nothing", _entry(vanity="BEFREE")),
    ("CON016", "keyword HELP → nothing", _entry(keyword="HELP")),
    ("CON016", "kind text → voice", _entry(kind="text")),
    ("CON016", "contact other → line", _entry(contact="other")),
    ("CON016", "languages en es → en", _entry(languages="en es")),
    ("CON016", "languages nothing → en", _entry(languages="")),
    ("CON016", "interpreters no → yes", _entry(interpreters="no")),
    (
        "CON021",
        "line: run_by is state, and there is no message claim.state",
        only(facts=known(run_by="state")),
    ),
    ("CON020", "line: nobody knows whether calls are recorded; it stands on help", _on_a_card()),
    ("CON022", "it has 3 cards, and avery-5371 holds 4 cards that fold, or 10 flat ones", mixed(es=2, vi=1)),
    ("CON022", "there is no language 'spanish' here", mixed(spanish=2, vi=2)),
    ("CON022", "no sheet for the paper a5 is known", mixed("a5", es=2, vi=2)),
    ("CON016", "url https://example.com → https://example.org", _entry(url="https://example.com")),
]

GOOD: list[tuple[str, Example]] = [
    *(
        (code, example)
        for code in ("CON001", "CON002", "CON003", "CON004", "CON006", "CON009", "CON010")
        for example in (
            only(),
            only("+18005550100", "800-555-0100"),
            only("+18005550100", "18005550100"),
            only("+18005550100", "+1-800-555-0100"),
            only("+448000121700", "08000-121-700", reach=("gb",)),
            only("+448000121700", "+44-8000-121-700", reach=("gb",)),
            only("+528005533000", "800-5533-000", reach=("mx",)),
            only("+611800737732", "1800-737-732", reach=("au",)),
            only("+3680201100", "06-80-201-100", reach=("hu",)),
            only("+39800290290", "800-290-290", reach=("it",)),
            only("911", "911", kind=EMERGENCY),
            only("112", "112", kind=EMERGENCY, reach=("gb", "de", "fr")),
            only("17", "17", kind=EMERGENCY, reach=("fr",)),
            only("000", "000", kind=EMERGENCY, reach=("au",)),
            only("711", "711", kind=RELAY),
            only("211", "211"),
            only("988", "988", reach=("us", "ca")),
            only("111", "111", reach=("gb",)),
            only("116123", "116 123", reach=("gb", "de")),
            only("+18028726196", "802-872-6196", kind=TTY, reach=("us", "mx")),
            text(),
            text(vanity="BEFREE", keyword="HELP"),
            text("66008"),
            only(*ICE, vanity="DHS-2-ICE"),
            only(*ICE, vanity="1-866-DHS-2-ICE"),
            only(*ICE, vanity="866-DHS-2-ICE"),
            only(*KEY_TO_FREEDOM, vanity="KEY-2-FREEDOM"),
            only(*KEY_TO_FREEDOM, vanity="1-866-KEY-2-FREEDOM"),
            only("+18007997233", "1-800-799-7233", vanity="SAFE"),
            only("+18008435678", "1-800-843-5678", vanity="THE-LOST"),
            only("+18007862929", "1-800-786-2929", vanity="1-800-RUNAWAY"),
            only("+13145317273", "314-531-7273", vanity="314-531-RAPE"),
            page("https://humantraffickinghotline.org", "humantraffickinghotline.org"),
            page("https://www.gov.uk/slavery/", "gov.uk/slavery"),
            page("https://www.gov.uk/slavery", "www.gov.uk/slavery"),
            only("help@example.org", "help@example.org", kind=EMAIL),
            only("x", "y", confirmed=False, vanity="z", kind=VOICE),
        )
    ),
    ("CON005", text(keyword="HELP")),
    ("CON005", text(keyword="BEFREE")),
    ("CON005", text(keyword="help", confirmed=False)),
    *((code, only("1109", "1109", reach=("gr",))) for code in ("CON001", "CON002", "CON006", "CON009")),
    *((code, only("145", "145", reach=("ar",))) for code in ("CON006", "CON009", "CON010")),
    *(("CON018", only(dial, dial, reach=(reach,))) for dial, reach in (("211", "us"), ("1547", "ua"))),
    ("CON018", text("66008")),
    ("CON018", lambda: replace(only("1109", "1109", reach=("gr",))(), thorough=False)),
    ("CON019", only(languages=("en", "es"))),
    ("CON019", only(languages=("ES",), confirmed=False)),
    ("CON019", lambda: replace(only(languages=("vi",))(), spoken=("vi",))),
    ("CON019", only(languages=("en",), interpreters=False)),
    ("CON019", only(languages=("es",), interpreters=None)),
    ("CON019", only(languages=None, interpreters=False)),
    ("CON019", lambda: replace(only(languages=("pt",))(), translated=("pt_BR",))),
    ("CON007", role("emergency", EMERGENCY, "911")),
    ("CON007", role("textline", TEXT)),
    ("CON007", role("relay", TTY)),
    ("CON007", role("local", VOICE)),
    ("CON017", role("hotline", VOICE)),
    ("CON007", lambda: project(regions={"us": region(roles={"hotline": "lost"})})),
    ("CON008", role("hotline", VOICE, reach=("gb", "us"))),
    ("CON008", lambda: project(regions={"us_mo": region("us_mo")})),
    *(
        (code, lambda: replace(project(contacts={"line": contact(dial="+19005550123")}), thorough=False))
        for code in ("CON009", "CON010")
    ),
    ("CON011", seen("2026-05")),
    ("CON011", seen("2026-05-01", CALLED, "http://example.org/a?b=c&d=%20#e")),
    ("CON011", only(seen=Seen("u", "d", Copy.LIVE), confirmed=False)),
    ("CON012", seen("2026-06-01", ("2026-06-01", "team"))),
    ("CON012", seen("2026-06")),
    ("CON012", lambda: project(contacts={"line": contact(seen=Seen("u", "2062-01-01", Copy.LIVE))})),
    ("CON013", seen("2025-12-03")),
    ("CON013", seen("2020-01-01", CALLED)),
    ("CON013", seen("2026-05-01", ("2020-01-01", "team"))),
    ("CON013", seen("nonsense")),
    ("CON013", stored("2020-01-01", called=CALLED)),
    ("CON013", only(seen=Seen("u", "2020-01-01", Copy.LIVE), confirmed=False)),
    ("CON013", lambda: project(contacts={"line": contact(seen=Seen("u", "2020-01-01", Copy.LIVE))})),
    ("CON014", several(contact("a"), contact("b", kind=TEXT))),
    (
        "CON014",
        several(number("a", "911", kind=EMERGENCY), number("b", "911", kind=EMERGENCY, reach=("ca",))),
    ),
    ("CON015", several(number("a", "911"), number("b", "711"), number("c", "811"))),
    ("CON015", several(contact("a"), contact("b", kind=TEXT))),
    ("CON015", several(*(replace(one, called=CALLED) for one in NEIGHBOURS))),
    ("CON015", several(number("a", "+18005550100"), number("b", "+18005550122"))),
    ("CON015", several(number("a", "+18005550100"), number("b", "+13145550100"))),
    ("CON016", locked(lambda lock: lock)),
    ("CON021", only(facts=known(run_by="ngo", recorded="no", anonymous="no", papers="needed"))),
    ("CON021", only(facts=known(run_by="police"), kind=EMERGENCY)),
    ("CON021", only(facts=known(run_by="police"), confirmed=False)),
    ("CON020", _on_a_card(discreet=False)),
    ("CON022", mixed(es=3, vi=1)),
    ("CON022", mixed("a4", es=1, vi=9)),
    ("CON020", _on_a_card(recorded="no")),
    ("CON020", _on_a_card(recorded="yes")),
    ("CON020", _on_a_card(ContactKind.TEXT)),
    ("CON016", lambda: project(regions={"us": region(roles={"hotline": "lost"})})),
]
