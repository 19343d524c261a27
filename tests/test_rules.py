"""Every rule has a code and a name of its own, a why and a way out."""

from __future__ import annotations

import re

from pocketcards.checks import CHECKS
from pocketcards.model.finding import Severity
from pocketcards.rules import RULES


def test_no_two_rules_share_a_code_or_a_name() -> None:
    codes = [rule.code for rule in RULES]
    names = [rule.name for rule in RULES]
    assert sorted(set(codes)) == sorted(codes)
    assert sorted(set(names)) == sorted(names)


def test_every_rule_says_why_and_what_to_do() -> None:
    for rule in RULES:
        assert re.fullmatch("[A-Z]{3}[0-9]{3}", rule.code)
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", rule.name), rule.code
        assert rule.why.endswith((".", "!", "?")), rule.code
        assert rule.fix, rule.code
        assert isinstance(rule.severity, Severity), rule.code


def test_checks_of_checks_are_all_rules() -> None:
    assert {check.rule for check in CHECKS} <= set(RULES)
