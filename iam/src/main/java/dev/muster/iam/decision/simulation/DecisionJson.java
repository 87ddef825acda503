package dev.muster.iam.decision.simulation;

import dev.muster.iam.decision.Decision;
import dev.muster.iam.decision.MatchedStatement;
import dev.muster.iam.decision.MissingFact;
import dev.muster.iam.decision.Verdict;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.policy.Effect;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decisions in JSON. */
public final class DecisionJson {

    private DecisionJson() {}

    /** The answer to a case. */
    public static JsonObject of(JsonValue id, Decision decision) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("decision", new JsonString(decision.verdict().name()));
        members.put("decided_by", new JsonString(decision.decidedBy().written()));
        if (decision.target() != null) {
            members.put("target", new JsonString(decision.target()));
        }
        members.put("statements", JsonArray.of(decision.statements(), DecisionJson::statement));
        members.put("missing", JsonArray.of(decision.missing(), DecisionJson::missing));
        if (decision.possible().size() > 1) {
            members.put(
                    "possible",
                    JsonArray.ofTexts(decision.possible().stream()
                            .sorted()
                            .map(Verdict::name)
                            .toList()));
        }
        return new JsonObject(members);
    }

    private static JsonObject statement(MatchedStatement statement) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("layer", new JsonString(statement.layer().written()));
        if (statement.target() != null) {
            members.put("target", new JsonString(statement.target()));
        }
        members.put("policy", new JsonString(statement.policy()));
        members.put("index", new JsonNumber(Integer.toString(statement.index())));
        members.put("sid", text(statement.sid()));
        members.put("effect", new JsonString(statement.effect() == Effect.ALLOW ? "Allow" : "Deny"));
        members.put("match", new JsonString(statement.applies() ? "applies" : "condition_unknown"));
        return new JsonObject(members);
    }

    private static JsonObject missing(MissingFact fact) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("kind", new JsonString(fact.kind().written()));
        members.put("name", new JsonString(fact.name()));
        if (fact.problem() != null) {
            members.put("problem", new JsonString(fact.problem()));
        }
        return new JsonObject(members);
    }

    private static JsonValue text(@Nullable String text) {
        return text == null ? new JsonNull() : new JsonString(text);
    }
}
