package dev.muster.iam.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;

/** Says in our words what the JSON parser found wrong. */
final class ParserFault {

    private static final Pattern SOURCE =
            Pattern.compile("\\[Source: REDACTED \\([^)]*\\); (line: \\d+, column: \\d+)]");

    /** What the parser would do under other settings than ours, which nobody can change. */
    private static final Pattern SETTINGS =
            Pattern.compile("(?:: enable `|, from `|: maybe a \\(non-standard\\)| \\(not recognized as one since).*");

    private ParserFault() {}

    static MalformedJsonException malformed(IOException cause) {
        if (cause instanceof CharacterCodingException) {
            return new MalformedJsonException("not UTF-8 text: save the file as UTF-8", null);
        }
        if (cause instanceof JsonProcessingException json) {
            JsonLocation location = json.getLocation();
            Position position = location == null
                    ? null
                    : new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
            return new MalformedJsonException(
                    cause instanceof StreamConstraintsException
                            ? "longer or deeper than any real answer: " + spelled(json.getOriginalMessage())
                            : spelled(json.getOriginalMessage()),
                    position);
        }
        return new MalformedJsonException("cannot be read: " + spelled(String.valueOf(cause.getMessage())), null);
    }

    /** The parser's messages begin with a capital, and tell that they were told not to quote the source. */
    private static String spelled(String message) {
        String line = SOURCE.matcher(message.lines().findFirst().orElse("")).replaceAll("$1");
        String ours = SETTINGS.matcher(line).replaceFirst("");
        return ours.isEmpty() ? "malformed" : Character.toLowerCase(ours.charAt(0)) + ours.substring(1);
    }
}
