"""`python -m casefolio.cli.commands`."""

from casefolio.cli.commands import main

main()
