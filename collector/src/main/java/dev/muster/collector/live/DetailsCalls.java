package dev.muster.collector.live;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;

/** Reads the authorization details and the account summary, and checks that the one holds as many entities as the other counts. */
final class DetailsCalls {

    static final String DETAILS = "get-account-authorization-details";
    static final String SUMMARY = "get-account-summary";

    /** What AWS allows for one page. */
    private static final int PAGE = 1000;

    private final Calls calls;
    private final IamClient iam;

    DetailsCalls(Calls calls, IamClient iam) {
        this.calls = calls;
        this.iam = iam;
    }

    /** The details; empty when they cannot be read. */
    Optional<GetAccountAuthorizationDetailsResponse> read() throws InterruptedException {
        Optional<GetAccountAuthorizationDetailsResponse> details = details();
        Optional<GetAccountSummaryResponse> summary = summary();
        if (details.isEmpty() || summary.isEmpty() || isWhole(details.get(), summary.get())) {
            return details;
        }
        // something may have been made or deleted between the two
        details = details();
        summary = summary();
        if (details.isPresent() && summary.isPresent() && !isWhole(details.get(), summary.get())) {
            calls.bundle()
                    .answer(
                            DETAILS,
                            AnswerJson.of(
                                    details.get().toBuilder().isTruncated(true).build()));
        }
        return details;
    }

    private Optional<GetAccountAuthorizationDetailsResponse> details() throws InterruptedException {
        return calls.section(
                DETAILS,
                GetAccountAuthorizationDetailsRequest.builder().maxItems(PAGE).build(),
                iam::getAccountAuthorizationDetails);
    }

    private Optional<GetAccountSummaryResponse> summary() throws InterruptedException {
        return calls.section(SUMMARY, GetAccountSummaryRequest.builder().build(), iam::getAccountSummary);
    }

    private static boolean isWhole(GetAccountAuthorizationDetailsResponse details, GetAccountSummaryResponse summary) {
        long ownPolicies = details.policies().stream()
                .filter(policy -> policy.arn() != null && !policy.arn().contains(":iam::aws:"))
                .count();
        Map<String, Integer> counted = summary.summaryMapAsStrings();
        return details.userDetailList().size() >= count(counted, "Users")
                && details.groupDetailList().size() >= count(counted, "Groups")
                && details.roleDetailList().size() >= count(counted, "Roles")
                && ownPolicies >= count(counted, "Policies");
    }

    /** What the answer does not count, or counts as nothing that is a number, is not compared. */
    private static int count(Map<String, Integer> counted, String name) {
        Integer count = counted.get(name);
        return count == null ? 0 : count;
    }
}
