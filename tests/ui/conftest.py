"""Every screen is tested in the look that people see."""

import pytest

from legalaid_app.ui.kit.theme import apply_theme
from tests.ui.desk_support import desktop_over


@pytest.fixture(autouse=True, scope="session")
def _look(qapp):
    apply_theme(qapp, "light", 1.0)


@pytest.fixture
def desktop(qtbot, tmp_path, store, clock, guidance):
    """The program with a store that is locked."""
    with desktop_over(tmp_path / "home", store, clock, guidance) as made:
        made.start()
        yield made


@pytest.fixture
def first_start(qtbot, tmp_path, clock, guidance):
    """The program on a computer that has no store."""
    with desktop_over(tmp_path / "home", None, clock, guidance) as made:
        made.start()
        yield made
