"""The weights that decide the sections of a posting, its title and its employer, in one table.

All are set by hand, on nine labelled postings and 33 read afterwards (results: benchmarks/README.md), and on
the cases below tests/golden/postings. They are not probabilities: only their order within a part of the table
matters.
"""

from __future__ import annotations

# ---- Sections: votes for a paragraph without a clear heading. The unit is one phrase of sentences.txt.

ROLE_HEADING = 3.0
"""A heading such as *about the team* above a paragraph."""

COMPANY_HEADING = 1.5
"""The same for *about us*: paragraphs about the role often follow without a heading of their own."""

COMPANY_SUBJECT = 1.0
"""The employer is the subject: *Example brings people together*; one word about the role outweighs it."""

EEO_HEADING = 0.7
"""Below a heading on equal opportunity; less than one phrase of any other section."""

ROLE_OPENING = 2.0
"""A paragraph that begins *As a …*, *You will …*, *We are looking for …*."""

ROLE_SUBJECT = 1.5
"""The subject of the title named in the paragraph's opening: *billing* of *Engineer, Billing*."""

ROLE_TEAM = 1.0
"""A team as the subject of the opening: *Our platform team builds …*."""

ROLE_REQUIREMENT = 0.5
"""A phrase of the requirements: it addresses the reader, as text about the role does."""

BENEFIT_PHRASE = 0.8
"""A phrase on pay and leave; less than 1, so that a tie goes to the section that asks."""

PROCESS_PHRASE = 0.9
"""A phrase on how to apply, for the same reason."""

MONEY_PHRASES = 2
"""How many phrases on pay an amount of money is worth."""

FEWEST_BENEFITS = 2
"""Phrases on pay, without which a line that asks for something stays where its heading put it."""

FEWEST_COMPANY = 2
"""Phrases on the employer that make a paragraph below a list of demands one about the employer."""

FEWEST_PROCESS, FEWEST_PROCESS_LONG = 1, 2
"""Phrases on how to apply that make a line one about the process; the second for a paragraph."""

FEWEST_EEO = 2
"""Phrases that make a short line among demands one on equal opportunity; a long one needs a single phrase."""

REQUIREMENTS_IN_ROLE = 3
"""Phrases of the requirements that make a paragraph about the role one of requirements."""

# ---- Title: the row with the highest sum is the title.

TITLE_LABELLED = 6.0
"""*Job title: Backend Engineer*. A labelled title outweighs any other row."""

TITLE_LABELLED_ODD = 3.0
"""*Title: Wizard*: labelled, without a word that names a role; less than a first row that names one."""

TITLE_ROLE = 2.0
"""A row that names a role."""

TITLE_FIRST = 2.0
"""The first row of the posting that may be one: not an address."""

TITLE_FIELD = 0.6
"""A first row that names a field of work, and no role: *Financial planning & analysis*."""

TITLE_NEAR_TOP = 1.0
"""One of the rows right below it: a company's name or a button may stand above."""

TITLE_MARKED = 1.0
"""Marked as a heading."""

TITLE_LEVEL = 0.5
"""Names a level: *Senior*, *Staff*."""

TITLE_COLON = -1.0
"""Ends with a colon: more likely the heading of a list."""

TITLE_PER_ROW = -0.03
"""For each row further down; over the 80 rows searched it outweighs any other number but a label."""

# ---- Company: the votes for a name, added up over the posting.

COMPANY_BELOW_LABEL = 3.0
"""A short row below *Employer*."""

COMPANY_HIRES = 3.0
"""*Example is hiring a Backend Engineer* near the top, as job boards write it."""

COMPANY_ABOUT = 3.0
"""*About Example*, *Why Example*, as a heading."""

COMPANY_BELOW_TITLE = 2.5
"""A name by itself right below the title."""

COMPANY_NEAR_TITLE = 1.2
"""A name by itself above the title, or two rows below it: a place or a team may stand there too."""

COMPANY_ABOVE_TITLE = 1.3
"""The same above the title, beside it, for a name with a word of organisations: *Example Ferries*."""

COMPANY_ABOVE_LABEL = 2.5
"""The first line of a posting, above *Job title: …*."""

COMPANY_LETTERHEAD = 1.8
"""The same further up: *University of Example*, with a school or an address between."""

COMPANY_PART_ABOVE = 0.6
"""The same for what organisations have parts of: *School of Environment*."""

COMPANY_OPENS = 1.6
"""An organisation that a row right below the title begins with: *Example Hospital, Leeds: …*."""

COMPANY_AT_TITLE = 2.5
"""*Backend Engineer at Example*."""

COMPANY_LAST_CELL = 0.5
"""*Backend Engineer – Example*: mostly a team or a place, unless other lines speak of an employer."""

COMPANY_FIRST_CELL = 1.8
"""*Example · Leeds · Remote* below the title: a team may come first too."""

COMPANY_WRITER = 2.0
"""*I'm the CTO at Example*: who hires and writes in the first person; a recruiter names the agency."""

COMPANY_AT = 2.0
"""*At Example, we …* at the beginning of a sentence."""

COMPANY_WITH = 0.7
"""*with Example*, *join Example*: partners and tools are named so too."""

COMPANY_APPOSITION = 1.2
"""*at Example, a maker of …*, beside COMPANY_WITH."""

COMPANY_WE_ARE = 2.0
"""*We're Example, …*"""

COMPANY_WE_ARE_INSIDE = 1.8
"""The same within a sentence: *Hi, we're Example, and we …*."""

COMPANY_JOIN_AS = 2.0
"""*Join Example as our …*"""

COMPANY_JOINED = 1.2
"""*We are looking for a Backend Engineer to join Example in Leeds*, beside COMPANY_WITH."""

COMPANY_APPLY_TO = 2.0
"""*Send your application to the Example Paper Mill*."""

COMPANY_SEEKS = 2.0
"""*Example is looking for …*"""

COMPANY_DOES = 1.5
"""*Example builds …*: a product may do so as well."""

COMPANY_DOES_ANYTHING = 0.6
"""*Example Mills spins wool*: any verb, so that only a name of several words counts."""

COMPANY_HERE_AT = 1.2
"""*Join us at Example*, beside COMPANY_WITH."""

COMPANY_HAS = 0.7
"""*Example's mission*."""

COMPANY_MENTION, MOST_MENTIONS = 0.25, 4
"""Each mention of a name that has a vote, and how many count."""

FEWEST_VOTES = 1.7
"""The least a name needs: one clear sentence, or a vague one and a few mentions."""
