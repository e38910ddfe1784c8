"""The rules of `domain/connections/connection.py`."""

from __future__ import annotations

import pytest

from domain.connections.connection import OPEN, TRANSITIONS, ConnectionState, is_to_become
from domain.errors import RequestEnded

ENDS = sorted(TRANSITIONS[ConnectionState.REQUESTED])


def test_what_is_open_can_change_and_nothing_else() -> None:
    assert {state for state, becomes in TRANSITIONS.items() if becomes} == OPEN
    assert TRANSITIONS.keys() == set(ConnectionState)


@pytest.mark.parametrize("wanted", ENDS)
def test_a_request_is_answered_once_and_answering_alike_again_is_no_error(wanted: ConnectionState) -> None:
    assert is_to_become(ConnectionState.REQUESTED, wanted)
    assert not is_to_become(wanted, wanted)


@pytest.mark.parametrize("wanted", ENDS)
def test_a_request_that_went_another_way_has_ended(wanted: ConnectionState) -> None:
    for current in set(ConnectionState) - {ConnectionState.REQUESTED, wanted}:
        with pytest.raises(RequestEnded):
            is_to_become(current, wanted)


def test_a_connection_that_never_was_a_request_cannot_be_accepted_again() -> None:
    with pytest.raises(RequestEnded):
        is_to_become(ConnectionState.ACTIVE, ConnectionState.ACTIVE, was_requested=False)
