"""Card files and `common.yaml` become cards and messages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from pocketcards.load.yaml import Node
from pocketcards.model.card import PANELS, Block, BlockKind, Card, Fold, Layout, NumberEntry, PanelPlan, Said
from pocketcards.model.contact import SERVICE_FACTS, ContactKind, Need
from pocketcards.model.message import Message
from pocketcards.model.wording import counted, write_nearest

__all__ = ["read_card", "read_messages"]

EMERGENCY = "{emergency}"
"""The one placeholder of running text: other numbers stand on a line of their own."""

_ID = re.compile(r"[a-z][a-z0-9-]*")
_ENGLISH = {BlockKind.SPEAK: 2, BlockKind.ENDONYM: 3}
"""How many messages a cover says in English, in every language: "I speak", "Please call an interpreter.", and
of a language with many variants the label of the line for the town."""
_KEYS = ("id", "title", "audience", "stem", "requires", "messages")
_PARTS = ("pictograms", "blocks", "layouts", "bilingual", "sources")
_MESSAGES = {
    BlockKind.TITLE: 1,
    BlockKind.HEADING: 1,
    BlockKind.SPEAK: 2,
    BlockKind.SAY: 2,
    BlockKind.NUMBERS: 0,
    BlockKind.ENDONYM: 0,
}
"""How many messages a block of a kind has; the others have one or more."""
_SHRINKING = (BlockKind.TEXT, BlockKind.STRONG, BlockKind.SIGNS, BlockKind.STEPS, BlockKind.OFFER)
"""Kinds of block that read well without one of their messages."""


def read_messages(root: Node) -> dict[str, Message]:
    """Return the messages of a file, by id. Each says why it is there, and rests on a source."""
    known = {name for name, _ in root["sources"].items()}
    messages = {}
    for name, node in root["messages"].items():
        node.only("text", "note", "limit", "names", "needs", "translate", "site", "why", "source")
        node.text_at("why")
        for source in node["source"].list():
            if source.text() not in known:
                listed = ", ".join(sorted(known))
                raise source.wrong(f"unknown source {source.text()!r}; the file lists {listed}")
        limit = node.whole_at("limit") if node.get("limit") else None
        text, names = node["text"], _kinds(node["names"]) if node.get("names") else ()
        note, needs = node.text_at("note", ""), _needs(node.get("needs"))
        site = bool(node.get("site")) and _one_of(node["site"], "yes") == "yes"
        translate = _one_of(node["translate"], "no") != "no" if node.get("translate") else True
        messages[name] = Message(
            name, _english(text), text.at, note, limit, names, needs, site=site, translate=translate
        )
    return messages


def _kinds(node: Node) -> tuple[str, ...]:
    """Return the kinds of contact that a label names."""
    for kind in node.list():
        if kind.text() not in {member.value for member in ContactKind}:
            raise kind.wrong(f"unknown kind {kind.text()!r}; known: {', '.join(ContactKind)}")
    return node.texts()


def _needs(node: Node | None) -> tuple[Need, ...]:
    """Read which facts the contacts of which roles must carry: `{hotline: {anonymous: "yes"}}`."""
    return tuple(
        Need(role, fact, _one_of(says, *SERVICE_FACTS[_known_fact(fact, says)]), says.at)
        for role, facts in (node.items() if node else ())
        for fact, says in facts.items()
    )


def _known_fact(name: str, node: Node) -> str:
    if name not in SERVICE_FACTS:
        raise node.wrong(f"unknown fact {name!r}; known: {', '.join(SERVICE_FACTS)}")
    return name


def _english(node: Node) -> str:
    text = node.text()
    if not text.strip():
        raise node.wrong("the text is empty")
    before, _, after = text.partition(EMERGENCY)
    if any(brace in before + after for brace in "{}"):
        raise node.wrong(f"a text may name {EMERGENCY}, once, and hold no other braces")
    return text


def read_card(root: Node, common: dict[str, Message]) -> Card:
    """Return the card of a file. `common` are the messages that all cards may use."""
    root.only(*_KEYS, *_PARTS)
    audience = root.text_at("audience")
    if audience not in ("public", "discreet"):
        raise root["audience"].wrong(f'"public" or "discreet" is expected here, not {audience!r}')
    messages = {**common, **read_messages(root)}
    blocks = {name: _block(name, node, messages) for name, node in root["blocks"].items()}
    layouts = _layouts(root["layouts"], blocks)
    bilingual = _bilingual(root, blocks, layouts)
    return Card(
        id=_id(root),
        title=root.text_at("title"),
        audience=audience,
        discreet=audience == "discreet",
        requires=root["requires"].texts(),
        messages=messages,
        blocks=blocks,
        layouts=layouts,
        at=root.at,
        pictograms=_pictograms(root, messages),
        bilingual=bilingual,
        neutral_stem=_stem(root, discreet=audience == "discreet"),
    )


def _id(root: Node) -> str:
    """Return the id, which is the file's name: so no two cards share it, and no path hides in it."""
    name = root.text_at("id")
    if not _ID.fullmatch(name):
        raise root["id"].wrong(f"{name!r} is no id: small letters, digits and hyphens")
    if name != PurePosixPath(root.at.path).stem:
        raise root["id"].wrong(f"the id {name!r} is not the name of the file")
    return name


