package dev.muster.iam.lint.condition;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;

/** Whether texts are values of the types that operators compare. */
final class Values {

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu"),
            DateTimeFormatter.ofPattern("uuuu-MM"),
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss[.SSS]]XXX"),
            DateTimeFormatter.ISO_OFFSET_DATE_TIME);

    private static final int LONGEST = 64;

    private Values() {}

    static boolean isBoolean(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    /** Digits with a sign and a fraction, perhaps. */
    static boolean isNumber(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else {
                return isScientific(text, i) && digits > 0 && points <= 1;
            }
        }
        return digits > 0 && points <= 1;
    }

    private static boolean isScientific(String text, int at) {
        return (text.charAt(at) == 'e' || text.charAt(at) == 'E')
                && at + 1 < text.length()
                && text.indexOf('.', at) < 0
                && text.indexOf('e', at + 1) < 0
                && text.indexOf('E', at + 1) < 0
                && isNumber(text.substring(at + 1));
    }

    /** Seconds since 1970. */
    static boolean isEpoch(String text) {
        return text.length() > 4 && text.length() < 20 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** One of the forms of ISO 8601 that the W3C profile has. */
    static boolean isDate(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        return DATES.stream().anyMatch(format -> parses(format, text));
    }

    private static boolean parses(DateTimeFormatter format, String text) {
        try {
            format.parse(text);
            return true;
        } catch (DateTimeException other) {
            return false;
        }
    }

    static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return !text.isEmpty();
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    static boolean hasVariable(String text) {
        return text.contains("${");
    }
}
