package dev.muster.iam.minimize;

import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.Glob;
import java.util.List;
import java.util.Locale;

/** Names of some actions of one service in lower case and in order, to be searched by pattern. */
final class Names {

    private final String[] names;
    private final int[] numbers;

    /** Takes actions in the order of the reference. */
    Names(List<Action> actions) {
        names = new String[actions.size()];
        numbers = new int[actions.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = actions.get(i).name().toLowerCase(Locale.ROOT);
            numbers[i] = actions.get(i).number();
        }
    }

    List<String> all() {
        return List.of(names);
    }

    boolean anyMatches(Glob pattern) {
        String prefix = pattern.prefix();
        for (int i = from(prefix); i < names.length && names[i].startsWith(prefix); i++) {
            if (pattern.matches(names[i])) {
                return true;
            }
        }
        return false;
    }

    ActionSet matching(Glob pattern) {
        String prefix = pattern.prefix();
        ActionSet.Builder matching = new ActionSet.Builder();
        for (int i = from(prefix); i < names.length && names[i].startsWith(prefix); i++) {
            if (pattern.matches(names[i])) {
                matching.add(numbers[i]);
            }
        }
        return matching.build();
    }

    /** The place of the first name that is not before the prefix. */
    int from(String prefix) {
        int low = 0;
        int high = names.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (names[middle].compareTo(prefix) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many characters a text shares with the beginning of any name. */
    int longestSharedPrefix(String text) {
        int at = from(text);
        int before = at > 0 ? sharedPrefix(names[at - 1], text) : 0;
        int after = at < names.length ? sharedPrefix(names[at], text) : 0;
        return Math.max(before, after);
    }

    static int sharedPrefix(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int i = 0;
        while (i < length && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }
}
