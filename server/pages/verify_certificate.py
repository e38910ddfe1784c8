"""`/verify` asks for a certificate's number; `/verify/<number>` says whether it is genuine and valid.

The first holds nothing of anybody and is kept for an hour. The second names a person and may change at any moment.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from starlette.responses import Response
from starlette.routing import Route

from domain.certificates.certificate_number import number_as_printed
from server.pages.route import page_route
from server.pages.visit import Visit

_ASK: Final = """query Verification($number: String!, $language: Language) {
  verifyCertificate(number: $number) {
    number holderName issuedAt expiresAt revokedAt isValid courseTitle(language: $language)
  }
}"""


def routes() -> list[Route]:
    """Both pages."""
    return [page_route("/verify", _field), page_route("/verify/{number:path}", _certificate)]


async def _field(visit: Visit) -> Response:
    typed = visit.request.query_params.get("number", "")
    number = number_as_printed(typed).strip("./")
    if number:
        return visit.go(f"/verify/{quote(number, safe='')}")
    title = visit.words.plain("certificate.title")
    return visit.plain_page("verify_certificate", title, cached="public, max-age=3600")


async def _certificate(visit: Visit) -> Response:
    typed = visit.request.path_params["number"]
    if not typed:
        return visit.go("/verify")
    data = await visit.ask(_ASK, number=typed, language=visit.language.value)
    certificate = data["verifyCertificate"]
    if certificate is None:
        title = visit.words.plain("certificate.unknown_title")
        number = number_as_printed(typed)
        return visit.plain_page("certificate", title, status=404, certificate=None, number=number)
    title = visit.words.plain("certificate.found_title", number=certificate["number"])
    return visit.plain_page("certificate", title, certificate=certificate)
