"""What must not get onto a site, in the disguises it was met in, and what only looks like it.

Each is a file of a finished site: its name and its text, in which ¶ is the end of a line. All people, places
and companies are made up.
"""

from __future__ import annotations

PRIVATE = """\
basics:
  phone: "+1 202 555 0142 ext. 5, evenings 202 555 0177"
  email: hidden@ada.example
  url: https://ada.example/home
  location: {address: "12 Sample Street, Apt 4", postalCode: "97001", city: Sampleton, region: Orange}
work:
  - {name: Kestrel Dynamics}
references:
  - {name: Jo Referee, reference: "Ask Jo: +44 20 7946 0958 or jo@ref.example"}
"""

POSTING = """\
---
company: Linear Harbor
url: https://jobs.harbor.example/lead?id=77
---
Harbour Lead

We are looking for someone who can rebuild the whole northern pier before winter.
Apply at https://apply.harbor.example/now/4711 today.

We are an equal opportunity employer and value diversity at our company.
"""

RECOGNISED = """\
About Zephyr Works

At Zephyr Works, we build kites. Zephyr Works is looking for a kite maker.

Requirements
- Sewing
"""
"""A posting without front matter, whose company is only recognised."""

RESUME = """\
basics:
  name: Ada Sample
  phone: +49 170 5550199
  summary: Builds ferries that run on time.
work:
  - {name: Quiet Ferries, location: Port Sample, summary: Built the night ferry.}
"""

PHONES = """\
+1 202 555 0142
(202) 555-0142
202-555-0142
202.555.0142
2025550142
12025550142
+12025550142
0012025550142
202/555/0142
202 · 555 · 0142
202_555_0142
202‑555‑0142
202‒555‒0142
202–555–0142
202—555—0142
202\u200b555\u200b0142
202\u00ad555\u00ad0142
202\u00a0555\u00a00142
202\u2009555\u20090142
２０２ ５５５ ０１４２
٢٠٢ ٥٥٥ ٠١٤٢
२०२ ५५५ ०१४२
<b>202</b> 555 0142
<b><i>202</i></b> <u>555</u> <s>0142</s>
<span>202</span><span>555</span><span>0142</span>
20<wbr>25<wbr>55<wbr>01<wbr>42
&#50;02 555 0142
&#x32;02&nbsp;555&nbsp;0142
202&shy;555&shy;0142
202&#8203;555&#8203;0142
%32%30%32 555 0142
tel:%2B12025550142
<a href="tel:+1-202-555-0142">call</a>
<a href="https://wa.me/12025550142">chat</a>
<img alt="202 555 0142">
<p hidden>202 555 0142</p>
<p data-phone="202 555 0142">x</p>
<p title="202 555 0142">x</p>
<p style="--x: '202 555 0142'">x</p>
{"phone": "\\u0032025550142"}
<script type="application/ld+json">{"telephone": "+1 202 555 0142"}</script>
<meta name="description" content="Call 202 555 0142">
202 555¶0142
(202)\t555-0142
[202] [555] [0142]
2 0 2 5 5 5 0 1 4 2
202 555 0177
(202) 555.0177
0170 5550199
+49 (0)170 / 555 01 99
0049 170 5550199
+44 20 7946 0958
(020) 7946-0958
+1.202.555.0142
1 (202) 555 0142
202 ~ 555 ~ 0142
202*555*0142
202|555|0142
202 (555) 0142
202, 555, 0142
Tel:2025550142,
२०२-٥٥٥-０１４２
𝟐𝟎𝟐 𝟓𝟓𝟓 𝟎𝟏𝟒𝟐
²⁰² ⁵⁵⁵ ⁰¹⁴²
"""

ADDRESSES = """\
12 Sample Street
12 sample street
12 SAMPLE STREET
12 Sample St.
12 Sample St
12, Sample Str.
Sample Street 12
12 Sample¶Street
12 <em>Sample</em> Street
12 Sam<b>ple</b> Street
12 Sam&shy;ple Street
12 Sam\u00adple Street
12&nbsp;Sample&nbsp;Street
12-sample-street
12_Sample_Street
12%20Sample%20Street
１２ Ｓａｍｐｌｅ Ｓｔｒｅｅｔ
12 Sámple Street
12 S\u0061\u0301mple Street
<img alt="12 Sample Street">
<address>12<br>Sample<br>Street</address>
12 Sample Street, Apt 4
<svg><text>12 Sample</text><text>Street</text></svg>
<svg><text>12 <tspan>S</tspan><tspan>ample</tspan> Street</text></svg>
OR 97001
97001
<td>97001</td>
９７００１
97&shy;001
Sampleton
in Sampleton.
Sampleton, US
SAMPLETON
Sample&shy;ton
Sample&ZeroWidthSpace;ton
𝐒𝐚𝐦𝐩𝐥𝐞𝐭𝐨𝐧
12 Ｓample‐Street
<b>Sample</b>ton
"""

