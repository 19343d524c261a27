"""Everything that is checked before a card is typeset. One file per check, listed here."""

from __future__ import annotations

from collections.abc import Collection

from pocketcards.checks import waivers as waiving
from pocketcards.checks.base import Check
from pocketcards.checks.cards import (
    crd001_role_without_contact,
    crd002_sign_too_long,
    crd006_telling_outside,
    crd007_service_named_on_discreet_card,
    crd008_outside_not_neutral,
    crd009_recognizable_contact,
    crd010_required_number_not_placed,
    crd011_number_placed_twice,
    crd012_hotline_not_first,
    crd013_label_of_another_kind,
    crd014_number_in_name,
    lng003_bracket_in_name,
)
from pocketcards.checks.consequences import without_consequences
from pocketcards.checks.contacts import (
    con001_dial_malformed,
    con002_print_malformed,
    con003_dial_and_print_differ,
    con004_vanity_disagrees,
    con005_keyword_malformed,
    con006_short_code_as_voice,
    con007_kind_does_not_fit_role,
    con008_contact_out_of_reach,
    con009_implausible_number,
    con010_premium_rate_number,
    con011_source_unclear,
    con012_date_in_future,
    con013_contact_stale,
    con014_number_listed_twice,
    con015_numbers_look_alike,
    con016_number_not_as_locked,
    con017_role_not_declared,
    con018_short_number_unknown,
    con019_language_unknown,
    con020_recording_unknown,
    con021_claim_without_words,
    con022_mix_not_printable,
)
from pocketcards.checks.messages import (
    msg001_placeholder_changed,
    msg002_figure_changed,
    msg003_fuzzy_translation,
    msg004_outdated_translation,
    msg005_untranslated_message,
    msg006_unknown_message,
    msg007_malformed_placeholder,
    msg008_role_out_of_place,
    msg009_touched_placeholder,
    msg010_disguised_figure,
    msg011_foreign_digit,
    msg012_number_in_english,
    msg013_bidi_control,
    msg014_invisible_character,
    msg015_markup_or_address,
    msg016_changed_keyword,
    msg017_text_in_another_script,
    msg018_text_of_another_language,
    msg019_same_as_english,
    msg020_blank_translation,
    msg021_stray_space,
    msg022_unbacked_promise,
    msg023_text_over_limit,
    msg024_word_to_avoid,
    msg025_number_in_words,
    msg026_figure_word_beside_number,
    msg027_figure_word_in_hours,
    msg028_letters_for_number,
    msg029_symbol_on_card,
    msg030_word_of_a_program,
    msg031_english_as_own_language,
    msg032_word_of_two_scripts,
    msg033_wrong_encoding,
    msg034_too_many_marks,
    msg035_letters_out_of_order,
    msg036_sign_within_word,
    msg037_shortened_term,
    rev002_stale_signature,
    rev007_open_remark,
)
from pocketcards.checks.unchecked import unchecked
from pocketcards.model.finding import Finding, Rule
from pocketcards.model.locale import SOURCE_LOCALE
from pocketcards.model.project import Project

__all__ = ["CHECKS", "RULES", "not_checked", "run_checks", "without_consequences"]

