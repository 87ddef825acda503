package dev.muster.iam.snapshot;

import static dev.muster.iam.snapshot.SectionKindBuilder.named;

import dev.muster.iam.account.AlternateContact;
import dev.muster.iam.account.Analyzer;
import dev.muster.iam.account.Region;
import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.credential.AccessKey;
import dev.muster.iam.credential.AccessKeyLastUsed;
import dev.muster.iam.credential.AccountSummary;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.LoginProfile;
import dev.muster.iam.credential.MfaDevice;
import dev.muster.iam.credential.PasswordPolicy;
import dev.muster.iam.credential.ServerCertificate;
import dev.muster.iam.credential.ServiceSpecificCredential;
import dev.muster.iam.credential.SigningCertificate;
import dev.muster.iam.credential.SshPublicKey;
import dev.muster.iam.credential.VirtualMfaDevice;
import dev.muster.iam.federation.OidcProvider;
import dev.muster.iam.federation.SamlProvider;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.organization.AccountAssignment;
import dev.muster.iam.organization.CustomerPolicyReference;
import dev.muster.iam.organization.DelegatedAdministrator;
import dev.muster.iam.organization.GroupMembership;
import dev.muster.iam.organization.IdentityCenterGroup;
import dev.muster.iam.organization.IdentityCenterInstance;
import dev.muster.iam.organization.IdentityCenterUser;
import dev.muster.iam.organization.ManagedPolicyReference;
import dev.muster.iam.organization.Organization;
import dev.muster.iam.organization.OrganizationAccount;
import dev.muster.iam.organization.OrganizationFeatures;
import dev.muster.iam.organization.OrganizationPolicy;
import dev.muster.iam.organization.OrganizationRoot;
import dev.muster.iam.organization.Parent;
import dev.muster.iam.organization.PermissionSet;
import dev.muster.iam.organization.PermissionSetBoundary;
import dev.muster.iam.organization.PermissionSetInlinePolicy;
import dev.muster.iam.organization.PolicySummary;
import dev.muster.iam.organization.PolicyTarget;
import dev.muster.iam.usage.CloudTrailLog;
import dev.muster.iam.usage.LastAccessed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The register of all kinds of sections, by their bundle names. */
public final class SectionKinds {

    private static final String IDENTITY_CENTER = "organization/identity-center/*/";

    /** The last parts of an instance's and of a permission set's ARN. */
    private static final String PER_PERMISSION_SET = "[^/]+/[^/]+";

    private static final List<SectionKind<?>> ALL = new ArrayList<>();

    public static final SectionKind<AuthorizationDetails> AUTHORIZATION_DETAILS =
            register(named("get-account-authorization-details")
                    .core()
                    .form(AuthorizationDetailsForm::new, AuthorizationDetails::json, AuthorizationDetails::json)
                    .withDocuments(details -> details.entities().flatMap(Entity::documents)));

    /** The report as rows; a bundle has it as base64 or CSV, which the collector turns into this. */
    public static final SectionKind<CredentialReport> CREDENTIAL_REPORT = register(named("get-credential-report")
            .core()
            .whole(SectionKinds::credentialReport, CredentialReport::json, CredentialReport::stateJson));

    public static final SectionKind<AccountSummary> ACCOUNT_SUMMARY =
            register(named("get-account-summary").core().whole(AccountSummary::read, AccountSummary::json));

    public static final SectionKind<PasswordPolicy> PASSWORD_POLICY = register(named("get-account-password-policy")
            .core()
            .absentOn("NoSuchEntity")
            .whole(PasswordPolicy::read, PasswordPolicy::json));

    public static final SectionKind<List<String>> ACCOUNT_ALIASES =
            register(named("list-account-aliases").texts("AccountAliases"));

    public static final SectionKind<List<VirtualMfaDevice>> VIRTUAL_MFA_DEVICES =
            register(named("list-virtual-mfa-devices")
                    .list("VirtualMFADevices", VirtualMfaDevice::read, VirtualMfaDevice::json));

    public static final SectionKind<List<MfaDevice>> MFA_DEVICES =
            register(named("list-mfa-devices").perName().list("MFADevices", MfaDevice::read, MfaDevice::json));

    public static final SectionKind<List<AccessKey>> ACCESS_KEYS =
            register(named("list-access-keys").perName().list("AccessKeyMetadata", AccessKey::read, AccessKey::json));

    public static final SectionKind<AccessKeyLastUsed> ACCESS_KEY_LAST_USED = register(
            named("get-access-key-last-used").perName().whole(AccessKeyLastUsed::read, AccessKeyLastUsed::json));

    public static final SectionKind<LoginProfile> LOGIN_PROFILE = register(named("get-login-profile")
            .perName()
            .absentOn("NoSuchEntity")
            .whole(LoginProfile::read, LoginProfile::json));

