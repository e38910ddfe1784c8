"""An organization's colour is used as far as text in it, and on it, can be read."""

from __future__ import annotations

import re

import pytest

from delivery.brand import contrast
from server.pages.brand_style import brand_style, logo_of

COLOURS = ["#000000", "#FFFFFF", "#FFEE00", "#1f4fd8", "#808080", "#00FF00", "#770011"]


@pytest.mark.parametrize("colour", COLOURS)
def test_a_colour_can_be_read_on_light_and_dark_screens(colour: str) -> None:
    light, dark = brand_style({"primaryColour": colour}).split("@media")
    for style, card in ((light, "#ffffff"), (dark, "#191f29")):
        found = dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", style))
        assert contrast(found["accent"], card) >= 4.5
        assert contrast(found["accent"], found["on-accent"]) >= 4.5
        assert contrast(found["accent-strong"], found["on-accent"]) >= 4.5
        assert contrast(found["accent-strong"], found["accent-soft"]) >= 4.5
        assert found["focus"] == found["accent"]


@pytest.mark.parametrize("colour", [None, "", "red", "#12345", "#12345g", "#123456;}body{display:none"])
def test_what_is_no_colour_sets_none(colour: str | None) -> None:
    assert brand_style({"primaryColour": colour}) == ""


def test_a_logo_comes_over_https_or_is_a_picture_in_the_address() -> None:
    assert logo_of({"logoUrl": "https://a.test/logo.png"}) == "https://a.test/logo.png"
    assert logo_of({"logoUrl": "http://a.test/logo.png"}) is None
    assert logo_of({"logoUrl": "javascript:alert(1)"}) is None
    assert logo_of({"logoUrl": None}) is None