CHECKS: tuple[Check, ...] = (
    con001_dial_malformed.CHECK,
    con002_print_malformed.CHECK,
    con003_dial_and_print_differ.CHECK,
    con004_vanity_disagrees.CHECK,
    con005_keyword_malformed.CHECK,
    con006_short_code_as_voice.CHECK,
    con007_kind_does_not_fit_role.CHECK,
    con008_contact_out_of_reach.CHECK,
    con009_implausible_number.CHECK,
    con010_premium_rate_number.CHECK,
    con011_source_unclear.CHECK,
    con012_date_in_future.CHECK,
    con013_contact_stale.CHECK,
    con014_number_listed_twice.CHECK,
    con015_numbers_look_alike.CHECK,
    con016_number_not_as_locked.CHECK,
    con017_role_not_declared.CHECK,
    con018_short_number_unknown.CHECK,
    con019_language_unknown.CHECK,
    con020_recording_unknown.CHECK,
    con021_claim_without_words.CHECK,
    con022_mix_not_printable.CHECK,
    crd001_role_without_contact.CHECK,
    crd002_sign_too_long.CHECK,
    crd006_telling_outside.CHECK,
    crd007_service_named_on_discreet_card.CHECK,
    crd008_outside_not_neutral.CHECK,
    crd009_recognizable_contact.CHECK,
    crd010_required_number_not_placed.CHECK,
    crd011_number_placed_twice.CHECK,
    crd012_hotline_not_first.CHECK,
    crd013_label_of_another_kind.CHECK,
    crd014_number_in_name.CHECK,
    lng003_bracket_in_name.CHECK,
    msg001_placeholder_changed.CHECK,
    msg002_figure_changed.CHECK,
    msg003_fuzzy_translation.CHECK,
    msg004_outdated_translation.CHECK,
    msg005_untranslated_message.CHECK,
    msg006_unknown_message.CHECK,
    msg007_malformed_placeholder.CHECK,
    msg008_role_out_of_place.CHECK,
    msg009_touched_placeholder.CHECK,
    msg010_disguised_figure.CHECK,
    msg011_foreign_digit.CHECK,
    msg012_number_in_english.CHECK,
    msg013_bidi_control.CHECK,
    msg014_invisible_character.CHECK,
    msg015_markup_or_address.CHECK,
    msg016_changed_keyword.CHECK,
    msg017_text_in_another_script.CHECK,
    msg018_text_of_another_language.CHECK,
    msg019_same_as_english.CHECK,
    msg020_blank_translation.CHECK,
    msg021_stray_space.CHECK,
    msg022_unbacked_promise.CHECK,
    msg023_text_over_limit.CHECK,
    msg024_word_to_avoid.CHECK,
    msg025_number_in_words.CHECK,
    msg026_figure_word_beside_number.CHECK,
    msg027_figure_word_in_hours.CHECK,
    msg028_letters_for_number.CHECK,
    msg029_symbol_on_card.CHECK,
    msg030_word_of_a_program.CHECK,
    msg031_english_as_own_language.CHECK,
    msg032_word_of_two_scripts.CHECK,
    msg033_wrong_encoding.CHECK,
    msg034_too_many_marks.CHECK,
    msg035_letters_out_of_order.CHECK,
    msg036_sign_within_word.CHECK,
    msg037_shortened_term.CHECK,
    rev002_stale_signature.CHECK,
    rev007_open_remark.CHECK,
)
RULES: tuple[Rule, ...] = (*(check.rule for check in CHECKS), *waiving.RULES)
"""Everything that this stage can find."""


def run_checks(project: Project, changed: Collection[str] | None = None) -> list[Finding]:
    """Run every check, and let pass what is waived.

    A check that crashes is a fault of ours and stops the run.

    Args:
        project: What is looked at.
        changed: Whose translations are looked at; None: all. The others were, as they are, without an error.
    """
    some = project if changed is None else _with_catalogs(project, changed)
    found = [one for check in CHECKS for one in check.find(project if check.compares else some)]
    waivable = {check.rule.code for check in CHECKS if check.rule.waivable}
    return list(waiving.without_waived(found, project, waivable))


def _with_catalogs(project: Project, locales: Collection[str]) -> Project:
    """Return a project with the translations into these languages alone."""
    known = (SOURCE_LOCALE, *locales)
    return project._replace(
        catalogs={name: one for name, one in project.catalogs.items() if name in locales},
        languages={name: one for name, one in project.languages.items() if name in locales},
        words={name: one for name, one in project.words.items() if name in known},
        bridged={},
    )


def not_checked(project: Project) -> list[str]:
    """Return what no check has looked at in this project, and why."""
    skipped = [line for check in CHECKS for line in check.skips(project)]
    return list(dict.fromkeys([*unchecked(project), *skipped]))
