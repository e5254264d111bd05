"""One quote as a row: what a search result, a table or a page's list shows of it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.quote import Certainty, Polarity


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote with the names that stand around it; None or empty where the article does not tell."""

    quote: str
    """IRI of the quote."""
    text: str
    type: str
    """direct, indirect or mixed."""
    article: str
    """Key of the article version."""
    language: str = "id"
    speaker: str | None = None
    """IRI of the resolved speaker, else of the article's own agent, which a joint source always is."""
    who: str | None = None
    """Name of the speaker, else what the article calls the source; the joined names of a joint source."""
    speakers: tuple[tuple[str, str], ...] = ()
    """Name and IRI of each one who speaks in a joint source, in printed order; empty for a single source."""
    names: tuple[str, ...] = ()
    """Every name by which the source can be searched, `who` included."""
    kind: str | None = None
    """person, organization, outlet, document, place, anonymous, collective, unknown."""
    role: str | None = None
    polarity: str = Polarity.POSITIVE.value
    """positive, or negative where the source denies the words."""
    certainty: str = Certainty.CERTAIN.value
    """certain, probable or possible, by the cue."""
    cue: str | None = None
    """The reporting expression as printed."""
    cue_class: str | None = None
    """Its class in the language pack: say, ask, deny …; None without a cue."""
    about: tuple[str, ...] = ()
    """Names of the agents that the content is about or mentions."""
    addressee: str | None = None
    via: str | None = None
    """The relay nearest the outlet."""
    relays: tuple[str, ...] = ()
    """Names of all relays."""
    medium: str | None = None
    """What carried the words, as printed."""
    outlet: str | None = None
    outlet_iri: str | None = None
    published: str | None = None
    """ISO 8601, as exact as the source has it."""
    title: str | None = None
    url: str | None = None
    claim: str | None = None
    """IRI of the claim."""
    confidence: float = 1.0
    fields: tuple[tuple[str, str], ...] = ()
    """Further columns of the article's input."""

    @property
    def is_anonymous(self) -> bool:
        """Whether the source is somebody whom the article does not name."""
        return self.kind == "anonymous"

    @property
    def is_denied(self) -> bool:
        """Whether the source denies the words."""
        return self.polarity == Polarity.NEGATIVE
