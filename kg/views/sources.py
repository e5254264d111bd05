"""What sources are, beyond their names: the roles that articles print, and sources without a name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.claims.near import normalised_words
from kg.lang import available, load_pack
from kg.rdf.to_graph import AGENT_CLASSES
from kg.views import details, rows
from kg.views.places import known_places
from kg.views.reading import UNNAMED
from kg.views.relations import Link, Relation
from kg.views.rows import AgentFacts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kg.views.facts import QuoteFacts
    from kg.views.reading import Reading

    Described = tuple[str, str]

_CLASSES = {kind.value: node.value for kind, node in AGENT_CLASSES.items()}
_LABELS = {
    "anonymous": "anonymous source",
    "collective": "collective source",
    "unknown": "unidentified source",
}
ROLE = "urn:ujar:role:"
DESCRIPTION = "urn:ujar:source:"


def roles(reading: Reading) -> Relation:
    """Speaker → role, for every quote at which the article prints one; roles of equal words are one node.

    Where the role holds the name of an organisation that speaks somewhere in the store, speaker → organisation, too,
    but not for a role that is over (*eks pemain Liverpool*).
    """
    holdings = reading.once(rows.grouped, details.QUOTE_ROLES)
    labels = reading.once(details.pairs, details.ROLE_LABELS)
    organizations = {
        normalised_words(agent.label): agent.agent for agent in reading.facts.agents if agent.kind == "organization"
    }
    for place in known_places():
        organizations.pop(place, None)  # "Himpunan Pengusaha Pribumi Indonesia" is not Indonesia
    things: dict[str, AgentFacts] = {}
    within = cache(lambda words: _within(words, organizations))

    def links() -> Iterator[Link]:
        for quote in reading.quotes:
            for holding in holdings.get(quote.quote, ()) if quote.speaker else ():
                words = normalised_words(labels.get(holding, ""))
                if words and quote.speaker:
                    node = ROLE + "-".join(words)
                    label = min(labels[holding], things[node].label) if node in things else labels[holding]
                    things[node] = AgentFacts(node, label, "role")
                    yield Link(quote.speaker, node, "holds", quote)
                    if (body := within(words)) and body != quote.speaker and not _is_over(words, quote):
                        yield Link(quote.speaker, body, "belongs_to", quote)

    return Relation(links(), things=things)


def _is_over(role: tuple[str, ...], quote: QuoteFacts) -> bool:
    """Whether the words say that the speaker no longer has the role."""
    return role[0] in _words("former", quote.article.language or "")


def _within(words: tuple[str, ...], names: Mapping[tuple[str, ...], str]) -> str | None:
    """The longest of the names in these words; of equally long ones the last, as a role ends in whose it is.

    A name before that of a place is cut: "DPRD Surabaya" is another one than "DPRD".
    """
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length, -1, -1):
            end = start + length
            is_cut = any(words[end : end + more] in known_places() for more in (1, 2))
            if not is_cut and (found := names.get(words[start:end])):
                return found
    return None


def unnamed(reading: Reading) -> Relation:
    """Outlet → kind of unnamed source, for every quote of one; its share among all quotes of the outlet.

    A description that ends in a demonstrative ("pengamat itu") points back to a source that the article has introduced,
    mostly by name, and is none of its own.
    """
    return _unnamed(reading, lambda agent, _: (_CLASSES[agent.kind], _LABELS[agent.kind]))


def unnamed_by_description(reading: Reading) -> Relation:
    """Outlet → what the article calls the source: the noun behind its quantifiers (*seorang pejabat …*)."""
    return _unnamed(reading, _described)


def _unnamed(reading: Reading, what: Callable[[AgentFacts, str], Described]) -> Relation:
    printed: dict[str, set[int]] = {}
    unnamed: dict[tuple[str, str], set[int]] = {}
    back: set[int] = set()
    links: list[Link] = []
    things: dict[str, AgentFacts] = {}
    for quote in reading.quotes:
        if outlet := quote.article.outlet:
            printed.setdefault(outlet, set()).add(quote.number)
            if (agent := quote.agent) and agent.kind in UNNAMED:
                if _points_back(agent, quote):
                    back.add(quote.number)
                    continue
                node, label = what(agent, quote.article.language or "")
                things[node] = AgentFacts(node, label, "source")
                unnamed.setdefault((outlet, node), set()).add(quote.number)
                links.append(Link(outlet, node, "quotes", quote))
    edges = {
        (outlet, node): {
            "share": round(len(quotes) / len(printed[outlet]), 4),
            "outlet_quotes": len(printed[outlet]),
        }
        for (outlet, node), quotes in unnamed.items()
    }
    notes = {
        "shares": "a share is of all quotes of the outlet that the filter takes, named and unnamed, every copy counted",
        "excluded": f"{len(back)} quotes whose source points back to one that the article has introduced",
    }
    return Relation(links, things=things, edges=edges, notes=notes)


def _points_back(agent: AgentFacts, quote: QuoteFacts) -> bool:
    *_, last = agent.label.casefold().split() or [""]
    return last in _words("determiners", quote.article.language or "")


@cache
def _words(name: str, language: str) -> frozenset[str]:
    """A list of words of a language pack; empty for a language without one."""
    return load_pack(language).words(name) if language in available() else frozenset()


def _described(agent: AgentFacts, language: str) -> Described:
    words = agent.label.casefold().split()
    pack = load_pack(language) if language in available() else None
    counting = pack.words("quantifiers") | pack.words("plurals") if pack else frozenset()
    nouns = [word for word in words if word not in counting]
    listed = [word for word in nouns if pack and word in pack.source_nouns]
    noun = (listed or nouns or words or ["?"])[0]
    return DESCRIPTION + "-".join(normalised_words(noun)), noun
