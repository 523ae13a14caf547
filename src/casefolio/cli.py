"""The command line. Each command imports what it needs when it runs: `match` does not wait for a PDF."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

# pydantic looks through all installed packages for plugins when it is imported (22 ms); there are none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

import click

from casefolio import __version__
from casefolio.errors import InputError, Place, Problem, Severity, suggest

if TYPE_CHECKING:
    from casefolio.documents import Document, Options
    from casefolio.load import Portfolio
    from casefolio.match import Gaps, Match
    from casefolio.posting import Posting
    from casefolio.tailor import Tailoring


class Session:
    """Where a command works and how much it says."""

    def __init__(self, folder: Path, quiet: bool) -> None:
        self.folder = folder
        self.quiet = quiet

    def find_root(self) -> Path:
        from casefolio.load import find_root

        return find_root(self.folder)

    def say(self, text: str) -> None:
        """Talk to the person, beside the result."""
        if not self.quiet:
            click.echo(text, err=True)


class Commands(click.Group):
    """The one place where what went wrong becomes words and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except InputError as error:
            show_problems(error.problems, err=True)
            ctx.exit(1)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and self.get_command(ctx, name) is None:
            hint = suggest(name, self.list_commands(ctx), "see casefolio --help")
            ctx.fail(f"there is no command '{name}': {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "folder", type=click.Path(path_type=Path), default=Path(), metavar="DIR",
              help="Work as if started in DIR.")  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but results and errors.")
@click.version_option(__version__, prog_name="casefolio")
@click.pass_context
def cli(ctx: click.Context, folder: Path, quiet: bool) -> None:
    """One YAML file becomes a portfolio site, a resume PDF, and a PDF for each job posting."""
    if not folder.is_dir():
        raise click.BadParameter(f"no folder '{folder}'", param_hint="-C")
    ctx.obj = Session(folder, quiet)


@cli.command()
@click.option("--pdf", "pdf_file", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              metavar="FILE", help="Look at this PDF instead, as a machine reads it.")  # fmt: skip
@click.pass_obj
def check(session: Session, pdf_file: Path | None) -> None:
    """Tell everything that is wrong with data, links, case studies and postings; or with one PDF."""
    from casefolio.check import check_portfolio

    if pdf_file:
        _check_pdf(session, pdf_file)
        return
    findings = check_portfolio(session.find_root())
    show_problems(findings.problems, err=False)
    if any(problem.severity == "error" for problem in findings.problems):
        sys.exit(1)
    parts = [
        _count(findings.highlights, "highlight"),
        _count(findings.case_studies, "case study", "case studies"),
        _count(findings.postings, "posting"),
    ]
    session.say(f"checked {', '.join(parts)}: no errors")


def _check_pdf(session: Session, file: Path) -> None:
    """Any PDF can be looked at; within a project it is held against the resume."""
    from casefolio.labels import find_labels
    from casefolio.load import read_portfolio
    from casefolio.pdf.rules import check_pdf

    resume, labels = None, None
    try:
        root = session.find_root()
    except InputError:
        session.say("no project here: only what holds for any PDF is looked at")
    else:
        resume = read_portfolio(root, private=True).resume
        labels = find_labels(resume.meta.casefolio.language)
    problems = check_pdf(file, resume, labels)
    show_problems(problems, err=False)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)
    session.say(f"checked {file}: no errors")


