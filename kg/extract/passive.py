"""Reads passive cues: "disampaikan X", "seperti dikonfirmasi X", "yang diklaim X telah …", "disebut X sebagai …"."""

from __future__ import annotations

from kg.extract.adjuncts import date_end
from kg.extract.antecedents import antecedent_content
from kg.extract.appositions import over_source
from kg.extract.content import Content, left_content, right_content, whole_content
from kg.extract.found import Earlier, Found
from kg.extract.phrases import Phrase
from kg.extract.reading import Reading
from kg.extract.words import is_predicate
from kg.model.attribution import Attribution, Cue
from kg.model.mention import MentionForm
from kg.model.quote import AgentKind
from kg.model.text import Sentence, Span

_OPINIONS = {"claim", "judge"}
_LONGEST_ANAPHOR_TOKENS = 5
"""From the sentence's beginning to the cue: "Hal itu pun juga telah"."""


def read_passive(reading: Reading, cue: Cue, sentence: Sentence, earlier: Earlier) -> Found | None:
    """What a passive cue reports; None if it names no agent that can speak."""
    rules = reading.pack.raw["cue_rules"]
    start = reading.over(cue.token + 1, reading.pack.words("agent_markers"))
    marked = reading.over(cue.token + 1, reading.pack.words("adverbs"))
    if marked < sentence.last and reading.tokens[marked].lower in reading.pack.words("agent_markers"):
        start = marked + 1  # "Disebutkan lebih lanjut oleh X"
    if start == cue.token + 1 and cue.lemma in reading.pack.words("hoping"):
        return None  # "diharapkan warga pulang": who hopes is not told
    agent = reading.right(start, sentence.last)
    is_bare = start == cue.token + 1
    if agent is None or (is_bare and _is_no_agent(reading, agent, sentence)):
        return None
    is_open = agent.form is MentionForm.PRONOUN or (cue.token == sentence.first and cue.kind in _OPINIONS)
    if is_open and is_bare and _predicts(reading, agent, sentence):
        return None
    first = reading.tokens[sentence.first].lower
    subject = [reading.tokens[index].lower for index in range(sentence.first, cue.token)]
    if cue.token == sentence.first:
        return _opening(reading, agent, sentence, is_bare=is_bare)
    before = reading.tokens[cue.token - 1].lower
    points = first in reading.pack.words("passive_anaphors") and len(subject) <= _LONGEST_ANAPHOR_TOKENS
    if before in reading.pack.words("as_reported") and not points:
        head = left_content(reading, cue.token - 1, sentence)
        return Found((*head, *_behind_insertion(reading, agent.last, sentence)), agent, "passive")
    if agent.last < sentence.last and reading.tokens[agent.last].lower == rules["as"]:
        return Found(_fragment(reading, agent.last + 1, sentence), agent, "passive-as")
    if points:
        return _pointing_back(reading, cue, agent, sentence, earlier)
    if before == rules["relative"]:
        return _relative(reading, cue, agent, sentence)
    return _with_subject(reading, cue, agent, sentence)


def _pointing_back(reading: Reading, cue: Cue, agent: Phrase, sentence: Sentence, earlier: Earlier) -> Found | None:
    """The sentence before, or what is said of it: "Hal itu diklaim X menjadi alasan …"."""
    judges = cue.kind in _OPINIONS or cue.lemma in reading.pack.raw["cue_rules"]["object_clitic"]
    if judges and _predicate(reading, agent, sentence):
        return _with_subject(reading, cue, agent, sentence)
    return previous_sentence(reading, cue, sentence, agent, earlier)


def _predicts(reading: Reading, agent: Phrase, sentence: Sentence) -> bool:
    """Whether who stands behind a passive is the subject of what is said: "Diprediksi ia akan berkembang"."""
    return agent.last < sentence.last and reading.tokens[agent.last].lower in reading.pack.words("predicates")


def _opening(reading: Reading, agent: Phrase, sentence: Sentence, *, is_bare: bool) -> Found | None:
    """What stands behind a passive that opens the sentence and its agent.

    `is_bare` says that no "oleh" stands between; None where it is no agent then.
    """
    if is_bare and _is_told_of(reading, agent, sentence):
        return None
    return Found(right_content(reading, over_source(reading, agent, sentence), sentence, "clause"), agent, "passive")


def _is_told_of(reading: Reading, agent: Phrase, sentence: Sentence) -> bool:
    """Whether who or what stands right behind a passive without a comma is what is told: "Dijelaskan PHK itu bagian …".

    An agent has a comma behind it or its relative clause, "bahwa", or when and where it spoke.
    """
    if agent.last >= sentence.last or agent.form is MentionForm.PRONOUN or agent.kind is AgentKind.PERSON:
        return False
    words, behind = reading.pack.words, reading.tokens[agent.last].lower
    if behind == reading.pack.raw["cue_rules"]["relative"]:
        return all(token.text != "," for token in reading.tokens[agent.last : sentence.last])
    joins = words("prepositions") | words("adverbs")
    return behind[0].isalpha() and (behind not in joins or behind in words("because"))


