"""The stage that finds reporting expressions, outside quotations and where nothing makes them say nothing."""

from __future__ import annotations

from kg.extract.headings import is_heading
from kg.extract.words import before_adverb, cue_entry, looks_verbal
from kg.lang.pack import CueEntry, LanguagePack
from kg.model.annotated import AnnotatedArticle
from kg.model.attribution import Cue, CueForm
from kg.model.text import Sentence, Span
from kg.text.spans import SpanIndex

_SHORTEST_QUOTATION_WORDS = 4
_LONGEST_SUPPOSITION_TOKENS = 12
"""From the word that supposes to the cue: a longer subject is rather a clause without its comma."""
_LONGEST_TITLE_CHARS = 200
"""Marked words without so many spaces are longer than any title or catchword: cues in them are none."""
_DENIES, _ADMITS = "deny", "admit"
"""Classes of cues, the same in every language pack."""


def find_cues(annotated: AnnotatedArticle, pack: LanguagePack) -> AnnotatedArticle:
    """Adds the cues, in order of the text; headings have none."""
    long = (q for q in annotated.quotations if not q.is_single and _is_long(annotated, q.span))
    quoted = SpanIndex((quotation.span, quotation) for quotation in long)
    cues: list[Cue] = []
    guarded: dict[tuple[int, CueForm], bool] = {}
    for number, sentence in enumerate(annotated.sentences):
        if is_heading(annotated, sentence, pack):
            continue
        for index in range(sentence.first, sentence.last):
            token = annotated.tokens[index]
            if token.text[0].isupper() and index > sentence.first and annotated.tokens[index - 1].text not in '"“”':
                continue
            entry = cue_entry(token.lower, pack) if token.text[0].isalpha() else None
            if entry is None or quoted.holds(token.start):
                continue
            if not is_guarded(annotated, index, sentence, pack, entry=entry, guarded=guarded):
                span = Span(token.start, token.end)
                kind = _ADMITS if _is_negated(annotated, index, sentence, pack, kind=entry.kind) else entry.kind
                cues.append(Cue(span, entry.lemma, entry.form, kind, number, index))
    return annotated.with_layers(cues=tuple(cues))


def _is_long(annotated: AnnotatedArticle, span: Span) -> bool:
    is_long = span.end - span.start > _LONGEST_TITLE_CHARS
    return is_long or len(span.of(annotated.article.text).split()) >= _SHORTEST_QUOTATION_WORDS


def is_guarded(
    annotated: AnnotatedArticle,
    index: int,
    sentence: Sentence,
    pack: LanguagePack,
    *,
    entry: CueEntry,
    guarded: dict[tuple[int, CueForm], bool] | None = None,
) -> bool:
    """Whether the words around a cue make it say nothing ("untuk memastikan", "memastikan tiket").

    `guarded` remembers what the words before earlier cues do, so that a row of adverbs is read once.
    """
    next_word = annotated.tokens[index + 1].lower if index + 1 < sentence.last else ""
    is_other = _is_another_sense(annotated, index, next_word, pack, lemma=entry.lemma)
    if entry.form not in {CueForm.ACTIVE, CueForm.PASSIVE}:
        return is_other
    if is_other or next_word in pack.words("copulas") or _is_in_list(annotated, index, sentence, pack):
        return True
    behind = {token.lower for token in annotated.tokens[index + 1 : index + 4]}
    if entry.kind == "ask" and (behind & pack.words("withheld") or next_word in pack.words("things_asked")):
        return True
    if _is_negated(annotated, index, sentence, pack, kind=entry.kind):
        return False
    if _is_supposed(annotated, index, sentence, pack):
        return True
    if says_by(annotated, index, pack, lemma=entry.lemma):
        return False
    guarded = {} if guarded is None else guarded
    guarded[index, entry.form] = _has_guard(annotated, index, sentence, pack, form=entry.form, guarded=guarded)
    return guarded[index, entry.form]


