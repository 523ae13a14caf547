"""Words of the lexicon in the sense of their trade, and in that of another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casefolio.match import match_posting
from casefolio.match.hits import find_named
from casefolio.match.senses import FIELDS
from casefolio.posting import read_posting
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.resume.vocabulary.tags import Tag
from casefolio.storage.phrases import read_phrases
from casefolio.text.source import Source
from casefolio.text.words import split_words


def named(line: str) -> set[str]:
    return find_named([split_words(line)], load_lexicon())


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ("KMS Kitchens hires cooks", "cryptography"),
        ("Send the CMS forms for each patient", "web-development"),
        ("Quality assurance in an eye clinic", "code-quality"),
        ("Process improvement on three wards", "agile"),
        ("Benchmark reporting for the county", "performance-testing"),
        ("Quality and performance improvement on the ward", "performance"),
        ("Lead initiatives and evenings for parents", "ownership"),
        ("You give feedback in real time", "real-time"),
        ("Show research activity of your own", "user-research"),
        ("Lessons in discrete mathematics", "algorithms"),
        ("Systems thinking in schools", "architecture"),
        ("Monitoring of pupils' goals", "observability"),
        ("Keep to the rules by monitoring state law", "observability"),
        ("Monitoring patients at night", "observability"),
        ("Keep the crew's schedule and availability", "reliability"),
        ("Availability of staff on Sundays", "reliability"),
        ("Weekend availability", "reliability"),
        ("Work in an agile development environment", "developer-experience"),
        ("Self-driving workflows for letters", "robotics"),
        ("Networking events for pupils", "networking"),
        ("Draw transactional flows for ferries", "databases"),
        ("Build dashboards for the wards", "observability"),
        ("Love to design systems that last", "design-systems"),
        ("Hand hygiene compliance", "compliance"),
        ("Plan surveys by aircraft", "user-research"),
        ("Metrics in a time series database", "statistics"),
        ("Lessons learned from incidents", "education-teaching"),
        ("You are a quick learner", "education-teaching"),
        ("Support for RTL languages", "fpga"),
        ("Write RTL code in VHDL", "internationalization"),
        ("Three weeks of carer's leave", "social-care"),
        ("Parents and carers get flexible hours", "social-care"),
        ("Paid bereavement leave", "end-of-life-care"),
        ("Access control lists (ACLs)", "nursing"),
        ("An ADA compliant site", "automotive"),
        ("An RTO of four hours", "real-time"),
        ("Follow us on Instagram", "social-media"),
        ("Post links on social media", "social-media"),
        ("Write cleaner code", "cleaning-services"),
        ("Guarding against abuse", "security-guarding"),
        ("The server farm", "agriculture"),
        ("Context menus and toolbars", "culinary"),
        ("Safeguarding customer data", "safeguarding"),
        ("Crop images on upload", "agriculture"),
        ("Distributed ledger technology", "accounting"),
        ("A contract with a power of attorney", "legal"),
        ("Mandatory arbitration", "legal"),
        ("Induction motors and drives", "training"),
        ("Mechanical ventilation of patients", "plumbing-heating"),
        ("Pre-employment drug and alcohol screening", "addiction-support"),
        ("Payroll deduction for the train", "payroll"),
        ("Great career prospects", "sales"),
        ("Long polling of the API", "survey-research"),
        ("Secretary of State", "office-administration"),
        ("Diary studies with ten families", "office-administration"),
        ("Solving puzzles every day", "game-development"),
        ("Differentiation of our product", "special-education"),
        ("Product discovery with nurses and doctors", "nursing"),
        ("Physical therapists in six clinics", "mental-health"),
        ("Your L&D budget", "learning-development"),
        ("Commissioning of research", "equipment-testing"),
        ("Structured cabling in the data centre", "electrical-installation"),
        ("Lead time for changes", "supply-chain"),
        ("Trade fairs and exhibitions", "curating"),
        ("The night auditor of a hotel", "auditing"),
        ("Proud of our newsletter", "email-marketing"),
        ("Open dialogue and trust", "narrative-design"),
        ("Technical debt collection", "cash-management"),
        ("Translation of requirements into code", "translation"),
        ("Copy headlines and news", "copywriting"),
        ("Test case management", "case-management"),
        ("Training needs assessment", "needs-assessment"),
        ("Fraudulent recruiters: your Recruiter will write", "recruitment"),
    ],
)
def test_a_word_in_the_sense_of_another_trade_asks_for_nothing(line: str, id: str) -> None:
    assert id not in named(line)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("Provide leadership and supervision", "leadership"),
        ("Supervision and rosters of twenty carers", "people-management"),
        ("Exceptional leadership", "leadership"),
        ("Leading nursing staff at night", "leadership nursing"),
        ("A strong research record", "scientific-research"),
        ("Customer discovery before we build", "user-research"),
        ("Teaching first-year students", "education-teaching"),
        ("You write grant proposals", "grant-writing"),
        ("Patient safety comes first", "nursing"),
        ("Quality improvement on the ward", "clinical-quality"),
        ("Staffing of four houses", "staffing"),
        ("A degree in epidemiology", "epidemiology"),
        ("Budgeting for a school", "budget-management"),
        ("Dashboards on waiting times", "data-visualization"),
        ("Two years in an analytical role", "data-analysis"),
        ("Ability to communicate with parents", "communication"),
        ("Train staff on the ward", "training"),
        ("Be the voice of the customer", "product-discovery"),
        ("Keep the data clean", "data-quality"),
        ("Work with Marketing and Sales", "cross-functional"),
        ("Plan research with passengers", "user-research"),
        ("Illustration and branding", "ui-design brand-design"),
        ("Diversity and inclusion among pupils", "inclusion"),
        ("Knowledge of networking", "networking"),
        ("Cost models across our AWS accounts", "cloud-cost"),
        ("A facilitator of difficult talks", "facilitation"),
        ("Interaction and visual design", "interaction-design ui-design"),
        ("PCB layout by hand", "hardware-engineering"),
        ("Plan events for members", "event-management"),
        ("Case management in a shelter", "social-work"),
        ("Monitoring and alerting", "observability"),
        ("Monitoring of production systems", "observability"),
        ("Availability of our services", "reliability"),
        ("A headless CMS", "web-development"),
        ("Keys in AWS KMS", "cryptography"),
        ("Take initiative and finish", "ownership"),
        ("Close the books in five days", "month-end-close accounting"),
        ("Run payroll for 300 people", "payroll"),
        ("File VAT returns", "tax-returns"),
        ("Chase overdue invoices", "cash-management"),
        ("Prepare quotations for dealers", "sales"),
        ("Spot accounts at risk", "customer-success"),
        ("Look after clients of long standing", "account-management"),
        ("Answer tenders with engineers", "bid-management"),
        ("Calm, with experience in de-escalation", "conflict-resolution"),
        ("Interview users at home", "user-research"),
        ("Map journeys from letter to counter", "service-design"),
        ("Recruit participants and write screeners", "user-research"),
        ("Write manuals for pumps", "technical-writing"),
        ("Edit texts by others", "editing"),
        ("Posts for LinkedIn", "social-media"),
        ("Fill vacancies in the north", "hiring recruitment"),
        ("Work with the works council", "human-resources employee-relations"),
        ("Plan lessons for a class", "education-teaching"),
        ("Pupils with special educational needs", "special-education"),
        ("Protect children from harm", "safeguarding"),
        ("Advise on benefits", "benefits-advice social-work"),
        ("Find housing for families", "housing-support"),
        ("Give medicines and note them", "medication-safety nursing"),
        ("Help residents with washing and dressing", "social-care"),
        ("Treat pressure ulcers", "wound-care"),
        ("Enrol participants in trials", "clinical-research"),
        ("Process blood samples", "laboratory-work"),
        ("Submit dossiers to agencies", "regulatory-affairs"),
        ("Corrective actions after audits", "quality-management"),
        ("Timing closure in Vivado", "fpga"),
        ("Bring-up of multi-layer boards", "pcb-design hardware-engineering"),
        ("Quests and enemies", "game-development"),
        ("Rig and animate characters", "animation motion-design"),
        ("Investigate accidents and near misses", "occupational-safety"),
        ("Coordinate subcontractors on site", "construction-management"),
        ("Install photovoltaic systems", "solar-installation"),
        ("Hang the shows in our museum", "curating"),
        ("Draft pleadings", "legal"),
        ("Book travel for two directors", "office-administration"),
        ("Random forests and boosted trees", "machine-learning"),
        ("Supervise theses", "student-supervision"),
        ("Pitch stories to the radio", "public-relations"),
    ],
)
def test_words_of_many_trades_are_known(line: str, ids: str) -> None:
    assert set(ids.split()) <= named(line)


def asked(text: str, *own: str) -> set[str]:
    lexicon = load_lexicon()
    vocabulary: dict[str, Tag] = {**lexicon, **{id: replace(lexicon[id], own=True) for id in own}}
    return {tag.id for tag in match_posting(read_posting(Source("p", text), "p"), vocabulary).tags}


COAST = "Head of Coastal Monitoring\n\nYour tasks\n- Monitoring of dunes with partners\n- Care at scale\n"


def test_competences_of_software_are_asked_for_where_resume_or_posting_is_about_it() -> None:
    more = f"{COAST}- Write microservices\n- Set up CI/CD\n"
    assert asked(COAST).isdisjoint({"observability", "scalability"})
    assert {"observability", "scalability", "microservices"} <= asked(more)
    assert {"observability", "scalability"} <= asked(COAST, "backend", "databases", "devops")
    assert "observability" in asked(COAST, "observability")


def test_words_that_are_those_of_a_manner_ask_for_the_manner() -> None:
    text = "Clerk\n\nRequirements\n- Comfort with ambiguity\n"
    assert asked(text) == {"ambiguity"}
    assert asked(text, "zero-to-one") == {"ambiguity", "zero-to-one"}
    assert "zero-to-one" in asked(f"{text}- Work on an MVP\n")


def test_the_fields_name_entries_of_the_lexicon() -> None:
    assert load_lexicon().keys() >= set(read_phrases(FIELDS)["software"])
