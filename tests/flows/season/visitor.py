"""A person before a browser without scripts: follows links, fills in the forms that a page offers."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from http import HTTPStatus
from http.cookiejar import CookieJar
from typing import Any, Self
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener
from xml.etree.ElementTree import Element

import tinyhtml5
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.flows.season.forms import Form, Pairs, Typed, told

PATIENCE = 120  # seconds that a page may take


class Visitor:
    """Signed in with a password; each answer but the one expected is a failure that shows the page."""

    def __init__(self, address: str, username: str, password: str) -> None:
        self._address = address
        self._browser = build_opener(HTTPCookieProcessor(CookieJar()))
        page = self.open("/dang-nhap/")
        self.landing = page.send("/dang-nhap/", {"username": username, "password": password})

    def open(self, path: str, status: int = 200) -> "Page":
        return self._page(self._request(path), status)

    def download(self, path: str) -> bytes:
        return self._content(self._request(path))[2]

    def post(self, path: str, pairs: Pairs, status: int = 200) -> "Page":
        """A form's fields in order, files among them; redirects are followed as a browser does."""
        return self._page(self._form(path, pairs), status)

    def file(self, path: str, pairs: Pairs) -> bytes:
        """A form sent whose answer is a file."""
        return self._content(self._form(path, pairs))[2]

    def save(self, path: str, token: str, row: Typed, status: int = 200) -> dict[str, Any]:
        """A row as a page's script saves it: JSON there and back."""
        headers = {"Content-Type": "application/json", "X-CSRFToken": token}
        request = self._request(path, json.dumps(row).encode(), headers)
        got, _, told = self._content(request)
        assert got == status, f"{path}: {got} {told.decode()[:2000]}"
        said: dict[str, Any] = json.loads(told)
        return said

    def _form(self, path: str, pairs: Pairs) -> Request:
        fields: dict[str, list[Any]] = {}
        for name, value in pairs:
            fields.setdefault(name, []).append(value)
        body = encode_multipart(BOUNDARY, fields)
        return self._request(path, body, {"Content-Type": MULTIPART_CONTENT})

    def _request(
        self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Request:
        return Request(urljoin(self._address, path), body, headers or {})  # noqa: S310 - the portal of the test

    def _page(self, request: Request, status: int) -> "Page":
        got, url, content = self._content(request)
        page = Page(self, url, content.decode())
        assert got == status, f"{request.get_method()} {request.full_url}: {HTTPStatus(got)!r}\n{page.words}"
        return page

    def _content(self, request: Request) -> tuple[int, str, bytes]:
        """Status, the address that it came to, and what came."""
        try:
            with self._browser.open(request, timeout=PATIENCE) as answer:
                return answer.status, answer.url, answer.read()
        except HTTPError as error:
            with error:
                return error.code, error.url, error.read()


class Page:
    """What the person sees."""

    def __init__(self, visitor: Visitor, url: str, markup: str) -> None:
        self.visitor, self.url, self.markup = visitor, url, markup

    @cached_property
    def root(self) -> Element:
        """The page's elements; most pages are only passed through, so they are not read before."""
        found: Element = tinyhtml5.parse(self.markup, namespace_html_elements=False)
        return found

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def words(self) -> str:
        """The text of the page's middle, blanks squeezed."""
        middle = self.root.find(".//main")
        return told(self.root if middle is None else middle)

    @property
    def token(self) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.markup)
        assert found, self.words
        return found[1]

    @property
    def links(self) -> list[str]:
        return [link.get("href", "") for link in self.root.iter("a")]

    def shows(self, *sentences: str) -> Self:
        """The page says each of them."""
        for sentence in sentences:
            assert sentence in self.words, f"“{sentence}” not on {self.url}\n{self.words}"
        return self

    def follow(self, end: str) -> "Page":
        """Click the link whose address ends so."""
        return self.visitor.open(urljoin(self.url, self._link(end)))

    def _link(self, end: str) -> str:
        found = [link for link in self.links if link.endswith(end)]
        assert found, f"no link {end} on {self.url}: {self.links}\n{self.words}"
        return found[0]

    def download(self, end: str) -> bytes:
        """The file behind the link whose address ends so."""
        return self.visitor.download(urljoin(self.url, self._link(end)))

    def form(self, end: str, typed: Typed | None = None, button: str = "") -> "Form":
        """The first form with these fields and a button that leads to such an address ("": this page)."""
        found = [form for form in self._forms() if form.offers(end, typed or {}, button)]
        offered = {form.action: sorted(form.fields) for form in self._forms()}
        assert found, (
            f"no form {end} with {list(typed or ())} {button} on {self.url}: {offered}\n{self.words}"
        )
        return found[0]

    def send(
        self, end: str, typed: Typed | None = None, *, button: str = "", says: str = "", status: int = 200
    ) -> "Page":
        """Fill the form in, press the button, and be told."""
        address, pairs = self.form(end, typed, button).pressed(end, typed or {}, button)
        page = self.visitor.post(urljoin(self.url, address), pairs, status)
        return page.shows(says) if says else page

    def save(self, end: str, row: Typed, status: int = 200) -> dict[str, Any]:
        """The row's form sent as the page's script does, with the version that stands in it."""
        form = self.form(end)
        version = form.fields["version"][0].get("value", "")
        return self.visitor.save(
            urljoin(self.url, form.action), self.token, {**row, "version": version}, status
        )

    def collect(self, end: str) -> bytes:
        """The file that a form without fields gives back."""
        address, pairs = self.form(end).pressed(end, {})
        return self.visitor.file(urljoin(self.url, address), pairs)

    def _forms(self) -> Iterator["Form"]:
        for element in self.root.iter("form"):
            named = element.get("id")
            outside = [e for e in self.root.iter() if named and e.get("form") == named]
            yield Form(element.get("action", ""), [*element.iter(), *outside])
