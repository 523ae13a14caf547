"""What a heading opens: the names that postings give their sections.

The phrases condense how some four thousand headings of job boards are built. `(a|b)` stands for either,
`(a|)` for a word that may be missing. `^` begins a phrase that begins its heading; `$` ends one that ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from casefolio.posting.layout import HeadingLikeness
from casefolio.posting.values import PostingSection as Section
from casefolio.posting.values import VagueHeading
from casefolio.text.words import Found, PhraseIndex, fold_plural, split_words

_PHRASES: dict[Opened, str] = {
    VagueHeading.UNWANTED: """
        ^what (does not|do not) (matter|count|)$, not be for you, (may|might|will|would) not (like|enjoy|love), ^not you, ^probably not (you|for you), ^what (does not|do not) matter, (you|we) (do not|will not|would not) (need|care about|expect|require|look for)$, ^(what|thing) (you|we) (do not|will not) (need|care about|expect|require), (not for you|not a fit|not a good fit|not the right role) if
    """,
    Section.REQUIREMENTS: """
        requirement, qualification, prerequisite, must have, competency, competence, eligibility, credential
        (required|essential|minimum|basic|key|core|ideal|technical|professional|personal|soft|hard|necessary) (skill|experience|knowledge|ability|criteria|education)
        ^(skill|experience|knowledge|expertise|ability|education|profile|background|certification)$
        ^(skill|knowledge|education|experience|expertise) and, knowledge skill and ability, you have experience with$, hear from (you|people), (skill|experience|knowledge|ability|expertise|background|competency) (required|needed|you will need|that are required)
        ^(a little|a bit|a little bit|) (more|) about you$, love this (job|role) if you (have|are), a little bit (more|) about you$, ^(so|) (who|what) (are you|you are), ^you (are|have|bring|possess|know|need|must|should|offer)$, ^you (will|must|should|would) (need|have|bring|be), ^you (need|have|bring)$
        (what|who) (you|do you|you will|you should|you must|you need to) (have|bring|need|know|offer|require|possess)
        (we are|are we|we|are you|are) (currently|) (looking|searching|hoping) for, (what|who) (we are|are we|i am) (currently|) (looking|searching|hoping) for, we look for, we (seek|need|want|value|expect|require|hope), ^look for$, ^looking for
        what (will|would) help you succeed in this role, what (will|would) help you succeed, successful in this role, (be|is) successful, to (succeed|thrive|excel|qualify|be considered), need to succeed, you (will|would|could|might|may) (succeed|thrive|shine|excel|enjoy|fit|be a fit|be a good|be a great), (we|i) would love (you to|it if you) (have|are|bring|know), ^we would love you
        you might (thrive|be a), you may be a, (good|great|right|perfect) (fit|match|candidate|person), (ideal|successful|right) (candidate|applicant), candidate profile, person specification
        ^you (probably|likely), ^probably you$, ^the ideal you$, (could|might) (this|it) be you, ^is it you, you will love this (job|role) if, who will love this, mandatory skill, knowledge skill and, about your (skill|experience|background), ^(the|your|our|) skillset, our ideal (hire|teammate|colleague), ^our expectation, ^the essential$, ^you (can|love)$, ^(is|) this (is|) you, sound like you, ^your (profile|background|experience|skill|qualification|expertise|superpower|toolkit|strength)
        love to (hear|talk|chat|meet|speak), apply if you, join us if, ^if you (have|are), what it take, (what|how) (do|does|would|will|much|make) (you|it|i|your|skill|experience), ^what (skill|kind|make you)
        ^ideally, ^(required|essential)$, non negotiable, ^need to have, ^expectation, skill (do|should) (i|you), (this|the right|the ideal|our ideal) (person|candidate) (will|should|would|must|) (bring|have|need), require the following, bring to (the table|the team|the role|us|your)
        what your background, ^technical skill, skill you (need|bring|have), (done|built|shipped) (this|these) (kind|sort|before), you might be$, essential (that|if) you, following essential criteria, ^the person, ^you$, you have$, if you are$, you will do well, what we need, what matter (to us|here|most)
    """,
    Section.NICE_TO_HAVE: """
        (nice|good|great) to have, nice to haves, ^(highly|additional|) (preferred|desired|desirable|bonus|optional|plus)$, skill (preferred|desired)$
        (preferred|desired|desirable|bonus|optional) (skill|qualification|requirement|experience|knowledge|characteristic|point|criteria|attribute|background|certification|but)
        ^(highly|) (preferred|desired|desirable|bonus|optional), (bonus|brownie|extra|plus) point, extra (brownie|credit), ^bonus, ^(it is|would be|that is|as|) (a|an) (big|huge|great|major|) (plus|bonus|advantage|asset)
        even better, not a must, (great|big|strong|real) advantage, desirable (if|that) you, great but not, not required but, not (required|essential|mandatory)$, (but|and) not (required|needed), ^(an|the|our) ideal candidate also, stand out, (set|sets) you apart, give you an edge, the edge you
        (lovely|great|nice|fantastic|awesome|wonderful) if you, would be (awesome|amazing|cool|fantastic), (thrilled|delighted|impressed|excited) if you, ^the extra$, ^additional skill, love to see, like to see, would be (great|nice|lovely|ideal|handy|useful|helpful|welcome|a plus|a bonus|an advantage|beneficial), you (may|might) also, ^(advantageous|advantage|beneficial|asset|extra|plus)$, icing on, qualification preferred, experience preferred, love it if you, ^nice (extra|bonus|touch|add), ^nice$, ^(it is|) nice if, (great|nice|bonus) if you, would be (great|nice) if, (makes|make) you stand out, desirable (skill|knowledge)
    """,
    Section.DUTIES: """
        responsibility, responsibilty, (key|main|role) accountability, ^accountability$, ^(your|main|key|core|primary|daily|essential|) (task|duty|activity|objective|priority|challenge|focus)
        difference you, (primary|secondary|main|core) function, result area, ^kra$, success metric, (problem|project) you will (solve|work|build|ship), what you will ship, example project, what is involved, scope of (the|this|your) (role|job|position), your role (in|on|within), ^the (task|duty|work)$, count on you, (spend|spending) your time, job duty, essential duty, duty and, (essential|major|principal|key) function, deliverable
        what you will do as a, what (you will|will you|you|will i|i will|would you|you would) (actually|) (be|) (do|doing|own|owning|work|working|build|building|achieve|accomplish|deliver|tackle|lead|drive|contribute|help|solve|create|responsible|learn|shape)
        what (you|do you) (get to|are going to|can expect to|will get to) do, what are you going to do, get to do, what you do$, ^you will$, ^you will be$, you will$, ^you will (be|also|) (doing|responsible|work on|own|lead), you are responsible for, you will be working on, you (might|will) thrive in this role
        where you will (focus|spend|make|have|contribute|add), (in|as part of|for|of|on) (this|the|our|your) (role|position|job|team|company) you, in this (role|position)$, required for this role, (as|as a|as an|as our) (member|part|staff|senior|software|lead|engineer|developer|manager), ^as (a|an|our), (the|this) (role|position|job) (is responsible|involve|entail|will)
        how you will (add|make|contribute|help|have|spend|create|drive|shape|impact), how you contribute, how will you
        ^(your|the|our) (impact|mission|contribution|work|assignment|day)$, your (impact|mission|tomorrow|day|first|contribution|work|challenge|task), the impact you, impact (you|your), (make|have) an impact, a (member|part) of our team you, day (to|in|and) (day|the life|in), typical (day|week), day to day, ^a day
        success look like, impact will look like, within your first, ^(in|) (your|the) first (30|60|90|month|week|year|six|three|day), get ready to, scope of work, (exciting|some|the) challenge, ^challenge, what is the job, job purpose
        ^project (you|aim), role and mission, be up to, ^what the (work|job|role) (is|look|involve|mean)
    """,
    Section.ROLE: """
        about (the|this|that|your) (new|open|) (role|job|position|team|opportunity|project|product|vacancy|group|department|squad|function|assignment|program|engineering team), about our team, ^about the (work|job)
        ^(the|your|our|this|) (role|job|position|opportunity|team|project|vacancy|assignment|opening)$, (role|job|position|team) (summary|description|overview|profile|brief|purpose|detail|in a nutshell|at a glance)
        ^(an|a|) (brief|) (overview|summary|introduction|snapshot)$, (overview|summary) of (the|this), ^what is the (role|opportunity|job), ^the (role|opportunity|team|position)
        who you will (work|report), ^meet (the|your) team, (team|unit) overview, why (this|the) role, why we are hiring, (role|job) definition, ^quick (overview|summary), team structure, key relationship, purpose of (the|this|) (post|role|job|position), (post|role|position) purpose, this is the role for you
    """,
    Section.TECH: """
        (tech|technical|technology|our|the|your) stack, ^(our|the|your|core|key|current|relevant|) (tech|technology|toolset|toolbox|tool|stack)$, (technology|tool|language|tech) (we|you will|you would|used)
        tool and technology, language and framework, ^(key|core|main|relevant|our) technology, technical environment, ^language and tool, technology and tool, what (technology|tool|tech), stack (priority|includes)
    """,
    Section.BENEFITS: """
        benefit, perk, on offer$, growth opportunity, career progression, hour of work, working pattern, job nature, nature of (employment|contract), total reward, ^(our|the|) (reward|remuneration|package|compensation|salary|pay|wage|ote)$, (salary|pay|compensation|wage) (range|band|package|transparency|detail|and|information|philosophy), base (salary|pay), about (our|oklo|the) compensation
        (we|can|job can|job) offer, (we|we will|will) (give|provide) you, our side of, we offer you, offer you, what (is|will be) in it for you, what (you|you will|you can) (get|gain|expect|receive|enjoy)$, what you (can|will) (expect|get|enjoy|receive) (from|as|at|in return|working)
        ^why (should you|should|you|we|join|work|choose|apply|us|u|be|it), ^and why, ^why, ^join us$, ^what make working, you should apply if, ^you should apply, you will (enjoy|love|receive)$, you will love (this|working|it|about|the), (employee|member|team|you) (will|) (enjoy|receive)$, team you will enjoy, ^here you will get, thing you will
        ^life at, about life at, ^(working|work) (at|for|here|with us), (working|work) (environment|condition|schedule|location|hour|arrangement|model), where you will (be working|work), ^(additional|other|general|further|practical|important) (information|info|detail)
        ^practical$, ^logistic$, ^(job|office|primary|work) location, ^location$, ^location (remote|fully|bangalore), ^remote$, ^remote (work|working|first|together|compensation), ^travel$, travel requirement, ^schedule$, ^(working|) hour$, ^relocation$, (health|financial|well being|wellbeing|wellness|insurance|time off|vacation|holiday|pto)$
        ^(health|wellbeing|wellness)$, your wellbeing, health (and|care benefit|benefit|coverage), well being (as|and), time off, ^(stock|equity)$, bonus scheme, learning budget, ^our promise, flexible schedule, ^in (return|exchange), willing to travel, accepted location, are remote, needs you$, bi remote, ^the deal$, ^our deal$, ^(the|our|what) (package|small print)$
    """,
    Section.PROCESS: """
        (interview|hiring|application|recruitment|recruiting|selection) (process|step|stage|timeline|journey), how to apply, ^(ready to |not ready to|to|) apply, apply now, next step, what happen (next|after|when), ^(process|timeline|contact|contact us)$
        physical demand, ^the interview, ^(your|) application$, who (may|can|should) apply, security clearance, ^vetting, how we hire, application deadline, (instruction|note) (to|for) (applicant|candidate), special instruction, (application|required|supporting) (document|material|submission), additional comment, expect (in|from) (the|our) (interview|hiring|process), encourage you to apply, ^visa$, visa (sponsorship|policy|and), right to work, work (authorization|authorisation|permit), eligibility to work
    """,
    Section.EEO: """
        commitment to (diversity|inclusion|equality|equity), (diversity|equality|inclusion) statement, equal opportunity, equal employment, eeo, eeoc, eeo statement, eeoc statement, opportunity (policy|employment policy|statement), ^diversity$, diversity (and|equity|at), diversity equity, equity (and|inclusion), inclusion (and|statement|at|policy), ^inclusion$, belong here, belonging, accessibility (statement|and), ^accommodation$, accommodation (statement|request), ^dei, ^disclaimer, privacy (policy|notice|statement), fraud (notice|alert|warning), ^legal (notice|statement)$, e verify
        want the best people, welcome everyone, celebrate difference, inclusive (workplace|employer|culture)
    """,
    Section.COMPANY: """
        ^company description$, about (us|u|the company|our company), ^(the|our) company, ^company$, company (overview|profile|at a glance|background|culture|value|description), ^who (we|u|us) (are|), ^who are we$, ^what we (do|are|build|believe|stand for|are building), ^what we do
        ^our dna$, how we (work|build|operate|hire|think|do), where we (are|come), ^our (mission|vision|story|value|culture|purpose|principle|customer|product|history|people|founder|investor|core value), (core|company|our|the|guiding) (value|culture|principle)
        ^(mission|vision|value|culture|purpose|story)$, value$, ^(our|the|company) (culture|story|mission)$, why we exist, ^meet, ^introducing, ^intro$, ^introduction$, (vision|mission) statement, our value, core value, recent growth, who we are, ^about (the|our) (department|engineering team)
    """,
    Section.NOISE: """
        ^(similar|related|recommended|suggested) (job|role|position|opening|search), ^(more|other) (job|role|opening)$, people also viewed, ^job alert, seniority level, ^employment type$, ^job function$, ^industry$, ai summary, ^set alert, ^sign in, ^referral increase
    """,
    VagueHeading.MIXED: """
        ^(full|job|the job|) description$, ^job (post|posting|ad|detail)$, ^about the job$, ^about$
    """,
}  # fmt: skip

_ORDER: tuple[Opened, ...] = (
    VagueHeading.UNWANTED,
    Section.NOISE,
    VagueHeading.MIXED,
    Section.NICE_TO_HAVE,
    Section.EEO,
    Section.PROCESS,
    Section.TECH,
    Section.BENEFITS,
    Section.ROLE,
    Section.REQUIREMENTS,
    Section.DUTIES,
    Section.COMPANY,
)
"""Which section wins where two phrases of one length fit."""

_NEUTRAL = """
a additional all an basic core minimum primary technical professional and are as at be company following for general here in include including is it job key main more my
can could make new of on or other our overall position required role some specific team that the these this to us we what
will with would you your
"""
_NEUTRAL_WORDS = frozenset(map(fold_plural, _NEUTRAL.split()))
"""Words that any heading may hold beside those that tell what it opens."""


Opened = Section | VagueHeading


class _HeadingPhrase(NamedTuple):
    """What a phrase opens, and where in the heading it has to stand."""

    section: Opened
    begins: bool
    ends: bool


@cache
def _index() -> PhraseIndex[_HeadingPhrase]:
    return PhraseIndex(
        (words, _HeadingPhrase(section, pattern.startswith("^"), pattern.endswith("$")))
        for section, text in _PHRASES.items()
        for line in text.split("\n")
        for pattern in map(str.strip, line.split(","))
        for words in _spell_out(pattern.strip("^$"))
        if words
    )


def _spell_out(pattern: str) -> Iterator[str]:
    """Every phrase that a pattern stands for."""
    if "(" not in pattern:
        yield pattern
        return
    parts = re.split(r"\(([^)]*)\)", pattern)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    for combination in product(*choices):
        if phrase := " ".join(" ".join(combination).split()):
            yield phrase


@lru_cache(maxsize=20_000)
def classify_heading(text: str, emphasis: HeadingLikeness) -> Opened | None:
    """The section that a line opens, or a VagueHeading, None where it is no heading that is known.

    A line that bears no mark of a heading has to say little besides what it opens.
    """
    folded = [word for word in split_words(text).folded if word]
    words = split_words(text)._replace(folded=folded)
    best: tuple[tuple[int, int], Opened] | None = None
    fitting = [found for found in _index().find(words) if _fits(found, len(folded))]
    for found in fitting:
        section = found.meaning.section
        if emphasis < HeadingLikeness.COLON and not _says_little_else(found, fitting, folded):
            continue
        rank = (found.end - found.start + (found.start == 0), -_ORDER.index(section))
        if best is None or rank > best[0]:
            best = (rank, section)
    if best:
        return best[1]
    return Section.COMPANY if folded[:1] == ["about"] and 1 < len(folded) < 6 else None


def _fits(found: Found[_HeadingPhrase], size: int) -> bool:
    opening = found.meaning
    return not (opening.begins and found.start) and not (opening.ends and found.end != size)


def _says_little_else(
    found: Found[_HeadingPhrase], fitting: list[Found[_HeadingPhrase]], folded: list[str]
) -> bool:
    """Whether most telling words of a bare line belong to phrases of one section."""
    known: set[int] = set()
    for other in fitting:
        if other.meaning.section == found.meaning.section:
            known.update(range(other.start, other.end))
    unknown = [n for n, word in enumerate(folded) if n not in known and word not in _NEUTRAL_WORDS]
    if found.meaning.section == Section.NICE_TO_HAVE and unknown and unknown[0] < found.start:
        # `PHP nice to have` is an item that names its own kind.
        return False
    return len(unknown) <= len(known) + (found.meaning.begins or found.meaning.ends)
