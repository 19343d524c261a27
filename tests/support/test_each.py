"""A loop over cases hides none of them: each runs, and each that fails is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.each import each


def test_every_case_runs_and_every_failure_is_named() -> None:
    ran = []

    @each(("old", "new"), [(1, 1), (2, 3), ("b", "b"), ("c", "d")])
    def same(old: object, new: object) -> None:
        ran.append(old)
        assert old == new

    with pytest.raises(ExceptionGroup) as told:
        same()
    assert ran == [1, 2, "b", "c"]
    assert told.value.message.splitlines() == ["2 of 4", "case 1 (2, 3)", "case 3 ('c', 'd')"]
    assert all(isinstance(one, AssertionError) for one in told.value.exceptions)


def test_what_raises_nothing_or_something_else_is_a_failure_too() -> None:
    @each("text", ["7", "x", None])
    def refused(text: str) -> None:
        with pytest.raises(ValueError, match="x"):
            int(text)

    with pytest.raises(BaseExceptionGroup) as told:
        refused()
    assert [type(one) for one in told.value.exceptions] == [pytest.fail.Exception, TypeError]


@each("name", ["a", "b"])
@each("text", ["1", "2"])
def test_each_case_has_a_folder_of_its_own_and_prints_from_the_start(
    name: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "same").write_text(name + text, encoding="utf-8")
    print(name + text)
    assert capsys.readouterr().out == name + text + "\n"


@each("number", [1, 2])
def test_what_a_case_patches_is_undone_before_the_next(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not hasattr(each, "spoilt")
    monkeypatch.setattr(each, "spoilt", number, raising=False)


@each(("cases", "said"), [([], "nothing would be tested"), ([(1, 2), (3,)], "not every case")])
def test_cases_that_would_test_nothing_are_refused(cases: list[tuple[int, ...]], said: str) -> None:
    def test(old: int, new: int) -> None:
        assert old < new

    with pytest.raises(AssertionError, match=said):
        each(("old", "new"), cases)(test)


class TestOfAMethod:
    @each("number", [1, 2])
    def test_the_first_argument_stays(self, number: int) -> None:
        assert isinstance(self, TestOfAMethod)
        assert number


def test_one_that_skips_hides_no_other() -> None:
    @each("number", [1, 2, 3])
    def test(number: int) -> None:
        if number != 2:
            pytest.skip(f"{number} is missing")
        raise ValueError(number)

    with pytest.raises(ExceptionGroup, match="1 of 3"):
        test()
    with pytest.raises(pytest.skip.Exception, match="3 is missing"):
        each("number", [1, 3])(lambda number: pytest.skip(f"{number} is missing"))()


def test_shares_are_all_cases_and_none_twice() -> None:
    ran = []

    @each("letter", "abcdefg", shares=3)
    def test(letter: str) -> None:
        ran.append(letter)

    for share in range(3):
        test(share=share)
    assert sorted(ran) == [*"abcdefg"]
    assert len(set(ran[:3])) == 3
