package dev.muster.iam.decision.compiled;

import java.util.Locale;

/** The action of a request, in lower case: case does not count in actions. */
public record RequestAction(String service, String name) {

    /** Reads `service:Name`. @throws IllegalArgumentException when the text is no action */
    public static RequestAction parse(String text) {
        int colon = text.indexOf(':');
        boolean wild = text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
        if (colon < 1 || colon == text.length() - 1 || text.indexOf(':', colon + 1) >= 0 || wild) {
            throw new IllegalArgumentException(
                    "`" + text + "` is no action: give one action with its service, such as `s3:GetObject`");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return new RequestAction(lower.substring(0, colon), lower.substring(colon + 1));
    }

    /** Whether it is this action, written in lower case. */
    public boolean is(String otherService, String otherName) {
        return service.equals(otherService) && name.equals(otherName);
    }
}
