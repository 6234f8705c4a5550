"""What is remembered outside the store."""

import pytest

from legalaid_app.system.preferences import FILE, Preferences, load_preferences, save_preferences


def test_what_is_saved_comes_back(tmp_path):
    chosen = Preferences(store=str(tmp_path / "store"), theme="dark", text_scale=1.5)
    assert save_preferences(tmp_path / "new", chosen)
    assert load_preferences(tmp_path / "new") == chosen


def test_without_a_file_there_are_the_defaults(tmp_path):
    assert load_preferences(tmp_path) == Preferences()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        '{"theme": "purple", "text_scale": 9.0, "store": 3, "other": 1}',
        "\x00",
    ],
)
def test_what_cannot_be_understood_is_passed_over(tmp_path, text):
    (tmp_path / FILE).write_text(text)
    assert load_preferences(tmp_path) == Preferences()


def test_a_part_that_is_understood_is_kept(tmp_path):
    (tmp_path / FILE).write_text('{"theme": "dark", "text_scale": "big"}')
    assert load_preferences(tmp_path) == Preferences(theme="dark")


def test_a_disk_that_refuses_costs_nothing(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert not save_preferences(tmp_path / "file" / "below", Preferences())
