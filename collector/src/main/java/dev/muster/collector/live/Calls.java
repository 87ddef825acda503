package dev.muster.collector.live;

import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.CollectionCall;
import dev.muster.iam.snapshot.SectionKinds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes the calls into one account, keeps their answers in its bundle and records what came of each. Used by one thread. */
final class Calls {

    private static final String READ = "ok";
    private static final String ABSENT = "absent";

    /** An answer that goes on for longer is none of AWS's. */
    private static final int MAX_PAGES = 10_000;

    /** Of a request, what does not say what is asked about. */
    private static final Set<String> NOT_RECORDED =
            Set.of("Marker", "MaxItems", "NextToken", "MaxResults", "nextToken", "maxResults", "ExternalId");

    private final BundleDraft bundle;
    private final List<Duration> patience;
    private final Deadline deadline;
    private final CollectionMeter meter;
    private final Clock clock;
    private final List<CollectionCall> made = new ArrayList<>();
    private @Nullable CallFailure lastFailure;

    Calls(BundleDraft bundle, CollectionLimits limits, CollectionMeter meter, Clock clock) {
        this.bundle = bundle;
        this.patience = limits.patience();
        this.deadline = limits.deadline(clock);
        this.meter = meter;
        this.clock = clock;
    }

    /** What was called so far, in that order. */
    List<CollectionCall> made() {
        return List.copyOf(made);
    }

    /** Why the latest call that failed did so; null while none has. */
    @Nullable
    CallFailure lastFailure() {
        return lastFailure;
    }

    /** Takes over what other calls into the same folder brought. */
    void include(Calls others) {
        made.addAll(others.made);
        bundle.include(others.bundle);
    }

