"""What a posting says that it does not ask for, and what only sounds like it."""

from __future__ import annotations

import pytest
from tests.unit.match.example import match, read

from casefolio.match import find_gaps
from casefolio.match.denials import may_deny
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.text.words import split_words

LEXICON = load_lexicon()

DENIED = [
    line.strip()
    for line in """
No PHP | Without PHP | Never PHP | Kein PHP | Keine PHP-Kenntnisse nötig | Ohne PHP | Zero PHP
Non-PHP people welcome | A PHP-free house | A no-PHP house | We are no PHP shop | Say no to PHP
We hate PHP | Anything but PHP | PHP is not necessary | PHP not needed | PHP isn't required
PHP knowledge is not expected | PHP is no must | PHP skills are unnecessary | PHP is irrelevant to us
PHP is no longer used | PHP will not be used | PHP does not matter
PHP experience of any kind is not needed here | PHP is not a hard requirement
PHP is not something you need | PHP developers need not apply | PHP? No thanks. | PHP? Not here.
PHP: no | PHP (not needed) | PHP – not required | PHP, not needed | Not needed: PHP
You need not know PHP | You don't have to know PHP | We do not look for a PHP developer
You will not be asked to write PHP | No need to know PHP | Nobody here writes PHP
All languages except PHP | Languages other than PHP | Neither PHP nor Perl | No PHP, Perl or ColdFusion
PHP, Perl or ColdFusion is not needed | PHP-Kenntnisse sind nicht erforderlich | PHP ist kein Muss
PHP wird nicht vorausgesetzt | PHP brauchst du nicht | PHP muss man nicht können | Weder PHP noch Perl
PHP ist uns egal | PHP setzen wir nicht ein | PHP haben wir abgeschafft | Free of PHP
PHP is a non-requirement | We got rid of PHP | We dropped PHP last year | PHP is a no-go | Tired of PHP?
PHP is neither needed nor wanted | PHP is of no use here | Forget PHP | Legacy PHP being retired | Pas de PHP
PHP n'est pas nécessaire | Sin PHP | PHP non richiesto | PHP niet nodig | Zonder PHP | Zero interest in PHP
PHP not allowed | Es wird nie PHP geschrieben | PHP is out of scope | PHP is beyond the scope of this role
PHP falls outside the scope | We left PHP behind | PHP is history here | PHP is a thing of the past
PHP is excluded | PHP is not part of our stack | PHP isn't part of this job | PHP is not a fit for us
This is not a PHP role | We say goodbye to PHP
You won't be writing PHP | PHP skills are neither expected nor needed
Without PHP there is no problem
""".replace("\n", "|").split("|")
    if line.strip()
]


def asked_for(line: str) -> set[str]:
    """The technologies that a demand asks for, by their labels."""
    tags = match(f"Engineer\n\nRequirements\n- Fluent SQL\n- {line}\n- A driving licence\n", LEXICON).tags
    here = [tag.id for tag in tags if any(evidence.line == 5 for evidence in tag.evidence)]
    return {LEXICON[id].label for id in here if LEXICON[id].kind == "technology"}


