"""Cards, badges, timelines, lists of sub-records, notices, and the helpers around them."""

from uuid import uuid4

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from legalaid_app.domain.household import HouseholdMember, Relation
from legalaid_app.ui.kit.accessible import audit
from legalaid_app.ui.kit.badges import STATES, Avatar, Badge, initials
from legalaid_app.ui.kit.cards import Card, EmptyState, FigureCard, InfoBar, KeyValue, clear
from legalaid_app.ui.kit.flow import Flow
from legalaid_app.ui.kit.icons import pixmap
from legalaid_app.ui.kit.notice import NoticeLine
from legalaid_app.ui.kit.record_list import Line, RecordListCard
from legalaid_app.ui.kit.tabs import Tabs
from legalaid_app.ui.kit.timeline import SHOWN_AT_FIRST, Timeline, TimelineEntry
from tests.drivers.screen_driver import ScreenDriver


@pytest.mark.parametrize("key", sorted(STATES))
def test_every_state_has_a_word_and_a_shape_that_is_there(key, qtbot):
    badge = Badge(key)
    qtbot.addWidget(badge)
    assert badge.accessibleName() == badge.word == STATES[key].word
    assert not pixmap(STATES[key].icon, "#000000", 16).isNull()
    assert badge.sizeHint().height() >= 20


def test_a_badge_can_say_it_in_other_words(qtbot):
    badge = Badge("high", "Risk: High")
    qtbot.addWidget(badge)
    assert badge.word == "Risk: High"
    badge.set_state("low")
    assert badge.accessibleName() == "Low"
    assert not badge.grab().isNull()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("García López, María José (Majo)", "MG"),
        ("Rosa", "R"),
        ("Nguyen Thi Lan", "NL"),
        ("", ""),
        ("李小龙", "李"),
    ],
)
def test_initials_follow_the_name(name, letters, qtbot):
    assert initials(name) == letters
    avatar = Avatar(name)
    qtbot.addWidget(avatar)
    assert not avatar.grab().isNull()


def test_a_card_has_a_title_and_an_action(qtbot):
    card = Card("Details", "Edit", icon="user")
    card.add(QLabel("inside"))
    page = ScreenDriver(qtbot, card)
    with qtbot.waitSignal(card.action_requested):
        page.press("Edit")
    card.set_title("More")
    assert page.shows("More")
    assert page.shows("inside")
    assert audit(card) == []


def test_an_empty_state_says_one_sentence_and_offers_one_button(qtbot):
    empty = EmptyState("Nothing is due.", "Add a client", "What appears here?", "house")
    page = ScreenDriver(qtbot, empty)
    with qtbot.waitSignal(empty.action_requested):
        page.press("Add a client")
    with qtbot.waitSignal(empty.help_requested):
        page.press("What appears here?")
    empty.set_sentence("Nothing.")
    assert page.shows("Nothing.")


def test_a_bar_says_what_lasts_and_what_to_do(qtbot):
    bar = InfoBar("Backup 9 days old.", "Back up now")
    page = ScreenDriver(qtbot, bar)
    with qtbot.waitSignal(bar.action_requested):
        page.press("Back up now")
    assert page.shows("Backup 9 days old.")


def test_a_figure_card_shows_its_remark_only_when_there_is_one(qtbot):
    card = FigureCard("Letters", "mail")
    page = ScreenDriver(qtbot, card)
    card.show_figure("1 stale", "of 2")
    assert page.shows("1 stale")
    assert page.shows("of 2")
    card.show_figure("0")
    assert not card.remark.isVisible()


def test_facts_are_replaced_and_empty_ones_left_out(qtbot):
    facts = KeyValue()
    page = ScreenDriver(qtbot, facts)
    facts.show_facts([("Born", "4 March 1981"), ("Died", "")])
    assert facts.facts == (("Born", "4 March 1981"),)
    assert page.shows("4 March 1981")
    facts.show_facts([("Language", "Spanish")])
    assert page.shows("Spanish")
    assert not page.shows("4 March 1981")


def test_text_is_never_read_as_markup(qtbot):
    facts = KeyValue()
    page = ScreenDriver(qtbot, facts)
    facts.show_facts([("Name", "<b>Rosa</b>")])
    assert page.text_of("Name: <b>Rosa</b>") == "<b>Rosa</b>"


