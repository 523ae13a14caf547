"""`python -m casefolio.cli`."""

from casefolio.cli.commands import main

main()
