"""`python -m casefolio.cli`."""

from casefolio.cli import main

main()
