#!/usr/bin/env python3
"""Verifies exported bundles and extracts of an event log with the Python standard library alone.

    python3 verify.py [--key NOTE_KEY] BUNDLE.json ...

An implementation of its own, so that the product need not be believed about itself. One JSON line a bundle:
{"file", "ok", "rows", "head": {"seq", "hash"}, "findings": [{"seq", "what"}], "proofs": [state]}.
Exit status 0 if all hold, 1 if one does not, 2 for wrong use.

Entry hash: sha256(0x00 || previous hash || seq as 8 bytes, big-endian || body); the first previous hash is zero.
A bundle is a part of one log. An extract is what one log says of one subject (a dossier): the open part of each entry,
led by hashes to the signed root of its batch; `rows` counts what is witnessed, `pending` what is not witnessed yet.
Proofs: C2SP tlog-proof over a tlog-checkpoint signed with Ed25519; `--key` is the public note key.
"""
import base64
import hashlib
import json
import re
import sys

ZERO_HASH = "00" * 32
COLUMNS = {
    "action": "action",
    "actor_id": "actorId",
    "at": "at",
    "request_id": "requestId",
    "subject_id": "subjectId",
    "subject_kind": "subjectKind",
}


def sha256(data):
    return hashlib.sha256(data).digest()


def strict_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except (ValueError, TypeError):
        return None
    return data if base64.b64encode(data).decode() == text else None


