package dev.muster.collector.loopback;

import dev.muster.iam.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the faults of one call come to, after its waiting and its changes of the state.
 *
 * @param dropped members that the answer lacks
 * @param percent how much of the answer is sent
 */
record Interference(
        boolean hangsUp,
        Optional<HttpAnswer> replacement,
        Optional<Answer.Refusal> refusal,
        Set<String> dropped,
        int percent) {

    static Interference of(List<Fault> faults) {
        boolean hangsUp = false;
        Optional<HttpAnswer> replacement = Optional.empty();
        Optional<Answer.Refusal> refusal = Optional.empty();
        Set<String> dropped = new HashSet<>();
        int percent = 100;
        for (Fault fault : faults) {
            if (fault instanceof Fault.Wait wait) {
                sleep(wait);
            } else if (fault instanceof Fault.Change change) {
                change.change().run();
            } else if (fault instanceof Fault.HangUp) {
                hangsUp = true;
            } else if (fault instanceof Fault.Drop drop) {
                dropped.add(drop.member());
            } else if (fault instanceof Fault.Cut cut) {
                percent = cut.percent();
            } else if (fault instanceof Fault.Replace replace) {
                replacement = Optional.of(new HttpAnswer(
                        replace.status(), Map.of("Content-Type", replace.contentType()), replace.body()));
            } else if (fault instanceof Fault.Refuse refuse) {
                refusal = Optional.of(new Answer.Refusal(refuse.status(), refuse.code(), refuse.message()));
            }
        }
        return new Interference(hangsUp, replacement, refusal, dropped, percent);
    }

    /** The answer without what is dropped. */
    Answer without(Answer answer) {
        if (answer instanceof Answer.Result result && !dropped.isEmpty()) {
            JsonObject left = result.body().without(dropped);
            return new Answer.Result(left);
        }
        return answer;
    }

    private static void sleep(Fault.Wait wait) {
        try {
            Thread.sleep(wait.time().toMillis());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
