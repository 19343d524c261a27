"""`review --from` and `review --code`: what readers ticked on a proof sheet, or sent back, is taken in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pocketcards.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from pocketcards.catalog.entry import PoFile
    from pocketcards.catalog.table_merge import Imported
    from pocketcards.commands.session import Session
    from pocketcards.load.languages import Languages
    from pocketcards.model.asked import Readers
    from pocketcards.model.finding import Finding
    from pocketcards.model.project import Project
    from pocketcards.review.intake import Intake
    from pocketcards.review.reply import Reply
    from pocketcards.review.taken import Said, Taken

__all__ = ["add", "answer", "wanted"]

PASTED = "-"


def add(review: argparse.ArgumentParser) -> None:
    """Add what takes answers in."""
    review.add_argument(
        "--from",
        dest="source",
        metavar="FILE",
        help="take in what a reader sent back (-: paste it, then Ctrl-D)",
    )
    review.add_argument("--code", metavar="CODE", help="take in what was ticked on the paper with this code")
    review.add_argument("--agreed", metavar="NUMBERS", help="on paper: ticked yes, as `all` or 1-6,9")
    review.add_argument("--not", dest="refused", metavar="NUMBERS", help="on paper: ticked no, as 7,12")


def wanted(options: argparse.Namespace) -> bool:
    """Tell whether answers to a sheet are to be taken in."""
    ticked = options.agreed is not None or options.refused is not None
    if options.code is None:
        if ticked:
            raise UsageError("--agreed and --not are about a sheet of paper: name its --code")
        return options.source is not None
    if options.source is not None:
        raise UsageError("an answer that was sent has its code in it; --code is for paper")
    if not ticked:
        hint = f"As in `review es --by TEAM --code {options.code} --agreed all --not 7,12`."
        raise UsageError("what was ticked on the paper?", hint)
    return True


def answer(session: Session, options: argparse.Namespace) -> ExitCode:
    """Show what answers change, and write it: words first, then who has read what."""
    from pocketcards.load.project import project_languages
    from pocketcards.load.proofs import find_proofs
    from pocketcards.review.intake import intake
    from pocketcards.review.taken import taken

    findings: list[Finding] = []
    replies, shown = _replies(options, findings)
    sheets = find_proofs(session.root, findings)
    if session.tell(findings):
        session.warn("nothing was written")
        return ExitCode.FINDINGS
    names = project_languages(session.root, [])
    locale = _locale(session, names, options, replies, sheets)
    project = _loaded(session, names, locale)
    language = names.find(locale)
    assert language, "a sheet of a language that nobody knows is not made"
    own = {code: one for code, one in sheets.items() if one.locale == locale}
    found = taken(project, language, replies, own, shown, paper=options.code is not None)
    if not found.sound or not found.said:
        return session.refuse(found.findings, ExitCode.FINDINGS)
    words = _words(session, names, locale, project, found, shown)
    work = intake(project, names, locale, found, options.by, session.dated(options.date))
    for line in _shown(work, found, words):
        session.say(line)
    if words and not words.sound:
        return session.refuse([*found.findings, *words.findings], ExitCode.FINDINGS)
    session.tell([*found.findings, *(words.findings if words else ())])
    _ask(session, options)
    written = list(_write(session, project, locale, work, words))
    for line in written:
        session.say(line)
    if not written:
        session.say("the answer changes nothing")
    if bare := found.without_reason:
        session.say(f"why not is kept nowhere, because nobody said it: {', '.join(bare)}")
        session.say(f"  Ask the reader, then `review --from -`: the code, and below it `{bare[0]} no: why`.")
    return ExitCode.FINDINGS if found.findings or work.unsigned else ExitCode.FINE


def _replies(options: argparse.Namespace, findings: list[Finding]) -> tuple[list[Reply], str]:
    """Return what was answered, and how findings call it."""
    from pocketcards.review.reply import read_replies

    if options.code is not None:
        return [_ticked(options)], "--code"
    if options.source == PASTED:
        return read_replies(sys.stdin.read(), "answer", findings), "answer"
    path = Path(options.source)
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise InputError(f"{path} cannot be read: {_why(error)}") from None
    return read_replies(text, path.name, findings), path.name


def _why(error: OSError | UnicodeError) -> str:
    if isinstance(error, OSError):
        return error.strerror or "it is no file"
    return "it is no text in UTF-8; save the message as plain text, or paste it with --from -"


def _ticked(options: argparse.Namespace) -> Reply:
    """Return what was ticked on paper."""
    from pocketcards.model.asked import fault_of_code, written_code
    from pocketcards.review.reply import Reply, numbers_of

    code = written_code(options.code)
    if fault := fault_of_code(code):
        raise UsageError(f"--code {options.code}: {fault}")
    ticked: dict[str, dict[int, int]] = {}
    everything = (options.agreed or "").strip().lower() == "all"
    for name, text in (("--agreed", "" if everything else options.agreed), ("--not", options.refused)):
        numbers = numbers_of(text) if text else []
        if numbers is None:
            raise UsageError(f"{name} {text!r} is no list of numbers", "As in 1-6,9.")
        ticked[name] = dict.fromkeys(numbers, 1)
    return Reply(code, 1, everything, ticked["--agreed"], ticked["--not"])


def _locale(
    session: Session, names: Languages, options: argparse.Namespace, replies: Sequence[Reply], sheets: Readers
) -> str:
    """Return the language that was read: the one that is named, and that of the sheets."""
    from pocketcards.model.locale import SOURCE_LOCALE

    asked = list(dict.fromkeys(sheets[one.code].locale for one in replies if one.code in sheets))
    named = SOURCE_LOCALE if options.safety else ""
    if options.locale:
        (named,) = session.named([options.locale], languages=names)
    if len(asked) > 1:
        raise UsageError(f"these are answers about {' and '.join(asked)}", "Take in one language at a time.")
    if named and asked and asked != [named]:
        other = names.find(asked[0])
        what = f"the code is that of a sheet in {other.english if other else asked[0]} ({asked[0]})"
        raise UsageError(f"{what}, not in {named}", f"As in `review {asked[0]} --by TEAM …`.")
    if not asked and not named:
        codes = ", ".join(one.code for one in replies)
        raise UsageError(
            f"no proofs.yaml knows {codes}", "Fetch the one of whoever made the sheet, or print anew."
        )
    return named or asked[0]


def _loaded(session: Session, names: Languages, locale: str) -> Project:
    """Load the project; of a language with every catalog, because better sentences are compared with them."""
    from pocketcards.model.finding import Severity
    from pocketcards.model.locale import SOURCE_LOCALE

    findings: list[Finding] = []
    project = session.load(findings, names, locales=() if locale == SOURCE_LOCALE else None)
    ours = ("cards/", "fonts/", "translations/languages.yaml", f"translations/{locale}/")
    errors = [one for one in findings if one.severity is Severity.ERROR and (one.path or "").startswith(ours)]
    if session.tell(errors):
        raise InputError("what was read cannot be loaded", "Mend what is named above.")
    if locale not in project.locales:
        hint = f"Begin it with `python generate.py init {locale}`, then take the answer in again."
        raise UsageError(f"there is no catalog {locale} to write sentences into", hint)
    return project


def _words(
    session: Session, names: Languages, locale: str, project: Project, found: Taken, shown: str
) -> Imported | None:
    """Return the catalog with the better sentences; None where there are none."""
    from pocketcards.catalog.merge import updated
    from pocketcards.commands.session import template_of
    from pocketcards.review.intake import better_words
    from pocketcards.review.taken import Verdict

    if not found.of(Verdict.BETTER):
        return None
    current = updated(_po(session, locale), template_of(project))
    return better_words(project, names, locale, found, current, shown)


def _po(session: Session, locale: str) -> PoFile:
    from pocketcards.catalog.reader import read_po_file

    path = _catalog(locale)
    po = read_po_file(session.root / path, path, locale, [])
    if po is None:
        raise InputError(f"{path} cannot be read", "`check` says what is wrong with it.")
    return po


def _catalog(locale: str) -> str:
    return f"translations/{locale}/LC_MESSAGES/cards.po"


def _shown(work: Intake, found: Taken, words: Imported | None) -> Iterator[str]:
    """Yield every change, for who is going to agree to it."""
    from pocketcards.review.taken import Verdict

    codes = ", ".join(
        dict.fromkeys(f"{one.asked.code} (card {one.asked.card})" for one in found.said.values())
    )
    yield f"{work.reading.about}: {codes}, read by {work.answers.team}"
    for change in words.changes if words else ():
        yield f"better {found.said[change.id].number}  {change.id}"
        yield f"    {change.english}"
        if change.old:
            yield f"  - {change.old}"
        yield f"  + {change.new}"
    changed = {change.id for change in words.changes} if words else set()
    for name, one in found.of(Verdict.BETTER).items():
        if name not in changed and words and words.sound:
            yield f"better {one.number}  {name}: it is the sentence that stands there; nothing is taken"
    for name, one in found.of(Verdict.WRONG).items():
        yield from _no(work, name, one)
    if right := found.of(Verdict.RIGHT):
        yield f"yes    {_ranges(right)}"
    for line in work.unsigned:
        yield f"cannot be signed: {line}"


def _no(work: Intake, name: str, one: Said) -> Iterator[str]:
    item = work.items.get(name)
    yield f"no     {one.number}  {name}"
    if item:
        yield f"    {item.read}"
    if one.text:
        yield f"    “{one.text}” will be published: no names, no places, nothing about anybody?"


def _ranges(said: Mapping[str, Said]) -> str:
    """Return numbers as people write them: 1-6, 9; of several sheets each with its code."""
    from itertools import groupby

    parts = []
    for code, some in groupby(said.values(), lambda one: one.asked.code):
        numbers = sorted(one.number for one in some)
        runs = [list(run) for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
        listed = ", ".join(
            f"{a[1]}-{b[1]}" if a != b else str(a[1]) for a, b in ((run[0], run[-1]) for run in runs)
        )
        parts.append(f"{code}: {listed}")
    return "; ".join(parts)


def _ask(session: Session, options: argparse.Namespace) -> None:
    """Go on only where somebody has seen all this and says yes."""
    if options.yes:
        return
    if not session.somebody_there:
        hint = "Read what is shown above; then say it again with --yes."
        raise UsageError("nobody is here to ask; nothing was written", hint)
    print("Write this? [y]es, [n]o: ", end="", flush=True, file=session.out)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise UsageError("nothing was written")


def _write(
    session: Session, project: Project, locale: str, work: Intake, words: Imported | None
) -> Iterator[str]:
    """Write words, then reasons and signatures, and say what to commit in which order."""
    from pocketcards.commands.session import save
    from pocketcards.load.edit import replace_file
    from pocketcards.model.wording import counted
    from pocketcards.review.answers import files_of

    if words and words.changes:
        save(session.root / _catalog(locale), words.po)
        yield f"{_catalog(locale)}: {counted(len(words.changes), 'better sentence')} written"
        yield "  Commit this first. Another team than the one that wrote them signs them."
    files = files_of(project, work.reading, work.answers)
    for path, text in files.items():
        replace_file(session.root / path, text)
    reasons = [path for path in files if path != work.reading.path]
    for path in reasons:
        yield f"{path}: {counted(len(work.answers.reasons), 'reason')} written"
    if work.reading.path in files:
        signed = counted(len(work.answers.agreed), "text")
        yield f"{work.reading.path}: {signed} signed by {work.answers.team} on {work.answers.day.isoformat()}"
    if words and words.changes and files:
        yield "  Commit this second."
