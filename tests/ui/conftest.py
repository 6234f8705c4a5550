"""Every screen is tested in the look that people see."""

import pytest

from legalaid_app.ui.kit.theme import apply_theme


@pytest.fixture(autouse=True, scope="session")
def _look(qapp):
    apply_theme(qapp, "light", 1.0)
