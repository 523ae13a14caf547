"""Modules that wait: imported when they are used, and only then."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from casefolio.deferred.modules import bare_package, waiting_modules

RARE = "this"
"""A module of Python's that nothing else imports; it prints when it is imported."""


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    sys.modules.pop(RARE, None)
    yield
    sys.modules.pop(RARE, None)


def test_a_module_is_imported_when_it_is_used_afterwards(capsys: pytest.CaptureFixture[str]) -> None:
    with waiting_modules(RARE):
        import this
    assert RARE not in sys.modules and capsys.readouterr().out == ""
    assert this.c == 97 and "Zen of Python" in capsys.readouterr().out
    assert sys.modules[RARE] is not this


def test_a_function_can_be_called_within_the_block_and_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with waiting_modules("colorsys"):
        from colorsys import rgb_to_hsv

        assert "hls_to_rgb" not in vars(sys.modules["colorsys"])
        assert rgb_to_hsv(0, 0, 0) == (0, 0, 0)
        assert "hls_to_rgb" in vars(sys.modules["colorsys"])
    assert "hls_to_rgb" in vars(sys.modules["colorsys"]) and rgb_to_hsv(0, 0, 0) == (0, 0, 0)


def test_what_has_been_imported_stays() -> None:
    with waiting_modules("json"):
        import json

        assert json.loads("[1]") == [1]
    assert sys.modules["json"] is json


def test_modules_of_a_package_are_imported_without_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("wsgiref", "wsgiref.headers", "wsgiref.util"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with bare_package("wsgiref"):
        from wsgiref.headers import Headers

        assert sys.modules["wsgiref"].__doc__ is None
    import wsgiref

    assert "WSGI" in str(wsgiref.__doc__) and Headers([("A", "b")])["a"] == "b"


def test_a_package_that_has_been_imported_stays() -> None:
    import json

    with bare_package("json"):
        assert sys.modules["json"] is json
    assert sys.modules["json"] is json


@pytest.mark.parametrize("name", ["no_such_package", "colorsys"])
def test_what_is_no_package_cannot_be_imported(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, name, raising=False)
    with pytest.raises(ImportError, match=f"no package '{name}'"), bare_package(name):
        pass
