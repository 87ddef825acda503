package dev.muster.iam.snapshot;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.credential.AccessKey;
import dev.muster.iam.credential.AccessKeyLastUsed;
import dev.muster.iam.credential.AccountSummary;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import dev.muster.iam.credential.LoginProfile;
import dev.muster.iam.credential.MfaDevice;
import dev.muster.iam.credential.PasswordPolicy;
import dev.muster.iam.credential.ServerCertificate;
import dev.muster.iam.credential.VirtualMfaDevice;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.organization.AccountAssignment;
import dev.muster.iam.organization.DelegatedAdministrator;
import dev.muster.iam.organization.IdentityCenterInstance;
import dev.muster.iam.organization.Organization;
import dev.muster.iam.organization.OrganizationAccount;
import dev.muster.iam.organization.OrganizationPolicy;
import dev.muster.iam.organization.OrganizationRoot;
import dev.muster.iam.organization.Parent;
import dev.muster.iam.organization.PermissionSet;
import dev.muster.iam.organization.PolicySummary;
import dev.muster.iam.organization.PolicyTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The register of all kinds of sections, by their bundle names. */
public final class SectionKinds {

    private static final List<SectionKind<?>> ALL = new ArrayList<>();

    public static final SectionKind<AuthorizationDetails> AUTHORIZATION_DETAILS = register(new SectionKind<>(
            "get-account-authorization-details",
            false,
            true,
            Set.of(),
            AuthorizationDetailsForm::new,
            AuthorizationDetails::json,
            AuthorizationDetails::json,
            details -> details.entities().flatMap(Entity::documents)));

    /** The report as rows; a bundle has it as base64 or CSV, which the collector turns into this. */
    public static final SectionKind<CredentialReport> CREDENTIAL_REPORT = register(new SectionKind<>(
            "get-credential-report",
            false,
            true,
            Set.of(),
            () -> new SectionForms.Whole<>("report", (fields, answer) -> {
                CredentialReport report = CredentialReport.read(fields);
                report.rows().stream().map(CredentialReportRow::arn).forEach(fields.log()::owned);
                return report;
            }),
            (report, documents) -> report.json(),
            (report, documents) -> report.stateJson(),
            report -> Stream.empty()));

    public static final SectionKind<AccountSummary> ACCOUNT_SUMMARY =
            whole("get-account-summary", false, true, Set.of(), AccountSummary::read, AccountSummary::json);

    public static final SectionKind<PasswordPolicy> PASSWORD_POLICY = whole(
            "get-account-password-policy",
            false,
            true,
            Set.of("NoSuchEntity"),
            PasswordPolicy::read,
            PasswordPolicy::json);

    public static final SectionKind<List<String>> ACCOUNT_ALIASES = whole(
            "list-account-aliases",
            false,
            false,
            Set.of(),
            fields -> fields.texts("AccountAliases").stream().sorted().toList(),
            aliases -> new JsonObject(Map.of("AccountAliases", JsonArray.ofSet(aliases))));

    public static final SectionKind<List<VirtualMfaDevice>> VIRTUAL_MFA_DEVICES = list(
            "list-virtual-mfa-devices",
            false,
            "VirtualMFADevices",
            (fields, log) -> {
                VirtualMfaDevice device = VirtualMfaDevice.read(fields);
                if (device.userArn() != null) {
                    log.owned(device.userArn());
                }
                return device;
            },
            VirtualMfaDevice::json);

    public static final SectionKind<List<MfaDevice>> MFA_DEVICES =
            list("list-mfa-devices", true, "MFADevices", MfaDevice::read, MfaDevice::json);

    public static final SectionKind<List<AccessKey>> ACCESS_KEYS =
            list("list-access-keys", true, "AccessKeyMetadata", AccessKey::read, AccessKey::json);

    public static final SectionKind<AccessKeyLastUsed> ACCESS_KEY_LAST_USED =
            whole("get-access-key-last-used", true, false, Set.of(), AccessKeyLastUsed::read, AccessKeyLastUsed::json);

    public static final SectionKind<LoginProfile> LOGIN_PROFILE =
            whole("get-login-profile", true, false, Set.of("NoSuchEntity"), LoginProfile::read, LoginProfile::json);

    public static final SectionKind<List<ServerCertificate>> SERVER_CERTIFICATES = list(
            "list-server-certificates",
            false,
            "ServerCertificateMetadataList",
            (fields, log) -> {
                ServerCertificate certificate = ServerCertificate.read(fields);
                log.owned(certificate.arn());
                return certificate;
            },
            ServerCertificate::json);

