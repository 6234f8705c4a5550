"""The office's profile and its people, through their dialogs."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLineEdit

from legalaid_app.domain.account import Role
from legalaid_app.services import unlock
from legalaid_app.services.settings import save_profile
from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.kit.run import run_now
from legalaid_app.ui.main_window import MainWindow
from legalaid_app.ui.settings.acts import SettingsActs
from tests.drivers.screen_driver import ScreenDriver
from tests.tests_support import LUZ, QUICK

NEW = "copper meadow violin thunder"


@pytest.fixture
def page(qtbot, office):
    window = MainWindow("0.1")
    driver = ScreenDriver(qtbot, window)
    quick = partial(unlock.add_user, policy=QUICK)
    driver.acts = SettingsActs(office, run_now, window, quick)
    return driver


@pytest.fixture
def people(page):
    page.screen.act_requested.emit("people")
    return page


def fill(page, name="Ana Segunda", passphrase=NEW, again=NEW, own=LUZ):
    page.type_into("Name", name)
    page.type_into("Passphrase of this person", passphrase)
    page.type_into("The same passphrase again", again)
    page.type_into("Your own passphrase", own)


def test_the_profile_is_changed_and_stored(page, office):
    page.screen.act_requested.emit("profile")
    page.type_into("Phone", "(217) 555-0199")
    page.press("Save")
    assert office.profile().phone == "(217) 555-0199"
    assert page.shows("The office profile is saved.")


def test_a_limit_of_no_days_is_refused_at_its_field(page, office):
    page.screen.act_requested.emit("profile")
    page.type_into("Days until litigation counts as unverified", "0")
    page.press("Save")
    assert page.shows("Enter a number of days from 1 to 90.")
    assert office.profile().verification_limit_days == 14


def test_a_profile_that_somebody_saved_meanwhile_is_not_overwritten(page, office):
    page.screen.act_requested.emit("profile")
    save_profile(office, office.profile(), {"phone": "1"})
    page.type_into("Phone", "2")
    page.press("Save")
    assert page.shows("This record was changed while you were editing it.")
    assert office.profile().phone == "1"


def test_the_people_are_listed_with_their_roles(people):
    assert people.shows("Luz Ejemplo")
    assert people.shows("Attorney · Bar number IL 0000000")
    assert people.shows("Caseworker")


def test_a_person_is_added_and_can_open_the_store(people, office, guidance, clock):
    fill(people)
    people.choose("Role", "Attorney")
    people.press("Add this person")
    assert people.shows("Ana Segunda can sign in now")
    added = next(user for user in unlock.users(office) if user.name == "Ana Segunda")
    assert added.role is Role.ATTORNEY
    assert [people.find(name, QLineEdit).text() for name in ("Name", "Your own passphrase")] == [
        "",
        "",
    ]
    unlock.close_office(office)
    again = unlock.open_office(office.folder, NEW, now=clock, policy=QUICK, guidance=guidance)
    assert again.user.name == "Ana Segunda"
    unlock.close_office(again)


def test_the_own_passphrase_must_be_right(people, office):
    fill(people, own="some other words entirely")
    people.press("Add this person")
    assert people.shows("This is not your passphrase. Try again.")
    assert len(unlock.users(office)) == 2


def test_a_weak_passphrase_is_refused_at_its_field(people, office):
    fill(people, passphrase="short", again="short")
    people.press("Add this person")
    assert people.shows("It needs at least 15 characters.")
    assert len(unlock.users(office)) == 2


def test_a_name_that_is_taken_is_refused(people, office):
    fill(people, name="Ana Muestra")
    people.press("Add this person")
    assert people.shows("another user has this name")


def test_two_different_passphrases_are_refused(people):
    fill(people, again=NEW + "x")
    people.press("Add this person")
    assert people.shows("The two passphrases differ.")


def test_no_passphrase_stays_in_a_dialog_that_is_closed(people):
    fill(people)
    dialog = people.find("People of the office")
    people.press("Close")
    assert dialog.passphrase.text() == dialog.own.text() == ""


def test_every_control_has_a_name(people):
    assert audit(people.find("People of the office")) == []
