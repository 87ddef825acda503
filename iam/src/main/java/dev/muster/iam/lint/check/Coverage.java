package dev.muster.iam.lint.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which entries of a list say nothing that another entry (the same text, or one that ends in `*`) does not say already. */
public final class Coverage {

    private Coverage() {}

    /** An entry and the one that covers it. */
    public record Redundant(LintedText entry, LintedText by) {}

    /** @param normal how entries are compared: in lower case where case does not matter, say */
    public static List<Redundant> redundant(List<LintedText> entries, UnaryOperator<String> normal) {
        if (entries.size() < 2) {
            return List.of();
        }
        List<Entry> sorted = new ArrayList<>(entries.size());
        for (LintedText entry : entries) {
            sorted.add(Entry.of(entry, normal.apply(entry.text())));
        }
        // what begins with a prefix follows it without a gap
        sorted.sort(Comparator.comparing(Entry::key).thenComparing(entry -> !entry.prefix()));
        List<Redundant> redundant = new ArrayList<>();
        Deque<Entry> prefixes = new ArrayDeque<>();
        Entry previous = null;
        for (Entry entry : sorted) {
            while (!prefixes.isEmpty()
                    && !entry.key().startsWith(prefixes.peek().key())) {
                prefixes.pop();
            }
            if (!prefixes.isEmpty()) {
                redundant.add(new Redundant(entry.text(), prefixes.peek().text()));
            } else if (entry.prefix()) {
                prefixes.push(entry);
            } else if (previous != null && previous.key().equals(entry.key())) {
                redundant.add(new Redundant(entry.text(), previous.text()));
            }
            previous = entry;
        }
        return redundant;
    }

    /** @param prefix whether the key stands for everything that begins with it */
    private record Entry(LintedText text, String key, boolean prefix) {

        static Entry of(LintedText text, String normal) {
            int star = normal.indexOf('*');
            boolean prefix = star >= 0 && star == normal.length() - 1 && normal.indexOf('?') < 0;
            return new Entry(text, prefix ? normal.substring(0, star) : normal, prefix);
        }
    }
}
