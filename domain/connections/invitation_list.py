"""Lists of people to invite, as they come: addresses, text pasted from anywhere, the content of a CSV file.

Reading a list loses nothing: whatever is not an address is an item too, for the sender to be told about.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import zip_longest
from typing import Final

from domain.connections.invitation import MAX_ADDRESSES
from domain.errors import InvalidInput
from domain.invisible import is_invisible, trimmed
from domain.people.email_address import email_address
from domain.people.person_name import person_name

MAX_LIST_LENGTH: Final = 200_000
"""Characters of a pasted text or a file: names and addresses of `MAX_ADDRESSES` people need less."""
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
    return _bounded((Listed(trimmed(address)) for address in addresses), len(addresses), field="invitees.addresses")


def of_text(text: str) -> list[Listed]:
    """Addresses between any usual separators, as `Name <ada@b.org>` or alone. Raises InvalidInput naming `text`.

    Lines that tabs divide, or that have one address among other cells, are read as a table: the other cells are the
    name, by the header if there is one, which is no item. Bullets, `To:`, numbers of lines and remarks in parentheses
    are no items either. A comma may also stand in a name before angle brackets where semicolons or lines separate the
    people, as mail programs write "Lovelace, Ada <ada@b.org>; …".
    """
    _check_length(text, field="invitees.text")
    found = list(_lines(_plain(text, field="invitees.text")))
    return _bounded(found, len(found), field="invitees.text")


def of_csv(text: str) -> list[Listed]:
    """The rows of a CSV file, with a header or without. Raises InvalidInput naming `csv`.

    The separator is whichever of comma, semicolon and tab divides the first row best. Columns are told by the
    header; without one, the address's is the first with an `@` in it and the name's the first other one, and a row
    that has them the other way round is read so.
    """
    _check_length(text, field="invitees.csv")
    rows = _rows(_plain(text, field="invitees.csv"))
    if not rows:
        return _bounded([], 0, field="invitees.csv")
    columns = _columns_by_header(rows[0])
    if columns is not None:
        rows = rows[1:]
    usual = columns or _columns_by_content(rows)
    found = []
    for row in rows:
        address, names = usual if columns else _columns_of(row, usual)
        found.append(Listed(_cell(row, address) or "", _name(row, names)))
    return _bounded(found, len(found), field="invitees.csv")


def _check_length(text: str, *, field: str) -> None:
    if len(text) > MAX_LIST_LENGTH:
        raise InvalidInput(
            f"This takes up to {MAX_LIST_LENGTH:,} characters; these are {len(text):,}. Divide the list.", field=field
        )


def _plain(text: str, *, field: str) -> str:
    """The text with line feeds alone; that of a file in UTF-16, which was read as something else, made whole.

    Raises InvalidInput where that cannot be done.
    """
    if text[:2] in {"\u00ff\u00fe", "\u00fe\u00ff"} and "\0" in text:
        try:
            text = text.encode("latin-1").decode("utf-16")
        except UnicodeError:
            raise InvalidInput(_UTF_16, field=field) from None
    elif "\0" in text:
        text = text.lstrip("\ufffd\ufeff").replace("\0", "")
        if "\ufffd" in text:
            raise InvalidInput(_UTF_16, field=field)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


_UTF_16: Final = "This file is in UTF-16, or no text. Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”) and give that."


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
    (?P<local>"(?:[^"\\\n]|\\[^\n]){0,320}+"@[^\s,;"<>]+)     # an address with a quoted local part
    | \\"(?P<slashed>(?:(?!\\")[^\n]){0,320}+)\\"              # a name as source code has it
    | "(?P<escaped>(?:[^"\\\n]|\\[^\n]){0,320}+)"
    | "(?P<quoted>[^"\n]*)"                              # a name, or anything copied from a table
    | <(?P<bracketed>[^<>\n]*)>
    | \((?P<comment>[^()@\n]*)\)
    | (?P<separator>[,;\n\t])
    | (?P<word>[^\s,;"<>]+)
    | .                                                  # blanks, and what opens without closing
    """,
    re.VERBOSE | re.DOTALL,
)
_PAIRS: Final = (("'", "'"), ("‘", "’"), ("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_BULLETS: Final = "•·◦▪▫‣⁃●○■□►▸→✓✔"
_LABEL: Final = re.compile(r"[^\W\d_][\w-]{0,20}:")
"""`To:`, `Cc:`, `Email:`, `mailto:` before an address, which cannot have a colon there."""
_NUMBER: Final = re.compile(r"\d{1,5}[.)]")
"""Of a line in a numbered list."""


def _lines(text: str) -> Iterator[Listed]:
    """Line by line: a row of a table is one person, any other line has whoever is in it."""
    columns: _Columns | None = None
    is_first = True
    names_have_commas = "\n" in text or any(token["separator"] == ";" for token in _TOKEN.finditer(text))
    lines = [line for line in text.split("\n") if trimmed(line)]
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        header = _header(line, following, is_first=is_first)
        is_first = False
        if header is not None:
            columns = header
            continue
        listed = _table_row(line, columns)
        if listed is not None:
            yield listed
            continue
        for part in _parts(line, names_have_commas=names_have_commas):
            yield from _people(part)


def _header(line: str, following: str, *, is_first: bool) -> _Columns | None:
    """The columns that a line names, if it is a header: no item."""
    if "@" in line:
        return None
    cells = _table_cells(line)
    found = _columns_by_header(cells)
    if found is not None:
        return found
    below = _table_cells(following)
    is_above_a_table = len(cells) == len(below) > 1 and sum("@" in cell for cell in below) == 1
    return _columns_by_content([below]) if is_first and is_above_a_table and "\t" in line else None


def _table_row(line: str, columns: _Columns | None) -> Listed | None:
    """Who is in a line with one address among other cells; None if it is no such line."""
    cells = _table_cells(line)
    if len(cells) < 2:
        return None
    with_address = [at for at, cell in enumerate(cells) if "@" in cell]
    if not with_address and "\t" in line:
        return Listed(" ".join(cell for cell in cells if cell))
    if len(with_address) != 1 or not _ONE_ADDRESS.fullmatch(_bare(cells[with_address[0]])):
        return None
    at = with_address[0]
    if columns is not None and columns[0] == at:
        return Listed(_bare(cells[at]), _name(cells, columns[1]))
    before = [cell for cell in cells[:at] if any(letter.isalpha() for letter in cell)]
    after = [cell for cell in cells[at + 1 :] if any(letter.isalpha() for letter in cell)][:1]
    return Listed(_bare(cells[at]), " ".join(before or after) or None)


def _table_cells(line: str) -> list[str]:
    """The cells of a line that tabs divide, or that only commas or only semicolons do."""
    if "\t" in line:
        return [trimmed(cell) if "@" in cell else trimmed(trimmed(cell).strip('"')) for cell in line.split("\t")]
    delimiters = [delimiter for delimiter in ",;" if delimiter in line]
    if len(delimiters) != 1 or line.count("@") > 1:
        return [trimmed(line)]
    try:
        return [trimmed(cell) for cell in next(csv.reader([line], delimiter=delimiters[0], skipinitialspace=True))]
    except csv.Error:
        return [trimmed(line)]


def _parts(line: str, *, names_have_commas: bool) -> Iterator[list[re.Match[str]]]:
    """The tokens between separators. Where semicolons or lines separate, a comma in a name does not."""
    part: list[re.Match[str]] = []
    for token in _TOKEN.finditer(line):
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
    comment: str | None = None
    has_address = any("@" in token[0] for token in part)
    for token in part:
        if token["bracketed"] is not None:
            address = _bare(token["bracketed"])
            before = _without_marks(before)
            yield from (Listed(_bare(word)) for word in before if "@" in word and _bare(word) != address)
            name = " ".join(_bare(word) for word in before if "@" not in word).replace(" ,", ",").strip(" ,")
            before = []
            if address or name:
                yield Listed(address, name or None)
        elif token["comment"] is not None:
            # Beside an address it is a name, as old mail programs write it; else a remark about nobody.
            comment = comment or trimmed(token["comment"])
            if not has_address:
                before.append(token[0])
        elif token["local"] is not None:
            before.append(token["local"])
        elif (quoted := _quoted(token)) is not None:
            # Several addresses in one pair of quotes are a list that was quoted as a whole.
            before += re.split(r"[\s,;]+", quoted) if quoted.count("@") > 1 else [quoted]
        elif (word := token["word"] or token["separator"]) is not None:
            before += _divided(word)
    words = [word for word in _without_marks(before, has_address=has_address) if _bare(word) not in {"", ","}]
    if len(words) == 1 and comment and "@" in words[0]:
        yield Listed(_bare(words[0]), comment)
    else:
        yield from (Listed(_bare(word)) for word in words)


def _quoted(token: re.Match[str]) -> str | None:
    """What stands in quotes, without the backslashes that protect some of it."""
    text = next((token[name] for name in ("slashed", "escaped", "quoted") if token[name] is not None), None)
    return None if text is None else re.sub(r"\\([\"\\])", r"\1", text).strip()


def _divided(word: str) -> list[str]:
    """A word; or the addresses in it, if nothing but invisible characters stands between them."""
    if word.count("@") < 2 or not any(map(is_invisible, word)):
        return [word]
    found = "".join(" " if is_invisible(character) else character for character in word).split()
    return found if all(one.count("@") == 1 for one in found) else [word]


def _without_marks(words: list[str], *, has_address: bool = True) -> list[str]:
    """The words without bullets, numbers of lines and labels (`To:`) before the first of them, and without dashes."""
    first = 0
    while has_address and first < len(words) and _is_mark(words[first]):
        first += 1
    return [word for word in words[first:] if word == "," or "@" in word or any(map(str.isalnum, word))]


def _is_mark(word: str) -> bool:
    is_label_or_number = _LABEL.fullmatch(word) or _NUMBER.fullmatch(word)
    return bool(is_label_or_number) or not ("@" in word or any(map(str.isalnum, word)))


_ONE_ADDRESS: Final = re.compile(r'(?:"(?:[^"\\]|\\.)*+"|[^\s<>"(),;:@]+)@[^\s<>"(),;:@]+')


def _bare(word: str) -> str:
    """A word without what people put around an address: quotes, parentheses, `mailto:`, bullets, a full stop."""
    bare = trimmed(word).lstrip(_BULLETS).strip()
    for opening, closing in _PAIRS:
        if len(bare) > 1 and bare.startswith(opening) and bare.endswith(closing):
            bare = trimmed(bare[1:-1])
    if "@" not in bare:
        return bare
    label = _LABEL.match(bare)
    bare = bare[label.end() :] if label else bare
    return re.sub(r"(?<=[^(])\([^()@]*\)$", "", bare).rstrip(".")


# CSV

_Columns = tuple[int, list[int]]
"""Where the address stands, and the name's parts."""
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
    declared = _DECLARED.match(text)
    plain = text[declared.end() :] if declared else text
    delimiters = (declared[1],) if declared else _DELIMITERS
    try:
        read = [_cells(plain, delimiter) for delimiter in delimiters]
    except csv.Error as error:
        raise InvalidInput(f"This is no CSV: {error}.", field="invitees.csv") from None
    divided = max(read, key=lambda rows: len(rows[0]) if rows else 0)
    return [row for row in divided if any(row)]


def _cells(text: str, delimiter: str) -> list[list[str]]:
    read = csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    return [[trimmed(cell) for cell in row] for row in read if row]


def _columns_by_header(row: list[str]) -> _Columns | None:
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


def _columns_by_content(rows: list[list[str]]) -> _Columns:
    first = next((row for row in rows if any("@" in cell for cell in row)), rows[0])
    address = next((at for at, cell in enumerate(first) if "@" in cell), 0)
    names = [at for at, cell in enumerate(first) if at != address and any(letter.isalpha() for letter in cell)]
    return address, names[:1]


def _columns_of(row: list[str], usual: _Columns) -> _Columns:
    """The row's own columns, if its address stands where other rows have none."""
    is_usual = "@" in (_cell(row, usual[0]) or "")
    return usual if is_usual or not any("@" in cell for cell in row) else _columns_by_content([row])


def _cell(row: list[str], at: int) -> str | None:
    return row[at] if at < len(row) else None


def _name(row: list[str], columns: list[int]) -> str | None:
    return " ".join(cell for at in columns if (cell := _cell(row, at))) or None
