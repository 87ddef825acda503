package dev.muster.api.rest;

import dev.muster.store.Rulesets;
import java.time.Instant;

/** A ruleset, and what it judged. @param engine the last one that used it @param firstUsed earliest instant that was judged */
public record RulesetView(
        String digest, String engine, String serviceReference, Instant firstUsed, Instant lastUsed, long evaluations) {

    static RulesetView of(Rulesets.RulesetRow row) {
        return new RulesetView(
                row.ruleset().digest().toString(),
                row.ruleset().engine(),
                row.ruleset().serviceReference(),
                row.firstUsed(),
                row.lastUsed(),
                row.evaluations());
    }
}
