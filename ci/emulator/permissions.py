"""Takes the permissions of the collector's role away one by one: each makes exactly its own sections unreadable.

Arguments: endpoint, management account, credentials of the collector's user (key and secret), external id, folder.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.request

import boto3

from bundles import sections

ENDPOINT, ACCOUNT, KEY, SECRET, EXTERNAL_ID, FOLDER = sys.argv[1:7]
ROLE = "MusterCollector"
FOLDERS = {"account": "account/", "access-analyzer": "accessanalyzer/"}

# called only on request, or answered by no version of the emulator
NOT_TRIED = {
    "access-analyzer:ListAnalyzers", "account:ListRegions", "cloudtrail:LookupEvents",
    "iam:GenerateCredentialReport",  # the emulator keeps the report of the first run
    "iam:GenerateServiceLastAccessedDetails", "iam:GetServiceLastAccessedDetails", "iam:GetAccessKeyLastUsed",
    "iam:GetLoginProfile", "iam:ListAccessKeys", "iam:ListOrganizationsFeatures", "iam:ListSSHPublicKeys",
    "iam:ListServiceSpecificCredentials", "iam:ListSigningCertificates",
    "organizations:ListAccounts",  # without it there is no organization to collect: tried apart
    "sso:GetPermissionsBoundaryForPermissionSet", "sts:AssumeRole",
}


def enforce(on):
    request = urllib.request.Request(
        ENDPOINT + "/moto-api/reset-auth", data=b"0" if on else b"inf", headers={"Content-Type": "text/plain"})
    urllib.request.urlopen(request).read()


def client(service, key, secret, token=None):
    return boto3.client(
        service, endpoint_url=ENDPOINT, region_name="us-east-1", aws_access_key_id=key, aws_secret_access_key=secret,
        aws_session_token=token)


def command_name(operation):
    return re.sub("([a-z])([A-Z])|([A-Z])([A-Z][a-z])", r"\1\3-\2\4", operation.replace("OpenID", "OpenId")).lower()


def belongs(section, action):
    """Whether a section is what an action reads, by the names of the bundle's files."""
    service, operation = action.split(":")
    name = section.split("/", 1)[1]
    if service in ("sso", "identitystore"):
        return f"/{command_name(operation)}" in "/" + name and name.startswith("identity-center/")
    wanted = FOLDERS.get(service, "") + command_name(operation)
    return (section.startswith("organization/") == (service == "organizations")) and (
        name == wanted or name.startswith(wanted + "/"))


def collect(to):
    enforce(True)
    session = client("sts", KEY, SECRET).assume_role(
        RoleArn=f"arn:aws:iam::{ACCOUNT}:role/{ROLE}", RoleSessionName="ci", ExternalId=EXTERNAL_ID)["Credentials"]
    environment = {
        "AWS_ACCESS_KEY_ID": session["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": session["SecretAccessKey"],
        "AWS_SESSION_TOKEN": session["SessionToken"], "AWS_REGION": "us-east-1",
    }
    command = ["./muster", "collect", "--organization", "--role-name", ROLE, "--external-id", EXTERNAL_ID,
               "--endpoint-url", ENDPOINT, "--to-bundle", str(to)]
    result = subprocess.run(
        command, env={**os.environ, **environment}, stderr=subprocess.PIPE, text=True, check=False)
    enforce(False)
    return result


def main():
    admin = client("iam", "AKIAADMINISTRATOR000", "admin")
    whole = pathlib.Path(FOLDER, "whole")
    result = collect(whole)
    if result.returncode != 0:
        sys.exit(f"with the whole role `collect` ended with {result.returncode}:\n{result.stderr}")
    readable = sections(whole)
    denied = [name for name, is_denied in readable.items() if is_denied]
    if denied:
        sys.exit(f"the role is too small for {denied}")
    print(f"  the role is enough for {len(readable)} sections")
    wrong = []
    for name in ("ReadAccount", "ReadOrganization"):
        document = admin.get_role_policy(RoleName=ROLE, PolicyName=name)["PolicyDocument"]
        actions = document["Statement"][0]["Action"]
        for action in actions:
            if action in NOT_TRIED:
                continue
            document["Statement"][0]["Action"] = [other for other in actions if other != action]
            admin.put_role_policy(RoleName=ROLE, PolicyName=name, PolicyDocument=json.dumps(document))
            to = pathlib.Path(FOLDER, action.replace(":", "-"))
            result = collect(to)
            mine = {section for section in readable if belongs(section, action)
                    and section.split("/")[0] in (ACCOUNT, "organization")
                    and not section.startswith("organization/list-parents/ou-")}  # known by the accounts' parents only
            lost = {section for section, is_denied in sections(to).items() if is_denied}
            print(f"  without {action}: {len(lost)} sections denied")
            if lost != mine or not mine:
                wrong.append(f"without {action}: denied are {sorted(lost)}, expected {sorted(mine)}")
        document["Statement"][0]["Action"] = actions
        admin.put_role_policy(RoleName=ROLE, PolicyName=name, PolicyDocument=json.dumps(document))
    if wrong:
        sys.exit("\n".join(wrong))


main()
