"""A client of SPARQL 1.1 over HTTP: query, update and Graph Store Protocol, with limits on time and safe retries.

A request that can be sent twice without harm is sent again when the connection broke or the server was too busy;
any other only when it cannot have arrived. Answers are read as they come.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import count
from typing import Any

import httpx

from kg.errors import LimitError, QueryError, StoreError
from kg.store.endpoint.body import Body, too_slow
from kg.store.endpoint.engines import Parameters
from kg.store.endpoint.site import AUTHS, Site

UPDATE = "application/sparql-update"
TRIES = 4
_FIRST_WAIT_S = 0.25
"""Doubled with each further try."""
_LONGEST_WAIT_S = 30.0
"""More than that is not waited, even where a Retry-After asks for it."""
_CONNECT_S = 10.0
_PASSING = frozenset({429, 502, 503, 504})
_NOT_FOR_UPDATES = frozenset({400, 404, 405, 415})
"""What addresses that take queries only have been seen to answer to an update."""
_DEADLOCK = re.compile(rb"\b40001\b")
"""The SQLSTATE of a transaction that was given up for another's sake, in the body of a Virtuoso's 500."""
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_SHOWN_CHARS = 300


class Client:
    """One endpoint. Safe to use from several threads; close it when done."""

    def __init__(self, site: Site, *, transport: httpx.BaseTransport | None = None) -> None:
        """Opens nothing yet. `transport` stands in for the network in tests."""
        self.site = site
        self._http = httpx.Client(
            auth=AUTHS[site.auth](site.user, site.password),
            timeout=httpx.Timeout(site.limit_s, connect=min(_CONNECT_S, site.limit_s)),
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=8),
            headers={"user-agent": "ujar"},
            verify=any(address.startswith("https:") for address in (site.query, site.update, site.graphs)),
            transport=transport,
        )

    @contextmanager
    def query(
        self, text: str, *, accept: str, parameters: Parameters = (), limit_s: float | None = None
    ) -> Iterator[Body]:
        """What a query gives, as it comes; `limit_s` bounds the whole answer in place of the silence.

        Raises QueryError UJ501 for what the endpoint calls malformed, UJ502 where it has no such answer, LimitError
        UJ601 for one that passes `limit_s`, StoreError UJ462, UJ463 and UJ464 as `update`.
        """
        names = dict.fromkeys(name for name, _ in parameters)
        form = {"query": text, **{name: [value for key, value in parameters if key == name] for name in names}}
        began_s = time.monotonic()
        sent = self._request("POST", self.site.query, is_repeatable=True, limit_s=limit_s, accept=accept, data=form)
        with closing(sent) as response:
            if response.status_code == httpx.codes.BAD_REQUEST:
                raise QueryError("UJ501", _said(response), cure="mend the query")
            if response.status_code == httpx.codes.NOT_ACCEPTABLE:
                raise QueryError("UJ502", "this query gives no answer of the form asked for", cure="see its first word")
            self._check(response)
            yield Body(response, limit_s=limit_s, began_s=began_s)

    def update(self, text: str, *, is_repeatable: bool = False) -> None:
        """Runs an update; when it returns, the endpoint has acknowledged it. Twice must do no harm if `is_repeatable`.

        Raises StoreError: UJ462 not reached, UJ463 no answer in time or a broken one, UJ464 not let in, UJ465 refused.
        """
        sent = self._request(
            "POST", self.site.update, is_repeatable=is_repeatable, content=text.encode(), media_type=UPDATE
        )
        with closing(sent) as response:
            self._check(response)

    @contextmanager
    def graph(self, name: str | None, *, accept: str) -> Iterator[Body | None]:
        """The triples of a graph (None for the default graph) by the Graph Store Protocol; None if it is not there."""
        sent = self._request("GET", self._graph(name), is_repeatable=True, accept=accept)
        with closing(sent) as response:
            if response.status_code == httpx.codes.NOT_FOUND:
                yield None
                return
            self._check(response)
            yield Body(response)

    def put_graph(self, name: str | None, triples: bytes, media_type: str) -> None:
        """Replaces a graph. Raises as `update`."""
        self._write_graph("PUT", self._graph(name), triples, media_type)

    def post_graph(self, name: str | None, triples: bytes, media_type: str) -> None:
        """Adds to a graph: without blank nodes, adding twice is adding once. Raises as `update`."""
        self._write_graph("POST", self._graph(name), triples, media_type)

    def post_quads(self, quads: bytes, media_type: str) -> None:
        """Adds quads of any graphs, where the engine takes them, in no transaction. Raises as `update`."""
        self._write_graph(
            "POST", httpx.URL(self.site.graphs).copy_merge_params({"no_transaction": ""}), quads, media_type
        )

    def delete_graph(self, name: str | None) -> bool:
        """Drops a graph; False where there was none. Raises as `update`."""
        with closing(self._request("DELETE", self._graph(name), is_repeatable=True)) as response:
            if response.status_code == httpx.codes.NOT_FOUND:
                return False
            self._check(response)
            return True

    def server(self) -> str:
        """The Server header of an answer; empty where there is none. Raises as `query`."""
        with self.query("ASK {}", accept="application/sparql-results+json") as body:
            return body.headers.get("server", "")

    def close(self) -> None:
        """Closes all connections."""
        self._http.close()

    def _graph(self, name: str | None) -> httpx.URL:
        if not self.site.graphs:
            raise StoreError(
                "UJ460",
                "there is no address for graphs",
                place="UJAR_ENDPOINT_GRAPHS",
                cure="set UJAR_ENDPOINT_GRAPHS to where the endpoint speaks the Graph Store Protocol",
            )
        return httpx.URL(self.site.graphs).copy_merge_params({"default": ""} if name is None else {"graph": name})

    def _write_graph(self, method: str, address: httpx.URL, content: bytes, media_type: str) -> None:
        sent = self._request(method, address, is_repeatable=True, content=content, media_type=media_type)
        with closing(sent) as response:
            self._check(response)

    def _request(
        self,
        method: str,
        address: str | httpx.URL,
        *,
        is_repeatable: bool,
        accept: str = "*/*",
        media_type: str | None = None,
        limit_s: float | None = None,
        content: bytes | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> httpx.Response:
        """The answer, whose body is read by whoever asked; one that is an error is read already."""
        headers = {"accept": accept} | ({"content-type": media_type} if media_type else {})
        timeout = self._http.timeout if limit_s is None else httpx.Timeout(limit_s, connect=min(_CONNECT_S, limit_s))
        for number in count(1):
            wait_s = _FIRST_WAIT_S * 2 ** (number - 1)
            request = self._http.build_request(
                method, address, headers=headers, content=content, data=data, timeout=timeout
            )
            try:
                response = self._http.send(request, stream=True)
                if not response.is_success:
                    response.read()
            except httpx.ReadTimeout as error:
                raise self._too_slow(limit_s) from error
            except httpx.TransportError as error:
                if number == TRIES or not (is_repeatable or isinstance(error, _UNSENT)):
                    raise self._unreachable(error) from error
            else:
                if number == TRIES or not (is_repeatable and _is_passing(response)):
                    return response
                wait_s = min(max(_asked_wait_s(response), wait_s), _LONGEST_WAIT_S)
            time.sleep(wait_s)
        raise AssertionError

    def _check(self, response: httpx.Response) -> None:
        if response.is_success:
            return
        place, said = str(response.url.copy_with(query=None)), _said(response)
        if response.status_code in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
            raise StoreError(
                "UJ464",
                f"the endpoint lets nobody in: {said}",
                place=place,
                cure="see UJAR_ENDPOINT_AUTH, UJAR_ENDPOINT_USER and UJAR_ENDPOINT_PASSWORD",
            )
        if response.status_code in _NOT_FOR_UPDATES and self.site.update == self.site.query:
            raise StoreError(
                "UJ465",
                f"the endpoint refuses: {said}",
                place=place,
                cure="see UJAR_ENDPOINT_UPDATE: many endpoints, Oxigraph among them, take updates at another address",
            )
        cure = "see the address, the rights of the user, and the log of the endpoint"
        raise StoreError("UJ465", f"the endpoint refuses: {said}", place=place, cure=cure)

    def _unreachable(self, error: httpx.TransportError) -> StoreError:
        if isinstance(error, _UNSENT):
            return StoreError(
                "UJ462",
                f"the endpoint is not reached: {error}",
                place=self.site.query,
                cure="start it, or mend UJAR_ENDPOINT",
            )
        cure = "see whether it still runs; what was asked may or may not have been done, so do it again"
        return StoreError("UJ463", f"the endpoint broke off: {error}", place=self.site.query, cure=cure)

    def _too_slow(self, limit_s: float | None) -> StoreError | LimitError:
        if limit_s is not None:
            return too_slow(limit_s)
        problem = f"the endpoint has not answered for {self.site.limit_s:g} s"
        return StoreError(
            "UJ463",
            problem,
            place=self.site.query,
            cure="raise UJAR_ENDPOINT_LIMIT_S, or see what the endpoint is busy with",
        )


def _is_passing(response: httpx.Response) -> bool:
    if response.status_code in _PASSING:
        return True
    return response.is_server_error and _DEADLOCK.search(response.content) is not None


def _asked_wait_s(response: httpx.Response) -> float:
    asked = response.headers.get("retry-after", "")
    return float(asked) if asked.isdigit() else 0.0


def _said(response: httpx.Response) -> str:
    """The status and the first words of what the endpoint says in plain text."""
    is_page = "html" in response.headers.get("content-type", "")
    words = "" if is_page else " ".join(response.text.split())[:_SHOWN_CHARS]
    return f"{response.status_code} {words or response.reason_phrase}".strip()
