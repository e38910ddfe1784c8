"""What a browser may do on our pages, said in headers.

| header | because |
|---|---|
| `Content-Security-Policy` | only our own files run; no other site may frame a page and catch clicks on it |
| `Referrer-Policy: no-referrer` | addresses hold tokens of mailed links; no other site may be told them |
| `Cache-Control: no-store` | a shared computer's cache keeps addresses too |
| `X-Content-Type-Options` | what is not a script by its type is not run as one |
| `Cross-Origin-Opener-Policy` | a page that opened ours gets no hold of its window |
"""

from __future__ import annotations

from typing import Final

SAFE: Final = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
"""For every file, whatever it is."""

_EVERYWHERE: Final = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; "
)
PAGE: Final = _EVERYWHERE + "style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
"""Trusted Types besides: a script of ours that would write HTML fails, so text of others stays text."""
APP: Final = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; style-src 'self' 'nonce-{nonce}'; font-src 'self'; img-src 'self' https: data: blob:; "
    "manifest-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)
"""The single-page app. Pictures are organizations' logos, wherever these keep them."""
PUBLIC_PAGE: Final = PAGE.replace("form-action 'none'", "form-action 'self'").replace(
    "script-src 'self'; connect-src 'self'; ", ""
)
"""Pages made on the server: forms that work without a script, and no script at all."""
GRAPHIQL: Final = _EVERYWHERE + "style-src 'self' 'unsafe-inline'; font-src data:; img-src 'self' data:"
"""GraphiQL brings its fonts inside its style sheet, and its dialogs write style elements."""


def page_headers(policy: str) -> dict[str, str]:
    """Headers of an HTML page under a Content-Security-Policy."""
    return {
        **SAFE,
        "content-security-policy": policy,
        "cache-control": "no-store",
        "x-frame-options": "DENY",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    }
