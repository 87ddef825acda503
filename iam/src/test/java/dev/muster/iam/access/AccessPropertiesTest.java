package dev.muster.iam.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.muster.iam.decision.DecisionEngine;
import dev.muster.iam.decision.PolicyLayers;
import dev.muster.iam.decision.RequestForm;
import dev.muster.iam.decision.Requests;
import dev.muster.iam.decision.Verdict;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the access of every principal, tried on random policies. */
class AccessPropertiesTest {

    private static final int CASES = 300;
    private static final String PRINCIPAL = "arn:aws:iam::111122223333:user/ann";

    private final Requests requests = new Requests(AccessCase.REFERENCE);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void singleDecisionsAgree(long seed) {
        RandomPrincipals random = new RandomPrincipals(seed);
        Map<AccessClass, Integer> tried = new EnumMap<>(AccessClass.class);
        for (int i = 0; i < CASES; i++) {
            JsonObject json = random.next();
            PrincipalAccess access = AccessCase.access(json);
            PolicyLayers layers = AccessCase.decisionLayers(json);
            for (String action : RandomPrincipals.RESOURCES.keySet()) {
                AccessClass found = access.of(AccessCase.number(action));
                tried.merge(found, 1, Integer::sum);
                for (String resource : RandomPrincipals.RESOURCES.get(action)) {
                    Verdict verdict = decide(action, resource, random.context(), layers);
                    if (!agree(found, verdict)) {
                        fail("%s is %s and %s on %s: %s", action, found, verdict, resource, CanonicalJson.text(json));
                    }
                }
            }
        }
        assertThat(tried)
                .containsKeys(
                        AccessClass.ON_EVERYTHING,
                        AccessClass.ON_SOME_RESOURCES,
                        AccessClass.CONDITIONALLY,
                        AccessClass.DENIED,
                        AccessClass.NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void oneMoreDenyNeverWidens(long seed) {
        RandomPrincipals random = new RandomPrincipals(seed);
        for (int i = 0; i < CASES; i++) {
            JsonObject json = random.next();
            PrincipalAccess before = AccessCase.access(json);
            PrincipalAccess after = AccessCase.access(random.withDeny(json));

            assertThat(before.possible().containsAll(after.possible()))
                    .as(CanonicalJson.text(json))
                    .isTrue();
            assertThat(before.actions(AccessClass.ON_EVERYTHING).containsAll(after.actions(AccessClass.ON_EVERYTHING)))
                    .as(CanonicalJson.text(json))
                    .isTrue();
            assertThat(after.actions(AccessClass.DENIED).containsAll(before.actions(AccessClass.DENIED)))
                    .as(CanonicalJson.text(json))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void orderNeverMatters(long seed) {
        RandomPrincipals random = new RandomPrincipals(seed);
        for (int i = 0; i < CASES; i++) {
            JsonObject json = random.next();
            PrincipalAccess one = AccessCase.access(json);
            PrincipalAccess other = AccessCase.access(random.shuffled(json));

            for (AccessClass each : AccessClass.values()) {
                assertThat(other.actions(each)).as(CanonicalJson.text(json)).isEqualTo(one.actions(each));
            }
        }
    }

    /** A policy that is not read leaves open what every policy in its place leads to. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void unreadPoliciesLeaveEveryReadingOpen(long seed) {
        RandomPrincipals random = new RandomPrincipals(seed);
        for (int i = 0; i < CASES; i++) {
            JsonObject json = random.next();
            PrincipalAccess known = AccessCase.access(json);
            PrincipalAccess unknown = AccessCase.access(random.withoutOnePolicy(json));

            for (AccessClass each : AccessClass.values()) {
                if (each != AccessClass.UNDETERMINED) {
                    boolean refused = each == AccessClass.DENIED || each == AccessClass.NOT_ALLOWED;
                    assertThat((refused
                                            ? known.actions(AccessClass.DENIED)
                                                    .or(known.actions(AccessClass.NOT_ALLOWED))
                                            : known.actions(each))
                                    .containsAll(unknown.actions(each)))
                            .as("%s: %s", each, CanonicalJson.text(json))
                            .isTrue();
                }
            }
            assertThat(unknown.possiblyOnEverything().containsAll(known.actions(AccessClass.ON_EVERYTHING)))
                    .as(CanonicalJson.text(json))
                    .isTrue();
        }
    }

    private static boolean agree(AccessClass access, Verdict verdict) {
        return switch (access) {
            case ON_EVERYTHING -> verdict == Verdict.ALLOWED;
            case DENIED -> verdict == Verdict.EXPLICITLY_DENIED;
            case NOT_ALLOWED -> verdict != Verdict.ALLOWED;
            case ON_SOME_RESOURCES, CONDITIONALLY, UNDETERMINED -> true;
        };
    }

    private Verdict decide(String action, String resource, Map<String, List<String>> context, PolicyLayers layers) {
        return DecisionEngine.decide(
                        requests.of(new RequestForm(
                                PRINCIPAL, action, List.of(resource), "111122223333", context, false, false)),
                        layers)
                .verdict();
    }
}
