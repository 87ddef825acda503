package dev.muster.collector.file;

import dev.muster.iam.snapshot.Cause;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the AWS command line wrote on standard error: the code of the error, where the text has one. */
record ErrorText(Optional<String> code, String firstLine) {

    /** The command line's versions 1 and 2 begin the line differently; the operation and what follows may be missing. */
    private static final Pattern LINE =
            Pattern.compile("^(?:aws: \\[ERROR]: )?An error occurred \\(([^()\\s]{1,200})\\)", Pattern.MULTILINE);

    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "AccountNotManagementOrDelegatedAdministratorException",
            "403");
    private static final Set<String> NOT_IN_ORGANIZATION =
            Set.of("AWSOrganizationsNotInUseException", "OrganizationNotFoundException");

    static ErrorText of(String text) {
        Matcher matcher = LINE.matcher(text);
        Optional<String> code = matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        String first = text.lines()
                .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        return new ErrorText(code, first.length() > 300 ? first.substring(0, 300) + "…" : first);
    }

    /** The cause that the code stands for; without a code the call failed in a way that names none. */
    Cause cause() {
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
        boolean throttled = name.startsWith("Throttling")
                || name.startsWith("TooManyRequests")
                || name.startsWith("RequestLimitExceeded");
        return throttled ? Cause.THROTTLED : Cause.SOURCE_ERROR;
    }
}
