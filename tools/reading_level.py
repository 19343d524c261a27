"""How hard the English of the cards is to read; keeps the first table of docs/reading-level.md.

Usage: python tools/reading_level.py           print the grade of every card
       python tools/reading_level.py --write   write it into docs/reading-level.md
       python tools/reading_level.py FOLDER LOCALE...
                                               print the grade of the translations back: FOLDER/LOCALE.json
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reading-level.md"
BEGIN, END = "<!-- cards: python tools/reading_level.py --write -->\n", "<!-- end -->\n"
HARDEST = 6.0
"""The grade that no card may pass: the reader has six years of school."""

_SENTENCE = re.compile(r"[.!?:;]+(?=\s|$)")
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouyl]|[aeiouy]l)e$|[^aeiouytd]ed$|[^aeiouyszxg](?<!sh)(?<!ch)es$")
"""Endings whose e is not heard: make, whole, owned, names; but little, wanted, boxes."""
_ASIDE = re.compile(r"\([^)]*\)")


def syllables(word: str) -> int:
    """Return about how many syllables an English word has: its groups of vowels, less a silent end."""
    return max(1, len(_VOWELS.findall(word)) - bool(_SILENT.search(word)))


def grade(texts: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade of texts, each of which is a sentence or more.

    The emergency number is read as three words, nine one one. What stands in brackets is not read.
    """
    sentences, words = 0, list[str]()
    for text in texts:
        said = _ASIDE.sub(" ", text.replace("{emergency}", "nine one one")).casefold()
        parts = [found for part in _SENTENCE.split(said) if (found := _WORD.findall(part))]
        sentences += len(parts)
        words += [word for part in parts for word in part]
    if not words:
        return 0.0
    sounds = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * sounds / len(words) - 15.59


def english_by_card() -> dict[str, list[str]]:
    """Return what each card says in English; the names of services and of languages are not its words."""
    sys.path.insert(0, str(ROOT))
    from pocketcards.editions.edition import printed_messages
    from pocketcards.load.project import load_project

    project = load_project(ROOT, ROOT, [], locales=())
    return {
        card.id: [
            project.messages[name].text
            for name in printed_messages(project, card)
            if not name.startswith("language.") and not re.fullmatch(r"contact\..*\.name", name)
        ]
        for card in project.cards.values()
    }


def table(cards: Mapping[str, list[str]]) -> str:
    """Return the grades of cards as a table."""
    rows = ["| Card | Messages | Words | Grade |", "|---|---:|---:|---:|"]
    everything = list(dict.fromkeys(text for texts in cards.values() for text in texts))
    for card, texts in [*sorted(cards.items()), ("all together", everything)]:
        words = sum(len(_WORD.findall(text.casefold())) for text in texts)
        rows.append(f"| {card} | {len(texts)} | {words} | {grade(texts):.1f} |")
    return "\n".join(rows) + "\n"


def with_table(page: str, made: str) -> str:
    """Return the page with its table of cards made anew."""
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{made}\n{END}{after}"


def back_table(folder: Path, locales: Iterable[str]) -> str:
    """Return the grades of translations back, with what the first line of each report says was found."""
    rows = ["| Language | Grade | Found | Mended | Left |", "|---|---:|---:|---:|---:|"]
    for locale in locales:
        said = json.loads((folder / f"{locale}.json").read_text("utf-8"))["back"].values()
        first = (folder / f"{locale}.report").read_text("utf-8").partition("\n")[0]
        _, found, mended, left = re.findall(r"[0-9]+", first)
        level = grade(text.replace("/", " ") for text in said)
        rows.append(f"| {locale} | {level:.1f} | {found} | {mended} | {left} |")
    return "\n".join(rows) + "\n"


def main(arguments: list[str]) -> None:
    """Print a table, or write the one of the cards."""
    if arguments and arguments != ["--write"]:
        print(back_table(Path(arguments[0]), arguments[1:]), end="")
        return
    made = table(english_by_card())
    print(made, end="")
    if arguments:
        PAGE.write_text(with_table(PAGE.read_text("utf-8"), made), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