def says_by(annotated: AnnotatedArticle, index: int, pack: LanguagePack, *, lemma: str) -> bool:
    """Whether a cue tells how something is done, by its subject: "dengan mengatakan", ", dengan mengingatkan bahwa"."""
    tokens = annotated.tokens
    if not index or tokens[index - 1].lower not in pack.words("manner"):
        return False
    connects = index + 1 < len(tokens) and tokens[index + 1].lower in pack.words("clause_connectors")
    return lemma in pack.words("said_with") or (connects and index > 1 and tokens[index - 2].text == ",")


def _is_supposed(annotated: AnnotatedArticle, index: int, sentence: Sentence, pack: LanguagePack) -> bool:
    """Whether a cue stands in a clause that only supposes it: "Jika Bima mengatakan …, publik akan kecewa".

    Or that only asks whether somebody does: "bertanya apakah warga sudah meminta beras".
    """
    first, asks = sentence.first, pack.words("asking_truth")
    ends = pack.words("clause_connectors") | pack.words("pairing")
    for place in range(index - 1, max(first, index - _LONGEST_SUPPOSITION_TOKENS) - 1, -1):
        if annotated.tokens[place].lower in pack.words("asking_whether"):
            return True
        if annotated.tokens[place].text in ',"“”' or annotated.tokens[place].lower in ends:
            break
    if annotated.tokens[first].lower in pack.words("adverbs") and annotated.tokens[first + 1].lower in asks:
        first += 1  # "Lalu benarkah postingan yang mengklaim …?"
    if index - first > _LONGEST_SUPPOSITION_TOKENS or annotated.tokens[first].lower not in pack.words("suppositions"):
        return False
    return not any(token.text in ',"“”' for token in annotated.tokens[first:index])


def _has_guard(
    annotated: AnnotatedArticle,
    index: int,
    sentence: Sentence,
    pack: LanguagePack,
    *,
    form: CueForm,
    guarded: dict[tuple[int, CueForm], bool],
) -> bool:
    guards = pack.words("guards")
    place = index - 1
    while place >= sentence.first:
        lower = annotated.tokens[place].lower
        denied = annotated.tokens[place - 1].lower if place > sentence.first else ""
        if lower in pack.words("reluctance") and denied in pack.words("negations"):
            return False  # "tak segan meminta"
        if lower in guards or (form is CueForm.PASSIVE and lower in pack.words("passive_guards")):
            return True
        before = before_adverb(annotated.tokens, place, pack)
        if before == place:
            return False
        if (place, form) in guarded:
            return guarded[place, form]
        place = before
    return False


def _is_another_sense(
    annotated: AnnotatedArticle, index: int, next_word: str, pack: LanguagePack, *, lemma: str
) -> bool:
    """Whether the word beside a cue tells another sense of it: "memastikan tiket", "tampil menjanjikan"."""
    before = annotated.tokens[index - 1].lower if index else ""
    senses = pack.raw["cue_senses"].get(lemma, {})
    return next_word in senses.get("behind", "").split() or before in senses.get("before", "").split()


def _is_in_list(annotated: AnnotatedArticle, index: int, sentence: Sentence, pack: LanguagePack) -> bool:
    """Whether a verb is one of several with one object behind the last: "menghasut, mengajak, atau memaksa orang"."""
    words = [token.lower for token in annotated.tokens[index + 1 : min(index + 4, sentence.last)]]
    if len(words) > 1 and words[0] == "," and words[1] in pack.words("alternatives"):
        return True
    is_row = len(words) > 2 and words[0] == words[2] == ","  # "menulis, merekam, dan merilis lagu"
    return is_row and words[1].startswith(tuple(pack.words("active_prefixes"))) and looks_verbal(words[1], pack)


def _is_negated(annotated: AnnotatedArticle, index: int, sentence: Sentence, pack: LanguagePack, *, kind: str) -> bool:
    """Whether a denial is denied, which admits: "tak menampik", "tidak membantah"."""
    before = annotated.tokens[index - 1].lower if index > sentence.first else ""
    return kind == _DENIES and before in pack.words("negations")
