package dev.muster.iam.lint.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An ARN as a policy writes it, in its six parts; a colon inside of a policy variable separates nothing. */
public record Arn(String partition, String service, String region, String account, String resource) {

    private static final int PARTS = 6;

    /** Empty when there are fewer than six parts. */
    public static Optional<Arn> parse(String text) {
        List<String> parts = parts(text);
        return parts.size() < PARTS
                ? Optional.empty()
                : Optional.of(new Arn(parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5)));
    }

    /** Whether a part stands for more than itself. */
    public static boolean isPattern(String part) {
        return part.indexOf('*') >= 0 || part.indexOf('?') >= 0 || part.contains("${");
    }

    /** At most six parts, the last with all its colons. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int open = 0;
        for (int i = 0; i < text.length() && parts.size() < PARTS - 1; i++) {
            char c = text.charAt(i);
            if (c == '{' && i > 0 && text.charAt(i - 1) == '$') {
                open++;
            } else if (c == '}' && open > 0) {
                open--;
            } else if (c == ':' && open == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
