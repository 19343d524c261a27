"""PO files for tests of the lexer: a good one, one with a single entry, and what is found in them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pocketcards.catalog import lexer
from pocketcards.catalog.entry import PoFile
from pocketcards.catalog.lexer import parse_po
from pocketcards.model.finding import Finding
from tests.support.programs import program

HEADER = """msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""
"""Five lines, so that the first line after it is line 6."""
GOOD = (
    HEADER
    + """# MT: nobody, ever
#. The label of a number.
#: cards/hotline.yaml
#, fuzzy, python-brace-format
#= pretranslated
#| msgid "Phone"
msgctxt "channel.voice"
msgid "Call"
msgstr "Llame al\\n"
"servicio \\"gratuito\\" \\\\ 555-0199\\t"

  msgctxt   "help.now"
  msgid "Help"
  msgstr ""

#~| msgid "Fax!"
#~ msgctxt "channel.fax"
#~ msgid "Fax"
#~ msgstr "Fax"
#~
# To whoever comes next: thank you.
"""
)


def parse(text: str | bytes, locale: str | None = "es") -> tuple[PoFile, list[Finding]]:
    findings: list[Finding] = []
    data = text.encode() if isinstance(text, str) else text
    return parse_po(data, "translations/es/LC_MESSAGES/cards.po", locale, findings), findings


def found(text: str | bytes, locale: str | None = "es") -> list[tuple[str, int | None]]:
    """The names and lines of what is found, in the order of the file."""
    _, findings = parse(text, locale)
    names = {rule.code: rule.name for rule in lexer.RULES}
    return [(names[finding.code], finding.line) for finding in sorted(findings, key=Finding.sort_key)]


def entry(msgstr: str, *, before: str = "") -> str:
    """A file with one entry; its msgstr is on line 8, when nothing comes before it."""
    return f'{HEADER}{before}msgctxt "a"\nmsgid "A"\n{msgstr}\n'


def msgfmt(data: bytes, folder: Path) -> bool:
    """Whether GNU gettext takes the file."""
    path = folder / "cards.po"
    path.write_bytes(data)
    run = subprocess.run(
        [program("msgfmt"), "-c", "-o", str(folder / "x.mo"), str(path)], capture_output=True, check=False
    )
    return run.returncode == 0
