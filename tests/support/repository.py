"""A scratch repository of git, in which several people commit."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

__all__ = ["ANNA", "BERTA", "Repository"]

ANNA, BERTA = "Anna@Example.org", "berta@example.org"
"""Two people who commit, by their addresses."""


class Repository:
    """A folder under git, apart from the settings of the machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *words: str, by: str = ANNA) -> str:
        """Run git as a person; return what it says."""
        name = by.partition("@")[0]
        environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        environment |= {f"GIT_{role}_EMAIL": by for role in ("AUTHOR", "COMMITTER")}
        environment |= {f"GIT_{role}_NAME": name for role in ("AUTHOR", "COMMITTER")}
        command = ["git", "-c", "core.autocrlf=false", "-c", "protocol.file.allow=always", *words]
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, check=True, encoding="utf-8"
        )
        return done.stdout.strip()

    def commit(self, by: str = ANNA, message: str = "A change") -> str:
        """Commit all that changed; return the hash."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message, by=by)
        return self.git("rev-parse", "HEAD")
