package dev.muster.rules.parameter;

import java.util.regex.Pattern;

/** Tells whether a text is an IP range; names are never looked up. */
final class Cidr {

    private static final Pattern V4 = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?:/([0-9]{1,2}))?");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]{2,39}(?:/([0-9]{1,3}))?");

    private Cidr() {}

    static boolean isCidr(String text) {
        var four = V4.matcher(text);
        if (four.matches()) {
            for (String part : text.replaceFirst("/.*", "").split("\\.", -1)) {
                if (Integer.parseInt(part) > 255) {
                    return false;
                }
            }
            return four.group(1) == null || Integer.parseInt(four.group(1)) <= 32;
        }
        var six = V6.matcher(text);
        return six.matches() && text.contains(":") && (six.group(1) == null || Integer.parseInt(six.group(1)) <= 128);
    }
}
