"""Everything that is checked before a card is typeset. One file per check, listed here."""

from __future__ import annotations

from pocketcards.checks import (
    crd001_role_without_contact,
    crd002_sign_too_long,
    msg001_placeholder_changed,
    msg002_figure_changed,
    msg003_fuzzy_translation,
    msg004_outdated_translation,
    msg005_untranslated_message,
    msg006_unknown_message,
)
from pocketcards.checks.base import Check
from pocketcards.model.finding import Finding
from pocketcards.model.project import Project

__all__ = ["CHECKS", "run_checks"]

CHECKS: tuple[Check, ...] = (
    crd001_role_without_contact.CHECK,
    crd002_sign_too_long.CHECK,
    msg001_placeholder_changed.CHECK,
    msg002_figure_changed.CHECK,
    msg003_fuzzy_translation.CHECK,
    msg004_outdated_translation.CHECK,
    msg005_untranslated_message.CHECK,
    msg006_unknown_message.CHECK,
)


def run_checks(project: Project) -> list[Finding]:
    """Run every check. A check that crashes is a fault of ours and stops the run."""
    return [finding for check in CHECKS for finding in check.find(project)]
