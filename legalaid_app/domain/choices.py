"""Closed sets of values, each with its words for the screen."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from .words import N_


class Choice(StrEnum):
    """A text value that carries its label.

    >>> YesNo.YES.value, YesNo.YES.label
    ('yes', 'Yes')
    """

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class YesNo(Choice):
    """An answer that may also be unknown or declined; *None* means not asked."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    UNKNOWN = "unknown", N_("Not sure")
    DECLINED = "declined", N_("Prefer not to say")


class Safety(Choice):
    """Is a way to reach the client safe? *None* means not asked, and counts as not safe."""

    SAFE = "safe", N_("Safe")
    NOT_SAFE = "not_safe", N_("Not safe")
    UNKNOWN = "unknown", N_("Not known")


class Language(Choice):
    """Languages of clients (BCP 47), from the list in IRS Schedule LEP (Rev. 12-2024)."""

    ENGLISH = "en", N_("English")
    SPANISH = "es", N_("Spanish")
    HAITIAN_CREOLE = "ht", N_("Haitian Creole")
    PORTUGUESE = "pt", N_("Portuguese")
    CHINESE_SIMPLIFIED = "zh-Hans", N_("Chinese, simplified")
    CHINESE_TRADITIONAL = "zh-Hant", N_("Chinese, traditional")
    VIETNAMESE = "vi", N_("Vietnamese")
    KOREAN = "ko", N_("Korean")
    TAGALOG = "fil", N_("Tagalog")
    RUSSIAN = "ru", N_("Russian")
    ARABIC = "ar", N_("Arabic")
    FRENCH = "fr", N_("French")
