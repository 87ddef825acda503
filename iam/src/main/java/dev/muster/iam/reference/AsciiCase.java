package dev.muster.iam.reference;

/** Compares names regardless of ASCII case; the Kelvin sign is no `k`, as it would be to `String.equalsIgnoreCase`. */
final class AsciiCase {

    private AsciiCase() {}

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            lower.append(lower(text.charAt(i)));
        }
        return lower.toString();
    }

    static boolean equal(String one, String other) {
        return one.length() == other.length() && compare(one, other) == 0;
    }

    /** The order of the reference: by lower-cased characters. */
    static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            int difference = lower(one.charAt(i)) - lower(other.charAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return one.length() - other.length();
    }
}
