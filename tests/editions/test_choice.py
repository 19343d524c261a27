"""Names on the command line: what is taken, what is only offered, what never stands for something else."""

from __future__ import annotations

import pytest

from pocketcards.editions.choice import cards_of, chosen, locale_meant, regions_of
from pocketcards.editions.request import Request, known_locales, resolved
from pocketcards.errors import UsageError
from pocketcards.formats import format_names
from tests import bundled


def _meant(name: str, *, wide: bool) -> tuple[str, str]:
    """Return the locale, or the whole answer."""
    try:
        return locale_meant(name, bundled.languages(), known_locales(bundled.ROOT), wide=wide), ""
    except UsageError as error:
        return "", f"{error}\n{error.hint}"


def test_a_name_finds_its_language_and_no_other() -> None:
    found = {
        name: _meant(name, wide=True)[0]
        for name in (
            "Bangla",
            "Bengali",
            "ES",
            "Kreyol",
            "Castilian",
            "Farsi",
            "khmer",
            "ខ្មែរ",
            "Ga",
            "ga",
            "Irish",
        )
    }
    assert found == {
        "Bangla": "bn",
        "Bengali": "bn",
        "ES": "es",
        "Kreyol": "ht",
        "Castilian": "es",
        "Farsi": "fa",
        "khmer": "km",
        "ខ្មែរ": "km",
        "Ga": "gaa",
        "ga": "ga",
        "Irish": "ga",
    }


def test_what_is_meant_is_said_in_few_lines_with_names() -> None:
    wrong = []
    for name, said in {
        "Tshiluba": "That is lua, which has no entry in translations/languages.yaml.",
        "zh-CN": "Do you mean Chinese (Simplified) (zh_Hans)? Say zh_Hans.",
        "zh_TW": "Do you mean Chinese (Traditional) (zh_Hant)? Say zh_Hant.",
        "tl": "Do you mean Filipino (Tagalog) (fil)? Say fil.",
        "iw": "Do you mean Hebrew (he)? Say he.",
        "es-MX": "Do you mean Spanish (es)? Say es.",
        "Mandarin": "can be Chinese (Simplified) (zh_Hans) or Chinese (Traditional) (zh_Hant)",
        "Españl": "Did you mean Spanish (es)?",
        "Khmre": "Did you mean Khmer (km)",
        "klingon": "`python generate.py list languages` shows what there is.",
    }.items():
        locale, answer = _meant(name, wide=False)
        if locale or said not in answer or answer.count("\n") > 2:
            wrong.append((name, locale, answer))
    assert wrong == []


def test_script_in_brackets_is_no_language() -> None:
    """`--locale Latin` once made Rohingya, and Bangla Manipuri."""
    among = bundled.languages().known()
    assert bundled.languages().named("Bangla", [one for one in among if one != "bn"]) == []
    assert bundled.languages().named("Latin", known_locales(bundled.ROOT)) == []


def test_cards_regions_and_formats_go_by_id_or_name_in_any_letters() -> None:
    project = bundled.project()
    formats = format_names(project.stock)
    asked = Request(
        cards=("Bridge", "Help card"),
        regions=("US", "united kingdom"),
        formats=("avery-5372", "Avery 8371", "PRESS"),
    )
    found = resolved(asked, project, formats)
    assert (found.cards, found.regions) == (("bridge", "hotline"), ("us", "gb"))
    assert found.formats == ("avery-5371", "press")
    for kind, typed, known, said in (
        ("card", "hotlne", cards_of(project), "Did you mean Help card (hotline)?"),
        ("region", "United", regions_of(project), "Did you mean United States (us) or United Kingdom (gb)?"),
        ("format", "avery-9999", formats, "Did you mean Avery"),
        ("region", "Atlantis", regions_of(project), "There are: United States (us), Missouri (us_mo)"),
    ):
        with pytest.raises(UsageError) as caught:
            chosen(kind, [typed], known)
        assert said in caught.value.hint, typed
        assert caught.value.hint.count("\n") <= 1