    public static final SectionKind<Answer> SERVICE_SPECIFIC_CREDENTIALS =
            answer("list-service-specific-credentials", true, "ServiceSpecificCredentials");
    /** Of all users in one answer. */
    public static final SectionKind<Answer> ALL_SERVICE_SPECIFIC_CREDENTIALS =
            answer("list-service-specific-credentials", false, "ServiceSpecificCredentials");

    public static final SectionKind<Answer> SSH_PUBLIC_KEYS = answer("list-ssh-public-keys", true, "SSHPublicKeys");
    public static final SectionKind<Answer> SIGNING_CERTIFICATES =
            answer("list-signing-certificates", true, "Certificates");
    public static final SectionKind<Answer> SAML_PROVIDERS = answer("list-saml-providers", false, "SAMLProviderList");
    public static final SectionKind<Answer> OIDC_PROVIDERS =
            answer("list-open-id-connect-providers", false, "OpenIDConnectProviderList");
    public static final SectionKind<Answer> OIDC_PROVIDER = answer("get-open-id-connect-provider", true, "Url");
    public static final SectionKind<Answer> LAST_ACCESSED =
            answer("get-service-last-accessed-details", true, "ServicesLastAccessed");
    public static final SectionKind<Answer> REGIONS = answer("account/list-regions", false, "Regions");
    public static final SectionKind<Answer> ANALYZERS = answer("accessanalyzer/list-analyzers", true, "analyzers");

    public static final SectionKind<Answer> ALTERNATE_CONTACT = register(new SectionKind<>(
            "account/get-alternate-contact",
            true,
            false,
            Set.of("ResourceNotFoundException"),
            () -> wholeAnswer("AlternateContact"),
            (answer, documents) -> answer.members(),
            (answer, documents) -> answer.members(),
            answer -> Stream.empty()));

    public static final SectionKind<Organization> ORGANIZATION = whole(
            "organization/describe-organization",
            false,
            false,
            Set.of(),
            fields -> {
                AnswerFields organization = fields.required("Organization");
                organization.ignore("AvailablePolicyTypes");
                Organization read = Organization.read(organization);
                organization.rest();
                return read;
            },
            organization -> new JsonObject(Map.of("Organization", organization.json())));

    public static final SectionKind<List<OrganizationAccount>> ORGANIZATION_ACCOUNTS =
            list("organization/list-accounts", false, "Accounts", OrganizationAccount::read, OrganizationAccount::json);
    public static final SectionKind<List<OrganizationRoot>> ORGANIZATION_ROOTS =
            list("organization/list-roots", false, "Roots", OrganizationRoot::read, OrganizationRoot::json);
    public static final SectionKind<List<Parent>> PARENTS =
            list("organization/list-parents", true, "Parents", Parent::read, Parent::json);
    public static final SectionKind<List<PolicySummary>> ORGANIZATION_POLICIES =
            list("organization/list-policies", true, "Policies", PolicySummary::read, PolicySummary::json);

    public static final SectionKind<OrganizationPolicy> ORGANIZATION_POLICY = register(new SectionKind<>(
            "organization/describe-policy",
            true,
            false,
            Set.of(),
            () -> new SectionForms.Whole<>("answer", (fields, answer) -> OrganizationPolicy.read(fields)),
            OrganizationPolicy::json,
            OrganizationPolicy::json,
            policy -> Stream.of(policy.content()).filter(Objects::nonNull)));

    public static final SectionKind<List<PolicyTarget>> POLICY_TARGETS =
            list("organization/list-targets-for-policy", true, "Targets", PolicyTarget::read, PolicyTarget::json);
    public static final SectionKind<Answer> ORGANIZATION_FEATURES =
            answer("organization/list-organizations-features", false, "OrganizationId");
    public static final SectionKind<List<DelegatedAdministrator>> DELEGATED_ADMINISTRATORS = list(
            "organization/list-delegated-administrators",
            false,
            "DelegatedAdministrators",
            DelegatedAdministrator::read,
            DelegatedAdministrator::json);

    public static final SectionKind<List<IdentityCenterInstance>> IDENTITY_CENTER_INSTANCES = list(
            "organization/identity-center/list-instances",
            false,
            "Instances",
            IdentityCenterInstance::read,
            IdentityCenterInstance::json);

    public static final SectionKind<Answer> PERMISSION_SETS =
            answer("organization/identity-center/*/list-permission-sets", true, "PermissionSets");

    public static final SectionKind<PermissionSet> PERMISSION_SET = whole(
            "organization/identity-center/*/describe-permission-set",
            true,
            false,
            Set.of(),
            fields -> {
                AnswerFields permissionSet = fields.required("PermissionSet");
                PermissionSet read = PermissionSet.read(permissionSet);
                permissionSet.rest();
                return read;
            },
            permissionSet -> new JsonObject(Map.of("PermissionSet", permissionSet.json())));

