package dev.muster.rules.parameter;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a regular expression becomes when its counted repetitions are written out, as RE2 does before it matches.
 *
 * <p>Matching takes time in proportion to it, and three nested `{1,1000}` would make it a thousand million.
 */
final class PatternSize {

    /** Larger than any pattern for names of 64 characters has to be. */
    static final long GREATEST = 10_000;

    private final String pattern;
    /** Sizes of the groups that are open, the innermost first. */
    private final Deque<Long> open = new ArrayDeque<>();

    private int at;
    private long size;
    /** Of the character, class or group before, which a repetition repeats. */
    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /** At most one more than the greatest; the pattern need not be a valid one. */
    static long of(String pattern) {
        return new PatternSize(pattern).measure();
    }

    private long measure() {
        while (at < pattern.length()) {
            char next = pattern.charAt(at++);
            switch (next) {
                case '(' -> {
                    open.push(size);
                    size = 0;
                }
                case ')' -> {
                    last = add(size, 1);
                    size = open.isEmpty() ? last : add(open.pop(), last);
                }
                case '[' -> {
                    skipClass();
                    single();
                }
                case '\\' -> {
                    at++;
                    single();
                }
                case '{' -> repeat();
                default -> single();
            }
        }
        while (!open.isEmpty()) {
            size = add(size, open.pop());
        }
        return size;
    }

    private void single() {
        last = 1;
        size = add(size, 1);
    }

    /** To the end of a class: a bracket that comes first stands for itself. */
    private void skipClass() {
        at += at < pattern.length() && pattern.charAt(at) == '^' ? 1 : 0;
        at += at < pattern.length() && pattern.charAt(at) == ']' ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    /** `{3}`, `{3,}` or `{3,5}`; anything else in braces is text. */
    private void repeat() {
        int end = pattern.indexOf('}', at);
        String counts = end < 0 ? "" : pattern.substring(at, end);
        if (!counts.matches("[0-9]{1,4}(?:,[0-9]{0,4})?")) {
            single();
            return;
        }
        long times = 0;
        for (String count : counts.split(",")) {
            times = Math.max(times, Long.parseLong(count));
        }
        at = end + 1;
        long repeated = Math.min(GREATEST + 1, last * Math.max(1, times));
        size = add(size - last, repeated);
        last = repeated;
    }

    private static long add(long one, long other) {
        return Math.min(GREATEST + 1, one + other);
    }
}
