package dev.muster.iam.summary;

import java.util.Locale;

/** Condition operators in words, as the console writes them: `StringLike` is "string like", `IpAddress` "IP address". */
final class OperatorWords {

    private OperatorWords() {}

    static String of(String operator) {
        int colon = operator.indexOf(':');
        if (colon >= 0) {
            return words(operator.substring(0, colon)) + ", " + words(operator.substring(colon + 1));
        }
        return words(operator);
    }

    private static String words(String name) {
        StringBuilder words = new StringBuilder(name.length() + 4);
        int start = 0;
        for (int i = 1; i <= name.length(); i++) {
            if (i == name.length() || Character.isUpperCase(name.charAt(i))) {
                String word = name.substring(start, i).toLowerCase(Locale.ROOT);
                words.append(words.isEmpty() ? "" : " ").append(abbreviation(word));
                start = i;
            }
        }
        return words.toString();
    }

    private static String abbreviation(String word) {
        return switch (word) {
            case "ip", "arn" -> word.toUpperCase(Locale.ROOT);
            case "bool" -> "Boolean";
            default -> word;
        };
    }
}
