"""The reader of tags passes a right file, and catches what veraPDF passes."""

from __future__ import annotations

import pytest

from tests.support import tags
from tests.support.each import each
from tests.support.mutants import (
    Change,
    link_in_no_element,
    link_under_another_key,
    mcid_not_on_the_page,
    mcid_twice,
    mcid_without_element,
    mutant,
    no_structure,
    other_tag_in_content,
    right,
    swapped_parents,
    wrong_parent,
)
from tests.support.specimen import NUMBER
from tests.support.verapdf import VeraPdf


def test_the_right_file_has_no_fault_in_its_tags() -> None:
    assert tags.faults(right()) == []


def test_structure_reads_as_an_outline() -> None:
    expected = f"Document\n  H1\n  P [en-US]\n  Link (Call {NUMBER})"
    assert str(tags.structure(right())) == expected


@each(
    ("change", "fault"),
    [
        (swapped_parents, "page 1 MCID 0: the parent tree names another element"),
        (mcid_twice, "page 1 MCID 1: stands 2 times in the content"),
        (mcid_without_element, "page 1 MCID 1: belongs to 0 elements"),
        (mcid_not_on_the_page, "page 1 MCID 3: stands 0 times in the content"),
        (other_tag_in_content, "page 1 MCID 1: marked as /Span, but its element is /P"),
        (wrong_parent, "/P: /P is not the element that holds it"),
        (link_in_no_element, "page 1 /Link: belongs to 0 elements"),
        (link_under_another_key, "page 1 /Link: the parent tree names another element"),
        (no_structure, "no structure tree"),
    ],
)
def test_tags_catches(change: Change, fault: str) -> None:
    assert fault in tags.faults(mutant(change))


@pytest.mark.parametrize("change", [swapped_parents, mcid_twice])
def test_tags_is_needed_because_verapdf_passes(verapdf: VeraPdf, change: Change) -> None:
    assert verapdf.validate(mutant(change), "ua1").compliant
