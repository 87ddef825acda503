package dev.muster.iam.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.ServiceReference;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyComparisonTest {

    private static final ServiceReference REFERENCE = ServiceReference.load();

    @Test
    void sameDocumentsDoNotDiffer() {
        String policy = statement("Allow", "\"Action\": \"*\", \"Resource\": \"*\"");
        assertThat(compare(policy, policy).isEmpty()).isTrue();
    }

    @Test
    void otherWordsForTheSameDoNotDiffer() {
        assertThat(compare("""
                        {"Effect": "Allow", "Action": "sqs:*", "Resource": "*"},
                        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"],
                         "Condition": {"StringEquals": {"aws:PrincipalOrgID": ["o-1", "o-2"]}}}""", """
                        {"Effect": "Allow", "Action": "S3:getobject", "Resource": "arn:aws:s3:::b/*",
                         "Condition": {"StringEquals": {"AWS:principalorgid": "o-2"}}},
                        {"Effect": "Allow", "Action": "S3:getobject", "Resource": "arn:aws:s3:::b/*",
                         "Condition": {"StringEquals": {"AWS:principalorgid": "o-1"}}},
                        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*",
                         "Condition": {"StringLike": {"aws:PrincipalOrgID": ["o-1", "o-2"]}}},
                        {"Effect": "Allow", "Action": ["sqs:*", "sqs:SendMessage"], "Resource": ["*", "arn:aws:sqs:*:*:q"]}""").isEmpty()).isTrue();
    }

    @Test
    void anActionMoreIsGainedWithItsLevelAndResources() {
        PolicyComparison comparison = compare(
                statement("Allow", "\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/*\""),
                statement(
                        "Allow",
                        "\"Action\": [\"s3:GetObject\", \"s3:PutObject\"], \"Resource\": \"arn:aws:s3:::b/*\""));
        assertThat(comparison.gained())
                .containsExactly(new Change(
                        "s3",
                        "s3:PutObject",
                        AccessLevel.WRITE,
                        List.of("arn:aws:s3:::b/*"),
                        List.of(),
                        List.of(),
                        List.of()));
        assertOnly(comparison, "gained");
    }

    @Test
    void anActionLessIsLost() {
        PolicyComparison comparison = compare(
                statement("Allow", "\"Action\": \"sts:*\", \"Resource\": \"*\""),
                statement("Allow", "\"NotAction\": \"sts:AssumeRole\", \"Resource\": \"*\""));
        assertThat(comparison.lost()).extracting(Change::action).containsExactly("sts:AssumeRole");
        assertThat(comparison.gained())
                .hasSize(22_091 - REFERENCE.matching("sts:*").cardinality());
    }

    @Test
    void resourcesMoreAndLessAreGainedAndLost() {
        PolicyComparison comparison = compare(
                statement(
                        "Allow",
                        "\"Action\": \"s3:GetObject\", \"Resource\": [\"arn:aws:s3:::a/*\", \"arn:aws:s3:::b/*\"]"),
                statement(
                        "Allow",
                        "\"Action\": \"s3:GetObject\", \"Resource\": [\"arn:aws:s3:::a/x*\", \"arn:aws:s3:::c/*\"]"));
        assertThat(comparison.gained())
                .singleElement()
                .extracting(Change::resources)
                .isEqualTo(List.of("arn:aws:s3:::c/*"));
        assertThat(comparison.lost())
                .singleElement()
                .extracting(Change::resources)
                .isEqualTo(List.of("arn:aws:s3:::a/*", "arn:aws:s3:::b/*"));
        assertThat(comparison.loosened()).isEmpty();
        assertThat(comparison.tightened()).isEmpty();
    }

    @Test
    void aConditionMoreTightensAndOneLessLoosens() {
        String plain = statement("Allow", "\"Action\": \"s3:GetObject\", \"Resource\": \"*\"");
        String mfa = statement(
                "Allow",
                "\"Action\": \"s3:GetObject\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": true}}");
        Change tightened = compare(plain, mfa).tightened().get(0);
        assertThat(tightened.before()).isEmpty();
        assertThat(tightened.after()).containsExactly("Bool aws:MultiFactorAuthPresent [\"true\"]");
        assertOnly(compare(plain, mfa), "tightened");
        Change loosened = compare(mfa, plain).loosened().get(0);
        assertThat(loosened.before()).isEqualTo(tightened.after());
        assertThat(loosened.after()).isEmpty();
        assertOnly(compare(mfa, plain), "loosened");
    }

    /** The condition of the newer document against that of the older one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{`StringEquals`:{`k`:`a`}}|{`StringEquals`:{`k`:[`a`,`b`]}}|loosened",
                "{`StringEquals`:{`k`:[`a`,`b`]}}|{`StringEquals`:{`K`:`b`}}|tightened",
                "{`StringEquals`:{`k`:`a`}}|{`StringEquals`:{`k`:`b`}}|loosened tightened",
                "{`StringEquals`:{`k`:`a`}}|{`StringLike`:{`k`:`a`}}|",
                "{`StringEquals`:{`k`:`a*`}}|{`StringLike`:{`k`:`a*`}}|loosened",
                "{`StringLike`:{`k`:`ab*`}}|{`StringLike`:{`k`:`a*`}}|loosened",
                "{`StringEquals`:{`k`:`A`}}|{`StringEqualsIgnoreCase`:{`k`:`a`}}|loosened",
                "{`StringNotEquals`:{`k`:[`a`,`b`]}}|{`StringNotEquals`:{`k`:`a`}}|loosened",
                "{`StringNotEquals`:{`k`:`a`}}|{`StringNotEquals`:{`k`:[`a`,`b`]}}|tightened",
                "{`StringNotEquals`:{`k`:`a`}}|{`StringNotEqualsIfExists`:{`k`:`a`}}|",
                "{`StringNotLike`:{`k`:`a*`}}|{`StringEquals`:{`k`:`b`}}|tightened",
                "{`StringNotLike`:{`k`:`a*`}}|{`StringEquals`:{`k`:`ab`}}|loosened tightened",
                "{`StringEquals`:{`k`:`a`}}|{`StringEqualsIfExists`:{`k`:`a`}}|loosened",
                "{`StringEquals`:{`k`:`a`}}|{`Null`:{`k`:`false`}}|loosened",
                "{`Null`:{`k`:`true`}}|{`StringEqualsIfExists`:{`k`:`a`}}|loosened",
                "{`Null`:{`k`:`true`}}|{`Null`:{`k`:true}}|",
                "{`ForAnyValue:StringEquals`:{`k`:[`a`]}}|{`ForAnyValue:StringEquals`:{`k`:[`a`,`b`]}}|loosened",
                "{`ForAllValues:StringEquals`:{`k`:[`a`]}}|{`ForAllValues:StringEquals`:{`k`:[`a`,`b`]}}|loosened",
                "{`ForAllValues:StringEquals`:{`k`:[`a`]}}|{`ForAnyValue:StringEquals`:{`k`:[`a`]}}|loosened tightened",
                "{`NumericLessThan`:{`k`:`10`}}|{`NumericLessThanEquals`:{`k`:10}}|loosened",
                "{`NumericLessThan`:{`k`:`10`}}|{`NumericLessThan`:{`k`:9.5}}|tightened",
                "{`NumericGreaterThanEquals`:{`k`:`1`}}|{`NumericEquals`:{`k`:[1,2]}}|tightened",
                "{`DateLessThan`:{`k`:`2026-01-01`}}|{`DateLessThan`:{`k`:`2026-01-01T00:00:00Z`}}|",
                "{`DateLessThan`:{`k`:`2026-01-01`}}|{`DateLessThan`:{`k`:`2027-01-01T00:00:00+02:00`}}|loosened",
                "{`DateLessThan`:{`k`:`1767225600`}}|{`DateLessThan`:{`k`:`2026-01-01`}}|",
                "{`IpAddress`:{`k`:`10.0.0.0/8`}}|{`IpAddress`:{`k`:`10.1.0.0/16`}}|tightened",
                "{`IpAddress`:{`k`:`10.0.0.1`}}|{`IpAddress`:{`k`:`10.0.0.1/32`}}|",
                "{`NotIpAddress`:{`k`:`10.0.0.0/8`}}|{`NotIpAddress`:{`k`:`10.1.0.0/16`}}|loosened",
                "{`NotIpAddress`:{`k`:`10.0.0.0/8`}}|{`IpAddress`:{`k`:`11.0.0.0/8`}}|tightened",
                "{`IpAddress`:{`k`:`2001:db8::/32`}}|{`IpAddress`:{`k`:`2001:db8:1::1`}}|tightened",
                "{`IpAddress`:{`k`:`nonsense`}}|{`IpAddress`:{`k`:`0.0.0.0/0`}}|loosened tightened",
                "{`ArnLike`:{`k`:`arn:aws:iam::1:role/*`}}|{`ArnEquals`:{`k`:`arn:aws:iam::1:role/a/b`}}|tightened",
                "{`ArnLike`:{`k`:`arn:aws:iam::*:role/a`}}|{`ArnLike`:{`k`:`arn:aws:iam::1:*:role/a`}}|loosened tightened",
                "{`Bool`:{`k`:`true`}}|{`Bool`:{`k`:`TRUE`}}|",
                "{`Bool`:{`k`:`true`}}|{`BoolIfExists`:{`k`:`true`}}|loosened",
                "{`BinaryEquals`:{`k`:`QQ==`}}|{`BinaryEquals`:{`k`:[`QQ==`,`Qg==`]}}|loosened",
                "{`StringEquals`:{`k`:`a`,`l`:`b`}}|{`StringEquals`:{`l`:`b`}}|loosened",
                "{`StringEquals`:{`k`:`a`},`Bool`:{`l`:true}}|{`Bool`:{`l`:true},`StringEquals`:{`k`:`a`}}|",
                "{`StringEquals`:{`k`:`${aws:username}`}}|{`StringLike`:{`k`:`${aws:UserName}`}}|",
                "{`StringLike`:{`k`:`${aws:username}/*`}}|{`StringLike`:{`k`:`*`}}|loosened",
                "{`StringLike`:{`k`:`a?`}}|{`StringLike`:{`k`:`${aws:username}`}}|loosened tightened",
                "{`Unheard`:{`k`:`a`}}|{`Unheard`:{`K`:`a`}}|",
                "{`Unheard`:{`k`:`a`}}|{`Unheard`:{`k`:[`a`,`b`]}}|loosened tightened",
            })
    void conditionsAreComparedByWhatTheyLetThrough(String older, String newer, String expected) {
        String before = conditional(older);
        String after = conditional(newer);
        assertOnly(compare(before, after), expected == null ? "" : expected);
        assertOnly(
                compare(after, before),
                expected == null
                        ? ""
                        : expected.equals("loosened")
                                ? "tightened"
                                : expected.equals("tightened") ? "loosened" : expected);
    }

    @Test
    void variablesAreTextBeforeVersion2012() {
        String named =
                "{\"Version\": \"2012-10-17\", \"Statement\": [" + conditional("{`StringLike`:{`k`:`a${x}`}}") + "]}";
        String plain = "{\"Statement\": [" + conditional("{`StringLike`:{`k`:`a${x}`}}") + "]}";
        assertOnly(PolicyComparison.of(parse(named), parse(plain), REFERENCE), "loosened tightened");
    }

    @Test
    void aDenyOnEverythingLosesTheAction() {
        PolicyComparison comparison = compare(
                statement("Allow", "\"Action\": \"s3:*\", \"Resource\": \"*\""),
                statement("Allow", "\"Action\": \"s3:*\", \"Resource\": \"*\"") + ","
                        + statement("Deny", "\"Action\": \"s3:DeleteBucket\", \"Resource\": \"*\""));
        assertThat(comparison.lost()).extracting(Change::action).containsExactly("s3:DeleteBucket");
        assertOnly(comparison, "lost");
    }

    @Test
    void aDenyOnSomeResourcesLosesThem() {
        String allow = statement("Allow", "\"Action\": \"s3:GetObject\", \"Resource\": \"*\"");
        String deny = allow + "," + statement("Deny", "\"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::secret/*\"");
        assertThat(compare(allow, deny).lost())
                .singleElement()
                .satisfies(change -> assertThat(change.resources()).containsExactly("arn:aws:s3:::secret/*"));
        assertOnly(compare(allow, deny), "lost");
        assertThat(compare(deny, allow).gained())
                .singleElement()
                .satisfies(change -> assertThat(change.resources()).containsExactly("arn:aws:s3:::secret/*"));
        assertOnly(compare(deny, allow), "gained");
    }

    @Test
    void aDenyUnderAConditionTightens() {
        String allow = statement("Allow", "\"Action\": \"s3:GetObject\", \"Resource\": \"*\"");
        String deny = allow + ","
                + statement(
                        "Deny",
                        "\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": false}}");
        PolicyComparison comparison = compare(allow, deny);
        assertOnly(comparison, "tightened");
        assertThat(comparison.tightened().get(0).after()).containsExactly("Bool aws:SecureTransport [\"false\"]");
        assertOnly(compare(deny, allow), "loosened");
    }

    @Test
    void aDenyThatMeetsNothingAllowedChangesNothing() {
        String allow = statement("Allow", "\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::a/*\"");
        assertThat(compare(
                                allow,
                                allow + ","
                                        + statement("Deny", "\"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::b/*\""))
                        .isEmpty())
                .isTrue();
        assertThat(compare(allow, allow + "," + statement("Deny", "\"Action\": \"ec2:*\", \"Resource\": \"*\""))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aDenyMadeStricterTightens() {
        String allow = statement("Allow", "\"Action\": \"s3:GetObject\", \"Resource\": \"*\"") + ",";
        String one = allow
                + statement(
                        "Deny",
                        "\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"k\": \"a\"}}");
        String two = allow
                + statement(
                        "Deny",
                        "\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"k\": [\"a\", \"b\"]}}");
        assertOnly(compare(one, two), "tightened");
        assertOnly(compare(two, one), "loosened");
    }

    @Test
    void allResourcesButSomeAreCompared() {
        String allButOne = statement("Allow", "\"Action\": \"s3:GetObject\", \"NotResource\": \"arn:aws:s3:::a/*\"");
        String allButTwo = statement(
                "Allow", "\"Action\": \"s3:GetObject\", \"NotResource\": [\"arn:aws:s3:::a/*\", \"arn:aws:s3:::b/*\"]");
        String other = statement("Allow", "\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::c/*\"");
        assertThat(compare(allButTwo, allButOne).gained())
                .singleElement()
                .satisfies(change -> assertThat(change.resources()).containsExactly("all but arn:aws:s3:::a/*"));
        assertOnly(compare(allButTwo, allButOne), "gained");
        assertOnly(compare(allButOne, allButTwo), "lost");
        assertOnly(compare(allButOne, other), "lost");
        assertOnly(compare(other, allButOne), "gained");
    }

    @Test
    void limitsThatAllowNothingAreComparedAsLimits() {
        String one = statement("Deny", "\"Action\": \"organizations:LeaveOrganization\", \"Resource\": \"*\"");
        String two = statement(
                "Deny", "\"Action\": [\"organizations:LeaveOrganization\", \"iam:CreateUser\"], \"Resource\": \"*\"");
        assertThat(compare(one, two).lost()).extracting(Change::action).containsExactly("iam:CreateUser");
        assertOnly(compare(one, two), "lost");
        assertThat(compare(two, one).gained()).extracting(Change::action).containsExactly("iam:CreateUser");
    }

    @Test
    void aPrincipalMoreIsGained() {
        String one =
                "{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\": {\"AWS\": \"111122223333\"}}";
        String two = "{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\","
                + " \"Principal\": {\"AWS\": [\"arn:aws:iam::111122223333:root\", \"arn:aws:iam::444455556666:role/r\"]}}";
        assertThat(compare(one, two).gained())
                .containsExactly(new Change(
                        "sts",
                        "sts:AssumeRole",
                        AccessLevel.WRITE,
                        List.of("*"),
                        List.of("AWS:arn:aws:iam::444455556666:role/r"),
                        List.of(),
                        List.of()));
        assertOnly(compare(one, two), "gained");
        assertOnly(
                compare(two, "{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\": \"*\"}"),
                "gained");
        assertOnly(
                compare(
                        "{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\": \"*\"}",
                        "{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\": {\"AWS\": \"*\"}}"),
                "");
    }

    @Test
    void whatTheReferenceDoesNotKnowIsComparedByItsText() {
        PolicyComparison comparison = compare(
                statement("Allow", "\"Action\": [\"s3:*\", \"newservice:Old\"], \"Resource\": \"*\""),
                statement("Allow", "\"Action\": [\"s3:*\", \"S3:BrandNew\", \"newservice:New\"], \"Resource\": \"*\""));
        assertThat(comparison.gained())
                .containsExactly(new Change(
                        "newservice", "newservice:New", null, List.of("*"), List.of(), List.of(), List.of()));
        assertThat(comparison.lost()).extracting(Change::action).containsExactly("newservice:Old");
    }

    @Test
    void malformedEntriesMatchNothing() {
        assertThat(compare(
                                statement("Allow", "\"Action\": [\"s3:GetObject\", \"s3*\"], \"Resource\": \"*\""),
                                statement("Allow", "\"Action\": [\"s3:GetObject\", \"a:b:c\"], \"Resource\": \"*\""))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void largeDocumentsAreComparedOrRefused() {
        String older = many(1_000, "a");
        assertThat(compare(many(10_000, "a"), many(10_000, "a")).isEmpty()).isTrue();
        assertThat(compare(older, older + "," + statement("Allow", "\"Action\": \"s3:PutObject\", \"Resource\": \"*\""))
                        .gained())
                .hasSize(1);
        assertThatThrownBy(() -> compare(many(1_500, "a"), many(1_500, "b")))
                .isInstanceOf(TooLargeToCompareException.class);
        assertThatThrownBy(() -> compare(older, many(10_000, "a")))
                .isInstanceOf(TooLargeToCompareException.class)
                .hasMessageContaining("too large to be compared");
    }

    private static String many(int count, String bucket) {
        return IntStream.range(0, count)
                .mapToObj(i -> statement(
                        "Allow", "\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::" + bucket + i + "/*\""))
                .collect(Collectors.joining(","));
    }

    private static String conditional(String condition) {
        return statement(
                "Allow",
                "\"Action\": \"s3:GetObject\", \"Resource\": \"*\", \"Condition\": " + condition.replace('`', '"'));
    }

    private static String statement(String effect, String rest) {
        return "{\"Effect\": \"" + effect + "\", " + rest + "}";
    }

    private static PolicyComparison compare(String older, String newer) {
        return PolicyComparison.of(document(older), document(newer), REFERENCE);
    }

    private static Policy document(String statements) {
        return parse("{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}");
    }

    private static Policy parse(String text) {
        try {
            return PolicyDocument.of(text).parse();
        } catch (MalformedPolicyException malformed) {
            throw new AssertionError(text, malformed);
        }
    }

    private static void assertOnly(PolicyComparison comparison, String kinds) {
        assertThat(comparison.gained().isEmpty()).as("gained nothing").isEqualTo(!kinds.contains("gained"));
        assertThat(comparison.lost().isEmpty()).as("lost nothing").isEqualTo(!kinds.contains("lost"));
        assertThat(comparison.loosened().isEmpty()).as("loosened nothing").isEqualTo(!kinds.contains("loosened"));
        assertThat(comparison.tightened().isEmpty()).as("tightened nothing").isEqualTo(!kinds.contains("tightened"));
    }
}
