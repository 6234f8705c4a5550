"""The first start, as a person goes through it."""

import pytest
from PySide6.QtCore import Qt

from legalaid_app.domain.account import Role
from legalaid_app.services.unlock import holds_store
from legalaid_app.system.preferences import load_preferences
from legalaid_app.ui.kit.accessible import audit
from tests.tests_support import LUZ
from tests.ui.desk_support import drive


@pytest.fixture
def page(qtbot, first_start):
    return drive(qtbot, first_start.window)


def fill(page, passphrase=LUZ, again=LUZ):
    page.type_into("Name of the office", "Riverside Legal Aid")
    page.type_into("Your name", "Luz Ejemplo")
    page.choose("Your role", "Attorney")
    page.type_into("Passphrase", passphrase)
    page.type_into("Passphrase again", again)


def test_a_first_office_is_set_up_and_opens_on_the_day(page, qtbot, first_start, tmp_path):
    fill(page)
    page.press("Create the store")
    qtbot.waitUntil(lambda: first_start.session is not None)
    session = first_start.session
    assert session.office.user.role is Role.ATTORNEY
    assert session.office.profile().name == "Riverside Legal Aid"
    assert holds_store(tmp_path / "home")
    assert not first_start.window.isVisible()
    main = drive(qtbot, session.window)
    main.wait_for("Riverside Legal Aid")
    assert main.shows("Luz Ejemplo · Attorney")


def test_the_folder_of_the_store_is_remembered_and_no_name_with_it(
    page, qtbot, first_start, tmp_path
):
    fill(page)
    page.press("Create the store")
    qtbot.waitUntil(lambda: first_start.session is not None)
    home = tmp_path / "home"
    assert load_preferences(home).store == str(home)
    assert "Ejemplo" not in (home / "desk.json").read_text()


def test_the_folder_can_be_another(page, qtbot, first_start, tmp_path):
    fill(page)
    page.type_into("Folder", str(tmp_path / "elsewhere"))
    page.key(Qt.Key.Key_Return, "Folder")
    qtbot.waitUntil(lambda: first_start.session is not None)
    assert holds_store(tmp_path / "elsewhere")


def test_a_short_passphrase_is_refused_in_words_and_nothing_is_made(page, tmp_path):
    fill(page, "too short", "too short")
    page.press("Create the store")
    page.wait_for("It needs at least 15 characters.")
    assert not holds_store(tmp_path / "home")
    assert page.find("Create the store").isEnabled()


def test_two_different_passphrases_are_refused(page):
    fill(page, LUZ, LUZ + "x")
    page.press("Create the store")
    assert page.shows("The two passphrases differ.")


def test_an_empty_name_is_pointed_at(page):
    page.type_into("Name of the office", "Riverside Legal Aid")
    page.press("Create the store")
    assert page.shows("Enter this field.")
    assert page.find("Your name").accessibleDescription() == "Enter this field."


def test_no_passphrase_stays_in_the_window_after_the_store_is_open(page, qtbot, first_start):
    fill(page)
    page.press("Create the store")
    qtbot.waitUntil(lambda: first_start.session is not None)
    assert first_start.page.passphrase.text() == first_start.page.again.text() == ""


def test_every_control_has_a_name(page):
    assert audit(page.screen) == []


def test_a_folder_that_holds_a_store_is_refused(page, store):
    fill(page)
    page.type_into("Folder", str(store))
    page.press("Create the store")
    page.wait_for("There is already a store in this folder.")
