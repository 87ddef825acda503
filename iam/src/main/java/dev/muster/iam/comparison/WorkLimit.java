package dev.muster.iam.comparison;

/** Ends a comparison that would take too long: its work grows with the product of the two documents' sizes. */
final class WorkLimit {

    private static final long MOST_COMPARISONS = 5_000_000;

    private long done;

    void count(int comparisons) {
        done += comparisons;
        if (done > MOST_COMPARISONS) {
            throw new IllegalArgumentException("the documents have too many different statements to be compared: give"
                    + " documents of the size that AWS accepts");
        }
    }
}
