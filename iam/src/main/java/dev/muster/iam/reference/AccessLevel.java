package dev.muster.iam.reference;

/**
 * What kind of access an action gives, in the order in which the IAM console lists the levels.
 *
 * <p>An action that AWS marks with several levels has the first of permissions management, tagging, write, list, read.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html">Access
 *     levels in policy summaries</a>
 */
public enum AccessLevel {
    LIST("List"),
    READ("Read"),
    WRITE("Write"),
    PERMISSIONS_MANAGEMENT("Permissions management"),
    TAGGING("Tagging");

    private final String title;

    AccessLevel(String title) {
        this.title = title;
    }

    /** As the IAM console writes it: `Permissions management`. */
    public String title() {
        return title;
    }
}
