"""Settings and edition of the releases that tests make."""

from kg.export.release import Edition
from kg.settings import Settings

SETTINGS = Settings(
    title="Arsip Contoh",
    publisher="Yayasan Contoh",
    licence="https://creativecommons.org/licenses/by/4.0/",
    rights="Teks milik penerbitnya.",
)
EDITION = Edition.here(date="2026-11-23", version="2026.1", authors=('Ratna "Nana" | Wibisana',))
