package dev.muster.iam.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.decision.condition.Operator;
import dev.muster.iam.decision.context.PrincipalKind;
import dev.muster.iam.decision.context.RequestPrincipal;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The corpus leaves nothing out: no operator, layer, kind of caller or exception, and nothing that others got wrong. */
class CorpusCoverageTest {

    private static final List<JsonObject> CASES = Corpus.all();

    @Test
    void everyCaseNamesPageAndSentenceAndHasItsOwnId() {
        assertThat(CASES)
                .allSatisfy(json -> assertThat(Corpus.text(json.get("page"))).isNotBlank())
                .allSatisfy(
                        json -> assertThat(Corpus.text(json.get("sentence"))).isNotBlank());
        assertThat(CASES).extracting(json -> Corpus.text(json.get("id"))).doesNotHaveDuplicates();
    }

    @Test
    void everyOperatorHasItsRow() {
        assertThat(Corpus.topic("operators"))
                .extracting(row -> Corpus.text(row.get("operator")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Operator.values())
                        .filter(operator -> operator != Operator.NULL)
                        .map(Operator::written)
                        .toList());
    }

    @Test
    void everyOperatorRowMatchesAndFailsAloneAndUnderBothQualifiers() {
        assertThat(Corpus.topic("operators")).allSatisfy(row -> {
            for (JsonObject lists :
                    List.of(row, (JsonObject) row.get("for_all_values"), (JsonObject) row.get("for_any_value"))) {
                assertThat(((JsonArray) lists.get("match")).items()).isNotEmpty();
                assertThat(((JsonArray) lists.get("no_match")).items()).isNotEmpty();
            }
            assertThat(row.get("matches_when_absent")).isNotNull();
            assertThat(Corpus.text(row.get("sentence"))).isNotBlank();
        });
    }

    @Test
    void nullIsAskedWithAndWithoutQualifiers() {
        assertThat(CASES.stream().map(CanonicalJson::text))
                .anyMatch(text -> text.contains("{\\\"Null\\\":"))
                .anyMatch(text -> text.contains("ForAllValues:Null"))
                .anyMatch(text -> text.contains("ForAnyValue:Null"));
    }

    @ParameterizedTest
    @EnumSource(Layer.class)
    void everyLayerDeniesExplicitlyAndLeavesOpen(Layer layer) {
        assertThat(verdicts(layer)).contains(Verdict.EXPLICITLY_DENIED, Verdict.UNDETERMINED);
    }

    @ParameterizedTest
    @EnumSource(value = Layer.class, names = "RESOURCE_CONTROL", mode = EnumSource.Mode.EXCLUDE)
    void everyLayerThatMustAllowDeniesImplicitly(Layer layer) {
        assertThat(verdicts(layer)).contains(Verdict.IMPLICITLY_DENIED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Layer.class,
            names = {"IDENTITY", "RESOURCE_POLICY"})
    void everyLayerThatGrantsAllows(Layer layer) {
        assertThat(verdicts(layer)).contains(Verdict.ALLOWED);
    }

    @Test
    void everyKindOfCallerAsks() {
        Set<PrincipalKind> kinds = CASES.stream()
                .map(json -> (JsonObject) json.get("request"))
                .map(request -> RequestPrincipal.parse(Corpus.text(request.get("principal")), null)
                        .kind())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PrincipalKind.class)));

        assertThat(kinds).containsExactlyInAnyOrder(PrincipalKind.values());
    }

    @Test
    void everyExceptionHasItsCases() {
        assertThat(tags("exception"))
                .containsExactlyInAnyOrder(
                        "AWS managed policy",
                        "actions without resource types",
                        "key policy must allow",
                        "kms:RetireGrant and RCPs",
                        "management account and RCPs",
                        "management account and SCPs",
                        "reserved alias",
                        "reserved role",
                        "root user",
                        "root user and its bucket policy",
                        "root user under SCPs",
                        "service without RCPs",
                        "service-linked role and RCPs",
                        "service-linked role and SCPs",
                        "service-linked role is unmodifiable",
                        "several resources",
                        "sts:GetCallerIdentity",
                        "trust policy must allow");
    }

    @Test
    void everythingThatOthersGotWrongHasItsCases() {
        assertThat(tags("peers_got_wrong"))
                .containsExactlyInAnyOrder(
                        "*:*, s*:X",
                        "Action without colon",
                        "Arn pattern crossing colon",
                        "ForAnyValue:...IfExists, key missing",
                        "IP without mask",
                        "JSON duplicates / unknown fields / Effect \"allow\"",
                        "NotResource in SCP with missing resource org key",
                        "NumericGreaterThan inverted, NumericLessThanEquals absent",
                        "SCPs ignored when computing \"admin\"",
                        "StringNotEquals with unresolved ${var}",
                        "boundary ignored on assumed hop",
                        "conditions ignored/treated as safe",
                        "default value in variable",
                        "deprecated AWS policy without body",
                        "empty boundary list",
                        "negated operators / Null / ForAllValues missing in emulators",
                        "object vs bucket ARN",
                        "regex metacharacters in patterns",
                        "resource part case",
                        "resource policy ignored for sts:Assume*",
                        "resource star crossing colons",
                        "session policy lacks action, resource policy names the session ARN (same account)",
                        "set operator on single-valued context",
                        "username * in variable",
                        "variables with Version 2008/none");
    }

    private static Set<Verdict> verdicts(Layer layer) {
        return CASES.stream()
                .map(json -> (JsonObject) json.get("expected"))
                .filter(expected -> layer.written().equals(textOrEmpty(expected.get("decided_by"))))
                .map(expected -> Verdict.valueOf(Corpus.text(expected.get("decision"))))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Verdict.class)));
    }

    private static Set<String> tags(String name) {
        return CASES.stream()
                .flatMap(json -> Stream.ofNullable(json.get(name)))
                .map(Corpus::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String textOrEmpty(JsonValue value) {
        return value == null ? "" : Corpus.text(value);
    }
}
