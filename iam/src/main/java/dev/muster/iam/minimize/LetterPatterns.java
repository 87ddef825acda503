package dev.muster.iam.minimize;

import dev.muster.iam.reference.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The shortest patterns with stars anywhere that match a wanted name and nothing forbidden: a beginning, an end, both, or a part between
 * two stars.
 */
final class LetterPatterns {

    private final Names forbidden;
    private final Endings endings;
    private final Set<String> patterns = new TreeSet<>();

    private LetterPatterns(Names forbidden) {
        this.forbidden = forbidden;
        this.endings = new Endings(forbidden.all());
    }

    static Set<String> of(List<Action> wanted, Names forbidden) {
        LetterPatterns found = new LetterPatterns(forbidden);
        wanted.forEach(action -> found.add(action.name()));
        return found.patterns;
    }

    private void add(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int prefix = forbidden.longestSharedPrefix(lower) + 1;
        if (prefix < lower.length()) {
            patterns.add(name.substring(0, prefix) + "*");
        }
        addInfixes(name, lower);
        addPrefixesWithSuffix(name, lower, Math.min(prefix, lower.length()));
    }

    private void addInfixes(String name, String lower) {
        int shortest = lower.length() - 2;
        List<String> infixes = new ArrayList<>();
        for (int start = 1; start < lower.length(); start++) {
            int length = endings.longestSharedPrefix(lower.substring(start)) + 1;
            if (start + length <= lower.length() && length <= shortest) {
                if (length < shortest) {
                    infixes.clear();
                    shortest = length;
                }
                infixes.add("*" + name.substring(start, start + length) + "*");
            }
        }
        patterns.addAll(infixes);
    }

    /** For each beginning the shortest end that makes the pair match nothing forbidden; no beginning is a pattern `*End`. */
    private void addPrefixesWithSuffix(String name, String lower, int ends) {
        List<String> sharing = forbidden.all();
        int shortest = Integer.MAX_VALUE;
        for (int prefix = 0; prefix < ends; prefix++) {
            int length = prefix;
            String beginning = lower.substring(0, prefix);
            sharing = sharing.stream()
                    .filter(other -> other.startsWith(beginning))
                    .toList();
            int suffix = 1;
            for (String other : sharing) {
                suffix = Math.max(suffix, Math.min(sharedSuffix(lower, other), other.length() - length) + 1);
            }
            if (suffix < shortest && prefix + suffix + 1 < lower.length()) {
                shortest = suffix;
                patterns.add(name.substring(0, prefix) + "*" + name.substring(name.length() - suffix));
            }
        }
    }

    private static int sharedSuffix(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int i = 0;
        while (i < length && one.charAt(one.length() - 1 - i) == other.charAt(other.length() - 1 - i)) {
            i++;
        }
        return i;
    }

    /** Every part of every text from some place to its end, in order. */
    private static final class Endings {
        private final List<String> sorted;

        Endings(List<String> texts) {
            Set<String> endings = new TreeSet<>();
            for (String text : texts) {
                for (int i = 0; i < text.length(); i++) {
                    endings.add(text.substring(i));
                }
            }
            sorted = List.copyOf(endings);
        }

        int longestSharedPrefix(String text) {
            int found = Collections.binarySearch(sorted, text);
            if (found >= 0) {
                return text.length();
            }
            int at = -found - 1;
            int before = at > 0 ? Names.sharedPrefix(sorted.get(at - 1), text) : 0;
            int after = at < sorted.size() ? Names.sharedPrefix(sorted.get(at), text) : 0;
            return Math.max(before, after);
        }
    }
}
