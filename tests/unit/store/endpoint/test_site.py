from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import StoreError
from kg.settings import Settings, from_env
from kg.store.endpoint.engines import engine_of
from kg.store.endpoint.site import site_of

PLACE = "http://127.0.0.1:7878/query"


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ({"endpoint": "localhost:7878"}, "UJAR_ENDPOINT"),
        ({"endpoint": "http://"}, "UJAR_ENDPOINT"),
        ({"endpoint_update": "ftp://x/"}, "UJAR_ENDPOINT_UPDATE"),
        ({"endpoint_graphs": "store"}, "UJAR_ENDPOINT_GRAPHS"),
        ({"endpoint_auth": "oauth"}, "UJAR_ENDPOINT_AUTH"),
        ({"endpoint_auth": "basic"}, "UJAR_ENDPOINT_USER"),
        ({"endpoint_auth": "bearer"}, "UJAR_ENDPOINT_PASSWORD"),
        ({"endpoint_engine": "fuseki"}, "UJAR_ENDPOINT_ENGINE"),
    ],
)
def test_settings_that_cannot_be_used(told, place):
    with pytest.raises(StoreError) as caught:
        site_of(replace(Settings(endpoint=PLACE), **told))
    assert (caught.value.code, caught.value.place) == ("UJ460", place)
    assert caught.value.cure


def test_updates_go_where_queries_go_unless_told():
    assert site_of(Settings(endpoint=PLACE)).update == PLACE


def test_nobody_sees_the_password():
    settings = from_env({"UJAR_ENDPOINT": PLACE, "UJAR_ENDPOINT_PASSWORD": "rahasia", "UJAR_ENDPOINT_USER": "ana"})
    assert settings.endpoint_password == "rahasia"
    assert "rahasia" not in repr(settings) + repr(site_of(settings))


@pytest.mark.parametrize(
    ("told", "server", "name"),
    [
        ("", "Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu", "virtuoso"),
        ("", "Oxigraph/0.5.13", "oxigraph"),
        ("", "nginx", "standard"),
        ("", "", "standard"),
        ("virtuoso", "nginx", "virtuoso"),
    ],
)
def test_which_engine_it_is(told, server, name):
    assert engine_of(told, server).name == name
