"""veraPDF passes a right file, and catches what it is there for."""

from __future__ import annotations

import importlib.util

import pytest

from tests.support.mutants import (
    Change,
    font_not_embedded,
    javascript,
    mutant,
    no_contents_of_a_link,
    no_lang,
    no_output_intent,
    no_structure,
    no_title_shown,
    no_to_unicode,
    right,
    untagged_text,
)
from tests.support.verapdf import VeraPdf


@pytest.mark.parametrize("flavour", ["ua1", "2a", "2b"])
def test_verapdf_passes_the_right_file(verapdf: VeraPdf, flavour: str) -> None:
    verdict = verapdf.validate(right(), flavour)
    assert verdict.compliant, verdict
    assert not verdict.failed_rules


@pytest.mark.skipif(not importlib.util.find_spec("typst"), reason="typst comes with the extra `bench`")
def test_verapdf_passes_what_another_program_writes(verapdf: VeraPdf) -> None:
    import typst

    source = b'#set document(title: "Help")\n#set text(lang: "en")\n= Are you safe?\n#link("tel:911")[911]'
    written = typst.compile(source, pdf_standards=["a-2a", "ua-1"])
    assert verapdf.validate(written, "ua1").compliant
    assert verapdf.validate(written, "2a").compliant


@pytest.mark.parametrize(
    ("change", "flavour", "rule"),
    [
        (no_lang, "ua1", "7.2-"),
        (no_title_shown, "ua1", "7.1-10"),
        (no_contents_of_a_link, "ua1", "7.18.5-2"),
        (no_output_intent, "2a", "6.2.4.3-4"),
        (no_output_intent, "2b", "6.2.4.3-4"),
        (no_to_unicode, "ua1", "7.21.7-1"),
        (no_to_unicode, "2a", "6.2.11.7.2-1"),
        (font_not_embedded, "2b", "6.2.11.4.1-1"),
        (untagged_text, "ua1", "7.1-3"),
        (javascript, "2b", "6.5.1-1"),
        (no_structure, "ua1", "7.1-11"),
    ],
)
def test_verapdf_catches(verapdf: VeraPdf, change: Change, flavour: str, rule: str) -> None:
    verdict = verapdf.validate(mutant(change), flavour)
    assert not verdict.compliant
    assert any(failed.startswith(rule) for failed in verdict.failed_rules), verdict


def test_verapdf_knows_its_flavours(verapdf: VeraPdf) -> None:
    with pytest.raises(ValueError, match="ua2: not one of ua1, 2a, 2b"):
        verapdf.validate(right(), "ua2")
