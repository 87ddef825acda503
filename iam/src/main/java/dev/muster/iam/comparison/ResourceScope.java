package dev.muster.iam.comparison;

import java.util.List;

/**
 * The resources of a part of a statement: one pattern of its Resource element, or all but the patterns of its NotResource element.
 *
 * @param text for people: the pattern, or `all but …`
 */
record ResourceScope(boolean complement, List<TextPattern> patterns, String text) {

    ResourceScope {
        patterns = List.copyOf(patterns);
    }

    static ResourceScope of(String pattern, boolean variables) {
        return new ResourceScope(false, List.of(TextPattern.wildcards(pattern, variables)), pattern);
    }

    static ResourceScope allBut(List<String> patterns, boolean variables) {
        return new ResourceScope(
                true,
                patterns.stream()
                        .map(pattern -> TextPattern.wildcards(pattern, variables))
                        .toList(),
                "all but " + String.join(", ", patterns));
    }

    /** Whether it is sure that every resource of the other one is in this one. */
    boolean contains(ResourceScope other) {
        if (!complement) {
            return other.complement
                    ? patterns.get(0).matchesAll()
                    : patterns.get(0).contains(other.patterns.get(0));
        }
        return other.complement
                ? patterns.stream()
                        .allMatch(pattern -> other.patterns.stream().anyMatch(wider -> wider.contains(pattern)))
                : patterns.stream().noneMatch(pattern -> pattern.intersects(other.patterns.get(0)));
    }

    /** Whether some resource may be in both. */
    boolean intersects(ResourceScope other) {
        if (complement && other.complement) {
            return true;
        }
        if (complement) {
            return other.intersects(this);
        }
        TextPattern pattern = patterns.get(0);
        return other.complement
                ? other.patterns.stream().noneMatch(excluded -> excluded.contains(pattern))
                : other.patterns.get(0).intersects(pattern);
    }
}
