"""Seeds an emulator with an organization of four accounts, as an administrator would set it up through the AWS SDK.

Prints the ids as shell assignments: MANAGEMENT, and MEMBERS separated by blanks.
"""

import json
import sys

import boto3

ENDPOINT = sys.argv[1]
ADMIN = {"aws_access_key_id": "AKIAADMINISTRATOR000", "aws_secret_access_key": "admin"}
ALLOW_ALL = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
READ_BUCKETS = {
    "Version": "2012-10-17",
    "Statement": [{"Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "*"}],
}
DENY_LEAVING = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*"}],
}


def client(service, credentials=None):
    keys = ADMIN if credentials is None else {
        "aws_access_key_id": credentials["AccessKeyId"],
        "aws_secret_access_key": credentials["SecretAccessKey"],
        "aws_session_token": credentials["SessionToken"],
    }
    return boto3.client(service, endpoint_url=ENDPOINT, region_name="us-east-1", **keys)


def trust(principal):
    return json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}],
    })


def enter(account):
    role = f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole"
    return client("sts").assume_role(RoleArn=role, RoleSessionName="seed")["Credentials"]


def organization():
    organizations = client("organizations")
    organizations.create_organization(FeatureSet="ALL")
    root = organizations.list_roots()["Roots"][0]["Id"]
    unit = organizations.create_organizational_unit(ParentId=root, Name="workloads")["OrganizationalUnit"]["Id"]
    inner = organizations.create_organizational_unit(ParentId=unit, Name="production")["OrganizationalUnit"]["Id"]
    members = []
    for name in ("production", "staging", "security"):
        status = organizations.create_account(Email=f"{name}@example.com", AccountName=name)["CreateAccountStatus"]
        members.append(status["AccountId"])
    organizations.move_account(AccountId=members[0], SourceParentId=root, DestinationParentId=inner)
    organizations.move_account(AccountId=members[1], SourceParentId=root, DestinationParentId=unit)
    organizations.enable_policy_type(RootId=root, PolicyType="SERVICE_CONTROL_POLICY")
    policy = organizations.create_policy(
        Content=json.dumps(DENY_LEAVING), Description="stay", Name="stay", Type="SERVICE_CONTROL_POLICY")
    organizations.attach_policy(PolicyId=policy["Policy"]["PolicySummary"]["Id"], TargetId=unit)
    organizations.register_delegated_administrator(AccountId=members[2], ServicePrincipal="guardduty.amazonaws.com")
    return organizations.describe_organization()["Organization"]["MasterAccountId"], members


def account(credentials, number):
    iam = client("iam", credentials)
    iam.create_group(GroupName="developers")
    policy = iam.create_policy(PolicyName="read-buckets", PolicyDocument=json.dumps(READ_BUCKETS))["Policy"]["Arn"]
    iam.attach_group_policy(GroupName="developers", PolicyArn=policy)
    iam.create_policy_version(PolicyArn=policy, PolicyDocument=json.dumps(READ_BUCKETS), SetAsDefault=True)
    iam.create_role(RoleName="lambda", AssumeRolePolicyDocument=trust({"Service": "lambda.amazonaws.com"}))
    iam.put_role_policy(RoleName="lambda", PolicyName="everything", PolicyDocument=json.dumps(ALLOW_ALL))
    for i in range(5 + number):
        user = f"user-{i}+of@{number}"
        iam.create_user(UserName=user, Tags=[{"Key": "owner", "Value": "team & <co>"}])
        iam.add_user_to_group(GroupName="developers", UserName=user)
        if i % 2 == 0:
            iam.create_login_profile(UserName=user, Password="Correct-Horse-7-Battery")
            iam.create_access_key(UserName=user)
        if i == 0:
            serial = iam.create_virtual_mfa_device(VirtualMFADeviceName="phone")["VirtualMFADevice"]["SerialNumber"]
            iam.enable_mfa_device(
                UserName=user, SerialNumber=serial, AuthenticationCode1="123456", AuthenticationCode2="654321")
        if i in (1, 2):
            iam.enable_mfa_device(
                UserName=user, SerialNumber=f"GAHT1234567{i}", AuthenticationCode1="123456", AuthenticationCode2="654321")
    iam.create_open_id_connect_provider(
        Url="https://token.example.com", ClientIDList=["sts.amazonaws.com"], ThumbprintList=["0" * 40])
    iam.create_saml_provider(Name="corporate", SAMLMetadataDocument="<EntityDescriptor/>" + " " * 1000)
    iam.create_account_alias(AccountAlias=f"emulated-{number}")
    if number % 2 == 0:
        iam.update_account_password_policy(MinimumPasswordLength=14, RequireSymbols=True)
        client("account", credentials).put_alternate_contact(
            AlternateContactType="SECURITY", EmailAddress="security@example.com", Name="Security", PhoneNumber="1",
            Title="Team")


def identity_center(accounts):
    admin = client("sso-admin")
    instance = admin.list_instances()["Instances"][0]
    arn, store_id = instance["InstanceArn"], instance["IdentityStoreId"]
    store = client("identitystore")
    people = [
        store.create_user(
            IdentityStoreId=store_id, UserName=f"person-{i}", DisplayName=f"Person {i}",
            Name={"GivenName": "Person", "FamilyName": str(i)}, Emails=[{"Value": f"person-{i}@example.com"}])["UserId"]
        for i in range(4)
    ]
    group = store.create_group(IdentityStoreId=store_id, DisplayName="auditors")["GroupId"]
    for person in people[:2]:
        store.create_group_membership(IdentityStoreId=store_id, GroupId=group, MemberId={"UserId": person})
    for name in ("Audit", "Administer"):
        permission_set = admin.create_permission_set(InstanceArn=arn, Name=name, SessionDuration="PT4H")
        set_arn = permission_set["PermissionSet"]["PermissionSetArn"]
        admin.put_inline_policy_to_permission_set(
            InstanceArn=arn, PermissionSetArn=set_arn, InlinePolicy=json.dumps(READ_BUCKETS))
        admin.attach_customer_managed_policy_reference_to_permission_set(
            InstanceArn=arn, PermissionSetArn=set_arn,
            CustomerManagedPolicyReference={"Name": "read-buckets", "Path": "/"})
        for target in accounts:
            admin.create_account_assignment(
                InstanceArn=arn, TargetId=target, TargetType="AWS_ACCOUNT", PermissionSetArn=set_arn,
                PrincipalType="GROUP", PrincipalId=group)


management, members = organization()
account(None, 0)
for number, member in enumerate(members, start=1):
    account(enter(member), number)
identity_center(members)
print(f"MANAGEMENT={management}")
print(f"MEMBERS='{' '.join(members)}'")
