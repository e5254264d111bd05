"""Ids from content: no counter, no clock, no random number.

`Namer` makes IRIs under a dataset's base; the functions above it make the keys that the IRIs hold.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit, urlunsplit

from kg.memo import FEWER_WORDS, remembered
from kg.model.quote import Agent, AgentKind, Quote, Relay, StatementEvent
from kg.model.text import SourceDocument, Span

DESCRIPTION = ".well-known/void"
"""Where VoID looks for the description of a dataset, under its base."""

_SEPARATOR = "\x1f"
_NO_ALNUM = re.compile(r"[\W_]+")
"""What is neither letter nor digit, as `str.isalnum` has it."""
_LOCAL_QUOTE = re.compile(r"(?:^|/)q([0-9]+)-([0-9]+)$")
_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|igshid|ref|source)=", re.IGNORECASE)


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens; never empty ("x" stands for no letters at all)."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or "x"


def canonical_url(url: str) -> str:
    """The address without fragment, tracking parameters, `www.` and closing slash; https for http."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port else ""
    query = "&".join(item for item in parts.query.split("&") if item and not _TRACKING.match(item))
    scheme = "https" if parts.scheme in {"http", "https"} else parts.scheme
    return urlunsplit((scheme, host + port, parts.path.rstrip("/"), query, ""))


def source_key(document: SourceDocument) -> str:
    """What tells two captures of one text apart: the canonical address, else the outlet, else the id."""
    if document.url:
        return canonical_url(document.url)
    return slug(document.outlet) if document.outlet else document.id


def content_hash(text: str) -> str:
    """`sha256:` and the digest of the text in NFC; equal for equal wire copy in two outlets."""
    return "sha256:" + sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def article_key(document: SourceDocument) -> str:
    """32 hex digits that name one version of one article."""
    text = unicodedata.normalize("NFC", document.text)
    return _digest(source_key(document), text, digits=32)


def claim_key(language: str, words: str) -> str:
    """16 hex digits, equal for contents that differ only in case, marks and spacing (Quotebank's equivalence)."""
    letters = _NO_ALNUM.sub("", unicodedata.normalize("NFKC", words).casefold())
    return _digest(language, letters, digits=16)


@remembered(FEWER_WORDS)
def name_key(name: str) -> str:
    """A name folded for comparison: NFKC, case-folded, letters and digits in words separated by one space."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return _NO_ALNUM.sub(" ", folded).strip()


def local_span(span: Span) -> str:
    """Local name of a span, `s795-974`."""
    return f"s{span.start}-{span.end}"


def local_quote(quote: Quote) -> str:
    """Local name of a quote, `q795-974`, from the hull of its content."""
    return f"q{quote.hull.start}-{quote.hull.end}"


def quote_hull(iri: str) -> Span | None:
    """The hull of the content of the quote with this IRI or local name; None for what is no quote of an article."""
    found = _LOCAL_QUOTE.search(iri)
    return Span(int(found[1]), int(found[2])) if found else None


def local_relay(quote: Quote, relay: Relay) -> str:
    """Local name of a quote's relay, `r795-974-1`."""
    return f"r{quote.hull.start}-{quote.hull.end}-{relay.index}"


def local_agent(agent: Agent) -> str:
    """Local name of an article-scoped agent, `a246-260`, from its first mention."""
    return f"a{agent.mention.start}-{agent.mention.end}"


def local_event(event: StatementEvent) -> str:
    """Local name of a statement event, from the spans of date, place and medium: `e221-231`, `e221-231-640-647`."""
    return "e" + "-".join(f"{part.start}-{part.end}" for part in event.spans)


