"""The key file travels in a backup and is put back as both copies, or not at all."""

from __future__ import annotations

import pytest

from legalaid_app.domain.errors import DamagedHeader
from legalaid_app.vault.header import KEY_FILES, header_content, place_header


def test_what_is_carried_is_the_key_file_itself(folder, vault):
    content = header_content(folder)
    assert content == (folder / KEY_FILES[0]).read_bytes()
    (folder / KEY_FILES[0]).write_bytes(b"damaged")
    assert header_content(folder) == content  # of the better copy


def test_it_is_placed_as_both_copies(folder, vault, tmp_path):
    place_header(tmp_path, header_content(folder))
    assert [(tmp_path / name).read_bytes() for name in KEY_FILES] == [header_content(folder)] * 2


@pytest.mark.parametrize(
    "change",
    [lambda c: b"", lambda c: c[:-1], lambda c: c[:100] + b"x" + c[101:], lambda c: c + b"x"],
)
def test_what_is_no_whole_key_file_is_not_placed(folder, vault, tmp_path, change):
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(DamagedHeader):
        place_header(other, change(header_content(folder)))
    assert list(other.iterdir()) == []
