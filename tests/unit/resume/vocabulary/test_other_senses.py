"""Words of the lexicon that mean something else in the lines of other trades."""

from __future__ import annotations

import pytest

from casefolio.match.hits import find_named
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.text.words import split_words


def find_tags(line: str) -> set[str]:
    return find_named([split_words(line)], load_lexicon())


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        # Nurses and doctors
        ("Cared for six patients a shift, and for patient education", "empathy"),
        ("Collected specimens for the blood bank", "cash-management"),
        ("Epic go-live super user on two wards", "implementation customer-onboarding"),
        ("Won the prize for the best poster at a congress of cardiology", "visual-design nursing"),
        ("Ran a vaccination campaign in nine villages", "marketing"),
        ("Recorded adverse events of the trial", "marketing"),
        ("Member of the ethics committee", "integrity"),
        ("Genetic counselling for families", "counselling mental-health social-work bioinformatics"),
        ("Treated urinary retention and atrial flutter", "subscriptions flutter"),
        ("Prepared patients for a C-section", "c"),
        ("Assisted at robotic surgery", "robotics"),
        ("Lymph drainage after operations", "water-engineering"),
        ("End-of-life care on a hospice ward", "migration"),
        ("Consultant surgeon at two sites", "consulting"),
        # Biologists and chemists
        ("Mapped chromatin accessibility", "accessibility"),
        ("Sequenced 40 Arabidopsis accessions", "collections-management"),
        ("Grew seedlings in climate chambers", "hardware-testing"),
        ("Expressed a β-glucuronidase reporter", "journalism public-relations"),
        ("Cell migration and segmentation of nuclei", "migration product-analytics"),
        ("Paraffin embedding of tissue", "machine-learning generative-ai nlp"),
        ("Gene regulatory networks and T cell activation", "compliance growth"),
        ("Bird surveys along the river bank", "user-research cash-management"),
        ("Fitted logistic regression models", "logistics supply-chain"),
        ("Solved structures by X-ray crystallography", "radiography"),
        (
            "High-pressure reactors and out-of-specification results",
            "working-under-pressure business-analysis",
        ),
        ("Kept the safety data sheets", "hardware-engineering"),
        ("SEM images of films, analytical balances", "marketing performance-marketing data-driven"),
        # Teachers and social workers
        ("Edited the spring newsletter", "email-marketing lifecycle-marketing"),
        ("Reward charts for the class", "data-visualization"),
        ("Moderated coursework; moderation of exams", "usability-testing community-management"),
        ("Organised the harvest festival", "time-management agriculture event-management"),
        ("Climbed Python Rock and built Go karts", "python go"),
        ("ELT teacher for adults", "data-engineering data-pipelines"),
        (
            "Family group conferences and de-escalation",
            "public-speaking escalation-management incident-response",
        ),
        ("Nurse, the person in charge on nights", "ownership"),
        ("Ran the food bank of a community centre", "cash-management marketing"),
        ("Retention of teachers rose to 94%", "subscriptions"),
        # Trades, farms, kitchens and roads
        ("Drew boards in Altium Designer", "cross-functional"),
        ("Hung doors and built custom cabinets", "systems-engineering supply-chain"),
        ("Emergency lighting on four floors", "rendering"),
        ("Power transformers and switchgear", "deep-learning nlp"),
        ("Read blueprints of schools", "gameplay-programming"),
        ("Cut dovetail joints; stretched a canvas", "dovetail canva"),
        ("Rigging of sails", "character-rigging character-animation motion-design"),
        ("Organic conversion of the farm", "growth"),
        ("A rancher who grew flax, celery and gherkin", "rancher jax celery gherkin"),
        ("Intercom systems in 30 houses", "crm-tools"),
        ("Cable assembler with a paint scraper", "assembly web-scraping"),
        # Books, law and the press
        ("Set up the chart of accounts; cash flow for the board", "data-visualization interaction-design"),
        ("Audited the food banks", "cash-management"),
        ("A controller reconciling desired state", "reconciliation"),
        ("Negotiated settlements in injury cases", "payments"),
        ("Disclosure of documents in court", "regulated-content"),
        ("Reader services desk", "it-support"),
        ("Radio presenter on local radio", "wireless"),
        ("Cleared the cataloguing backlog", "agile"),
        # Stage, police, church, sports and shops
        ("Stage lighting and DJ sets and sampling", "rendering statistics public-speaking"),
        ("Detective in the burglary squad", "cross-functional"),
        ("Casualty evacuation in the desert", "emergency-management"),
        ("Youth ministry and interfaith dialogue", "government-relations narrative-design"),
        ("Refugee sponsorship by the parish", "partnerships immigration-law"),
        ("Head coach of a club; sprint training", "mentoring agile"),
        ("Refunds at the till, returns and refunds", "billing"),
        ("Prosthetics for film", "rehabilitation"),
        ("Courses in Articulate Storyline", "communication narrative-design"),
        # Designers, writers, account managers
        ("Users interacting with prototypes, and plans to develop research plans", "stakeholder-management"),
        ("Strong conceptualization and visualization skills", "data-visualization"),
        ("Turn user feedback to improve the levels", "voice-of-customer"),
        ("Write clear, concise and accessible content", "accessibility"),
        ("System configuration guides and upgrade/migration guides", "configuration-management migration"),
        ("Translate complex technical concepts into help pages", "stakeholder-management"),
        ("Work with developers and quality assurance teams", "quality-assurance"),
        ("A part in quality assurance and accreditation of the degree", "quality-assurance"),
        ("Electronics and computer architecture", "architecture"),
        ("Publishing findings of the project", "publishing"),
        ("Monitor customer complaints in the help desk software", "customer-health it-support"),
        ("Data mining and segmentation techniques", "product-analytics customer-segmentation"),
        ("3D visualisations of residential and healthcare projects", "data-visualization healthcare"),
        ("Coordinate with MEP engineers", "building-services"),
        ("Study design briefs with copywriters", "experimental-design copywriting content-design"),
        ("Launches with the public relations team", "public-relations"),
        ("Speed in handling emergency situations", "emergency-care"),
        ("ECS card; transformers and circuit breakers", "aws-ecs nlp"),
        ("Billing software of the practice, open source tools", "billing open-source"),
        ("Write articles for the help centre", "journalism editing"),
        (
            "Automate data collection processes with product development teams",
            "accounts-receivable product-development",
        ),
        ("Support fundraising and M&A", "fundraising grant-writing"),
        (
            "Work with concept artists; book demos for account executives",
            "concept-art illustration account-management",
        ),
        ("Prepare texts for translation", "translation"),
        ("Build accessible interfaces with React", "cross-functional"),
        ("Set up tracking with GTM and GA4", "product-launch product-marketing"),
        ("Plan projects from tender to handover", "nursing"),
        ("Sensors on LoRa and BLE", "hugging-face"),
        ("Form tutor of a year 9 group", "tutoring"),
        ("Used to private equity reporting", "investment-management"),
        (
            "Retail point of sale displays, print artworks",
            "billing ecommerce-engineering curation library-archives",
        ),
        ("Lab-based usability sessions", "laboratory-work"),
        ("Multi-year commitments of customers", "strategic-thinking"),
        ("Watch support ticket volume by account", "technical-support customer-support ticket-handling"),
        ("Succession planning processes for two sites", "budgeting-and-forecasting"),
        ("Experience in a sixth form college", "exam-preparation"),
        ("Familiar with the post-16 sector", "exam-preparation"),
        # Writers
        ("Maintain the API documentation", "api-design"),
        ("Turned an API reference into API guides", "api-design"),
    ],
)
def test_words_of_another_trade_are_not_read(line: str, tags: str) -> None:
    assert find_tags(line).isdisjoint(tags.split())


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("You are patient and kind", "empathy"),
        ("Professional and patient with callers", "empathy"),
        ("Work closely with designers", "cross-functional"),
        ("Requirements in DOORS", "systems-engineering"),
        ("Clear goods through customs", "supply-chain"),
        ("Negotiate with banks and lenders", "cash-management"),
        ("Present on stage, give talks", "public-speaking"),
        ("Design posters and flyers", "visual-design"),
        ("Climate chamber tests of prototypes", "hardware-testing"),
        ("A talk at a fair", "public-speaking"),
        ("Drivers in C and assembler", "assembly"),
        ("Celery workers, Rancher clusters and Gherkin scenarios", "task-queues rancher gherkin"),
        ("Interviews in Dovetail, drafts in Canva", "dovetail canva"),
        ("Well organised, with an eye for detail", "time-management"),
        ("Event logistics in Europe", "logistics"),
        ("Teach robotics and genetics", "robotics bioinformatics"),
        ("Catalogue and classify new items; loans and returns", "library-archives reader-services"),
        ("Letters to trusts and foundations, EV chargers", "fundraising electrical-installation"),
        ("Model, sculpt and texture props and environments", "3d-modeling"),
        ("Cover courts and councils; 100 words a minute shorthand", "journalism"),
        ("Community mental health nurse; dispense medicines", "mental-health pharmacy"),
        ("Take photographs of the fair", "photography"),
        ("Lead a department of six; leading support teams", "people-management"),
        ("Mark homework, and get students ready for exams", "assessment-of-learning exam-preparation"),
        (
            "Manage cash, lead the audit and improve controls",
            "cash-management audit-preparation internal-controls",
        ),
        ("Serve models under load; experience with search or recommendations", "mlops recommender-systems"),
        ("Run credit checks on new customers; sprints and milestones", "credit-analysis project-management"),
        ("LoRA fine-tuning and QLoRA", "hugging-face"),
        ("Once a graphic artist; print-ready files", "visual-design"),
        ("Competitor analysis each spring", "market-research"),
        ("Meet accessibility standards", "accessibility"),
        ("Conducting research and publishing findings in journals", "scientific-research scientific-writing"),
        ("Taught sixth form and post-16 groups", "exam-preparation"),
        ("Own the API and its API documentation", "api-design api-documentation"),
        ("Wrote the online help", "technical-writing user-documentation"),
        ("Documented endpoints for partners", "api-documentation"),
        ("Wrote runnable examples and sample requests", "api-documentation"),
        ("Keep executive-level relationships", "relationship-building"),
        ("Medicine rounds in the morning", "medication-administration"),
        ("Administering medicines on nights", "medication-administration"),
        ("Hand out medication, and record it", "medication-administration"),
        ("Gave medicines to 20 residents", "medication-administration"),
        ("Give all required medication", "medication-administration"),
        ("Kept the books of a bakery", "bookkeeping"),
        ("Fill in the cash book each day", "bookkeeping"),
        ("All accounts must be reconciled monthly", "reconciliation"),
        ("Reconciled three bank accounts", "reconciliation"),
        ("Reconciling supplier statements", "reconciliation"),
    ],
)
def test_words_that_mean_it_still_are(line: str, tags: str) -> None:
    assert find_tags(line) >= set(tags.split())
