"""The routes, one module per family; `ROUTERS` is their table, in the order of the API reference."""

from api.routes import (
    analyses,
    articles,
    exports,
    extract,
    graphs,
    health,
    ids,
    pages,
    queries,
    quotes,
    search,
    sparql,
    views,
)

PLAIN = sparql.router
"""Its routes take a request as it is, and are called the short way."""

ROUTERS = (
    sparql.router,
    quotes.router,
    graphs.router,
    queries.router,
    articles.router,
    extract.router,
    views.router,
    analyses.router,
    exports.router,
    ids.router,
    pages.router,
    search.router,
    health.router,
)

DECIDE_THEMSELVES = (sparql.router, graphs.router, health.router)
"""Those whose routes ask for a scope themselves, by what is asked, or for none; all others need the scope read."""
