package dev.muster.rules.measure;

import dev.muster.iam.administrator.Administrators;
import dev.muster.iam.control.Resource;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.control.Unread;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.PasswordPolicy;
import dev.muster.iam.credential.ServerCertificate;
import dev.muster.iam.credential.VirtualMfaDevice;
import dev.muster.iam.identity.AttachedPolicy;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.InlinePolicy;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.identity.PermissionsBoundary;
import dev.muster.iam.identity.Role;
import dev.muster.iam.identity.User;
import dev.muster.iam.reference.ServiceReference;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.fact.Age;
import dev.muster.rules.fact.Answer;
import dev.muster.rules.fact.Certificate;
import dev.muster.rules.fact.CustomerPolicy;
import dev.muster.rules.fact.IamGroup;
import dev.muster.rules.fact.PasswordRules;
import dev.muster.rules.fact.PolicyHolder;
import dev.muster.rules.fact.PolicyUse;
import dev.muster.rules.fact.RoleTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures one snapshot at one instant. */
public final class Measuring {

    private static final Duration REPORT_LIFETIME = Duration.ofHours(24);
    private static final List<String> WATCHED_POLICIES = List.of("AWSSupportAccess", "SecurityAudit");

    private final Snapshot snapshot;
    private final Notes notes = new Notes();
    private final Ages ages;
    private final String partition;
    private final Report report;
    private final Identities identities;
    private final Documents documents;
    private final AdministratorMeasure administrators;
    private final List<Object> facts = new ArrayList<>();
    private final SortedMap<String, List<Resource>> population = new TreeMap<>();
    private final SortedMap<String, List<Unread>> unread = new TreeMap<>();

    private Measuring(Snapshot snapshot, Instant instant) {
        this.snapshot = snapshot;
        this.ages = new Ages(instant, notes);
        this.partition = partitionOf(snapshot);
        this.report = Report.of(snapshot);
        this.identities = Identities.of(snapshot, notes);
        this.documents = new Documents(identities);
        this.administrators =
                new AdministratorMeasure(new Administrators(ServiceReference.load(), partition, snapshot.account()));
    }

    public static Measurement of(Snapshot snapshot, Instant instant) {
        return new Measuring(snapshot, instant).measure();
    }

    private Measurement measure() {
        account();
        users();
        groups();
        roles();
        policies();
        certificates();
        return new Measurement(new Population(population, unread), facts, notes.warnings());
    }

    private void account() {
        Resource account = new Resource(ResourceType.ACCOUNT, snapshot.account());
        var root = new RootMeasure(snapshot, report, ages, notes).root(partition);
        population.put("account", List.of(account));
        population.put("root", List.of(root.resource()));
        facts.add(root);
        facts.add(passwordRules(account));
        for (String policy : WATCHED_POLICIES) {
            facts.add(policyUse(account, policy));
        }
        report.data().map(CredentialReport::generated).ifPresent(this::checkReportTime);
        report.data().ifPresent(read -> ReportCells.check(read, notes));
    }

    private void checkReportTime(Instant generated) {
        if (generated.isAfter(ages.instant())) {
            notes.add(Report.SECTION + ": the report was made at " + generated + ", after the instant of judgement");
        } else if (Duration.between(generated, ages.instant()).compareTo(REPORT_LIFETIME) > 0) {
            notes.add(Report.SECTION + ": the report was made at " + generated
                    + ", more than 24 hours before the instant of judgement");
        }
    }

    private PasswordRules passwordRules(Resource account) {
        Section<PasswordPolicy> section = snapshot.section(SectionKinds.PASSWORD_POLICY);
        Answer there = section instanceof Section.Unreadable<PasswordPolicy> unreadable
                ? Answer.unknown(new Unread(SectionKinds.PASSWORD_POLICY.name(), unreadable.cause()))
                : Answer.of(section instanceof Section.Present<PasswordPolicy>, SectionKinds.PASSWORD_POLICY.name());
        PasswordPolicy policy = section.data()
                .orElseGet(() -> new PasswordPolicy(null, null, null, null, false, false, false, false, false, false));
        return new PasswordRules(
                account,
                there,
                orElse(policy.minimumLength(), 6),
                orElse(policy.reusePrevention(), 0),
                orElse(policy.maxAgeDays(), 0),
                Boolean.TRUE.equals(policy.expirePasswords()),
                policy.requireUppercase(),
                policy.requireLowercase(),
                policy.requireNumbers(),
                policy.requireSymbols(),
                policy.usersMayChange());
    }

