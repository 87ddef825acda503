# The role by which Muster reads the IAM state of an account. It changes nothing. See ../README.md.

terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

data "aws_partition" "current" {}

locals {
  account_actions = [
    # actions of an account, from the calls that the collector declares
    "access-analyzer:ListAnalyzers",
    "account:GetAlternateContact",
    "account:ListRegions",
    "cloudtrail:LookupEvents",
    "iam:GenerateCredentialReport",
    "iam:GenerateServiceLastAccessedDetails",
    "iam:GetAccessKeyLastUsed",
    "iam:GetAccountAuthorizationDetails",
    "iam:GetAccountPasswordPolicy",
    "iam:GetAccountSummary",
    "iam:GetCredentialReport",
    "iam:GetLoginProfile",
    "iam:GetOpenIDConnectProvider",
    "iam:GetServiceLastAccessedDetails",
    "iam:ListAccessKeys",
    "iam:ListAccountAliases",
    "iam:ListMFADevices",
    "iam:ListOpenIDConnectProviders",
    "iam:ListSAMLProviders",
    "iam:ListSSHPublicKeys",
    "iam:ListServerCertificates",
    "iam:ListServiceSpecificCredentials",
    "iam:ListSigningCertificates",
    "iam:ListVirtualMFADevices",
    # end
  ]
  organization_actions = [
    # actions of the organization, from the calls that the collector declares
    "iam:ListOrganizationsFeatures",
    "identitystore:ListGroupMemberships",
    "identitystore:ListGroups",
    "identitystore:ListUsers",
    "organizations:DescribeOrganization",
    "organizations:DescribePolicy",
    "organizations:ListAccounts",
    "organizations:ListDelegatedAdministrators",
    "organizations:ListParents",
    "organizations:ListPolicies",
    "organizations:ListRoots",
    "organizations:ListTargetsForPolicy",
    "sso:DescribePermissionSet",
    "sso:GetInlinePolicyForPermissionSet",
    "sso:GetPermissionsBoundaryForPermissionSet",
    "sso:ListAccountAssignments",
    "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
    "sso:ListInstances",
    "sso:ListManagedPoliciesInPermissionSet",
    "sso:ListPermissionSets",
    # end
  ]
}

resource "aws_iam_role" "collector" {
  name                 = var.role_name
  description          = "Muster reads the IAM state of the account"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.collector_principal_arn }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
    }]
  })
}

resource "aws_iam_role_policy" "read_account" {
  name = "ReadAccount"
  role = aws_iam_role.collector.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "ReadAccount"
      Effect   = "Allow"
      Resource = "*"
      Action   = local.account_actions
    }]
  })
}

resource "aws_iam_role_policy" "read_organization" {
  count = var.read_organization ? 1 : 0
  name  = "ReadOrganization"
  role  = aws_iam_role.collector.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadOrganization"
        Effect   = "Allow"
        Resource = "*"
        Action   = local.organization_actions
      },
      {
        Sid      = "EnterAccounts"
        Effect   = "Allow"
        Resource = "arn:${data.aws_partition.current.partition}:iam::*:role/${var.role_name}"
        Action   = "sts:AssumeRole"
      },
    ]
  })
}