def _stem(root: Node, *, discreet: bool) -> str:
    """Return the word, which tells nothing, by which the files of a discreet card are called."""
    if not discreet:
        if root.get("stem"):
            raise root["stem"].wrong("a public card is called by its id; only a discreet one has a stem")
        return ""
    name = root.text_at("stem")
    if not _ID.fullmatch(name):
        raise root["stem"].wrong(f"{name!r} is no stem: small letters, digits and hyphens")
    return name


def _pictograms(root: Node, messages: dict[str, Message]) -> dict[str, str]:
    """Return which picture stands beside which message; at a glance a discreet card must tell nothing."""
    node = root.get("pictograms")
    if node is None:
        return {}
    if root.text_at("audience") == "discreet":
        raise node.wrong("a discreet card has no pictures: who only glances at it must learn nothing")
    for name, picture in node.items():
        if name not in messages:
            raise picture.wrong(f"the message {name!r} is in neither this file nor common.yaml")
    return {name: picture.text() for name, picture in node.items()}


def _block(name: str, node: Node, messages: dict[str, Message]) -> Block:
    node.only("kind", "messages", "numbers", "columns", "regions", "needs", "english", "notes")
    kinds = {kind.value for kind in BlockKind}
    kind = node.text_at("kind")
    if kind not in kinds:
        raise node["kind"].wrong(f"unknown kind {kind!r}; known: {', '.join(sorted(kinds))}")
    used, numbers, regions = node.get("messages"), node.get("numbers"), node.get("regions")
    for message in used.list() if used else []:
        if _known(message, messages).needs and kind not in _SHRINKING:
            raise message.wrong(
                f"{message.text()!r} needs a fact, and a block of kind {kind!r} cannot be without it: "
                "put `needs` on the block"
            )
    block = Block(
        id=name,
        kind=BlockKind(kind),
        at=node.at,
        messages=used.texts() if used else (),
        numbers=tuple(_number(entry, messages) for entry in numbers.list()) if numbers else (),
        columns=node.whole_at("columns") if node.get("columns") else 1,
        regions=regions.texts() if regions else (),
        needs=_needs(node.get("needs")),
        english=node["english"].texts() if node.get("english") else (),
        notes=node.text_at("notes", ""),
    )
    _check_cover(node, block, messages)
    if bool(block.numbers) != (block.kind is BlockKind.NUMBERS):
        raise node.wrong("a block of kind 'numbers' has numbers, and no other kind has")
    if len({entry.label == "none" for entry in block.numbers if not entry.say}) > 1:
        raise node.wrong("either every number of a block has a label, or each has its icon alone (none)")
    wanted = _MESSAGES.get(block.kind, max(1, len(block.messages)))
    if len(block.messages) != wanted:
        raise node.wrong(
            f"a block of kind {kind!r} has {counted(wanted, 'message')}, not {len(block.messages)}"
        )
    if block.kind is BlockKind.VERSUS and (len(block.messages) % 2 or len(block.messages) < 4):
        raise node.wrong("a block of kind 'versus' has two headings, then pairs of messages")
    return block


def _known(node: Node, messages: dict[str, Message]) -> Message:
    """Return the message that a node names."""
    if node.text() not in messages:
        fact = f"the message {node.text()!r} is in neither this file nor common.yaml"
        near = write_nearest(node.text(), messages)
        raise node.wrong(fact, near or "Add it under `messages`, or mend its id.")
    return messages[node.text()]