    private PolicyUse policyUse(Resource account, String policy) {
        boolean byRole =
                identities.roles().items().stream().anyMatch(role -> attaches(role.attachedPolicies(), policy));
        boolean byOthers = Stream.concat(
                        identities.users().items().stream().map(User::attachedPolicies),
                        identities.groups().items().stream().map(Group::attachedPolicies))
                .anyMatch(attached -> attaches(attached, policy));
        Set<Unread> any = new TreeSet<>(unreadOf(identities.roles()));
        any.addAll(unreadUsers());
        any.addAll(unreadOf(identities.groups()));
        return new PolicyUse(
                account,
                policy,
                attached(byRole, unreadOf(identities.roles())),
                attached(byRole || byOthers, List.copyOf(any)));
    }

    private static Answer attached(boolean found, List<Unread> unread) {
        return found || unread.isEmpty() ? Answer.of(found, Identities.SECTION) : Answer.unknown(unread);
    }

    private static boolean attaches(List<AttachedPolicy> attached, String name) {
        return attached.stream()
                .map(AttachedPolicy::arn)
                .anyMatch(arn -> ManagedPolicy.isAwsManaged(arn) && arn.endsWith(":policy/" + name));
    }

    private void users() {
        SortedMap<String, @Nullable User> byArn = new TreeMap<>();
        report.users().keySet().forEach(arn -> byArn.put(arn, null));
        identities.users().items().forEach(user -> byArn.put(user.arn(), user));
        if (!identities.users().read() && !report.read()) {
            unread.put("user", List.of(identities.users().unread(), report.unread()));
            return;
        }
        UserMeasure measure =
                new UserMeasure(snapshot, partition, identities, report, documents, administrators, ages, notes);
        List<Resource> users = new ArrayList<>();
        byArn.forEach((arn, user) -> {
            users.add(new Resource(ResourceType.USER, arn));
            String name = user == null ? report.user(arn).user() : user.name();
            measure.measure(arn, name, user, facts);
            facts.add(user == null ? unknownHolder(arn) : holder(user));
            warnWhereOneKnows(arn, user);
        });
        population.put("user", users);
    }

    private void warnWhereOneKnows(String arn, @Nullable User user) {
        if (user == null && identities.users().read()) {
            notes.add(arn + ": in the credential report only: deleted since, or filtered out of the details");
        } else if (user != null && report.read() && !report.user(arn).exists()) {
            notes.add(arn + ": in the authorization details only: younger than the credential report");
        }
    }

    private PolicyHolder unknownHolder(String arn) {
        Unread details = identities.users().unread();
        Answer unknown =
                Answer.unknown(details == null ? new Unread(Identities.SECTION, Cause.NOT_COLLECTED) : details);
        return new PolicyHolder(new Resource(ResourceType.USER, arn), arn, false, unknown, unknown, unknown, unknown);
    }

    private PolicyHolder holder(User user) {
        return holder(
                user, false, user.inlinePolicies(), user.attachedPolicies(), documents.ofUser(user), user.boundary());
    }

    private void groups() {
        if (!identities.groups().read()) {
            unread.put("group", unreadOf(identities.groups()));
            return;
        }
        Set<String> inUse = identities.users().items().stream()
                .flatMap(user -> user.groups().stream())
                .collect(Collectors.toSet());
        List<Resource> groups = new ArrayList<>();
        for (Group group : identities.groups().items()) {
            Resource resource = new Resource(ResourceType.GROUP, group.arn());
            groups.add(resource);
            facts.add(new IamGroup(
                    resource,
                    group.arn(),
                    attached(inUse.contains(group.name()), unreadUsers()),
                    inlinePolicies(group.inlinePolicies())));
            List<PolicyText> own = own(group.inlinePolicies(), group.attachedPolicies());
            facts.add(holder(group, false, group.inlinePolicies(), group.attachedPolicies(), own, null));
        }
        population.put("group", groups);
    }

