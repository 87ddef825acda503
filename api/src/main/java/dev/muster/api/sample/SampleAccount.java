package dev.muster.api.sample;

import dev.muster.iam.control.ResourceType;
import dev.muster.iam.credential.AccountSummary;
import dev.muster.iam.credential.PasswordPolicy;
import dev.muster.iam.credential.ServerCertificate;
import dev.muster.iam.identity.AttachedPolicy;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.InlinePolicy;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.identity.PermissionsBoundary;
import dev.muster.iam.identity.PolicyVersion;
import dev.muster.iam.identity.Role;
import dev.muster.iam.identity.RoleLastUsed;
import dev.muster.iam.identity.Tag;
import dev.muster.iam.identity.User;
import dev.muster.iam.json.Digest;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An account on one day, as the story writes it down, and the sections that a collection would have read. */
final class SampleAccount {

    private static final String AWS = "aws/";
    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 17;

    /** The day on which AWS widens its ReadOnlyAccess, for everybody at once. */
    static final int AWS_WIDENS_READ_ONLY = 60;

    /** What the standards ask for. */
    static final PasswordPolicy STRONG = new PasswordPolicy(14L, 24L, 90L, true, true, true, true, true, true, false);

    /** As long as it was convenient. */
    static final PasswordPolicy WEAK = new PasswordPolicy(8L, null, null, false, true, true, true, false, true, false);

    private final String id;
    private final String alias;
    private final SampleDay day;
    private final List<SampleUser> users = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private final List<ServerCertificate> certificates = new ArrayList<>();
    private final SortedMap<String, Long> attachments = new TreeMap<>();
    private final SortedMap<String, Long> boundaries = new TreeMap<>();
    private final SampleRoot root;
    private @Nullable PasswordPolicy passwordPolicy = STRONG;

    SampleAccount(String id, String alias, SampleDay day) {
        this.id = id;
        this.alias = alias;
        this.day = day;
        this.root = new SampleRoot(day.on(-900, 0));
    }

    String id() {
        return id;
    }

    SampleRoot root() {
        return root;
    }

    List<SampleUser> users() {
        return users;
    }

    String arn(String rest) {
        return "arn:aws:iam::" + id + ":" + rest;
    }

    /** @param policy null where none is set */
    SampleAccount passwords(@Nullable PasswordPolicy policy) {
        passwordPolicy = policy;
        return this;
    }

    SampleAccount add(SampleUser user) {
        users.add(user);
        user.attached.forEach(this::count);
        if (user.boundary != null) {
            boundaries.merge(user.boundary, 1L, Long::sum);
        }
        return this;
    }

    SampleAccount group(String name, String... policies) {
        List.of(policies).forEach(this::count);
        groups.add(new Group(
                arn("group/" + name),
                uniqueId("AGPA", "group/" + name),
                name,
                "/",
                day.on(-600, 5),
                List.of(),
                attached(List.of(policies))));
        return this;
    }

    /** @param used null for a role that nobody uses */
    SampleAccount role(
            String pathAndName, String trust, @Nullable Instant used, List<String> policies, List<String> inline) {
        policies.forEach(this::count);
        int slash = pathAndName.lastIndexOf('/');
        roles.add(new Role(
                arn("role/" + pathAndName),
                uniqueId("AROA", "role/" + pathAndName),
                pathAndName.substring(slash + 1),
                "/" + pathAndName.substring(0, slash + 1),
                day.on(-500, pathAndName.length()),
                SamplePolicy.document("trust/" + trust, id),
                inline(inline),
                attached(policies),
                null,
                List.of(),
                List.of(),
                used == null ? RoleLastUsed.NEVER : new RoleLastUsed(used, "eu-central-1")));
        return this;
    }

    /** A policy that hangs nowhere. */
    SampleAccount policy(String name) {
        attachments.merge(name, 0L, Long::sum);
        return this;
    }

    SampleAccount certificate(String name, Instant expiration) {
        certificates.add(new ServerCertificate(
                arn("server-certificate/" + name), uniqueId("ASCA", name), name, "/", day.on(-280, 0), expiration));
        return this;
    }

    SortedMap<SectionId, Section<?>> sections() {
        SortedMap<SectionId, Section<?>> sections = new TreeMap<>();
        AuthorizationDetails details = details();
        SampleCredentials credentials = new SampleCredentials(this);
        put(sections, SectionKinds.AUTHORIZATION_DETAILS, details);
        put(sections, SectionKinds.CREDENTIAL_REPORT, credentials.report(day.collectedAt()));
        put(sections, SectionKinds.ACCOUNT_SUMMARY, summary(details));
        put(sections, SectionKinds.ACCOUNT_ALIASES, List.of(alias));
        put(sections, SectionKinds.VIRTUAL_MFA_DEVICES, credentials.virtualDevices());
        put(sections, SectionKinds.SERVER_CERTIFICATES, certificates);
        PasswordPolicy policy = passwordPolicy;
        sections.put(
                new SectionId(SectionKinds.PASSWORD_POLICY, null),
                policy == null ? new Section.Absent<>() : new Section.Present<>(policy));
        credentials.addOfUsers(sections);
        return sections;
    }

