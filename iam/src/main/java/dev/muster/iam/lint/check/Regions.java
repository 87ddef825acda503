package dev.muster.iam.lint.check;

/** The form of region names; their list grows. */
public final class Regions {

    private Regions() {}

    /** Whether a text has the form of `us-east-1` or `us-gov-west-1`. */
    public static boolean isRegion(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length < 3 || parts.length > 4 || parts[0].length() < 2 || parts[0].length() > 4) {
            return false;
        }
        String number = parts[parts.length - 1];
        if (number.length() != 1 || !Character.isDigit(number.charAt(0))) {
            return false;
        }
        for (int i = 0; i < parts.length - 1; i++) {
            if (parts[i].isEmpty() || !parts[i].chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                return false;
            }
        }
        return isDirection(parts[parts.length - 2]);
    }

    private static boolean isDirection(String word) {
        return switch (word) {
            case "north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest" ->
                true;
            default -> false;
        };
    }
}