    public static final SectionKind<List<ServerCertificate>> SERVER_CERTIFICATES =
            register(named("list-server-certificates")
                    .list(
                            "ServerCertificateMetadataList",
                            owned(ServerCertificate::read, ServerCertificate::arn),
                            ServerCertificate::json));

    public static final SectionKind<List<ServiceSpecificCredential>> SERVICE_SPECIFIC_CREDENTIALS =
            register(serviceSpecificCredentials(
                    named("list-service-specific-credentials").perName()));

    /** Of all users in one answer. */
    public static final SectionKind<List<ServiceSpecificCredential>> ALL_SERVICE_SPECIFIC_CREDENTIALS =
            register(serviceSpecificCredentials(named("list-service-specific-credentials")));

    public static final SectionKind<List<SshPublicKey>> SSH_PUBLIC_KEYS = register(
            named("list-ssh-public-keys").perName().list("SSHPublicKeys", SshPublicKey::read, SshPublicKey::json));

    public static final SectionKind<List<SigningCertificate>> SIGNING_CERTIFICATES =
            register(named("list-signing-certificates")
                    .perName()
                    .list("Certificates", SigningCertificate::read, SigningCertificate::json));

    public static final SectionKind<List<SamlProvider>> SAML_PROVIDERS = register(named("list-saml-providers")
            .list("SAMLProviderList", owned(SamlProvider::read, SamlProvider::arn), SamlProvider::json));

    /** ARNs of the providers. */
    public static final SectionKind<List<String>> OIDC_PROVIDERS = register(named("list-open-id-connect-providers")
            .list(
                    "OpenIDConnectProviderList",
                    owned(fields -> fields.text("Arn"), arn -> arn),
                    arn -> new JsonObject(Map.of("Arn", new JsonString(arn)))));

    /** By URL without scheme, whatever the file is called. */
    public static final SectionKind<OidcProvider> OIDC_PROVIDER =
            register(named("get-open-id-connect-provider").per(".+").whole(OidcProvider::read, OidcProvider::json));

    public static final SectionKind<LastAccessed> LAST_ACCESSED = register(named("get-service-last-accessed-details")
            .per("(?:user|role|group|policy/customer|policy/aws)/[^/]+")
            .whole(LastAccessed::read, LastAccessed::json, LastAccessed::stateJson));

    public static final SectionKind<List<Region>> REGIONS =
            register(named("account/list-regions").list("Regions", Region::read, Region::json));

    public static final SectionKind<List<Analyzer>> ANALYZERS = register(named("accessanalyzer/list-analyzers")
            .perName()
            .list("analyzers", owned(Analyzer::read, Analyzer::arn), Analyzer::json));

    public static final SectionKind<AlternateContact> ALTERNATE_CONTACT =
            register(named("account/get-alternate-contact")
                    .per("SECURITY|BILLING|OPERATIONS")
                    .absentOn("ResourceNotFoundException")
                    .whole(AlternateContact::read, AlternateContact::json));

    public static final SectionKind<CloudTrailLog> CLOUD_TRAIL = register(named("cloudtrail")
            .per(".+")
            .form(CloudTrailForm::new, (log, documents) -> log.json(), (log, documents) -> log.json()));

    public static final SectionKind<Organization> ORGANIZATION =
            register(named("organization/describe-organization").whole(Organization::read, Organization::json));

    public static final SectionKind<List<OrganizationAccount>> ORGANIZATION_ACCOUNTS = register(
            named("organization/list-accounts").list("Accounts", OrganizationAccount::read, OrganizationAccount::json));

    public static final SectionKind<List<OrganizationRoot>> ORGANIZATION_ROOTS =
            register(named("organization/list-roots").list("Roots", OrganizationRoot::read, OrganizationRoot::json));

    public static final SectionKind<List<Parent>> PARENTS =
            register(named("organization/list-parents").perName().list("Parents", Parent::read, Parent::json));

    public static final SectionKind<List<PolicySummary>> ORGANIZATION_POLICIES = register(
            named("organization/list-policies").perName().list("Policies", PolicySummary::read, PolicySummary::json));

    public static final SectionKind<OrganizationPolicy> ORGANIZATION_POLICY =
            register(named("organization/describe-policy")
                    .perName()
                    .<OrganizationPolicy>form(
                            () -> new SectionForms.Whole<>(OrganizationPolicy::read),
                            OrganizationPolicy::json,
                            OrganizationPolicy::json)
                    .withDocuments(policy -> Stream.of(policy.content()).filter(Objects::nonNull)));

    public static final SectionKind<List<PolicyTarget>> POLICY_TARGETS =
            register(named("organization/list-targets-for-policy")
                    .perName()
                    .list("Targets", PolicyTarget::read, PolicyTarget::json));

