package dev.muster.collector.live;

import dev.muster.collector.file.ErrorText;
import dev.muster.iam.snapshot.Cause;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Why a call brought no answer.
 *
 * @param code of the error, the HTTP status where the answer names none; null when there was no answer, or none that can be read
 * @param text as the AWS command line writes it on standard error
 */
record CallFailure(
        @Nullable String code, String text, @Nullable String requestId) {

    private static final int TOO_MANY_REQUESTS = 429;

    static CallFailure of(SdkException exception, String operation) {
        if (exception instanceof AwsServiceException refused) {
            AwsErrorDetails details = refused.awsErrorDetails();
            String code = code(refused, details);
            return new CallFailure(
                    code,
                    "An error occurred (" + code + ") when calling the " + operation + " operation: "
                            + firstLine(message(refused, details)),
                    refused.requestId());
        }
        return unanswered(firstLine(said(exception)));
    }

    /** A failure that AWS gave no code for. */
    static CallFailure unanswered(String text) {
        return new CallFailure(null, text, null);
    }

    Cause cause() {
        return ErrorText.of(text).cause();
    }

    private static String code(AwsServiceException refused, @Nullable AwsErrorDetails details) {
        String code = details == null ? null : details.errorCode();
        if (code == null || !code.matches("[^()\\s]{1,200}")) {
            return refused.statusCode() == TOO_MANY_REQUESTS
                    ? "TooManyRequestsException"
                    : Integer.toString(refused.statusCode());
        }
        return code;
    }

    private static String message(AwsServiceException refused, @Nullable AwsErrorDetails details) {
        String message = details == null ? null : details.errorMessage();
        return message == null ? "the answer, with HTTP status " + refused.statusCode() + ", names no error" : message;
    }

    /** Further lines of some messages repeat the signed request, with its session token. */
    private static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("");
    }

    private static String said(Throwable exception) {
        Throwable cause = exception.getCause();
        String text = String.valueOf(exception.getMessage());
        return cause == null || cause.getMessage() == null || text.contains(cause.getMessage())
                ? text
                : text + ": " + cause.getMessage();
    }
}
