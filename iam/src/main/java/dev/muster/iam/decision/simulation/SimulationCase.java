package dev.muster.iam.decision.simulation;

import dev.muster.iam.decision.PolicyLayers;
import dev.muster.iam.decision.Request;
import dev.muster.iam.json.JsonValue;
import java.util.List;

/**
 * A case as read.
 *
 * @param id as given; null in JSON when none was
 * @param unread paths of members that mean nothing here, so that a misspelt one can be told
 */
public record SimulationCase(JsonValue id, Request request, PolicyLayers layers, List<String> unread) {

    public SimulationCase {
        unread = List.copyOf(unread);
    }
}
