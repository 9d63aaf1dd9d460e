"""Sets of rules: folders of others as they are, parts of them, and variants of them.

Works on the text of YAML by lines, for the standard library has no reader of YAML: enough for the
form that SigmaHQ's rules are checked to have. The same arguments always give the same files.
"""
import hashlib
import pathlib
import re
import shutil
import tomllib
import uuid

ID = re.compile(r"^id:\s*['\"]?([0-9a-fA-F-]{36})", re.MULTILINE)
TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.MULTILINE)
LETTERS = re.compile(r"(?<![%A-Za-z])[A-Za-z]{4,}(?![A-Za-z%])")
LOGSOURCE = re.compile(r"^logsource:\s*\n((?:[ \t]+.*\n|[ \t]*#.*\n)+)", re.MULTILINE)
PART = re.compile(r"^\s+(product|category|service):\s*['\"]?([\w.-]+)", re.MULTILINE)
# Indent, dash, key, value: each but the indent may be missing.
LINE = re.compile(r"^(\s+(?:- )?)([\w.|-]+:(?:\s+|$))?(.*)$")
# What an event's kind is told by: a variant is of the same kind.
KIND = {"EventID", "Provider_Name", "Channel", "EventType", "IntegrityLevel", "type", "eventSource"}
# What would no longer mean what it means with other letters in it.
EXACT = re.compile(r"\|(re|cidr|exists|fieldref|expand|base64|base64offset|wide|utf16\w*|i|m|s)\b")


class SigmaRule:
    """What is said in the head of a rule's file."""

    def __init__(self, path, text):
        self.path, self.text = path, text
        head = ID.search(self.text)
        self.id = head.group(1).lower() if head else ""
        title = TITLE.search(self.text)
        self.title = title.group(1) if title else ""
        source = LOGSOURCE.search(self.text + "\n")
        self.logsource = dict(PART.findall(source.group(1))) if source else {}

    def meant_for(self, logsource):
        return all(self.logsource.get(name) == value for name, value in logsource.items())


class EqlRule:
    """What is said in the head of a rule's file, and its query."""

    def __init__(self, path):
        self.path = path
        rule = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
        self.id, self.title, self.text, self.logsource = rule["rule_id"], rule["name"], rule["query"], {}


def heads(folder):
    """The heads of all rules of a folder, of either kind."""
    return sigma(folder) + [EqlRule(path) for path in eql_files(folder)]


def sigma(folder):
    """The Sigma rules of a folder, in the order of their paths; a file with several has more heads."""
    return [SigmaRule(path, text) for path in sorted(pathlib.Path(folder).rglob("*.yml"))
            for text in path.read_text(encoding="utf-8").split("\n---\n")]


def subset(rules, count, logsource, into):
    """A folder with so many rules, those for the log source first, drawn in a fixed order."""
    order = sorted(rules, key=lambda rule: (not rule.meant_for(logsource), key(rule.id)))
    write(into, ((rule.path.name, rule.text) for rule in order[:count]))


def with_variants(rules, count, into):
    """A folder with all rules and as many variants of them as are needed."""
    def files():
        yield from ((rule.path.name, rule.text) for rule in rules)
        plain = [rule for rule in rules if varies(rule)]
        for number in range(count - len(rules)):
            rule = plain[number % len(plain)]
            turn = number // len(plain) + 1
            yield f"{rule.path.stem}_{turn}.yml", variant(rule.text, turn)
    write(into, files())


def varies(rule):
    """Whether a variant asks for something else: not where all values are numbers or short."""
    if not rule.id or "\ncorrelation:" in rule.text:
        return False
    pairs = zip(rule.text.split("\n"), variant(rule.text, 1).split("\n"))
    return any(old != new and old[:1].isspace() for old, new in pairs)


def variant(text, turn):
    """A rule with another id and other words in its values; keys, numbers and patterns stay."""
    own = ID.search(text).group(1)
    text = text.replace(own, str(uuid.uuid5(uuid.UUID(own), str(turn))))
    lines, inside, exact = [], False, False
    for line in text.split("\n"):
        if line[:1].strip() and not line.startswith("#"):
            inside = line.startswith("detection:")
            if line.startswith("title:"):
                line += f" {turn}"
        elif inside:
            key_of_line = LINE.match(line)
            if key_of_line and key_of_line.group(2):
                name = key_of_line.group(2).strip()[:-1]
                exact = bool(EXACT.search(name)) or name.split("|")[0] in KIND | {"condition"}
            line = line if exact else changed(line, turn)
        lines.append(line)
    return "\n".join(lines)


def changed(line, turn):
    """A line with two more letters in the longest word of its value; short words stay."""
    parts = LINE.match(line)
    value = parts.group(3) if parts else ""
    words = list(LETTERS.finditer(value))
    if not words or value[:1] in "#|>&*{[":
        return line
    word = max(words, key=lambda found: len(found.group()))
    more = "".join(chr(97 + digit % 26) for digit in key(f"{turn} {word.group()}")[:2])
    more = more.upper() if word.group().isupper() else more
    middle = word.start() + len(word.group()) // 2
    return "".join(part or "" for part in parts.groups()[:2]) + value[:middle] + more + value[middle:]


def eql(folder, into):
    """A folder with the rules of a checkout of elastic/detection-rules that are written in EQL."""
    write(into, ((path.name, path.read_text(encoding="utf-8")) for path in eql_files(folder)))


def eql_files(folder):
    for path in sorted(pathlib.Path(folder).rglob("*.toml")):
        if "_deprecated" not in path.parts:
            if tomllib.loads(path.read_text(encoding="utf-8"))["rule"]["type"] == "eql":
                yield path


def fingerprint(folder):
    """Names the state of a folder of rules: how many, and a hash of all of them."""
    whole = hashlib.sha256()
    count = 0
    for path in sorted(pathlib.Path(folder).rglob("*.yml")):
        whole.update(path.read_bytes())
        count += 1
    return f"{count} Sigma rules, SHA-256 {whole.hexdigest()[:16]}"


def key(text):
    return hashlib.sha256(text.encode()).digest()


def write(folder, files):
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, (name, text) in enumerate(files):
        (folder / f"{number:05}_{name}").write_text(text, encoding="utf-8")
