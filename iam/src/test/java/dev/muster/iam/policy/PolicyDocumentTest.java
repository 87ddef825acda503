package dev.muster.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.iam.json.Digest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {

    private static final String TEXT =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:Get+*\",\"Resource\":\"*\"}]}";

    @Test
    void encodedOrSpacedItIsTheSamePolicy() {
        PolicyDocument plain = PolicyDocument.of(TEXT);
        PolicyDocument encoded = PolicyDocument.of(
                URLEncoder.encode(TEXT, StandardCharsets.UTF_8).replace("+", "%20"));
        PolicyDocument spaced = PolicyDocument.of(
                "{ \"Statement\" : [ { \"Resource\":\"*\",\n \"Action\":\"s3:Get+*\", \"Effect\":\"Allow\"} ],"
                        + " \"Version\":\"2012-10-17\" }");

        assertThat(encoded).isEqualTo(plain).isEqualTo(spaced);
        assertThat(encoded.digest()).isEqualTo(plain.digest()).isEqualTo(spaced.digest());
        assertThat(encoded.canonical()).isEqualTo(spaced.canonical());
    }

    @Test
    void theTextAsReceivedIsKeptUnderItsOwnDigest() {
        PolicyDocument spaced = PolicyDocument.of(" " + TEXT);

        assertThat(spaced.received()).isEqualTo(" " + TEXT);
        assertThat(spaced.receivedDigest()).isEqualTo(Digest.of(" " + TEXT)).isNotEqualTo(spaced.digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"a\":1,\"a\":1}", "not json", "%7B%FF", "{\"a\":\"\\ud800\"}", "{"})
    void whatIsNoJsonHasTheDigestOfItsBytes(String text) {
        PolicyDocument malformed = PolicyDocument.of(text);

        assertThat(malformed.wellFormed()).isFalse();
        assertThat(malformed.digest()).isEqualTo(Digest.of(text));
        assertThatThrownBy(malformed::parse).isInstanceOf(MalformedPolicyException.class);
    }

    @Test
    void everyShapeOfAStatementIsRead() throws MalformedPolicyException {
        Policy policy = PolicyDocument.of("""
                {"Version":"2012-10-17","Id":"x","Statement":{"Sid":"s","Effect":"Deny","Principal":{"AWS":["1","2"],"Service":"ec2.amazonaws.com"},
                 "NotAction":["iam:*"],"NotResource":"*","Condition":{"Bool":{"aws:SecureTransport":false},"NumericLessThan":{"s3:max-keys":[10,"20"]}}}}
                """).parse();

        Statement statement = policy.statements().get(0);
        assertThat(statement.sid()).isEqualTo("s");
        assertThat(statement.effect()).isEqualTo(Effect.DENY);
        assertThat(statement.action()).isEmpty();
        assertThat(statement.notAction()).containsExactly("iam:*");
        assertThat(statement.notResource()).containsExactly("*");
        assertThat(statement.principal()).isNotNull();
        assertThat(statement.principal().of("AWS")).containsExactly("1", "2");
        assertThat(statement.principal().everyone()).isFalse();
        assertThat(statement.conditions())
                .containsExactlyInAnyOrder(
                        new Condition("Bool", "aws:SecureTransport", java.util.List.of("false")),
                        new Condition("NumericLessThan", "s3:max-keys", java.util.List.of("10", "20")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|$.Statement",
                "{\"Statement\":[1]}|$.Statement[0]",
                "{\"Statement\":[{\"Effect\":\"Permit\",\"Action\":\"*\"}]}|$.Statement[0].Effect",
                "{\"Statement\":[{\"Effect\":\"Allow\"}]}|neither Action nor NotAction",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[],\"Resource\":\"*\"}]}|empty list",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[1],\"Resource\":\"*\"}]}|$.Statement[0].Action",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"NotAction\":\"*\"}]}|both Action and NotAction",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Principal\":\"x\"}]}|$.Statement[0].Principal",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Condition\":{\"Bool\":1}}]}|$.Statement[0].Condition.Bool",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"action\":\"*\"}]}|unknown element `action`",
                "{\"Statement\":[],\"Extra\":1}|unknown element `Extra`",
            })
    void whatAwsWouldNotStoreIsNoPolicy(String text, String place) {
        assertThatThrownBy(() -> PolicyDocument.of(text).parse())
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageContaining(place);
    }
}
