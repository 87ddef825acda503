package dev.muster.rules.reading;

import static dev.muster.rules.SnapshotBuilder.attached;
import static dev.muster.rules.SnapshotBuilder.boundary;
import static dev.muster.rules.SnapshotBuilder.snapshotIn;

import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.SnapshotBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An account's answers, without what a veil hides. */
final class Rendering {

    private final RandomAccount account;
    private final Veil veil;
    private final SnapshotBuilder builder;

    private Rendering(RandomAccount account, Veil veil) {
        this.account = account;
        this.veil = veil;
        this.builder = snapshotIn(account.partition);
    }

    static Snapshot of(RandomAccount account, Veil veil) {
        Rendering rendering = new Rendering(account, veil);
        rendering.summary();
        rendering.passwordPolicy();
        rendering.report();
        rendering.perUser();
        rendering.virtualDevices();
        rendering.certificates();
        rendering.details();
        return rendering.builder.build();
    }

    private boolean shown(String section) {
        if (veil.denies(section)) {
            builder.unread(section, Cause.DENIED);
            return false;
        }
        return !veil.hides(section);
    }

    private void summary() {
        if (!shown("get-account-summary")) {
            return;
        }
        List<Object> entries = new ArrayList<>();
        entry(entries, "AccountMFAEnabled", account.rootMfa ? 1 : 0);
        entry(entries, "AccountAccessKeysPresent", account.rootKeys.isEmpty() && account.rootFurtherSlot == 0 ? 0 : 1);
        entry(entries, "AccountSigningCertificatesPresent", account.rootCertificate ? 1 : 0);
        entry(entries, "AccountPasswordPresent", account.rootPassword ? 1 : 0);
        entry(entries, "Users", account.users.size());
        entry(entries, "Groups", account.groups.size());
        entry(entries, "Roles", account.roles.size());
        entry(entries, "Policies", account.policies.size());
        entries.add("AccessKeysPerUserQuota");
        entries.add(2);
        builder.summary(entries.toArray());
    }

    private void entry(List<Object> entries, String name, int value) {
        if (!veil.hides("summary " + name)) {
            entries.add(name);
            entries.add(veil.odd("summary " + name).orElse(Integer.toString(value)));
        }
    }

    private void passwordPolicy() {
        if (shown("get-account-password-policy")) {
            account.passwordPolicy.ifPresentOrElse(
                    changes -> builder.passwordPolicy(changes.toArray(String[]::new)),
                    () -> builder.absent("get-account-password-policy"));
        }
    }

    private void report() {
        if (!shown("get-credential-report")) {
            return;
        }
        builder.report();
        if (!veil.hides("row <root_account>")) {
            rows("<root_account>", rootCells());
        }
        for (RandomUser user : account.users) {
            if (!veil.hides("row " + user.name)) {
                rows(user.name, userCells(user));
            }
        }
        Veil.COLUMNS.stream().filter(column -> veil.hides("column " + column)).forEach(builder::withoutColumn);
    }

    private void rows(String name, List<String> cells) {
        List<String> spelled = new ArrayList<>();
        List<String> again = new ArrayList<>();
        boolean twice = false;
        for (String cell : cells) {
            String column = cell.substring(0, cell.indexOf('='));
            String value = veil.odd("cell " + name + " " + column).orElse(cell.substring(cell.indexOf('=') + 1));
            spelled.add(column + "=" + value);
            Optional<String> second = veil.odd("second " + name + " " + column);
            twice |= second.isPresent();
            again.add(column + "=" + second.orElse(value));
        }
        row(name, spelled);
        if (twice) {
            row(name, again);
        }
    }

    private void row(String name, List<String> cells) {
        String[] texts = cells.toArray(String[]::new);
        if (name.equals("<root_account>")) {
            builder.rootRow(texts);
        } else {
            builder.row(name, texts);
        }
    }

