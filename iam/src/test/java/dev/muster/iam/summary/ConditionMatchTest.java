package dev.muster.iam.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.policy.Condition;
import dev.muster.iam.reference.ActionSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionMatchTest {

    @ParameterizedTest
    @CsvSource({
        "StringEquals, x, false",
        "stringequals, x, false",
        "StringEqualsIfExists, x, true",
        "StringNotEquals, x, true",
        "StringNotLike, x, true",
        "NotIpAddress, 10.0.0.0/8, true",
        "ArnNotLike, x, true",
        "DateNotEquals, 2026-01-01, true",
        "Null, true, true",
        "Null, false, false",
        "ForAllValues:StringEquals, x, true",
        "ForAnyValue:StringEquals, x, false",
        "ForAnyValue:StringNotEquals, x, false",
        "Bool, true, false"
    })
    void someOperatorsHoldWithoutTheKey(String operator, String value, boolean holds) {
        assertThat(match(operator, value).holdsWithoutKey()).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, string equals",
        "StringNotEqualsIgnoreCase, string not equals ignore case",
        "IpAddress, IP address",
        "NotIpAddress, not IP address",
        "ArnLike, ARN like",
        "Bool, Boolean",
        "NumericLessThanEquals, numeric less than equals",
        "ForAnyValue:StringLikeIfExists, 'for any value, string like if exists'"
    })
    void operatorsAreShownInWords(String operator, String words) {
        assertThat(match(operator, "x").text()).isEqualTo("aws:PrincipalTag/a | " + words + " | x");
    }

    private static ConditionMatch match(String operator, String value) {
        return ConditionMatch.of(new Condition(operator, "aws:PrincipalTag/a", List.of(value)), ActionSet.EMPTY);
    }
}
