package dev.muster.api.sample;

import dev.muster.iam.credential.AccessKey;
import dev.muster.iam.credential.AccessKeyLastUsed;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import dev.muster.iam.credential.LoginProfile;
import dev.muster.iam.credential.MfaDevice;
import dev.muster.iam.credential.VirtualMfaDevice;
import dev.muster.iam.json.Instants;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKinds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the several calls tell about the credentials of an account: the report, and the lists of each user. */
final class SampleCredentials {

    /** In the order of AWS's report. */
    static final List<String> COLUMNS = List.of(
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
            "cert_2_last_rotated");

    private static final String NONE = "N/A";

    private final SampleAccount account;

    SampleCredentials(SampleAccount account) {
        this.account = account;
    }

    CredentialReport report(Instant made) {
        List<CredentialReportRow> rows = new ArrayList<>();
        rows.add(rootRow());
        account.users().forEach(user -> rows.add(row(user)));
        return new CredentialReport(COLUMNS, rows, made.minus(Duration.ofMinutes(3)));
    }

    List<VirtualMfaDevice> virtualDevices() {
        List<VirtualMfaDevice> devices = new ArrayList<>();
        if (account.root().hasVirtualDevice()) {
            devices.add(new VirtualMfaDevice(
                    account.arn("mfa/root-account-mfa-device"),
                    account.arn("root"),
                    account.root().created()));
        }
        for (SampleUser user : account.users()) {
            if (user.device != null && user.device.startsWith("mfa/")) {
                devices.add(
                        new VirtualMfaDevice(account.arn(user.device), account.arn("user/" + user.name), user.created));
            }
        }
        return devices;
    }

    void addOfUsers(SortedMap<SectionId, Section<?>> sections) {
        for (SampleUser user : account.users()) {
            sections.put(
                    new SectionId(SectionKinds.MFA_DEVICES, user.name),
                    new Section.Present<>(
                            user.device == null
                                    ? List.of()
                                    : List.of(new MfaDevice(user.name, account.arn(user.device), user.created))));
            sections.put(
                    new SectionId(SectionKinds.LOGIN_PROFILE, user.name),
                    user.passwordChanged == null
                            ? new Section.Absent<>()
                            : new Section.Present<>(new LoginProfile(user.name, user.created, false)));
            List<AccessKey> keys = new ArrayList<>();
            for (SampleKey key : user.keys) {
                String id = account.uniqueId("AKIA", user.name + key.created()).substring(0, 20);
                keys.add(new AccessKey(user.name, id, key.active() ? "Active" : "Inactive", key.created()));
                boolean used = key.used() != null;
                sections.put(
                        new SectionId(SectionKinds.ACCESS_KEY_LAST_USED, id),
                        new Section.Present<>(new AccessKeyLastUsed(
                                user.name, key.used(), used ? key.service() : NONE, used ? "eu-central-1" : NONE)));
            }
            sections.put(new SectionId(SectionKinds.ACCESS_KEYS, user.name), new Section.Present<>(keys));
        }
    }

    private CredentialReportRow rootRow() {
        SortedMap<String, String> cells = empty();
        SampleRoot root = account.root();
        cells.put("user", "<root_account>");
        cells.put("arn", account.arn("root"));
        cells.put("user_creation_time", Instants.text(root.created()));
        cells.put("password_enabled", "not_supported");
        cells.put("password_last_used", root.used() == null ? "no_information" : Instants.text(root.used()));
        cells.put("password_last_changed", "not_supported");
        cells.put("password_next_rotation", "not_supported");
        cells.put("mfa_active", Boolean.toString(root.mfa()));
        if (root.keyCreated() != null) {
            key(
                    cells,
                    1,
                    new SampleKey(true, root.keyCreated(), root.keyCreated().plusSeconds(1260), "s3"));
        }
        return new CredentialReportRow(cells);
    }

    private CredentialReportRow row(SampleUser user) {
        SortedMap<String, String> cells = empty();
        cells.put("user", user.name);
        cells.put("arn", account.arn("user/" + user.name));
        cells.put("user_creation_time", Instants.text(user.created));
        cells.put("mfa_active", Boolean.toString(user.device != null));
        cells.put("password_enabled", Boolean.toString(user.passwordChanged != null));
        if (user.passwordChanged != null) {
            cells.put("password_last_changed", Instants.text(user.passwordChanged));
            cells.put("password_last_used", dateOr(user.passwordUsed, "no_information"));
        }
        for (int i = 0; i < user.keys.size(); i++) {
            key(cells, i + 1, user.keys.get(i));
        }
        return new CredentialReportRow(cells);
    }

    private static SortedMap<String, String> empty() {
        SortedMap<String, String> cells = new TreeMap<>();
        COLUMNS.forEach(column -> cells.put(column, column.endsWith("_active") ? "false" : NONE));
        return cells;
    }

    private static void key(Map<String, String> cells, int slot, SampleKey key) {
        String prefix = "access_key_" + slot;
        cells.put(prefix + "_active", Boolean.toString(key.active()));
        cells.put(prefix + "_last_rotated", Instants.text(key.created()));
        cells.put(prefix + "_last_used_date", dateOr(key.used(), NONE));
        cells.put(prefix + "_last_used_region", key.used() == null ? NONE : "eu-central-1");
        cells.put(prefix + "_last_used_service", key.used() == null ? NONE : key.service());
    }

    private static String dateOr(@Nullable Instant date, String otherwise) {
        return date == null ? otherwise : Instants.text(date);
    }
}
