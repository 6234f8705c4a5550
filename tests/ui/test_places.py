"""Back and forward."""

from legalaid_app.ui.places import KEPT, Place, Places


def test_one_goes_back_and_forward_along_the_same_line():
    places = Places()
    for section in ("today", "clients", "letters"):
        places.go(Place(section))
    assert [places.back(), places.back(), places.back()] == [Place("clients"), Place("today"), None]
    assert [places.forward(), places.forward(), places.forward()] == [
        Place("clients"),
        Place("letters"),
        None,
    ]


def test_a_new_place_forgets_what_lay_ahead():
    places = Places()
    places.go(Place("today"))
    places.go(Place("clients"))
    places.back()
    places.go(Place("letters"))
    assert places.forward() is None
    assert places.back() == Place("today")


def test_staying_is_not_going():
    places = Places()
    places.go(Place("today"))
    places.go(Place("today"))
    assert places.back() is None


def test_only_so_many_places_are_kept():
    places = Places()
    for n in range(KEPT + 10):
        places.go(Place("clients", n))
    steps = 0
    while places.back():
        steps += 1
    assert steps == KEPT - 1
