package dev.muster.iam.lint.check;

/** How much a finding matters, the gravest first; the words are those of IAM Access Analyzer. */
public enum LintSeverity {
    /** Something does not work, or AWS does not store it. */
    ERROR,
    /** The policy gives more than anybody is likely to want. */
    SECURITY_WARNING,
    /** It works, but hardly as meant. */
    WARNING,
    /** It could be said better; access stays the same. */
    SUGGESTION;

    public boolean atLeast(LintSeverity other) {
        return compareTo(other) <= 0;
    }
}
