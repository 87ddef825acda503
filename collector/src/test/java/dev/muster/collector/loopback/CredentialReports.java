package dev.muster.collector.loopback;

import dev.muster.iam.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The making of credential reports: the first request starts one, the next says that it is done.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Generate credential reports for
 *     your AWS account</a>
 */
final class CredentialReports {

    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final Set<String> there = ConcurrentHashMap.newKeySet();
    private volatile int requestsUntilComplete = 2;

    /** How often a report has to be asked for until it is complete. */
    void completeAfter(int requests) {
        requestsUntilComplete = requests;
    }

    Answer generate(Call call) {
        int request = requests.merge(call.account(), 1, Integer::sum);
        boolean complete = request >= requestsUntilComplete;
        if (complete) {
            there.add(call.account());
        }
        return new Answer.Result(JsonObject.builder()
                .put("State", request == 1 && !complete ? "STARTED" : complete ? "COMPLETE" : "INPROGRESS")
                .put("Description", request == 1 ? "No report exists. Starting a new report generation task" : null)
                .build());
    }

    Answer get(Call call, ServedFiles files) {
        if (!there.contains(call.account())) {
            return requests.containsKey(call.account())
                    ? new Answer.Refusal(404, "ReportInProgress", "Report generation is in progress.")
                    : new Answer.Refusal(410, "ReportNotPresent", "No report exists. Use GenerateCredentialReport.");
        }
        JsonObject format = JsonObject.builder().put("ReportFormat", "text/csv").build();
        return files.find(call, call.account() + "/get-credential-report", Listing.whole())
                .map(answer ->
                        answer instanceof Answer.Result result ? new Answer.Result(format.with(result.body())) : answer)
                .orElseGet(() -> new Answer.Refusal(410, "ReportExpired", "The report is expired."));
    }
}
