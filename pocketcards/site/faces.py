"""The letters that a page needs go with it: faces cut to its texts, as `@font-face` with everything in it.

Phones have Latin, Arabic or Chinese letters of their own, but not Karen, Nastaliq or Ethiopic ones. A letter
that somebody types and that no page could foresee is drawn by whatever the phone has.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence

from pocketcards.model.artifact import Packed
from pocketcards.model.font import FontFamily
from pocketcards.model.locale import Language
from pocketcards.typeset.text.faces import open_face, stack_for
from pocketcards.typeset.text.webface import web_face

__all__ = ["font_faces"]

EVERYWHERE = range(0x0530)
"""Latin, Greek and Cyrillic letters, which every device has."""
FACE = "@font-face"
SYSTEM = 'system-ui,"Segoe UI",Roboto,sans-serif'


Before = Callable[[str], Packed | None]
"""Gives the rules that were made before, if all that a locale says is as it was then."""


def _nothing_before(locale: str) -> None:
    """Say of every locale that it may say something else."""


def font_faces(
    texts: Mapping[str, Sequence[str]],
    languages: Mapping[str, Language],
    fonts: Mapping[str, FontFamily],
    before: Before = _nothing_before,
) -> str:
    """Return style rules: `@font-face` for each face, and `:lang(…)` that uses them.

    Languages that share a family share a face, cut to the letters of all of them.

    Args:
        texts: By locale, everything that the page says in it. Letters that every device has need nothing.
        languages: What is known of these locales; without a font of ours a language is left to the system.
        fonts: The vendored families.
        before: What was made before; it stays where the same languages need faces and say the same.
    """
    letters: dict[str, set[str]] = {}
    used: dict[tuple[str, ...], list[str]] = {}
    old: list[Packed | None] = []
    for locale, said in sorted(texts.items()):
        shared = _shares(said, languages[locale], fonts) if locale in languages else {}
        for family, chars in shared.items():
            letters.setdefault(family, set()).update(chars)
        if shared:
            used.setdefault(tuple(shared), []).append(languages[locale].tag)
            old.append(before(locale))
    rules = []
    for families, tags in used.items():
        names = ",".join(f'"{name}"' for name in families)
        chosen = ",".join(f":lang({tag})" for tag in tags)
        rules.append(f"{chosen}{{font-family:{names},{SYSTEM}}}")
    if old and all(old) and old[0]:
        made = old[0].read_bytes().decode("utf-8")
        if [line for line in made.split("\n") if not line.startswith(FACE)] == rules:
            return made
    return "\n".join([*(_face(fonts[family], chars) for family, chars in letters.items()), *rules])


def _shares(said: Sequence[str], language: Language, fonts: Mapping[str, FontFamily]) -> dict[str, set[str]]:
    """Return the letters that each family of a language's stack sets, by the name of the family."""
    left = {char for text in said for char in text if not char.isspace() and ord(char) not in EVERYWHERE}
    shares: dict[str, set[str]] = {}
    stack = stack_for(language, fonts)
    for family in stack.families if stack else ():
        face = open_face(family.regular)
        own = {char for char in left if face.glyph(char)}
        if own:
            shares[family.id] = own
            left -= own
    return shares


def _face(family: FontFamily, chars: set[str]) -> str:
    cut = web_face(family.regular, "".join(sorted(chars)))
    assert cut, "a family is asked only for letters that it has"
    data = base64.b64encode(cut.data).decode("ascii")
    source = f'url(data:font/woff;base64,{data}) format("woff")'
    return f'{FACE}{{font-family:"{family.id}";src:{source}}}'
