"""Who is named in a catalog is found and taken out; what translators wrote stays."""

from __future__ import annotations

from pocketcards.catalog.entry import Entry, PoFile
from pocketcards.catalog.persons import anonymous, named_persons
from pocketcards.catalog.writer import new_header, write_po

HEADER = new_header("es", ("Draft: no speaker has checked these translations yet.",))
NAMED_LINES = (
    "Last-Translator: Berta Ruiz",
    "Last-Translator: Berta <berta@example.org>",
    "Language-Team: Spanish <berta@example.org>",
    "Report-Msgid-Bugs-To: berta@example.org",
    "X-Reviewer: berta@example.org",
)
SOUND_LINES = (
    "Last-Translator: ",
    "Last-Translator: FULL NAME <EMAIL@ADDRESS>",
    "Language-Team: Spanish",
    "Language-Team: LANGUAGE <LL@li.org>",
    "X-Generator: Poedit 3.4",
    "PO-Revision-Date: 2026-11-29 10:00+0000",
)
NAMED_COMMENTS = (
    "Berta Ruiz <berta@example.org>, 2026.",
    "Berta Ruiz, 2024, 2026.",
    "SPDX-FileCopyrightText: 2024, 2026 Berta Ruiz <berta@example.org>",
    "Copyright (C) 2026 Berta Ruiz <berta@example.org>",
)
SOUND_COMMENTS = (
    "Draft: no speaker has checked these translations yet.",
    "FIRST AUTHOR <EMAIL@ADDRESS>, YEAR.",
    "This file is distributed under the same license as the PACKAGE package.",
    "",
)


def _with(line: str = "", *comments: str) -> PoFile:
    text = HEADER.msgstr + (f"{line}\n" if line else "")
    return PoFile(HEADER._replace(msgstr=text, comments=(*HEADER.comments, *comments)))


def test_named_persons_are_found_and_taken_out() -> None:
    clean = _with()
    for line in NAMED_LINES:
        assert [name for name, _ in named_persons(_with(line))] == [line.partition(":")[0]], line
        assert anonymous(_with(line)) == clean, line
    for comment in NAMED_COMMENTS:
        assert len(list(named_persons(_with("", comment)))) == 1, comment
        assert anonymous(_with("", comment)) == clean, comment


def test_what_names_nobody_stays() -> None:
    for po in (*map(_with, SOUND_LINES), *(_with("", comment) for comment in SOUND_COMMENTS)):
        assert list(named_persons(po)) == [], po.header
        assert anonymous(po) == po
        write_po(po)


def test_what_a_translator_wrote_stays_without_the_address() -> None:
    entry = Entry("a", "Call.", "Llame.", comments=("ask <berta@example.org> about usted", "1945, Berlin"))
    po = _with()._replace(entries=(entry,))
    assert len(list(named_persons(po))) == 1
    (found,) = anonymous(po).entries
    assert found == entry._replace(comments=("ask  about usted", "1945, Berlin"))
    assert list(named_persons(anonymous(po))) == []