    BundleDraft bundle() {
        return bundle;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Reads a section with all its pages into the bundle; what fails stands there as its error. */
    <R extends AwsRequest, P extends AwsResponse> Optional<P> section(String section, R request, Function<R, P> send)
            throws InterruptedException {
        Answer<P> answer = all(section, request, send);
        keep(section, answer);
        return answer.value();
    }

    /** Puts an answer into the bundle, or why there is none. */
    void keep(String section, Answer<? extends AwsResponse> answer) {
        if (answer instanceof Answer.Failed<?> failed) {
            bundle.failure(section, failed.failure().text());
        } else if (answer instanceof Answer.Read<? extends AwsResponse> read) {
            bundle.answer(section, AnswerJson.of(read.answer()));
        }
    }

    /** Asks for all pages. @param section for which it is asked, which tells what an error means; null for none */
    <R extends AwsRequest, P extends AwsResponse> Answer<P> all(
            @Nullable String section, R request, Function<R, P> send) throws InterruptedException {
        List<P> pages = new ArrayList<>();
        R current = request;
        String token = "";
        while (true) {
            Answer<P> answer = one(section, current, send);
            if (!(answer instanceof Answer.Read<P> read)) {
                return answer;
            }
            pages.add(read.answer());
            Optional<String> next = Pages.next(read.answer());
            if (next.isEmpty()) {
                return new Answer.Read<>(Pages.joined(pages, !Pages.saysMore(read.answer())));
            }
            if (next.get().equals(token) || pages.size() == MAX_PAGES) {
                return new Answer.Read<>(Pages.joined(pages, false));
            }
            token = next.get();
            current = Pages.after(request, token);
        }
    }

    /** Asks once; being turned away as too fast for longer than the SDK repeats is waited for a while. */
    <R extends AwsRequest, P extends AwsResponse> Answer<P> one(
            @Nullable String section, R request, Function<R, P> send) throws InterruptedException {
        for (Duration pause : patience) {
            Answer<P> answer = attempt(section, request, send);
            boolean throttled = answer instanceof Answer.Failed<P> failed
                    && failed.failure().cause() == Cause.THROTTLED;
            if (!throttled || deadline.left().compareTo(pause) < 0) {
                return answer;
            }
            Thread.sleep(pause.toMillis());
        }
        return attempt(section, request, send);
    }

    private <R extends AwsRequest, P extends AwsResponse> Answer<P> attempt(
            @Nullable String section, R request, Function<R, P> send) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the collection was cancelled");
        }
        Duration left = deadline.left();
        if (left.isZero()) {
            return new Answer.Failed<>(CallFailure.unanswered("not called: the time for the account, "
                    + deadline.allowed().toSeconds() + " s, had passed"));
        }
        CallTrace trace = new CallTrace();
        Instant at = clock.instant();
        try {
            P answer = send.apply(traced(request, trace, left));
            if (AnswerJson.isEmpty(answer)) {
                return failed(
                        section,
                        request,
                        trace,
                        at,
                        CallFailure.unanswered("the answer of " + operation(request, trace)
                                + " holds nothing of what such answers hold: what answered is not AWS"));
            }
            record(
                    request,
                    trace,
                    READ,
                    null,
                    answer.responseMetadata() == null
                            ? null
                            : answer.responseMetadata().requestId(),
                    at);
            return new Answer.Read<>(answer);
        } catch (AbortedException aborted) {
            throw cancelled(aborted);
        } catch (SdkException refused) {
            if (Thread.interrupted()) {
                throw cancelled(refused);
            }
            CallFailure failure = CallFailure.of(refused, operation(request, trace));
            if (failure.cause() == Cause.THROTTLED) {
                // the last attempt, which the SDK does not ask about
                meter.throttled();
            }
            return failed(section, request, trace, at, failure);
        } catch (RuntimeException unreadable) {
            // the SDK lets through what its own readers stumble over
            return failed(
                    section,
                    request,
                    trace,
                    at,
                    CallFailure.unanswered(
                            "the answer of " + operation(request, trace) + " cannot be read: " + unreadable));
        }
    }

    private <P> Answer<P> failed(
            @Nullable String section, AwsRequest request, CallTrace trace, Instant at, CallFailure failure) {
        String code = failure.code();
        boolean absent = section != null
                && code != null
                && SectionKinds.find(section)
                        .filter(id -> id.kind().meansAbsent(code))
                        .isPresent();
        if (!absent) {
            lastFailure = failure;
        }
        record(request, trace, absent ? ABSENT : failure.cause().id(), failure.code(), failure.requestId(), at);
        return new Answer.Failed<>(failure);
    }

    private void record(
            AwsRequest request,
            CallTrace trace,
            String outcome,
            @Nullable String error,
            @Nullable String requestId,
            Instant at) {
        ReadOnlyOperation operation = trace.operation();
        made.add(new CollectionCall(
                operation == null ? "" : operation.service(),
                operation(request, trace),
                arguments(request),
                outcome,
                error,
                requestId,
                at,
                trace.attempts()));
    }

    private static String operation(AwsRequest request, CallTrace trace) {
        ReadOnlyOperation operation = trace.operation();
        return operation == null ? request.getClass().getSimpleName().replaceFirst("Request$", "") : operation.name();
    }

    private static Map<String, String> arguments(SdkPojo request) {
        Map<String, String> arguments = new TreeMap<>();
        AnswerJson.members(request).forEach((name, value) -> {
            if (!NOT_RECORDED.contains(name)) {
                arguments.put(name, value.toString());
            }
        });
        return arguments;
    }

    @SuppressWarnings("unchecked") // the builder of a request makes such a request
    private static <R extends AwsRequest> R traced(R request, CallTrace trace, Duration left) {
        AwsRequest.Builder builder = request.toBuilder();
        builder.overrideConfiguration(configuration ->
                configuration.putExecutionAttribute(CallTrace.ATTRIBUTE, trace).apiCallTimeout(left));
        return (R) builder.build();
    }

    private static InterruptedException cancelled(Throwable cause) {
        InterruptedException cancelled = new InterruptedException("the collection was cancelled");
        cancelled.initCause(cause);
        return cancelled;
    }
}
