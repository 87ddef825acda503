package dev.muster.iam.reference;

/** The type of a condition key's values; a multivalued key carries a set of them in one request. */
public enum ConditionKeyType {
    STRING("String"),
    ARRAY_OF_STRING("ArrayOfString"),
    ARN("ARN"),
    ARRAY_OF_ARN("ArrayOfARN"),
    BOOL("Bool"),
    ARRAY_OF_BOOL("ArrayOfBool"),
    NUMERIC("Numeric"),
    DATE("Date"),
    IP_ADDRESS("IPAddress");

    private final String title;

    ConditionKeyType(String title) {
        this.title = title;
    }

    /** As AWS writes it: `ArrayOfString`. */
    public String title() {
        return title;
    }

    /** Whether one request can carry several values of the key, so that set operators belong to it. */
    public boolean multivalued() {
        return this == ARRAY_OF_STRING || this == ARRAY_OF_ARN || this == ARRAY_OF_BOOL;
    }

    static ConditionKeyType of(String title) {
        for (ConditionKeyType type : values()) {
            if (type.title.equals(title)) {
                return type;
            }
        }
        throw new IllegalArgumentException("`" + title + "` is no type of condition key");
    }
}