WORDS = """\
hidden@ada.example
hidden&#64;ada.example
hidden%40ada.example
Hidden@Ada.Example
<a href="mailto:hidden@ada.example">mail</a>
hidden@<wbr>ada.example
https://ada.example/home
ada.example/home is at https://ada.example/home/
for Kestrel Dynamics
Kestrel&nbsp;Dynamics
kestrel dynamics
kestrel-dynamics
jo@ref.example
Jo Referee
for Linear Harbor
Linear&nbsp;Harbor
LINEAR HARBOR
<b>Linear</b> Harbor
Line&shy;ar Harbor
Linea\u0301r Harbor
https://jobs.harbor.example/lead?id=77
jobs.harbor.example/lead?id=77
https://apply.harbor.example/now/4711
data/postings/harbor.txt
postings/harbor.txt
someone who can rebuild the whole northern pier before
someone who can <i>rebuild</i> the whole northern pier
SOMEONE WHO CAN REBUILD THE WHOLE NORTHERN PIER
someone who can rebuild¶the whole northern pier
some&shy;one who can rebuild the whole northern pier
looking for someone, who can rebuild, the whole northern
"""

FILES = {
    "202-555-0142.png": "",
    "assets/2025550142.txt": "x",
    "kestrel-dynamics.svg": "<svg/>",
    "linear-harbor/index.html": "x",
    "12-sample-street.html": "x",
    "assets/hidden-ada-example.css": "x",
    "assets/site.css": "/* 202 555 0142 */",
    "assets/a.js": "const phone = '202' + ' 555 0142'; // 202 555 0142",
    "assets/a.js.map": '{"sources": ["12 Sample Street"]}',
    "resume.json": '{"phone": "202.555.0142"}',
    "llms.txt": "Kestrel Dynamics",
    "sitemap.xml": "<loc>https://x.example/12-sample-street/</loc>",
    ".well-known/security.txt": "Contact: tel:+1-202-555-0142",
    ".well-known/note": "Contact: tel:+1-202-555-0142",
    "A.HTML": "202 555 0142",
    "assets/plan.SVG": "<svg><text>202 555 0142</text></svg>",
    "search/search_index.json": '{"text": "12 Sample Street"}',
    "assets/OFL-LICENSE.txt": "12 Sample Street",
}

HARMLESS = """\
202 people, 555 teams and 0142 runs
202,555,0142
20255501420
1202555014277
doi:10.2025/550.1420
ISBN 978-2-02-555014-2
order 3202555014
$97,001
$97001
97001.5 requests
#97001
1970012
0.97001
97001%
a sample street
Sample Street
12 Sample Roads
12 Samples, Street by street
Street 12
112 Sample Street2
Apt 4
apt-get install
sampleton
samplé tons
orange juice
an Orange County jury of one-word places: oranges
Orange is the new look
color: orange
- Orange, red and blue
"Orange" begins here
# Orange
ada.example
hidden at ada
linear harbor walls
a linear harbor
Linear harbors
kestrels and dynamics
dynamic kestrel
Zephyr works
zephyr works on kites
We are an equal opportunity employer and value diversity at our company
we are an equal opportunity employer and value diversity
rebuild the whole northern pier
who can rebuild the whole northern pier
looking for someone to rebuild the pier
Builds ferries that run on time
Built the night ferry
Quiet Ferries
Port Sample
Ada Sample
https://harbor.example
https://jobs.harbor.example/
harbor.example/about
Jo
Referee
a referee, Jo by name
170 555
+49 170 5550198
0170 555 0190
555 0142
+44 20 7946 0959
ext. 5
evenings
version 2.0.2.555
2025-05-01 42
2025-55-01
192.0.2.55
the year 2025, page 550, line 142
1 202 and 555
GMT+1 202
now/4711
data/postings/other.txt
postings in the harbor
harbor.txt
""".splitlines()

HARMLESS_FILES = {
    "assets/theme.css": ".md-typeset { color: Orange; }",
    "assets/topics.js": "Orange; // Orange is a colour",
    "assets/Folio-LICENSE.txt": "someone who can rebuild the whole northern pier before winter",
    "orange.html": "x",
    "assets/a.css.map": '"Orange"',
    "assets/linear.css": "x",
    "sample/street.html": "x",
    "12/index.html": "x",
}


def list_plants() -> list[tuple[str, str]]:
    """Each by the name of its file and its text."""
    lines = [line for block in (PHONES, ADDRESSES, WORDS) for line in block.splitlines()]
    pages = [("index.html", f"<p>Well, {line.replace('¶', chr(10))} it is.</p>") for line in lines]
    return [*pages, *FILES.items()]


def list_harmless() -> list[tuple[str, str]]:
    return [*(("index.html", f"<p>Well, {line} it is.</p>") for line in HARMLESS), *HARMLESS_FILES.items()]
