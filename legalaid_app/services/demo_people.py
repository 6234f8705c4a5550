"""The fictional people of the demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..domain.choices import Language, Safety


@dataclass(frozen=True, slots=True)
class Person:
    given: str
    second_given: str
    surname: str
    second_surname: str
    preferred: str
    language: Language | None
    answers: Mapping[str, object]
    mail: Safety | None = Safety.SAFE
    letter: bool = True


_BASE: Mapping[str, object] = {
    "immigration_status": "no_status", "removal_order": "no", "court_history": "never",
    "reentry_after_removal": "no", "criminal_matter": "none", "ice_contact": "none",
    "entry": "overstay", "taxpayer_number": "itin", "itin_state": "active",
    "irs_address": "current", "filing_required": "required", "unfiled_required_years": 0,
    "filing_intent": "undecided", "preparer": "vita_litc",
}  # fmt: skip
MARIA = Person(
    "María", "José", "García", "López", "Majo", Language.SPANISH,
    {**_BASE, "irs_address": "old", "unfiled_required_years": 1, "credits": "none",
     "wages_under_other_number": "no", "immigration_relief": "none", "household": "mixed_status"},
)  # fmt: skip
OTHERS = (
    Person("Jean-Robert", "", "Exemple", "", "", Language.HAITIAN_CREOLE,
            {**_BASE, "immigration_status": "other_lawful", "taxpayer_number": "ssn", "household": "mixed_status"}),
    Person("Wei", "", "Yangben", "", "", Language.CHINESE_SIMPLIFIED,
            {**_BASE, "taxpayer_number": "none", "irs_address": "none", "dependents_number": "needs_number"}),
    Person("Ricardo", "", "Muestra", "Ejemplo", "", Language.SPANISH,
            {**_BASE, "removal_order": "yes", "removal_order_date": "2019-03-14", "court_history": "closed",
             "removal_order_ground": "deportable_237"}, mail=Safety.NOT_SAFE),
    Person("Minh", "", "Vídụ", "", "", Language.VIETNAMESE,
            {**_BASE, "immigration_status": "permanent_resident", "unfiled_required_years": 2,
             "immigration_relief": "naturalization"}),
    Person("Guadalupe", "", "Prueba", "Modelo", "Lupita", Language.SPANISH,
            {**_BASE, "immigration_relief": "vawa_u_t", "address_safety": "yes"}, mail=None),
    Person("Yusuf", "", "Tusaale", "", "", Language.ENGLISH,
            {"immigration_status": "declined", "removal_order": "unknown", "taxpayer_number": "itin"}),
    Person("Grace", "", "Sample", "", "", Language.ENGLISH,
            {**_BASE, "immigration_status": "us_citizen", "taxpayer_number": "ssn"}),
    Person("Olena", "", "Pryklad", "", "", Language.RUSSIAN,
            {**_BASE, "immigration_status": "pending_only", "court_history": "pending"}, letter=False),
    Person("Tomás", "", "Ficticio", "Rojas", "", Language.SPANISH,
            {**_BASE, "irs_address": "unknown", "preparer": "notario"}),
)  # fmt: skip
