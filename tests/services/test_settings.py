"""The office's profile."""

import pytest

from legalaid_app.domain.errors import InvalidField, StaleRecord
from legalaid_app.services import history
from legalaid_app.services.settings import save_profile


def test_the_profile_is_saved_and_can_be_undone(office):
    save_profile(office, office.profile(), {"phone": "555"})
    assert office.profile().phone == "555"
    assert history.undo(office) == "Edit office profile"
    assert office.profile().phone == "(217) 555-0100"


@pytest.mark.parametrize("days", [0, -3, 91])
def test_the_limit_is_a_sensible_number_of_days(office, days):
    with pytest.raises(InvalidField) as caught:
        save_profile(office, office.profile(), {"verification_limit_days": days})
    assert caught.value.field == "verification_limit_days"


def test_an_old_copy_is_refused(office):
    seen = office.profile()
    save_profile(office, seen, {"phone": "1"})
    with pytest.raises(StaleRecord):
        save_profile(office, seen, {"phone": "2"})
