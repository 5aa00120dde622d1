"""Guides are followed in a scratch repository."""

from __future__ import annotations

import re

import pytest

from scripts.walkthrough import followed

GUIDE = """# A guide

<!-- run: printf 'one\\n' > hidden.txt -->
<!-- file: deep/shown.txt -->
```text
two
```

<!-- append: deep/shown.txt -->

```text
three
```

```console
$ cat hidden.txt deep/shown.txt
old
$ false
$ echo $?
$ sh -c 'echo error >&2; echo out'
```

```python
$ echo not run
```
"""


def test_what_is_printed_replaces_what_was():
    text = followed(GUIDE)
    (block,) = re.findall(r"```console\n(.*?)```", text, re.S)
    assert block.split("$ ")[1:] == [
        "cat hidden.txt deep/shown.txt\none\ntwo\nthree\n",
        "false\n",
        "echo $?\n1\n",
        "sh -c 'echo error >&2; echo out'\nout\nerror\n",
    ]
    assert text.replace(block, "") == re.sub(r"(?<=```console\n).*?(?=```)", "", GUIDE, flags=re.S)


def test_a_guide_that_was_followed_stays():
    assert followed(text := followed(GUIDE)) == text


def test_a_hidden_command_that_fails_is_an_error():
    with pytest.raises(RuntimeError, match=r"status 1 from: cat nothing\n.*No such file"):
        followed("<!-- run: cat nothing -->\n")


def test_commands_see_a_terminal_and_a_repository_of_nobody():
    text = followed(
        "<!-- run: git init -q -->\n```console\n$ test -t 1 && git config user.name && git branch --show-current\n```\n"
    )
    assert text.endswith("--show-current\nA Maintainer\nmain\n```\n")
