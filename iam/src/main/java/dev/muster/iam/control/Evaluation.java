package dev.muster.iam.control;

import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.snapshot.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All findings of one snapshot under one ruleset.
 *
 * @param content content digest of the snapshot that was judged
 * @param findings in the order of {@link Finding#ORDER}, the whole population
 * @param warnings noticed while judging; in no digest
 */
public record Evaluation(
        String account,
        Digest content,
        Instant instant,
        Ruleset ruleset,
        List<Finding> findings,
        List<Warning> warnings) {

    public Evaluation {
        findings = findings.stream().sorted(Finding.ORDER).toList();
        warnings = List.copyOf(warnings);
    }

    /** Covers content digest, instant, ruleset digest, service reference and findings; the engine's version stands beside it. */
    public Digest digest() {
        return Digest.of(new JsonObject(Map.of(
                "content", new JsonString(content.toString()),
                "instant", JsonObject.builder().put("at", instant).build(),
                "ruleset", new JsonString(ruleset.digest().toString()),
                "serviceReference", new JsonString(ruleset.serviceReference()),
                "findings", JsonArray.of(findings, Finding::json))));
    }
}
