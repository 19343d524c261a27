"""A card file says everything it should, and nothing that nobody reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocketcards.load.cards import read_card, read_messages
from pocketcards.load.yaml import ShapeError
from pocketcards.model.card import BlockKind, Card
from pocketcards.model.finding import Location
from tests.builders import CARD_YAML, COMMON_YAML, node_of
from tests.support.each import each


def _card(folder: Path, old: str = "", new: str = "", name: str = "help.yaml") -> Card:
    assert old in CARD_YAML
    return read_card(node_of(folder, CARD_YAML.replace(old, new, 1) if old else CARD_YAML, name), {})


def test_card_is_read(tmp_path: Path) -> None:
    card = _card(tmp_path)
    assert (card.id, card.title, card.discreet, card.requires) == ("help", "Help", False, ("hotline",))
    assert card.blocks["signs"].kind is BlockKind.SIGNS
    assert card.blocks["signs"].columns == 2
    assert card.blocks["signs"].regions == ("us",)
    assert card.blocks["numbers"].numbers[0].label == "contact"
    assert [panel.name for panel in card.layouts[0].panels] == ["front", "back"]


def test_message_has_its_line_note_and_limit(tmp_path: Path) -> None:
    message = _card(tmp_path).messages["help.sign"]
    assert (message.at, message.note, message.limit) == (Location("cards/help.yaml", 7), "n", 60)


def test_needs_of_messages_and_blocks_are_read(tmp_path: Path) -> None:
    card = _card(
        tmp_path, 'text: "A sign"', 'text: "A sign", needs: {hotline: {anonymous: "yes", cost: free}}'
    )
    wanted = [("hotline", "anonymous", "yes"), ("hotline", "cost", "free")]
    assert [one[:3] for one in card.messages["help.sign"].needs] == wanted
    card = _card(tmp_path, "regions: [us]", "needs: {textline: {tells: minors}}")
    assert [one[:3] for one in card.blocks["signs"].needs] == [("textline", "tells", "minors")]
    assert card.messages["help.title"].needs == card.blocks["title"].needs == ()


def test_label_must_not_need_a_fact(tmp_path: Path) -> None:
    text = CARD_YAML.replace("label: contact", "label: help.sign").replace(
        'text: "A sign"', 'text: "A sign", needs: {hotline: {cost: free}}'
    )
    with pytest.raises(ShapeError, match="no number may be without its label"):
        read_card(node_of(tmp_path, text, "help.yaml"), {})


def test_discreet_card_is_called_by_a_neutral_stem(tmp_path: Path) -> None:
    assert _card(tmp_path, "audience: public", "audience: discreet\nstem: slip").stem == "slip"
    assert _card(tmp_path).stem == "help"
    for words in ("audience: discreet", "audience: discreet\nstem: A B", "audience: public\nstem: slip"):
        with pytest.raises(ShapeError, match="stem"):
            _card(tmp_path, "audience: public", words)


def test_only_a_cover_has_english_and_notes(tmp_path: Path) -> None:
    """And its English is said to be printed in English everywhere."""
    common = COMMON_YAML.replace(
        "sources:",
        '  english.a: {text: "A", translate: "no", why: "w", source: [src]}\n'
        '  english.b: {text: "B", why: "w", source: [src]}\nsources:',
    )
    messages = read_messages(node_of(tmp_path, common, "common.yaml"))
    assert not messages["english.a"].translate
    sound = (
        "{kind: speak, messages: [help.title, help.sign], english: [english.a, english.a], notes: help.title}"
    )
    faults = {
        sound.replace("english.a]", "english.b]"): "translate: no",
        sound.replace(", english.a]", "]"): "2 messages under `english`, not 1",
        sound.replace(", notes: help.title", ""): "have `notes`",
        sound.replace("notes: help.title", "notes: help.x"): "'help.x' is in neither",
        sound.replace("kind: speak", "kind: strong"): "0 messages under `english`, not 2",
    }
    text = CARD_YAML.replace("{kind: title, messages: [help.title]}", sound)
    assert read_card(node_of(tmp_path, text), messages).blocks["title"].english == ("english.a", "english.a")
    for fault, says in faults.items():
        with pytest.raises(ShapeError, match=says):
            read_card(node_of(tmp_path, text.replace(sound, fault)), messages)
    with pytest.raises(ShapeError, match="no is expected"):
        read_messages(node_of(tmp_path, common.replace('translate: "no"', 'translate: "yes"')))


def test_common_messages_may_be_used(tmp_path: Path) -> None:
    common = read_messages(node_of(tmp_path, COMMON_YAML, "common.yaml"))
    text = CARD_YAML.replace("messages: [help.sign]", "messages: [channel.interpreters]")
    assert "channel.interpreters" in read_card(node_of(tmp_path, text), common).messages


def test_folded_card_has_four_panels(tmp_path: Path) -> None:
    panels = "panels: {cover: [title], inside-top: [signs], inside-bottom: [numbers], back: []}"
    card = _card(tmp_path, FLAT, f"- fold: {{axis: horizontal, hinge: top}}\n    {panels}")
    assert card.layouts[0].fold is not None
    assert len(card.layouts[0].panels) == 4


def test_blocks_of_one_side_alone_are_no_blocks_of_the_card(tmp_path: Path) -> None:
    few = "  few: {kind: text, messages: [help.sign]}\nlayouts:"
    card = _card(tmp_path, "layouts:", few)
    assert "few" in card.blocks
    assert card.bilingual == ()
    text = CARD_YAML.replace("layouts:", few).replace("sources:", "bilingual: [title, few]\nsources:")
    card = read_card(node_of(tmp_path, text, "help.yaml"), {})
    assert [block.id for block in card.bilingual] == ["title", "few"]
    assert list(card.blocks) == ["title", "signs", "numbers"]


FLAT = "- panels: {front: [title, signs], back: [numbers]}"
NUMBERS = "{kind: numbers, numbers: [{role: hotline, label: contact}]}"
TENT = "- fold: {axis: horizontal, hinge: top}"
INSIDE = "panels: {cover: [], inside-top: [], inside-bottom: [], back: []}"
WRONG = {
    "unknown key": ("audience: public", "audience: public\ncolour: red", "unknown key 'colour'", 4),
    "missing key": ('title: "Help"\n', "", "'title' is missing", 1),
    "unknown audience": ("audience: public", "audience: both", "not 'both'", 3),
    "id of another file": ("id: help", "id: other", "not the name of the file", 1),
    "id that is a path": ("id: help", 'id: "../../help"', "no id", 1),
    "id in capitals": ("id: help", "id: Help", "no id", 1),
    "message without a reason": ('text: "Help", why: "w"', 'text: "Help"', "'why' is missing", 6),
    "message without a source": (
        ', why: "w", source: [src]}\n  help.sign',
        ', why: "w"}\n  help.sign',
        "",
        6,
    ),
    "unknown source": ("source: [src]", "source: [hearsay]", "unknown source 'hearsay'", 6),
    "empty text": ('text: "Help"', 'text: " "', "empty", 6),
    "role in running text": ('text: "A sign"', 'text: "Call {hotline}"', "{emergency}", 7),
    "two numbers in a text": ('text: "A sign"', 'text: "{emergency} {emergency}"', "once", 7),
    "lone brace": ('text: "A sign"', 'text: "Call {emergency"', "brace", 7),
    "limit in words": ('limit: "60"', 'limit: "sixty"', "whole number", 7),
    "limit that is none": ('limit: "60"', 'limit: "nan"', "whole number", 7),
    "no columns": ('columns: "2"', 'columns: "0"', "whole number", 10),
    "unknown kind of block": ("kind: signs", "kind: hints", "unknown kind 'hints'", 10),
    "unknown message": ("messages: [help.sign]", "messages: [help.lost]", "'help.lost'", 10),
    "label and sentences": ("label: contact", "label: contact, say: [help.title]", "not both", 11),
    "unknown sentence": ("label: contact", "say: [help.lost]", "'help.lost'", 11),
    "picture of an unknown message": (
        "audience: public",
        "audience: public\npictograms: {help.lost: passport}",
        "'help.lost'",
        4,
    ),
    "picture on a discreet card": (
        "audience: public",
        "audience: discreet\npictograms: {help.title: passport}",
        "discreet card has no pictures",
        4,
    ),
    "unknown label": ("label: contact", "label: help.lost", "'help.lost'", 11),
    "two titles": ("messages: [help.title]", "messages: [help.title, help.sign]", "has 1 message", 9),
    "empty list": ("messages: [help.sign]", "messages: []", "has 1 message", 10),
    "speak without its request": ("{kind: title,", "{kind: speak,", "has 2 message", 9),
    "numbers without numbers": (NUMBERS, "{kind: numbers}", "has numbers", 11),
    "numbers in a list": ("{kind: numbers,", "{kind: signs, messages: [help.sign],", "has numbers", 11),
    "unknown block": ("front: [title, signs]", "front: [title, lost]", "no block 'lost'", 13),
    "three panels": (
        FLAT,
        "- panels: {front: [title], back: [signs], more: [numbers]}",
        "a flat card has front, back, in this order",
        13,
    ),
    "panel misspelt": (FLAT, "- panels: {fornt: [title], back: [signs]}", "has front, back", 13),
    "outside misspelt": (
        FLAT,
        f"{TENT}\n    {INSIDE.replace('cover', 'covr')}",
        "a folded card has cover, inside-top, inside-bottom, back",
        14,
    ),
    "panels in another order": (FLAT, "- panels: {back: [signs], front: [title]}", "in this order", 13),
    "fold without four panels": (
        FLAT,
        f"{TENT}\n    panels: {{cover: []}}",
        "folded card",
        14,
    ),
    "unknown axis": (
        FLAT,
        f"- fold: {{axis: up, hinge: top}}\n    {INSIDE}",
        "horizontal or vertical",
        13,
    ),
    "unknown hinge": (
        FLAT,
        f"- fold: {{axis: vertical, hinge: bottom}}\n    {INSIDE}",
        "top or side",
        13,
    ),
    "one side with an unknown block": (
        "sources:",
        "bilingual: [title, lost]\nsources:",
        "no block 'lost'",
        14,
    ),
    "one side of a discreet card": (
        "audience: public\n",
        "audience: discreet\nbilingual: [title]\n",
        "keeps its English inside",
        4,
    ),
    "one side that says more": (
        "front: [title, signs], back: [numbers]}",
        "front: [title], back: [numbers]}\nbilingual: [signs]",
        "'help.sign' stands on the one-side version alone",
        14,
    ),
    "needs a fact that nobody can know": (
        "regions: [us]",
        'needs: {hotline: {nice: "yes"}}',
        "unknown fact 'nice'",
        10,
    ),
    "needs what no fact says": (
        "regions: [us]",
        "needs: {hotline: {anonymous: perhaps}}",
        "yes or no is expected here, not 'perhaps'",
        10,
    ),
    "title that may be missing": (
        'text: "Help"',
        'text: "Help", needs: {hotline: {cost: free}}',
        "'help.title' needs a fact, and a block of kind 'title' cannot be without it",
        9,
    ),
    "no layout": ("\n  - panels: {front: [title, signs], back: [numbers]}", " []", "needs a layout", 12),
}


@each("name", WRONG)
def test_wrong_card_is_refused_at_its_line(tmp_path: Path, name: str) -> None:
    old, new, said, line = WRONG[name]
    with pytest.raises(ShapeError) as caught:
        _card(tmp_path, old, new)
    assert said in str(caught.value)
    assert caught.value.finding.code == "YML006"
    assert (caught.value.finding.path, caught.value.finding.line) == ("cards/help.yaml", line)


def test_text_may_name_the_emergency_number(tmp_path: Path) -> None:
    card = _card(tmp_path, 'text: "A sign"', 'text: "Call {emergency} now"')
    assert card.messages["help.sign"].text == "Call {emergency} now"