@cli.command()
@click.argument("posting", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the whole match as JSON.")
@click.option("--why", metavar="HIGHLIGHT", help="Show the sum behind one highlight's score.")
@click.option("--all", "every", is_flag=True, help="Compare all postings in data/postings/.")
@click.pass_obj
def match(session: Session, posting: str | None, as_json: bool, why: str | None, every: bool) -> None:
    """Tell what POSTING asks for, and what in the resume answers it.

    POSTING is a file, the name of one in data/postings/, or - for standard input.
    """
    from casefolio.load import read_portfolio
    from casefolio.report import match_json, render_match, render_why

    if every == bool(posting):
        raise click.UsageError("name one POSTING, or give --all")
    portfolio = read_portfolio(session.find_root(), private=False)
    if posting is None:
        click.echo(_compare_postings(portfolio))
        return
    read, found, tailoring, gaps = _match(posting, portfolio)
    if why:
        ranked = {ranked.id: ranked for ranked in tailoring.ranking}
        if why not in ranked:
            raise click.BadParameter(f"no highlight '{why}'. {suggest(why, ranked)}", param_hint="--why")
        click.echo(render_why(ranked[why], portfolio.resume, portfolio.vocabulary))
    elif as_json:
        import json

        report = match_json(portfolio.resume, read, found, tailoring, gaps)
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        click.echo(render_match(portfolio.resume, read, found, tailoring, gaps, portfolio.vocabulary))


def _match(name: str, portfolio: Portfolio) -> tuple[Posting, Match, Tailoring, Gaps]:
    from casefolio.labels import find_labels
    from casefolio.match import find_gaps, match_posting
    from casefolio.tailor import tailor

    resume = portfolio.resume
    posting = _read_posting(name, portfolio)
    found = match_posting(posting, portfolio.vocabulary)
    tailoring = tailor(resume, posting, found, find_labels(resume.meta.casefolio.language))
    return posting, found, tailoring, find_gaps(found, posting, resume, portfolio.vocabulary)


def _compare_postings(portfolio: Portfolio) -> str:
    from casefolio.report import find_coverage, render_comparison

    rows = []
    for slug in _posting_slugs(portfolio.root):
        posting, found, tailoring, gaps = _match(slug, portfolio)
        now = find_coverage(portfolio.resume, found, tailoring, gaps)
        possible = find_coverage(portfolio.resume, found, tailoring, gaps, every=True)
        rows.append((posting, now, possible, gaps))
    return render_comparison(rows)


@cli.command()
@click.argument("postings", nargs=-1)
@click.option("--all", "every", is_flag=True, help="One PDF for each posting in data/postings/.")
@click.option("--pages", type=click.IntRange(1, 20), help="How many pages may be filled.")
@click.option("--look", help="The look: a folder in templates/pdf/.")
@click.option("--open", "show", is_flag=True, help="Open the PDF when it is made.")
@click.pass_obj
def pdf(session: Session, postings: tuple[str, ...], every: bool, pages: int | None, look: str | None,
        show: bool) -> None:  # fmt: skip
    """Make the general PDF, or one for each POSTING.

    Each goes to a folder of its own in build/, with a report.json beside it.
    """
    from casefolio.check import read_checked
    from casefolio.documents import Options, creation_date

    root = session.find_root()
    portfolio, _ = read_checked(root, private=True)
    _show_warnings(session, portfolio.warnings)
    options = Options(look=look or "", pages=pages, created=creation_date())
    names: list[str | None] = [*postings, *(_posting_slugs(root) if every else [])]
    failed: list[Problem] = []
    for name in names or [None]:
        try:
            file = _make_pdf(session, portfolio, name, options)
        except InputError as error:
            # One bad posting must not keep the others from their PDFs.
            failed += error.problems
            continue
        if show:
            click.launch(str(file))
    if failed:
        raise InputError(failed)


@cli.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR",
              help="The folder to write to.")  # fmt: skip
@click.pass_obj
def pages(session: Session, out: Path) -> None:
    """Write the site's pages as Markdown, for another site generator."""
    from casefolio.check import read_checked
    from casefolio.pages import build_pages, read_own_pages, write_pages

    root = session.find_root()
    portfolio, stories = read_checked(root, private=False)
    built = build_pages(portfolio, stories)
    written = write_pages(built | read_own_pages(root, built), out)
    for file in written:
        click.echo(file)


