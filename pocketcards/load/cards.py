"""Card files and `common.yaml` become cards and messages."""

from __future__ import annotations

from pocketcards.load.yaml import Node
from pocketcards.model.card import Block, BlockKind, Card, Fold, Layout, NumberEntry, PanelPlan
from pocketcards.model.message import Message

__all__ = ["read_card", "read_messages"]


def read_messages(root: Node) -> dict[str, Message]:
    """Return the messages of a file, by id. Each says why it is there, and rests on a source."""
    known = {name for name, _ in root["sources"].items()}
    messages = {}
    for name, node in root["messages"].items():
        node.only("text", "note", "limit", "why", "source")
        node.text_at("why")
        for source in node["source"].list():
            if source.text() not in known:
                raise source.wrong(
                    f"unknown source {source.text()!r}; the file lists {', '.join(sorted(known))}"
                )
        limit = int(node.number_at("limit")) if node.get("limit") else None
        messages[name] = Message(name, node.text_at("text"), node["text"].at, node.text_at("note", ""), limit)
    return messages


def read_card(root: Node, common: dict[str, Message]) -> Card:
    """Return the card of a file. `common` are the messages that all cards may use."""
    root.only("id", "title", "audience", "requires", "messages", "blocks", "layouts", "sources")
    audience = root.text_at("audience")
    if audience not in ("public", "discreet"):
        raise root["audience"].wrong(f'"public" or "discreet" is expected here, not {audience!r}')
    messages = {**common, **read_messages(root)}
    blocks = {name: _block(name, node, messages) for name, node in root["blocks"].items()}
    return Card(
        id=root.text_at("id"),
        title=root.text_at("title"),
        audience=audience,
        discreet=audience == "discreet",
        requires=root["requires"].texts(),
        messages=messages,
        blocks=blocks,
        layouts=tuple(_layout(node, blocks) for node in root["layouts"].list()),
        at=root.at,
    )


def _block(name: str, node: Node, messages: dict[str, Message]) -> Block:
    node.only("kind", "messages", "numbers", "columns", "regions")
    kinds = {kind.value for kind in BlockKind}
    kind = node.text_at("kind")
    if kind not in kinds:
        raise node["kind"].wrong(f"unknown kind {kind!r}; known: {', '.join(sorted(kinds))}")
    used, numbers, regions = node.get("messages"), node.get("numbers"), node.get("regions")
    for message in used.list() if used else []:
        if message.text() not in messages:
            raise message.wrong(f"the message {message.text()!r} is in neither this file nor common.yaml")
    entries = []
    for entry in numbers.list() if numbers else []:
        entry.only("role", "label")
        if entry.text_at("label") not in (*messages, "contact"):
            raise entry["label"].wrong(f"the message {entry.text_at('label')!r} is in no file")
        entries.append(NumberEntry(entry.text_at("role"), entry.text_at("label")))
    return Block(
        id=name,
        kind=BlockKind(kind),
        at=node.at,
        messages=used.texts() if used else (),
        numbers=tuple(entries),
        columns=int(node.number_at("columns")) if node.get("columns") else 1,
        regions=regions.texts() if regions else (),
    )


def _layout(node: Node, blocks: dict[str, Block]) -> Layout:
    node.only("panels", "fold")
    panels = []
    for name, plan in node["panels"].items():
        for block in plan.list():
            if block.text() not in blocks:
                raise block.wrong(f"there is no block {block.text()!r}")
        panels.append(PanelPlan(name, plan.texts()))
    fold = node.get("fold")
    if len(panels) != (4 if fold else 2):
        raise node["panels"].wrong("a flat card has two panels, a folded card four")
    if fold:
        fold.only("axis", "hinge")
        return Layout(tuple(panels), Fold(fold.text_at("axis"), fold.text_at("hinge")))
    return Layout(tuple(panels))
