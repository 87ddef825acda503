package dev.muster.collector.live;

import dev.muster.iam.snapshot.Snapshot;
import java.util.Collections;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What became of one account of a collection. */
public sealed interface AccountResult {

    String account();

    /**
     * The account was tried.
     *
     * @param snapshot of what was read; where the account could not be entered, it says why of every section
     * @param files of its folder in a bundle, by their paths
     * @param problem what keeps the account from being read, and what to do; null when it was read
     */
    record Collected(
            String account,
            Snapshot snapshot,
            SortedMap<String, byte[]> files,
            @Nullable String problem) implements AccountResult {

        public Collected {
            files = Collections.unmodifiableSortedMap(files);
        }
    }

    /** The account was not tried, because the organization says that it is closed or being closed. @param status as it says */
    record NotAttempted(String account, String status) implements AccountResult {}

    /** What was read of the account makes no snapshot. */
    record Failed(String account, String problem) implements AccountResult {}
}
