package dev.muster.collector.loopback;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An account made to measure. Of the users a third have a virtual MFA device, a third one that is not, and a third none.
 *
 * @param id of the account
 */
public record SyntheticMember(String id, Size size) {

    /** How much there is of what. */
    public record Size(int users, int roles, int policies) {}

    private static final int GROUPS = 4;

    private static final String HEADER = "user,arn,user_creation_time,password_enabled,password_last_used,"
            + "password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,"
            + "access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
            + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,"
            + "access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated\n";

    /** Writes the account into the state. */
    public void write(ServedState state) {
        file(state, "get-account-authorization-details.json", details());
        file(state, "get-credential-report.json", report());
        file(state, "get-account-summary.json", """
                {"SummaryMap":{"Users":%d,"Groups":%d,"Roles":%d,"Policies":%d,"AccountMFAEnabled":1,
                 "AccountAccessKeysPresent":0,"AccountSigningCertificatesPresent":0,"AccountPasswordPresent":1}}
                """.formatted(size.users(), GROUPS, size.roles(), size.policies()));
        file(state, "get-account-password-policy.json", """
                {"PasswordPolicy":{"MinimumPasswordLength":14,"RequireSymbols":true,"RequireNumbers":true,
                 "RequireUppercaseCharacters":true,"RequireLowercaseCharacters":true,"AllowUsersToChangePassword":true,
                 "ExpirePasswords":false,"PasswordReusePrevention":24}}
                """);
        file(state, "list-account-aliases.json", "{\"AccountAliases\":[\"alias-" + id + "\"]}");
        file(
                state,
                "list-virtual-mfa-devices.json",
                "{\"VirtualMFADevices\":["
                        + IntStream.range(0, size.users())
                                .filter(user -> user % 3 == 0)
                                .mapToObj(user -> """
                                        {"SerialNumber":"%1$s","EnableDate":"2025-02-01T10:00:00Z",
                                         "User":{"Path":"/","UserName":"%2$s","UserId":"%3$s","Arn":"%4$s",
                                         "CreateDate":"2025-01-01T09:00:00Z"}}
                                        """.formatted(
                                                arn("mfa/" + user(user)),
                                                user(user),
                                                uniqueId("AIDA", user),
                                                arn("user/" + user(user))))
                                .collect(Collectors.joining(","))
                        + "]}");
        IntStream.range(0, size.users())
                .filter(user -> user % 3 == 1)
                .forEach(user ->
                        file(state, "list-mfa-devices/" + user(user) + ".json", """
                        {"MFADevices":[{"UserName":"%s","SerialNumber":"GAHT%08d","EnableDate":"2025-02-01T10:00:00Z"}]}
                        """.formatted(user(user), user)));
        file(state, "list-server-certificates.json", "{\"ServerCertificateMetadataList\":[]}");
        file(state, "list-saml-providers.json", """
                {"SAMLProviderList":[{"Arn":"%s","ValidUntil":"2099-01-01T00:00:00Z","CreateDate":"2025-01-01T00:00:00Z"}]}
                """.formatted(arn("saml-provider/corporate")));
        file(
                state,
                "list-open-id-connect-providers.json",
                "{\"OpenIDConnectProviderList\":[{\"Arn\":\"" + arn("oidc-provider/token.example.com") + "\"}]}");
        file(state, "get-open-id-connect-provider/token.example.com.json", """
                {"Url":"token.example.com","ClientIDList":["sts.amazonaws.com"],
                 "ThumbprintList":["0000000000000000000000000000000000000000"],"CreateDate":"2025-01-01T00:00:00Z"}
                """);
        file(state, "list-service-specific-credentials.json", """
                {"ServiceSpecificCredentials":[{"UserName":"user-0","Status":"Active","ServiceUserName":"user-0-at-%1$s",
                 "CreateDate":"2025-03-01T00:00:00Z","ServiceSpecificCredentialId":"ACCAEXAMPLE000000001",
                 "ServiceName":"codecommit.amazonaws.com"}]}
                """.formatted(id));
        file(state, "account/list-regions.json", """
                {"Regions":[{"RegionName":"us-east-1","RegionOptStatus":"ENABLED_BY_DEFAULT"},
                 {"RegionName":"eu-central-1","RegionOptStatus":"ENABLED_BY_DEFAULT"}]}
                """);
        for (String region : new String[] {"us-east-1", "eu-central-1"}) {
            file(state, "accessanalyzer/list-analyzers/" + region + ".json", """
                    {"analyzers":[{"arn":"arn:aws:access-analyzer:%1$s:%2$s:analyzer/account","name":"account",
                     "type":"ACCOUNT","createdAt":"2025-01-01T00:00:00Z","status":"ACTIVE"}]}
                    """.formatted(region, id));
        }
        file(state, "account/get-alternate-contact/SECURITY.json", """
                {"AlternateContact":{"AlternateContactType":"SECURITY","Name":"Security","Title":"Team",
                 "EmailAddress":"security@example.com","PhoneNumber":"+1 555 0100"}}
                """);
    }

    private void file(ServedState state, String name, String content) {
        state.put(id + "/" + name, content);
    }

