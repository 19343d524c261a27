"""Typst at work, in a process that imports nothing of ours: `peer.py DATA MODE`.

One Compiler is reused for all cards, which is the fastest way that its Python wheel knows. DATA is a JSON
file with the cards; the report goes to standard output as JSON.
"""

from __future__ import annotations

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
        self._compiler = typst.Compiler(
            str(TEMPLATE), root=str(TEMPLATE.parent.parent), font_paths=found, ignore_system_fonts=True
        )

    def pdf(self, card: dict[str, Any]) -> bytes:
        data = self._compiler.compile(
            sys_inputs={"card": json.dumps(card, ensure_ascii=False)},
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=TIMESTAMP,
        )
        assert isinstance(data, bytes)
        return data

    def found(self, card: dict[str, Any]) -> dict[str, Any]:
        """Return the size at which the card fits, the white between items, and the columns of each list."""
        self.pdf(card)  # a query is answered for what was compiled last
        found, columns = (
            json.loads(self._compiler.query(label, field="value")) for label in ("<found>", "<columns>")
        )
        return {**found[0], "columns": dict(columns)}


def with_number(card: dict[str, Any], printed: str) -> dict[str, Any]:
    """Return the card of a local hotline: one number differs."""
    return {**card, "panels": [_renumbered(panel, printed) for panel in card["panels"]]}


def _renumbered(panel: dict[str, Any], printed: str) -> dict[str, Any]:
    """Return a panel with the number in place of the main one."""
    blocks = []
    for block in panel["blocks"]:
        main = block["main"]
        if main:
            uri = main["uri"] and "tel:+" + printed.replace("-", "")
            main = {**main, "number": printed, "uri": uri}
        blocks.append({**block, "main": main})
    return {**panel, "blocks": blocks}


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
