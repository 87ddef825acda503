package dev.muster.iam.reference;

/**
 * A condition key; one variable part, as in `aws:ResourceTag/${TagKey}`, stands for any text that is not empty.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS global condition context keys</a>
 */
public record ConditionKey(String name, ConditionKeyType type) {

    /** Whether the name has a variable part. */
    public boolean template() {
        return name.contains("${");
    }

    /** Whether a key as a policy writes it is this one; key names are not case-sensitive. */
    public boolean matches(String key) {
        int start = name.indexOf("${");
        if (start < 0) {
            return AsciiCase.equal(name, key);
        }
        int end = name.indexOf('}', start) + 1;
        int tail = name.length() - end;
        return key.length() > start + tail
                && AsciiCase.equal(name.substring(0, start), key.substring(0, start))
                && AsciiCase.equal(name.substring(end), key.substring(key.length() - tail));
    }
}
