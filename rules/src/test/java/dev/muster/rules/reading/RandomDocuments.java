package dev.muster.rules.reading;

import static dev.muster.rules.SnapshotBuilder.allow;
import static dev.muster.rules.SnapshotBuilder.deny;
import static dev.muster.rules.SnapshotBuilder.document;

import java.util.List;

/** Policies in every form that the controls part, `PARTITION` standing for the partition. */
final class RandomDocuments {

    static final String AWS_PREFIX = "arn:PARTITION:iam::aws:policy/";
    static final String OWN_PREFIX = "arn:PARTITION:iam::111122223333:policy/";

    /** Policies that principals name: AWS's, with and without a document in the details, and the customer's. */
    static final List<String> POLICY_NAMES = List.of(
            AWS_PREFIX + "AdministratorAccess",
            AWS_PREFIX + "ReadOnlyAccess",
            AWS_PREFIX + "job-function/Untold",
            AWS_PREFIX + "AWSSupportAccess",
            AWS_PREFIX + "SecurityAudit",
            OWN_PREFIX + "p0",
            OWN_PREFIX + "p1",
            OWN_PREFIX + "p2",
            OWN_PREFIX + "AdministratorAccess",
            OWN_PREFIX + "gone");

    static final String MALFORMED = "'{broken'";

    private static final String ONE_ADDRESS = "'Condition':{'NotIpAddress':{'aws:SourceIp':'203.0.113.7/32'}}";

    static final List<String> DOCUMENTS = List.of(
            document(allow("*", "*")),
            document(allow("*:*", "*")),
            document(allow("**", "*")),
            document("{'Effect':'Allow','Action':['s3:*','*'],'Resource':['arn:aws:s3:::b','*']}"),
            document(allow("*", "arn:PARTITION:*")),
            document(allow("*", "arn:*:*:*")),
            document(allow("*", "arn:PARTITION:s3:::*")),
            document(allow("*", "arn:other:*")),
            document(allow("s3:*", "*")),
            document(allow("iam:*", "*")),
            document(allow("IAM:*", "*")),
            document(allow("?*", "*")),
            document(allow("*", "?*")),
            document(allow("*", "**")),
            document(
                    "{'Effect':'Allow','Action':'*','Resource':'arn:?','Condition':{'Bool':{'aws:SecureTransport':'true'}}}"),
            document("{'Effect':'Deny','NotAction':'iam:*','Resource':'*'}"),
            document(deny("*", "arn:PARTITION:*")),
            document(
                    "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}"),
            document("{'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::b'}"),
            document("{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}"),
            document("{'Effect':'Allow','NotAction':['IAM:*','organizations:*'],'Resource':'*'}"),
            document("{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}", allow("iam:*", "*")),
            document("{'Effect':'Allow','NotAction':'cloudtrail:*','Resource':'*'}"),
            document("{'Effect':'Allow','NotAction':'*','Resource':'*'}"),
            document("{'Effect':'Allow','NotAction':'cloudtrail:*','NotResource':'arn:aws:s3:::b'}"),
            document("{'Effect':'Allow','NotAction':'cloudtrail:*','Resource':'arn:aws:s3:::b'}"),
            document(allow("*", "*"), deny("*", "*")),
            document(deny("*", "*")),
            document(deny("s3:DeleteBucket", "*")),
            document(allow("*", "*"), deny("s3:DeleteBucket", "*")),
            document("{'Effect':'Deny','Action':'*','Resource':'*'," + ONE_ADDRESS + "}"),
            document(
                    allow("s3:Get*", "*"),
                    "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'NotIpAddress':{'aws:SourceIp':['203.0.113.0/24','8.8.8.8/32']}}}"),
            document(
                    "{'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}}"),
            document(allow("s3:GetObject", "*")),
            MALFORMED);

    /** One that grants everything, one that grants little, one that denies everything, one that denies little. */
    static final List<String> TELLING = List.of(
            document(allow("*", "*")),
            document(allow("s3:GetObject", "*")),
            document(deny("*", "*")),
            document(deny("s3:DeleteBucket", "*")));