    public static final SectionKind<Answer> PERMISSION_SET_MANAGED_POLICIES = answer(
            "organization/identity-center/*/list-managed-policies-in-permission-set", true, "AttachedManagedPolicies");
    public static final SectionKind<Answer> PERMISSION_SET_CUSTOMER_POLICIES = answer(
            "organization/identity-center/*/list-customer-managed-policy-references-in-permission-set",
            true,
            "CustomerManagedPolicyReferences");
    public static final SectionKind<Answer> PERMISSION_SET_INLINE_POLICY =
            answer("organization/identity-center/*/get-inline-policy-for-permission-set", true, "InlinePolicy");
    public static final SectionKind<Answer> PERMISSION_SET_BOUNDARY = answer(
            "organization/identity-center/*/get-permissions-boundary-for-permission-set", true, "PermissionsBoundary");
    public static final SectionKind<List<AccountAssignment>> ACCOUNT_ASSIGNMENTS = list(
            "organization/identity-center/*/list-account-assignments",
            true,
            "AccountAssignments",
            AccountAssignment::read,
            AccountAssignment::json);
    public static final SectionKind<Answer> IDENTITY_CENTER_USERS =
            answer("organization/identity-center/*/list-users", true, "Users");
    public static final SectionKind<Answer> IDENTITY_CENTER_GROUPS =
            answer("organization/identity-center/*/list-groups", true, "Groups");
    public static final SectionKind<Answer> GROUP_MEMBERSHIPS =
            answer("organization/identity-center/*/list-group-memberships", true, "GroupMemberships");

    private SectionKinds() {}

    /** All kinds, in the order of their names. */
    public static List<SectionKind<?>> all() {
        return ALL.stream().sorted(Comparator.comparing(SectionKind::name)).toList();
    }

    /** The section of that name (`list-mfa-devices/ann`), empty when no kind is called so. */
    public static Optional<SectionId> find(String sectionName) {
        for (SectionKind<?> kind : ALL) {
            Optional<SectionId> id = kind.idOf(sectionName);
            if (id.isPresent()) {
                return id;
            }
        }
        return Optional.empty();
    }

    private static <T> SectionKind<T> register(SectionKind<T> kind) {
        ALL.add(kind);
        return kind;
    }

    private static <E> SectionKind<List<E>> list(
            String name,
            boolean perSubject,
            String listName,
            Function<AnswerFields, E> read,
            Function<E, JsonObject> json) {
        return list(name, perSubject, listName, (fields, log) -> read.apply(fields), json);
    }

    private static <E> SectionKind<List<E>> list(
            String name,
            boolean perSubject,
            String listName,
            BiFunction<AnswerFields, ReadLog, E> read,
            Function<E, JsonObject> json) {
        SectionKind.Writer<List<E>> writer =
                (elements, documents) -> new JsonObject(Map.of(listName, JsonArray.ofSet(elements, json)));
        return register(new SectionKind<>(
                name,
                perSubject,
                false,
                Set.of(),
                () -> new SectionForms.Listed<>(listName, read),
                writer,
                writer,
                elements -> Stream.empty()));
    }

    private static <T> SectionKind<T> whole(
            String name,
            boolean perSubject,
            boolean core,
            Set<String> absentCodes,
            Function<AnswerFields, T> read,
            Function<T, JsonObject> json) {
        return register(new SectionKind<>(
                name,
                perSubject,
                core,
                absentCodes,
                () -> new SectionForms.Whole<>("answer", (fields, answer) -> read.apply(fields)),
                (data, documents) -> json.apply(data),
                (data, documents) -> json.apply(data),
                data -> Stream.empty()));
    }

    private static SectionKind<Answer> answer(String name, boolean perSubject, String required) {
        return register(new SectionKind<>(
                name,
                perSubject,
                false,
                Set.of(),
                () -> wholeAnswer(required),
                (answer, documents) -> withRequired(answer, required),
                (answer, documents) -> answer.members(),
                answer -> Stream.empty()));
    }

    /** An answer leaves empty lists out, but to be read again it needs the one that it is about. */
    private static JsonObject withRequired(Answer answer, String required) {
        return answer.members().get(required) == null
                ? answer.members().with(new JsonObject(Map.of(required, new JsonArray(List.of()))))
                : answer.members();
    }

    private static SectionForms.Whole<Answer> wholeAnswer(String required) {
        return new SectionForms.Whole<>("answer", (fields, answer) -> {
            if (answer.get(required) == null) {
                throw new MalformedJsonException("`$." + required + "` is missing", null);
            }
            fields.ignore(answer.members().keySet().toArray(String[]::new));
            return new Answer(answer);
        });
    }
}