    private void roles() {
        if (!identities.roles().read()) {
            unread.put("role", unreadOf(identities.roles()));
            return;
        }
        List<Resource> roles = new ArrayList<>();
        for (Role role : identities.roles().items()) {
            Resource resource = new Resource(ResourceType.ROLE, role.arn());
            roles.add(resource);
            facts.add(new RoleTrust(resource, role.arn(), TrustForm.judge(role.trust())));
            List<PolicyText> own = own(role.inlinePolicies(), role.attachedPolicies());
            facts.add(holder(
                    role, isReserved(role), role.inlinePolicies(), role.attachedPolicies(), own, role.boundary()));
        }
        population.put("role", roles);
    }

    private PolicyHolder holder(
            Entity entity,
            boolean reserved,
            List<InlinePolicy> inline,
            List<AttachedPolicy> attached,
            List<PolicyText> denying,
            @Nullable PermissionsBoundary boundary) {
        List<PolicyText> awsManaged = documents.awsManaged(attached);
        @Nullable PolicyText bound = documents.boundary(boundary);
        @Nullable String holder = entity.type() == ResourceType.GROUP ? null : entity.arn();
        return new PolicyHolder(
                new Resource(entity.type(), entity.arn()),
                entity.arn(),
                reserved,
                inlinePolicies(inline),
                Answer.of(!awsManaged.isEmpty(), Identities.SECTION),
                administrators.judge(holder, documents.inline(inline), denying, bound),
                administrators.judge(holder, awsManaged, denying, bound));
    }

    private static Answer inlinePolicies(List<InlinePolicy> policies) {
        return Answer.of(!policies.isEmpty(), Identities.SECTION, Named.inline(policies));
    }

    private List<PolicyText> own(List<InlinePolicy> inline, List<AttachedPolicy> attached) {
        List<PolicyText> own = new ArrayList<>(documents.inline(inline));
        own.addAll(documents.attached(attached));
        return own;
    }

    /** AWS makes these roles and keeps them; told by the path, which nobody else can use, never by the name. */
    private static boolean isReserved(Role role) {
        return role.path().startsWith("/aws-reserved/sso.amazonaws.com/")
                || role.path().startsWith("/aws-service-role/");
    }

    private void policies() {
        if (!identities.customerPolicies().read()) {
            unread.put("policy", unreadOf(identities.customerPolicies()));
            return;
        }
        Set<String> named = new TreeSet<>();
        Set<String> bounding = new TreeSet<>();
        identities.users().items().forEach(user -> {
            user.attachedPolicies().forEach(policy -> named.add(policy.arn()));
            Optional.ofNullable(user.boundary()).ifPresent(boundary -> bounding.add(boundary.policyArn()));
        });
        identities
                .groups()
                .items()
                .forEach(group -> group.attachedPolicies().forEach(policy -> named.add(policy.arn())));
        identities.roles().items().forEach(role -> {
            role.attachedPolicies().forEach(policy -> named.add(policy.arn()));
            Optional.ofNullable(role.boundary()).ifPresent(boundary -> bounding.add(boundary.policyArn()));
        });
        Set<Unread> principals = new TreeSet<>(unreadUsers());
        principals.addAll(unreadOf(identities.groups()));
        principals.addAll(unreadOf(identities.roles()));
        List<Resource> policies = new ArrayList<>();
        for (ManagedPolicy policy : identities.customerPolicies().items()) {
            Resource resource = new Resource(ResourceType.POLICY, policy.arn());
            policies.add(resource);
            PolicyText document = documents.of(policy);
            facts.add(new CustomerPolicy(
                    resource,
                    policy.arn(),
                    used(policy.attachmentCount(), named.contains(policy.arn()), principals),
                    used(policy.boundaryUsageCount(), bounding.contains(policy.arn()), principals),
                    administrators.judge(null, List.of(document), List.of(document), null)));
        }
        population.put("policy", policies);
    }