    private List<String> rootCells() {
        List<String> cells = new ArrayList<>();
        cells.add("user_creation_time=" + SnapshotBuilder.ago(1000));
        cells.add("password_enabled=" + account.rootPassword);
        cells.add("password_last_changed=not_supported");
        cells.add("password_last_used=" + spelled(account.rootUsed, "no_information"));
        cells.add("mfa_active=" + account.rootMfa);
        for (int slot = 1; slot <= 2; slot++) {
            String prefix = "access_key_" + slot;
            Optional<Instant> key =
                    slot == account.rootSlot ? account.rootKeys.stream().findFirst() : Optional.empty();
            if (slot == account.rootFurtherSlot) {
                cells.add(prefix + "_active=true");
                cells.add(prefix + "_last_used_date=" + SnapshotBuilder.ago(1));
                continue;
            }
            cells.add(prefix + "_active=" + (key.isPresent() && account.rootKeyActive));
            cells.add(prefix + "_last_rotated="
                    + spelled(key.filter(found -> account.rootReported || !account.rootKeyActive), "N/A"));
            cells.add(prefix + "_last_used_date=" + spelled(key.flatMap(found -> account.rootKeyUsed), "N/A"));
        }
        boolean certificate = account.rootCertificate && account.rootCertificateShown;
        cells.add("cert_1_active=" + certificate);
        cells.add("cert_1_last_rotated="
                + (certificate && account.rootCertificateReported ? SnapshotBuilder.ago(800) : "N/A"));
        boolean hinted = account.rootSlot > 2 && !account.rootKeys.isEmpty()
                || account.rootFurtherSlot > 2
                || account.rootCertificate && !account.rootCertificateShown;
        cells.add("additional_credentials_info=" + (hinted ? "AccessKeys: 1" : ""));
        return cells;
    }

    private static List<String> userCells(RandomUser user) {
        List<String> cells = new ArrayList<>();
        cells.add("user_creation_time=" + user.born);
        cells.add("password_enabled=" + user.password);
        cells.add("password_last_changed=" + spelled(user.passwordChanged, "N/A"));
        cells.add("password_last_used=" + spelled(user.passwordUsed, "no_information"));
        cells.add("mfa_active=" + !user.devices.isEmpty());
        for (int slot = 1; slot <= 2; slot++) {
            String prefix = "access_key_" + slot;
            int at = slot - user.firstSlot;
            Optional<RandomUser.RandomKey> key = at >= 0 && at < user.keys.size() - user.withoutSlot
                    ? Optional.of(user.keys.get(at))
                    : Optional.empty();
            Optional<Instant> rotated = key.filter(
                            found -> user.lastReported || !found.active() || at < user.keys.size() - 1)
                    .map(found -> found.created().truncatedTo(ChronoUnit.SECONDS));
            cells.add(
                    prefix + "_active=" + key.map(RandomUser.RandomKey::active).orElse(false));
            cells.add(prefix + "_last_rotated=" + spelled(rotated, "N/A"));
            cells.add(prefix + "_last_used_date=" + spelled(key.flatMap(RandomUser.RandomKey::used), "N/A"));
        }
        cells.add("additional_credentials_info="
                + (user.keys.size() + user.firstSlot > 3 || user.withoutSlot > 0 ? "AccessKeys: 1" : ""));
        return cells;
    }

    private static String spelled(Optional<Instant> date, String none) {
        return date.map(Instant::toString).orElse(none);
    }

    private void perUser() {
        for (RandomUser user : account.users) {
            if (shown("get-login-profile/" + user.name)) {
                if (user.password) {
                    builder.loginProfile(user.name);
                } else {
                    builder.absent("get-login-profile/" + user.name);
                }
            }
            if (shown("list-mfa-devices/" + user.name)) {
                builder.mfaDevices(
                        user.name, user.devices.stream().map(this::placed).toArray(String[]::new));
            }
            boolean keysShown = shown("list-access-keys/" + user.name);
            if (keysShown) {
                builder.accessKeys(
                        user.name,
                        user.keys.stream()
                                .flatMap(
                                        key -> List.of(
                                                key.id(),
                                                key.active() ? "Active" : "Inactive",
                                                key.created().toString())
                                                .stream())
                                .toArray(String[]::new));
            }
            for (RandomUser.RandomKey key : user.keys) {
                // who cannot list keys has nothing to ask the last use of
                if (keysShown && shown("get-access-key-last-used/" + key.id())) {
                    builder.lastUsed(
                            user.name,
                            key.id(),
                            key.used().map(Instant::toString).orElse(null));
                }
            }
        }
    }

    private void virtualDevices() {
        if (!shown("list-virtual-mfa-devices")) {
            return;
        }
        List<String> devices = new ArrayList<>(List.of(builder.arn("mfa/root-account-mfa-device"), ""));
        if (account.rootVirtual) {
            devices.addAll(List.of(builder.arn("mfa/phone"), builder.arn("root")));
        }
        for (RandomUser user : account.users) {
            if (user.hasVirtualDevice()) {
                devices.addAll(List.of(builder.arn("mfa/" + user.name), builder.userArn(user.name)));
            }
        }
        builder.virtualDevices(devices.toArray(String[]::new));
    }

    private void certificates() {
        if (shown("list-server-certificates")) {
            builder.certificates(account.certificates.entrySet().stream()
                    .flatMap(entry -> List.of(entry.getKey(), entry.getValue().toString()).stream())
                    .toArray(String[]::new));
        }
    }

