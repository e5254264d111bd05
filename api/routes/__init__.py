"""The routes, one module per family; `PLAIN` and `ROUTERS` are their table, in the order of the API reference."""

from api.routes import articles, exports, extract, graphs, health, ids, pages, queries, quotes, search, sparql, views

PLAIN = sparql.router
"""Its routes take a request as it is, and ask for a scope themselves."""

ROUTERS = (
    quotes.router,
    graphs.router,
    queries.router,
    articles.router,
    extract.router,
    views.router,
    exports.router,
    ids.router,
    pages.router,
    search.router,
    health.router,
)

DECIDE_THEMSELVES = (graphs.router, health.router)
"""Those whose routes ask for a scope themselves, by what is asked, or for none; all others need the scope read."""
