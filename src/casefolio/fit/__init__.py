"""What fits on the pages: an exact choice among measured heights.

Pure: sizes come in, a plan goes out. Heights are in CSS pixels, 96 to the inch. `air`, from 0 to 1, says
how far the gaps between lines, entries and sections are opened from their tightest to their widest.
"""

from casefolio.fit.boxes import BoxKey
from casefolio.fit.budget import Budget
from casefolio.fit.measures import (
    Measures,
    Plan,
    Size,
    gap_growth,
    gap_range,
    gaps_at,
    letter_gaps_at,
)
from casefolio.fit.paper import FULLEST, LEAST_LAST_PAGE, TARGET_FILL, USUAL_AIR
from casefolio.fit.plan import (
    apply_plan,
    find_least_shares,
    measure_excess,
    plan_everything,
    plan_pages,
)

__all__ = [
    "FULLEST",
    "LEAST_LAST_PAGE",
    "TARGET_FILL",
    "USUAL_AIR",
    "BoxKey",
    "Budget",
    "Measures",
    "Plan",
    "Size",
    "apply_plan",
    "find_least_shares",
    "gap_growth",
    "gap_range",
    "gaps_at",
    "letter_gaps_at",
    "measure_excess",
    "plan_everything",
    "plan_pages",
]
