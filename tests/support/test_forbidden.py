"""What must not be in a card is found, and nothing else."""

from __future__ import annotations

import io

import pikepdf

from tests.support import forbidden
from tests.support.each import each
from tests.support.mutants import (
    Change,
    attachment,
    form_field,
    javascript,
    launch,
    mutant,
    path_in_a_stream,
    path_in_a_string,
    right,
    uri,
)


def test_the_right_file_holds_nothing_forbidden() -> None:
    assert forbidden.faults(right()) == []


@each(
    ("change", "fault"),
    [
        (javascript, "/JS: must not be in a card"),
        (javascript, "/OpenAction: must not be in a card"),
        (attachment, "/EmbeddedFiles: must not be in a card"),
        (form_field, "/AcroForm: must not be in a card"),
        (launch, "/S /Launch: must not be in a card"),
        (launch, "/F: names a file outside"),
        (path_in_a_string, "tells where the file was made"),
        (path_in_a_stream, "tells where the file was made"),
    ],
)
def test_forbidden_catches(change: Change, fault: str) -> None:
    assert any(fault in found for found in forbidden.faults(mutant(change)))


@each("target", ["tel:+13145550142", "tel:911", "sms:233733", "https://example.org/help?l=es"])
def test_forbidden_allows_links_to(target: str) -> None:
    assert forbidden.faults(mutant(uri(target))) == []


@each(
    "target",
    [
        "http://example.org",
        "https://user@example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "tel:18883737888",
        "tel:+1 888",
        "tel:+٩١١٩١١٩١١",
        "sms:+1",
        "mailto:a@example.org",
    ],
)
def test_forbidden_catches_a_link_to(target: str) -> None:
    assert any("not a link that a card may have" in found for found in forbidden.faults(mutant(uri(target))))


def test_forbidden_catches_what_is_put_after_the_end() -> None:
    assert forbidden.faults(right() + b"more") == ["data after the end"]
    assert forbidden.faults(right() + b"%%EOF") == ["updated after it was written: more than one %%EOF"]


def test_forbidden_catches_encryption() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(right())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=""))
    assert "encrypted" in forbidden.faults(out.getvalue())
