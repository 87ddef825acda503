"""Compares bundles: `bundles.py same A B ROLE` and `bundles.py denied DIR`, both of them by what ./muster reads."""

import json
import pathlib
import re
import subprocess
import sys

DENIED = re.compile(r"^An error occurred \((?:AccessDenied|AccessDeniedException|403)\)", re.MULTILINE)


def forget_last_use(folder, role):
    """Reading uses the role that reads: its last use is the one thing in which two readings may differ."""
    for file in pathlib.Path(folder).glob("*/get-account-authorization-details.json"):
        details = json.loads(file.read_text())
        for entity in details["RoleDetailList"]:
            if entity["RoleName"] == role:
                entity.pop("RoleLastUsed", None)
        file.write_text(json.dumps(details))


def digests(folder):
    command = ["./muster", "evaluate", folder, "--format", "json"]
    accounts = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout)
    return {account["account"]: account["snapshot"]["digest"] for account in accounts}


def same(one, other, role):
    for folder in (one, other):
        forget_last_use(folder, role)
    expected, actual = digests(one), digests(other)
    for account in sorted(expected.keys() | actual.keys()):
        print(f"  {account} {expected.get(account)} {actual.get(account)}")
    if expected != actual or not expected:
        sys.exit("the two readings differ in more than the reader's own last use")


def sections(folder):
    """The sections of a bundle, each with whether it was denied."""
    found = {}
    for file in sorted(pathlib.Path(folder).rglob("*")):
        if file.suffix in (".json", ".error") and file.name != "manifest.json":
            name = file.relative_to(folder).with_suffix("").as_posix()
            found[name] = file.suffix == ".error" and bool(DENIED.search(file.read_text()))
    return found


if __name__ == "__main__":
    if sys.argv[1] == "same":
        same(*sys.argv[2:5])
    else:
        denied = sorted(name for name, is_denied in sections(sys.argv[2]).items() if is_denied)
        if denied:
            sys.exit("the role is too small for: " + ", ".join(denied))
