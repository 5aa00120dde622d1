"""What a schema cannot say of a rule file: that its parts fit each other and the kind of its check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from biblint.checks.base import COMMON_PLACEHOLDERS, Kind, OptionError, Setting
from biblint.ruleset.errors import FileError, RuleFileError, did_you_mean
from biblint.ruleset.messages import MessageError, compile_template
from biblint.ruleset.params import referenced, resolve
from biblint.ruleset.rule import FixSpec, Rule
from biblint.ruleset.yaml import Document, PathKeys

_RULES_FOLDERS = ("rules", "_rules")
_PYTHON_TYPES = {"string": str, "integer": int, "boolean": bool, "list": list, "file": str}


def incoherences(document: Document, rule: Rule, kind: Kind) -> Iterator[RuleFileError]:
    """The errors of a rule whose file satisfies the schema."""
    inspection = _Inspection(document, rule, kind)
    yield from inspection.names()
    yield from inspection.applies()
    yield from inspection.select()
    yield from inspection.params()
    yield from inspection.texts()
    yield from inspection.fix()
    yield from inspection.samples()
    yield from inspection.status()


class _Inspection:
    """One rule, its file and its kind."""

    def __init__(self, document: Document, rule: Rule, kind: Kind) -> None:
        self.document = document
        self.rule = rule
        self.kind = kind

    @cached_property
    def reported(self) -> tuple[str, ...]:
        """The findings that count."""
        return self.rule.check.report or tuple(self.kind.findings)

    @cached_property
    def placeholders(self) -> tuple[str, ...]:
        """The placeholders that every reported finding fills."""
        several = [self.kind.findings[name].placeholders for name in self.reported]
        shared = [name for name in (several[0] if several else ()) if all(name in one for one in several)]
        return tuple(dict.fromkeys((*COMMON_PLACEHOLDERS, *shared, *(param.name for param in self.rule.params))))

    def error(self, path: PathKeys, message: str, hint: str = "", *, key: bool = False) -> RuleFileError:
        """An error at a place of the file."""
        return self.document.error(RuleFileError, path, message, hint=hint, key=key)

    def names(self) -> Iterator[RuleFileError]:
        """The file is named as the rule, its folder as the category, and no alias is the id."""
        file = Path(self.document.path)
        if file.suffix in (".yaml", ".yml") and file.stem != self.rule.id:
            yield self.error(("id",), f"the id is '{self.rule.id}', the file is named '{file.stem}'")
        if file.parent.parent.name in _RULES_FOLDERS and file.parent.name != self.rule.category:
            yield self.error(("category",), f"the category is '{self.rule.category}', the folder '{file.parent.name}'")
        if self.rule.id in self.rule.aliases:
            yield self.error(("aliases",), "an alias is a former name, not the id")

    def applies(self) -> Iterator[RuleFileError]:
        """`all` stands alone."""
        for key, names in self.document.data.get("applies", {}).items():
            if isinstance(names, list) and "all" in names and (len(names) > 1 or key.startswith("except")):
                yield self.error(("applies", key), "'all' has to stand alone, and cannot be left out")

    def select(self) -> Iterator[RuleFileError]:
        """The kind can work with what is selected."""
        select, kind = self.rule.select, self.kind
        if select.by not in kind.selects:
            message, hint = f"kind '{kind.name}' does not select by '{select.by}'", f"known: {', '.join(kind.selects)}"
            yield self.error(("select", select.by), message, hint, key=True)
        elif select.names == ("collection",) and select.by == "scope" and kind.scope != "group":
            yield self.error(("select", "scope"), f"kind '{kind.name}' looks at one record at a time", "scope: record")

    def params(self) -> Iterator[RuleFileError]:
        """Every `$name` is declared, every param used, every default of its type, and the kind takes the options."""
        names = [param.name for param in self.rule.params]
        used = {key: name for key, option in self.rule.check.options.items() if (name := referenced(option))}
        broken = False
        for key, name in used.items():
            if name not in names:
                broken = True
                yield self.error(("check", key), f"undeclared param '${name}'", did_you_mean(name, names))
        mentioned = "".join([*self.rule.message.values(), *(self.rule.fix.title.values() if self.rule.fix else ())])
        for name in names:
            if name not in used.values() and f"{{{name}}}" not in mentioned:
                yield self.error(("params", name), f"param '{name}' is never used", f"write it ${name}", key=True)
        for name, data in self.document.data.get("params", {}).items():
            yield from self.default(name, data)
        if not broken:
            yield from self.options()

    def default(self, name: str, data: Mapping[str, Any]) -> Iterator[RuleFileError]:
        """The default of a param is of its type and within its limits."""
        default = data["default"]
        where = ("params", name, "default")
        if type(default) is not _PYTHON_TYPES[data["type"]]:
            yield self.error(where, f"the default of '{name}' is not of type {data['type']}")
        elif "enum" in data and default not in data["enum"]:
            yield self.error(where, f"the default of '{name}' is not among its values")
        elif isinstance(default, int) and not data.get("minimum", default) <= default <= data.get("maximum", default):
            yield self.error(where, f"the default of '{name}' is outside its limits")

    def options(self) -> Iterator[RuleFileError]:
        """The kind compiles the options as they are by default."""
        from biblint.regex import PatternError

        options = resolve(self.rule.check.options, self.rule.params)
        if not options.get("list", "none") and not self.rule.needs:
            yield self.error(("check", "list"), "the list names no file")
            return
        try:
            self.kind.compile(options, Setting(variables=self.rule.select.variables))
        except OptionError as error:
            known = error.key in options
            yield self.error(("check", error.key) if known else ("check",), error.message, error.hint, key=not known)
        except PatternError as error:
            yield self.error(("check",), error.message, error.hint, key=True)
        except FileError as error:
            at = f"{error.path}:{error.line}" if error.line else error.path
            yield self.error(("check", "list"), f"{at}: {error.message}", error.hint)

    def texts(self) -> Iterator[RuleFileError]:
        """The placeholders of the message and of the fix's title are known, and will be filled."""
        for where in (("message",), ("fix", "title")):
            data: Any = self.document.data
            for step in where:
                data = data.get(step, {})
            texts = {(): data} if isinstance(data, str) else {(language,): text for language, text in data.items()}
            for step_in, text in texts.items():
                yield from self.template((*where, *step_in), text)

    def template(self, where: PathKeys, text: str) -> Iterator[RuleFileError]:
        """One text in one language."""
        try:
            template = compile_template(text, self.placeholders)
        except MessageError as error:
            yield self.error(where, error.message, error.hint)
            return
        if "fixed" in template.names and not self.suggests(all):
            yield self.error(where, "'{fixed}' is empty for a finding without a suggestion", "leave it out")

    def suggests(self, how_many: Any) -> bool:
        """True if the reported findings (`all` or `any` of them), or the rule itself, have a new text."""
        own = self.rule.fix is not None and self.rule.fix.with_text is not None
        return own or how_many(self.kind.findings[name].has_suggestion for name in self.reported)

    def fix(self) -> Iterator[RuleFileError]:
        """A fix has something to apply."""
        fix: FixSpec | None = self.rule.fix
        if fix is None:
            return
        if fix.apply != "suggestion" and fix.with_text is not None:
            yield self.error(("fix", "with"), f"'with' has no meaning for '{fix.apply}'", key=True)
        if fix.apply == "suggestion" and not self.suggests(any):
            message = f"no finding of '{self.kind.name}' that is reported has a suggestion"
            yield self.error(("fix",), message, "give 'with', or 'apply' something else", key=True)

    def samples(self) -> Iterator[RuleFileError]:
        """Lists of samples are params, and what a fix makes of a sample is written as the sample is."""
        files = [param.name for param in self.rule.params if param.is_file]
        for which, samples in (("valid", self.rule.valid), ("invalid", self.rule.invalid)):
            for place, sample in enumerate(samples):
                for name in sample.lists:
                    if name not in files:
                        message = f"the rule has no param '{name}' of type file"
                        yield self.error(("examples", which, place, "lists", name), message, key=True)
        for place, sample in enumerate(self.rule.invalid):
            where = ("examples", "invalid", place, "fixed")
            if sample.fixed is None:
                continue
            if self.rule.fix is None:
                yield self.error(where, "the rule has no fix", "add 'fix', or remove this", key=True)
            elif isinstance(sample.fixed, str) is not bool(sample.format):
                wanted = "text, as the sample is" if sample.format else "a record, as the sample is"
                yield self.error(where, f"the fixed sample must be {wanted}")

    def status(self) -> Iterator[RuleFileError]:
        """A deprecated rule is on in no profile."""
        if self.rule.status == "deprecated" and self.rule.profiles:
            yield self.error(("status",), "a deprecated rule is on in no profile", "add 'profiles: []'")