    private static <T> void put(SortedMap<SectionId, Section<?>> sections, SectionKind<T> kind, T data) {
        sections.put(new SectionId(kind, null), new Section.Present<>(data));
    }

    private AuthorizationDetails details() {
        List<User> all = users.stream()
                .map(user -> new User(
                        arn("user/" + user.name),
                        uniqueId("AIDA", "user/" + user.name),
                        user.name,
                        "/",
                        user.created,
                        user.groups,
                        inline(user.inline),
                        attached(user.attached),
                        user.boundary == null ? null : new PermissionsBoundary(policyArn(user.boundary)),
                        user.tags.entrySet().stream()
                                .map(tag -> new Tag(tag.getKey(), tag.getValue()))
                                .toList()))
                .toList();
        List<ManagedPolicy> policies = new ArrayList<>();
        attachments.forEach((name, count) -> policies.add(managed(name, count)));
        boundaries.keySet().stream()
                .filter(name -> !attachments.containsKey(name))
                .forEach(name -> policies.add(managed(name, 0)));
        return new AuthorizationDetails(all, groups, roles, policies);
    }

    private ManagedPolicy managed(String name, long attachmentCount) {
        boolean ofAws = name.startsWith(AWS);
        String plain = ofAws ? name.substring(AWS.length()) : name;
        String version = ofAws ? awsVersion(plain) : "v1";
        String resource = ofAws ? version.equals("v1") ? name : name + "-" + version : "customer/" + name;
        Instant created = day.on(-1400, plain.length());
        Instant updated = version.equals("v132") ? day.on(AWS_WIDENS_READ_ONLY - 1, 40) : created;
        return new ManagedPolicy(
                policyArn(name),
                uniqueId("ANPA", name),
                plain,
                "/",
                version,
                attachmentCount,
                boundaries.getOrDefault(name, 0L),
                true,
                null,
                created,
                updated,
                List.of(new PolicyVersion(version, true, updated, SamplePolicy.document(resource, id))));
    }

    private String awsVersion(String name) {
        if (name.equals("ReadOnlyAccess")) {
            return day.since(AWS_WIDENS_READ_ONLY) ? "v132" : "v131";
        }
        return "v1";
    }

    private AccountSummary summary(AuthorizationDetails details) {
        SortedMap<String, Long> entries = new TreeMap<>();
        entries.put("Users", (long) users.size());
        entries.put("Groups", (long) groups.size());
        entries.put("Roles", (long) roles.size());
        entries.put(
                "Policies",
                details.entities()
                        .filter(entity ->
                                entity.type() == ResourceType.POLICY && !ManagedPolicy.isAwsManaged(entity.arn()))
                        .count());
        entries.put(
                "MFADevices", users.stream().filter(user -> user.device != null).count());
        entries.put("ServerCertificates", (long) certificates.size());
        entries.put("AccountMFAEnabled", root.mfa() ? 1L : 0L);
        entries.put("AccountAccessKeysPresent", root.keyCreated() == null ? 0L : 1L);
        entries.put("AccountSigningCertificatesPresent", 0L);
        entries.put("AccountPasswordPresent", 1L);
        return new AccountSummary(entries);
    }

    private void count(String policy) {
        attachments.merge(policy, 1L, Long::sum);
    }

    private List<AttachedPolicy> attached(List<String> names) {
        return names.stream()
                .map(name -> new AttachedPolicy(policyArn(name), name.substring(name.lastIndexOf('/') + 1)))
                .toList();
    }

    private List<InlinePolicy> inline(List<String> names) {
        return names.stream()
                .map(name -> {
                    PolicyDocument document = SamplePolicy.document("inline/" + name, id);
                    return new InlinePolicy(name, document);
                })
                .toList();
    }

    private String policyArn(String name) {
        if (!name.startsWith(AWS)) {
            return arn("policy/" + name);
        }
        String plain = name.substring(AWS.length());
        String path = switch (plain) {
            case "AWSLambdaBasicExecutionRole" -> "service-role/";
            case "Billing" -> "job-function/";
            default -> "";
        };
        return "arn:aws:iam::aws:policy/" + path + plain;
    }

    /** The same for the same thing on every day; looks like those of AWS. */
    String uniqueId(String prefix, String thing) {
        byte[] hash = Digest.of(id + " " + thing).hash();
        StringBuilder letters = new StringBuilder(prefix.toUpperCase(Locale.ROOT));
        for (int i = 0; i < ID_LENGTH; i++) {
            letters.append(ID_ALPHABET.charAt(Math.floorMod(hash[i], ID_ALPHABET.length())));
        }
        return letters.toString();
    }
}
