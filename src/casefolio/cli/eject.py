"""`casefolio eject`: a shipped template or asset, to be changed."""

from __future__ import annotations

import click

from casefolio.cli.console import Session, print_text, show_path
from casefolio.starting import eject as ejecting


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--diff", "shows_diff", is_flag=True, help="Show how your files differ from the shipped ones.")
@click.option("--accept", is_flag=True, help="Note that you know the shipped files as they are now.")
@click.pass_obj
def eject(session: Session, paths: tuple[str, ...], shows_diff: bool, accept: bool) -> None:
    """Copy shipped templates or assets into the project, to be changed there. PATH may be a folder.

    Without PATH, list what there is. `casefolio check` tells when a shipped file has changed since.
    """
    root = session.find_root()
    if shows_diff:
        for line in ejecting.diff_ejected(root, paths):
            print_text(line)
    elif accept:
        accepted = ejecting.accept(root, paths)
        session.say(f"noted: {', '.join(accepted) or 'nothing is ejected here'}")
    elif paths:
        for path in ejecting.eject(root, paths):
            print_text(show_path(root / path))
    else:
        for each in ejecting.list_ejectable(root):
            print_text(f"{each.path}{'  (yours)' if each.is_own else ''}")
