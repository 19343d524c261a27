"""Typst at work, in a process that imports nothing of ours: `peer.py DATA MODE`.

One Compiler is reused for all cards, which is the fastest way that its Python wheel knows. DATA is a JSON
file with the cards; the report goes to standard output as JSON.
"""

from __future__ import annotations

import copy
import json
import sys
import time
from pathlib import Path
from typing import Any

import typst
from peak import peak_megabytes

TEMPLATE = Path(__file__).with_name("card.typ")
TIMESTAMP = 946684800


class Typst:
    def __init__(self, fonts: list[str]) -> None:
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts)
        self._compiler = typst.Compiler(str(TEMPLATE), font_paths=found, ignore_system_fonts=True)

    def pdf(self, card: dict[str, Any]) -> bytes:
        data = self._compiler.compile(
            sys_inputs={"card": json.dumps(card, ensure_ascii=False)},
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=TIMESTAMP,
        )
        assert isinstance(data, bytes)
        return data


def with_number(card: dict[str, Any], printed: str) -> dict[str, Any]:
    """Return the card of a local hotline: one number differs."""
    changed = copy.copy(card)
    changed["panels"] = [[_renumbered(block, printed) for block in panel] for panel in card["panels"]]
    return changed


def _renumbered(block: dict[str, Any], printed: str) -> dict[str, Any]:
    if "main" not in block:
        return block
    main = {**block["main"], "number": printed}
    if main["uri"]:
        main["uri"] = "tel:+" + printed.replace("-", "")
    return {**block, "main": main}


def run(work: dict[str, Any], mode: str) -> dict[str, Any]:
    began = time.process_time()
    maker = Typst(work["fonts"])
    cards = work["cards"]
    if mode == "one":
        Path(work["out"]).write_bytes(maker.pdf(cards[0]))
        return {}
    if mode == "all":
        sizes = [len(maker.pdf(card)) for card in cards]
        first = time.process_time()
        for card in cards:
            maker.pdf(card)
        second = time.process_time()
        return {"first": first - began, "second": second - first, "sizes": sizes}
    total = sum(
        len(maker.pdf(with_number(cards[i % len(cards)], printed)))
        for i, printed in enumerate(work["numbers"])
    )
    return {"batch": time.process_time() - began, "bytes": total, "megabytes": peak_megabytes()}


if __name__ == "__main__":
    print(json.dumps(run(json.loads(Path(sys.argv[1]).read_text("utf-8")), sys.argv[2])))
