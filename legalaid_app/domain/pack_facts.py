"""The facts of a guidance pack: read them, and make records of them."""

from .pack_fact_types import LitigationFacts, PackFacts, PackInfo, StateExample
from .pack_facts_reader import (
    LITIGATION,
    PACK,
    STATEMENTS,
    read_info,
    read_litigation,
    read_pack_facts,
    read_statements,
)
from .pack_records import to_litigation, to_policies, to_statements

__all__ = [
    "LITIGATION",
    "PACK",
    "STATEMENTS",
    "LitigationFacts",
    "PackFacts",
    "PackInfo",
    "StateExample",
    "read_info",
    "read_litigation",
    "read_pack_facts",
    "read_statements",
    "to_litigation",
    "to_policies",
    "to_statements",
]