# --- Ed25519 (RFC 8032 §5.1), verification only; points in extended coordinates ---

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def decompress(data):
    value = int.from_bytes(data, "little")
    sign, y = value >> 255, value & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def add(a, b):
    k = (a[1] - a[0]) * (b[1] - b[0]) % P
    l = (a[1] + a[0]) * (b[1] + b[0]) % P
    m = 2 * a[3] * b[3] * D % P
    n = 2 * a[2] * b[2] % P
    e, f, g, h = l - k, n - m, n + m, l + k
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def same_point(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


BASE = decompress((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def is_signed(public, text, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    key, commitment = decompress(public), decompress(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or scalar >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public + text).digest(), "little") % ORDER
    return same_point(multiply(scalar, BASE), add(commitment, multiply(challenge, key)))


# --- proofs ---


def parse_key(text):
    name, key_id, encoded = text.strip().split("+", 2)
    data = strict_base64(encoded)
    if not data or len(data) != 33 or data[0] != 1:
        raise ValueError("not an Ed25519 note key")
    if sha256(name.encode() + b"\n" + data)[:4].hex() != key_id:
        raise ValueError("the key's id is not its own")
    return name, bytes.fromhex(key_id), data[1:]


def open_checkpoint(note, key):
    """(size, root) of a checkpoint that this key signed, or None."""
    name, key_id, public = key
    text, separator, signatures = note.rpartition("\n\n")
    if not separator or not note.endswith("\n"):
        return None
    text += "\n"
    found = None
    for line in signatures[:-1].split("\n"):
        match = re.fullmatch(r"— (\S+) (\S+)", line)
        data = strict_base64(match.group(2)) if match else None
        if data is None or len(data) < 5:
            return None
        if match.group(1) == name and data[:4] == key_id:
            if found is not None:
                return None
            found = data[4:]
    if found is None or not is_signed(public, text.encode(), found):
        return None
    lines = text.split("\n")
    root = strict_base64(lines[2]) if len(lines) == 4 else None
    if root is None or len(root) != 32 or lines[0] != name or not re.fullmatch(r"0|[1-9]\d{0,14}", lines[1]):
        return None
    return int(lines[1]), root


def root_from(leaf, index, size, path):
    """The root that an inclusion proof leads to (RFC 6962 §2.1.1), by the recursive definition; None if it misfits."""
    if size == 1:
        return leaf if not path else None
    if not path:
        return None
    split = 1
    while split * 2 < size:
        split *= 2
    if index < split:
        left = root_from(leaf, index, split, path[:-1])
        return left and sha256(b"\x01" + left + path[-1])
    right = root_from(leaf, index - split, size - split, path[:-1])
    return right and sha256(b"\x01" + path[-1] + right)


def check_proof(text, log_id, key):
    """(state, head) of one proof; the states are those of the product's verifier."""
    parsed = parse_proof(text)
    if parsed is None:
        return "broken", None
    leaf, index, path, note = parsed
    said = re.fullmatch(rb"head ([0-9a-f-]{36}) (0|[1-9]\d{0,15}) ([0-9a-f]{64}) -?\d{1,16}", leaf)
    if not said:
        return "broken", None
    head = {"seq": int(said.group(2)), "hash": said.group(3).decode()}
    if said.group(1).decode() != log_id:
        return "other_log", head
    return proof_state(leaf, index, path, note, key), head


def proof_state(leaf, index, path, note, key):
    if key is None:
        return "unchecked"
    checkpoint = open_checkpoint(note, key)
    if checkpoint is None:
        return "unsigned"
    size, root = checkpoint
    included = index < size and root_from(sha256(b"\x00" + leaf), index, size, path) == root
    return "held" if included else "broken"


def parse_proof(text):
    """(leaf, index, path, note) of a tlog-proof with its leaf as extra data, or None."""
    if not isinstance(text, str):
        return None
    heading, separator, note = text.partition("\n\n")
    lines = heading.split("\n")
    if not separator or len(lines) < 3 or lines[0] != "c2sp.org/tlog-proof@v1" or not lines[1].startswith("extra "):
        return None
    leaf = strict_base64(lines[1][6:])
    place = re.fullmatch(r"index (0|[1-9]\d{0,14})", lines[2])
    path = [strict_base64(line) for line in lines[3:]]
    if leaf is None or place is None or any(item is None or len(item) != 32 for item in path):
        return None
    return leaf, int(place.group(1)), path, note


# --- the chain ---


def entry_hash(previous, seq, body):
    return sha256(b"\x00" + bytes.fromhex(previous) + seq.to_bytes(8, "big", signed=True) + body).hex()


def is_hash(value):
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value) is not None


def is_count(value):
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53


def columns_of(body):
    try:
        said = json.loads(body.decode("utf-8"))["columns"]
        return said if isinstance(said, dict) else None
    except (ValueError, KeyError, TypeError):
        return None


def strictly_equal(a, b):
    return type(a) is type(b) and a == b


def check_entry(entry, log_id):
    """What is wrong with one entry in itself: a word, or None."""
    if not isinstance(entry, dict) or not is_count(entry.get("seq")):
        return "row_unusable"
    body = strict_base64(entry.get("body"))
    if body is None or not is_hash(entry.get("prevHash")) or not is_hash(entry.get("hash")):
        return "row_unusable"
    if entry_hash(entry["prevHash"], entry["seq"], body) != entry["hash"]:
        return "body_altered"
    said = columns_of(body)
    if said is None:
        return "body_altered"
    if said.get("log_id") != log_id:
        return "row_foreign"
    if any(name not in said or key not in entry or not strictly_equal(said[name], entry[key]) for name, key in COLUMNS.items()):
        return "columns_altered"
    return None


def verify(bundle, key):
    findings = []

    def find(seq, what):
        findings.append({"seq": seq, "what": what})

    if not isinstance(bundle, dict) or bundle.get("format") != "chuan.event-log.bundle/1":
        return {"ok": False, "rows": 0, "head": None, "findings": [{"seq": 0, "what": "row_unusable"}], "proofs": []}
    start = bundle["start"]
    if start["seq"] < 0:
        return {"ok": False, "rows": 0, "head": None, "findings": [{"seq": 0, "what": "row_unusable"}], "proofs": []}
    seq, previous = start["seq"], start["hash"]
    if seq == 0 and previous != ZERO_HASH:
        find(1, "link_broken")
    hashes = {seq: previous}
    for entry in bundle["entries"]:
        wrong = check_entry(entry, bundle["logId"])
        if wrong:
            find(seq + 1, wrong)
        if wrong != "row_unusable":
            if entry["seq"] > seq + 1:
                find(seq + 1, "rows_missing")
            elif entry["seq"] <= seq:
                find(entry["seq"], "row_out_of_order")
                continue
            elif previous is not None and entry["prevHash"] != previous:
                find(entry["seq"], "link_broken")
        usable = isinstance(entry, dict) and is_hash(entry.get("hash"))
        seq = entry["seq"] if wrong != "row_unusable" else seq + 1
        previous = entry["hash"] if usable else None
        hashes[seq] = previous
    if "head" in bundle:
        head = bundle["head"]
        if head is None and bundle["entries"]:
            find(seq, "head_missing")
        elif head is not None and head["seq"] != seq:
            missing = head["seq"] > seq
            find(seq + 1 if missing else head["seq"], "tail_missing" if missing else "head_behind")
        elif head is not None and head["hash"] != previous:
            find(seq, "head_differs")
    proofs = [check_proof(text, bundle["logId"], key) for text in bundle.get("proofs", [])]
    for state, head in proofs:
        if state != "held" or head["seq"] < start["seq"]:
            continue
        if head["seq"] in hashes and hashes[head["seq"]] != head["hash"]:
            find(head["seq"], "checkpoint_differs")
        elif head["seq"] > seq and "head" in bundle:
            find(seq + 1, "checkpoint_unreached")
    states = [state for state, _ in proofs]
    ok = not findings and all(state in ("held", "unchecked") for state in states)
    head = {"seq": seq, "hash": previous}
    return {"ok": ok, "rows": len(bundle["entries"]), "head": head, "findings": findings[:100], "proofs": states}


# --- what a log says of one subject ---

EXTRACT = "chuan.event-log.extract/1"


class ExtractReader:
    def __init__(self, extract):
        self.log, self.subject, self.last, self.findings = extract.get("logId"), extract.get("subjectId"), 0, []

    def find(self, seq, what):
        self.findings.append({"seq": seq, "what": what})

    def take(self, text):
        """The entry's number, or None if it is unreadable, of another log or subject, or out of order."""
        try:
            said = json.loads(text) if isinstance(text, str) else None
        except ValueError:
            said = None
        if not isinstance(said, dict) or not is_count(said.get("seq")):
            return self.find(self.last + 1, "row_unusable")
        subject = said.get("subject")
        subject_id = subject.get("id") if isinstance(subject, dict) else None
        if not strictly_equal(said.get("log"), self.log) or not strictly_equal(subject_id, self.subject):
            return self.find(said["seq"], "row_foreign")
        if said["seq"] <= self.last:
            return self.find(said["seq"], "row_out_of_order")
        self.last = said["seq"]
        return self.last


def is_under(batch, text, path, seq):
    first, last, root = batch
    hashes = [strict_base64(item) if isinstance(item, str) else None for item in path] if isinstance(path, list) else [None]
    if not first <= seq <= last or any(item is None or len(item) != 32 for item in hashes):
        return False
    return root_from(sha256(b"\x00" + text.encode()), seq - first, last - first + 1, hashes) == root


def verify_extract(extract, key):
    batches, pending = extract.get("batches"), extract.get("pending")
    if not isinstance(batches, list) or not isinstance(pending, list):
        return {"ok": False, "rows": 0, "pending": 0, "findings": [{"seq": 0, "what": "row_unusable"}], "proofs": []}
    reader, states, rows = ExtractReader(extract), [], 0
    for batch in batches:
        parsed = parse_proof(batch.get("proof")) if isinstance(batch, dict) else None
        said = parsed and re.fullmatch(
            rb"entries ([0-9a-f-]{36}) ([1-9]\d{0,14}) ([1-9]\d{0,14}) ([0-9a-f]{64}) -?\d{1,16}", parsed[0]
        )
        if not said or not isinstance(batch.get("entries"), list) or int(said.group(3)) < int(said.group(2)):
            states.append("broken")
            continue
        states.append(proof_state(*parsed, key) if said.group(1).decode() == extract.get("logId") else "other_log")
        place = int(said.group(2)), int(said.group(3)), bytes.fromhex(said.group(4).decode())
        for entry in batch["entries"]:
            rows += 1
            entry = entry if isinstance(entry, dict) else {}
            seq = reader.take(entry.get("open"))
            if seq is not None and not is_under(place, entry["open"], entry.get("path"), seq):
                reader.find(seq, "body_altered")
    for text in pending:
        reader.take(text)
    ok = not reader.findings and all(state in ("held", "unchecked") for state in states)
    return {"ok": ok, "rows": rows, "pending": len(pending), "findings": reader.findings[:100], "proofs": states}


def main(arguments):
    key = None
    if arguments[:1] == ["--key"] and len(arguments) > 1:
        key = parse_key(arguments[1])
        arguments = arguments[2:]
    if not arguments:
        print(__doc__.strip().split("\n\n")[1].strip(), file=sys.stderr)
        return 2
    all_hold = True
    for name in arguments:
        with open(name, encoding="utf-8") as file:
            handed_out = json.load(file)
        is_extract = isinstance(handed_out, dict) and handed_out.get("format") == EXTRACT
        verdict = (verify_extract if is_extract else verify)(handed_out, key)
        print(json.dumps({"file": name, **verdict}))
        all_hold = all_hold and verdict["ok"]
    return 0 if all_hold else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