def test_a_timeline_opens_what_has_a_key(qtbot):
    line = Timeline(empty="Nothing happened yet.")
    page = ScreenDriver(qtbot, line)
    line.show_entries(())
    assert page.shows("Nothing happened yet.")
    key = uuid4()
    line.show_entries(
        [
            TimelineEntry("mail", "Letter", "today", key=key, badge="stale"),
            TimelineEntry("phone", "Call"),
        ]
    )
    assert page.shows("Stale")
    with qtbot.waitSignal(line.opened) as heard:
        page.press("Letter")
    assert heard.args[0] is key


def test_a_long_timeline_begins_with_the_newest(qtbot):
    line = Timeline()
    page = ScreenDriver(qtbot, line)
    line.show_entries([TimelineEntry("phone", f"Call {n}.") for n in range(SHOWN_AT_FIRST + 5)])
    assert not page.shows(f"Call {SHOWN_AT_FIRST}.")
    page.press(f"Show all {SHOWN_AT_FIRST + 5}")
    assert page.shows(f"Call {SHOWN_AT_FIRST}.")


@pytest.fixture
def household(qtbot):
    def describe(member):
        return Line(
            member.name,
            member.relation.label if member.relation else "Not asked",
            actions=[("call", "Call")],
        )

    card = RecordListCard("Household", describe, add="Add a person", empty="Nobody is recorded.")
    card.page = ScreenDriver(qtbot, card)
    return card


def test_an_empty_list_says_so_and_offers_to_add(household, qtbot):
    assert household.page.shows("Nobody is recorded.")
    with qtbot.waitSignal(household.add_requested):
        household.page.press("Add a person")


def test_each_record_has_its_own_buttons(household, qtbot):
    ana = HouseholdMember(id=uuid4(), client_id=uuid4(), name="Ana", relation=Relation.CHILD)
    household.show_records([ana, HouseholdMember(id=uuid4(), client_id=uuid4(), name="José")])
    assert household.page.shows("Child")
    for button, signal in (
        ("Edit: Ana", household.edit_requested),
        ("Remove: Ana", household.remove_requested),
    ):
        with qtbot.waitSignal(signal) as heard:
            household.page.press(button)
        assert heard.args == [ana.id]
    with qtbot.waitSignal(household.action_on) as heard:
        household.page.press("Call: Ana")
    assert heard.args == [ana.id, "call"]
    assert household.record(ana.id) is ana
    assert audit(household) == []


def test_a_list_may_be_emptied_by_the_button_that_was_pressed(household, qtbot):
    household.show_records([HouseholdMember(id=uuid4(), client_id=uuid4(), name="Ana")])
    household.remove_requested.connect(lambda _id: household.show_records(()))
    household.page.press("Remove: Ana")
    household.page.wait_for("Nobody is recorded.")


def test_a_notice_is_replaced_by_the_next_and_can_be_dismissed(qtbot):
    notice = NoticeLine()
    page = ScreenDriver(qtbot, notice, show=False)
    notice.say("Client changed.", action="Undo")
    with qtbot.waitSignal(notice.action_requested):
        page.press("Undo")
    notice.say("Stored.", tone="low")
    assert notice.text == "Stored."
    assert not notice.action.isVisible()
    page.press("Dismiss")
    assert not notice.isVisible()


def test_clearing_a_layout_takes_the_inner_ones_too(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    outer, inner = QVBoxLayout(holder), QHBoxLayout()
    outer.addLayout(inner)
    inner.addWidget(QLabel("x"))
    outer.addStretch(1)
    clear(outer)
    assert outer.count() == 0


def test_cards_flow_below_one_another_where_there_is_no_room(qtbot):
    cards = [Card("One"), Card("Two")]
    flow = Flow(cards, 10)
    qtbot.addWidget(flow)
    flow.resize(900, 200)
    flow.show()
    assert cards[0].y() == cards[1].y()
    flow.resize(200, 400)
    qtbot.waitUntil(lambda: cards[0].y() < cards[1].y())


def test_tabs_are_chosen_by_key_and_have_names(qtbot):
    tabs = Tabs("Client")
    tabs.add("overview", "Overview", QLabel("here"))
    tabs.add("letters", "Letters", QLabel("there"), scrolled=True)
    page = ScreenDriver(qtbot, tabs)
    assert tabs.shown == "overview"
    page.open_tab("Letters")
    assert tabs.shown == "letters"
    tabs.show_tab("overview")
    assert page.shows("here")
    assert audit(tabs) == []
