package dev.muster.collector.live;

import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.GetCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/**
 * Has the credential report made and fetches it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Getting credential reports</a>
 */
final class CredentialReportCalls {

    static final String SECTION = "get-credential-report";

    /** Not there yet, or older than four hours. */
    private static final Set<String> TO_BE_MADE = Set.of("ReportNotPresent", "ReportInProgress", "ReportExpired");

    private static final int MAX_REPORTS = 3;

    private final Calls calls;
    private final IamClient iam;
    private final Waits waits;
    private Answer<GenerateCredentialReportResponse> state;

    private CredentialReportCalls(
            Calls calls, IamClient iam, Waits waits, Answer<GenerateCredentialReportResponse> state) {
        this.calls = calls;
        this.iam = iam;
        this.waits = waits;
        this.state = state;
    }

    /** Asks for a report; until it is fetched there is time for other calls. */
    static CredentialReportCalls begin(Calls calls, IamClient iam, Waits waits) throws InterruptedException {
        return new CredentialReportCalls(calls, iam, waits, generate(calls, iam));
    }

    /** Waits for the report and puts it into the bundle. */
    void finish() throws InterruptedException {
        Answer<GetCredentialReportResponse> report = fetch();
        for (int again = 1; again < MAX_REPORTS && isToBeMade(report); again++) {
            waits.pause(calls.deadline());
            state = generate(calls, iam);
            report = fetch();
        }
        calls.keep(SECTION, withReason(report));
    }

    private Answer<GetCredentialReportResponse> fetch() throws InterruptedException {
        Duration waited = Duration.ZERO;
        while (isBeingMade()
                && waited.compareTo(waits.longest()) < 0
                && !calls.deadline().passed()) {
            waited = waited.plus(waits.pause(calls.deadline()));
            state = generate(calls, iam);
        }
        return calls.one(SECTION, GetCredentialReportRequest.builder().build(), iam::getCredentialReport);
    }

    private boolean isBeingMade() {
        return state.value()
                .filter(answer -> answer.state() != ReportStateType.COMPLETE)
                .isPresent();
    }

    /** Why no report could be made says more than that there is none. */
    private Answer<GetCredentialReportResponse> withReason(Answer<GetCredentialReportResponse> report) {
        if (report instanceof Answer.Failed<GetCredentialReportResponse> none
                && state instanceof Answer.Failed<GenerateCredentialReportResponse> notMade) {
            CallFailure first = notMade.failure();
            return new Answer.Failed<>(new CallFailure(
                    first.code(), first.text() + "\n" + none.failure().text(), first.requestId()));
        }
        return report;
    }

    private static boolean isToBeMade(Answer<GetCredentialReportResponse> report) {
        return report instanceof Answer.Failed<GetCredentialReportResponse> failed
                && failed.failure().code() != null
                && TO_BE_MADE.contains(failed.failure().code());
    }

    private static Answer<GenerateCredentialReportResponse> generate(Calls calls, IamClient iam)
            throws InterruptedException {
        return calls.one(null, GenerateCredentialReportRequest.builder().build(), iam::generateCredentialReport);
    }
}
