"""What translations said is believed where program, catalogs and every byte are as they were; only there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pocketcards.model.manifest import Origin
from pocketcards.model.message import Catalog
from pocketcards.sets.texts import TEXTS, _seal, catalogs_before, texts_of
from tests.bundled import project
from tests.support.each import each

LOCALES = ("ar", "es", "zh_Hans")
ORIGIN = Origin(
    {"package": "one", "faces": "two"}, {}, {f"translations/{name}": f"as-{name}-is" for name in LOCALES}
)


def catalogs() -> dict[str, Catalog]:
    """Return some catalogs, with a note in each."""
    return {name: noted(project().catalogs[name], "a@b.example") for name in LOCALES}


def noted(catalog: Catalog, *notes: str) -> Catalog:
    return catalog._replace(
        entries={name: one._replace(comments=notes) for name, one in catalog.entries.items()}
    )


def test_catalogs_come_back_as_they_were_read(tmp_path: Path) -> None:
    (tmp_path / TEXTS).write_bytes(texts_of(catalogs(), ORIGIN, tmp_path))
    assert catalogs_before(tmp_path, ORIGIN) == {name: noted(one) for name, one in catalogs().items()}
    assert b"@" not in (tmp_path / TEXTS).read_bytes()


def test_a_catalog_that_is_another_is_read(tmp_path: Path) -> None:
    (tmp_path / TEXTS).write_bytes(texts_of(catalogs(), ORIGIN, tmp_path))
    now = ORIGIN._replace(inputs={**ORIGIN.inputs, "translations/es": "as-it-is-now"})
    assert set(catalogs_before(tmp_path, now)) == {"ar", "zh_Hans"}


def test_what_is_said_of_a_catalog_that_is_as_it_was_stays(tmp_path: Path) -> None:
    """And is what would be said of it; of one that is another, the new words are said."""
    now = ORIGIN._replace(inputs={**ORIGIN.inputs, "translations/es": "as-it-is-now"})
    entries = {name: one._replace(msgstr="Sí") for name, one in project().catalogs["es"].entries.items()}
    spanish = catalogs() | {"es": project().catalogs["es"]._replace(entries=entries)}
    afresh = texts_of(spanish, now, tmp_path)
    (tmp_path / TEXTS).write_bytes(texts_of(catalogs(), ORIGIN, tmp_path))
    assert texts_of(spanish, now, tmp_path) == afresh
    (tmp_path / TEXTS).write_bytes(afresh)
    assert catalogs_before(tmp_path, now)["es"] == noted(spanish["es"])


def test_another_program_reads_all(tmp_path: Path) -> None:
    (tmp_path / TEXTS).write_bytes(texts_of(catalogs(), ORIGIN, tmp_path))
    assert catalogs_before(tmp_path, ORIGIN._replace(program={**ORIGIN.program, "package": "three"})) == {}


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "another letter": lambda data: data.replace(b"Hablo", b"Habla", 1),
    "cut off": lambda data: data[:-1],
    "the seal alone": lambda data: data.partition(b"\n")[0],
    "no seal": lambda data: data.partition(b"\n")[2],
    "another seal": lambda data: b"0" + data[1:] if data[:1] != b"0" else b"1" + data[1:],
    "something else": lambda _: b"\n[]",
    "of another shape": lambda _: sealed(b'es as-es-is ["es.po",[["a"]]]'),
    "of another kind": lambda _: sealed(b"es as-es-is {}"),
    "no catalog": lambda _: sealed(b"[]"),
    "no text": lambda _: b"\xff\n\xff",
}


def sealed(body: bytes) -> bytes:
    """Return what this program would have to believe, if it had written it."""
    return _seal(body, ORIGIN) + b"\n" + body


@each("name", DAMAGES)
def test_what_is_damaged_says_nothing(tmp_path: Path, name: str) -> None:
    whole = texts_of(catalogs(), ORIGIN, tmp_path)
    damaged = DAMAGES[name](whole)
    assert damaged != whole
    (tmp_path / TEXTS).write_bytes(damaged)
    assert catalogs_before(tmp_path, ORIGIN) == {}


def test_a_set_without_it_says_nothing(tmp_path: Path) -> None:
    assert catalogs_before(tmp_path, ORIGIN) == {}
