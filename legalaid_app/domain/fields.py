"""One declaration per field: type, label, limits and sensitivity.

Forms, the history view, exports and merge fields all read these declarations,
so adding a field to a record is most of the work of adding a field.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, dataclass_transform

from .errors import InvalidField

_KEY = "spec"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """What every layer may know about one field of a record."""

    label: str
    help: str = ""
    required: bool = False
    max_length: int | None = None
    multiline: bool = False
    personal: bool = True  # treated as personal data unless told otherwise
    shown: bool = True  # offered in forms; computed and linking fields are not


def text(label: str, *, default: str = "", **options: Any) -> Any:
    """Declare a text field; one line unless *multiline* is given."""
    options.setdefault("max_length", 4000 if options.get("multiline") else 200)
    return dataclasses.field(default=default, metadata={_KEY: FieldSpec(label, **options)})


def value(label: str, *, default: Any = None, **options: Any) -> Any:
    """Declare a date, number, choice or yes/no field; the annotation decides."""
    return dataclasses.field(default=default, metadata={_KEY: FieldSpec(label, **options)})


def link(label: str, *, default: Any = None, **options: Any) -> Any:
    """Declare a field that points at another record; forms do not offer it."""
    options.setdefault("personal", False)
    return dataclasses.field(
        default=default, metadata={_KEY: FieldSpec(label, shown=False, **options)}
    )


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make *cls* an immutable, keyword-only dataclass that checks itself."""

    def __post_init__(self: Any) -> None:
        check(self)

    if "__post_init__" not in cls.__dict__:
        cls.__post_init__ = __post_init__  # type: ignore[attr-defined]
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


def specs(cls: type[Any]) -> Mapping[str, FieldSpec]:
    """Return the declared fields of a record class, in order."""
    made: Any = cls
    return _specs(made)


@cache
def _specs(cls: type[Any]) -> Mapping[str, FieldSpec]:
    return {f.name: f.metadata[_KEY] for f in dataclasses.fields(cls) if _KEY in f.metadata}


def check(made: Any) -> None:
    """Refuse a record whose required fields are empty or whose text is too long.

    Raises:
        InvalidField: naming the first field that is wrong, with what to do.
    """
    for name, spec in specs(type(made)).items():
        content = getattr(made, name)
        if isinstance(content, str):
            if spec.required and not content.strip():
                raise InvalidField(name, spec.label, "Enter this field")
            if spec.max_length and len(content) > spec.max_length:
                raise InvalidField(name, spec.label, f"Use {spec.max_length} characters or fewer")
            if "\x00" in content:
                raise InvalidField(name, spec.label, "Remove the character that cannot be printed")
        elif spec.required and content is None:
            raise InvalidField(name, spec.label, "Enter this field")