def _check_cover(node: Node, block: Block, messages: dict[str, Message]) -> None:
    """See that covers have their English and their notes, and that no other block has."""
    wanted = _ENGLISH.get(block.kind, 0)
    if len(block.english) != wanted:
        told = f"a block of kind {block.kind.value!r} has {counted(wanted, 'message')} under `english`"
        raise node.wrong(f"{told}, not {len(block.english)}")
    if bool(block.notes) != bool(wanted):
        raise node.wrong("the blocks of covers, `speak` and `endonym`, have `notes`, and no others have")
    for one in node["english"].list() if wanted else ():
        if _known(one, messages).translate:
            raise one.wrong(f"{one.text()!r} is printed in English everywhere: it needs `translate: no`")
    if wanted:
        _known(node["notes"], messages)


def _number(entry: Node, messages: dict[str, Message]) -> NumberEntry:
    entry.only("role", "label", "say")
    role, said = entry.text_at("role"), entry.get("say")
    if said:
        if entry.get("label"):
            raise entry["label"].wrong("a number has a label or sentences beside it (say), not both")
        return NumberEntry(role, "none", tuple(_said(one, messages) for one in said.list()), entry.at)
    label = entry.text_at("label")
    if label not in (*messages, "contact", "none"):
        raise entry["label"].wrong(f"the message {label!r} is in no file", write_nearest(label, messages))
    if label in messages and messages[label].needs:
        raise entry["label"].wrong(f"{label!r} needs a fact, and no number may be without its label")
    return NumberEntry(role, label, at=entry.at)


def _said(node: Node, messages: dict[str, Message]) -> Said:
    """Return a sentence beside a number: a message id, or one with the regions where it is true."""
    whole = isinstance(node.value, dict)
    if whole:
        node.only("message", "regions")
    at = node["message"] if whole else node
    if EMERGENCY in _known(at, messages).text:
        raise at.wrong(f"{at.text()!r} stands beside its number: it does not name {EMERGENCY} again")
    return Said(at.text(), node["regions"].texts() if whole else ())


def _layouts(node: Node, blocks: dict[str, Block]) -> tuple[Layout, ...]:
    layouts = tuple(_layout(layout, blocks) for layout in node.list())
    if not layouts:
        raise node.wrong("a card needs a layout")
    return layouts


def _layout(node: Node, blocks: dict[str, Block]) -> Layout:
    node.only("panels", "fold")
    fold = node.get("fold")
    panels = [PanelPlan(name, plan.texts()) for name, plan in node["panels"].items()]
    if [panel.name for panel in panels] != PANELS[bool(fold)]:
        kind, wanted, there = "folded" if fold else "flat", PANELS[bool(fold)], [one.name for one in panels]
        shown = f"a {kind} card has {', '.join(wanted)}, in this order; this layout has {', '.join(there)}"
        raise node["panels"].wrong(shown)
    for block in (one for _, plan in node["panels"].items() for one in plan.list()):
        if block.text() not in blocks:
            raise block.wrong(f"there is no block {block.text()!r}")
    if fold:
        fold.only("axis", "hinge")
        axis = _one_of(fold["axis"], "horizontal", "vertical")
        return Layout(tuple(panels), Fold(axis, _one_of(fold["hinge"], "top", "side")))
    return Layout(tuple(panels))


def _bilingual(root: Node, blocks: dict[str, Block], layouts: Sequence[Layout]) -> tuple[Block, ...]:
    """Return the blocks of the one-side version; those that no layout has are taken out of `blocks`.

    It says nothing that the whole card does not say: that is translated, and signed as safe.
    """
    node = root.get("bilingual")
    if node is None:
        return ()
    if root.text_at("audience") == "discreet":
        raise node.wrong("a discreet card keeps its English inside: it has no one-side version")
    for name in node.list():
        if name.text() not in blocks:
            raise name.wrong(f"there is no block {name.text()!r}")
    chosen = tuple(blocks[name] for name in node.texts())
    placed = {name for layout in layouts for panel in layout.panels for name in panel.blocks}
    for block in chosen:
        if block.id not in placed:
            blocks.pop(block.id, None)
    said = {name for block in blocks.values() for name in block.texts}
    printed = {entry for block in blocks.values() for entry in block.numbers}
    more = [name for block in chosen for name in block.texts if name not in said]
    more += [entry.role for block in chosen for entry in block.numbers if entry not in printed]
    if more:
        raise node.wrong(f"{more[0]!r} stands on the one-side version alone: it may say less, not more")
    return chosen


def _one_of(node: Node, *words: str) -> str:
    if node.text() not in words:
        raise node.wrong(f"{' or '.join(words)} is expected here, not {node.text()!r}")
    return node.text()
