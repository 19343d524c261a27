"""Everything that can be found, and its pages: what `explain` prints, and docs/checks.md.

A test keeps docs/checks.md as this makes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from pocketcards import checks
from pocketcards.catalog import reader, table_faults
from pocketcards.checks.base import Check, Example
from pocketcards.editions import edition
from pocketcards.load import fonts, glossary, languages, overlay, pictograms, proofs, remarks, review, yaml
from pocketcards.make import built
from pocketcards.model.finding import Rule
from pocketcards.readback import vote
from pocketcards.review import ready, reply, taken, two_people
from pocketcards.sets import manifest, numbers, recall, unzip, verify
from pocketcards.typeset.page import fit, glyphs

__all__ = ["RULES", "checks_md", "explain"]

RULES: tuple[Rule, ...] = (
    *yaml.RULES,
    *fonts.RULES,
    *pictograms.RULES,
    *vote.RULES,
    *languages.RULES,
    *edition.RULES,
    *reader.RULES,
    *checks.RULES,
    *fit.RULES,
    *glyphs.RULES,
    *built.RULES,
    *manifest.RULES,
    *review.RULES,
    *remarks.RULES,
    *proofs.RULES,
    *reply.RULES,
    *taken.RULES,
    *glossary.RULES,
    *ready.RULES,
    *two_people.RULES,
    *verify.RULES,
    *numbers.RULES,
    *unzip.RULES,
    *recall.RULES,
    *overlay.RULES,
    *table_faults.RULES,
)
"""Everything that can be found; `explain` shows each."""
FAMILIES = {
    "CON": "Contacts",
    "CRD": "Cards",
    "MSG": "Messages and translations",
    "WVR": "Waivers",
    "REV": "Reviews",
    "ASK": "Proof sheets and their answers",
    "TWO": "Two people",
    "CAT": "Catalog files",
    "CSV": "Tables for spreadsheets",
    "GLS": "Glossaries",
    "YML": "YAML files",
    "LNG": "Languages",
    "FNT": "Fonts",
    "PIC": "Pictograms",
    "FIT": "Layout",
    "PRF": "Finished files",
    "VER": "Finished files, verified later",
    "OVL": "Overlays of counties",
}
"""In the order of the page; a family that is not listed comes last."""

HEAD = """\
# What is checked

Made from the rules and their examples by `pytest --accept tests/checks`; do not edit. The examples are
also the tests: each failing one gives exactly its code, each passing one gives nothing.
`python generate.py explain CODE` prints the same.

An error keeps cards from being written; a warning does not, unless `check --strict` is asked for. What may
be waived stands in `cards/waivers.yaml`, each with its reason and last day:

```yaml
waivers:
  - code: MSG019
    where: {locale: pcm, msgctxt: channel.text}   # or path, or says: words of the finding
    reason: "Nigerian Pidgin has the same words; confirmed by the Lagos team"
    until: "2027-06-30"
```

## What no check sees

- **Some numbers in words.** `check` hears figures read out ("nine one one", 구일일, nine … one … one), in a
  translation each number from eleven on that the English has not (cent douze, nine hundred and five), in the
  languages whose words.yaml has `figures`; it names the others. It does not hear one or two figures far from
  a number, a hundred or a thousand alone, forms of a word that no list has, a misspelt word, letters that
  stand for figures in one word of small type (gll). Ideographs are seen with tens or hundreds, or where three
  or more follow each other (九一一, 九、一、一); one or two are everyday words. Only a second speaker sees
  these.
- **Whether a translation is right.** Two translations that changed places, or a sentence that says the
  opposite, are found by a reader alone: `review.yaml` says who read it.
- **What is not printed**: fuzzy, outdated and missing translations, contacts that are not confirmed. `check`
  counts them under "not checked".
- **Promises and telling words** in languages whose words nobody has listed yet. `check` names them.
- **A word in letters of another script as a whole** that look alike (Cyrillic со for Latin co). Where one
  letter of a word is of another script, MSG032 finds it.
- **Letters that copying out of a PDF has lost** where what is left is a word.
- **The page itself** is proven after it is made: PRF001.
"""


def explain(rule: Rule) -> str:
    """Return the page of a rule, with its examples where it has some."""
    check = next((check for check in checks.CHECKS if check.rule == rule), None)
    parts = [f"{rule.code} {rule.name} ({rule.severity.value})", ""]
    parts += [_finds(check), ""] if check else []
    parts += [f"Why: {rule.why}", f"Fix: {rule.fix}", f"Waiver: {_waiver(rule)}"]
    parts += [f"Source: {source}" for source in rule.sources]
    if check:
        parts += ["", *(f"Found: {_shown(one)}" for one in check.fails())]
        parts += [f"Fine:  {_shown(one)}" for one in check.passes()]
    return "\n".join(parts)


def checks_md() -> str:
    """Return docs/checks.md: a section for every rule."""
    by_code = {check.rule.code: check for check in checks.CHECKS}
    families = sorted({rule.code[:3] for rule in RULES}, key=_family_order)
    parts = [HEAD]
    for family in families:
        parts.append(f"## {FAMILIES.get(family, family)}\n")
        for rule in sorted(RULES, key=lambda one: one.code):
            if rule.code.startswith(family):
                parts.append("\n".join(_section(rule, by_code.get(rule.code))))
    return "\n".join(parts)


def _family_order(family: str) -> tuple[int, str]:
    known = list(FAMILIES)
    return (known.index(family) if family in known else len(known), family)


def _section(rule: Rule, check: Check | None) -> Iterator[str]:
    yield f"### {rule.code} {rule.name}\n"
    if check:
        yield f"{_finds(check)}\n"
    yield f"*{rule.severity.value.capitalize()}; {_waiver(rule)}.* {rule.why}\n"
    yield f"**Fix:** {rule.fix}\n"
    if rule.sources:
        yield f"Rests on: {'; '.join(map(_linked, rule.sources))}.\n"
    if check:
        yield from (f"- found: {_code(one)}" for one in check.fails())
        yield from (f"- fine: {_code(one)}" for one in check.passes())
        yield ""


def _finds(check: Check) -> str:
    """Return what a check finds: the first line of its file."""
    return (sys.modules[check.find.__module__].__doc__ or "").strip().splitlines()[0]


def _linked(source: str) -> str:
    """Return a source as a link of a page in docs/."""
    words, _, link = source.removesuffix(">").rpartition(" <")
    return f"[{words}]({link.removeprefix('docs/')})"


def _code(example: Example) -> str:
    ticks = "``" if "`" in example.shown else "`"
    return f"{ticks}{_shown(example)}{ticks}"


def _shown(example: Example) -> str:
    return example.shown.replace("\n", " ")


def _waiver(rule: Rule) -> str:
    return "may be waived" if rule.waivable else "cannot be waived"