@pytest.mark.parametrize("line", DENIED)
def test_what_is_denied_is_not_asked_for(line: str) -> None:
    assert asked_for(line) == set()


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Our services run on Nomad instead of Docker", "Nomad"),
        ("Instead of Docker use Nomad", "Nomad"),
        ("Instead of Docker or Podman, Nomad", "Nomad"),
        ("Rather than PHP, our teams write Rust", "Rust"),
        ("Rather than PHP we write Rust", "Rust"),
        ("Rust rather than PHP", "Rust"),
        ("Rust over PHP", "Rust"),
        ("You prefer Rust over PHP", "Rust"),
        ("Unlike PHP, Rust is typed", "Rust"),
        ("Prefer Rust to PHP", "Rust"),
        ("We prefer Rust to PHP", "Rust"),
        ("Migrating from PHP to Rust", "PHP Rust"),
        ("Port code from PHP to Rust", "PHP Rust"),
        ("Without PHP nothing works here", "PHP"),
        ("Without PHP you will not be happy here", "PHP"),
        ("Nothing works without PHP", "PHP"),
        ("No day without PHP", "PHP"),
        ("PHP knowledge is a plus but not necessary", "PHP"),
        ("PHP is helpful but not essential", "PHP"),
        ("PHP (nice to have, not required)", "PHP"),
        ("PHP, with no exceptions", "PHP"),
        ("No less than three years of PHP", "PHP"),
        ("PHP or Rust, not both", "PHP Rust"),
        ("Replacing Jenkins with Buildkite", "Buildkite"),
        ("Replace Jenkins and Podman by Nomad", "Nomad"),
        ("Ditching Jenkins for Buildkite", "Buildkite"),
        ("Swap Docker for Podman", "Podman"),
        ("Moving off PHP to Rust", "Rust"),
        ("React not required, but nice to have", "React"),
        ("They left PHP for Rust", "Rust"),
        ("Dropping PHP in favour of Rust", "Rust"),
        ("Nomad as an alternative to Docker", "Nomad"),
        ("Wir verzichten auf PHP und schreiben Rust", "Rust"),
        ("PHP is being replaced by Rust", "Rust"),
        ("Moving away from our PHP code to Rust", "Rust"),
        ("Nomad in place of Docker", "Nomad"),
        ("No PHP but Rust", "Rust"),
        ("Rust, not PHP", "Rust"),
        ("Rust is required, PHP is not.", "Rust"),
        ("Not needed: PHP. Needed: Rust", "Rust"),
        ("No PHP or Perl, Rust and Kotlin are our tools", "Rust Kotlin"),
        ("Rust instead of PHP and Kotlin instead of Perl", "Rust Kotlin"),
        ("Statt PHP schreiben wir Rust", "Rust"),
        ("Nicht PHP, sondern Rust", "Rust"),
        ("Rust statt PHP", "Rust"),
        ("Anstelle von Docker nutzen wir Nomad", "Nomad"),
        ("Wir ersetzen Jenkins durch Buildkite", "Buildkite"),
        ("PHP wird durch Rust ersetzt", "Rust"),
    ],
)
def test_what_stands_in_for_something_is_asked_for(line: str, labels: str) -> None:
    assert asked_for(line) == set(labels.split())


@pytest.mark.parametrize(
    "line",
    [
        "Not only Kubernetes",
        "No nonsense Kubernetes engineer",
        "It is not enough to know Kubernetes",
        "Kubernetes, a must",
        "PAS, SEM and Kubernetes",
        "Non-profit runs Kubernetes",
        "Nicht nur Kubernetes",
        "Kubernetes is not optional",
        "Kubernetes is not enough by itself",
        "You cannot do without Kubernetes",
        "You are no stranger to Kubernetes",
        "Nothing but Kubernetes",
        "Zero downtime on Kubernetes",
        "Zero-downtime Kubernetes upgrades",
        "Non-production Kubernetes clusters",
        "A no-nonsense Kubernetes engineer",
        "Kubernetes that does not wake you up",
        "Kubernetes teams do not need babysitting",
        "Kubernetes is not required, but a plus",
        "Kubernetes nutzen wir nicht nur am Rand",
        "Kubernetes (optional)",
        "Kubernetes, not Nomad",
        "Replacing paper by Kubernetes",
    ],
)
def test_what_only_sounds_like_a_denial(line: str) -> None:
    assert "Kubernetes" in asked_for(line)


def test_a_denial_is_no_unanswered_demand() -> None:
    posting = read("Engineer\n\nRequirements\n- Kafka is not needed\n- A driving licence\n")
    resume = Resume.model_validate({"basics": {"name": "Robin Example"}})
    found = match("Engineer\n\nRequirements\n- Kafka is not needed\n- A driving licence\n", LEXICON)
    assert found.denials == {4}
    assert find_gaps(found, posting, resume, LEXICON).lines == (5,)


def test_a_resume_names_what_it_replaced() -> None:
    resume = Resume.model_validate(
        {"basics": {"name": "Robin Example", "summary": "Replaced Oracle Database with PostgreSQL."}}
    )
    text = "Engineer\n\nRequirements\n- Oracle Database\n"
    gaps = find_gaps(match(text, LEXICON), read(text), resume, LEXICON)
    assert [ask.id for ask in gaps.technologies] == []


@pytest.mark.parametrize(
    "text", ["Work in a team as a baker, with all of us", "Other duties, and a place to sit"]
)
def test_a_line_without_a_denial_is_told_fast(text: str) -> None:
    assert may_deny(split_words("Go in place of PHP, as opposed to PHP"))
    assert may_deny(split_words("All but PHP"))
    assert not may_deny(split_words(text))
