"""One file per writing system: breaking, leading, floor size (ISO 15924 names)."""

from __future__ import annotations

from pocketcards.writing import (
    adlm,
    arab,
    arab_nastaliq,
    armn,
    beng,
    cans,
    cher,
    cyrl,
    deva,
    ethi,
    geor,
    grek,
    gujr,
    guru,
    hans,
    hant,
    hebr,
    jpan,
    khmr,
    knda,
    kore,
    laoo,
    latn,
    mlym,
    mymr,
    nkoo,
    orya,
    sinh,
    taml,
    telu,
    tfng,
    thai,
    tibt,
)
from pocketcards.writing.base import WritingSystem

__all__ = ["WRITING_SYSTEMS", "writing_system"]

WRITING_SYSTEMS: tuple[WritingSystem, ...] = (
    latn.WRITING_SYSTEM,
    cyrl.WRITING_SYSTEM,
    grek.WRITING_SYSTEM,
    armn.WRITING_SYSTEM,
    geor.WRITING_SYSTEM,
    hebr.WRITING_SYSTEM,
    arab.WRITING_SYSTEM,
    arab_nastaliq.WRITING_SYSTEM,
    deva.WRITING_SYSTEM,
    beng.WRITING_SYSTEM,
    guru.WRITING_SYSTEM,
    gujr.WRITING_SYSTEM,
    taml.WRITING_SYSTEM,
    telu.WRITING_SYSTEM,
    knda.WRITING_SYSTEM,
    mlym.WRITING_SYSTEM,
    sinh.WRITING_SYSTEM,
    orya.WRITING_SYSTEM,
    ethi.WRITING_SYSTEM,
    thai.WRITING_SYSTEM,
    laoo.WRITING_SYSTEM,
    khmr.WRITING_SYSTEM,
    mymr.WRITING_SYSTEM,
    tibt.WRITING_SYSTEM,
    cher.WRITING_SYSTEM,
    nkoo.WRITING_SYSTEM,
    adlm.WRITING_SYSTEM,
    cans.WRITING_SYSTEM,
    tfng.WRITING_SYSTEM,
    hans.WRITING_SYSTEM,
    hant.WRITING_SYSTEM,
    jpan.WRITING_SYSTEM,
    kore.WRITING_SYSTEM,
)


def writing_system(tag: str) -> WritingSystem | None:
    """Return the writing system of a tag such as `Thai` or `Arab-Nastaliq`."""
    return next((system for system in WRITING_SYSTEMS if system.tag == tag), None)