    private String details() {
        String users = each(size.users(), user ->
                """
                {"Path":"/","UserName":"%1$s","UserId":"%2$s","Arn":"%3$s","CreateDate":"2025-01-01T09:00:00Z",
                 "GroupList":["group-%4$d"],"AttachedManagedPolicies":[],"Tags":[{"Key":"owner","Value":"a & b <%1$s>"}]}
                """.formatted(user(user), uniqueId("AIDA", user), arn("user/" + user(user)), user % GROUPS));
        String groups = each(GROUPS, group -> """
                {"Path":"/","GroupName":"group-%1$d","GroupId":"%2$s","Arn":"%3$s","CreateDate":"2025-01-01T09:00:00Z",
                 "GroupPolicyList":[],"AttachedManagedPolicies":[{"PolicyName":"customer-%1$d","PolicyArn":"%4$s"}]}
                """.formatted(
                        group, uniqueId("AGPA", group), arn("group/group-" + group), arn("policy/customer-" + group)));
        String roles = each(size.roles(), role ->
                """
                {"Path":"/","RoleName":"role-%1$d","RoleId":"%2$s","Arn":"%3$s","CreateDate":"2025-01-01T09:00:00Z",
                 "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                   "Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]},
                 "InstanceProfileList":[],"RolePolicyList":[{"PolicyName":"inline","PolicyDocument":%4$s}],
                 "AttachedManagedPolicies":[{"PolicyName":"ReadOnlyAccess",
                   "PolicyArn":"arn:aws:iam::aws:policy/ReadOnlyAccess"}],
                 "Tags":[],"RoleLastUsed":{"LastUsedDate":"2026-10-01T08:00:00Z","Region":"us-east-1"}}
                """.formatted(role, uniqueId("AROA", role), arn("role/role-" + role), document("inline-" + role)));
        String policies = each(size.policies(), policy -> """
                {"PolicyName":"customer-%1$d","PolicyId":"%2$s","Arn":"%3$s","Path":"/","DefaultVersionId":"v1",
                 "AttachmentCount":%4$d,"PermissionsBoundaryUsageCount":0,"IsAttachable":true,
                 "CreateDate":"2025-01-01T09:00:00Z","UpdateDate":"2025-01-01T09:00:00Z",
                 "PolicyVersionList":[{"Document":%5$s,"VersionId":"v1","IsDefaultVersion":true,
                   "CreateDate":"2025-01-01T09:00:00Z"}]}
                """.formatted(
                        policy,
                        uniqueId("ANPA", policy),
                        arn("policy/customer-" + policy),
                        policy < GROUPS ? 1 : 0,
                        document("customer-" + policy)));
        return "{\"UserDetailList\":[" + users + "],\"GroupDetailList\":[" + groups + "],\"RoleDetailList\":[" + roles
                + "],\"Policies\":[" + policies + (size.policies() == 0 ? "" : ",") + """
                {"PolicyName":"ReadOnlyAccess","PolicyId":"ANPAAWS0000000000001",
                 "Arn":"arn:aws:iam::aws:policy/ReadOnlyAccess","Path":"/","DefaultVersionId":"v1","AttachmentCount":%d,
                 "PermissionsBoundaryUsageCount":0,"IsAttachable":true,"CreateDate":"2015-01-01T09:00:00Z",
                 "UpdateDate":"2015-01-01T09:00:00Z","PolicyVersionList":[{"Document":{"Version":"2012-10-17",
                   "Statement":[{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"}]},"VersionId":"v1",
                   "IsDefaultVersion":true,"CreateDate":"2015-01-01T09:00:00Z"}]}]}
                """.formatted(size.roles());
    }

    private String document(String name) {
        return """
                {"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow",
                 "Action":["s3:GetObject","s3:ListBucket"],"Resource":"arn:aws:s3:::%s-%s/*"}]}""".formatted(name, id);
    }

    private String report() {
        StringBuilder csv = new StringBuilder(HEADER);
        csv.append("<root_account>,").append(arn("root")).append(",2025-01-01T09:00:00+00:00,not_supported,");
        csv.append("no_information,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,");
        csv.append("false,N/A,false,N/A\n");
        for (int user = 0; user < size.users(); user++) {
            csv.append(user(user)).append(',').append(arn("user/" + user(user)));
            csv.append(",2025-01-01T09:00:00+00:00,true,2026-10-01T08:00:00+00:00,2026-09-01T08:00:00+00:00,N/A,");
            csv.append(user % 3 < 2).append(",true,2026-09-01T08:00:00+00:00,2026-10-01T08:00:00+00:00,us-east-1,s3,");
            csv.append("false,N/A,N/A,N/A,N/A,false,N/A,false,N/A\n");
        }
        String content = Base64.getEncoder().encodeToString(csv.toString().getBytes(StandardCharsets.UTF_8));
        return "{\"Content\":\"" + content + "\",\"GeneratedTime\":\"2026-11-01T10:00:00Z\"}";
    }

    private static String each(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(","));
    }

    private static String user(int number) {
        return "user-" + number;
    }

    private String arn(String resource) {
        return "arn:aws:iam::" + id + ":" + resource;
    }

    private String uniqueId(String prefix, int number) {
        return prefix + "%s%05d".formatted(id.substring(1), number);
    }
}
