package dev.muster.iam.summary;

import dev.muster.iam.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The three kinds of identity policies and what follows from each.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html">Managed policies and inline policies</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html">Versioning IAM policies</a>
 */
public enum PolicyCategory {
    AWS_MANAGED(
            "AWS managed",
            "only AWS: a new version is at once in force for every principal with the policy, in every account",
            "AWS makes them and sets the default; the customer cannot choose another",
            "nothing of it goes with a principal: the attachment ends, the policy stays"),
    CUSTOMER_MANAGED(
            "customer managed",
            "whoever the account allows to: a new default version is at once in force for every principal with the policy",
            "up to five, of which the default is in force; any of them can be made the default again",
            "nothing of it goes with a principal: the attachment ends, the policy and its versions stay"),
    INLINE(
            "inline",
            "whoever the account allows to change the one principal that it is part of",
            "none: a change replaces it",
            "it goes with its principal");

    /** The service part is `iam` in every partition; the account of an AWS managed policy is `aws`. */
    private static final Pattern IDENTITY_ARN =
            Pattern.compile("arn:aws[a-z-]*:iam::(aws|[0-9]{12}):(policy|user|group|role)/.+");

    private final String title;
    private final String changedBy;
    private final String versions;
    private final String deletion;

    PolicyCategory(String title, String changedBy, String versions, String deletion) {
        this.title = title;
        this.changedBy = changedBy;
        this.versions = versions;
        this.deletion = deletion;
    }

    /** Of a managed policy by its ARN, or of an inline policy by the ARN of its principal; empty when it is neither. */
    public static Optional<PolicyCategory> of(String arn) {
        Matcher parts = IDENTITY_ARN.matcher(arn);
        if (!parts.matches()) {
            return Optional.empty();
        }
        if (!parts.group(2).equals("policy")) {
            return parts.group(1).equals("aws") ? Optional.empty() : Optional.of(INLINE);
        }
        return Optional.of(parts.group(1).equals("aws") ? AWS_MANAGED : CUSTOMER_MANAGED);
    }

    /** As JSON has it: `customer_managed`. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** Who can change such a policy. */
    public String changedBy() {
        return changedBy;
    }

    /** Which versions there are of it. */
    public String versions() {
        return versions;
    }

    /** What becomes of it when a principal with it is deleted. */
    public String deletion() {
        return deletion;
    }

    /** The account of an ARN of an identity policy or principal; empty for AWS managed policies and other names. */
    public static Optional<String> account(String arn) {
        Matcher parts = IDENTITY_ARN.matcher(arn);
        return parts.matches() && !parts.group(1).equals("aws") ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /** As tools read it. */
    public JsonObject json() {
        return new JsonMembers()
                .put("id", id())
                .put("title", title)
                .put("changed_by", changedBy)
                .put("versions", versions)
                .put("deletion", deletion)
                .object();
    }
}
