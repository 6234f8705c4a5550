"""The clients section over a real store, driven by what is read out."""

import pytest

from legalaid_app.ui.clients.screen import make_screen
from tests.drivers.screen_driver import ScreenDriver
from tests.ui.clients.clients_support import desk_of


@pytest.fixture
def desk(office):
    return desk_of(office)


@pytest.fixture
def screen(desk, qtbot):
    """The section as the frame makes it."""
    made = make_screen(desk)
    desk.office.listeners.append(made.changed)
    made.widget.resize(1280, 800)
    yield made
    made.flush()  # as before a lock: no timer outlives the store


@pytest.fixture
def page(screen, qtbot):
    driver = ScreenDriver(qtbot, screen.widget)
    screen.shown()
    return driver
