"""Fetch the font families that fonts.yaml names, and write down what was fetched.

    python fonts/vendor.py                    fetch every family again, at the version noted
    python fonts/vendor.py noto-sans-lao      one family only
    python fonts/vendor.py --newest           the newest package of each instead
    python fonts/vendor.py --check            compare files and manifest; needs no network and no npm

Faces come from the npm packages `@expo-google-fonts/<family>`, which hold the static TrueType files
of Google Fonts, and are stored byte for byte: a changed face would be a "Modified Version" under
the licence. Nothing of a package but its Regular, its Bold and its licence is read; no script of
it runs.

The project must be installed (`pip install -e .`): the manifest is read by its strict YAML reader.
A new family: write its hand-kept fields into fonts.yaml (scripts, scale, ascent, descent, and
fallbacks or a note where it needs them), then run this with its name.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, TTLibError

from pocketcards.load.yaml import Node, ShapeError, read_yaml
from pocketcards.model.finding import Finding

HERE = Path(__file__).resolve().parent
MANIFEST = "fonts.yaml"
LICENCE = "LICENSE.txt"
SCOPE = "@expo-google-fonts"
WEIGHTS = {"regular": 400, "bold": 700}
KEPT = ("scripts", "scale", "ascent", "descent", "fallbacks", "note")
NEEDED = "0123456789-+"
"""What a number is printed with: a family that lacks one could not show it beside its own text."""
MAX_BYTES = 40_000_000
HEADER = """\
# The faces that ship with the project. `python fonts/vendor.py` writes this file; it keeps, as they
# are, the fields that people decide: scripts, scale, ascent, descent, fallbacks, note.
# README.md says what they mean. Edit one of those and run `python fonts/vendor.py --check`.
"""

Entry = dict[str, Any]
"""One family of the manifest, as it is written there."""
Files = dict[str, tuple[str, bytes]]
"""By style: the name of the file, and what is in it."""


class VendorError(Exception):
    """A family cannot be taken as it is; the text says why."""


def read_manifest(folder: Path) -> dict[str, Entry]:
    """Read fonts.yaml; fields that this command generates may still be missing."""
    findings: list[Finding] = []
    root = read_yaml(folder / MANIFEST, MANIFEST, findings)
    try:
        if root is not None:
            return {
                family_id: {key: _plain(value) for key, value in node.items()}
                for family_id, node in root.items()
            }
    except ShapeError as error:
        findings.append(error.finding)
    raise VendorError("; ".join(f"{found.path}:{found.line}: {found.message}" for found in findings))


def _plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _plain(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [_plain(value) for value in node.value]
    return node.value


def render(families: dict[str, Entry]) -> str:
    """Return the text of fonts.yaml."""
    blocks = ["\n".join([f"{family_id}:", *_lines(entry, "  "), ""]) for family_id, entry in families.items()]
    return "\n".join([HEADER, *blocks])


def _lines(entry: Entry, indent: str) -> Iterator[str]:
    for key, value in entry.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _lines(value, indent + "  ")
        else:  # JSON's strings and lists are YAML's, too
            yield f"{indent}{key}: {json.dumps(value, ensure_ascii=False)}"


def described(entry: Entry, source: dict[str, str], files: Files) -> Entry:
    """Return the entry: what people decided as it was, all else from the files themselves."""
    fonts = {style: _admitted(name, data, WEIGHTS[style]) for style, (name, data) in files.items()}
    if "regular" not in fonts:
        raise VendorError("there is no Regular")
    versions = {_version(font) for font in fonts.values()}
    if len(versions) > 1:
        raise VendorError(f"its faces are of different versions: {', '.join(sorted(versions))}")
    notice = _name(fonts["regular"], 0).rstrip(".")
    return {
        "name": _name(fonts["regular"], 1),
        "version": versions.pop(),
        "source": source,
        "licence": "OFL-1.1",
        "licence_file": LICENCE,
        "copyright": notice,
        "reserved_names": re.findall(r"Reserved Font Names? '([^']+)'", notice),
        **{key: entry[key] for key in KEPT if key in entry},
        "faces": {
            style: {"file": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": str(len(data))}
            for style, (name, data) in files.items()
        },
    }


def _admitted(name: str, data: bytes, weight: int) -> TTFont:
    """Open a face, or say why it may not be used: it must embed, and draw numbers, as it is."""
    try:
        font = TTFont(io.BytesIO(data), lazy=True)
        drawn = set(font.getBestCmap() or ())
        faults = {
            "it is not TrueType (no glyf table)": "glyf" not in font,
            "it is variable: the default instance would be drawn": "fvar" in font,
            "its fsType restricts embedding": font["OS/2"].fsType != 0,
            f"its weight is not {weight}": font["OS/2"].usWeightClass != weight,
            f"it lacks one of {NEEDED}": not drawn.issuperset(map(ord, NEEDED)),
        }
    except (TTLibError, KeyError) as error:
        raise VendorError(f"{name} is not a font: {error}") from error
    found = [fault for fault, present in faults.items() if present]
    if found:
        raise VendorError(f"{name}: {'; '.join(found)}")
    return font


def _name(font: TTFont, name_id: int) -> str:
    return str(font["name"].getDebugName(name_id) or "").strip()


def _version(font: TTFont) -> str:
    """Return name ID 5 without the word "Version" and without the tools that made the file."""
    return _name(font, 5).removeprefix("Version ").partition(";")[0]


def check_licence(text: str, notice: str) -> None:
    """Refuse a text that is not the OFL, or is another holder's. Years differ upstream."""
    holder = re.sub(r"^.*?\b\d{4}(-\d{4})?\s*", "", notice)
    first = text.partition("\n")[0]
    if "SIL OPEN FONT LICENSE Version 1.1" not in text or not first.startswith("Copyright"):
        raise VendorError("the licence file is not the SIL Open Font License 1.1 with a copyright line")
    if not holder or holder not in first:
        raise VendorError(f"the licence file is not of {holder!r}")


