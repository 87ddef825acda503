package dev.muster.iam.lint.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells misspelt names from those that are merely unknown.
 *
 * <p>A name that continues a known one (`ListBucketsV2`) is rather newer than the reference than misspelt.
 */
public final class NearNames {

    /** A policy with more distinct unknown names has not just slips in it. */
    private static final int LOOKED_FOR = 500;

    private static final int LONGEST = 100;

    private final Map<String, Optional<String>> found = new HashMap<>();

    /** The known name that differs from the given one by a slip or two of the fingers. */
    public Optional<String> find(String name, Supplier<List<String>> known) {
        Optional<String> before = found.get(name);
        if (before != null || found.size() >= LOOKED_FOR) {
            return before == null ? Optional.empty() : before;
        }
        Optional<String> nearest = nearest(name, known.get());
        found.put(name, nearest);
        return nearest;
    }

    private static Optional<String> nearest(String name, List<String> known) {
        if (name.length() < 3 || name.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = name.length() < 6 ? 2 : 3;
        for (String candidate : known) {
            String other = candidate.toLowerCase(Locale.ROOT);
            if (Math.abs(other.length() - wanted.length()) < least && !wanted.startsWith(other)) {
                int distance = distance(wanted, other);
                if (distance < least) {
                    least = distance;
                    nearest = candidate;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Insertions, deletions, substitutions and transpositions of neighbours. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] above = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                row[j] = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return above[other.length()];
    }
}
