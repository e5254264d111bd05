"""Hostile texts: whatever could make a reader of news slow or raise. All of them are made, none is from an outlet.

`KINDS` maps a name to a function that gives a text of about so many code points.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

Kind = Callable[[int], str]
_SYLLABLES = (
    *("bar", "dun", "gem", "kos", "lir", "mun", "nar", "pel"),
    *("rud", "sam", "tor", "wid", "yat", "zul", "hen", "fak"),
)


def name(number: int) -> str:
    """An invented name; another number gives another name."""
    word = _SYLLABLES[number % 16]
    while number := number // 16:
        word = _SYLLABLES[number % 16] + word
    return word.capitalize()


def repeated(unit: str, opening: str = "") -> Kind:
    """The same words again and again, behind an opening."""
    return lambda size: (opening + unit * (size // len(unit) + 1))[:size]


def numbered(template: str, opening: str = "") -> Kind:
    """A template again and again, each time with the next names for {a} and {b} and the next number for {n}."""

    def made(size: int) -> str:
        parts, length = [opening], len(opening)
        for number in count():
            if length >= size:
                break
            parts.append(template.format(a=name(2 * number), b=name(2 * number + 1), n=number))
            length += len(parts[-1])
        return "".join(parts)[:size]

    return made


def halves(first: str, second: str) -> Kind:
    """One unit over the first half, another over the second."""
    return lambda size: repeated(first)(size // 2) + "\n" + repeated(second)(size // 2)


def around(opening: str, unit: str, closing: str) -> Kind:
    """One unit again and again between two other words."""
    return lambda size: opening + unit * ((size - len(opening) - len(closing)) // len(unit)) + closing


_NEWS = (
    "Hujan turun di Sumberjati pada Senin (10/2/2025) malam. Kepala BPBD Sumberjati, Ratna Prameswari, mengatakan air"
    ' sudah surut. "Warga sudah pulang ke rumah," kata Ratna kepada wartawan. Menurut dia, tidak ada korban jiwa. '
    "Hal ini disampaikan Camat Sumberjati Agus Prihadi, dikutip Antara. Ia berharap warga tetap waspada.\n"
)
KINDS: dict[str, Kind] = {
    "only documents and mereka": repeated("Laporan bank menyebutkan harga naik. Mereka mengatakan harga turun. "),
    # marks
    "straight marks": repeated('"'),
    "straight marks apart": repeated('" '),
    "opening marks": repeated("“"),
    "closing marks": repeated("”"),
    "alternating marks": repeated("“”"),
    "single marks": repeated("' ‘a’ `a´ "),
    "nested marks": repeated("“‘“‘"),
    "marks in marks": around("“", "‘air’ ", "”"),
    "single in double": repeated("“Air ‘surut’ kini sudah,” "),
    "opened, never closed": repeated("“air sudah surut kini "),
    "closed, never opened": repeated("air, ” "),
    "paragraphs never closed": repeated("“Air sudah surut di sini.\n"),
    "short quotations": repeated("“air” "),
    "cues in short quotations": repeated("“kata Budi,” "),
    "long quotations in a row": repeated("“Air sudah surut di sini” "),
    "one long among short": halves("“" + "air sudah surut " * 8, "“Air sudah surut kini,” kata Budi. "),
    "inches": repeated('3" 4" '),
    "glued straight marks": repeated('surut."Kami'),
    # words
    "one word": repeated("a"),
    "one word in capitals": repeated("A"),
    "one capitalised word": repeated("ia", "Pol"),
    "one word with capitals inside": repeated("aB"),
    "one word with names inside": repeated("airSurut"),
    "glued words": repeated("airSurut katawakil "),
    "glued names": numbered("{a}polisimenegaskan air surut. "),
    "word with dots": repeated("a."),
    "word with dashes": repeated("dari-"),
    "domains": repeated("daricontoh.dari"),
    "common words": repeated("air sudah surut dan "),
    "commas": repeated(", "),
    # cues
    "kata": repeated("kata "),
    "mengatakan": repeated("mengatakan "),
    "mengaku": repeated("mengaku ", "Budi "),
    "mengatakan itu": repeated("Budi mengatakan itu, "),
    "menurut": repeated("menurut "),
    "disampaikan": repeated("disampaikan Budi, "),
    "kata Budi": repeated("kata Budi, "),
    "katanya": repeated("air surut, katanya, "),
    "yang mengatakan": repeated("warga, yang mengatakan surut, "),
    "dan mengatakan": repeated("dan mengatakan surut ", "Budi datang "),
    "cues inside one mark": around("“", "kata+", "”, kata Budi."),
    "cues before one quotation": around("Kata Budi, " * 80 + "“", "air sudah surut ", "”"),
    "sentences of cues": repeated("Budi " + "mengaku " * 300 + "air surut. "),
    "sentences of bare cues": repeated("“Air sudah surut kini,” " + "kata " * 300 + "Budi. "),
    "sentences of insertions": repeated("Budi" + ", saat ditemui" * 150 + ", mengatakan air surut. "),
    "sentences of relatives": repeated("Budi " + "yang " * 300 + "mengatakan air surut. "),
    "sentences of numbers": repeated("Budi " + "1 " * 300 + "Februari mengatakan air surut. "),
    "sentences of brackets": repeated("Budi " + "(1) " * 150 + "mengatakan air surut. "),
    "sentences of carriers": repeated("Kata " + "Keterangan dari " * 150 + "Budi, air surut. "),
    "sentences of places": repeated("Kata Budi, " + "di Barat, " * 100 + "air surut. "),
    "sentences of credits": repeated("Air surut, kata Budi. " + "Dikutip Antara " * 150 + ". "),
    "sentences of apposition": repeated("Kata " + "Kepala Dinas, " * 100 + "Budi, air surut. "),
    "hal ini disampaikan": repeated("Hal ini disampaikan Budi. "),
    "disebut sebagai": repeated("Air disebut Budi sebagai “surut”. "),
    "keterangan dari": repeated("Keterangan dari ", "kata "),
    "credits": repeated("Kata Budi, air surut, dikutip Antara, dilansir Harian Sagara mengutip Antara. "),
    "credits in capitals": repeated("Dikutip Antara ", "Air surut. "),
    "told": repeated("kata Budi kepada Antara, kepada wartawan, "),
    # names
    "new names": numbered("{a} mengatakan air sudah surut. "),
    "new full names": numbered("{a} {b} mengatakan air sudah surut. Ia berharap {b} pulang. "),
    "one name": repeated("Budi mengatakan air sudah surut. "),
    "names only": numbered("{a} {b}, ", "Air surut. "),
    "names in a row": numbered("{a} ", "Air surut. "),
    "one name in a row": repeated("Budi ", "Air surut. "),
    "new speakers": numbered("“Air sudah surut sekarang,” kata {a} {b}. “Saya pulang dulu ya,” katanya. Ia tertawa. "),
    "short names": numbered("Budi {a} mengatakan air surut. Budi mengatakan air surut. "),
    "nicknames": numbered(
        "Kata {a}ika Sari, air surut. {a}i mengatakan air surut. “Air surut ini,” kata pria yang akrab disapa {b}. "
    ),
    "organisations": numbered("Badan {a} {b} (B{n}) mengatakan air surut, “Surut sudah air ini,” katanya. "),
    "acronyms": numbered("Partai {a} Raya (PR) mengatakan air surut. Lembaga itu menyebut air surut. "),
    "roles": numbered("Camat {a} {b} mengatakan air surut. Camat itu mengatakan air surut. "),
    "one with many roles": numbered("Ketua {a} Budi Santoso mengatakan air surut. Ketua itu mengatakan air surut. "),
    "role without end": repeated("Kepala Dinas ", "Air surut. "),
    "titles": repeated("Dr. H. S.H., M.Si., "),
    "ages": numbered("{a} {b} (4{n}) mengatakan air surut. Pria 4{n} tahun itu mengatakan air surut. "),
    "descriptions": repeated("Seorang warga mengatakan air surut. Warga itu mengatakan air surut. "),
    "new descriptions": numbered("Seorang warga {a} mengatakan air surut. Pemuda itu mengatakan air surut. "),
    "new credits": numbered("Budi mengatakan air surut, dilansir Harian {a}, Senin (10/2/2025). "),
    "sources without names": repeated("Sumber mengatakan air sudah surut. “Air sudah surut kini,” kata dia. "),
    "nobody speaks": repeated("“Air sudah surut di sini.”\n"),
    "bodies speak": numbered("“Air sudah surut kini,” kata PT {a}. “Air sudah surut pula,” katanya. "),
    # layout
    "line breaks": repeated("\n"),
    "lines of a letter": repeated("a\n"),
    "headings": repeated("Air Surut Di Sini\n"),
    "spaces": around("a\n", " ", "\na"),
    "spaces between": around("a", " ", "a"),
    "lines of spaces": repeated(" \r\n\u2028"),
    "dashes before a word": around("", "- ", "x"),
    "dashes below a long line": halves("air sudah surut ", "-\n"),
    "boilerplate": repeated("Baca juga: Air Surut\nADVERTISEMENT\nBaca juga\nAir Surut Di Sini\n"),
    "datelines": repeated("JAKARTA, ", "Air surut. "),
    # characters
    "emoji": repeated("👨‍👩‍👧‍👦 👍🏽"),
    "right-to-left": repeated("قال الوزير \u202eإن الماء «انحسر» "),
    "combining marks": repeated("a\u0301\u0327\u035f"),
    "digits": repeated("1234567890"),
    "superscript digits": repeated("Budi mengatakan, Senin, ² Februari ²²²², air surut. "),
    "numbers": around("“", "1a", " Februari mengatakan”"),
    "numbers apart": around("Budi ", "1 ", "Februari mengatakan air surut."),
    "dates": repeated("Senin (10/2/2025), 10 Februari 2025, "),
    "impossible dates": repeated(
        f"Budi mengatakan air surut, Senin, {'9' * 30} Februari. Kata Budi, Senin, 1/1/0001. "
    ),
    "opening brackets": repeated("("),
    "brackets": repeated("(a) mengatakan ("),
    "URLs": repeated("https://contoh.example/a-b/c?d=e&f=g#h "),
    "HTML": repeated('<p class="a">Air &amp; surut</p>'),
    "NULs": repeated("\x00air "),
    "lone surrogates": repeated("\ud800 kata \udfff, "),
    "accounts": repeated("@a.b_c mengatakan "),
    # news
    "news": repeated(_NEWS),
    "news in one paragraph": repeated(_NEWS.replace("\n", " ")),
    "news in one sentence": repeated(_NEWS.replace("\n", " ").replace(".", ",")),
}
