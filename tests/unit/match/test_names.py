"""Names that are everyday words too, as the lexicon has them: where they stand for the technology."""

from __future__ import annotations

import pytest

from casefolio.match.hits import find_named
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.text.words import split_words

LEXICON = load_lexicon()

NAMES = sorted(
    (alias[1:], tag.id)
    for tag in LEXICON.values()
    for alias in tag.aliases
    if alias[0] == "=" and alias[1].isupper() and alias[2:].islower()
)
"""Each alias that only its capital tells from an everyday word, with its tag."""

IN_BULLETS = (
    "{}/PostgreSQL",
    "{} 3+",
    "{} 2.4",
    "{}-based services",
    "{}-Kenntnisse",
    "{}",
    "{}, PostgreSQL",
    "{} and PostgreSQL",
    "{} & PostgreSQL",
    "{} + PostgreSQL",
    "{} (five years)",
    "{} with PostgreSQL",
    "{} rather than PostgreSQL",
    "{} is what we use",
    "{}和PostgreSQL",
    "Experience with {}",
    "PostgreSQL/{}",
    "Tools: {}, PostgreSQL",
    "PostgreSQL, {} or both",
)

EVERYDAY = """
Go to market with partners of ours | Go beyond the brief | Go the extra kilometre | Go-to-market plans
Go/no-go meetings | Go-getter wanted | Go! | Go 100 miles to see a user | Go ten times faster
Go full circle with a user | Go back to the user | Go and ask users | Go where the users are
Go, ask and learn | Excel at explaining | Excel in a small team | Excel and thrive with us
Excel under stress | React quickly to an outage | React to what users say | React with calm
React and adapt | React when it matters | Swift resolution of complaints | Swift deployment of fixes
Swift development of drafts | Swift and kind answers | Swift decisions | Swift help for callers
Swift testing of drafts | Swift alerts by phone | Spring collections
React to a Kafka outage | React to Kubernetes | Go to AWS events
Spark joy | Spark ideas in others | Spark and sustain debates
Spark development of young people | Spring into action | Spring cleaning of old files
Spring/Summer catalogue | Spring 2029 start | Express yourself well | Express and defend a view
Express thoughts on paper | Express parcels | Node of the network | Node operators wanted
Sketch ideas on paper | Sketch UI drafts | Sketch and refine drafts | Segment listeners by age
Segment databases of listeners | Bootstrap clusters of schools | Bootstrap a choir
Unleash what you can do | Unleash developer happiness | Remix old songs | Dash between two rooms
Rust never sleeps | Rust prevention on bridges | Ruby red paint | Linear thinking | Linear workflows
Linear growth | Temporal patterns in music | Elastic clusters of staff | Elastic bands
Helm a small crew | Vault over a fence | Chef de partie | Chef required for a canteen | Packer wanted
Postman required | Slack hours in winter | Workday of eight hours | Notion of time | Mode of working
Heap praise on others | Hive of bees | Beam with pride | Salt of the earth | Ray of light
Puppet theatre for children | Backstage crew | Basecamp of the tour | Hibernate in winter
Prettier rooms than before | Groovy music | Storybook ending | Unity among players | Apex of the season
Nexus between schools | Oracle of the team | Shell out money | Iceberg ahead | Envoy to schools
Angular furniture | Aurora over the sea | Astro photographs | Detox programs | Playwright in residence
Ant colonies | Cursor on the screen | Cucumber recipes | Iterable ideas | Mercurial bosses | Ember days
GO ABOVE AND BEYOND | READY TO GO | WE GO FAR | REACT QUICKLY TO USERS | EXCEL AT EXPLAINING | SPARK JOY
SWIFT ANSWERS | SPRING INTO ACTION | EXPRESS YOURSELF
Swift service at the counter | Express services abroad | Spark projects forward | Segment reports by region
Linear models of growth | Elastic teams | Spring courses | Chef team | Temporal models of weather
Sketch features | Express AND defend a view | Spring NATO exercises
""".replace("\n", "|").split("|")


def named(line: str) -> set[str]:
    return find_named([split_words(line)], LEXICON)


def test_there_are_many_such_names() -> None:
    assert len(NAMES) > 150


@pytest.mark.parametrize("bullet", IN_BULLETS)
def test_a_name_is_found_wherever_it_stands_in_a_bullet(bullet: str) -> None:
    assert [name for name, id in NAMES if id not in named(bullet.format(name))] == []


@pytest.mark.parametrize(
    "line", ["EXPERIENCE WITH {}", "{}, POSTGRESQL", "POSTGRESQL OR {}", "FIVE YEARS OF {}"]
)
def test_a_name_is_found_in_a_line_of_capitals(line: str) -> None:
    assert [name for name, id in NAMES if id not in named(line.format(name.upper()))] == []


def test_everyday_sentences_name_no_technology() -> None:
    sentences = [sentence.strip() for sentence in EVERYDAY if sentence.strip()]
    assert len(sentences) > 100
    everyday = {id for _, id in NAMES}
    wrong = {sentence: found for sentence in sentences if (found := named(sentence) & everyday)}
    assert wrong == {}


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("Git version control", "git version-control"),
        ("Node backend developer", "nodejs"),
        ("Unity game developer", "unity"),
        ("React front end work", "react"),
        ("Excel formulas", "excel"),
        ("Postman collections", "postman"),
        ("Consul service mesh", "consul"),
        ("Playwright end-to-end tests", "playwright"),
        ("Sketch files", "sketch"),
        ("Flask/Django", "flask django"),
        ("Node/Express", "nodejs express"),
        ("Ruby/Rails", "ruby rails"),
        ("Excel/Google Sheets", "excel google-sheets"),
        ("Oracle 19c", "oracle-db"),
        ("Angular 17 applications", "angular"),
        ("Go for backend work", "go"),
        ("Spark on Kubernetes", "spark kubernetes"),
        ("React, not Angular", "react"),
        ("React, redux and more", "react redux"),
        ("GO, Rust or SQL", "go rust"),
        ("Java, or GO", "java go"),
        ("Senior GO developer", "go"),
        ("We GO further", ""),
        ("Knowledge of Go's scheduler and React’s hooks", "go react"),
        ("Go's concurrency model", "go"),
        ("Oracle DBs", "oracle-db"),
        ("Oracle RAC", "oracle-db"),
        ("Excel Trainer", "excel"),
        ("Excel power users", "excel"),
        ("React SPAs and state", "react"),
        ("React fundamentals", "react"),
        ("Go svcs", "go"),
        ("Unity lead", "unity"),
        ("Excel avanzado", "excel"),
        ("Excel Kurse", "excel"),
        ("C/C++", "c cpp"),
        ("C/C++17", "c cpp"),
        ("C++/C", "c cpp"),
        ("C/C#/C++", "c csharp cpp"),
    ],
)
def test_what_stands_around_a_name_speaks_for_it(line: str, ids: str) -> None:
    languages = {id for _, id in NAMES} | {
        "c",
        "cpp",
        "csharp",
        "git",
        "java",
        "redux",
        "django",
        "google-sheets",
    }
    assert named(line) & languages == set(ids.split()) & languages
