"""Answers a signed-in viewer's query of one field in one statement, which also says who is asking.

Otherwise a request is two statements: the viewer of its token, then the answer. Where the token was seen before
(`server.auth.token_cache`) and the query is answered from the cache, its statement runs inside the token's: PostgreSQL
reads the viewer and the answer to that viewer in one snapshot. What is remembered of the token only chooses the text;
the statement itself compares the viewer's access profile with it, and answers nothing if another text would be right.
"""

from __future__ import annotations

import orjson
from starlette.requests import Request

from compiler.cursor import SECRET
from compiler.execute import one_row
from permissions.people.token_viewer import token_parameters, with_token
from server.auth import csrf
from server.query.cost import Price
from server.query.explain import HEADER
from server.query.request import GraphQLRequest
from server.services import Services
from server.transport.cached_query import CachedAnswer, completed, prepare


async def answered_in_one_statement(
    wanted: GraphQLRequest, request: Request, services: Services
) -> CachedAnswer | None:
    """What `cached_answer` would answer the request's viewer, or None: then nobody has been identified yet.

    Nothing is refused here but a header that holds no token, with Unauthenticated: whoever is to be told of a token
    that ended, of CSRF or of costs is told the ordinary way. A statement that failed is not tried a second time.
    """
    presented = services.identification.presented(request)
    seen = None if presented is None else services.identification.seen.find(presented.digest)
    if presented is None or seen is None or HEADER in request.headers:
        return None
    try:
        csrf.check_request(seen, request, services.settings)
    except csrf.CsrfRefused:
        return None
    prepared = prepare(wanted, seen.profile, services)
    if prepared is None or len(prepared.fields) != 1:
        return None
    budget, who = services.budget, str(seen.account_id)
    price = Price.of(prepared.cost, budget, who)
    if price.refusal is not None:
        return None
    [(_, cached)] = prepared.fields.values()
    statement = cached.inside(with_token(seen.profile))
    parameters = {
        **token_parameters(presented.digest, presented.kinds),
        "public_url": services.settings.public_url,
        SECRET: services.compiler.cursor_secret,
    }
    try:
        bound = statement.bind(parameters, prepared.variables)
    except Exception:  # A variable that cannot be used, such as a forged cursor: the ordinary way says so.
        return None
    budget.spend(who, prepared.cost)
    try:
        row = await one_row(services.reads, statement, bound)
    except Exception as failure:
        return completed(prepared, [failure], price, services)
    if row is None or not row["fits"]:
        # What is remembered of the token is not true any more; whoever identifies it now remembers or forgets it.
        budget.refund(who, prepared.cost)
        return None
    services.identification.note_use(seen, row["last_used_at"])
    answer = row["answer"]
    return completed(prepared, [None if answer is None else orjson.Fragment(answer)], price, services)
