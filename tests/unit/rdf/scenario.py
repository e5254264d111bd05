"""Three articles written for tests of derived graphs, as an extractor should read them."""

from __future__ import annotations

from kg.model.annotated import AnnotatedArticle
from kg.model.quote import AgentKind, QuoteType, RelayKind
from tests.unit.rdf.factory import Draft


def articles() -> tuple[AnnotatedArticle, ...]:
    """All articles of the scenario."""
    return _gelanggang(), _kabarnusa(), _lentera()


def _gelanggang() -> AnnotatedArticle:
    draft = Draft(
        "Direktur Utama Persada Bahari Andre Wicaksana di Stadion Samudra Biru, Senin (6/10/2025), mengatakan bahwa "
        "Marco Velinho sudah diberi dua kesempatan.\n"
        '"Keputusan ini tidak mudah, tetapi klub harus terus bergerak maju," ujar Andre.\n'
        '"Saya kaget," kata kapten tim Rizky Halimawan.',
        outlet="Gelanggang",
        published="2025-10-06T20:02:00+08:00",
        title="Persada Bahari Lepas Velinho",
    )
    andre = draft.agent("Andre Wicaksana", role="Direktur Utama Persada Bahari")
    marco = draft.agent("Marco Velinho")
    rizky = draft.agent("Rizky Halimawan", role="kapten tim")
    event = draft.event("2025-10-06", "6/10/2025", "Stadion Samudra Biru")
    draft.quote(
        "Marco Velinho sudah diberi dua kesempatan",
        agent=andre,
        source="Andre Wicaksana",
        cue="mengatakan",
        type=QuoteType.INDIRECT,
        role=andre.roles[0],
        event=event,
        about=(marco,),
    )
    second = draft.document.text.index("ujar Andre")
    draft.quote(
        "Keputusan ini tidak mudah, tetapi klub harus terus bergerak maju",
        agent=andre,
        source="Andre",
        source_after=second,
        cue="ujar",
        event=event,
    )
    draft.quote("Saya kaget", agent=rizky, source="Rizky Halimawan", cue="kata", role=rizky.roles[0], event=event)
    return draft.build()


def _kabarnusa() -> AnnotatedArticle:
    draft = Draft(
        '"Keputusan ini tidak mudah, tapi klub harus bergerak maju," ujar Dirut Persada Bahari Andre Wicaksana, '
        "seperti dilansir Gelanggang, Senin (6/10/2025).\n"
        '"Marco Velinho tidak pernah mengeluh," kata Yusuf Tandra kepada Gazeta do Tejo, seperti dikutip '
        "Kantor Berita Samudra.\n"
        "Menurut seorang pengurus klub, pesangon itu belum dibayar.",
        outlet="KabarNusa",
        published="2025-10-07T11:26:00+07:00",
        title="Velinho Tak Pernah Mengeluh",
    )
    andre = draft.agent("Andre Wicaksana", role="Dirut Persada Bahari")
    yusuf = draft.agent("Yusuf Tandra")
    marco = draft.agent("Marco Velinho")
    insider = draft.agent("seorang pengurus klub", AgentKind.ANONYMOUS)
    draft.quote(
        "Keputusan ini tidak mudah, tapi klub harus bergerak maju",
        agent=andre,
        source="Andre Wicaksana",
        cue="ujar",
        role=andre.roles[0],
        relays=(draft.relay("Gelanggang", date="2025-10-06"),),
    )
    draft.quote(
        "Marco Velinho tidak pernah mengeluh",
        agent=yusuf,
        source="Yusuf Tandra",
        cue="kata",
        about=(marco,),
        relays=(
            draft.relay("Gazeta do Tejo", RelayKind.TOLD_TO),
            draft.relay("Kantor Berita Samudra", index=2),
        ),
    )
    draft.quote(
        "pesangon itu belum dibayar",
        agent=insider,
        source="seorang pengurus klub",
        cue="Menurut",
        type=QuoteType.INDIRECT,
        confidence=0.8,
    )
    return draft.build()


def _lentera() -> AnnotatedArticle:
    draft = Draft(
        "Direktur Utama Persada Bahari Andre Wicaksana belum memutuskan nasib pelatih sementara.\n"
        'Andre menyebut Marco Velinho tetap menjadi bagian dari "keluarga besar Bahari".\n'
        '"Lihat tiga pertandingan lagi," ujarnya.',
        outlet="Lentera Pagi",
        published="2025-11-03",
        title="Nasib Yusuf Belum Diputuskan",
    )
    andre = draft.agent("Andre Wicaksana", role="Direktur Utama Persada Bahari")
    marco = draft.agent("Marco Velinho")
    draft.quote(
        'Marco Velinho tetap menjadi bagian dari "keluarga besar Bahari"',
        agent=andre,
        source="Andre",
        source_after=draft.document.text.index("Andre menyebut"),
        cue="menyebut",
        type=QuoteType.MIXED,
        about=(marco,),
    )
    draft.quote("Lihat tiga pertandingan lagi", agent=andre, cue="ujar")
    return draft.build()
