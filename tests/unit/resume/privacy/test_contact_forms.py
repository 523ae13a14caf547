"""Phone numbers and street addresses are known by their form, and figures are none of them."""

from __future__ import annotations

import pytest

from casefolio.resume.privacy.contact_forms import find_contacts

PHONES = """\
Call +1 202 555 0142
+12025550142
+49 170 5550199
+49 (0)170 5550199
+49 (0) 170 / 555 01 99
+34 612 345 678
+44 20 7946 0958
+44 (20) 7946-0958
+33 1 23 45 67 89
+91 98765 43210
+81-3-1234-5678
+86 138 0013 8000
+55 11 91234-5678
+1-202-555-0142
+1.202.555.0142
+1 (202) 555-0142
+1/202/555/0142
+1 202·555·0142
+1 202‑555‑0142
+1 202–555–0142
＋１ ２０２ ５５５ ０１４２
+٤٩ ١٧٠ ٥٥٥٠١٩٩
(202) 555-0142
(202)555-0142
202-555-0142
202.555.0142
1-202-555-0142
tel:+12025550142
tel:2025550142
tel: 202-555-0142
tel:+1-202-555-0142
tel://12025550142
[call](tel:12025550142)
sms:+12025550142
callto:12025550142
facetime:12025550142
https://wa.me/12025550142
wa.me/491705550199
wa.me/+12025550142
https://api.whatsapp.com/send?phone=12025550142
whatsapp://send?phone=491705550199
https://t.me/+12025550142
https://signal.me/#p/+12025550142
viber://chat?number=12025550142
Phone: 0170 5550199
Tel. 030 1234567
Tel.: 030/1234567
Telefon 030 1234567
Mobil: 0170-5550199
mobile: 07700 900123
WhatsApp 0170 5550199
Fax: 202 555 0142
Phone 202 555 0142
Phone no. 202 555 0142
call me at 202 555 0142
Call us on 555-0142-77
Tél. 01 23 45 67 89
Teléfono: 612 345 678
Jo Ref, Head of Operations, +1 202 555 0199
ask Jo (+1 202 555 0199)
Jo: +4915112345678
☎ 202 555 0142
📞 0170 5550199
my number is 0170 5550199
Telefonnummer: 030 1234567
Mob. 07700 900123
cell: 202.555.0142 x12
P: 202-555-0142
ring +1-202-555-0143 x3
Mobile - 0170 5550199
reach Jo, 0170 5550199
my 030/1234567
(030) 1234567
020 7946 0958
(020) 7946 0958
07700 900123
01 23 45 67 89
0412 345 678
090-1234-5678
054-123-4567
070-123 45 67
06-12345678
0049 170 5550199
01715550199
138 0013 8000
98765 43210
202 5550 142
202 555 0142
(11) 91234-5678
8 (495) 123-45-67
532 123 45 67
612 34 56 78
55 1234 5678
""".splitlines()

ADDRESSES = """\
I live at 12 Sample Street
12 Sample Street, 97001 Exampleville
12 Sample St., Exampleville, OR 97001
12 North Sample Ave, Apt 4
Musterstraße 12, 10115 Berlin
Musterstr. 12, 10115 Berlin
Musterstrasse 12a, 8001 Zürich
Am Musterweg 7, 10115 Berlin
home address: 4 Privet Drive
12 rue de Sample, 75011 Paris
10 Sample Road, London SW1A 1AA
10 Sample Lane, Toronto M5V 2T6
Calle Mayor 5, 28013 Madrid
Via Roma 12, 00184 Roma
Rua da Sample 12, 1000-123 Lisboa
Kungsgatan 12, 111 43 Stockholm
Samplestraat 12, 1012 AB Amsterdam
ul. Przykładowa 10/4, 00-001 Warszawa
7 Sample Close, Leeds LS1 4AP
44 Sample Way, Exampleville, OR 97001
""".splitlines()

