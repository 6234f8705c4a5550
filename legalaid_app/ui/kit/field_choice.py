"""Which widget suits a field: read from its annotation and its declaration."""

from __future__ import annotations

import typing
from datetime import date, datetime
from types import UnionType
from typing import Any

from legalaid_app.domain.choices import Choice
from legalaid_app.domain.fields import FieldSpec
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.field_widgets import (
    ChoiceField,
    ChoicesField,
    DateEntry,
    FieldWidget,
    FlagField,
    LineField,
    LinesField,
    LongField,
    NumberField,
)


def widget_for(name: str, spec: FieldSpec, annotation: Any) -> FieldWidget:
    """Return a new field for a declaration.

    Raises:
        TypeError: no widget edits a field of this type.
    """
    kind, optional = _without_none(annotation)
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        return ChoicesField(inner) if issubclass(inner, Choice) else LinesField(spec)
    if isinstance(kind, type):
        if issubclass(kind, Choice):
            return ChoiceField(kind, optional=optional)
        if kind is bool:
            return FlagField(_(spec.label))
        if issubclass(kind, int):
            return NumberField(spec, optional=optional)
        if issubclass(kind, date) and not issubclass(kind, datetime):
            return DateEntry(_(spec.label), past=name.startswith("born"))
        if issubclass(kind, str):
            return LongField(spec) if spec.multiline else LineField(spec)
    raise TypeError(f"no widget for the field {name}")


def is_marked_optional(spec: FieldSpec, widget: FieldWidget) -> bool:
    """Optional is said beside the label; a choice says it by “Not asked”."""
    return not spec.required and not isinstance(widget, ChoiceField | FlagField | ChoicesField)


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if typing.get_origin(annotation) in (typing.Union, UnionType):
        kinds = [kind for kind in typing.get_args(annotation) if kind is not type(None)]
        return kinds[0], len(kinds) < len(typing.get_args(annotation))
    return annotation, False