def _behind_insertion(reading: Reading, index: int, sentence: Sentence) -> Content:
    """What goes on behind ", seperti dilaporkan X, Selasa (10/6/2025),"; empty where the sentence ends."""
    beyond = index
    while beyond < sentence.last:
        token = reading.tokens[beyond]
        date = date_end(reading, beyond + 1, sentence.last) if token.text == "," else beyond
        if token.text == "," and date > beyond + 1:
            beyond = date
        elif token.text == ",":
            return right_content(reading, beyond + 1, sentence, "clause")
        elif token.lower in reading.pack.words("pairing") or token.lower in reading.pack.words("reported", "relays"):
            phrase = reading.right(beyond + 1, sentence.last)
            beyond = phrase.last if phrase else beyond + 1
        else:
            return ()
    return ()


def _is_no_agent(reading: Reading, agent: Phrase, sentence: Sentence) -> bool:
    """Whether what stands right behind a passive is no agent: a description, or what its subject is called.

    "Laga itu disebut salah satu laga terbaik"; but "disebut salah satu warga sebagai …".
    """
    if agent.name is not None:
        return False
    words, tokens = reading.pack.words, reading.tokens
    if agent.form is MentionForm.DESCRIPTION and tokens[agent.first].lower not in reading.pack.source_nouns:
        return True
    head = reading.over(agent.first, words("quantity_heads"))
    if head == agent.first or head >= agent.last:
        return False
    speaks = tokens[head].lower in reading.pack.source_nouns or tokens[head].lower in reading.pack.titles
    names = agent.last < sentence.last and tokens[agent.last].lower == reading.pack.raw["cue_rules"]["as"]
    return not (speaks or names)


def previous_sentence(reading: Reading, cue: Cue, sentence: Sentence, agent: Phrase, earlier: Earlier) -> Found | None:
    """For "Hal ini disampaikan X", "X menyampaikan hal itu": the sentence before; None if it is attributed already."""
    number = cue.sentence - 1
    if number < 0:
        return None
    previous = reading.sentences[number]
    if any(_tells(reading, item, number, previous) for item in earlier.by_content[number]):
        return None
    if previous.paragraph < sentence.paragraph - 1:
        return None
    content = whole_content(reading, previous)
    return Found(content, agent, "points-back", number)


def _tells(reading: Reading, item: Attribution, number: int, sentence: Sentence) -> bool:
    """Whether an attribution has what a sentence says: half of it, or all from its cue to the end."""
    if item.sentence != number:
        return False
    said = sum(part.end - part.start for part in item.content)
    relative = reading.pack.raw["cue_rules"]["relative"]
    is_main = item.cue is not None and (item.cue.token == 0 or reading.tokens[item.cue.token - 1].lower != relative)
    closes = is_main and item.cue is not None and item.cue.span.end < item.content[0].start
    return 2 * said > sentence.span.end - (item.cue.span.end if closes and item.cue else sentence.span.start)


def _fragment(reading: Reading, index: int, sentence: Sentence) -> Content:
    """The marked words behind "disebut X sebagai", else all that follows."""
    if index >= sentence.last:
        return ()
    start = reading.tokens[index].start
    touching = reading.quotations.touching(Span(start, start + 1))
    marked = tuple(q.span for _, q in touching if q.outer.start == start)
    return marked or right_content(reading, index, sentence, "clause")


def _relative(reading: Reading, cue: Cue, agent: Phrase, sentence: Sentence) -> Found | None:
    """For "serangan … yang diklaim X telah merusak …": the antecedent and what is said of it."""
    if not _goes_on_about(reading, cue, agent, sentence):
        return None
    head = antecedent_content(reading, cue.token - 1, sentence, agent)
    tail = _predicate(reading, agent, sentence)
    return Found((*head, *tail), agent, "relative") if tail and head else None


def _goes_on_about(reading: Reading, cue: Cue, agent: Phrase, sentence: Sentence) -> bool:
    """Whether what follows "yang diklaim X" is X's, not the reporter's ("kerusakan yang dikeluhkan X itu ringan").

    A determiner closes the relative clause. A verb that takes no clause about a noun has said what a copula gives
    ("hal yang disampaikan X adalah …").
    """
    pack = reading.pack
    if reading.tokens[agent.last - 1].lower in pack.words("determiners"):
        return False
    behind = reading.tokens[agent.last].lower if agent.last < sentence.last else ""
    return cue.lemma in pack.words("raising") or behind in pack.words("copulas")


def _with_subject(reading: Reading, cue: Cue, agent: Phrase, sentence: Sentence) -> Found | None:
    """For "RUU diprediksi para ahli akan menambah …": subject and predicate around cue and agent."""
    if cue.lemma in reading.pack.words("authoring"):
        return None  # "Novel itu ditulis oleh X mengikuti …"
    head = left_content(reading, cue.token, sentence)
    tail = _predicate(reading, agent, sentence)
    return Found((*head, *tail), agent, "passive-subject") if tail and head else None


def _predicate(reading: Reading, agent: Phrase, sentence: Sentence) -> Content:
    """What is said of the subject, behind the agent; empty where no predicate stands there ("disebut UU X yang")."""
    begins = agent.last < sentence.last and is_predicate(reading.tokens[agent.last].lower, reading.pack)
    return right_content(reading, agent.last, sentence, "clause") if begins else ()
