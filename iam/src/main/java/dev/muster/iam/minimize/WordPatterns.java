package dev.muster.iam.minimize;

import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Patterns in which stars stand for whole words of a wanted name: `Get*Tagging` for `GetBucketTagging`.
 *
 * <p>Of each name those are kept that match nothing forbidden and lose that when one more word becomes a star.
 */
final class WordPatterns {

    /** Up to so many words every choice of words is tried. */
    private static final int MANY_WORDS = 10;

    /** Of longer names so many words are kept at most. */
    private static final int KEPT_OF_MANY = 4;

    private final Names forbidden;
    private final Map<String, Boolean> allowed = new HashMap<>();
    private final Set<String> patterns = new TreeSet<>();

    private WordPatterns(Names forbidden) {
        this.forbidden = forbidden;
    }

    static Set<String> of(List<Action> wanted, Names forbidden) {
        WordPatterns found = new WordPatterns(forbidden);
        wanted.forEach(action -> found.add(Words.of(action.name())));
        return found.patterns;
    }

    private void add(List<String> words) {
        int most = words.size() > MANY_WORDS ? KEPT_OF_MANY : words.size() - 1;
        List<Long> found = new ArrayList<>();
        for (int size = 0; size <= most; size++) {
            long end = 1L << words.size();
            for (long kept = (1L << size) - 1; kept < end; kept = next(kept)) {
                if (!moreThanAny(kept, found)) {
                    String pattern = pattern(words, kept);
                    if (allowed.computeIfAbsent(pattern, text -> !forbidden.anyMatches(new Glob(text)))) {
                        found.add(kept);
                        patterns.add(pattern);
                    }
                }
                if (kept == 0) {
                    break;
                }
            }
        }
    }

    private static boolean moreThanAny(long kept, List<Long> found) {
        for (long less : found) {
            if ((kept & less) == less) {
                return true;
            }
        }
        return false;
    }

    private static String pattern(List<String> words, long kept) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            if ((kept & 1L << i) != 0) {
                pattern.append(words.get(i));
            } else if (pattern.isEmpty() || pattern.charAt(pattern.length() - 1) != '*') {
                pattern.append('*');
            }
        }
        return pattern.toString();
    }

    /** The next larger number with as many bits (Gosper). */
    private static long next(long bits) {
        if (bits == 0) {
            return 0;
        }
        long lowest = bits & -bits;
        long ripple = bits + lowest;
        return ripple | (bits ^ ripple) / lowest >>> 2;
    }
}
