"""Tables and card lists over ids."""

import threading
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.kit.card_list import CardList, CardLook
from legalaid_app.ui.kit.lanes import StoreLane
from legalaid_app.ui.kit.paged_rows import BLOCK, BLOCKS_KEPT, PagedRows
from legalaid_app.ui.kit.table import RecordTable
from legalaid_app.ui.kit.table_model import Column, PagedListModel, PagedTableModel
from tests.drivers.screen_driver import ScreenDriver


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    level: str = "low"


COLUMNS = [
    Column("Name", lambda row: row.name, "name"),
    Column("Level", lambda row: row.level.capitalize(), state=lambda row: row.level, width=8),
    Column("Number", lambda row: str(row.id), "id", align="trailing"),
]


class Store:
    """Counts what is fetched; rows come in another order than asked."""

    def __init__(self):
        self.asked = []

    def __call__(self, ids):
        self.asked.append(list(ids))
        return [Row(one, f"Client {one}") for one in reversed(ids)]


def names(*words):
    return [Row(n, word) for n, word in enumerate(words)]


def test_only_the_block_of_a_wanted_row_is_fetched():
    store = Store()
    rows = PagedRows(store)
    rows.set_ids(range(100_000))
    assert rows.row(70_000) == Row(70_000, "Client 70000")
    assert rows.row(70_001) == Row(70_001, "Client 70001")
    assert [len(ids) for ids in store.asked] == [BLOCK]


def test_blocks_that_nobody_looks_at_are_dropped():
    store = Store()
    rows = PagedRows(store)
    rows.set_ids(range(BLOCK * (BLOCKS_KEPT + 1)))
    for block in range(BLOCKS_KEPT + 1):
        rows.row(block * BLOCK)
    rows.row(BLOCK)
    assert len(store.asked) == BLOCKS_KEPT + 1, "the second block is still there"
    rows.row(0)
    assert len(store.asked) == BLOCKS_KEPT + 2, "the first one had been dropped"


def test_a_row_that_is_gone_leaves_a_gap_and_no_error():
    rows = PagedRows(lambda ids: [Row(one, "x") for one in ids if one != 1])
    rows.set_ids([0, 1, 2])
    assert rows.row(1) is None
    assert rows.row(2) == Row(2, "x")


def test_what_was_under_way_for_former_ids_is_not_shown():
    waiting = []
    rows = PagedRows(lambda ids: [Row(i, "old") for i in ids], lambda *job: waiting.append(job))
    rows.set_ids([1])
    rows.row(0)
    rows.set_ids([1])
    job, done, _failed = waiting[0]
    done(job())
    assert rows.in_memory(0) is None


def test_a_failed_fetch_is_said_once_and_not_repeated_by_painting():
    errors = []

    def broken(_ids):
        raise OSError

    rows = PagedRows(broken, on_failed=errors.append)
    rows.set_ids([1, 2])
    assert [rows.row(0), rows.row(1), rows.row(0)] == [None] * 3
    assert len(errors) == 1


@pytest.fixture
def model(qapp):
    return PagedTableModel(COLUMNS)


@pytest.fixture
def table(qtbot, model):
    made = RecordTable(model, "Clients")
    made.resize(700, 400)
    made.page = ScreenDriver(qtbot, made)
    return made


def test_a_row_is_read_out_as_one_sentence(table, model):
    model.set_rows(names("Diaz, Rosa"))
    assert table.page.rows("Clients") == ["Name: Diaz, Rosa, Level: Low, Number: 0"]


def test_rows_fetched_in_a_lane_appear_when_they_come(qtbot):
    lane, threads = StoreLane(), set()

    def fetch(ids):
        threads.add(threading.get_ident())
        return [Row(one, f"Client {one}") for one in ids]

    model = PagedTableModel(COLUMNS, fetch, lane)
    view = RecordTable(model, "Clients")
    qtbot.addWidget(view)
    model.set_ids(range(500))
    view.show()
    assert model.index(0, 0).data() == "…"
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "Client 0")
    assert threads != {threading.get_ident()}
    lane.shutdown()


