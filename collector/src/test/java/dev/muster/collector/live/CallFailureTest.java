package dev.muster.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.collector.file.ErrorText;
import dev.muster.iam.snapshot.Cause;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class CallFailureTest {

    @ParameterizedTest
    @CsvSource({
        "AccessDenied, 403, DENIED",
        "AccessDeniedException, 400, DENIED",
        "Throttling, 400, THROTTLED",
        "TooManyRequestsException, 429, THROTTLED",
        "AWSOrganizationsNotInUseException, 400, NOT_IN_ORGANIZATION",
        "NoSuchEntity, 404, SOURCE_ERROR",
        ", 403, DENIED",
        ", 429, THROTTLED",
        ", 500, SOURCE_ERROR"
    })
    void theCauseIsTheOneThatTheFilesWouldHave(String code, int status, Cause cause) {
        CallFailure failure = CallFailure.of(refused(code, status, "no"), "ListRoots");

        assertThat(failure.cause()).isEqualTo(cause);
        assertThat(failure.text())
                .isEqualTo("An error occurred (" + failure.code() + ") when calling the ListRoots operation: no");
        assertThat(ErrorText.of(failure.text()).code()).contains(String.valueOf(failure.code()));
    }

    @Test
    void furtherLinesOfAMessageAreLeftOutBecauseTheyCanRepeatASessionToken() {
        CallFailure failure = CallFailure.of(
                refused(
                        "SignatureDoesNotMatch",
                        403,
                        "The signature does not match.\n\nThe Canonical String for this request should have been\n"
                                + "x-amz-security-token:TOKEN"),
                "GetAccountSummary");

        assertThat(failure.text())
                .isEqualTo("An error occurred (SignatureDoesNotMatch) when calling the GetAccountSummary operation:"
                        + " The signature does not match.");
    }

    @Test
    void anAnswerThatNamesNoErrorIsToldByItsStatus() {
        CallFailure failure =
                CallFailure.of(AwsServiceException.builder().statusCode(500).build(), "ListRegions");

        assertThat(failure.text())
                .isEqualTo("An error occurred (500) when calling the ListRegions operation:"
                        + " the answer, with HTTP status 500, names no error");
    }

    @Test
    void aCallWithoutAnAnswerHasNoCode() {
        CallFailure failure = CallFailure.of(
                SdkClientException.create("Unable to execute HTTP request", new IOException("refused")), "X");

        assertThat(failure.code()).isNull();
        assertThat(failure.cause()).isEqualTo(Cause.SOURCE_ERROR);
        assertThat(failure.text()).startsWith("Unable to execute HTTP request").contains("refused");
    }

    private static AwsServiceException refused(String code, int status, String message) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
