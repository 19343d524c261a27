"""The letters that a page needs go with it: faces cut to its texts, as `@font-face` with everything in it.

Phones have Latin, Arabic or Chinese letters of their own, but not Karen, Nastaliq or Ethiopic ones. A letter
that somebody types and that no page could foresee is drawn by whatever the phone has.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence

from pocketcards.model.font import FontFamily
from pocketcards.model.locale import Language
from pocketcards.typeset.text.faces import stack_for
from pocketcards.typeset.text.webface import web_face

__all__ = ["font_faces"]

SYSTEM = 'system-ui,"Segoe UI",Roboto,sans-serif'


def font_faces(
    texts: Mapping[str, Sequence[str]], languages: Mapping[str, Language], fonts: Mapping[str, FontFamily]
) -> str:
    """Return style rules: `@font-face` for each face, and `:lang(…)` that uses them.

    Args:
        texts: By locale, everything that the page says in it. English and digits need nothing.
        languages: What is known of these locales; without a font of ours a language is left to the system.
        fonts: The vendored families.
    """
    rules: list[str] = []
    for locale, said in sorted(texts.items()):
        chars = "".join(sorted({char for text in said for char in text if not char.isspace()}))
        names = []
        stack = stack_for(languages[locale], fonts) if locale in languages else None
        for number, family in enumerate(stack.families if stack else ()):
            cut = web_face(family.regular, chars)
            if cut is None:
                continue
            name = f"{locale}-{number}".replace("_", "-")
            data = base64.b64encode(cut.data).decode("ascii")
            source = f'url(data:font/woff;base64,{data}) format("woff")'
            rules.append(f'@font-face{{font-family:"{name}";src:{source}}}')
            names.append(f'"{name}"')
            chars = "".join(char for char in chars if char not in cut.chars)
        if names:
            rules.append(f":lang({languages[locale].tag}){{font-family:{','.join(names)},{SYSTEM}}}")
    return "\n".join(rules)
