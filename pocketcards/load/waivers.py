"""`waivers.yaml` becomes waivers: data with a reason and an end, never a comment in the code."""

from __future__ import annotations

import re

from pocketcards.load.files import day_at
from pocketcards.load.yaml import Node
from pocketcards.model.waiver import Waiver

__all__ = ["WAIVERS", "read_waivers"]

WAIVERS = "waivers.yaml"

WHERE = ("locale", "msgctxt", "path", "says")
SHORTEST_REASON = 10
"""In characters; "ok" is no reason."""

_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")


def read_waivers(root: Node) -> tuple[Waiver, ...]:
    """Return the waivers of a file, in its order."""
    root.only("waivers")
    return tuple(_waiver(node) for node in root["waivers"].list())


def _waiver(node: Node) -> Waiver:
    node.only("code", "where", "reason", "until")
    code, reason, where = node.text_at("code"), node.text_at("reason").strip(), node["where"]
    if not _CODE.fullmatch(code):
        raise node["code"].wrong(f"{code!r} is no code such as MSG019")
    if len(reason) < SHORTEST_REASON:
        raise node["reason"].wrong("say in a sentence why this may pass")
    where.only(*WHERE)
    places = {name: text for name in WHERE if (text := where.text_at(name, ""))}
    if not places:
        raise where.wrong(f"name what it is about: {', '.join(WHERE)}")
    return Waiver(code, reason, day_at(node, "until"), node.at, **places)
