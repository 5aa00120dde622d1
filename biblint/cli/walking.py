"""From the paths of a command line to the files to be checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from biblint.cli.gitignore import IgnoreFile, is_ignored

_GIT_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells a hook of its own repository, which need not be that of the folder."""


class Input(NamedTuple):
    """A file to be checked."""

    path: str
    is_named: bool
    """True if the command line names the file itself: then it is checked whatever it is called."""


Trouble = Callable[[str], None]
"""Takes a message about a path that cannot be checked."""

Takes = Callable[[str], bool | None]
"""Whether a file in a folder is to be checked; None if its extension has to decide."""


def _by_extension(_path: str) -> None:
    """Leaves all to the extension."""


def find_inputs(
    paths: Iterable[str], extensions: tuple[str, ...], trouble: Trouble, takes: Takes = _by_extension
) -> Iterator[Input]:
    """The files of some paths, each once: those named, and those in named folders that have a known extension.

    `takes` can want a file in a folder, or not, whatever its extension.

    A folder that cannot be read, or in which there is no such file, is told to `trouble`.
    """
    seen: set[str] = set()
    for path in paths:
        is_folder = os.path.isdir(path)  # noqa: PTH112 - keeps the path as it was typed
        found = sorted(_in_folder(path, _wanted(extensions, takes), trouble)) if is_folder else [path]
        if is_folder and not found:
            trouble(f"{path}: no file here that biblint checks ({', '.join(extensions)})")
        for name in found:
            plain = os.path.normpath(name)
            if plain not in seen:
                seen.add(plain)
                yield Input(name, not is_folder)


def _wanted(extensions: tuple[str, ...], takes: Takes) -> Callable[[str], bool]:
    """Whether a file in a folder is to be checked."""

    def wanted(path: str) -> bool:
        verdict = takes(path)
        return path.lower().endswith(extensions) if verdict is None else verdict

    return wanted


def _in_folder(folder: str, wanted: Callable[[str], bool], trouble: Trouble) -> Iterator[str]:
    """The files in a folder that are wanted, less what git ignores and what is hidden."""
    listed = _git_files(folder) if _is_in_work_tree(folder) else None
    if listed is None:
        yield from _walk(folder, wanted, (), trouble)
        return
    for inner in listed:
        if any(part.startswith(".") for part in inner.split("/")):
            continue
        path = _joined(folder, inner.rstrip("/"))
        if os.path.isdir(path):  # noqa: PTH112 - a submodule, or a repository in this one
            if not os.path.islink(path):  # noqa: PTH114
                yield from _in_folder(path, wanted, trouble)
        elif wanted(path) and os.path.isfile(path):  # noqa: PTH113
            yield path


def _joined(folder: str, inner: str) -> str:
    """A path in a folder, as people write it: without a leading `./`."""
    return inner if folder == "." else os.path.join(folder, inner)  # noqa: PTH118 - keeps the folder as it was typed


def _is_in_work_tree(folder: str) -> bool:
    """True if a folder or one above it has a `.git`."""
    place = Path(folder).resolve()
    return any((parent / ".git").exists() for parent in (place, *place.parents))


def _git_files(folder: str) -> list[str] | None:
    """The files that git tracks or would offer to track, relative to the folder.

    None if git cannot tell, or ignores the folder itself: who names an ignored folder means it.
    """
    import subprocess

    environment = {name: value for name, value in os.environ.items() if name not in _GIT_PLACES}
    command = ["git", "-C", folder]
    try:
        ignored = subprocess.run([*command, "check-ignore", "-q", "."], env=environment, stderr=subprocess.DEVNULL)
        if ignored.returncode == 0:
            return None
        listing = subprocess.run(
            [*command, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return None
    return sorted({os.fsdecode(name) for name in listing.stdout.split(b"\0") if name})


def _walk(
    folder: str, wanted: Callable[[str], bool], ignoring: tuple[IgnoreFile, ...], trouble: Trouble
) -> Iterator[str]:
    """The files in a folder that are wanted, going by the `.gitignore` files in it and its subfolders."""
    own = IgnoreFile.of_folder(folder)
    ignoring = (*ignoring, own) if own else ignoring
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        trouble(f"{folder}: {error.strerror}")
        return
    for entry in entries:
        path = _joined(folder, entry.name)
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith(".") or is_ignored(path, is_folder, ignoring):
            continue
        if is_folder:
            yield from _walk(path, wanted, ignoring, trouble)
        elif wanted(path) and entry.is_file():
            yield path
