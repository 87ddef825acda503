package dev.muster.iam.minimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A pattern for names in lower case in which stars are the only wildcards. */
final class Starred {

    private final String prefix;
    private final String suffix;
    private final List<String> between;

    Starred(String pattern) {
        String lower = pattern.toLowerCase(Locale.ROOT);
        int first = lower.indexOf('*');
        int last = lower.lastIndexOf('*');
        prefix = lower.substring(0, first);
        suffix = lower.substring(last + 1);
        between = new ArrayList<>();
        int at = first + 1;
        for (int star = lower.indexOf('*', at); star >= 0; star = lower.indexOf('*', at)) {
            between.add(lower.substring(at, star));
            at = star + 1;
        }
    }

    /** What every match begins with. */
    String prefix() {
        return prefix;
    }

    /** Whether a name that begins with the prefix matches. */
    boolean matchesAfterPrefix(String name) {
        int end = name.length() - suffix.length();
        if (end < prefix.length() || !name.endsWith(suffix)) {
            return false;
        }
        int at = prefix.length();
        for (String part : between) {
            int found = name.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return at <= end;
    }
}
