"""Sixty lines of regular expressions that find quotes and sources: how far one comes without Ujar.

    python benchmarks/regex_baseline.py gold.jsonl > baseline.jsonl
    ujar evaluate gold.jsonl baseline.jsonl

Reads JSON Lines with `id` and `text`, prints `id` and `quotes` in the form of `ujar extract --format jsonl`. It is an
honest attempt, with the usual verbs, titles and pronouns, and no model of the article: no full names, no relays.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SAY = (
    "kata|ujar|jelas|ungkap|ucap|tutur|tambah|tegas|imbuh|sambung|terang|lanjut|papar|sebut|beber|pungkas|tandas|tutup"
    "|jawab|tanya|tulis|tukas|cetus|harap|keluh"
)
REPORT = (
    "mengatakan|menyebut(?:kan)?|menjelaskan|menegaskan|mengaku|memastikan|menyampaikan|meminta|menambahkan|menyatakan"
    "|menilai|mengungkapkan|berharap|mencatat|menekankan|melaporkan|mengingatkan|mengumumkan|mengakui|menuturkan"
    "|mengklaim|mengimbau|mendesak|menerangkan|menyarankan|membantah|memperkirakan|memaparkan|berpendapat|berkata"
)
NAME = r"(?:[A-Z][\w.'-]+(?:[ ](?:[A-Z][\w.'-]+|bin|de|van))*|dia|ia|Ia|Dia|beliau)"
TITLES = re.compile(
    r"^(?:(?:Presiden|Menteri|Kepala|Ketua|Wakil|Direktur|Gubernur|Bupati|Kapolres|Kapolda|Jaksa|Hakim|Prof|Dr|dr|Ir|AKBP"
    r"|Kombes|Kompol|Jenderal|Utama|Umum|Juru|Koordinator)[\w.]*[ ])+"
)
DIRECT = re.compile(
    rf"[\"“](?P<content>[^\"“”]{{4,}}?)[,?!.]?[\"”]\s*(?P<cue>(?:{SAY})(?:nya)?)\b(?:\s+(?P<speaker>[^,.\n]{{2,80}}))?"
)
BARE = re.compile(r"(?m)^[\"“](?P<content>[^\"“”\n]{20,})[\"”]\s*$")
INDIRECT = re.compile(
    rf"(?P<speaker>{NAME})(?:,[^.,\n]{{2,80}},|[ ]\([^)]*\))?[ ](?:juga |pun |kemudian )?(?P<cue>{REPORT})\b,?"
    r"(?:[ ](?:bahwa|agar|kepada \w+|jika))*[ ](?P<content>[^.\n]{10,}(?:\.\d[^.\n]*)*)"
)
ACCORDING = re.compile(r"(?P<cue>[Mm]enurut)[ ](?P<speaker>[^,.\n]{2,60}),[ ](?P<content>[^.\n]{10,}(?:\.\d[^.\n]*)*)")
PATTERNS = (("direct", DIRECT), ("indirect", INDIRECT), ("indirect", ACCORDING), ("direct", BARE))


def find_quotes(text: str) -> list[dict[str, Any]]:
    """The quotes of a text in order; a quote that overlaps an earlier pattern's is left out."""
    found: list[dict[str, Any]] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("content")
            if not any(start < quote["spans"][0][1] and quote["spans"][0][0] < end for quote in found):
                found.append(quote_of(match, kind))
    found.sort(key=lambda quote: quote["spans"])
    last = None
    for quote in found:
        last = quote["speaker_name"] = quote["speaker_name"] or last
    return found


def quote_of(match: re.Match[str], kind: str) -> dict[str, Any]:
    """One hit as a record; a pronoun or -nya has no name of its own."""
    groups = match.groupdict()
    name = re.match(NAME, TITLES.sub("", groups["speaker"])) if groups.get("speaker") else None
    start = match.end("speaker") - len(TITLES.sub("", groups["speaker"])) if name else 0
    is_mixed = kind == "indirect" and any(mark in groups["content"] for mark in '"“”')
    return {
        "type": "mixed" if is_mixed else kind,
        "spans": [list(match.span("content"))],
        "cue": list(match.span("cue")) if groups.get("cue") else None,
        "speaker": [start, start + name.end()] if name else None,
        "speaker_name": name[0] if name and name[0][0].isupper() and name[0] not in {"Ia", "Dia"} else None,
    }


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file, also compressed."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


if __name__ == "__main__":
    for record in records(Path(sys.argv[1])):
        print(json.dumps({"id": record["id"], "quotes": find_quotes(record["text"])}, ensure_ascii=False))
