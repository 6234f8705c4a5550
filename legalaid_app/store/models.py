"""All tables, and which row class keeps which record."""

from __future__ import annotations

from typing import Any

from . import models_history, models_letters, models_litigation, models_matter, models_people
from .base import Base, RecordRow

__all__ = [
    "models_history",
    "models_letters",
    "models_litigation",
    "models_matter",
    "models_people",
]

ROWS: dict[type[Any], type[RecordRow]] = {
    mapper.class_.record: mapper.class_
    for mapper in Base.registry.mappers
    if issubclass(mapper.class_, RecordRow)
}
TABLES: dict[str, type[RecordRow]] = {row.__tablename__: row for row in ROWS.values()}
