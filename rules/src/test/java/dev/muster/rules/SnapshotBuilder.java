package dev.muster.rules;

import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Origin;
import dev.muster.iam.snapshot.Provenance;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.SectionReader;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.TimeSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds snapshots for tests from answers in the shape of AWS's, read by the same readers as bundles.
 *
 * <p>JSON may be written with apostrophes for quotation marks.
 */
public final class SnapshotBuilder {

    public static final String ACCOUNT = "111122223333";

    /** The instant at which tests judge. */
    public static final Instant NOW = Instant.parse("2026-09-30T12:00:00Z");

    private static final List<String> COLUMNS = List.of(
            "user",
            "arn",
            "user_creation_time",
            "password_enabled",
            "password_last_used",
            "password_last_changed",
            "password_next_rotation",
            "mfa_active",
            "access_key_1_active",
            "access_key_1_last_rotated",
            "access_key_1_last_used_date",
            "access_key_1_last_used_region",
            "access_key_1_last_used_service",
            "access_key_2_active",
            "access_key_2_last_rotated",
            "access_key_2_last_used_date",
            "access_key_2_last_used_region",
            "access_key_2_last_used_service",
            "cert_1_active",
            "cert_1_last_rotated",
            "cert_2_active",
            "cert_2_last_rotated",
            "additional_credentials_info");

    private final String partition;
    private final SortedMap<SectionId, Section<?>> sections = new TreeMap<>();
    private final Map<String, List<String>> details = new LinkedHashMap<>();
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<String> droppedColumns = new ArrayList<>();
    private boolean detailed;
    private boolean reported;
    private @Nullable Instant generated = NOW.minusSeconds(60);

    private SnapshotBuilder(String partition) {
        this.partition = partition;
    }

    /** A snapshot without any section, in the partition `aws`. */
    public static SnapshotBuilder snapshot() {
        return new SnapshotBuilder("aws");
    }

    public static SnapshotBuilder snapshotIn(String partition) {
        return new SnapshotBuilder(partition);
    }

    /** The time so many days and seconds before {@link #NOW}, as reports spell it. */
    public static String ago(long days, long seconds) {
        return NOW.minus(Duration.ofDays(days)).minusSeconds(seconds).toString().replace("Z", "+00:00");
    }

    public static String ago(long days) {
        return ago(days, 0);
    }

    public String userArn(String name) {
        return arn("user/" + name);
    }

    /** An ARN of the account: `user/ann`, `role/path/name`. */
    public String arn(String rest) {
        return "arn:" + partition + ":iam::" + ACCOUNT + ":" + rest;
    }

    /** Any section by its name in a bundle, with the answer's JSON. */
    public SnapshotBuilder answer(String section, String json) {
        SectionId id = id(section);
        sections.put(id, read(id.kind(), json.replace('\'', '"')));
        return this;
    }

    public SnapshotBuilder unread(String section, Cause cause) {
        sections.put(id(section), new Section.Unreadable<>(cause));
        return this;
    }

    public SnapshotBuilder absent(String section) {
        sections.put(id(section), new Section.Absent<>());
        return this;
    }

    /** The account summary: names and numbers in turn. */
    public SnapshotBuilder summary(Object... entries) {
        StringJoiner json = new StringJoiner(",", "{'SummaryMap':{", "}}");
        for (int i = 0; i < entries.length; i += 2) {
            json.add("'" + entries[i] + "':" + entries[i + 1]);
        }
        return answer("get-account-summary", json.toString());
    }

