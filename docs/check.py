"""Checks the documents against the program: `python -m docs.check`.

Every command has help and stands in the documents, every relative link leads to a file, every figure in the README's
tables stands in docs/evaluation.md too, and no document names a machine's paths.
"""

import re
import sys
from pathlib import Path

import typer.main

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("training/*.md")])
REQUIRED = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "MODEL_CARD.md", "SECURITY.md",
            "NOTICE", "LICENSE", "CITATION.cff", "docs/evaluation.md")  # fmt: skip


def commands() -> list[str]:
    """Give every command of the command line, subcommands included."""
    from purport.cli.main import app

    group = typer.main.get_command(app)
    names = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        below = getattr(command, "commands", None)
        names += [f"{name} {child}" for child in below] if below else [name]
        if not (command.help or "").strip():
            raise SystemExit(f"command {name} has no help")
    return names


def problems() -> list[str]:
    """Give what is wrong, one line each."""
    found = [f"{name} is missing" for name in REQUIRED if not (ROOT / name).is_file()]
    text = {path: path.read_text(encoding="utf-8") for path in DOCUMENTS}
    everything = "\n".join(text.values())
    found += [f"no document shows `purport {name}`" for name in commands() if f"purport {name}" not in everything]
    for path, words in text.items():
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", words):
            if "://" not in target and not (path.parent / target).exists():
                found.append(f"{path.relative_to(ROOT)}: link to {target} leads nowhere")
        if re.search(r"/(?:work|root|home)/", words):
            found.append(f"{path.relative_to(ROOT)}: a path of one machine")
    return found + unbacked_figures(text)


def unbacked_figures(text: dict[Path, str]) -> list[str]:
    """Give the decimal figures in the README's tables that docs/evaluation.md does not have."""
    evaluation = text.get(ROOT / "docs/evaluation.md", "") + text.get(ROOT / "docs/measured.md", "")
    rows = [line for line in text.get(ROOT / "README.md", "").splitlines() if line.startswith("|")]
    return [
        f"README.md: {figure} does not stand in docs/evaluation.md or docs/measured.md"
        for row in rows
        for figure in re.findall(r"\b\d+\.\d+\b", row)
        if figure not in evaluation
    ]


if __name__ == "__main__":
    wrong = problems()
    sys.stderr.write("".join(f"docs: {line}\n" for line in wrong))
    sys.exit(bool(wrong))
