package dev.muster.collector.loopback;

import dev.muster.iam.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Jobs that tell what a principal used last: started with an ARN, asked for until they are completed.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html">GenerateServiceLastAccessedDetails</a>
 */
final class LastAccessedJobs {

    private static final JsonObject IN_PROGRESS = JsonObject.builder()
            .put("JobStatus", "IN_PROGRESS")
            .put("JobCreationDate", "2026-11-01T00:00:00Z")
            .build();

    private final Map<String, String> stems = new ConcurrentHashMap<>();
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final AtomicInteger started = new AtomicInteger();

    Answer generate(Call call) {
        String job = "00000000-0000-4000-8000-%012d".formatted(started.getAndIncrement());
        stems.put(job, call.account() + "/get-service-last-accessed-details/" + subject(call.parameter("Arn")));
        return new Answer.Result(JsonObject.builder().put("JobId", job).build());
    }

    Answer get(Call call, ServedFiles files) {
        String job = call.parameter("JobId");
        String stem = stems.get(job);
        if (stem == null || !stem.startsWith(call.account() + "/")) {
            return Refusals.noSuchEntity("Job with id " + job + " was not found.");
        }
        Listing listing = Listing.paged(Paging.MARKER, 100, "ServicesLastAccessed");
        if (requests.merge(job, 1, Integer::sum) == 1) {
            return files.page(call, IN_PROGRESS, listing);
        }
        return files.find(call, stem, listing)
                .orElseGet(() -> Refusals.noSuchEntity("The principal of job " + job + " was not found."));
    }

    /** `user/ann` for a user, whatever its path. */
    private static String subject(String arn) {
        String[] parts = arn.split(":", 6);
        String kind = parts[5].substring(0, parts[5].indexOf('/'));
        String name = parts[5].substring(parts[5].lastIndexOf('/') + 1);
        return kind.equals("policy")
                ? "policy/" + (parts[4].equals("aws") ? "aws" : "customer") + "/" + name
                : kind + "/" + name;
    }
}
