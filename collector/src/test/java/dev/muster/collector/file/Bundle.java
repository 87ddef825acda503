package dev.muster.collector.file;

import dev.muster.iam.snapshot.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle that a test writes file by file. */
final class Bundle {

    static final String ACCOUNT = "111122223333";
    static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");
    static final String DETAILS = ACCOUNT + "/get-account-authorization-details.json";
    static final String REPORT = ACCOUNT + "/get-credential-report.json";

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    /** The four core sections of an account with the users ann and bob, and a manifest. */
    static Bundle whole() {
        return new Bundle()
                .with(DETAILS, details(user("ann"), user("bob")))
                .with(REPORT, report(header() + rootRow() + row("ann", true) + row("bob", false)))
                .with(ACCOUNT + "/get-account-summary.json", "{\"SummaryMap\":{\"Users\":2,\"AccountMFAEnabled\":1}}")
                .with(
                        ACCOUNT + "/get-account-password-policy.json",
                        "{\"PasswordPolicy\":{\"MinimumPasswordLength\":14}}")
                .with(
                        ACCOUNT + "/manifest.json",
                        "{\"accountId\":\"" + ACCOUNT + "\",\"collectedAt\":\"2026-09-30T12:00:00Z\"}");
    }

    Bundle with(String file, String content) {
        return with(file, content.getBytes(StandardCharsets.UTF_8));
    }

    Bundle with(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    Bundle without(String file) {
        files.remove(file);
        return this;
    }

    BundleTree tree() {
        return new MemoryTree(files);
    }

    Snapshot read() throws UnreadableInputException {
        return read(TimeOptions.orClock(null, NOW));
    }

    Snapshot read(TimeOptions time) throws UnreadableInputException {
        return FileSource.read(tree(), time).snapshots().get(0);
    }

    Path writeFolder(Path folder) throws IOException {
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return folder;
    }

    Path writeZip(Path zip, String prefix) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(prefix + file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return zip;
    }

    static String details(String... users) {
        return "{\"UserDetailList\":[" + String.join(",", users)
                + "],\"GroupDetailList\":[],\"RoleDetailList\":[],\"Policies\":[]}";
    }

    static String user(String name) {
        return user(name, "\"2026-01-01T00:00:00Z\"", ACCOUNT);
    }

    static String user(String name, String created, String account) {
        return "{\"Path\":\"/\",\"UserName\":\"" + name + "\",\"UserId\":\"AIDA" + name + "\",\"Arn\":\"arn:aws:iam::"
                + account + ":user/" + name + "\",\"CreateDate\":" + created
                + ",\"GroupList\":[],\"AttachedManagedPolicies\":[]}";
    }

    static String header() {
        return "user,arn,user_creation_time,password_enabled,mfa_active,access_key_1_active\n";
    }

    static String rootRow() {
        return "<root_account>,arn:aws:iam::" + ACCOUNT + ":root,2020-01-01T00:00:00+00:00,not_supported,true,false\n";
    }

    static String row(String user, boolean mfa) {
        return user + ",arn:aws:iam::" + ACCOUNT + ":user/" + user + ",2026-01-01T00:00:00+00:00,true," + mfa
                + ",false\n";
    }

    static String report(String csv) {
        return report(csv.getBytes(StandardCharsets.UTF_8), "2026-09-30T11:00:00Z");
    }

    static String report(byte[] csv, String generated) {
        return "{\"Content\":\"" + Base64.getEncoder().encodeToString(csv)
                + "\",\"ReportFormat\":\"text/csv\",\"GeneratedTime\":\"" + generated + "\"}";
    }
}
