import check_words
import pytest
from check_words import Found, Trouble, find

IMPORTS = """
from legalaid_app.domain.words import N_, gettext as _, ngettext
from legalaid_app.domain.fields import link, text, value
"""


def results(code: str) -> list[Found | Trouble]:
    return list(find(IMPORTS + code, "clients.py"))


def texts(code: str) -> list[tuple[str, ...]]:
    return [result.texts for result in results(code) if isinstance(result, Found)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('_("Saved")', ("Saved",)),
        ('_("Saved " "{n} clients").format(n=n)', ("Saved {n} clients",)),
        ('ngettext("{n} client", "{n} clients", n)', ("{n} client", "{n} clients")),
        ('N_("Open")', ("Open",)),
        ('class Client:\n  name: str = text("Given name", required=True)', ("Given name",)),
        ('born_on = value("Date of birth")', ("Date of birth",)),
        ('owner = link("Case")', ("Case",)),
        ('class DiskFull(AppError):\n  message = "The disk is full."', ("The disk is full.",)),
    ],
)
def test_marked_words_are_found(code, expected):
    assert texts(code) == [expected]


@pytest.mark.parametrize(
    "code",
    [
        '_(f"Saved {n} clients")',
        '_("Saved " + name)',
        '_("Saved %s" % name)',
        '_("Saved {n}".format(n=n))',
        "_(title())",
        "N_(title)",
        "ngettext(one, many, n)",
        "text(label)",
        '_("Saved {n")',
        '_("Saved {}")',
        '_("Saved {0}")',
        '_("")',
        'ngettext("{n} client", "clients", n)',
    ],
)
def test_words_that_could_not_be_translated_are_refused(code):
    [result] = results(code)
    assert isinstance(result, Trouble)
    assert str(result).startswith("clients.py:4: ")


def test_a_label_declared_elsewhere_may_be_looked_up_where_it_is_shown():
    assert results("_(spec.label)") == []


def test_functions_of_the_same_name_from_elsewhere_are_left_alone():
    code = 'from sqlalchemy import text\nfor _ in range(3):\n  text(f"SELECT {n}")'
    assert list(find(code, "engine.py")) == []


def test_the_name_under_which_a_mark_is_imported_does_not_matter():
    code = 'from .words import ngettext as several\nseveral("{n} day", "{n} days", n)'
    [found] = find(code, "dates.py")
    assert isinstance(found, Found)


def test_the_template_changes_only_with_the_words(tmp_path):
    target = tmp_path / "i18n" / "words.pot"
    found = [Found("b.py", 1, ("{n} day", "{n} days")), Found("a.py", 7, ("Saved",))]
    check_words.write_template(found, target)
    first = target.read_bytes()
    check_words.write_template(found, target)
    assert target.read_bytes() == first
    assert b'msgid "{n} day"\nmsgid_plural "{n} days"' in first
    assert b'msgid "Saved"' in first