@dataclass(frozen=True, slots=True)
class Namer:
    """IRIs under one base. Local names hold no slash and no `#`, so they are legal prefixed names."""

    base: str

    def article(self, key: str) -> str:
        """The article version."""
        return f"{self.base}id/article/{key}/doc"

    def local(self, key: str, name: str) -> str:
        """Anything named inside one article version, by its local name."""
        return f"{self.base}id/article/{key}/{name}"

    def agent(self, kind: AgentKind, name: str) -> str:
        """A provisional agent: one full name of one kind, until an authority file lists it."""
        return f"{self.base}id/agent/p{_digest(kind.value, name_key(name), digits=16)}"

    def authority(self, identifier: str) -> str:
        """An agent of an authority file."""
        return f"{self.base}id/agent/{identifier}"

    def outlet(self, name: str) -> str:
        """A news outlet, by its name."""
        return f"{self.base}id/outlet/{slug(name)}"

    def claim(self, key: str) -> str:
        """A claim, by its key."""
        return f"{self.base}id/claim/{key}"

    def is_claim(self, iri: str) -> bool:
        """Whether this IRI names a claim."""
        return iri.startswith(self.claim(""))

    def role(self, holder: str, label: str) -> str:
        """A role of one holder, an IRI, as printed; a holder of this dataset is the same under every base."""
        return f"{self.base}id/role/{_digest(holder.removeprefix(self.base), name_key(label), digits=16)}"

    def article_of(self, iri: str) -> str | None:
        """The key of the article that this IRI names, or names a thing in; None for all other IRIs."""
        start = f"{self.base}id/article/"
        return iri[len(start) :].partition("/")[0] if iri.startswith(start) else None

    def is_global(self, iri: str) -> bool:
        """Whether this IRI names something that is known outside of one article, such as an agent or a claim."""
        return iri.startswith(f"{self.base}id/") and self.article_of(iri) is None

    def notice(self, key: str, kind: str, date: str, reason: str) -> str:
        """What somebody noted of an article version: that it was withdrawn or corrected."""
        return f"{self.base}id/notice/{_digest(key, kind, date, reason, digits=16)}"

    def run(self, key: str, extractor: str, configuration: str) -> str:
        """One extractor with one configuration over one article version."""
        return f"{self.base}id/run/{_digest(key, extractor, configuration, digits=12)}"

    def ingest(self, *parts: str) -> str:
        """One ingest, by the moment it began, or what one extractor did in it, by name, version and configuration."""
        return f"{self.base}id/ingest/{_digest(*parts, digits=12)}"

    def software(self, name: str, version: str) -> str:
        """An extractor."""
        return f"{self.base}id/software/{slug(name)}-{version}"

    def dataset(self, part: str) -> str:
        """The dataset as a whole, or a part of its description, in the document where VoID looks for it."""
        return f"{self.description()}#{part}"

    def description(self) -> str:
        """The document that describes the dataset."""
        return f"{self.base}{DESCRIPTION}"

    def graph(self, kind: str, key: str | None = None) -> str:
        """A named graph: `article` and `prov` with an article's key, the derived ones and `runs` without."""
        return f"{self.base}graph/{kind}/{key}" if key else f"{self.base}graph/{kind}"

    def is_managed(self, graph: str) -> bool:
        """Whether Ujar manages the graph of this name: all under the base, but for the users' own in `graphs/`.

        However the name is spelt: what clients would take for the name of a managed graph is none of the users'.
        """
        known = _normal(graph)
        return known.startswith(self.base) and not known.startswith(f"{self.base}graphs/")


def _normal(iri: str) -> str:
    """The IRI as clients make one of several spellings: scheme and host in small letters, no `.` and `..` in its path.

    RFC 3986, 6.2.2.1 and 6.2.2.3. What is no address stays as it is.
    """
    scheme, colon, rest = iri.partition("://")
    if not colon:
        return iri
    host, slash, path = rest.partition("/")
    start = f"{scheme.lower()}://{host.lower()}{slash}"
    if "/." not in f"/{path}":
        return start + path
    kept: list[str] = []
    parts = path.split("/")
    for part in parts:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    return start + "/".join([*kept, ""] if parts[-1] in {".", ".."} else kept)


def _digest(*parts: str, digits: int) -> str:
    return sha256(_SEPARATOR.join(parts).encode()).hexdigest()[:digits]