    private void details() {
        if (!shown("get-account-authorization-details")) {
            return;
        }
        builder.details();
        for (RandomUser user : account.users) {
            if (listed("UserDetailList", user.name)) {
                List<String> members = members("user " + user.name, "UserPolicyList", user.grants);
                members.add("'CreateDate':'" + user.born + "'");
                members.add(SnapshotBuilder.groups(user.groups.toArray(String[]::new))
                        .replace("['']", "[]"));
                members.add("'Tags':["
                        + String.join(
                                ",",
                                user.tags.stream()
                                        .map(key -> "{'Key':'" + key + "','Value':'x'}")
                                        .toList())
                        + "]");
                builder.user(user.name, members.toArray(String[]::new));
            }
        }
        account.groups.forEach((name, grants) -> {
            if (listed("GroupDetailList", name)) {
                builder.group(
                        name,
                        members("group " + name, "GroupPolicyList", grants).toArray(String[]::new));
            }
        });
        for (RandomAccount.RandomRole role : account.roles) {
            if (listed("RoleDetailList", role.path + role.name)) {
                List<String> members = members("role " + role.path + role.name, "RolePolicyList", role.grants);
                members.add("'AssumeRolePolicyDocument':" + documented("trust " + role.path + role.name, role.trust));
                builder.roleAt(role.path, role.name, members.toArray(String[]::new));
            }
        }
        policies();
        Veil.LISTS.stream().filter(list -> veil.hides("list " + list)).forEach(builder::withoutList);
    }

    private boolean listed(String list, String name) {
        return !veil.hides("emptied " + list) && !veil.hides("entity " + list + " " + name);
    }

    private List<String> members(String owner, String inlineMember, RandomGrants grants) {
        List<String> members = new ArrayList<>();
        members.add(attached(grants.attached.stream().map(this::placed).toArray(String[]::new)));
        grants.boundary.ifPresent(arn -> members.add(boundary(placed(arn))));
        List<String> inline = new ArrayList<>();
        for (String document : grants.inline) {
            inline.add("{'PolicyName':'p" + inline.size() + "','PolicyDocument':"
                    + documented("inline " + owner + " " + inline.size(), document) + "}");
        }
        members.add("'" + inlineMember + "':[" + String.join(",", inline) + "]");
        return members;
    }

    private void policies() {
        account.policies.forEach((name, document) -> {
            String arn = placed(RandomDocuments.OWN_PREFIX + name);
            if (listed("Policies", name)) {
                long count = count(arn) + (account.attachedElsewhere.contains(name) ? 1 : 0);
                builder.managedPolicy(arn, name, policyMembers(name, count, boundaries(arn), document));
            }
        });
        if (listed("Policies", "ReadOnlyAccess")) {
            String arn = placed(RandomDocuments.AWS_PREFIX + "ReadOnlyAccess");
            builder.managedPolicy(
                    arn,
                    "ReadOnlyAccess",
                    policyMembers("ReadOnlyAccess", count(arn), boundaries(arn), account.readOnly));
        }
    }

    private String policyMembers(String name, long count, long boundaries, String document) {
        String counts = veil.hides("counts " + name)
                ? ""
                : "'AttachmentCount':" + count + ",'PermissionsBoundaryUsageCount':" + boundaries + ",";
        // the version that is not the default grants everything, which must not matter
        return counts + "'DefaultVersionId':'v2','PolicyVersionList':["
                + "{'VersionId':'v1','IsDefaultVersion':false,'Document':"
                + SnapshotBuilder.document(SnapshotBuilder.allow("*", "*")) + "}"
                + (veil.hides("default " + name)
                        ? ""
                        : ",{'VersionId':'v2','IsDefaultVersion':true,'Document':"
                                + documented("policy " + name, document) + "}")
                + "]";
    }

    private long count(String arn) {
        return grants().stream()
                .filter(grants -> grants.attached.stream().map(this::placed).anyMatch(arn::equals))
                .count();
    }

    private long boundaries(String arn) {
        return grants().stream()
                .filter(grants -> grants.boundary.map(this::placed).equals(Optional.of(arn)))
                .count();
    }

    private List<RandomGrants> grants() {
        List<RandomGrants> all = new ArrayList<>(account.groups.values());
        account.users.forEach(user -> all.add(user.grants));
        account.roles.forEach(role -> all.add(role.grants));
        return all;
    }

    private String documented(String place, String document) {
        return veil.hides("document " + place) ? RandomDocuments.MALFORMED : placed(document);
    }

    private String placed(String text) {
        return text.replace("PARTITION", account.partition);
    }
}