    /** AWS's own count tells where it is there; else the principals do, if all of them were read. */
    private static Answer used(@Nullable Long count, boolean named, Set<Unread> unreadPrincipals) {
        if (named) {
            return Answer.of(true, Identities.SECTION);
        }
        if (count != null) {
            return Answer.of(count > 0, Identities.SECTION);
        }
        return attached(false, List.copyOf(unreadPrincipals));
    }

    private void certificates() {
        String name = SectionKinds.SERVER_CERTIFICATES.name();
        Section<List<ServerCertificate>> section = snapshot.section(SectionKinds.SERVER_CERTIFICATES);
        if (section instanceof Section.Unreadable<List<ServerCertificate>> unreadable) {
            unread.put("server_certificate", List.of(new Unread(name, unreadable.cause())));
            return;
        }
        Distinct<ServerCertificate> distinct = Distinct.of(section.data().orElse(List.of()), ServerCertificate::arn);
        if (distinct.contradiction() != null) {
            notes.add(distinct.contradiction() + ": listed twice in " + name + ", with different content");
            unread.put("server_certificate", List.of(new Unread(name, Cause.MALFORMED)));
            return;
        }
        List<Resource> certificates = new ArrayList<>();
        for (ServerCertificate certificate : distinct.items()) {
            Resource resource = new Resource(ResourceType.SERVER_CERTIFICATE, certificate.arn());
            certificates.add(resource);
            Instant expiration = certificate.expiration();
            facts.add(new Certificate(
                    resource,
                    certificate.name(),
                    expiration == null
                            ? Age.unknown(List.of(new Unread(name, Cause.TRUNCATED)))
                            : Age.of(expiration, Math.max(0, Ages.millis(expiration, ages.instant())))));
        }
        population.put("server_certificate", certificates);
    }

    /** Of the account's ARNs; `aws` when it has none. */
    private static String partitionOf(Snapshot snapshot) {
        Stream<String> entities = snapshot.section(SectionKinds.AUTHORIZATION_DETAILS).data().stream()
                .flatMap(details -> details.entities().map(Entity::arn));
        Stream<String> rows = snapshot.section(SectionKinds.CREDENTIAL_REPORT).data().stream()
                .flatMap(read -> read.rows().stream().map(row -> row.arn()));
        Stream<String> certificates = snapshot.section(SectionKinds.SERVER_CERTIFICATES).data().stream()
                .flatMap(List::stream)
                .map(ServerCertificate::arn);
        Stream<String> devices = snapshot.section(SectionKinds.VIRTUAL_MFA_DEVICES).data().stream()
                .flatMap(List::stream)
                .map(VirtualMfaDevice::serial);
        return Stream.of(entities, rows, certificates, devices)
                .flatMap(arns -> arns)
                .map(arn -> arn.split(":", 3))
                .filter(parts -> parts.length == 3 && parts[0].equals("arn") && !parts[1].isEmpty())
                .map(parts -> parts[1])
                .findFirst()
                .orElse("aws");
    }

    /** What is missing of the users' details: all of them, or those of users whom only the report knows. */
    private List<Unread> unreadUsers() {
        if (!identities.users().read()) {
            return unreadOf(identities.users());
        }
        Set<String> known = identities.users().items().stream().map(User::arn).collect(Collectors.toSet());
        return known.containsAll(report.users().keySet())
                ? List.of()
                : List.of(new Unread(Identities.SECTION, Cause.NOT_COLLECTED));
    }

    private static List<Unread> unreadOf(Identities.Listing<?> listing) {
        Unread missing = listing.unread();
        return missing == null ? List.of() : List.of(missing);
    }

    private static long orElse(@Nullable Long value, long otherwise) {
        return value == null ? otherwise : value;
    }
}
