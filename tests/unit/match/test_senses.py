"""Words of the lexicon in the sense of their trade, and in that of another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casefolio.match import match_posting
from casefolio.match.gaps import ALL, UNSURE
from casefolio.match.hits import find_named
from casefolio.match.senses import FIELDS, WEAK
from casefolio.posting import read_posting
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.resume.vocabulary.tags import Tag
from casefolio.storage.phrases import read_phrases
from casefolio.text.source import Source
from casefolio.text.words import fold_phrase, split_words


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
        ("Command of English", "communication"),
        ("Fluent written and spoken English", "communication"),
        ("Talk to GPs and clinics", "geospatial"),
        ("Keep the integrity of our archives", "integrity"),
        ("Scrum half of the first team", "agile"),
        ("Laboratory experiments for pupils", "experimentation"),
        ("Coach driver with a licence", "mentoring"),
        ("Reports to line management", "people-management"),
        ("The message of the board, by the managing team", "people-management"),
        ("Wire the interface with other equipment", "cross-functional"),
        ("Ownership of a car", "ownership"),
        ("Defend our leadership position in the market", "leadership"),
        ("Interviewing subject experts for the handbook", "hiring"),
        ("Cards for the PCI Express slot", "compliance"),
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
        ("Write cleaner code", "housekeeping"),
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
        ("Pre-employment drug and alcohol screening", "substance-misuse"),
        ("Payroll deduction for the train", "payroll"),
        ("Great career prospects", "sales"),
        ("Long polling of the API", "survey-research"),
        ("Secretary of State", "office-administration"),
        ("Diary studies with ten families", "office-administration"),
        ("Solving puzzles every day", "game-development"),
        ("Differentiation of our product", "special-needs-education"),
        ("Product discovery with nurses and doctors", "nursing"),
        ("Physical therapists in six clinics", "mental-health"),
        ("Your L&D budget", "learning-and-development"),
        ("Commissioning of research", "equipment-testing"),
        ("Structured cabling in the data centre", "electrical-installation"),
        ("Lead time for changes", "supply-chain"),
        ("Trade fairs and exhibitions", "curation"),
        ("The night auditor of a hotel", "auditing"),
        ("Proud of our newsletter", "email-marketing"),
        ("Open dialogue and trust", "narrative-design"),
        ("Technical debt collection", "cash-management"),
        ("Translation of requirements into code", "translation"),
        ("Copy headlines and news", "copywriting"),
        ("Test case management", "case-management"),
        ("Training needs assessment", "needs-assessment"),
        ("Fraudulent recruiters: your Recruiter will write", "recruiting"),
        ("Five GCSEs including maths: GCSE maths", "exam-preparation"),
        ("The model lives in a spreadsheet", "mlops"),
        ("A radio station for the valley", "wireless"),
        ("Nurses of a teaching hospital", "teaching"),
        ("Join our growing team of bakers", "hiring"),
        ("You lay the groundwork for what follows", "building-trades"),
        ("Our text-to-speech reads to you", "public-relations"),
        ("We run on Amazon Web Services", "api-design"),
        ("Support our AI initiatives", "ownership"),
        ("Draw the technical roadmap", "product-sense"),
        ("A fluent Welsh speaker", "public-speaking"),
        ("Experience managing databases", "people-management"),
        ("Warehouse management experience", "people-management"),
        ("Supply chain management experience", "people-management"),
        ("You speak at least two languages", "public-speaking"),
        ("French, which you speak at a native level", "public-speaking"),
        ("Here is the bias audit", "finance-reporting"),
        ("Our location-based hybrid policy", "geospatial"),
        ("Years at a growth-stage technology company", "stage-production"),
        ("Knowledge of medical terminology", "content-design"),
        ("Watch the system for health and performance issues", "employee-relations"),
        ("Europe, as the people whom we are interviewing are from there", "interviewing"),
        ("Performance testing and optimization", "experimentation"),
        ("Pay by the candidate's experience", "recruiting"),
    ],
)
def test_a_word_in_the_sense_of_another_trade_asks_for_nothing(line: str, id: str) -> None:
    assert id not in named(line)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("Provide leadership and supervision", "leadership"),
        ("You were a guest speaker once", "public-speaking"),
        ("You speak at conferences", "public-speaking"),
        ("Five years of management experience", "people-management"),
        ("Experience managing remote teams", "people-management"),
        ("Maintain our bot automations", "chatbots"),
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
        ("GPS receivers", "geospatial"),
        ("Written and spoken communication", "communication"),
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
        ("Fill vacancies in the north", "hiring recruiting"),
        ("Work with the works council", "human-resources employee-relations"),
        ("Plan lessons for a class", "education-teaching"),
        ("Pupils with special educational needs", "special-needs-education"),
        ("Protect children from harm", "safeguarding"),
        ("Advise on benefits", "benefits-advice social-work"),
        ("Find housing for families", "housing-support"),
        ("Give medicines and note them", "medication-administration nursing"),
        ("Help residents with washing and dressing", "social-care"),
        ("Treat pressure ulcers", "wound-care"),
        ("Enrol participants in trials", "clinical-research"),
        ("Process blood samples", "laboratory-work"),
        ("Submit dossiers to agencies", "regulatory-affairs"),
        ("Corrective actions after audits", "quality-management"),
        ("Timing closure in Vivado", "fpga"),
        ("Bring-up of multi-layer boards", "pcb-design hardware-engineering"),
        ("Quests and enemies", "game-development"),
        ("Rig and animate characters", "character-animation motion-design"),
        ("Investigate accidents and near misses", "occupational-safety"),
        ("Coordinate subcontractors on site", "construction-management"),
        ("Install photovoltaic systems", "solar-systems"),
        ("Hang the shows in our museum", "curation"),
        ("Draft pleadings", "legal"),
        ("Book travel for two directors", "office-administration"),
        ("Random forests and boosted trees", "machine-learning"),
        ("Supervise theses", "student-supervision"),
        ("Pitch stories to the radio", "public-relations"),
        ("Radio modules with Zigbee", "wireless"),
        ("Linear programming for routes", "optimization"),
        ("Act as sparring partner of the management", "business-partnering"),
        ("Enemy AI with behaviour trees", "game-ai"),
        ("Level editor and asset pipelines", "game-tools"),
        ("Courses in our blended learning programme", "digital-learning"),
        ("Examination classes up to Abitur", "exam-preparation"),
        ("Microcopy for empty states", "ux-writing"),
        ("Static site generators and prose linting", "docs-tooling"),
        ("Reading age and jargon-free letters", "plain-language"),
        ("Requirements engineering with SysML", "systems-engineering"),
        ("Post-merger integration", "mergers-and-acquisitions"),
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
    mine = ("backend", "databases", "devops")
    assert "full-stack" in asked(f"{COAST}- Full-stack thinking\n", *mine)
    assert asked(COAST, *mine).isdisjoint({"observability", "scalability"})
    assert "observability" in asked(COAST, "observability")


@pytest.mark.parametrize(
    ("line", "id", "more"),
    [
        ("A degree in English, journalism or similar", "editing", "Copy editing of two weeklies"),
        ("Work on a retail floor", "ecommerce", "Run our e-commerce"),
        ("Clear technical requirements with customers", "business-analysis", "Once a business analyst"),
        ("Titration of heart drips by protocol", "chemistry", "Analytical chemistry of water"),
        ("Titration of insulin", "laboratory-work", "Pipetting and microscopy"),
        ("Input for design decisions on pumps", "product-design", "Product design of two apps"),
        ("Colour schemes of the pages", "interior-design", "Interior design of cafés"),
        ("Flowcharts and screenshots for the guide", "interaction-design", "Interaction design"),
        ("Functional requirements of the pump", "business-analysis", "Business analysis"),
        ("Make computer hardware", "it-support", "IT support of two sites"),
        ("Present research findings", "user-research", "Interviews with users"),
        ("Interpreting usage data", "translation", "Once a sworn translator"),
        ("Help after illness or divorce", "family-law", "Family law"),
        ("High standards of practice", "attention-to-detail", "An eye for detail"),
        ("Reply to comments in social media", "marketing", "Digital marketing"),
        ("Drawings and bills of materials", "pcb-design", "PCB layout"),
        ("Maintain databases", "data-entry", "Data entry"),
        ("Blog posts, white papers and videos", "scientific-writing", "Papers in peer-reviewed journals"),
        ("One voice across channels", "service-design", "Service design"),
        ("Book photographers", "photography", "Take photos of the rooms"),
        ("Preventive measures against mould", "risk-management", "Risk management"),
        ("A safeguarding check", "social-work", "Social work with families"),
        ("Level 3 NVQ", "social-care", "Care home experience"),
        ("Machine translation for manuals", "nlp", "Text mining"),
        ("Functional safety of a crane", "automotive", "Automotive suppliers"),
        ("Analyse unit economics", "cost-saving", "Cut costs by a tenth"),
        ("Shoot short videos of the town", "digital-learning", "Online courses with an LMS"),
        ("Once a reporter", "public-relations", "Public relations"),
        ("Workforce planning and SLAs", "hiring", "Hire and interview"),
        ("Chase invoices by phone and email", "live-chat", "Answer in the live chat"),
        ("Video editing tools", "photography", "Take photos of the rooms"),
        (
            "User research methods, research projects",
            "scientific-research",
            "Publish research, hold a PhD in physics",
        ),
        ("Pipeline hygiene of the scene files", "pipeline-management", "Manage a pipeline of deals"),
        ("Readability of the scenes", "content-design", "Content design"),
        ("Three years in a GMP laboratory", "manufacturing", "Once on a production line"),
        ("Model in Revit and Tekla", "building-architecture", "Planning permission for houses"),
        ("First aid certificate", "emergency-care", "Emergency department"),
        ("Reports to funders", "fundraising", "Raise funds from donors"),
        ("Recruit and support helpers", "hiring", "Recruitment and selection of staff"),
        ("Layouts in Altium", "cad", "AutoCAD"),
        ("Work with sales on renewals", "sales-enablement", "Sales enablement"),
        ("Report the KPIs every Friday", "growth", "Revenue growth"),
        ("Prices for professional services", "consulting", "Advise clients"),
        ("Answer RFPs with the bid team", "sales-engineering", "Pre-sales"),
        ("The newsletter and the notice board", "lifecycle-marketing", "Email marketing"),
        ("Documentation of the goods received", "knowledge-sharing", "Share knowledge"),
        ("Talk to subject matter experts", "influence", "Influence without authority"),
        ("Business development for our clinics", "partnerships", "Strategic partnerships"),
        ("A proven track record as a cook", "delivery", "Deliver results"),
        ("Keep storyboards in order", "motion-design", "Motion graphics"),
        ("Know the clinical trial nurses", "epidemiology", "Epidemiology of the county"),
        ("You are the first hire on our finance team", "zero-to-one", "Found it from scratch"),
        ("Process payment requests of parents", "billing", "Invoicing"),
    ],
)
def test_a_weak_word_asks_for_its_tag_only_beside_a_strong_one(line: str, id: str, more: str) -> None:
    text = f"Clerk\n\nRequirements\n- {line}\n"
    assert id not in asked(text)
    assert id in asked(text, id)
    assert id in asked(f"{text}- {more}\n")


def test_one_of_many_subjects_of_a_degree_is_no_demand() -> None:
    text = "Clerk\n\nRequirements\n- Degree in public relations, marketing communications or similar\n"
    assert asked(text) == set()
    assert asked(text, "public-relations") == {"public-relations"}
    assert "epidemiology" in asked("Clerk\n\nRequirements\n- Degree in epidemiology\n")


def test_a_list_of_sectors_asks_for_none_of_them() -> None:
    text = "Clerk\n\nRequirements\n- Experience in healthcare{}\n"
    assert "healthcare" in asked(text.format(" or insurance"))
    assert asked(text.format(", insurance, agriculture and the automotive industry")) == set()


def test_tools_of_software_tell_that_a_posting_is_about_it() -> None:
    text = "Engineer\n\nRequirements\n- Monitoring\n- A friendly word for each guest\n"
    assert "observability" not in asked(text)
    assert "observability" in asked(f"{text}- Python, Kafka and Docker\n")
    assert "observability" not in asked(f"{text}- Excel, Word and Outlook\n")


def test_words_that_are_those_of_a_manner_ask_for_the_manner() -> None:
    text = "Clerk\n\nRequirements\n- Comfort with ambiguity\n"
    assert asked(text) == {"ambiguity"}
    assert asked(text, "zero-to-one") == {"ambiguity", "zero-to-one"}
    assert "zero-to-one" in asked(f"{text}- Work on an MVP\n")


def test_the_fields_name_entries_of_the_lexicon() -> None:
    fields = read_phrases(FIELDS)
    assert load_lexicon().keys() >= {*fields["software"], *fields["tools of software"]}


@pytest.mark.parametrize("file", [WEAK, UNSURE])
def test_weak_and_unsure_words_are_words_of_their_entries(file: str) -> None:
    lexicon = load_lexicon()
    unknown = {
        (id, word)
        for id, words in read_phrases(file).items()
        for word in words
        if word != ALL
        and fold_phrase(word) not in {fold_phrase(alias.removeprefix("=")) for alias in lexicon[id].aliases}
    }
    assert not unknown