    /** A password policy that every control of it passes, with changes: `'MinimumPasswordLength':13`. */
    public SnapshotBuilder passwordPolicy(String... changes) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("'MinimumPasswordLength'", "14");
        members.put("'PasswordReusePrevention'", "24");
        members.put("'MaxPasswordAge'", "90");
        members.put("'ExpirePasswords'", "true");
        members.put("'RequireUppercaseCharacters'", "true");
        members.put("'RequireLowercaseCharacters'", "true");
        members.put("'RequireNumbers'", "true");
        members.put("'RequireSymbols'", "true");
        members.put("'AllowUsersToChangePassword'", "true");
        for (String change : changes) {
            int colon = change.indexOf(':');
            String name = colon < 0 ? change : change.substring(0, colon);
            if (colon < 0) {
                members.remove(name);
            } else {
                members.put(name, change.substring(colon + 1));
            }
        }
        StringJoiner json = new StringJoiner(",", "{'PasswordPolicy':{", "}}");
        members.forEach((name, value) -> json.add(name + ":" + value));
        return answer("get-account-password-policy", json.toString());
    }

    /** The credential report has been read; rows are added by {@link #row} and {@link #rootRow}. */
    public SnapshotBuilder report() {
        reported = true;
        return this;
    }

    public SnapshotBuilder reportGenerated(Instant time) {
        generated = time;
        return report();
    }

    public SnapshotBuilder withoutColumn(String column) {
        droppedColumns.add(column);
        return this;
    }

    /** A user's row: no password, no key and no MFA unless cells say otherwise: `mfa_active=true`. */
    public SnapshotBuilder row(String user, String... cells) {
        return row(user, userArn(user), cells);
    }

    public SnapshotBuilder rootRow(String... cells) {
        return row("<root_account>", arn("root"), cells);
    }

    private SnapshotBuilder row(String user, String arn, String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String column : COLUMNS) {
            boolean flag = column.endsWith("_active") || column.endsWith("_enabled");
            row.put(column, flag ? "false" : "N/A");
        }
        row.put("user", user);
        row.put("arn", arn);
        row.put("user_creation_time", ago(1000));
        row.put("additional_credentials_info", "");
        for (String cell : cells) {
            int equals = cell.indexOf('=');
            row.put(cell.substring(0, equals), cell.substring(equals + 1));
        }
        rows.add(row);
        return report();
    }

    /** The authorization details have been read: all four lists, empty until something is added. */
    public SnapshotBuilder details() {
        detailed = true;
        for (String list : List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies")) {
            details.computeIfAbsent(list, name -> new ArrayList<>());
        }
        return this;
    }

    /** Without one of the four lists. */
    public SnapshotBuilder withoutList(String list) {
        details();
        details.remove(list);
        return this;
    }

    /** A user of the details: members beside its names, such as `'GroupList':['admins']`. */
    public SnapshotBuilder user(String name, String... members) {
        return entity("UserDetailList", "User", "user", "/", name, members);
    }

    public SnapshotBuilder group(String name, String... members) {
        return entity("GroupDetailList", "Group", "group", "/", name, members);
    }

    public SnapshotBuilder role(String name, String... members) {
        return roleAt("/", name, members);
    }

    public SnapshotBuilder roleAt(String path, String name, String... members) {
        return entity("RoleDetailList", "Role", "role", path, name, members);
    }

    /** A customer's policy with one version, attached to so many. */
    public SnapshotBuilder policy(String name, long attached, String document) {
        return managedPolicy(
                arn("policy/" + name),
                name,
                "'DefaultVersionId':'v1','AttachmentCount':" + attached
                        + ",'PermissionsBoundaryUsageCount':0,'PolicyVersionList':[{'VersionId':'v1','IsDefaultVersion':true,'Document':"
                        + document + "}]");
    }

    public SnapshotBuilder managedPolicy(String arn, String name, String members) {
        details();
        details.get("Policies")
                .add("{'Arn':'" + arn + "','PolicyName':'" + name + "','PolicyId':'ANPA" + name + "'," + members + "}");
        return this;
    }

    private SnapshotBuilder entity(
            String list, String type, String resource, String path, String name, String... members) {
        details();
        StringJoiner json = new StringJoiner(",", "{", "}");
        json.add("'Arn':'" + arn(resource + path + name) + "'");
        json.add("'" + type + "Name':'" + name + "'");
        json.add("'" + type + "Id':'A" + name + "'");
        json.add("'Path':'" + path + "'");
        boolean created = false;
        for (String member : members) {
            created |= member.startsWith("'CreateDate'");
            json.add(member);
        }
        if (!created) {
            json.add("'CreateDate':'" + ago(1000) + "'");
        }
        details.get(list).add(json.toString());
        return this;
    }

    /** The member `'AttachedManagedPolicies'`. */
    public static String attached(String... arns) {
        StringJoiner json = new StringJoiner(",", "'AttachedManagedPolicies':[", "]");
        for (String arn : arns) {
            json.add("{'PolicyArn':'" + arn + "','PolicyName':'" + arn.substring(arn.lastIndexOf('/') + 1) + "'}");
        }
        return json.toString();
    }

    /** The member of a user's inline policies. */
    public static String userInline(String... documents) {
        return inline("UserPolicyList", documents);
    }

    public static String groupInline(String... documents) {
        return inline("GroupPolicyList", documents);
    }

    public static String roleInline(String... documents) {
        return inline("RolePolicyList", documents);
    }

    private static String inline(String member, String... documents) {
        StringJoiner json = new StringJoiner(",", "'" + member + "':[", "]");
        for (int i = 0; i < documents.length; i++) {
            json.add("{'PolicyName':'p" + i + "','PolicyDocument':" + documents[i] + "}");
        }
        return json.toString();
    }

    public static String groups(String... names) {
        StringJoiner json = new StringJoiner("','", "'GroupList':['", "']");
        for (String name : names) {
            json.add(name);
        }
        return json.toString();
    }

    public static String boundary(String arn) {
        return "'PermissionsBoundary':{'PermissionsBoundaryType':'Policy','PermissionsBoundaryArn':'" + arn + "'}";
    }

    /** The member `'AssumeRolePolicyDocument'`. */
    public static String trust(String... statements) {
        return "'AssumeRolePolicyDocument':" + document(statements);
    }

    public static String document(String... statements) {
        return "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
    }

    /** A statement that allows an action on a resource, each a JSON value without its quotation marks. */
    public static String allow(String action, String resource) {
        return statement("Allow", action, resource);
    }

    public static String deny(String action, String resource) {
        return statement("Deny", action, resource);
    }

    private static String statement(String effect, String action, String resource) {
        return "{'Effect':'" + effect + "','Action':'" + action + "','Resource':'" + resource + "'}";
    }

    /** Keys of a user: id, status and creation time in turn. */
    public SnapshotBuilder accessKeys(String user, String... keys) {
        StringJoiner json = new StringJoiner(",", "{'AccessKeyMetadata':[", "]}");
        for (int i = 0; i < keys.length; i += 3) {
            json.add("{'UserName':'" + user + "','AccessKeyId':'" + keys[i] + "','Status':'" + keys[i + 1]
                    + "','CreateDate':'" + keys[i + 2] + "'}");
        }
        return answer("list-access-keys/" + user, json.toString());
    }

    public SnapshotBuilder lastUsed(String user, String key, @Nullable String date) {
        String when = date == null ? "" : "'LastUsedDate':'" + date + "',";
        return answer(
                "get-access-key-last-used/" + key,
                "{'UserName':'" + user + "','AccessKeyLastUsed':{" + when + "'ServiceName':'N/A','Region':'N/A'}}");
    }

    public SnapshotBuilder mfaDevices(String user, String... serials) {
        StringJoiner json = new StringJoiner(",", "{'MFADevices':[", "]}");
        for (String serial : serials) {
            json.add("{'UserName':'" + user + "','SerialNumber':'" + serial + "'}");
        }
        return answer("list-mfa-devices/" + user, json.toString());
    }

    /** The account's virtual devices: serial and owner's ARN in turn, an empty owner for nobody's. */
    public SnapshotBuilder virtualDevices(String... devices) {
        StringJoiner json = new StringJoiner(",", "{'VirtualMFADevices':[", "]}");
        for (int i = 0; i < devices.length; i += 2) {
            String owner = devices[i + 1].isEmpty() ? "" : ",'User':{'Arn':'" + devices[i + 1] + "'}";
            json.add("{'SerialNumber':'" + devices[i] + "'" + owner + "}");
        }
        return answer("list-virtual-mfa-devices", json.toString());
    }

    public SnapshotBuilder loginProfile(String user) {
        return answer(
                "get-login-profile/" + user,
                "{'LoginProfile':{'UserName':'" + user + "','CreateDate':'" + ago(500) + "'}}");
    }

    /** Server certificates: name and expiration in turn. */
    public SnapshotBuilder certificates(String... certificates) {
        StringJoiner json = new StringJoiner(",", "{'ServerCertificateMetadataList':[", "]}");
        for (int i = 0; i < certificates.length; i += 2) {
            json.add("{'Arn':'" + arn("server-certificate/" + certificates[i]) + "','ServerCertificateName':'"
                    + certificates[i] + "','Expiration':'" + certificates[i + 1] + "'}");
        }
        return answer("list-server-certificates", json.toString());
    }

    /** The snapshot; the builder may be used further. */
    public Snapshot build() {
        SortedMap<SectionId, Section<?>> all = new TreeMap<>(sections);
        if (detailed) {
            StringJoiner lists = new StringJoiner(",", "{", "}");
            details.forEach((list, entities) -> lists.add("'" + list + "':[" + String.join(",", entities) + "]"));
            all.put(
                    new SectionId(SectionKinds.AUTHORIZATION_DETAILS, null),
                    read(SectionKinds.AUTHORIZATION_DETAILS, lists.toString().replace('\'', '"')));
        }
        if (reported) {
            all.put(
                    new SectionId(SectionKinds.CREDENTIAL_REPORT, null),
                    new Section.Present<>(CredentialReportCsv.read(csv(), generated)));
        }
        return new Snapshot(
                ACCOUNT,
                NOW,
                new Provenance(Origin.FILES, TimeSource.OPTION, null, null, null, List.of()),
                all,
                List.of());
    }

    /** The evaluation under the defaults at {@link #NOW}. */
    public Judgement judge() {
        return Judgement.of(build());
    }

    private String csv() {
        List<String> columns = COLUMNS.stream()
                .filter(column -> !droppedColumns.contains(column))
                .toList();
        StringJoiner lines = new StringJoiner("\n");
        lines.add(String.join(",", columns));
        for (Map<String, String> row : rows) {
            lines.add(String.join(",", columns.stream().map(row::get).toList()));
        }
        return lines.toString();
    }

    static SectionId id(String section) {
        return SectionKinds.find(section)
                .orElseThrow(() -> new IllegalArgumentException("no section is called `" + section + "`"));
    }

    static <T> Section<T> read(SectionKind<T> kind, String json) {
        SectionReader<T> reader = kind.reader(new ReadLog(ACCOUNT));
        reader.page(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return reader.section();
    }
}
