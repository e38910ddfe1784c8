"""Lists of people to invite, as they come: addresses, text pasted from anywhere, the content of a CSV file.

Reading a list loses nothing: whatever is not an address is an item too, for the sender to be told about.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain
from typing import Final

from domain.connections.invitation import MAX_ADDRESSES
from domain.errors import InvalidInput
from domain.people.email_address import email_address
from domain.people.person_name import person_name

MAX_LIST_LENGTH: Final = 200_000
"""Characters of a pasted text or a file: names and addresses of MOST_ADDRESSES people need less."""
_MAX_SHOWN_LENGTH: Final = 320


@dataclass(frozen=True, slots=True)
class Listed:
    """One item: the address as it was given, and the name beside it."""

    address: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Invitee:
    """An item that was judged: `email` in its one spelling, or `why` there is none."""

    given: str
    name: str | None
    email: str | None
    why: str | None = None


def judge(item: Listed, domains: Sequence[str] = ()) -> Invitee:
    """Whether the item can be invited; `domains` are the only ones allowed, empty means any."""
    given, name = _shown(item.address), _shown(item.name) if item.name else None
    try:
        email = email_address(item.address)
        name = person_name(item.name) if item.name else None
    except InvalidInput as refusal:
        return Invitee(given, name, None, refusal.text)
    domain = email.rpartition("@")[2]
    if domains and domain not in domains:
        return Invitee(given, name, None, f"Your organization does not invite addresses at {domain}.")
    return Invitee(given, name, email)


def of_addresses(addresses: Sequence[str]) -> list[Listed]:
    """A list of addresses. Raises InvalidInput naming `addresses`."""
    return _bounded((Listed(address.strip()) for address in addresses), len(addresses), field="addresses")


def of_text(text: str) -> list[Listed]:
    """Addresses between any usual separators, as `Name <ada@b.org>` or alone. Raises InvalidInput naming `text`.

    A comma may also stand in a name before angle brackets where semicolons or lines separate the people, as
    mail programs write "Lovelace, Ada <ada@b.org>; …".
    """
    _check_length(text, field="text")
    found = list(chain.from_iterable(_people(part) for part in _parts(text)))
    return _bounded(found, len(found), field="text")


def of_csv(text: str) -> list[Listed]:
    """The rows of a CSV file, with a header or without. Raises InvalidInput naming `csv`.

    The separator is whichever of comma, semicolon and tab divides the first row best. Columns are told by the
    header; without one, the address's is the first with an `@` in it and the name's the first other one.
    """
    _check_length(text, field="csv")
    rows = _rows(text)
    if not rows:
        return _bounded([], 0, field="csv")
    columns = _columns_by_header(rows[0])
    if columns is not None:
        rows = rows[1:]
    address, names = columns or _columns_by_content(rows)
    found = [Listed(_cell(row, address) or "", _name(row, names)) for row in rows]
    return _bounded(found, len(found), field="csv")


def _check_length(text: str, *, field: str) -> None:
    if len(text) > MAX_LIST_LENGTH:
        raise InvalidInput(
            f"This takes up to {MAX_LIST_LENGTH:,} characters; these are {len(text):,}. Divide the list.", field=field
        )


def _bounded(items: Iterable[Listed], amount: int, *, field: str) -> list[Listed]:
    if amount > MAX_ADDRESSES:
        raise InvalidInput(
            f"Up to {MAX_ADDRESSES:,} addresses at once; these are {amount:,}. Divide the list.", field=field
        )
    if amount == 0:
        raise InvalidInput("There is no address in this.", field=field)
    return list(items)


def _shown(text: str) -> str:
    """What was given, as it can be shown and kept: without control characters, and cut where it is no address."""
    visible = "".join(character if character.isprintable() else "\ufffd" for character in text[: _MAX_SHOWN_LENGTH + 1])
    return visible if len(visible) <= _MAX_SHOWN_LENGTH else f"{visible[: _MAX_SHOWN_LENGTH - 1]}…"


# Pasted text

_TOKEN: Final = re.compile(
    r"""
    "(?P<quoted>[^"\n]*)"                       # a name, or anything copied from a table
    | <(?P<bracketed>[^<>\n]*)>
    | (?P<separator>[,;\n\t])
    | (?P<word>[^\s,;"<>]+)
    | .                                         # blanks, and what opens without closing
    """,
    re.VERBOSE | re.DOTALL,
)
_PAIRS: Final = (("'", "'"), ("‘", "’"), ("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))


def _parts(text: str) -> Iterator[list[re.Match[str]]]:
    """The tokens between separators. Where semicolons or lines separate, a comma in a name does not."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    tokens = list(_TOKEN.finditer(plain))
    separators = {token["separator"] for token in tokens if token["separator"]}
    names_have_commas = ";" in separators or "\n" in separators
    part: list[re.Match[str]] = []
    for token in tokens:
        separator = token["separator"]
        if separator is None or (separator == "," and names_have_commas and _may_be_a_name(part)):
            part.append(token)
        else:
            yield part
            part = []
    yield part


def _may_be_a_name(part: list[re.Match[str]]) -> bool:
    """Whether a comma after these tokens may be one inside a name: it is the first, and no address is before it."""
    return not any("@" in token[0] or token[0] == "," or token["bracketed"] for token in part)


def _people(part: list[re.Match[str]]) -> Iterator[Listed]:
    """Who is in one part: words before angle brackets are a name, words before nothing each stand for themselves."""
    before: list[str] = []
    for token in part:
        if token["bracketed"] is not None:
            address = _bare(token["bracketed"])
            yield from (Listed(_bare(word)) for word in before if "@" in word and _bare(word) != address)
            name = " ".join(_bare(word) for word in before if "@" not in word).replace(" ,", ",").strip(" ,")
            before = []
            if address or name:
                yield Listed(address, name or None)
        elif token["quoted"] is not None:
            quoted = token["quoted"].strip()
            # Several addresses in one pair of quotes are a list that was quoted as a whole.
            before += re.split(r"[\s,;]+", quoted) if quoted.count("@") > 1 else [quoted]
        elif (word := token["word"] or token["separator"]) is not None:
            before.append(word)
    yield from (Listed(_bare(word)) for word in before if _bare(word) not in {"", ","})


def _bare(word: str) -> str:
    """A word without what people put around an address: quotes, parentheses, `mailto:`, the end of a sentence."""
    bare = word.strip()
    for opening, closing in _PAIRS:
        if len(bare) > 1 and bare.startswith(opening) and bare.endswith(closing):
            bare = bare[1:-1].strip()
    if bare[:7].lower() == "mailto:":
        bare = bare[7:]
    return bare.rstrip(".") if "@" in bare else bare


# CSV

_DELIMITERS: Final = (",", ";", "\t")
_ADDRESS: Final = frozenset({
    "email", "e-mail", "mail", "address", "email-address", "e-mail-address", "emailaddress",
    "correo", "correo-electrónico", "dirección", "courriel", "adresse", "adresse-e-mail", "adresse-mail",
})  # fmt: skip
_NAME: Final = frozenset({
    "name", "full-name", "fullname", "learner", "nombre", "nombre-completo", "nom", "nom-complet",
})  # fmt: skip
_FIRST: Final = frozenset({"first-name", "firstname", "given-name", "forename", "prénom"})
_LAST: Final = frozenset({"last-name", "lastname", "surname", "family-name", "apellido", "apellidos", "nom-de-famille"})
_DECLARED: Final = re.compile(r"sep=([,;\t])\n", re.IGNORECASE)
"""How spreadsheets declare the separator in the first line."""


def _rows(text: str) -> list[list[str]]:
    """The rows that have anything in them, cells trimmed."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    declared = _DECLARED.match(plain)
    plain = plain[declared.end() :] if declared else plain
    delimiters = (declared[1],) if declared else _DELIMITERS
    try:
        read = [_cells(plain, delimiter) for delimiter in delimiters]
    except csv.Error as error:
        raise InvalidInput(f"This is no CSV: {error}.", field="csv") from None
    divided = max(read, key=lambda rows: len(rows[0]) if rows else 0)
    return [row for row in divided if any(row)]


def _cells(text: str, delimiter: str) -> list[list[str]]:
    read = csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    return [[cell.strip() for cell in row] for row in read if row]


def _columns_by_header(row: list[str]) -> tuple[int, list[int]] | None:
    """The columns of address and name, if the row is a header that names the address's."""
    titles = ["-".join(re.split(r"[\s_-]+", cell.lower())) for cell in row]
    address = next((at for at, title in enumerate(titles) if title in _ADDRESS), None)
    if address is None or any("@" in cell for cell in row):
        return None
    for names in (_NAME, _FIRST | _LAST):
        found = [at for at, title in enumerate(titles) if title in names]
        if found:
            return address, sorted(found, key=lambda at: titles[at] in _LAST)
    return address, []


def _columns_by_content(rows: list[list[str]]) -> tuple[int, list[int]]:
    first = next((row for row in rows if any("@" in cell for cell in row)), rows[0])
    address = next((at for at, cell in enumerate(first) if "@" in cell), 0)
    names = [at for at, cell in enumerate(first) if at != address and any(letter.isalpha() for letter in cell)]
    return address, names[:1]


def _cell(row: list[str], at: int) -> str | None:
    return row[at] if at < len(row) else None


def _name(row: list[str], columns: list[int]) -> str | None:
    return " ".join(cell for at in columns if (cell := _cell(row, at))) or None
