"""The rules of `domain/organizations/staffing.py`."""

from __future__ import annotations

from itertools import product

import pytest

from domain.errors import Forbidden
from domain.organizations.role import MANAGERS, Role
from domain.organizations.staffing import check_appointment

ANY = [None, *Role]


@pytest.mark.parametrize(("actor", "current", "wanted"), list(product(Role, ANY, ANY)))
def test_owners_decide_about_owners_and_admins_about_everybody_else(
    actor: Role, current: Role | None, wanted: Role | None
) -> None:
    may = actor is Role.OWNER or (actor in MANAGERS and Role.OWNER not in {current, wanted})
    if may:
        check_appointment(actor, current, wanted)
    else:
        with pytest.raises(Forbidden):
            check_appointment(actor, current, wanted)
