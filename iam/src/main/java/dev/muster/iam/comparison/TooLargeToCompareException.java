package dev.muster.iam.comparison;

/** Says that documents are far larger than AWS accepts, or would take too long to compare. */
public final class TooLargeToCompareException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLargeToCompareException() {
        super(
                "the documents are too large to be compared, or differ in too much: give documents of the size that AWS accepts");
    }
}
