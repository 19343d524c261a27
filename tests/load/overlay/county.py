"""The overlay of a county: a number and a region of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

TODAY = date(2026, 11, 23)


LOCK = "contacts.lock"


CONTACTS = """\
contacts:
  boone-voice:
    kind: voice
    dial: "+15735550142"
    print: "573-555-0142"
    name: "Boone County crisis line"
    hours: {always: "yes"}
    languages: [en, es]
    interpreters: "no"
    reach: [us_mo_boone]
    seen: {url: "https://example.org/boone", date: "2026-11-20", copy: live}
"""


REGIONS = """\
regions:
  us_mo_boone:
    name: "Boone County, Missouri"
    extends: us
    roles:
      local: boone-voice
"""


SPANISH = """\
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "contact.boone-voice.name"
msgid "Boone County crisis line"
msgstr "Línea de crisis del condado de Boone"
"""


PO = "translations/es/LC_MESSAGES/cards.po"


Run = Callable[..., int]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
