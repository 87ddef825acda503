package dev.muster.collector.live;

import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.MemoryTree;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.file.UnreadableInputException;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesRequest;

/** Asks for the MFA devices of those users only whose report says that they have one and whom no virtual device names. */
final class MfaDeviceCalls {

    private final Calls calls;
    private final IamClient iam;
    private final Clock clock;

    MfaDeviceCalls(Calls calls, IamClient iam, Clock clock) {
        this.calls = calls;
        this.iam = iam;
        this.clock = clock;
    }

    void read() throws InterruptedException {
        for (String user : usersToAsk()) {
            ask(user);
        }
    }

    /** Asks for the devices of one user. */
    void ask(String user) throws InterruptedException {
        calls.section(
                "list-mfa-devices/" + user,
                ListMfaDevicesRequest.builder().userName(user).build(),
                iam::listMFADevices);
    }

    /** Those whose devices a reader of the files would miss. */
    private List<String> usersToAsk() {
        SortedMap<String, byte[]> lists = new TreeMap<>(calls.bundle().files());
        lists.keySet()
                .removeIf(file -> !file.endsWith("/" + CredentialReportCalls.SECTION + ".json")
                        && !file.endsWith("/" + IamCalls.VIRTUAL_DEVICES + ".json"));
        if (lists.isEmpty()) {
            return List.of();
        }
        try {
            Snapshot known = FileSource.read(new MemoryTree(lists), TimeOptions.orClock(null, clock.instant()))
                    .snapshots()
                    .get(0);
            return known.sectionsBySubject(SectionKinds.MFA_DEVICES).entrySet().stream()
                    .filter(section -> section.getValue() instanceof Section.Unreadable<?> unread
                            && unread.cause() == Cause.NOT_COLLECTED)
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (UnreadableInputException neither) {
            return List.of();
        }
    }
}