    static final List<String> TRUSTS = List.of(
            trust("'Principal':'*'", "sts:AssumeRole", ""),
            trust("'Principal':{'AWS':'*'}", "sts:AssumeRole", ""),
            trust("'Principal':{'AWS':['arn:aws:iam::999988887777:root','*']}", "sts:*", ""),
            trust("'Principal':{'AWS':'*'}", "sts:TagSession", ""),
            trust("'Principal':{'AWS':'*'}", "*", ""),
            trust("'Principal':{'AWS':'*'}", "STS:assume*", ""),
            trust("'NotPrincipal':{'AWS':'arn:aws:iam::999988887777:root'}", "sts:AssumeRole", ""),
            trust("'Principal':{'AWS':'arn:aws:iam::999988887777:root'}", "sts:AssumeRole", ""),
            trust("'Principal':{'AWS':'arn:aws:iam::*:root'}", "sts:AssumeRole", ""),
            trust("'Principal':{'Service':'ec2.amazonaws.com'}", "sts:AssumeRole", ""),
            trust(
                    "'Principal':{'Federated':'arn:aws:iam::111122223333:saml-provider/x'}",
                    "sts:AssumeRoleWithSAML",
                    ""),
            trust("'Principal':'*'", "sts:AssumeRole", "'StringEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}"),
            trust("'Principal':'*'", "sts:AssumeRole", "'StringLike':{'aws:PrincipalOrgID':'o-*'}"),
            trust("'Principal':'*'", "sts:AssumeRole", "'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-abcdefghij'}"),
            trust("'Principal':'*'", "sts:AssumeRole", "'StringNotEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}"),
            trust(
                    "'Principal':'*'",
                    "sts:AssumeRole",
                    "'StringEquals':{'aws:PrincipalAccount':['999988887777','999988887778']}"),
            trust(
                    "'Principal':'*'",
                    "sts:AssumeRole",
                    "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::999988887777:role/*'}"),
            trust("'Principal':'*'", "sts:AssumeRole", "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/ci'}"),
            trust(
                    "'Principal':'*'",
                    "sts:AssumeRole",
                    "'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-abcdefghij/r-ab12/*'}"),
            trust(
                    "'Principal':'*'",
                    "sts:AssumeRole",
                    "'ForAllValues:StringLike':{'aws:PrincipalOrgPaths':'o-abcdefghij/r-ab12/*'}"),
            trust("'Principal':'*'", "sts:AssumeRole", "'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}"),
            trust("'Principal':'*'", "sts:AssumeRole", "'StringEquals':{'sts:ExternalId':'secret'}"),
            trust(
                    "'Principal':'*'",
                    "sts:AssumeRole",
                    "'StringEquals':{'sts:ExternalId':'secret','aws:PrincipalAccount':'999988887777'}"),
            trust(
                    "'Principal':'*'",
                    "sts:AssumeRole",
                    "'Bool':{'aws:MultiFactorAuthPresent':'true'},'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}"),
            document(
                    statement("Allow", "'Principal':'*'", "sts:AssumeRole", ""),
                    statement("Deny", "'Principal':'*'", "sts:AssumeRole", "")),
            document(
                    statement("Allow", "'Principal':'*'", "sts:AssumeRole", ""),
                    statement("Deny", "'Principal':{'AWS':'*'}", "sts:*", "")),
            document(
                    statement("Allow", "'Principal':'*'", "sts:AssumeRole", ""),
                    statement(
                            "Deny",
                            "'Principal':'*'",
                            "sts:AssumeRole",
                            "'StringNotEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}")),
            document(
                    statement("Allow", "'Principal':'*'", "sts:AssumeRole", ""),
                    statement("Deny", "'Principal':{'AWS':'arn:aws:iam::999988887777:root'}", "sts:AssumeRole", "")),
            document(
                    statement("Allow", "'Principal':'*'", "sts:AssumeRole", ""),
                    statement(
                            "Allow",
                            "'Principal':'*'",
                            "sts:AssumeRole",
                            "'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}")),
            MALFORMED);

    private RandomDocuments() {}

    private static String trust(String principal, String action, String condition) {
        return document(statement("Allow", principal, action, condition));
    }

    private static String statement(String effect, String principal, String action, String condition) {
        return "{'Effect':'" + effect + "'," + principal + ",'Action':'" + action + "'"
                + (condition.isEmpty() ? "" : ",'Condition':{" + condition + "}") + "}";
    }
}
