package dev.muster.iam.decision.pattern;

/**
 * A pattern of the ARN operators: six parts, each matched for itself.
 *
 * <p>IAM JSON policy elements, Condition operators: each of the six colon-delimited components of the ARN is checked separately.
 */
public final class ArnPattern implements TextPattern {

    private static final int PARTS = 6;

    private final TextPattern[] parts;
    private final boolean everything;

    public ArnPattern(Tokens tokens) {
        this.everything = tokens.matchesEverything();
        this.parts = new TextPattern[tokens.isArn() ? PARTS : 0];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = TextPattern.of(tokens.part(i));
        }
    }

    /** What has no six parts is no ARN, and matched by nothing but a lone `*`; a pattern of fewer parts matches nothing. */
    @Override
    public boolean matches(String text, int from, int to) {
        if (parts.length == 0) {
            return everything;
        }
        int start = from;
        for (int i = 0; i < PARTS - 1; i++) {
            int end = text.indexOf(':', start);
            if (end < 0 || end >= to || !parts[i].matches(text, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return parts[PARTS - 1].matches(text, start, to);
    }
}
