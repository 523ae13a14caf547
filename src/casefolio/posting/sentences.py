"""Phrases by which a sentence tells what part of a posting it belongs to, where no heading does."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from casefolio.posting.values import PostingSection as Section
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import BREAK, PhraseIndex, Words, fold_plural

_PHRASES: dict[Section, str] = {
    Section.EEO: """
        equal opportunity employer, equal opportunity, equal employment opportunity, affirmative action, discriminate,
        discrimination, sexual orientation, gender identity, national origin, protected veteran, veteran status,
        marital status, protected class, protected characteristic, protected by law, regardless of race, race,
        religion, reasonable accommodation, reasonable adjustment, accommodation, all backgrounds,
        diverse background, diverse backgrounds, different backgrounds, underrepresented, under represented,
        all walks of life, criminal history, criminal record, arrest and conviction, fair chance, e verify, eeo,
        pregnancy, disability status, disabilities, inclusive workplace, inclusive environment, belonging,
        every qualification, every requirement, every box, all the boxes, confidence gap, privacy policy,
        privacy notice, applicant privacy, data protection policy, ccpa, background check, fraudulent, scam,
        committed to diversity, celebrate diversity, value diversity, workforce diversity
    """,
    Section.BENEFITS: """
        base salary, salary range, base pay, pay range, compensation range, compensation, salary, total rewards,
        on target earnings, ote, bonus, annual bonus, performance bonus, equity, stock options, rsu, espp, 401,
        401k, pension, retirement plan, health insurance, medical insurance, medical, dental, vision insurance,
        life insurance, disability insurance, insurance, paid time off, pto, unlimited vacation, vacation, paid leave,
        holidays, paid holidays, parental leave, maternity, paternity, sick leave, sick days, annual leave,
        days off, time off, wellness, wellbeing, gym, stipend, allowance, learning budget, home office, perks,
        benefits, benefits package, flexible hours, flexible working, remote work, work from anywhere, lunch,
        snacks, company laptop, macbook, relocation, commuter, hsa, fsa, employee discount, volunteer days,
        family coverage, premiums, mental health, sabbatical, cost of living, geographic, total compensation,
        cycle to work, gross per month, per year, per annum, offsite, retreats, swag, budget, reimbursement
    """,
    Section.PROCESS: """
        visa sponsorship, sponsorship, right to work, work authorization, authorized to work, eligible to work,
        interview process, hiring process, recruitment process, application process, recruiter, recruiters,
        recruiting agencies, submit your application, submit your resume, send your cv, apply now, to apply, apply by,
        applications close, cover letter, take home, phone screen, next steps, report to, reports to, based in,
        located in, headquartered in, hq, time zone, hybrid, on site, in the office, official correspondence,
        email address, phishing, careers page, careers site, job id, requisition, closing date, start date,
        reside in, open to candidates, background screening, unsolicited
    """,
    Section.COMPANY: """
        our mission is, our mission, our vision, our purpose, our values, our customers, our products, our story,
        our founders, our investors, founded in, founded by, was founded, we were founded, backed by, series a, series b,
        series c, series d, raised, funding, investors, headquartered, employees worldwide, employees,
        offices in, fortune 500, market leader, global leader, leading provider, industry leading, fastest growing,
        trusted by, millions of users, millions of people, millions of customers, companies around the world,
        customers around the world, is the leading, is the first, is a global, is a technology company, is a platform,
        is a software company, is a saas company, is a company, is on a mission, on a mission, we believe,
        we are a, we help, we have built, we have grown, we started, we make, we provide, our platform, our culture,
        great place to work, best places to work, award winning, publicly traded, joint venture, subsidiary,
        our company, our investors, ycombinator, y combinator, valuation, profitable, join us, the world, powers,
        empowers, we empower, we serve, we power
    """,
    Section.ROLE: """
        you will, as a, as an, this role, in this role, the role, this position, the position, this opportunity,
        the ideal candidate, the successful candidate, the right candidate, we are looking for, we are seeking,
        looking for a, looking for an, seeking a, seeking an, we are hiring, is hiring, i am hiring, i am looking for, we are searching,
        join our team, join the team, the team, this team, our team, your team, our engineering team, team is responsible,
        team builds, team owns, team is dedicated, you would, you are, report directly, reporting to, we need,
        is responsible for, are responsible for, work closely with, this person, your work, your mission, your role, your job, you will be, you will join, you will work
    """,
    Section.REQUIREMENTS: """
        years of experience, years experience, years of professional, years of hands on, years of relevant,
        years of software, years in, years of, experience with, experience in, experience as, experience of,
        experience working, experience building, experience leading, experience designing, experience managing,
        experience using, experience developing, proven experience, proven track record, track record, proven ability,
        demonstrated experience, demonstrated ability, hands on experience, solid experience, strong experience,
        extensive experience, deep experience, prior experience, previous experience, practical experience,
        ability to, able to, knowledge of, working knowledge, understanding of, deep understanding,
        strong understanding, solid understanding, familiarity with, familiar with, proficiency in, proficiency with,
        proficient in, proficient with, expertise in, expertise with, expert in, expert with, mastery of, fluent in,
        fluency in, strong skills, skilled in, comfortable with, comfortable working, comfortable in, excellent communication,
        communication skills, problem solving skills, analytical skills, interpersonal skills, passion for,
        passionate about, background in, degree in, bachelor, master degree, computer science, phd, certification,
        you have, you know, you bring, must have, required, is a must, well versed, exposure to, willingness to,
        desire to, a strong sense, attention to detail, self starter, team player, equivalent experience
    """,
    Section.NICE_TO_HAVE: """
        is a plus, are a plus, a plus, big plus, huge plus, strong plus, is a bonus, are a bonus, a bonus, bonus points, nice to have, nice if,
        is preferred, are preferred, preferred but not, preferred not required, would be a plus, would be nice, would be great,
        would be ideal, would be beneficial, is desirable, are desirable, desirable, is beneficial, an advantage, is an advantage,
        an asset, advantageous, not required, not a requirement, not essential, not mandatory, is optional,
        even better, ideally, helpful but, is helpful, we would love if
    """,
}  # fmt: skip

# What a line that describes work begins with, where it is an item of a list.
_VERB_WORDS = """
accelerate act adapt administer advance advise advocate align analyse analyze anticipate architect articulate assess
assist audit author automate balance be become bring build care champion coach collaborate communicate conduct
configure consult continuously contribute convert coordinate craft create cultivate debug define deliver demonstrate
deploy design detect determine develop diagnose direct document drive elevate embed embrace enable encourage enforce
engage engineer enhance ensure establish evaluate evangelize evolve execute expand explore extend facilitate find
fix forecast foster gather generate govern grow guide handle help hire identify implement improve influence inform
innovate instrument integrate interact investigate join keep launch lead learn leverage liaise listen maintain make
manage map measure mentor migrate model monitor negotiate offer operate optimise optimize orchestrate organise
organize oversee own participate partner perform pioneer plan play prepare present prioritise prioritize produce
promote propose prototype provide publish push raise recommend recruit reduce refactor refine report represent
research resolve respond review scale scope serve set shape share ship simplify solve spearhead specify steer
streamline strengthen structure supervise support sustain synthesize take teach test track train transform translate
triage troubleshoot tune turn uncover understand update upgrade uphold use validate verify work write
"""
_VERBS = frozenset(_VERB_WORDS.split())
_ADVERB_WORDS = "actively closely proactively continuously regularly independently effectively directly"
_ADVERBS = frozenset(_ADVERB_WORDS.split())

# What a line that asks for something begins with.
_ASKING_WORDS = """
able ability advanced any bachelor background broad bs ba msc bsc comfort comfortable commitment competence
competent confidence confident curiosity curious deep degree demonstrable demonstrated dedication eager
enthusiasm enthusiastic excellent exceptional experience experienced expert expertise extensive familiar
familiarity fluency fluent functional good great hands-on hands interest interested know knowledge
knowledgeable master mastery minimum motivated must outstanding passion passionate phd practical previous prior
proactive problem proficiency proficient proven self skilled solid some sound strong superb thorough track
understanding university well willing willingness working years you
"""
_ASKING = frozenset(map(fold_plural, _ASKING_WORDS.split()))

# An amount of pay: at least five digits, or thousands with a k. Millions and billions are the employer's.
_AMOUNT = (
    r"(?:\d{2,3}[.,]\d{3}|\d{5,7}|\d{2,3}(?:\.\d)?\s?[kK])\b(?![.,]\d{3}|\s?(?:[mMbB]\b|million|billion))"
)
_CURRENCY = r"(?:[$€£¥₹]|USD|EUR|GBP|CAD|AUD|CHF|PLN|SEK)"
_RANGE = r"\d{2,3}\s?[–-]\s?\d{2,3}\s?[kK]\b"
_MONEY = lazy_pattern(rf"{_CURRENCY}\s?(?:{_AMOUNT}|{_RANGE})|(?:{_AMOUNT}|{_RANGE})\s?{_CURRENCY}")
_DIGITS = lazy_pattern(r"\d\d|\d[kK]")
_YEARS = lazy_pattern(
    r"^\W*(?:at least |minimum (?:of )?|over |more than )?\d{1,2}\s?(?:\+|-\s?\d{1,2}|–\s?\d{1,2}|or more)?\s*(?:\+\s*)?years?\b",
    re.I,
)


@cache
def _index() -> PhraseIndex[Section]:
    return PhraseIndex(
        (phrase.strip(), section) for section, phrases in _PHRASES.items() for phrase in phrases.split(",")
    )


def count_phrases(words: Words) -> Counter[Section]:
    """How many different places of the words speak for each section."""
    counts: Counter[Section] = Counter()
    reached: dict[Section, int] = {}
    for found in _index().find(words):
        if found.start >= reached.get(found.meaning, 0):
            counts[found.meaning] += 1
            reached[found.meaning] = found.end
    return counts


def names_money(text: str) -> bool:
    return bool(_DIGITS.search(text) and _MONEY.search(text))


def opens_like(words: Words, text: str) -> Section | None:
    """What kind of item the line is by its first words: DUTIES, REQUIREMENTS, or None for neither."""
    if _YEARS.match(text[:60]):
        return Section.REQUIREMENTS
    first = [word for word in words.folded[:4] if word != BREAK]
    if not first:
        return None
    if (first[0] == "to" or first[0] in _ADVERBS) and len(first) > 1:
        first = first[1:]
    if first[0] in _ASKING:
        return Section.REQUIREMENTS
    verb = first[0]
    if verb in _VERBS or _gerund_of(verb) in _VERBS:
        return Section.DUTIES
    return None


def _gerund_of(word: str) -> str:
    """The verb that a gerund comes from: `building`, `driving`, `planning`; else ""."""
    if not word.endswith("ing") or len(word) < 6:
        return ""
    stem = word[:-3]
    if stem in _VERBS:
        return stem
    if stem + "e" in _VERBS:
        return stem + "e"
    return stem[:-1] if stem[-1] == stem[-2] else ""
