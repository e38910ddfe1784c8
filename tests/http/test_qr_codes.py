"""The link as a picture: read back as what it must say, kept by caches, and there for existing links only."""

from __future__ import annotations

import struct
import zlib
from xml.etree import ElementTree

import httpx
import pytest
import segno

from domain.clock import now
from models.connections.invitation_link import InvitationLink
from tests.client import Api
from tests.people import OwnedOrganization, invitation, owned_organization

SVG = "{http://www.w3.org/2000/svg}"
PRINTED = 591


async def got(api: Api, address: str, **headers: str) -> httpx.Response:
    async with api.client() as anybody:
        return await anybody.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})


def pixels(png: bytes) -> list[list[bool]]:
    """Which pixels are dark. Reads what segno writes: greyscale of one bit."""
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert (depth, colour) == (1, 0)
    raw, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            raw += png[at + 8 : at + 8 + length]
        at += length + 12
    rows, stride = zlib.decompress(raw), 1 + (width + 7) // 8
    lines = [bytearray(rows[line * stride : (line + 1) * stride]) for line in range(height)]
    for line, above in zip(lines[1:], lines, strict=False):
        if line[0] == 2:  # Filter "Up": the difference to the line above.
            line[1:] = bytes((byte + over) % 256 for byte, over in zip(line[1:], above[1:], strict=True))
    assert {line[0] for line in lines} <= {0, 2}
    return [[not line[1 + x // 8] >> (7 - x % 8) & 1 for x in range(width)] for line in lines]


def expected(of: OwnedOrganization) -> list[list[bool]]:
    """The modules that say the link's address, with a quarter of them to spare, in a quiet zone of four."""
    code = segno.make_qr(f"http://127.0.0.1:8000/join/{of.token}", error="q")
    assert code.error == "Q"
    return [[bool(module) for module in row] for row in code.matrix_iter(border=4)]


@pytest.mark.parametrize("size", [None, 100, 640, 2000])
async def test_a_png_says_the_links_address_in_modules_of_whole_pixels(api: Api, size: int | None) -> None:
    hillside = await owned_organization()
    response = await got(api, f"/join/{hillside.token}/qr.png" + (f"?size={size}" if size else ""))
    assert (response.status_code, response.headers["content-type"]) == (200, "image/png")
    dark, modules = pixels(response.content), expected(hillside)
    scale = len(dark) // len(modules)
    assert len(dark) == scale * len(modules)
    assert (size or PRINTED) - len(modules) < len(dark) <= (size or PRINTED)
    assert [row[::scale] for row in dark[::scale]] == modules


async def test_the_png_prints_at_five_centimetres(api: Api) -> None:
    picture = (await got(api, f"/join/{(await owned_organization()).token}/qr.png")).content
    at = picture.index(b"pHYs") + 4
    per_metre, _, is_metric = struct.unpack(">IIB", picture[at : at + 9])
    (width,) = struct.unpack(">I", picture[16:20])
    assert is_metric == 1
    assert width / per_metre == pytest.approx(0.05, abs=0.002)


async def test_an_svg_has_no_size_of_its_own_and_a_title_for_who_cannot_see_it(api: Api) -> None:
    hillside = await owned_organization("Hill & Side <School>")
    response = await got(api, f"/join/{hillside.token}/qr.svg")
    picture = ElementTree.fromstring(response.content)  # noqa: S314 (our own)
    side = len(expected(hillside))
    assert response.headers["content-type"].startswith("image/svg+xml")
    assert (picture.get("viewBox"), picture.get("width"), picture.get("height")) == (f"0 0 {side} {side}", None, None)
    assert picture.findtext(f"{SVG}title") == "QR code: connect to Hill & Side <School>"
    assert "sandbox" in response.headers["content-security-policy"]


@pytest.mark.parametrize("name", ["qr.svg", "qr.png", "qr.png?size=300"])
async def test_a_picture_is_kept_and_asked_for_again_by_its_tag(api: Api, name: str) -> None:
    address = f"/join/{(await owned_organization()).token}/{name}"
    first = await got(api, address)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "public, max-age=86400"
    assert first.headers["x-content-type-options"] == "nosniff"
    for known in (tag, f"W/{tag}", f'"another", {tag}', "*"):
        again = await got(api, address, if_none_match=known)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert (await got(api, address, if_none_match='"another"')).content == first.content


async def test_a_link_that_is_switched_off_still_has_its_picture_and_a_replaced_one_has_not(api: Api) -> None:
    hillside = await owned_organization()
    await InvitationLink.filter(token=hillside.token).update(is_active=False)
    assert (await got(api, f"/join/{hillside.token}/qr.svg")).status_code == 200
    await InvitationLink.filter(token=hillside.token).update(rotated_at=now())
    for name in ("qr.svg", "qr.png"):
        gone = await got(api, f"/join/{hillside.token}/{name}")
        assert (gone.status_code, gone.headers["cache-control"]) == (410, "no-store")


async def test_what_is_no_link_has_no_picture(api: Api) -> None:
    mailed = await invitation(await owned_organization(), "ana@example.org")
    for token in ("x" * 40, mailed.token, "%00", "%ED%A0%80", "y" * 5000, "..%2f", "%20"):
        for name in ("qr.svg", "qr.png"):
            assert (await got(api, f"/join/{token}/{name}")).status_code == 404, token


@pytest.mark.parametrize("size", ["99", "2001", "0", "-300", "1e3", "", "٣٠٠", "9" * 5000, "300.5", "x"])
async def test_a_size_that_is_none_is_refused(api: Api, size: str) -> None:
    response = await got(api, f"/join/{(await owned_organization()).token}/qr.png?size={size}")
    assert response.status_code == 400
    assert "100 to 2000" in response.text


async def test_a_download_has_a_name(api: Api) -> None:
    hillside = await owned_organization()
    link = await InvitationLink.get(token=hillside.token).select_related("organization")
    for suffix in ("svg", "png"):
        address = f"/join/{hillside.token}/qr.{suffix}"
        assert "content-disposition" not in (await got(api, address)).headers
        saved = (await got(api, f"{address}?download")).headers["content-disposition"]
        assert saved == f'attachment; filename="{link.organization.slug}-qr.{suffix}"'
