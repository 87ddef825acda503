package dev.muster.collector.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessAdvisorUsageGranularityType;
import software.amazon.awssdk.services.iam.model.GenerateServiceLastAccessedDetailsRequest;
import software.amazon.awssdk.services.iam.model.GenerateServiceLastAccessedDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsResponse;
import software.amazon.awssdk.services.iam.model.JobStatusType;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;

/**
 * Has AWS report when users, roles, groups and policies last used what they may: one job for each of them.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html">the job's id is valid only for the role or user that started it</a>
 */
final class LastAccessedCalls {

    private static final String SECTION = "get-service-last-accessed-details/";
    private static final int PAGE = 1000;

    /** Jobs that run at the same time. */
    private static final int AHEAD = 20;

    private final Calls calls;
    private final IamClient iam;
    private final AccessAdvisorUsageGranularityType granularity;
    private final Waits waits;

    LastAccessedCalls(Calls calls, IamClient iam, AccessAdvisorUsageGranularityType granularity, Waits waits) {
        this.calls = calls;
        this.iam = iam;
        this.granularity = granularity;
        this.waits = waits;
    }

    private record Subject(String section, String arn) {}

    private record Job(Subject subject, String id) {}

    void read(GetAccountAuthorizationDetailsResponse details) throws InterruptedException {
        Deque<Job> running = new ArrayDeque<>();
        for (Subject subject : subjects(details)) {
            begin(subject, running);
            if (running.size() == AHEAD) {
                finish(running.remove());
            }
        }
        while (!running.isEmpty()) {
            finish(running.remove());
        }
    }

    private void begin(Subject subject, Deque<Job> running) throws InterruptedException {
        Answer<GenerateServiceLastAccessedDetailsResponse> begun = calls.one(
                null,
                GenerateServiceLastAccessedDetailsRequest.builder()
                        .arn(subject.arn())
                        .granularity(granularity)
                        .build(),
                iam::generateServiceLastAccessedDetails);
        String job = begun.value()
                .map(GenerateServiceLastAccessedDetailsResponse::jobId)
                .orElse(null);
        if (job == null) {
            calls.keep(subject.section(), begun);
        } else {
            running.add(new Job(subject, job));
        }
    }

    private void finish(Job job) throws InterruptedException {
        GetServiceLastAccessedDetailsRequest request = GetServiceLastAccessedDetailsRequest.builder()
                .jobId(job.id())
                .maxItems(PAGE)
                .build();
        Duration waited = Duration.ZERO;
        while (true) {
            Answer<GetServiceLastAccessedDetailsResponse> report =
                    calls.all(job.subject().section(), request, iam::getServiceLastAccessedDetails);
            boolean running = report.value()
                    .filter(answer -> answer.jobStatus() == JobStatusType.IN_PROGRESS)
                    .isPresent();
            if (!running
                    || waited.compareTo(waits.longest()) >= 0
                    || calls.deadline().passed()) {
                calls.keep(job.subject().section(), report);
                return;
            }
            waited = waited.plus(waits.pause(calls.deadline()));
        }
    }

    private static List<Subject> subjects(GetAccountAuthorizationDetailsResponse details) {
        List<Subject> subjects = new ArrayList<>();
        details.userDetailList().forEach(user -> add(subjects, "user", user.arn()));
        details.groupDetailList().forEach(group -> add(subjects, "group", group.arn()));
        details.roleDetailList().forEach(role -> add(subjects, "role", role.arn()));
        for (ManagedPolicyDetail policy : details.policies()) {
            if (policy.arn() != null && policy.attachmentCount() != null && policy.attachmentCount() > 0) {
                add(subjects, policy.arn().contains(":iam::aws:") ? "policy/aws" : "policy/customer", policy.arn());
            }
        }
        return subjects;
    }

    private static void add(List<Subject> subjects, String kind, @Nullable String arn) {
        if (arn != null) {
            subjects.add(new Subject(SECTION + kind + "/" + arn.substring(arn.lastIndexOf('/') + 1), arn));
        }
    }
}
