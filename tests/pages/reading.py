"""Pages as a browser without scripts reads them: parsed, their forms filled in and sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import httpx

from tests.client import Api

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
PASSWORD = "a long walk by the sea"
_VOID = {"meta", "link", "img", "input", "br"}


@dataclass
class Element:
    """An element, its attributes, what is in it."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    def every(self, tag: str, **wanted: str) -> list[Element]:
        """All below it of this name, with these attributes."""
        return [
            each
            for each in self.below()
            if each.tag == tag and all(each.attributes.get(name) == value for name, value in wanted.items())
        ]

    def below(self) -> Iterator[Element]:
        for each in self.inside:
            if isinstance(each, Element):
                yield each
                yield from each.below()

    @property
    def text(self) -> str:
        """What people read of it."""
        parts = [each if isinstance(each, str) else each.text for each in self.inside]
        return "" if self.tag in {"style", "script"} else re.sub("[ \\n\\t]+", " ", "".join(parts)).strip(" ")


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(made)
        if tag not in _VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


@dataclass
class Read:
    """A page that was opened."""

    response: httpx.Response
    root: Element

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def path(self) -> str:
        """Where the browser ended, with what is after the question mark."""
        return self.response.url.raw_path.decode()

    @property
    def heading(self) -> str:
        [heading] = self.root.every("h1")
        return heading.text

    @property
    def title(self) -> str:
        [title] = self.root.every("title")
        return title.text

    @property
    def text(self) -> str:
        return self.root.every("main")[0].text

    @property
    def language(self) -> str:
        return self.root.every("html")[0].attributes["lang"]

    def form(self, does: str = "") -> Element:
        """The form that does this; the page's only one without a name."""
        for each in self.root.every("form", method="post"):
            kinds = [hidden.attributes["value"] for hidden in each.every("input", name="does")]
            if kinds == ([does] if does else []) and not each.attributes.get("action"):
                return each
        raise AssertionError(f"no form {does!r} in: {self.text}")

    def wrong(self, name: str) -> str:
        """What is said beside a field."""
        [said] = self.root.every("p", id=f"{name}-wrong")
        [box] = self.root.every("input", name=name)
        assert box.attributes["aria-invalid"] == "true"
        assert f"{name}-wrong" in box.attributes["aria-describedby"].split()
        return said.text

    @property
    def alerts(self) -> list[str]:
        return [each.text for each in self.root.every("p", role="alert")]

    def value(self, name: str) -> str | None:
        [box] = self.root.every("input", name=name)
        return box.attributes.get("value")


def read(response: httpx.Response) -> Read:
    parser = _Parser()
    parser.feed(response.text)
    assert len(parser._open) == 1, "every element is closed"
    return Read(response, parser.root)


class Browser:
    """Keeps cookies, follows redirects, runs no script."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def open(self, path: str) -> Read:
        return read(await self.http.get(path))

    async def sign_in(self, email: str, password: str = PASSWORD) -> Read:
        """By the page; where it leads."""
        page = await self.open("/sign-in")
        return await self.send(page, page.form(), email=email, password=password)

    async def send(self, page: Read, form: Element, **filled: str) -> Read:
        """Fill a form in and press its button, as a browser does."""
        fields = {
            box.attributes["name"]: box.attributes.get("value", "")
            for box in form.every("input")
            if "name" in box.attributes
        }
        assert filled.keys() <= fields.keys(), f"the form has only {sorted(fields)}"
        target = page.response.url.join(form.attributes.get("action") or page.response.url.raw_path.decode())
        origin = f"{target.scheme}://{target.netloc.decode()}"
        return read(await self.http.post(target, data={**fields, **filled}, headers={"Origin": origin}))


@asynccontextmanager
async def browser(api: Api, language: str | None = "en", **headers: Any) -> Any:
    """A browser of somebody who reads this language."""
    async with api.client() as http:
        http.follow_redirects = True
        http.headers.update({**HTML, **headers})
        if language is not None:
            http.headers["Accept-Language"] = language
        yield Browser(http)