def show_problems(problems: Iterable[Problem], *, err: bool) -> None:
    """Print problems, the count of each kind last."""
    problems = list(problems)
    for problem in problems:
        first, *rest = str(problem).split("\n")
        click.echo("\n".join([click.style(first, fg=_COLOURS[problem.severity], bold=True), *rest]), err=err)
    severities = [problem.severity for problem in problems]
    counts = [
        _count(severities.count("error"), "error"),
        _count(severities.count("warning"), "warning"),
        _count(severities.count("advice"), "piece of advice", "pieces of advice"),
    ]
    if told := [count for count in counts if not count.startswith("0 ")]:
        click.echo(", ".join(told), err=err)


_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "advice": "cyan"}


def _make_pdf(session: Session, portfolio: Portfolio, name: str | None, options: Options) -> Path:
    from casefolio.documents import make_general, make_tailored

    if name is None:
        document = make_general(portfolio, options)
    else:
        document = make_tailored(portfolio, _read_posting(name, portfolio), options)
    return _write_document(session, portfolio, document)


def _write_document(session: Session, portfolio: Portfolio, document: Document) -> Path:
    import json

    from casefolio.documents import describe_document
    from casefolio.output import write_atomically

    folder = portfolio.root / "build" / document.slug
    file = folder / document.file_name
    write_atomically(file, document.made.data)
    report = json.dumps(describe_document(portfolio, document), ensure_ascii=False, indent=1) + "\n"
    write_atomically(folder / "report.json", report.encode())
    click.echo(_shown_path(file))
    session.say(f"  {_describe(document)}")
    return file


def _describe(document: Document) -> str:
    made = document.made
    dropped = f", {_count(len(made.dropped), 'line')} left out" if made.dropped else ""
    return f"{_count(made.pages, 'page')}, the last {made.fill:.0%} full{dropped}"


def _shown_path(file: Path) -> str:
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def _read_posting(name: str, portfolio: Portfolio) -> Posting:
    """The posting that a person names: a path, a name in data/postings/, or - for standard input."""
    from casefolio.errors import stop_on_errors
    from casefolio.posting import check_directives, read_posting
    from casefolio.source import decode_source, read_source

    if name == "-":
        source, slug = decode_source(sys.stdin.buffer.read(), "<stdin>"), "stdin"
    else:
        file = _find_posting(name, portfolio.root)
        source, slug = read_source(file, portfolio.root), file.stem
    posting = read_posting(source, slug)
    stop_on_errors(check_directives(posting, portfolio.resume, portfolio.vocabulary))
    return posting


def _find_posting(name: str, root: Path) -> Path:
    from casefolio.load import POSTINGS_FOLDER, find_postings

    if Path(name).is_file():
        return Path(name)
    files = find_postings(root)
    for file in files:
        if name in (file.stem, file.name):
            return file
    known = [file.stem for file in files]
    folder = POSTINGS_FOLDER.as_posix()
    hint = suggest(name, known) or (
        f"there are: {', '.join(known)}" if known else f"paste one into {folder}/"
    )
    raise InputError([Problem(Place(name), f"no such file, and no posting of that name in {folder}/", hint)])


def _posting_slugs(root: Path) -> list[str]:
    from casefolio.load import POSTINGS_FOLDER, find_postings

    slugs = [file.stem for file in find_postings(root)]
    if not slugs:
        place = Place(POSTINGS_FOLDER.as_posix())
        raise InputError([Problem(place, "no postings here", "paste one into a .txt file in this folder")])
    return slugs


def _show_warnings(session: Session, warnings: tuple[Problem, ...]) -> None:
    if warnings and not session.quiet:
        show_problems(warnings, err=True)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def main() -> None:
    """The entry point of the `casefolio` command."""
    # Nothing that is loaded at the start is ever garbage: looking for some takes a tenth of a short run.
    gc.disable()
    cli()


if __name__ == "__main__":
    main()
