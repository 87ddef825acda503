package dev.muster.iam.minimize;

import java.util.ArrayList;
import java.util.List;

/** The words of an action's name: `GetDBInstances` is `Get`, `DB`, `Instances`. */
final class Words {

    private Words() {}

    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 1; i < name.length(); i++) {
            if (begins(name, i)) {
                words.add(name.substring(start, i));
                start = i;
            }
        }
        words.add(name.substring(start));
        return words;
    }

    private static boolean begins(String name, int at) {
        char before = name.charAt(at - 1);
        char c = name.charAt(at);
        if (!Character.isLetterOrDigit(before)) {
            return true;
        }
        if (!Character.isUpperCase(c)) {
            return !Character.isLetterOrDigit(c);
        }
        boolean lowerFollows = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return !Character.isUpperCase(before) || lowerFollows;
    }
}