def fetch(family_id: str, entry: Entry, newest: bool) -> tuple[Entry, Files, str]:
    """Return the entry, the faces and the licence of the npm package."""
    package, known = f"{SCOPE}/{family_id}", entry.get("source", {})
    packed = _packed(f"{package}@{known.get('version', 'latest') if not newest else 'latest'}")
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(packed).digest()).decode("ascii")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        version = str(json.loads(_member(archive, "package/package.json"))["version"])
        licence = _member(archive, "package/LICENSE_FONT").decode("utf-8")
        files = _faces_in(archive)
    source = {"package": package, "version": version, "integrity": integrity}
    if known.get("version") == version and known != source:
        raise VendorError(f"version {version} is not what it was when it was first vendored")
    return described(entry, source, files), files, licence


def _packed(spec: str) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise VendorError("npm is not installed; only --check works without it")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", spec, "--silent", "--ignore-scripts", "--pack-destination", folder]
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        packages = list(Path(folder).glob("*.tgz"))
        if result.returncode or len(packages) != 1:
            raise VendorError(f"npm pack {spec} failed: {result.stderr.strip() or result.returncode}")
        return packages[0].read_bytes()


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    """Return one member. Nothing is ever unpacked to disk, so no path in an archive can lead anywhere."""
    try:
        member = archive.getmember(name)
    except KeyError:
        raise VendorError(f"{name} is missing: choose another version") from None
    stream = archive.extractfile(member) if member.isfile() and member.size <= MAX_BYTES else None
    if stream is None:
        raise VendorError(f"{name} is not a plain file of reasonable size")
    return stream.read()


def _faces_in(archive: tarfile.TarFile) -> Files:
    files: Files = {}
    for style, weight in WEIGHTS.items():
        folder = f"{weight}{style.title()}"
        pattern = re.compile(rf"package/{folder}/([A-Za-z]+)_{folder}\.ttf")
        for found in filter(None, map(pattern.fullmatch, archive.getnames())):
            files[style] = (f"{found[1]}-{style.title()}.ttf", _member(archive, found[0]))
    return files


def vendor(folder: Path, wanted: list[str], newest: bool) -> None:
    """Fetch families and write the manifest after each, so that an interrupted run can be taken up again."""
    families = read_manifest(folder)
    for family_id in wanted or list(families):
        if family_id not in families:
            raise VendorError(f"{family_id} is not in {MANIFEST}: write its hand-kept fields first")
        try:
            entry, files, licence = fetch(family_id, families[family_id], newest)
            check_licence(licence, entry["copyright"])
        except VendorError as error:
            raise VendorError(f"{family_id}: {error}") from error
        home = folder / family_id
        home.mkdir(exist_ok=True)
        for name, data in files.values():
            (home / name).write_bytes(data)
        (home / LICENCE).write_text(licence, encoding="utf-8", newline="\n")
        families[family_id] = entry
        (folder / MANIFEST).write_text(render(families), encoding="utf-8", newline="\n")
        print(f"{family_id} {entry['version']} from {SCOPE}/{family_id}@{entry['source']['version']}")


def check(folder: Path) -> list[str]:
    """Return what in the folder is not as the manifest says."""
    problems: list[str] = []
    listed: set[tuple[str, str]] = set()
    for family_id, entry in read_manifest(folder).items():
        try:
            listed |= {(family_id, face["file"]) for face in entry["faces"].values()}
            problems += [f"{family_id}: {fault}" for fault in _differences(folder / family_id, entry)]
        except VendorError as error:
            problems.append(f"{family_id}: {error}")
        except (KeyError, AttributeError, TypeError) as error:
            problems.append(f"{family_id}: the entry is incomplete ({error})")
        except OSError as error:
            problems.append(f"{family_id}: {Path(error.filename).name}: {error.strerror}")
    stray = {(path.parent.name, path.name) for path in folder.glob("*/*.ttf")} - listed
    return problems + [f"{home}/{name} is not in {MANIFEST}" for home, name in sorted(stray)]


def _differences(home: Path, entry: Entry) -> list[str]:
    names = {style: face["file"] for style, face in entry["faces"].items()}
    files = {style: (name, (home / name).read_bytes()) for style, name in names.items()}
    true = described(entry, entry["source"], files)
    check_licence((home / LICENCE).read_text(encoding="utf-8"), true["copyright"])
    keys = sorted(true.keys() | entry.keys())
    return [f"{key} does not agree with the files" for key in keys if true.get(key) != entry.get(key)]


def main(arguments: list[str]) -> int:
    """Run the command; 1 after a problem."""
    parser = argparse.ArgumentParser(description="Fetch the font families that fonts.yaml names.")
    parser.add_argument("family", nargs="*", help="only these; all without")
    parser.add_argument("--newest", action="store_true", help="the newest package, not the version noted")
    parser.add_argument("--check", action="store_true", help="compare files and manifest, offline")
    options = parser.parse_args(arguments)
    try:
        if not options.check:
            vendor(HERE, options.family, options.newest)
        problems = check(HERE)
    except VendorError as error:
        problems = [str(error)]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
