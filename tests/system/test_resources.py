import sys
from pathlib import Path

import pytest

from legalaid_app.domain.errors import BadInput
from legalaid_app.system.resources import read_text, resource

ICONS = sorted(resource("icons").glob("*.svg"))


def test_a_resource_stands_in_the_source_tree():
    assert resource("icons", "house.svg").is_file()


def test_a_frozen_program_looks_in_its_own_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons", "house.svg") == tmp_path / "resources" / "icons" / "house.svg"


def test_text_comes_without_its_byte_order_mark(tmp_path):
    file = tmp_path / "rules.toml"
    file.write_bytes(b"\xef\xbb\xbfname = 'caf\xc3\xa9'")
    assert read_text(file) == "name = 'café'"


def test_text_that_is_not_utf8_is_named(tmp_path):
    file = tmp_path / "rules.toml"
    file.write_bytes("café".encode("latin-1"))
    with pytest.raises(BadInput) as caught:
        read_text(file)
    assert caught.value.user_message().startswith("rules.toml: This file is not text in UTF-8.")


def test_a_missing_file_is_named_without_its_folder(tmp_path):
    with pytest.raises(BadInput) as caught:
        read_text(tmp_path / "Rosa Lopez" / "rules.toml")
    assert caught.value.user_message().startswith("rules.toml: This file is missing.")
    assert "Rosa" not in caught.value.user_message()


def test_a_folder_is_not_read_as_a_file(tmp_path):
    with pytest.raises(BadInput) as caught:
        read_text(tmp_path)
    assert caught.value.code == "input.bad"


@pytest.mark.parametrize(
    ("refusal", "words"),
    [(PermissionError(13, "no"), "may not read"), (OSError(5, "I/O error"), "disk could not read")],
)
def test_a_refusal_of_the_system_is_said_in_words(monkeypatch, refusal, words):
    def refuse(*_args: object, **_options: object) -> str:
        raise refusal

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(BadInput, match=r"^input\.bad$") as caught:
        read_text(Path("rules.toml"))
    assert words in caught.value.user_message()


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_every_icon_takes_the_colour_of_the_text(icon):
    drawing = read_text(icon)
    assert "currentColor" in drawing
    assert 'viewBox="0 0 24 24"' in drawing


@pytest.mark.parametrize("weight", ["Regular", "Medium", "SemiBold", "Bold"])
def test_every_weight_of_inter_has_the_letters_of_the_screens(weight):
    import uharfbuzz as hb

    font = hb.Font(hb.Face(resource("fonts", f"Inter-{weight}.ttf").read_bytes()))
    for letter in "AzñŁșǧắΩЖї€–“…→●◆▲":
        assert font.get_nominal_glyph(ord(letter)), letter


@pytest.mark.parametrize(
    "licence", [("fonts", "LICENSE-Inter.txt"), ("icons", "LICENSE-Lucide.txt")]
)
def test_the_licence_stands_beside_what_it_is_about(licence):
    assert "Copyright" in read_text(resource(*licence))
