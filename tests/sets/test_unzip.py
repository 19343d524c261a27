"""What is odd in a zip is said once, truly, and of all members together."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable

from pocketcards.sets.unzip import members_of
from tests.support.each import each

Alter = Callable[[zipfile.ZipInfo], None]
CONTENTS = {"START-HERE.html": b"<p>", "sheets/es/a.pdf": b"%PDF-", "about.html": b"<p>", "b.html": b"<p>"}


def _zipped(alter: Alter) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in CONTENTS.items():
            about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            alter(about)
            archive.writestr(about, data)
    return whole.getvalue()


@each("rights", [0, 0o600 << 16, (stat.S_IFREG | 0o755) << 16, 0x20])
def test_rights_and_packing_are_no_fault(rights: int) -> None:
    """An ordinary program that packs the files again has its own rights, and may pack less tightly."""

    def alter(about: zipfile.ZipInfo) -> None:
        about.external_attr = rights

    found = members_of(_zipped(alter))
    assert (found.contents, found.faults) == (CONTENTS, [])


def _link(about: zipfile.ZipInfo) -> None:
    about.external_attr = (stat.S_IFLNK | 0o777) << 16


def _noted(about: zipfile.ZipInfo) -> None:
    about.extra = b"UT\x05\x00\x01\x00\x00\x00\x00"


@each(
    ("alter", "says"),
    [
        (_link, "4 members no file but a link or a device: "),
        (_noted, "4 members with notes of another program: "),
    ],
)
def test_what_programs_treat_each_in_its_own_way_is_one_finding(alter: Alter, says: str) -> None:
    faults = members_of(_zipped(alter)).faults
    named = "'START-HERE.html', 'sheets/es/a.pdf', 'about.html' …"
    assert [fault for fault in faults if fault.startswith("4 members")] == [says + named]
