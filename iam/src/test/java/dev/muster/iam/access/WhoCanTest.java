package dev.muster.iam.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.iam.access.WhoCan.Caller;
import dev.muster.iam.access.WhoCan.Certainty;
import dev.muster.iam.access.WhoCan.Entitlement;
import dev.muster.iam.access.WhoCan.Question;
import dev.muster.iam.decision.MissingFact;
import dev.muster.iam.decision.NamedPolicy;
import dev.muster.iam.decision.PolicyLevel;
import dev.muster.iam.decision.compiled.CompiledPolicy;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhoCanTest {

    private static final String ACCOUNT = "111122223333";
    private static final String ANN = "arn:aws:iam::111122223333:user/ann";
    private static final String ROLE = "arn:aws:iam::111122223333:role/deploy";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:q";

    private final WhoCan whoCan = new WhoCan(AccessCase.REFERENCE);

    @Test
    void withoutResourceTheSetsTell() {
        assertThat(any("s3:GetObject", allow("s3:*", "*", "")))
                .get()
                .satisfies(found -> assertThat(found.certainty()).isEqualTo(Certainty.ALLOWED))
                .satisfies(found -> assertThat(found.everything()).isTrue());
        assertThat(any("s3:GetObject", allow("s3:*", "arn:aws:s3:::b/*", "")))
                .get()
                .satisfies(found -> assertThat(found.everything()).isFalse());
        assertThat(any("s3:GetObject", allow("s3:*", "*", MFA)))
                .get()
                .satisfies(found -> assertThat(found.certainty()).isEqualTo(Certainty.CONDITIONALLY));
        assertThat(any("s3:GetObject", allow("sqs:*", "*", ""))).isEmpty();
    }

    @Test
    void anUnreadPolicyLeavesItOpenAndIsNamed() {
        assertThat(any("s3:GetObject", "{\"name\":\"gone\"}")).get().satisfies(found -> {
            assertThat(found.certainty()).isEqualTo(Certainty.UNDETERMINED);
            assertThat(found.missing()).extracting(MissingFact::name).containsExactly("gone");
        });
        assertThat(on("sqs:SendMessage", QUEUE, ACCOUNT, "{\"name\":\"gone\"}"))
                .get()
                .satisfies(found -> assertThat(found.certainty()).isEqualTo(Certainty.UNDETERMINED));
    }

    @Test
    void anUndeterminedAnswerTellsWhatFollowsFromWhatWasRead() {
        String limited = allow("sqs:*", "*", "")
                + "],\"service_control\":[{\"target\":\"r-1\",\"policies\":[{\"name\":\"gone\"}]}";

        assertThat(any("sqs:SendMessage", limited))
                .get()
                .satisfies(found -> assertThat(found.certainty()).isEqualTo(Certainty.UNDETERMINED))
                .satisfies(found -> assertThat(found.asRead()).isEqualTo(Certainty.ALLOWED));
        assertThat(on("sqs:SendMessage", QUEUE, ACCOUNT, limited))
                .get()
                .satisfies(found -> assertThat(found.certainty()).isEqualTo(Certainty.UNDETERMINED))
                .satisfies(found -> assertThat(found.asRead()).isEqualTo(Certainty.ALLOWED));
        assertThat(any("s3:GetObject", "{\"name\":\"gone\"}"))
                .get()
                .satisfies(found -> assertThat(found.asRead()).isNull());
        assertThat(on("sqs:SendMessage", QUEUE, ACCOUNT, "{\"name\":\"gone\"}"))
                .get()
                .satisfies(found -> assertThat(found.asRead()).isNull());
    }

    @Test
    void onOneResourceThePatternsDecide() {
        String policy = allow("sqs:*", "arn:aws:sqs:*:*:q", "");

        assertThat(on("sqs:SendMessage", QUEUE, ACCOUNT, policy)).get().satisfies(found -> {
            assertThat(found.certainty()).isEqualTo(Certainty.ALLOWED);
            assertThat(found.statements()).hasSize(1);
        });
        assertThat(on("sqs:SendMessage", QUEUE + "2", ACCOUNT, policy)).isEmpty();
    }

    @Test
    void conditionsOnThePrincipalAreKnownAndOthersAreNot() {
        String onAnn = ",\"Condition\":{\"ArnLike\":{\"aws:PrincipalArn\":\"" + ANN + "\"}}";
        String onBob = ",\"Condition\":{\"StringEquals\":{\"aws:username\":\"bob\"}}";

        assertThat(on("sqs:SendMessage", QUEUE, ACCOUNT, allow("sqs:*", "*", onAnn)))
                .get()
                .satisfies(found -> assertThat(found.certainty()).isEqualTo(Certainty.ALLOWED));
        assertThat(on("sqs:SendMessage", QUEUE, ACCOUNT, allow("sqs:*", "*", onBob)))
                .isEmpty();
        assertThat(on("sqs:SendMessage", QUEUE, ACCOUNT, allow("sqs:*", "*", MFA)))
                .get()
                .satisfies(found -> {
                    assertThat(found.certainty()).isEqualTo(Certainty.CONDITIONALLY);
                    assertThat(found.missing())
                            .extracting(MissingFact::name)
                            .containsExactly("aws:MultiFactorAuthPresent");
                });
    }

    @Test
    void aResourceOfAnotherAccountNeedsItsPolicy() {
        assertThat(on(
                        "sqs:SendMessage",
                        "arn:aws:sqs:eu-west-1:444455556666:q",
                        "444455556666",
                        allow("sqs:*", "*", "")))
                .get()
                .satisfies(found -> {
                    assertThat(found.certainty()).isEqualTo(Certainty.UNDETERMINED);
                    assertThat(found.missing())
                            .extracting(MissingFact::kind)
                            .containsExactly(MissingFact.Kind.RESOURCE_POLICY);
                });
        assertThat(on(
                        "sqs:SendMessage",
                        "arn:aws:sqs:eu-west-1:444455556666:q",
                        "444455556666",
                        allow("s3:*", "*", "")))
                .isEmpty();
    }

    @Test
    void aTrustPolicyGrantsToThePrincipalThatItNames() {
        NamedPolicy trust = new NamedPolicy(
                "trust",
                CompiledPolicy.of(PolicyDocument.of("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"AWS\":\"" + ANN + "\"},\"Action\":\"sts:AssumeRole\"}}")));

        assertThat(answer(new Question("sts:AssumeRole", ROLE, ACCOUNT, trust, List.of()), allow("s3:*", "*", "")))
                .get()
                .satisfies(found -> assertThat(found.certainty()).isEqualTo(Certainty.ALLOWED));
        assertThat(answer(
                        new Question("sts:AssumeRole", ROLE, ACCOUNT, trust, List.of()),
                        allow("s3:*", "*", "").replace("Allow", "Deny").replace("s3:*", "sts:*")))
                .isEmpty();
        assertThat(on("sts:AssumeRole", ROLE, ACCOUNT, allow("sts:*", "*", "")))
                .get()
                .satisfies(found -> assertThat(found.certainty()).isEqualTo(Certainty.UNDETERMINED));
    }

    @Test
    void resourceControlPoliciesOfTheResourceCount() {
        PolicyLevel level = new PolicyLevel(
                "r-1",
                List.of(new NamedPolicy(
                        "rcp",
                        CompiledPolicy.of(PolicyDocument.of(
                                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\","
                                        + "\"Action\":\"sqs:*\",\"Resource\":\"*\"}}")))));

        assertThat(answer(new Question("sqs:SendMessage", QUEUE, ACCOUNT, null, List.of(level)), allow("*", "*", "")))
                .isEmpty();
    }

    @Test
    void anActionThatIsUnknownNeedsAResource() {
        assertThat(on("sqs:NoSuchAction", QUEUE, ACCOUNT, allow("sqs:*", "*", "")))
                .get()
                .satisfies(found -> assertThat(found.certainty()).isEqualTo(Certainty.ALLOWED));
        assertThatThrownBy(() -> any("sqs:NoSuchAction", allow("sqs:*", "*", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name a resource");
    }

    @Test
    void whatCallsItselfAUserAndHasNoArnOfOneIsUndetermined() {
        JsonObject json = (JsonObject) JsonReader.parse("{\"identity\":[" + allow("sqs:*", "*", "") + "]}");

        assertThat(whoCan.answer(
                        new Question("sqs:SendMessage", QUEUE, ACCOUNT, null, List.of()),
                        new Caller("arn:aws:iam::111122223333:thing/x", ACCOUNT, false, AccessCase.layers(json))))
                .get()
                .satisfies(found -> assertThat(found.certainty()).isEqualTo(Certainty.UNDETERMINED));
    }

    private static final String MFA = ",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}";

    private Optional<Entitlement> any(String action, String policy) {
        return answer(Question.of(action), policy);
    }

    private Optional<Entitlement> on(String action, String resource, @Nullable String owner, String policy) {
        return answer(new Question(action, resource, owner, null, List.of()), policy);
    }

    private Optional<Entitlement> answer(Question question, String policy) {
        JsonObject json = (JsonObject) JsonReader.parse("{\"identity\":[" + policy + "]}");
        return whoCan.answer(question, new Caller(ANN, ACCOUNT, false, AccessCase.layers(json)));
    }

    private static String allow(String action, String resource, String condition) {
        return "{\"name\":\"p\",\"policy\":{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\""
                + action + "\",\"Resource\":\"" + resource + "\"" + condition + "}}}";
    }
}
