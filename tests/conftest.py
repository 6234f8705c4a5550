"""An office with a real encrypted store, a clock that stands still, and no window."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from legalaid_app.domain.account import OfficeProfile, Role, User
from legalaid_app.domain.ids import OfficeProfileId, UserId
from legalaid_app.services.guidance import Guidance, load_guidance
from legalaid_app.services.office import Office
from legalaid_app.services.unlock import add_user, close_office, create_office, open_office
from legalaid_app.system import reserve
from tests.tests_support import ANA, LUZ, QUICK

settings.register_profile(
    "legalaid",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("legalaid")

NOBODY = UUID(int=0)


class Clock:
    """A clock that goes only when a test says so."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **amount: float) -> None:
        self.now += timedelta(**amount)


def _use_data(patch: pytest.MonkeyPatch, data: Path) -> None:
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        patch.setenv(name, str(data))


@pytest.fixture(scope="session", autouse=True)
def test_computer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is kept in this person's own folders; a small reserve is enough for a small disk."""
    with pytest.MonkeyPatch.context() as patch:
        _use_data(patch, tmp_path_factory.mktemp("data"))
        patch.setattr(reserve, "RESERVE_BYTES", 64 * 1024)
        yield


@pytest.fixture(autouse=True)
def own_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has a data folder of its own: what one saw of a store, no other remembers."""
    data = tmp_path_factory.mktemp("data")
    _use_data(monkeypatch, data)
    return data


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 24, 15, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    return load_guidance()


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory, guidance: Guidance) -> Path:
    """A new store with two people, made once; each test gets a copy."""
    folder = tmp_path_factory.mktemp("made") / "store"
    office = create_office(
        folder,
        OfficeProfile(
            id=OfficeProfileId(NOBODY),
            name="Riverside Legal Aid",
            address="200 Example Street\nSpringfield, IL 62701",
            phone="(217) 555-0100",
            attorney_name="Luz Ejemplo",
            attorney_bar_number="IL 0000000",
        ),
        User(id=UserId(NOBODY), name="Luz Ejemplo", role=Role.ATTORNEY, bar_number="IL 0000000"),
        LUZ,
        now=lambda: datetime(2026, 11, 24, 14, 0, tzinfo=UTC),
        policy=QUICK,
        guidance=guidance,
    )
    add_user(
        office,
        User(id=UserId(NOBODY), name="Ana Muestra", role=Role.CASEWORKER),
        ANA,
        LUZ,
        policy=QUICK,
    )
    close_office(office)
    return folder


@pytest.fixture
def store(made_store: Path, tmp_path: Path) -> Path:
    """A closed store of the test's own."""
    return Path(shutil.copytree(made_store, tmp_path / "store"))


@pytest.fixture
def office(store: Path, clock: Clock, guidance: Guidance) -> Iterator[Office]:
    """The store, opened by the attorney."""
    opened = open_office(store, LUZ, now=clock, policy=QUICK, guidance=guidance)
    yield opened
    close_office(opened)


@pytest.fixture
def caseworker_office(store: Path, clock: Clock, guidance: Guidance) -> Iterator[Office]:
    """The store, opened by the caseworker."""
    opened = open_office(store, ANA, now=clock, policy=QUICK, guidance=guidance)
    yield opened
    close_office(opened)
