package dev.muster.api.sample;

import dev.muster.collector.file.BundleTree;
import dev.muster.collector.file.MemoryTree;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Five accounts over ninety days, in which something happens: the bundle of each day, always the same for the same last day.
 *
 * <p>What happens is told by the constants of the accounts' classes and in docs/sample-organization.md.
 */
public final class SampleOrganization {

    /** How many days there are. */
    public static final int DAYS = 90;

    private final LocalDate lastDay;

    /** @param lastDay in UTC */
    public SampleOrganization(LocalDate lastDay) {
        this.lastDay = lastDay;
    }

    /** The organization's name. */
    public String name() {
        return OrganizationFiles.NAME;
    }

    public LocalDate firstDay() {
        return lastDay.minusDays(DAYS - 1L);
    }

    public LocalDate lastDay() {
        return lastDay;
    }

    /** The names of the accounts by their ids. */
    public static SortedMap<String, String> accounts() {
        return new TreeMap<>(Map.of(
                ManagementAccount.ID,
                ManagementAccount.NAME,
                SecurityAccount.ID,
                SecurityAccount.NAME,
                ProductionAccount.ID,
                ProductionAccount.NAME,
                StagingAccount.ID,
                StagingAccount.NAME,
                SandboxAccount.ID,
                SandboxAccount.NAME));
    }

    /** What a collection early on that day wrote. @param number from 1 to {@link #DAYS} */
    public BundleTree bundle(int number) {
        return new MemoryTree(files(number));
    }

    /** The files of a day's bundle by their paths. @param number from 1 to {@link #DAYS} */
    public SortedMap<String, byte[]> files(int number) {
        if (number < 1 || number > DAYS) {
            throw new IllegalArgumentException("`" + number + "` is no day of the sample: give 1 to " + DAYS);
        }
        SampleDay day = new SampleDay(number, lastDay.minusDays((long) DAYS - number));
        SortedMap<String, byte[]> files = new TreeMap<>();
        List.of(ManagementAccount.on(day), SecurityAccount.on(day), ProductionAccount.on(day), SandboxAccount.on(day))
                .forEach(account -> write(account, day, files));
        if (StagingAccount.denied(day)) {
            writeDenied(StagingAccount.ID, day, files);
        } else {
            write(StagingAccount.on(day), day, files);
        }
        OrganizationFiles.sections(day).forEach((id, section) -> BundleFile.write("", id, section, files));
        return files;
    }

    /** What happens, in order. */
    public List<SampleEvent> story() {
        return List.of(
                event(
                        ProductionAccount.WEBER_LEFT,
                        ProductionAccount.NAME,
                        "jonas.weber signs in for the last time; his user stays"),
                event(SandboxAccount.ROOT_USED, SandboxAccount.NAME, "the root user signs in"),
                event(
                        StagingAccount.PASSWORDS_HARDENED,
                        StagingAccount.NAME,
                        "the password policy is brought up to standard"),
                event(ProductionAccount.ROOT_KEY_APPEARS, ProductionAccount.NAME, "the root user has an access key"),
                event(StagingAccount.QA_LEFT, StagingAccount.NAME, "the group qa loses its last member"),
                event(ProductionAccount.ROOT_KEY_GONE, ProductionAccount.NAME, "the root user's access key is gone"),
                event(
                        StagingAccount.DENIED_FROM,
                        StagingAccount.NAME,
                        "the collection is denied for three days: no data"),
                event(ProductionAccount.MFA_REMOVED, ProductionAccount.NAME, "marta.kovacs loses her MFA device"),
                event(
                        SampleAccount.AWS_WIDENS_READ_ONLY,
                        "every account",
                        "AWS publishes a new version of ReadOnlyAccess"),
                event(
                        SandboxAccount.VENDOR_MISTAKE,
                        SandboxAccount.NAME,
                        "anyone on earth may assume the role vendor-metrics"),
                event(
                        ProductionAccount.ADMINISTRATOR_ATTACHED,
                        ProductionAccount.NAME,
                        "AdministratorAccess is attached to deploy-bot"),
                event(SandboxAccount.VENDOR_CORRECTED, SandboxAccount.NAME, "the trust of vendor-metrics is corrected"),
                event(
                        ProductionAccount.CERTIFICATE_EXPIRED,
                        ProductionAccount.NAME,
                        "the server certificate of the checkout has expired"),
                event(
                        SecurityAccount.EXPORT_KEY_ROTATED,
                        SecurityAccount.NAME,
                        "the key of threat-feed-export is rotated, late"));
    }

    private SampleEvent event(int day, String account, String text) {
        return new SampleEvent(firstDay().plusDays(day - 1L), account, text);
    }

    private static void write(SampleAccount account, SampleDay day, Map<String, byte[]> files) {
        String folder = account.id() + "/";
        for (Map.Entry<SectionId, Section<?>> section : account.sections().entrySet()) {
            BundleFile.write(folder, section.getKey(), section.getValue(), files);
        }
        files.put(folder + "manifest.json", manifest(account.id(), day));
    }

    private static void writeDenied(String account, SampleDay day, Map<String, byte[]> files) {
        files.put(
                account + "/assume-role.error",
                ("An error occurred (AccessDenied) when calling the AssumeRole operation: User:"
                                + " arn:aws:sts::222233334444:assumed-role/muster/collector is not authorized to perform:"
                                + " sts:AssumeRole on resource: arn:aws:iam::" + account
                                + ":role/audit/security-audit\n")
                        .getBytes(StandardCharsets.UTF_8));
        files.put(account + "/manifest.json", manifest(account, day));
    }

    private static byte[] manifest(String account, SampleDay day) {
        return ("{\"accountId\":\"" + account + "\",\"collectedAt\":\"" + day.collectedAt()
                        + "\",\"collector\":\"muster sample organization\"}\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