def test_the_selection_stays_with_the_record_when_the_order_changes(qtbot, table, model):
    rows = names("Ana", "Bo", "Cy")
    model.set_rows(rows)
    table.select_id(1)
    heard = []
    table.current_changed.connect(heard.append)
    model.set_rows(rows[::-1])
    assert table.current_id() == 1
    assert table.selected_ids() == [1]
    assert heard == [], "nothing moved"


def test_a_record_that_leaves_the_list_is_no_longer_selected(table, model):
    model.set_rows(names("Ana", "Bo"))
    table.select_id(1)
    heard = []
    table.current_changed.connect(heard.append)
    model.set_rows(names("Ana"))
    assert table.selected_ids() == []
    assert heard == [None]


def test_select_all_says_how_many(qtbot, table, model):
    model.set_rows(names("Ana", "Bo", "Cy"))
    with qtbot.waitSignal(table.selection_counted) as heard:
        table.selectAll()
    assert heard.args == ["3 rows · 3 selected"]


def test_enter_and_a_double_click_open_the_record(qtbot, table, model):
    model.set_rows(names("Ana", "Bo"))
    table.select_id(1)
    with qtbot.waitSignal(table.opened) as heard:
        table.page.key(Qt.Key.Key_Return, "Clients")
    assert heard.args == [1]


def test_typing_goes_to_the_row_that_begins_so(table, model):
    model.set_rows(names("Abdi", "Álvarez", "Diaz", "Dupont"))
    table.select_id(0)
    table.keyboardSearch("d")
    assert table.current_id() == 2
    table.keyboardSearch("u")
    assert table.current_id() == 3


def test_copying_takes_whole_rows_with_their_titles(table, model):
    model.set_rows(names("Ana", "Bo"))
    table.select_id(0)
    table.page.key(Qt.Key.Key_C, "Clients", Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Name\tLevel\tNumber\nAna\tLow\t0"


def test_a_header_asks_for_the_order_and_turns_it_round(table, model):
    heard = []
    table.sort_requested.connect(lambda key, up: heard.append((key, up)))
    for column in (0, 0, 1, 2):
        table.horizontalHeader().sectionClicked.emit(column)
    assert heard == [("name", True), ("name", False), ("id", True)]


def test_a_state_is_shape_and_word_and_colour(table, model):
    model.set_rows([Row(1, "Ana", "high")])
    cell = model.index(0, 1)
    assert cell.data() == "High"
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_cards_are_mirrored_for_languages_from_right_to_left(qtbot, direction):
    model = PagedListModel(lambda row: row.name)
    view = CardList(model, lambda row: CardLook(row.name, badge="high"), "Clients")
    qtbot.addWidget(view)
    view.setLayoutDirection(direction)
    view.resize(400, 120)
    model.set_rows([Row(1, "Diaz")])
    view.show()
    picture = view.grab().toImage()
    red = [
        x
        for x in range(picture.width())
        for y in range(60)
        if picture.pixelColor(x, y).red() > picture.pixelColor(x, y).blue() + 60
    ]
    middle = picture.width() / 2
    on_the_right = sum(red) / len(red) > middle
    assert on_the_right is (direction is Qt.LayoutDirection.LeftToRight)


def test_cards_read_rows_that_are_plain_tuples(qtbot):
    model = PagedListModel(lambda row: row[1], row_id=lambda row: row[0])
    seen = []
    view = CardList(model, lambda row: seen.append(row) or CardLook(row[1], name=row[1]), "Clients")
    page = ScreenDriver(qtbot, view)
    model.set_rows([(7, "Diaz, Rosa")])
    view.grab()
    assert seen[0] == (7, "Diaz, Rosa")
    assert page.rows("Clients") == ["Diaz, Rosa"]
    assert view.select_id(7)
    assert not view.select_id(8)


def test_a_list_has_a_name(qtbot):
    screen = QWidget()
    view = CardList(PagedListModel(str), lambda row: CardLook(str(row)), "Clients", screen)
    ScreenDriver(qtbot, screen)
    assert audit(screen) == []
    assert view.accessibleName() == "Clients"
