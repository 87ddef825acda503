package dev.muster.collector.file;

import dev.muster.iam.snapshot.Cause;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the AWS command line wrote on standard error.
 *
 * @param code of the error, where the text has one
 * @param said the beginning of the text from the line with the code on, or of all of it, on one line; empty when it holds nothing
 */
public record ErrorText(Optional<String> code, String said) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final int MAX_SAID = 300;

    /** The command line's versions 1 and 2 begin the line differently; the operation and what follows may be missing. */
    private static final Pattern LINE =
            Pattern.compile("^(?:aws: \\[ERROR]: )?An error occurred \\(([^()\\s]{1,200})\\)", Pattern.MULTILINE);

    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "AccountNotManagementOrDelegatedAdministratorException",
            "403");
    /** What the live collector writes where a partition lacks a service, which no service says of itself. */
    private static final String UNSUPPORTED = "UnsupportedInPartition";

    private static final Set<String> NOT_IN_ORGANIZATION =
            Set.of("AWSOrganizationsNotInUseException", "OrganizationNotFoundException");

    /** Reads the bytes: UTF-8, or UTF-16 with a byte order mark, as PowerShell redirects. */
    public static ErrorText of(byte[] bytes) {
        return of(new String(bytes, charset(bytes)));
    }

    public static ErrorText of(String marked) {
        String text = marked.indexOf(BYTE_ORDER_MARK) == 0 ? marked.substring(1) : marked;
        Matcher line = LINE.matcher(text);
        boolean found = line.find();
        return new ErrorText(
                found ? Optional.of(line.group(1)) : Optional.empty(),
                onOneLine(found ? text.substring(line.start()) : text));
    }

    private static Charset charset(byte[] bytes) {
        boolean bigEndian = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
        boolean littleEndian = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
        return bigEndian
                ? StandardCharsets.UTF_16BE
                : littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    /** The messages come from outside: nothing in them may steer a terminal. */
    private static String onOneLine(String text) {
        String beginning = text.length() > 20 * MAX_SAID ? text.substring(0, 20 * MAX_SAID) : text;
        String line =
                beginning.replaceAll("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.length() > MAX_SAID ? line.substring(0, MAX_SAID) + "…" : line;
    }

    /** The cause that the code stands for; without a code the call failed in a way that names none. */
    public Cause cause() {
        if (code.isEmpty()) {
            return Cause.SOURCE_ERROR;
        }
        String name = code.get();
        if (DENIED.contains(name)) {
            return Cause.DENIED;
        }
        if (NOT_IN_ORGANIZATION.contains(name)) {
            return Cause.NOT_IN_ORGANIZATION;
        }
        if (name.equals(UNSUPPORTED)) {
            return Cause.UNSUPPORTED_IN_PARTITION;
        }
        boolean throttled = name.startsWith("Throttling")
                || name.startsWith("TooManyRequests")
                || name.startsWith("RequestLimitExceeded");
        return throttled ? Cause.THROTTLED : Cause.SOURCE_ERROR;
    }
}
