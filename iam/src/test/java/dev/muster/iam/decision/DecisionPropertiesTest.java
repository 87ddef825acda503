package dev.muster.iam.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.muster.iam.decision.simulation.CaseReader;
import dev.muster.iam.decision.simulation.DecisionJson;
import dev.muster.iam.decision.simulation.InvalidCaseException;
import dev.muster.iam.decision.simulation.SimulationCase;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every decision, tried on random cases. */
class DecisionPropertiesTest {

    private static final int CASES = 1_500;
    private static final int COMPLETIONS = 20;

    private final CaseReader reader = new CaseReader(ServiceReference.load());

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void oneMoreDenyNeverWidens(long seed) {
        RandomCases cases = new RandomCases(seed);
        for (int i = 0; i < CASES; i++) {
            JsonObject json = cases.next();
            JsonObject denied = with(json, "identity_policies", appended(json, cases));

            Verdict before = decide(json).verdict();
            Verdict after = decide(denied).verdict();

            if (before != Verdict.ALLOWED && after == Verdict.ALLOWED) {
                fail("%s became allowed by a deny in %s", before, CanonicalJson.text(denied));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void orderNeverMatters(long seed) {
        RandomCases cases = new RandomCases(seed);
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            JsonObject json = partial(cases.next());
            JsonObject shuffled = (JsonObject) shuffled(json, random);

            Decision one = decide(json);
            Decision other = decide(shuffled);

            assertThat(other.verdict())
                    .as("%s and %s", CanonicalJson.text(json), CanonicalJson.text(shuffled))
                    .isEqualTo(one.verdict());
            assertThat(other.decidedBy()).isEqualTo(one.decidedBy());
            assertThat(Set.copyOf(other.missing())).isEqualTo(Set.copyOf(one.missing()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void aPartialContextIsAnsweredAsEveryCompletionIs(long seed) {
        RandomCases cases = new RandomCases(seed);
        int undetermined = 0;
        for (int i = 0; i < CASES / 4; i++) {
            JsonObject json = cases.next();
            JsonObject known = (JsonObject) ((JsonObject) json.get("request")).get("context");
            Decision partial = decide(partial(json));
            for (int j = 0; j < COMPLETIONS; j++) {
                Verdict complete =
                        decide(withContext(json, cases.context().with(known))).verdict();
                // what is undetermined still lacks a resource's policy
                if (complete != Verdict.UNDETERMINED && !partial.possible().contains(complete)) {
                    fail(
                            "%s leads to %s in %s",
                            CanonicalJson.text(DecisionJson.of(new JsonNull(), partial)),
                            complete,
                            CanonicalJson.text(json));
                }
            }
            undetermined += partial.verdict() == Verdict.UNDETERMINED ? 1 : 0;
        }
        assertThat(undetermined).isGreaterThan(CASES / 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void whatIsMissingDecides(long seed) {
        RandomCases cases = new RandomCases(seed);
        for (int i = 0; i < CASES; i++) {
            Decision decision = decide(partial(cases.next()));

            if (decision.verdict() == Verdict.UNDETERMINED) {
                assertThat(decision.missing()).isNotEmpty();
                assertThat(decision.possible()).contains(Verdict.ALLOWED).hasSizeGreaterThan(1);
            } else {
                assertThat(decision.missing()).isEmpty();
                assertThat(decision.possible()).contains(decision.verdict());
            }
        }
    }

    private Decision decide(JsonObject json) {
        try {
            SimulationCase read = reader.read(CanonicalJson.text(json));
            return DecisionEngine.decide(read.request(), read.layers());
        } catch (InvalidCaseException invalid) {
            throw new AssertionError(CanonicalJson.text(json), invalid);
        }
    }

    private static JsonArray appended(JsonObject json, RandomCases cases) {
        List<JsonValue> policies = new ArrayList<>(((JsonArray) json.get("identity_policies")).items());
        String action = cases.pick(List.of("*", "s3:*", "s3:PutObject", "sts:*"));
        JsonObject statement = JsonObject.builder()
                .put("Effect", "Deny")
                .put("Action", action)
                .put("Resource", "*")
                .build();
        policies.add(JsonObject.builder()
                .put("name", "deny")
                .put("policy", JsonObject.builder().put("Statement", statement).build())
                .build());
        return new JsonArray(policies);
    }

    private static JsonObject partial(JsonObject json) {
        return with(json, "context_is_partial", JsonBoolean.of(true));
    }

    private static JsonObject withContext(JsonObject json, JsonObject context) {
        return with(json, "request", with((JsonObject) json.get("request"), "context", context));
    }

    private static JsonObject with(JsonObject json, String name, JsonValue value) {
        Map<String, JsonValue> members = new LinkedHashMap<>(json.members());
        members.put(name, value);
        return new JsonObject(members);
    }

    /** Every list in another order, but the levels of the organization and the values of a request's keys stay what they are. */
    private static JsonValue shuffled(JsonValue value, Random random) {
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, shuffled(member, random)));
            return new JsonObject(members);
        }
        if (value instanceof JsonArray list) {
            List<JsonValue> items = new ArrayList<>();
            list.items().forEach(item -> items.add(shuffled(item, random)));
            Collections.shuffle(items, random);
            return new JsonArray(items);
        }
        return value;
    }
}
