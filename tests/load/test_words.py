"""The words of a language: read with their lines, refused where they are written otherwise, never needed."""

from __future__ import annotations

from pathlib import Path

from pocketcards.load.words import load_words
from pocketcards.model.finding import Finding
from pocketcards.model.words import FACTS, Figures, Words
from tests.support.each import each

SOUND = 'promises:\n  free: ["gratis*"]\n  safe: ["a salvo", "*segur*"]\ntelling: [policía]\n'


def read(root: Path, locale: str, files: dict[str, str]) -> tuple[Words | None, list[Finding]]:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    findings: list[Finding] = []
    return load_words(root, [locale], findings).get(locale), findings


def test_lists_become_words_in_the_order_of_the_facts(tmp_path: Path) -> None:
    words, findings = read(tmp_path, "es", {"translations/es/words.yaml": SOUND})
    assert not findings
    assert words == Words({"safe": ("a salvo", "*segur*"), "free": ("gratis*",)}, ("policía",))
    assert list(words.promises) == [fact for fact in FACTS if fact in ("safe", "free")]


def test_locale_without_a_file_has_no_words(tmp_path: Path) -> None:
    assert read(tmp_path, "es", {}) == (None, [])


def test_list_that_is_missing_is_empty(tmp_path: Path) -> None:
    words, findings = read(tmp_path, "es", {"translations/es/words.yaml": 'telling: ["a"]\n'})
    assert (words, findings) == (Words({}, ("a",)), [])


def test_words_of_english_stand_beside_its_cards(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "words.yaml").write_text('telling: ["police"]\n', "utf-8")
    assert load_words(tmp_path, [], []) == {"en": Words({}, ("police",))}


@each("locale", ["es_MX", "es_419"])
def test_region_has_the_words_of_its_language(tmp_path: Path, locale: str) -> None:
    own = {f"translations/{locale}/words.yaml": 'telling: ["b"]\n'}
    spanish = {"translations/es/words.yaml": 'telling: ["a"]\n'}
    assert read(tmp_path, locale, spanish)[0] == Words({}, ("a",))
    assert read(tmp_path, locale, own)[0] == Words({}, ("b",))


def test_words_never_come_from_another_script(tmp_path: Path) -> None:
    assert read(tmp_path, "sr_Latn", {"translations/sr/words.yaml": 'telling: ["a"]\n'})[0] is None


def test_figures_become_values_with_their_words(tmp_path: Path) -> None:
    text = (
        'figures:\n  numbers: {"1": ["uno", "una"], "20": ["veinte"]}\n  everyday: ["una"]\n  joins: ["y"]\n'
    )
    words, findings = read(tmp_path, "es", {"translations/es/words.yaml": text})
    assert not findings
    assert words
    numbers = ((1, ("uno", "una")), (20, ("veinte",)))
    assert words.figures == Figures(numbers, everyday=("una",), joins=("y",))


@each(
    ("text", "says"),
    [
        ('promise: {free: ["a"]}\n', "unknown key 'promise'"),
        ('promises: {gratis: ["a"]}\n', "unknown key 'gratis'"),
        ("telling: police\n", "a list is expected"),
        ('telling: ["a", "a"]\n', "'a' stands here a second time"),
        ('telling: ["*a"]\n', "'*a' is written neither"),
        ('telling: ["a*b"]\n', "'a*b' is written neither"),
        ('telling: [" a"]\n', "' a' is written neither"),
        ('telling: [""]\n', "'' is written neither"),
        ('telling: ["**"]\n', "'**' is written neither"),
        ("telling: [no]\n", "must be quoted"),
        ('figures: {digits: {"1": [uno]}}\n', "unknown key 'digits'"),
        ('figures: {numbers: {one: ["uno"]}}\n', "'one' is no number in digits"),
        ('figures: {numbers: {"01": ["uno"]}}\n', "'01' is no number in digits"),
        ('figures: {numbers: {"1": ["uno"], "2": ["uno"]}}\n', "'uno' says another number too"),
        ('figures: {numbers: {"1": ["uno"]}, everyday: ["una"]}\n', "'una' is none of the words"),
        ("", "the file is empty"),
    ],
)
def test_what_is_written_otherwise_is_told_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    words, (found,) = read(tmp_path, "es", {"translations/es/words.yaml": f"# Words\n{text}"})
    assert words == Words()
    assert says in found.message
    assert found.path == "translations/es/words.yaml"
    assert found.line == (1 if text == "" else 2)
