package dev.muster.iam.decision.pattern;

/** Matches by trying every way, as wildcards are explained: slow, and plainly right. */
final class NaivePattern {

    private NaivePattern() {}

    /** `*` is any run, `?` one character. */
    static boolean matches(String pattern, String text) {
        return matches(pattern, 0, text, 0, Integer.MAX_VALUE, false);
    }

    /** As in a Resource element: in the first five parts only a `*` that ends its part crosses colons. */
    static boolean matchesResource(String pattern, String text) {
        return matches(collapsed(pattern), 0, text, 0, 5, true);
    }

    /** As the ARN operators match: six parts, each for itself. */
    static boolean matchesArn(String pattern, String text) {
        if (collapsed(pattern).equals("*")) {
            return true;
        }
        String[] patterns = pattern.split(":", 6);
        String[] parts = text.split(":", 6);
        if (patterns.length < 6 || parts.length < 6) {
            return false;
        }
        for (int i = 0; i < 6; i++) {
            if (!matches(patterns[i], parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static String collapsed(String pattern) {
        return pattern.replaceAll("\\*+", "*");
    }

    private static boolean matches(String pattern, int p, String text, int t, int partsLeft, boolean parts) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        char c = pattern.charAt(p);
        boolean inside = parts && partsLeft > 0;
        if (c == '*') {
            boolean last = p + 1 == pattern.length() || pattern.charAt(p + 1) == ':';
            for (int end = t; end <= text.length(); end++) {
                if (matches(pattern, p + 1, text, end, partsLeft, parts)) {
                    return true;
                }
                if (inside && !last && end < text.length() && text.charAt(end) == ':') {
                    return false;
                }
            }
            return false;
        }
        if (t == text.length() || c == '?' && inside && text.charAt(t) == ':' || c != '?' && c != text.charAt(t)) {
            return false;
        }
        return matches(pattern, p + 1, text, t + 1, partsLeft - (c == ':' ? 1 : 0), parts);
    }
}
