package dev.muster.iam.reference;

/**
 * A condition key; one variable part, as in `aws:ResourceTag/${TagKey}` or `s3:ExistingObjectTag/<key>`, stands for any text that is not
 * empty.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS global condition context keys</a>
 */
public record ConditionKey(String name, ConditionKeyType type) {

    /** Whether the name has a variable part. */
    public boolean template() {
        return variable() >= 0;
    }

    /** Whether a key as a policy writes it is this one; key names are not case-sensitive. */
    public boolean matches(String key) {
        int start = variable();
        if (start < 0) {
            return AsciiCase.equal(name, key);
        }
        int end = name.indexOf(name.charAt(start) == '<' ? '>' : '}', start) + 1;
        int tail = name.length() - end;
        return key.length() > start + tail
                && AsciiCase.equal(name.substring(0, start), key.substring(0, start))
                && AsciiCase.equal(name.substring(end), key.substring(key.length() - tail));
    }

    /** Where the variable part begins; -1 without one. Most services write `${…}`, Amazon S3 writes `<…>`. */
    private int variable() {
        int start = name.indexOf("${");
        return start < 0 ? name.indexOf('<') : start;
    }
}