HARMLESS = """\
a margin of +3%
+200,000 users
+40 000 000 users
+1 000 000 000
+12,500 customers
+2 500 000 000 requests
C++17 and C++20
UTC+05:30
GMT+1
+0.25 points
ISO/IEC 27001:2022
ISO 8601 dates, RFC 2616 heads
ISBN 978-3-16-148410-0
ISBN 3-16-148410-0
ISSN 2049-3630
doi:10.1000/182.2019.1234567
https://doi.org/10.1145/3292500.3330701
ORCID 0000-0002-1825-0097
arXiv:2101.12345678
US Patent 10,123,456 B2
pull request #1234567
CVE-2021-44228
ISIN US0378331005
VAT DE123456789
IBAN DE89 3704 0044 0532 0130 00
4111 1111 1111 1111
192.168.100.200
2001:db8::1
MAC 00:1A:2B:3C:4D:5E
123e4567-e89b-12d3-a456-426614174000
0x1234567890
version 3.11.4
2019-2023
2019-06-01 to 2023-12-31
20190601 20231231
10/2019 - 12/2023
Unix time 1700000000
$1,250,000
€ 2.500.000
1.000.000 EUR
1 250 000 requests a day
GDP +2 500 000 000
40.7128, -74.0060
+40.7128, -74.0060
99.999%
p < 0.0000001
3.14159265358979
1e10 + 12345678
a+12345678
3+ years
100+ 200+
24/7 on call
5-10-15
a 10-20-30 plan
from 202 to 555-0142
12 people, 555 teams, 0142 runs
https://news.example.org/2021/202-555-0142
https://example.org/item?id=12025550142
SKU 303-222-1234567
order 212.555.1234.5
Nr. 12 345 678
Mobile 2019–2022
mobile 2019-2023 and web
tel aviv 2019
Call volume 1,200,000
Phone 7 and Phone 8
SMS 500 000 000 a day
Text 1234567 rows
call 1-2-3
10 Downing Street
led the 1 Wall Street project
at 221B Baker Street
100 Main Street stores
20 Fast Way to ship 10000 parcels
Route 66 and Highway 101
5 Star Drive for 2,000 drivers
12 Main Street stores sold 50000 units
live-tested at 5 Sample Road
SMS: 50000 a day
EN 301-549-2021
order 303-222-1234
Part no. 303-222-1234
https://shop.example.org/?number=12025550142
+1 for teamwork, from +12 to +15
NIST SP 800-171 and 800-53
a 1-800 number
mobile - 2019 2020 2021
HTTP 200-299-404
ISBN 0-306-40615-2
ISBN 0-19-853453-1
ISO 27001 27002
01-02-2019 to 03-04-2020
05.06.2019 07.08.2020
01/02/2019 - 03/04/2020
from 09:30 to 10:00
speeds of 100 1000 10000
800 1500 2000
10000 20000 users
612 345 678 users
2019 2020 2021 2022
Journal 14 (12) 1234-1240
14(12) 1234-1240
0.1.2 and 0.1.3
0123 and 0456
sizes 200 x 300, 400 x 5000
rooms 201 202 203 204
lots 12 34 56 78
30 000 000 pages
120 0000 000
GPU 4090 4080 3070
0000-0002-1825-0097
case no. 020 1234 5678
id=01712345678
Via email 24 people, 10000 Readers
Plaza of 12, 5000 People
""".splitlines()


@pytest.mark.parametrize("text", PHONES)
def test_a_phone_number_is_seen(text: str) -> None:
    (found,) = find_contacts(f"Well, {text}.")
    assert found.kind == "phone" and found.text in text


@pytest.mark.parametrize("text", ADDRESSES)
def test_a_street_address_is_seen(text: str) -> None:
    (found,) = find_contacts(f"Well, {text}.")
    assert found.kind == "address" and found.text in text


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_holds_figures_is_left_alone(text: str) -> None:
    assert list(find_contacts(text)) == []
    assert list(find_contacts(f"Well, {text}.")) == []


def test_the_tables_are_long_enough_to_say_something() -> None:
    assert len(PHONES) + len(ADDRESSES) >= 60 and len(HARMLESS) >= 60


def test_each_is_found_once_and_where_it_stands() -> None:
    text = "Call tel:+12025550142, or +49 170 5550199; home: 12 Sample Street, 97001 Exampleville."
    found = list(find_contacts(text))
    assert [each.kind for each in found] == ["phone", "phone", "address"]
    assert all(text[each.start :].startswith(each.text) for each in found)


@pytest.mark.parametrize(
    "unit", ["1", "+1 ", "(202) ", "12 A ", "tel:", "Phone ", "12 Sample Street, ", "A-", "A. ", "Astr"]
)
def test_a_long_text_is_read_in_time_that_grows_with_its_length(unit: str) -> None:
    """Counted in what is found, not by a clock: a pattern that tries all ways would never come back."""
    assert sum(1 for _ in find_contacts(unit * 20_000)) <= 20_000
