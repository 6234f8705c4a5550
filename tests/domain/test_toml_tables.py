from __future__ import annotations

from datetime import date

import pytest

from legalaid_app.domain.errors import BadInput
from legalaid_app.domain.toml_tables import read_toml

TEXT = '''\
name = "pack"
note = """
[[rule]]
code = "not a key, but a line of the note"
"""
on = 2026-11-22

[limits]
days = 90

[[rule]]   # the first
code = "one"
rows = [
  { key = "a" },

  { key = "b" },
]

[[rule]]
code = "two"
[rule.when]
entry = "x"
'''


def where(error: BadInput) -> object:
    return error.params["where"]


def test_the_line_of_a_key_is_found():
    head = read_toml(TEXT, "pack.toml")

    assert where(head.wrong("", "on")) == "pack.toml, line 6"
    assert where(head.table("limits").wrong("", "days")) == "pack.toml, line 9"


def test_tables_of_an_array_know_their_lines():
    first, second = read_toml(TEXT, "pack.toml").tables("rule")

    assert (first.line, second.line) == (11, 19)
    assert second.line_of("code") == 20
    assert second.table("when").line_of("entry") == 22


def test_inline_tables_on_lines_of_their_own_know_them():
    first, _second = read_toml(TEXT, "pack.toml").tables("rule")

    assert [row.line for row in first.tables("rows")] == [14, 16]


def test_a_missing_key_is_reported_at_its_table():
    _first, second = read_toml(TEXT, "pack.toml").tables("rule")

    with pytest.raises(BadInput) as caught:
        second.text("label", required=True)
    assert where(caught.value) == "pack.toml, line 19"


def test_values_come_in_their_types():
    head = read_toml(TEXT, "pack.toml")

    assert head.text("name") == "pack"
    assert head.day("on") == date(2026, 11, 22)
    assert head.table("limits").whole_number("days") == 90
    assert head.table("limits").whole_number("weeks", 3) == 3
    assert head.flag("missing") is False


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = 1\nb = = 2\n", 2), ("a = 1\na = 2", 2), ("[a]\n[a]\n", 2), ("x = '''\n\n", 2)],
)
def test_text_that_is_not_toml_says_at_which_line(text, line):
    with pytest.raises(BadInput) as caught:
        read_toml(text, "pack.toml")

    assert where(caught.value) == f"pack.toml, line {line}"


@pytest.mark.parametrize(
    "read",
    [
        lambda head: head.text("on"),
        lambda head: head.day("name"),
        lambda head: head.flag("name"),
        lambda head: head.whole_number("name"),
        lambda head: head.table("name"),
        lambda head: list(head.tables("name")),
        lambda head: head.only("name"),
    ],
)
def test_a_value_of_another_type_is_refused(read):
    with pytest.raises(BadInput):
        read(read_toml(TEXT, "pack.toml"))
