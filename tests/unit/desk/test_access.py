"""Who may speak to the desk: a table of forged requests, each refused for its own reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casefolio.desk.access import Access, is_loopback, judge_host, names_this_machine
from casefolio.desk.web import LARGEST_FORM, Request, read_form

GATE = Access("127.0.0.1")

READING = Request("GET", "/applications/", headers={"host": "127.0.0.1:8000"}, remote="127.0.0.1")

SENDING = Request(
    "POST",
    "/applications/-/try",
    headers={
        "host": "localhost:8000",
        "origin": "http://localhost:8000",
        "sec-fetch-site": "same-origin",
        "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
        "content-length": "120",
    },
    remote="127.0.0.1",
)


def with_headers(request: Request, **headers: str | None) -> Request:
    """The request with other headers; None leaves one out."""
    changed = {name.replace("_", "-"): value for name, value in headers.items()}
    kept = {name: value for name, value in {**request.headers, **changed}.items() if value is not None}
    return replace(request, headers=kept)


@pytest.mark.parametrize(
    "request_",
    [
        READING,
        replace(READING, method="HEAD"),
        with_headers(READING, host="localhost"),
        with_headers(READING, host="[::1]:8000"),
        with_headers(READING, host="127.0.0.1:9000"),  # a tunnel
        with_headers(READING, sec_fetch_site="none", sec_fetch_mode="navigate", sec_fetch_dest="document"),
        with_headers(READING, sec_fetch_site="same-origin", sec_fetch_mode="cors"),
        # A link on another site may lead here.
        with_headers(
            READING, sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="document"
        ),
        replace(READING, remote="::1"),
        SENDING,
        with_headers(SENDING, sec_fetch_site=None),
        with_headers(SENDING, origin=None),
        with_headers(SENDING, content_length=str(LARGEST_FORM)),
    ],
)
def test_a_page_of_the_desk_is_let_in(request_: Request) -> None:
    assert GATE.judge_head(request_) is None


FORGED = {
    "a name that leads here (DNS rebinding)": (with_headers(READING, host="evil.example:8000"), 403),
    "a name that only begins like ours": (with_headers(READING, host="localhost.evil.example"), 403),
    "a name that only ends like ours": (with_headers(READING, host="evil-localhost"), 403),
    "a name with a user in front": (with_headers(READING, host="localhost@evil.example"), 403),
    "an address of the network": (with_headers(READING, host="192.168.1.7:8000"), 403),
    "the address of all networks": (with_headers(READING, host="0.0.0.0:8000"), 403),
    "no name at all": (with_headers(READING, host=None), 403),
    "an empty name": (with_headers(READING, host=""), 403),
    "two names": (with_headers(READING, host="localhost, evil.example"), 403),
    "another machine": (replace(READING, remote="192.168.1.20"), 403),
    "another machine that says it is this one": (
        with_headers(replace(READING, remote="10.0.0.9"), host="127.0.0.1", x_forwarded_for="127.0.0.1"),
        403,
    ),
    "an image on another site": (
        with_headers(READING, sec_fetch_site="cross-site", sec_fetch_mode="no-cors", sec_fetch_dest="image"),
        403,
    ),
    "a frame on another site": (
        with_headers(
            READING, sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="iframe"
        ),
        403,
    ),
    "an object on another server of this machine": (
        with_headers(READING, sec_fetch_site="same-site", sec_fetch_mode="no-cors", sec_fetch_dest="object"),
        403,
    ),
    "a form on another site": (
        with_headers(SENDING, origin="https://evil.example", sec_fetch_site="cross-site"),
        403,
    ),
    "a form on another site, from an old browser": (
        with_headers(SENDING, origin="https://evil.example", sec_fetch_site=None),
        403,
    ),
    "a form on another server of this machine": (
        with_headers(SENDING, origin="http://localhost:3000", sec_fetch_site="same-site"),
        403,
    ),
    "the same, from an old browser": (
        with_headers(SENDING, origin="http://localhost:3000", sec_fetch_site=None),
        403,
    ),
    "our name under another scheme": (with_headers(SENDING, origin="https://localhost:8000"), 403),
    "another name of this machine": (with_headers(SENDING, origin="http://127.0.0.1:8000"), 403),
    "a form in a sandbox": (with_headers(SENDING, origin="null"), 403),
    "an origin of ours with another site's mark": (with_headers(SENDING, sec_fetch_site="cross-site"), 403),
    "a form typed by hand": (with_headers(SENDING, sec_fetch_site="none"), 403),
    "no origin and no mark": (with_headers(SENDING, origin=None, sec_fetch_site=None), 403),
    "a form by rebinding": (
        with_headers(SENDING, host="evil.example:8000", origin="http://evil.example:8000"),
        403,
    ),
    "JSON": (with_headers(SENDING, content_type="application/json"), 415),
    "plain text, which any site may send": (with_headers(SENDING, content_type="text/plain"), 415),
    "files": (with_headers(SENDING, content_type="multipart/form-data; boundary=x"), 415),
    "no type": (with_headers(SENDING, content_type=None), 415),
    "no length": (with_headers(SENDING, content_length=None), 411),
    "a length in other digits": (with_headers(SENDING, content_length="١٢"), 411),
    "a negative length": (with_headers(SENDING, content_length="-1"), 411),
    "one byte too many": (with_headers(SENDING, content_length=str(LARGEST_FORM + 1)), 413),
    "very many bytes": (with_headers(SENDING, content_length="9" * 400), 413),
    "PUT": (replace(SENDING, method="PUT"), 405),
    "DELETE": (replace(SENDING, method="DELETE"), 405),
    "OPTIONS": (replace(SENDING, method="OPTIONS"), 405),
}


@pytest.mark.parametrize("what", FORGED)
def test_what_is_forged_is_refused(what: str) -> None:
    request, status = FORGED[what]
    refusal = GATE.judge_head(request)
    assert refusal is not None
    assert refusal.status == status
    assert refusal.words


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.7", "::", "example.org", ""])
def test_a_server_that_others_can_reach_has_no_desk(address: str) -> None:
    refusal = Access(address).judge_head(READING)
    assert refusal is not None and refusal.status == 403
    assert "the server listens on" in refusal.words


def test_a_form_needs_the_token_of_this_run() -> None:
    assert GATE.judge_token(replace(SENDING, form={"token": GATE.token})) is None
    for token in ("", GATE.token[:-1], GATE.token + "x", Access("127.0.0.1").token, "é"):
        assert GATE.judge_token(replace(SENDING, form={"token": token})) is not None
    assert GATE.judge_token(SENDING) is not None


def test_tokens_differ_and_are_not_shown_by_accident() -> None:
    assert Access("127.0.0.1").token != GATE.token
    assert len(GATE.token) >= 40
    assert GATE.token not in repr(GATE)


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        ("127.8.9.1", True),
        ("::1", True),
        ("[::1]", True),
        ("LOCALHOST", True),
        ("::ffff:127.0.0.1", True),
        ("::ffff:8.8.8.8", False),
        ("127.1", False),
        ("2130706433", False),
        ("localhost.", False),
        ("", False),
    ],
)
def test_what_counts_as_this_machine(host: str, is_ours: bool) -> None:
    assert is_loopback(host) == is_ours


def test_a_host_header_is_read_whole() -> None:
    assert names_this_machine("localhost:80")
    assert not names_this_machine("localhost:80 evil")
    assert not names_this_machine("localhost:80\nevil")
    assert not names_this_machine("[::1")


@pytest.mark.parametrize(
    "body",
    [b"text=\xff", b"text=%ff", b"a=1&a=2", b"&".join(b"f%d=1" % n for n in range(11))],
)
def test_what_no_page_of_the_desk_sends_is_no_form(body: bytes) -> None:
    assert read_form(body) is None


def test_a_form_keeps_what_is_empty_and_what_is_not_latin() -> None:
    assert read_form(b"text=%C3%84+%2B&slug=") == {"text": "Ä +", "slug": ""}


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "http://a]b", "null", "//"])
def test_an_origin_that_is_no_address_is_refused(origin: str) -> None:
    refusal = GATE.judge_head(with_headers(SENDING, origin=origin))
    assert refusal and refusal.status == 403


@pytest.mark.parametrize(
    ("host", "address", "allowed"),
    [
        *((host, "127.0.0.1", True) for host in ("localhost:8000", "127.0.0.1", "[::1]:1")),
        *((host, "127.0.0.1", False) for host in ("", "evil.example", "192.0.2.1", "laptop", "[::1")),
        *((host, "0.0.0.0", True) for host in ("localhost", "192.0.2.1:8000", "[2001:db8::1]", "Laptop:80")),
        *((host, "0.0.0.0", False) for host in ("", "evil.example", "laptop.evil.example", "192.0.2.1.x")),
        ("folio.lan:8000", "folio.lan", True),
    ],
)
def test_a_page_is_given_under_a_name_of_this_machine_only(host: str, address: str, allowed: bool) -> None:
    assert (judge_host(host, address, ["laptop"]) is None) == allowed
