package dev.muster.collector.live;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what to do about a failure that stands in the way of everything else. */
final class Remedy {

    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired");
    private static final Set<String> SKEWED =
            Set.of("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "SignatureDoesNotMatch");
    private static final Set<String> UNKNOWN =
            Set.of("InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "InvalidToken");
    /** How the SDK begins when no provider of its chain has any, before it tells what each of them said. */
    private static final String NO_CREDENTIALS = "Unable to load credentials";

    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException", "403");

    private Remedy() {}

    /** Of a call with the collector's own credentials. */
    static String of(CallFailure failure) {
        if (failure.code() == null && failure.text().startsWith(NO_CREDENTIALS)) {
            return "there are no credentials: set them in the environment or in a profile (AWS_PROFILE), as for the AWS"
                    + " command line, or run where an instance or a container has a role";
        }
        return failure.text() + advice(failure).map(advice -> ": " + advice).orElse("");
    }

    /** Of entering an account. */
    static String ofEntering(CallFailure failure, String caller, String roleArn, @Nullable String externalId) {
        String code = failure.code();
        if (code != null && DENIED.contains(code)) {
            return failure.text() + ": either there is no role `" + roleArn + "`, or its trust policy does not let `"
                    + caller + "` in " + (externalId == null ? "without an external id" : "with this external id");
        }
        return of(failure);
    }

    /** Of listing the organization's accounts. */
    static String ofOrganization(CallFailure failure, String caller) {
        return switch (failure.cause()) {
            case DENIED ->
                failure.text() + ": `" + caller
                        + "` may not list the organization's accounts: use the management account or a"
                        + " delegated administrator's, or name the accounts with --account";
            case NOT_IN_ORGANIZATION ->
                failure.text() + ": the account is in no organization: leave --organization away";
            default -> of(failure);
        };
    }

    private static Optional<String> advice(CallFailure failure) {
        String code = failure.code();
        if (code == null) {
            return Optional.of(unanswered(failure.text()));
        }
        if (EXPIRED.contains(code)) {
            return Optional.of("the credentials have expired: sign in again");
        }
        if (SKEWED.contains(code)) {
            return Optional.of("set the clock of this machine, and check the secret access key");
        }
        if (UNKNOWN.contains(code)) {
            return Optional.of("the access key does not exist, was deleted, or belongs to another partition");
        }
        return Optional.empty();
    }

    private static String unanswered(String text) {
        if (text.startsWith("Unable to execute HTTP request")) {
            return "the endpoint does not answer: check network, proxy and --endpoint-url";
        }
        return "what answers there does not speak as AWS does: check --endpoint-url";
    }
}