    public static final SectionKind<OrganizationFeatures> ORGANIZATION_FEATURES =
            register(named("organization/list-organizations-features")
                    .whole(OrganizationFeatures::read, OrganizationFeatures::json));

    public static final SectionKind<List<DelegatedAdministrator>> DELEGATED_ADMINISTRATORS =
            register(named("organization/list-delegated-administrators")
                    .list("DelegatedAdministrators", DelegatedAdministrator::read, DelegatedAdministrator::json));

    public static final SectionKind<List<IdentityCenterInstance>> IDENTITY_CENTER_INSTANCES =
            register(named("organization/identity-center/list-instances")
                    .list("Instances", IdentityCenterInstance::read, IdentityCenterInstance::json));

    /** ARNs of the permission sets. */
    public static final SectionKind<List<String>> PERMISSION_SETS =
            register(named(IDENTITY_CENTER + "list-permission-sets").perName().texts("PermissionSets"));

    public static final SectionKind<PermissionSet> PERMISSION_SET =
            register(named(IDENTITY_CENTER + "describe-permission-set")
                    .per(PER_PERMISSION_SET)
                    .whole(PermissionSet::read, PermissionSet::json));

    public static final SectionKind<List<ManagedPolicyReference>> PERMISSION_SET_MANAGED_POLICIES =
            register(named(IDENTITY_CENTER + "list-managed-policies-in-permission-set")
                    .per(PER_PERMISSION_SET)
                    .list("AttachedManagedPolicies", ManagedPolicyReference::read, ManagedPolicyReference::json));

    public static final SectionKind<List<CustomerPolicyReference>> PERMISSION_SET_CUSTOMER_POLICIES = register(named(
                    IDENTITY_CENTER + "list-customer-managed-policy-references-in-permission-set")
            .per(PER_PERMISSION_SET)
            .list("CustomerManagedPolicyReferences", CustomerPolicyReference::read, CustomerPolicyReference::json));

    public static final SectionKind<PermissionSetInlinePolicy> PERMISSION_SET_INLINE_POLICY =
            register(named(IDENTITY_CENTER + "get-inline-policy-for-permission-set")
                    .per(PER_PERMISSION_SET)
                    .<PermissionSetInlinePolicy>form(
                            () -> new SectionForms.Whole<>(PermissionSetInlinePolicy::read),
                            PermissionSetInlinePolicy::json,
                            PermissionSetInlinePolicy::json)
                    .withDocuments(policy -> Stream.of(policy.document()).filter(Objects::nonNull)));

    public static final SectionKind<PermissionSetBoundary> PERMISSION_SET_BOUNDARY =
            register(named(IDENTITY_CENTER + "get-permissions-boundary-for-permission-set")
                    .per(PER_PERMISSION_SET)
                    .whole(PermissionSetBoundary::read, PermissionSetBoundary::json));

    public static final SectionKind<List<AccountAssignment>> ACCOUNT_ASSIGNMENTS =
            register(named(IDENTITY_CENTER + "list-account-assignments")
                    .per("[^/]+/[0-9]{12}/[^/]+")
                    .list("AccountAssignments", AccountAssignment::read, AccountAssignment::json));

    public static final SectionKind<List<IdentityCenterUser>> IDENTITY_CENTER_USERS =
            register(named(IDENTITY_CENTER + "list-users")
                    .perName()
                    .list("Users", IdentityCenterUser::read, IdentityCenterUser::json));

    public static final SectionKind<List<IdentityCenterGroup>> IDENTITY_CENTER_GROUPS =
            register(named(IDENTITY_CENTER + "list-groups")
                    .perName()
                    .list("Groups", IdentityCenterGroup::read, IdentityCenterGroup::json));

    /** By instance and group, `INSTANCE/GROUPID`. */
    public static final SectionKind<List<GroupMembership>> GROUP_MEMBERSHIPS =
            register(named(IDENTITY_CENTER + "list-group-memberships")
                    .per("[^/]+/[^/]+")
                    .list("GroupMemberships", GroupMembership::read, GroupMembership::json));

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

    private static SectionKind<List<ServiceSpecificCredential>> serviceSpecificCredentials(SectionKindBuilder kind) {
        return kind.list(
                "ServiceSpecificCredentials", ServiceSpecificCredential::read, ServiceSpecificCredential::json);
    }

    private static CredentialReport credentialReport(AnswerFields fields) {
        CredentialReport report = CredentialReport.read(fields);
        report.rows().forEach(row -> fields.log().owned(row.arn()));
        return report;
    }

    /** Reads an element whose ARN must be the account's. */
    private static <E> Function<AnswerFields, E> owned(Function<AnswerFields, E> read, Function<E, String> arn) {
        return fields -> {
            E element = read.apply(fields);
            fields.log().owned(arn.apply(element));
            return element;
        };
    }
}
