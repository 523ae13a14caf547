"""What a heading opens."""

from __future__ import annotations

import pytest

from casefolio.posting.headings import HEADINGS, classify_heading
from casefolio.posting.layout import HeadingLikeness
from casefolio.posting.values import Opened, PostingSection, VagueHeading
from casefolio.storage.phrases import read_phrases


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Who you are", PostingSection.REQUIREMENTS),
        ("We ask of you", PostingSection.REQUIREMENTS),
        ("Specialised experience", PostingSection.REQUIREMENTS),
        ("Mandatory", PostingSection.REQUIREMENTS),
        ("Your qualities", PostingSection.REQUIREMENTS),
        ("Are you...", PostingSection.REQUIREMENTS),
        ("Are you eligible to work in the UK?", None),
        ("Tick all of these boxes?", PostingSection.REQUIREMENTS),
        ("Who thrives here", PostingSection.REQUIREMENTS),
        ("You'll love it here if", PostingSection.REQUIREMENTS),
        ("You'll love it here", PostingSection.BENEFITS),
        ("To thrive in this role, you have", PostingSection.REQUIREMENTS),
        ("Some of the problems you'll tackle", PostingSection.DUTIES),
        ("What you'll get stuck into", PostingSection.DUTIES),
        ("What you'll be using", PostingSection.TECH),
        ("Pay at Example", PostingSection.BENEFITS),
        ("Knowledge/skills/abilities", PostingSection.REQUIREMENTS),
        ("Ideal background", PostingSection.REQUIREMENTS),
        ("On day one we will expect you to have", PostingSection.REQUIREMENTS),
        ("We'll be reaching out to people who have", PostingSection.REQUIREMENTS),
        ("This job is for you if you", PostingSection.REQUIREMENTS),
        ("Pre-requisites", PostingSection.REQUIREMENTS),
        ("Will be a plus", PostingSection.NICE_TO_HAVE),
        ("Responsabilities", PostingSection.DUTIES),
        ("The candidate will", PostingSection.DUTIES),
        ("What to expect in your first 90 days", PostingSection.DUTIES),
        ("Who will you work with?", PostingSection.ROLE),
        ("Summary of position and objectives", PostingSection.ROLE),
        ("Our software kit", PostingSection.TECH),
        ("What we have to offer", PostingSection.BENEFITS),
        ("Examplers enjoy", PostingSection.BENEFITS),
        ("For US based applicants", PostingSection.BENEFITS),
        ("Candidate journey", PostingSection.PROCESS),
        ("Note to third party recruiters", PostingSection.PROCESS),
        ("Scam notice", PostingSection.EEO),
        ("Our scale", PostingSection.COMPANY),
        ("More about Example", PostingSection.COMPANY),
        ("Preferably", PostingSection.NICE_TO_HAVE),
        ("Ideally you also", PostingSection.NICE_TO_HAVE),
        ("Welcome but not required", PostingSection.NICE_TO_HAVE),
        ("On a typical shift", PostingSection.DUTIES),
        ("Essential job functions", PostingSection.DUTIES),
        ("Your area of work", PostingSection.DUTIES),
        ("Your week", PostingSection.DUTIES),
        ("Rate of pay", PostingSection.BENEFITS),
        ("What you can look forward to", PostingSection.BENEFITS),
        ("How you will be evaluated", PostingSection.PROCESS),
        ("Selection procedure", PostingSection.PROCESS),
        ("What you can expect from our hiring process", PostingSection.PROCESS),
        ("Informal enquiries", PostingSection.PROCESS),
        ("Organisation profile", PostingSection.COMPANY),
        ("The department", PostingSection.ROLE),
        ("Required Education, Experience, Certifications and Skills", PostingSection.REQUIREMENTS),
        ("Certifications and Skills", PostingSection.REQUIREMENTS),
        ("Skillsets and experiences we are always looking for", PostingSection.REQUIREMENTS),
        ("Why this team?", PostingSection.ROLE),
        ("User experience skills", None),
        ("Your daily work", PostingSection.DUTIES),
        ("Example Leadership Principles", PostingSection.COMPANY),
        ("The job in short", PostingSection.ROLE),
        ("The skill set", PostingSection.REQUIREMENTS),
        ("The post", PostingSection.ROLE),
        ("Good to know", PostingSection.NICE_TO_HAVE),
        ("Our promise to you", PostingSection.BENEFITS),
        ("Who we are", PostingSection.COMPANY),
        ("About you", PostingSection.REQUIREMENTS),
        ("About us", PostingSection.COMPANY),
        ("Us", PostingSection.COMPANY),
        ("Our client", PostingSection.COMPANY),
        ("We're after someone who can", PostingSection.REQUIREMENTS),
        ("Personal qualities", PostingSection.REQUIREMENTS),
        ("Pluses", PostingSection.NICE_TO_HAVE),
        ("Things you'll do", PostingSection.DUTIES),
        ("Reasons to join us", PostingSection.BENEFITS),
        ("Closing date", PostingSection.PROCESS),
        ("Reporting line", PostingSection.ROLE),
        ("Seedling Health", None),
        ("About Example Corp", PostingSection.COMPANY),
        ("About the role", PostingSection.ROLE),
        ("What you'll bring", PostingSection.REQUIREMENTS),
        ("What you'll get", PostingSection.BENEFITS),
        ("What you'll do", PostingSection.DUTIES),
        ("What we do", PostingSection.COMPANY),
        ("What we're looking for", PostingSection.REQUIREMENTS),
        ("What we offer", PostingSection.BENEFITS),
        ("Preferred qualifications", PostingSection.NICE_TO_HAVE),
        ("Minimum qualifications", PostingSection.REQUIREMENTS),
        ("You should apply if", PostingSection.BENEFITS),
        ("How to be successful in this role", PostingSection.REQUIREMENTS),
        ("What success looks like", PostingSection.DUTIES),
        ("Equal opportunity employer", PostingSection.EEO),
        ("Interview process", PostingSection.PROCESS),
        ("Our tech stack", PostingSection.TECH),
        ("Description", VagueHeading.MIXED),
        ("Similar jobs", PostingSection.NOISE),
        ("Experience", PostingSection.REQUIREMENTS),
        ("You'll love this job if", PostingSection.REQUIREMENTS),
        ("This might not be for you if", VagueHeading.UNWANTED),
        ("It would be lovely if you", PostingSection.NICE_TO_HAVE),
        ("The essentials", PostingSection.REQUIREMENTS),
        ("The extras", PostingSection.NICE_TO_HAVE),
        ("What's on offer", PostingSection.BENEFITS),
        ("Who may apply", PostingSection.PROCESS),
        ("Security clearance", PostingSection.PROCESS),
        ("Key result areas", PostingSection.DUTIES),
        ("Your role in our team", PostingSection.DUTIES),
        ("Our commitment to diversity", PostingSection.EEO),
        ("Tools and technologies", PostingSection.TECH),
        ("Typical duties", PostingSection.DUTIES),
        ("Examples of tasks", PostingSection.DUTIES),
        ("Nursing duties", PostingSection.DUTIES),
        ("Work activities", PostingSection.DUTIES),
        ("What we ask of you", PostingSection.REQUIREMENTS),
        ("Person profile", PostingSection.REQUIREMENTS),
        ("Licensure", PostingSection.REQUIREMENTS),
        ("Applicants should have", PostingSection.REQUIREMENTS),
        ("Desirable skills", PostingSection.NICE_TO_HAVE),
        ("Advanced (preferred) qualifications", PostingSection.NICE_TO_HAVE),
        ("Helpful experience", PostingSection.NICE_TO_HAVE),
        ("It helps if you have", PostingSection.NICE_TO_HAVE),
        ("Learn more about us", PostingSection.COMPANY),
        ("Learn more", PostingSection.COMPANY),
        ("Our offer", PostingSection.BENEFITS),
        ("What to expect", VagueHeading.MIXED),
        ("Kubernetes", None),
    ],
)
def test_headings_that_sound_alike(heading: str, section: Opened | None) -> None:
    assert classify_heading(heading, HeadingLikeness.SHORT) == section


def test_each_group_of_phrases_is_something_that_a_heading_opens() -> None:
    opened = {*map(str, PostingSection), *map(str, VagueHeading)} - {PostingSection.TITLE}
    assert set(read_phrases(HEADINGS)) == opened


def test_a_bare_line_that_says_more_than_what_it_opens_is_no_heading() -> None:
    line = "Requirements for ferries cross deep rivers"
    assert classify_heading(line, HeadingLikeness.SHORT) is None
    assert classify_heading(line, HeadingLikeness.MARKED) == PostingSection.REQUIREMENTS


def test_an_item_that_names_its_own_kind_is_no_heading() -> None:
    assert classify_heading("PHP nice to have", HeadingLikeness.SHORT) is None
