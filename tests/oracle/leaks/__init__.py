"""Guards broken on purpose: each function takes one away, as a mistake in the code might."""

from tests.oracle.leaks import compiled, invited, log, records, standing
from tests.oracle.leaks.seeded import LEAKS

__all__ = ["LEAKS", "compiled", "invited", "log", "records", "standing"]
