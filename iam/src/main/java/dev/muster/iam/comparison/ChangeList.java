package dev.muster.iam.comparison;

import dev.muster.iam.comparison.AccessDifference.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Collects the changes of one kind. */
final class ChangeList {

    private final List<Change> changes = new ArrayList<>();

    /** Adds the same parts for each subject. @param before conditions of the older document in a part */
    void add(
            Collection<Subject> subjects,
            List<Part> parts,
            Function<Part, List<ConditionLine>> before,
            Function<Part, List<ConditionLine>> after) {
        if (parts.isEmpty()) {
            return;
        }
        List<String> resources = sorted(parts, part -> List.of(part.resource().text()));
        List<String> principals = sorted(parts, part -> {
            String text = part.principal().text();
            return text == null ? List.of() : List.of(text);
        });
        List<String> older = sorted(parts, part -> texts(before.apply(part)));
        List<String> newer = sorted(parts, part -> texts(after.apply(part)));
        for (Subject subject : subjects) {
            changes.add(new Change(
                    subject.service(), subject.name(), subject.level(), resources, principals, older, newer));
        }
    }

    List<Change> sorted() {
        return changes.stream().sorted(Change.ORDER).toList();
    }

    private static List<String> sorted(List<Part> parts, Function<Part, List<String>> texts) {
        TreeSet<String> all = new TreeSet<>();
        parts.forEach(part -> all.addAll(texts.apply(part)));
        return List.copyOf(all);
    }

    private static List<String> texts(List<ConditionLine> lines) {
        return lines.stream().map(ConditionLine::text).toList();
    }
}
