"""Certificates and licences in other words than those that the person has for them."""

from __future__ import annotations

import pytest

from casefolio.match.entry_names.certificates import is_certificate_asked, list_other_names


@pytest.mark.parametrize(
    ("name", "demand"),
    [
        ("Advanced Cardiac Life Support", "BLS, PALS and ACLS required"),
        ("Basic Life Support Instructor", "BLS is a must"),
        ("Project Management Professional", "PMP or PRINCE2"),
        ("Certified in Risk and Information Systems Control", "CRISC preferred"),
        ("ACLS Provider", "Current ACLS"),
        ("ACLS Provider", "Advanced Cardiac Life Support"),
        ("ACLS", "Valid Advanced Cardiac Life Support card"),
        ("IOSH", "Member of the Institution of Occupational Safety and Health"),
        ("RN license", "Licensed RN in the state"),
        ("Project Management Professional", "A certification in project management"),
        ("AWS Certified Solutions Architect – Associate", "AWS Solutions Architect certification"),
        ("Certified Scrum Master", "Scrum master certificate"),
        ("Driving licence, class B", "A valid driver's license class B"),
        ("Food hygiene certificate", "A qualification in food hygiene"),
    ],
)
def test_it_is_asked_for(name: str, demand: str) -> None:
    assert is_certificate_asked(demand, list_other_names(name))


@pytest.mark.parametrize(
    ("name", "demand"),
    [
        ("Basic Life Support Instructor", "Life support systems of spacecraft"),
        ("Project Management Professional", "Project management of small sites"),
        ("AWS Certified Developer", "Experience with AWS"),
        ("AWS Certified Developer", "Certified in AWS security"),
        ("Certified Scrum Master", "A scrum master leads the meeting"),
        ("Physician Assistant", "PA to the director"),
        ("PMP", "Plan marketing projects"),
        ("RN license", "The RN unit of the plant"),
        ("Scrum Foundation", "Certified in agile methods"),
        ("Food hygiene certificate", "Certificates of origin for food"),
        ("Certificate", "A certificate is no must"),
    ],
)
def test_something_else_is_asked_for(name: str, demand: str) -> None:
    assert not is_certificate_asked(demand, list_other_names(name))
