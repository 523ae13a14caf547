"""The words of the lexicon are data: what keeps them sorted, distinct and of use."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from itertools import combinations, pairwise
from statistics import median
from typing import get_args

import pytest

from casefolio.match.hits import find_named
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.lexicon import EXACT, LEXICON_FILE, load_lexicon
from casefolio.resume.vocabulary.tags import MIDDLE_SHARE, Kind, Tag
from casefolio.text.words import BREAK, fold_phrase, split_words

FEWEST_COMPETENCES, FEWEST_TECHNOLOGIES = 120, 250
FEWEST_FORMS, USUAL_FORMS = 8, 12

KIN = {
    "leading people": (
        "career-development change-management engineering-management feedback hiring influence "
        "knowledge-sharing leadership mentoring people-management performance-management team-building "
        "technical-leadership"
    ),
    "talking with people": (
        "account-management communication customer-success negotiation public-speaking stakeholder-management"
    ),
    "customers and product": (
        "billing business-reviews churn-prevention crm-management customer-advocacy customer-education "
        "customer-focus customer-health customer-onboarding customer-service customer-success "
        "customer-support growth implementation lifecycle-marketing market-research partnerships "
        "product-adoption product-analytics product-discovery product-management product-sense "
        "product-strategy relationship-building renewals sales-operations subscriptions success-planning "
        "training user-research ux-design voice-of-customer"
    ),
    "money": (
        "accounting accounts-payable accounts-receivable audit-preparation auditing billing bookkeeping "
        "budget-management budgeting business-intelligence cash-management cloud-cost compliance "
        "consolidation controlling corporate-finance cost-accounting cost-control cost-saving "
        "ecommerce-engineering expense-management external-audit finance-business-partnering "
        "finance-reporting financial-analysis financial-modelling financial-planning fixed-assets "
        "forecasting growth internal-controls investor-relations invoice-processing management-reporting "
        "month-end-close payments pricing reconciliation revenue-recognition subscriptions tax "
        "tax-returns variance-analysis year-end-close"
    ),
    "tests": "ci-cd code-quality code-review quality-assurance test-automation",
    "systems": (
        "api-design architecture capacity-planning databases distributed-systems domain-driven-design "
        "event-driven integrations microservices object-oriented performance real-time scalability "
        "streaming-data task-queues"
    ),
    "old systems": "legacy-systems migration",
    "process": "agile business-operations process-improvement",
    "new things": "adaptability ambiguity design-prototyping product-launch zero-to-one",
    "getting done": "delivery ownership project-management time-management",
    "data": (
        "analytics-engineering crm-management data-analysis data-driven data-engineering data-governance "
        "data-modeling data-quality data-strategy data-warehousing databases"
    ),
    "running software": (
        "build-systems ci-cd configuration-management developer-experience devops disaster-recovery "
        "incident-response infrastructure-as-code platform-engineering release-management reliability "
        "troubleshooting-production"
    ),
    "design": (
        "design-prototyping design-thinking information-architecture interaction-design motion-design "
        "product-design product-discovery ui-design usability-testing user-research ux-design"
    ),
    "learning machines": "ai-agents data-science deep-learning generative-ai machine-learning mlops nlp",
    "security": (
        "application-security compliance network-security privacy security security-operations "
        "threat-intelligence vulnerability-management"
    ),
    "customer projects": "consulting implementation sales-engineering",
    "trades and their work": (
        "driving game-development gaming hospitality logistics manufacturing office-administration "
        "supply-chain travel warehouse-operations"
    ),
    "safety on sites": "construction-management logistics occupational-safety",
    "texts": (
        "content-design content-marketing copywriting editing editorial-design email-marketing journalism "
        "media public-relations social-media"
    ),
    "environment": "energy solar-systems sustainability",
    "people at work": (
        "candidate-sourcing career-development compensation-benefits diversity-programs "
        "employee-engagement employee-onboarding employee-relations employer-branding employment-law "
        "hiring hr-analytics hr-business-partnering hr-policies hr-systems human-resources inclusion "
        "interviewing it-support learning-and-development legal mentoring payroll people-management "
        "recruiting staffing succession-planning training workforce-planning"
    ),
    "care for people": (
        "advocacy benefits-advice case-management caseload-management child-protection community-outreach "
        "counselling court-reports crisis-intervention dementia-care family-support fostering-adoption "
        "group-work housing housing-support learning-disabilities medication-administration mental-health "
        "needs-assessment nursing parent-communication personal-care pharmacy record-keeping safeguarding "
        "social-care social-work substance-misuse support-planning trauma-informed-practice youth-work"
    ),
    "reaching people": (
        "adtech community-management community-outreach content-marketing developer-relations "
        "email-marketing lead-generation lifecycle-marketing market-research marketing "
        "performance-marketing product-launch product-marketing sales social-media video-production"
    ),
    "leading groups": "facilitation group-work",
    "risk": "risk-assessment risk-management",
    "moving pictures": "character-animation illustration motion-design photography video-production",
    "finding faults": (
        "debugging digital-forensics electrical-installation fault-finding incident-response "
        "observability root-cause-analysis security-operations"
    ),
    "papers": "business-analysis knowledge-sharing product-management technical-writing",
    "front ends": "attention-to-detail design-systems frontend ui-design web-development",
    "communities": "community-management developer-relations",
    "teaching": (
        "accessibility assessment-of-learning childcare classroom-management curriculum-development "
        "developer-relations differentiation early-years education-teaching facilitation "
        "instructional-design language-teaching leadership learning-and-development lesson-planning "
        "mentoring parent-communication pastoral-care people-management public-speaking school-leadership "
        "scientific-research special-needs-education student-supervision technical-writing training "
        "training-delivery tutoring university-teaching"
    ),
    "selling": (
        "account-management b2b-sales business-operations business-reviews channel-sales closing "
        "cold-calling consultative-selling consulting contract-negotiation customer-advice "
        "enterprise-sales financial-planning forecasting growth key-account-management knowledge-sharing "
        "lead-generation lead-qualification legal marketing negotiation new-business partnerships "
        "pipeline-management product-demos product-launch proposal-writing prospecting quota-attainment "
        "relationship-building renewals revenue-recognition sales sales-enablement sales-engineering "
        "sales-forecasting sales-leadership sales-operations stakeholder-management success-planning "
        "territory-management upselling"
    ),
    "care": "communication conflict-resolution empathy feedback inclusion integrity",
    "games": (
        "character-animation console-development game-art game-audio game-design game-development "
        "game-engine-development game-monetization game-physics game-production gameplay-programming "
        "gaming illustration level-design live-ops motion-design multiplayer narrative-design "
        "performing-arts playtesting"
    ),
    "pictures in space": "3d-modeling computer-graphics rendering shaders technical-art",
    "devices": (
        "analog-design automotive battery-systems board-bring-up circuit-design control-engineering "
        "design-for-manufacture embedded embedded-linux emc energy firmware functional-safety "
        "hardware-engineering hardware-testing mechanical-engineering pcb-design power-electronics "
        "real-time-operating-systems rf-engineering robotics sensors serial-protocols signal-integrity"
    ),
    "search": "conversion-optimization growth internationalization market-development product-analytics",
    "banks": (
        "anti-money-laundering banking cash-management claims-handling credit-analysis financial-advice "
        "fintech fraud-prevention insurance investor-relations"
    ),
    "rules and checks": (
        "anti-money-laundering audit-preparation compliance external-audit internal-audit internal-controls"
    ),
    "help for customers": (
        "complaint-handling customer-service customer-support escalation-management hospitality "
        "incident-response it-support knowledge-base knowledge-sharing live-chat reliability "
        "service-levels service-management support-leadership technical-support technical-writing "
        "ticket-handling troubleshooting-production"
    ),
    "machines": (
        "civil-engineering computational-fluid-dynamics electrical-design electrical-installation energy "
        "hardware-engineering maintenance-engineering manufacturing mechanical-design "
        "mechanical-engineering power-systems preventive-maintenance process-engineering simulation-fea "
        "structural-engineering technical-drawing thermal-engineering tolerancing"
    ),
    "building": (
        "bim building-architecture building-automation building-regulations civil-engineering "
        "construction-management contract-administration geotechnical-engineering highway-engineering "
        "occupational-safety procurement quantity-surveying real-estate site-management site-safety "
        "structural-engineering subcontractor-management transport-planning urban-planning "
        "water-engineering"
    ),
    "laboratory": (
        "assay-development cell-culture chemistry chromatography experimental-design experimentation "
        "flow-cytometry gmp-glp immunoassays laboratory-work manufacturing microscopy molecular-biology "
        "pcr protein-biochemistry sample-preparation"
    ),
    "trials": (
        "adverse-events clinical-monitoring clinical-research epidemiology ethics-submissions "
        "good-clinical-practice informed-consent medical-writing participant-recruitment "
        "regulatory-affairs scientific-research trial-coordination trial-documentation user-research"
    ),
    "moving goods": (
        "buying-assortment customs demand-planning driving ecommerce-engineering fleet-management "
        "forklift freight-forwarding geospatial highway-engineering inventory-control logistics "
        "order-picking procurement purchasing supplier-management supply-chain transport-planning "
        "warehouse-operations"
    ),
    "shops and guests": (
        "bartending cash-handling complaint-handling culinary ecommerce-engineering food-safety "
        "food-service front-desk guest-service hospitality housekeeping kitchen-management menu-planning "
        "merchandising office-administration pricing retail-operations retail-sales revenue-management "
        "store-management visitor-experience"
    ),
    "law": (
        "contract-drafting conveyancing corporate-law court-reports immigration-law intellectual-property "
        "legal legal-administration legal-research litigation"
    ),
    "government": (
        "bid-management briefing-papers committee-support government-relations international-development "
        "legislation office-administration policy-analysis policy-development programme-evaluation "
        "public-consultation public-procurement"
    ),
    "museums and stages": (
        "archiving cataloguing collections-management curation library-archives performing-arts "
        "reader-services stage-production"
    ),
    "sound": "game-audio performing-arts",
    "exhibitions": "curation library-archives",
    "buildings": "civil-engineering facilities-management housekeeping security-guarding surveying",
    "materials": "construction-management procurement supply-chain",
    "electronics": "analog-design embedded hardware-engineering hardware-testing pcb-design real-time",
    "electricity": "electrical-design electrical-installation",
    "care for patients": (
        "clinical-documentation dementia-care emergency-care end-of-life-care healthcare "
        "infection-control intensive-care medication-administration midwifery nursing paediatrics "
        "patient-education pharmacy preceptorship social-care support-planning training wound-care"
    ),
    "still pictures": (
        "brand-design data-visualization editorial-design illustration print-production ui-design "
        "visual-design"
    ),
    "studies": (
        "fieldwork market-research qualitative-research scientific-research scientific-writing "
        "student-supervision survey-research user-research"
    ),
    "numbers": "data-science financial-planning forecasting statistics",
    "lending and investing": "credit-analysis financial-advice fintech",
    "quarrels": "conflict-resolution crisis-intervention",
    "groups": "facilitation group-work",
    "bids": "bid-management procurement",
    "quality": "compliance quality-management",
    "beside 3d-modeling": "3d-modeling game-art",
    "gifts": "fundraising grant-writing",
    "gardens": "agriculture grounds-maintenance",
    "services": "service-design ux-design",
    "frames a second": "computer-graphics performance rendering",
    "beside account-management": "account-management churn-prevention financial-advice",
    "beside animal-work": "animal-work laboratory-work",
    "beside apprentice-training": "apprentice-training learning-and-development mentoring",
    "beside auditing": "auditing internal-audit",
    "beside bid-management": "bid-management proposal-writing",
    "beside cad-design": "cad-design mechanical-engineering",
    "beside cell-culture": "cell-culture infection-control",
    "beside character-animation": "character-animation character-rigging",
    "beside character-rigging": "character-rigging motion-design",
    "beside classroom-management": "classroom-management de-escalation",
    "beside clinical-data-management": "clinical-data-management clinical-research",
    "beside clinical-documentation": "clinical-documentation record-keeping",
    "beside commissioning": "commissioning equipment-testing",
    "beside community-outreach": "community-outreach public-consultation",
    "beside complaint-handling": "complaint-handling conflict-resolution",
    "beside component-selection": "component-selection hardware-engineering pcb-design",
    "beside concept-art": "concept-art game-art game-development illustration",
    "beside conflict-resolution": "conflict-resolution de-escalation",
    "beside construction-management": (
        "construction-management construction-scheduling snagging surveying year-end-close"
    ),
    "beside contract-negotiation": "contract-negotiation pricing procurement",
    "beside cost-control": "cost-control quantity-surveying",
    "beside crisis-intervention": "crisis-intervention de-escalation",
    "beside curation": "curation museum-education",
    "beside customer-advice": "customer-advice retail-operations",
    "beside customer-advocacy": "customer-advocacy product-marketing",
    "beside design-verification": "design-verification fpga",
    "beside domestic-abuse": "domestic-abuse social-work",
    "beside education-teaching": "education-teaching family-support teaching-assistant",
    "beside electrical-installation": "electrical-installation equipment-testing",
    "beside embedded": "embedded low-power",
    "beside emc": "emc regulatory-affairs",
    "beside equipment-testing": "equipment-testing lab-management",
    "beside expense-management": "expense-management office-administration",
    "beside experimental-design": "experimental-design statistics",
    "beside fieldwork": "fieldwork sample-preparation",
    "beside fleet-management": "fleet-management vehicle-repair",
    "beside food-safety": "food-safety infection-control",
    "beside fpga": "fpga rtl-design",
    "beside gmp-glp": "gmp-glp quality-management",
    "beside goods-receipt": "goods-receipt quality-management warehouse-operations",
    "beside hardware-testing": "hardware-testing usability-testing",
    "beside hr-administration": "hr-administration human-resources",
    "beside hydraulics-pneumatics": "hydraulics-pneumatics mechanical-engineering",
    "beside immigration-law": "immigration-law social-work",
    "beside lab-documentation": "lab-documentation laboratory-work",
    "beside lab-safety": "lab-safety laboratory-work",
    "beside laboratory-work": "laboratory-work microbiology",
    "beside learning-and-development": "learning-and-development training-needs-analysis",
    "beside learning-disabilities": "learning-disabilities special-needs-education",
    "beside library-archives": "library-archives visitor-experience",
    "beside loading": "loading warehouse-operations",
    "beside management-reporting": "management-reporting office-administration",
    "beside medical-writing": "medical-writing scientific-writing",
    "beside menu-planning": "menu-planning nutrition",
    "beside multi-agency-working": "multi-agency-working social-work",
    "beside occupational-safety": "occupational-safety risk-assessment",
    "beside person-centred-care": "person-centred-care social-care support-planning",
    "beside power-electronics": "power-electronics solar-systems",
    "beside procurement": "procurement public-procurement",
    "beside product-marketing": "product-marketing sales-enablement",
    "beside quality-management": "quality-management root-cause-analysis supplier-management",
    "beside real-time": "real-time real-time-operating-systems",
    "beside training": "training training-needs-analysis",
    "beside anomaly-detection": "anomaly-detection detection-engineering",
    "beside api-documentation": (
        "api-design api-documentation developer-experience developer-relations technical-writing"
    ),
    "beside budgeting-and-forecasting": (
        "budget-management budgeting budgeting-and-forecasting business-partnering cash-management "
        "finance-business-partnering financial-planning forecasting"
    ),
    "beside business-partnering": (
        "budget-management budgeting business-partnering creativity education-teaching "
        "employee-relations finance-business-partnering financial-planning stakeholder-management"
    ),
    "beside content-management": "content-design content-management live-ops web-development",
    "beside content-strategy": (
        "content-design content-marketing content-strategy editing information-architecture style-guide"
    ),
    "beside crm-tools": "crm-management crm-tools customer-support service-management ticket-handling",
    "beside data-pipelines": "data-engineering data-pipelines task-queues",
    "beside data-storytelling": (
        "communication data-analysis data-storytelling public-speaking stakeholder-management"
    ),
    "beside digital-learning": (
        "digital-learning edtech education-teaching instructional-design knowledge-base "
        "learning-and-development online-teaching training"
    ),
    "beside docs-tooling": "docs-tooling style-guide technical-writing",
    "beside erp": "erp finance-reporting",
    "beside exam-preparation": "assessment-of-learning exam-preparation tutoring",
    "beside fraud-detection": "anti-money-laundering fraud-detection fraud-prevention",
    "beside game-ai": "game-ai game-development gameplay-programming",
    "beside game-tools": (
        "build-systems content-marketing developer-experience game-tools instructional-design "
        "level-design technical-art"
    ),
    "beside ifrs": (
        "accounting consolidation finance-reporting fixed-assets ifrs revenue-recognition year-end-close"
    ),
    "beside localization": "internationalization localization translation",
    "beside mergers-and-acquisitions": "corporate-finance mergers-and-acquisitions migration",
    "beside model-governance": "data-science model-governance responsible-ai",
    "beside model-monitoring": "machine-learning mlops model-monitoring",
    "beside motor-control": "analog-design control-engineering motor-control power-electronics",
    "beside optimization": "algorithms data-science optimization pricing",
    "beside plain-language": "code-quality communication content-design plain-language",
    "beside production-test": (
        "design-for-manufacture hardware-engineering hardware-testing incident-response production-test "
        "troubleshooting-production"
    ),
    "beside regulated-content": (
        "cross-functional legal regulated-content regulatory-compliance risk-management"
    ),
    "beside reporting": (
        "business-intelligence consolidation finance-reporting financial-planning investor-relations "
        "management-reporting office-administration regulatory-compliance reporting variance-analysis"
    ),
    "beside staff-training": (
        "apprentice-training career-development employee-onboarding facilitation "
        "learning-and-development mentoring staff-training teaching training training-delivery "
        "training-needs-analysis"
    ),
    "beside static-analysis": "code-quality static-analysis",
    "beside style-guide": "brand-design content-design design-systems editing style-guide ui-design",
    "beside systems-engineering": "automotive system-administration systems-engineering systems-programming",
    "beside teaching": "education-teaching lesson-planning teaching university-teaching",
    "beside time-series": "causal-inference forecasting statistics streaming-data time-series",
    "beside user-documentation": (
        "knowledge-base release-management technical-writing user-documentation writing"
    ),
    "beside ux-writing": "content-design copywriting interaction-design lifecycle-marketing ux-writing",
    "beside wireless": "embedded wireless",
    "beside working-capital": "cash-management working-capital",
    "beside writing": (
        "communication content-design copywriting editing email-marketing knowledge-base "
        "knowledge-sharing lifecycle-marketing marketing process-improvement stakeholder-management "
        "technical-writing writing"
    ),
    "beside adult-education": (
        "adult-education apprentice-training continuous-learning education-teaching "
        "instructional-design training"
    ),
    "beside applicant-tracking": "applicant-tracking hr-systems human-resources recruiting",
    "beside audio-production": "audio-production code-quality game-audio media performing-arts",
    "beside baking": "baking culinary",
    "beside brand-management": (
        "brand-design brand-management influencer-marketing market-research marketing storytelling "
        "style-guide"
    ),
    "beside building-services": "building-services plumbing-heating",
    "beside business-continuity": (
        "business-continuity disaster-recovery emergency-management escalation-management risk-management"
    ),
    "beside capacity-building": "capacity-building technical-support",
    "beside care-coordination": (
        "care-coordination case-management healthcare nursing social-care social-work support-planning"
    ),
    "beside civic-technology": (
        "citizen-services civic-technology digital-learning equity-inclusion public-sector"
    ),
    "beside compensation": "compensation compensation-benefits employee-benefits human-resources",
    "beside contract-management": (
        "account-management api-design construction-management consulting contract-administration "
        "contract-drafting contract-management legal procurement public-procurement renewals"
    ),
    "beside cost-estimation": (
        "cost-accounting cost-control cost-estimation proposal-writing quantity-surveying sales"
    ),
    "beside criminal-law": "criminal-law legal",
    "beside customer-experience": (
        "customer-experience customer-focus customer-service customer-success guest-service "
        "hospitality lifecycle-marketing product-sense service-design service-levels "
        "voice-of-customer"
    ),
    "beside customer-segmentation": (
        "customer-segmentation lifecycle-marketing market-research marketing product-analytics "
        "product-marketing"
    ),
    "beside dangerous-goods": "dangerous-goods lab-safety logistics occupational-safety",
    "beside data-entry": "data-entry office-administration",
    "beside demand-generation": (
        "demand-generation email-marketing lead-generation lead-qualification lifecycle-marketing "
        "marketing marketing-operations partnerships prospecting sales"
    ),
    "beside design-collaboration": (
        "attention-to-detail cross-functional design-collaboration product-design ui-design"
    ),
    "beside dispatching": (
        "dispatching loading logistics supply-chain transport-planning warehouse-operations"
    ),
    "beside due-diligence": "corporate-finance due-diligence mergers-and-acquisitions",
    "beside ecology": "ecology sustainability",
    "beside elderly-care": "dementia-care elderly-care nursing social-care",
    "beside employee-benefits": "compensation-benefits employee-benefits employee-relations human-resources",
    "beside employee-wellbeing": "employee-engagement employee-wellbeing human-resources occupational-safety",
    "beside environmental-monitoring": "environmental-monitoring permitting sustainability",
    "beside equity-inclusion": "accessibility equity-inclusion inclusion",
    "beside executive-support": (
        "committee-support executive-support expense-management office-administration"
    ),
    "beside extracurricular-activities": "education-teaching extracurricular-activities fieldwork youth-work",
    "beside family-law": "court-reports family-law legal",
    "beside genomics": "bioinformatics genomics laboratory-work molecular-biology pcr",
    "beside geology": "geology geotechnical-engineering",
    "beside influencer-marketing": "community-management influencer-marketing marketing social-media",
    "beside interior-design": (
        "building-architecture building-refurbishment interior-design performing-arts stage-production"
    ),
    "beside internal-communications": (
        "content-management internal-communications public-relations stakeholder-management"
    ),
    "beside investment-management": (
        "banking corporate-finance financial-advice fintech investment-management"
    ),
    "beside landscape-architecture": "building-architecture landscape-architecture urban-planning",
    "beside marketing-operations": (
        "business-operations email-marketing lead-qualification lifecycle-marketing marketing "
        "marketing-operations sales-operations"
    ),
    "beside medical-coding": "claims-handling clinical-documentation healthcare medical-coding",
    "beside mobile-design": "consumer mobile mobile-design",
    "beside music-education": "music-education performing-arts",
    "beside acute-care": "acute-care emergency-care intensive-care nursing",
    "beside api-testing": "api-testing test-automation",
    "beside backlog-management": "agile backlog-management product-management",
    "beside bayesian-statistics": "bayesian-statistics statistics",
    "beside chatbots": "chatbots nlp",
    "beside clinical-education": "clinical-education preceptorship",
    "beside community-nursing": "community-nursing nursing social-care",
    "beside defect-management": "defect-management quality-assurance",
    "beside discharge-planning": "care-coordination discharge-planning nursing",
    "beside evidence-based-practice": "clinical-quality evidence-based-practice",
    "beside falls-prevention": "clinical-quality falls-prevention",
    "beside family-communication": "care-coordination family-communication nursing",
    "beside marketing-attribution": "marketing-attribution marketing-operations",
    "beside mobile-testing": "mobile-testing test-automation",
    "beside multidisciplinary-work": "care-coordination multi-agency-working multidisciplinary-work",
    "beside numeracy": "education-teaching numeracy",
    "beside objection-handling": "objection-handling sales",
    "beside resuscitation": "emergency-care nursing resuscitation",
    "beside shift-leadership": "nursing shift-leadership",
    "beside support-operations": "customer-support support-leadership support-operations",
    "beside support-quality": "support-leadership support-quality",
    "beside oncology": "medication-administration nursing oncology radiography",
    "beside perioperative-care": "nursing perioperative-care",
    "beside permitting": (
        "building-architecture building-regulations construction-management permitting sustainability "
        "urban-planning"
    ),
    "beside pest-control": "animal-work pest-control",
    "beside phlebotomy": "laboratory-work nursing phlebotomy sample-preparation",
    "beside product-development": (
        "design-for-manufacture product-development product-launch product-management zero-to-one"
    ),
    "beside production-planning": (
        "component-selection demand-planning hardware-engineering manufacturing pcb-design "
        "production-planning supply-chain"
    ),
    "beside public-health": "epidemiology healthcare paediatrics patient-education public-health",
    "beside publishing": "content-marketing editing print-production publishing",
    "beside refugee-support": "housing-support immigration-law refugee-support social-work",
    "beside renal-care": "nursing renal-care",
    "beside reverse-engineering": "digital-forensics penetration-testing reverse-engineering",
    "beside scriptwriting": "design-prototyping editing motion-design narrative-design scriptwriting",
    "beside security-awareness": "customer-education security security-awareness training",
    "beside security-policies": "internal-controls security security-policies",
    "beside spectroscopy": "chromatography laboratory-work spectroscopy",
    "beside storytelling": (
        "communication customer-advocacy data-storytelling game-development narrative-design "
        "public-speaking stakeholder-management storytelling"
    ),
    "beside telehealth": "healthcare telehealth",
    "beside underwriting": "credit-analysis insurance regulated-content underwriting",
    "beside vendor-risk": "compliance procurement vendor-risk",
    "beside waste-management": "sustainability waste-management",
    "beside web-analytics": "marketing product-analytics web-analytics",
    "beside web-performance": "performance web-performance",
    "beside adult-education too": "adult-education learning-and-development",
    "beside api-design": "api-design interaction-design",
    "beside application-security": "application-security threat-modeling",
    "beside architecture": "architecture facilitation",
    "beside automation": "automation business-operations cost-saving process-improvement",
    "beside budget-management": "budget-management project-management",
    "beside capacity-planning": "capacity-planning workforce-planning",
    "beside causal-inference": "causal-inference programme-evaluation",
    "beside churn-prevention": "churn-prevention email-marketing",
    "beside citizen-services": "citizen-services community-outreach",
    "beside cloud-security": "cloud-security security",
    "beside code-quality": "code-quality experimentation",
    "beside community-management": "community-management event-management",
    "beside compliance": "compliance digital-forensics regulatory-compliance",
    "beside content-marketing": "content-marketing customer-advocacy influence seo",
    "beside conversion-optimization": "conversion-optimization fundraising subscriptions web-development",
    "beside crisis-intervention too": "crisis-intervention incident-response",
    "beside cross-functional": "cross-functional sales-enablement",
    "beside customer-focus": "customer-focus product-marketing",
    "beside data-analysis": "data-analysis market-research reporting",
    "beside data-driven": "data-driven programme-evaluation",
    "beside debugging": "debugging technical-support",
    "beside design-collaboration too": "design-collaboration interaction-design visual-design",
    "beside email-marketing": "email-marketing experimentation ux-writing",
    "beside event-management": (
        "event-management fundraising investor-relations live-ops partnerships public-speaking"
    ),
    "beside experimentation": "experimentation performance-marketing programme-evaluation usability-testing",
    "beside functional-safety": "functional-safety risk-assessment",
    "beside government-relations": "government-relations public-relations",
    "beside identity-access": "identity-access multi-tenancy",
    "beside implementation": "implementation project-management",
    "beside influence": "influence project-management",
    "beside motion-design": "motion-design visual-design",
    "beside org-design": "org-design project-management",
    "beside policy-analysis": "policy-analysis public-relations",
    "beside prioritization": "prioritization project-management",
    "beside product-adoption": "product-adoption product-marketing",
    "beside product-demos": "product-demos public-speaking",
    "beside product-design": "product-design visual-design",
    "beside product-marketing too": "product-marketing product-sense zero-to-one",
    "beside project-management": "project-management risk-management",
    "beside recruiting": "recruiting volunteer-management",
    "beside reporting too": "reporting writing",
    "beside risk-assessment": "risk-assessment threat-modeling",
    "beside root-cause-analysis": "root-cause-analysis technical-support",
    "beside storytelling too": "content-marketing storytelling",
    "beside web-analytics too": "social-media web-analytics",
    "beside accounting": "accounting erp",
    "beside agile": "agile business-analysis",
    "beside analytics-engineering": "analytics-engineering business-intelligence data-pipelines",
    "beside assessment-of-learning": "assessment-of-learning teaching",
    "beside banking": "banking corporate-law",
    "beside bid-management too": "bid-management construction-management",
    "beside board-bring-up": "board-bring-up technical-drawing",
    "beside budgeting-and-forecasting too": (
        "budgeting-and-forecasting goal-setting sales-forecasting strategic-thinking"
    ),
    "beside building-architecture": "building-architecture technical-drawing",
    "beside business-analysis": "business-analysis product-sense",
    "beside business-intelligence": "business-intelligence data-visualization",
    "beside capacity-planning too": "capacity-planning forecasting",
    "beside civic-technology too": "civic-technology customer-service",
    "beside clinical-quality": "clinical-quality quality-management",
    "beside code-quality too": "code-quality equipment-testing",
    "beside communication": "communication customer-advice",
    "beside conflict-resolution too": "conflict-resolution escalation-management litigation",
    "beside consolidation": "consolidation corporate-law",
    "beside construction-management too": "construction-management technical-drawing",
    "beside contract-administration": "contract-administration electrical-installation",
    "beside contract-management too": "contract-management contract-negotiation",
    "beside conversion-optimization too": "conversion-optimization sales",
    "beside corporate-law": "corporate-law investor-relations",
    "beside cost-saving": "cost-saving kitchen-management",
    "beside cross-functional too": "cross-functional frontend product-management",
    "beside customer-advice too": "customer-advice recommender-systems retail-sales",
    "beside customer-service": "customer-service office-administration public-sector retail-sales",
    "beside customer-support": "customer-support office-administration",
    "beside data-analysis too": "data-analysis financial-analysis statistics",
    "beside data-quality": "data-quality reconciliation",
    "beside data-science": "data-science user-research",
    "beside data-visualization": "data-visualization reporting",
    "beside design-prototyping": "design-prototyping video-production",
    "beside disaster-recovery": "disaster-recovery system-administration",
    "beside driving": "driving performance-marketing",
    "beside end-of-life-care": "end-of-life-care rehabilitation",
    "beside equipment-testing too": "equipment-testing laboratory-work occupational-safety quality-assurance",
    "beside fault-finding": "fault-finding maintenance-engineering",
    "beside fitness-coaching": "fitness-coaching rehabilitation",
    "beside forklift": "forklift loading",
    "beside gameplay-programming": "gameplay-programming technical-drawing",
    "beside grant-writing": "grant-writing scientific-research",
    "beside hardware-engineering": "hardware-engineering laboratory-work",
    "beside industrial-automation": "industrial-automation internal-controls",
    "beside infection-control": "infection-control laboratory-work",
    "beside inventory-control": "inventory-control kitchen-management",
    "beside investment-management too": "financial-analysis investment-management",
    "beside journalism": "journalism writing",
    "beside kitchen-management": "kitchen-management procurement purchasing warehouse-operations",
    "beside lab-management": "lab-management laboratory-work",
    "beside legal": "legal privacy",
    "beside live-chat": "live-chat office-administration",
    "beside loading too": "loading occupational-safety",
    "beside lone-working": "lone-working social-work",
    "beside machining": "machining manufacturing",
    "beside manufacturing": "manufacturing retail-operations retail-sales",
    "beside materials-engineering": "materials-engineering mechanical-engineering",
    "beside negotiation": "negotiation pricing procurement",
    "beside ownership": "ownership patient-education",
    "beside pastoral-care": "pastoral-care safeguarding teaching",
    "beside program-management": "program-management project-management",
    "beside project-management too": "project-management stakeholder-management",
    "beside quality-assurance": "quality-assurance quality-management",
    "beside quality-management too": "quality-management snagging",
    "beside rehabilitation": "rehabilitation support-planning",
    "beside scriptwriting too": "scriptwriting video-production",
    "beside service-design": "service-design user-research",
    "beside statistics": "statistics user-research",
    "beside systems-programming": "systems-programming translation",
}
"""Competences that speak of the same work from different sides, and so may share words."""

GUARDED = {
    "growth": "growth conversion acquisition activation retention",
    "hiring": "hiring recruiting recruitment recruit talent interview interviewing hire",
    "ownership": "own ownership initiative autonomous",
    "cost-saving": "efficiency waste cost",
    "finance-reporting": "finance audit financial accounting reconciliation",
    "code-quality": "testing test tests practices",
    "influence": "leadership influence champion advocate consensus",
    "mentoring": "coaching coach mentorship mentoring",
    "zero-to-one": "startup founding incubation",
    "stakeholder-management": "communicate alignment align executives communication",
    "risk-management": "risk compliance",
    "api-design": "integration rest endpoint integration",
    "task-queues": "streaming asynchronous async queue",
    "reliability": "reliable availability stability redundancy robust resilience",
    "architecture": "architect architecture scaling",
    "product-sense": "roadmap user",
    "subscriptions": "retention renewal",
    "observability": "metric monitoring alert alerts metrics logging dashboards dashboard",
    "agile": "agile sprint",
    "cross-functional": "collaboration designers partnership collaborate partner",
    "experimentation": "experiment experimentation",
    "seo": "search organic",
    "incident-response": "incident call",
    "performance": "performance optimize optimizing optimization optimisation",
    "billing": "payment",
}
"""Words that a person may add to a tag, of which the lexicon rules out the other senses."""


EVERYDAY_WORDS = """
Access Ant Argo Backstage Beam C Chef Claude Dart Dash Ember Express Flask Flux Go Helm Hive Jest Julia
Lambda Linear Looker Mocha Node Notion Puppet R Ray Ruby Rust Salt Scala Segment Sentry Sketch Slack
Snowflake Spark Spring Swift Unity Vault
"""

EMPTY_WORDS = """
business customer customers data design development efficiency engineering experience growth hiring impact
improvement innovation leadership management own people product quality results scale service services
software strategy support systems team teams technology tools
"""


def _fold(alias: str) -> str:
    """An alias as the matcher sees it; one that matches exactly stays as it is."""
    return alias if alias.startswith(EXACT) else " ".join(fold_phrase(alias))


def _is_within(words: str, phrase: str) -> bool:
    return words in phrase and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", phrase) is not None


def _entries() -> list[Tag]:
    return list(load_lexicon().values())


@cache
def _owners() -> dict[str, set[str]]:
    """The ids of the entries that have an alias, as the matcher sees it."""
    owners = defaultdict(set)
    for tag in _entries():
        for alias in tag.aliases:
            owners[_fold(alias)].add(tag.id)
    return owners


def _speaks_for(alias: str) -> set[str]:
    return _owners().get(_fold(alias), set())


def test_one_entry_per_line_sorted_by_id() -> None:
    entries = json.loads(LEXICON_FILE.read_text("utf-8"))
    lines = (json.dumps(entry, ensure_ascii=False) for entry in sorted(entries, key=lambda e: e["id"]))
    assert LEXICON_FILE.read_text("utf-8") == "[\n" + ",\n".join(lines) + "\n]\n"


def test_ids_are_slugs_and_each_is_there_once() -> None:
    ids = [entry["id"] for entry in json.loads(LEXICON_FILE.read_text("utf-8"))]
    assert all(first != second for first, second in pairwise(ids))
    assert [id for id in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id)] == []


def test_entries_hold_what_a_tag_holds() -> None:
    for entry in json.loads(LEXICON_FILE.read_text("utf-8")):
        assert entry.keys() <= {"id", "label", "kind", "aliases", "not"}, entry["id"]
        assert entry["kind"] in get_args(Kind), entry["id"]
        assert entry["label"].strip() and entry["aliases"], entry["id"]
        assert all(text == text.strip() for text in [*entry["aliases"], *entry.get("not", [])]), entry["id"]


def test_enough_is_known() -> None:
    kinds = [tag.kind for tag in _entries()]
    assert kinds.count("competence") + kinds.count("soft") >= FEWEST_COMPETENCES
    assert kinds.count("technology") >= FEWEST_TECHNOLOGIES


def test_competences_have_many_forms() -> None:
    """Measured on labelled postings: with four forms a tag F1 is .65, with all of 14 it is .81."""
    forms = {tag.id: len(tag.aliases) for tag in _entries() if tag.kind in ("competence", "soft")}
    assert {id: count for id, count in forms.items() if count < FEWEST_FORMS} == {}
    assert median(forms.values()) >= USUAL_FORMS


def test_no_alias_stands_twice_in_one_entry() -> None:
    for tag in _entries():
        folded = [_fold(alias) for alias in tag.aliases]
        assert len(folded) == len(set(folded)), tag.id


def test_a_tag_that_was_not_counted_is_taken_as_neither_rare_nor_common() -> None:
    lexicon = load_lexicon()
    assert lexicon["nursing"].share == MIDDLE_SHARE
    assert lexicon["zerto"].share < MIDDLE_SHARE < lexicon["communication"].share


def test_two_technologies_never_share_an_alias() -> None:
    assert _shared("technology", "technology") == {}


def test_two_competences_share_an_alias_only_where_they_are_kin() -> None:
    shared = _shared("competence", "soft", "domain")
    allowed = {pair for family in KIN.values() for pair in combinations(sorted(family.split()), 2)}
    assert {pair: aliases for pair, aliases in shared.items() if pair not in allowed} == {}


def test_kin_are_entries_of_the_lexicon() -> None:
    assert {id for family in KIN.values() for id in family.split()} <= load_lexicon().keys()


def _shared(*kinds: str) -> dict[tuple[str, str], list[str]]:
    of_kinds = {tag.id for tag in _entries() if tag.kind in kinds}
    shared = defaultdict(list)
    for alias, ids in _owners().items():
        for pair in combinations(sorted(ids & of_kinds), 2):
            shared[pair].append(alias)
    return dict(shared)


def test_short_aliases_match_exactly() -> None:
    short = [alias for tag in _entries() for alias in tag.aliases if len(alias) < 2]
    assert short == []


@pytest.mark.parametrize(
    "word",
    EVERYDAY_WORDS.split(),
)
def test_everyday_words_name_a_technology_only_as_it_writes_itself(word: str) -> None:
    assert _speaks_for(word) == set()


@pytest.mark.parametrize(
    "word",
    EMPTY_WORDS.split(),
)
def test_words_of_every_posting_tell_nothing(word: str) -> None:
    assert _speaks_for(word) == set()


def test_an_exclusion_rules_out_something() -> None:
    for tag in _entries():
        words = [" ".join(fold_phrase(alias.removeprefix(EXACT))) for alias in tag.aliases]
        words += [_fold(word) for word in GUARDED.get(tag.id, "").split()]
        exclusions = [_fold(phrase.removeprefix(EXACT)) for phrase in tag.exclusions]
        useless = [p for p in exclusions if not any(_is_within(word, p) for word in words)]
        assert useless == [], tag.id


def test_no_phrase_spans_a_break() -> None:
    """A comma or a bracket ends what the matcher takes for one phrase."""
    for tag in _entries():
        phrases = [phrase.removeprefix(EXACT) for phrase in (*tag.aliases, *tag.exclusions)]
        assert [phrase for phrase in phrases if BREAK in split_words(phrase).folded] == [], tag.id


def test_no_exclusion_silences_a_whole_alias() -> None:
    for tag in _entries():
        aliases = {_fold(alias.removeprefix(EXACT)) for alias in tag.aliases}
        assert [phrase for phrase in tag.exclusions if _fold(phrase) in aliases] == [], tag.id


@pytest.mark.parametrize(
    ("phrase", "id"),
    [
        ("growth mindset", "growth"),
        ("career growth", "growth"),
        ("performance bonus", "performance"),
        ("performance review", "performance"),
        ("hiring process", "hiring"),
        ("we are hiring", "hiring"),
        ("ownership stake", "ownership"),
        ("payment of bonus", "billing"),
        ("data protection notice", "privacy"),
        ("stand up to", "agile"),
        ("consensus algorithm", "influence"),
        ("embedding practices", "machine-learning"),
        ("churn risk", "risk-management"),
        ("Go live", "go"),
        ("Excel at", "excel"),
        ("React to change", "react"),
        ("Spring break", "spring"),
    ],
)
def test_other_senses_are_ruled_out(phrase: str, id: str) -> None:
    assert phrase in load_lexicon()[id].exclusions


@pytest.mark.parametrize(
    ("line", "id", "names"),
    [
        ("Greyboxing of caves and towers", "level-design", True),
        ("High-level design and low-level design of services", "level-design", False),
        ("Facial rigs for two heroes", "character-rigging", True),
        ("Slinging and rigging by the crane", "character-rigging", False),
        ("Bootloaders and interrupt handlers", "firmware", True),
        ("Pass EMC with the first board", "emc", True),
        ("Dell EMC arrays", "emc", False),
        ("Tune control systems of a drone", "control-engineering", True),
        ("Version control systems", "control-engineering", False),
        ("Section 47 enquiries and strategy meetings", "safeguarding", True),
        ("Safeguarding data of our customers", "safeguarding", False),
        ("Brand advocacy", "advocacy", False),
        ("Drug and alcohol screen before the first day", "substance-misuse", False),
        ("Work in a drug and alcohol team", "substance-misuse", True),
        ("Manage behaviour in a class of thirty", "classroom-management", True),
        ("Schemes of work for year 9", "lesson-planning", True),
        ("A yearly learning and development budget", "learning-and-development", False),
        ("Leadership programmes for new heads", "learning-and-development", True),
        ("Recruitment of nurses for three wards", "recruiting", True),
        ("The recruitment process has two steps", "recruiting", False),
        ("Grievances and sickness absence", "employee-relations", True),
        ("Multi-disciplinary teams", "employee-relations", False),
        ("Pay bands are public", "compensation-benefits", False),
        ("Closing the books within five days", "month-end-close", True),
        ("Medication reconciliation on admission", "reconciliation", False),
        ("Reconcile balance sheet accounts", "reconciliation", True),
        ("Controlling costs", "controlling", False),
        ("Five years in Controlling", "controlling", True),
        ("Find your own leads by phone", "prospecting", True),
        ("Fix the build pipeline", "prospecting", False),
        ("Exceed quota two years in a row", "quota-attainment", True),
        ("A storage quota for each tenant", "quota-attainment", False),
        ("Renewals of eighty customers", "renewals", True),
        ("A fixed term with renewal of the contract", "renewals", False),
        ("Handle escalations from customers", "escalation-management", True),
        ("Privilege escalation in Linux", "escalation-management", False),
        ("Run demos for buyers", "product-demos", True),
        ("Sprint demos every other week", "product-demos", False),
        ("Diagnose faults on presses", "fault-finding", True),
        ("Plant start-up and site acceptance", "commissioning", True),
        ("Commissioning editor for nature books", "commissioning", False),
        ("A scale-up with big plans", "process-engineering", False),
        ("Enrol patients and take consent", "participant-recruitment", True),
        ("Take consent from families", "informed-consent", True),
        ("Cookie consent process", "informed-consent", False),
        ("Load lorries and secure loads", "loading", True),
        ("Lazy loading of pages", "loading", False),
        ("Stock counts each month", "inventory-control", True),
        ("Custom forms for each client", "customs", False),
        ("Customs declarations for machine parts", "customs", True),
        ("Building code with other people", "building-regulations", False),
        ("Snag lists for sixty flats", "snagging", True),
        ("Welcome guests at the door", "guest-service", True),
        ("Data cleaning and labelling", "housekeeping", False),
        ("A registered trademark", "intellectual-property", False),
        ("Briefing ministers before debates", "briefing-papers", True),
        ("Required by legislation", "legislation", False),
        ("Curating datasets for training", "curation", False),
        ("Spot suspicious activity on customers' accounts", "fraud-detection", True),
        ("Deploy machine learning services twice a week", "mlops", True),
        ("Explain actuals versus budget to the directors", "variance-analysis", True),
        ("Read schematics and debug boards", "board-bring-up", True),
        ("Write U-Boot patches and device trees", "embedded-linux", True),
        ("Track pupil progress each term", "assessment-of-learning", True),
        ("Give drug and dressing advice: change dressings daily", "wound-care", True),
        ("Tools for level designers in the editor", "game-tools", True),
        ("Loss prevention in our stores", "store-management", True),
        ("Data loss prevention on laptops", "store-management", False),
        ("Bake bread before six each morning", "culinary", True),
        ("Cooking classes with your team", "culinary", False),
        ("Mow lawns and trim hedges: hedge trimming in parks", "grounds-maintenance", True),
        ("Gardening leave after notice", "grounds-maintenance", False),
        ("Write to major donors each spring", "fundraising", True),
        ("A successful fundraising round last year", "fundraising", False),
        ("Two years of curating shows of photographs", "curation", True),
        ("Round with doctors and nurses each morning", "multidisciplinary-work", True),
        ("Plan a safe discharge and the length of stay", "discharge-planning", True),
        ("Validate skills at the annual competency days", "competency-assessment", True),
        ("Teach basic life support", "resuscitation", True),
        ("Speak with patients and their families", "family-communication", True),
        ("Keep the status page of each outage up to date", "incident-communication", True),
        ("Review tickets and score the quality of support", "support-quality", True),
        ("Groom the backlog each week", "backlog-management", True),
        ("Help customers with overcoming objections", "objection-handling", True),
        ("Benefits for your family members", "family-communication", False),
    ],
)
def test_words_of_a_trade_name_its_work(line: str, id: str, *, names: bool) -> None:
    assert (id in find_named([split_words(line)], load_lexicon())) == names


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("credit-control", "accounts-receivable"),
        ("financial-modeling", "financial-modelling"),
        ("customer-retention", "churn-prevention"),
        ("behaviour-management", "classroom-management"),
        ("counseling", "counselling"),
        ("soldering", "electronics-assembly"),
        ("trade-compliance", "customs"),
        ("recruitment", "recruiting"),
        ("budgets-and-forecasts", "budgeting-and-forecasting"),
        ("e-learning", "digital-learning"),
        ("exam-classes", "exam-preparation"),
        ("gameplay", "gameplay-programming"),
        ("docs-as-code", "docs-tooling"),
        ("business-partner", "business-partnering"),
        ("plain-english", "plain-language"),
        ("staff-training", "staff-training"),
        ("model-monitoring", "model-monitoring"),
        ("gardening", "grounds-maintenance"),
        ("fundraising", "fundraising"),
        ("career-guidance", "careers-advice"),
        ("ab-testing", "experimentation"),
        ("roadmapping", "product-strategy"),
        ("upsell", "upselling"),
        ("send", "special-needs-education"),
        ("multidisciplinary", "multidisciplinary-work"),
        ("nurse-education", "clinical-education"),
        ("bug-triage", "defect-management"),
        ("risk-registers", "risk-management"),
        ("monitoring", "observability"),
        ("picking-and-packing", "order-picking"),
    ],
)
def test_another_name_of_a_competence_gets_all_its_words(name: str, id: str) -> None:
    resume = Resume.model_validate({"basics": {"name": "R"}, "tags": {name: {}}})
    assert build_vocabulary(resume, load_lexicon())[name].entry == id


def test_it_is_read_once() -> None:
    assert load_lexicon() is load_lexicon()
