package dev.muster.iam.decision.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnShapeTest {

    private static final String BUCKET = "arn:${Partition}:s3:::${BucketName}";
    private static final String OBJECT = "arn:${Partition}:s3:::${BucketName}/${ObjectName}";
    private static final String INSTANCE = "arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}";

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::*, true, true",
        "*, true, true",
        "arn:aws:s3:::?*, true, false",
        "arn:aws:s3:::b, true, false",
        "arn:aws-cn:s3:::*, false, false",
        "arn:aws:s3::1:*, false, false",
        "arn:aws:s3*, true, true",
        "arn:*, true, true",
        "arn:aws:s3:::, false, false",
    })
    void aBucketIsMetAndContained(String pattern, boolean met, boolean contained) {
        check(BUCKET, Tokens.ofPattern(pattern).insidePartsUnlessLast(), met, contained);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ec2:*:*:instance/*, true, true",
        "arn:aws:ec2:*:*:*/*, true, true",
        "arn:aws:ec2:eu-west-1:*:instance/*, true, false",
        "arn:aws:ec2:*:*:inst?nce/*, true, true",
        "arn:aws:ec2:*:*:volume/*, false, false",
        "arn:aws:ec2:*:*:instance/i-?, true, false",
        "arn:aws:ec2:*:*:INSTANCE/*, false, false",
    })
    void anInstanceIsMetAndContained(String pattern, boolean met, boolean contained) {
        check(INSTANCE, Tokens.ofPattern(pattern).insideParts(), met, contained);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ec2:*:instance/*, true, true",
        "arn:aws:ec2:*, true, true",
        "arn:aws:ec2:eu-west-1:*, true, false",
        "arn:aws:ec2:*:*:volume/*, true, false",
    })
    void aStarThatEndsAPartReachesOn(String pattern, boolean met, boolean contained) {
        check(INSTANCE, Tokens.ofPattern(pattern).insidePartsUnlessLast(), met, contained);
    }

    @Test
    void aPatternWithMoreSlashesThanTheShapeFillsThemIntoItsVariables() {
        Tokens pattern = Tokens.ofPattern("arn:aws:s3:::b/k").insidePartsUnlessLast();

        assertThat(shape(BUCKET).meets(pattern)).isTrue();
        assertThat(shape(BUCKET).slashesLeftOver(pattern)).isEqualTo(1);
        assertThat(shape(OBJECT).slashesLeftOver(pattern)).isZero();
    }

    @Test
    void severalFormsOfOneTypeAreReadApart() {
        assertThat(ArnShape.all("arn:${Partition}:lex:a/${X}, arn:${Partition}:lex:b/${X}", "aws"))
                .hasSize(2);
    }

    @Test
    @Timeout(10)
    void hostilePatternsAreReadInLinearTime() {
        Tokens pattern =
                Tokens.ofPattern("arn:aws:" + "*a".repeat(1_000_000) + "*b").insidePartsUnlessLast();

        for (String form : List.of(BUCKET, OBJECT, INSTANCE)) {
            assertThat(shape(form).within(pattern)).isFalse();
            shape(form).meets(pattern);
        }
    }

    private static void check(String form, Tokens tokens, boolean met, boolean contained) {
        assertThat(shape(form).meets(tokens)).as("met").isEqualTo(met);
        assertThat(shape(form).within(tokens)).as("contained").isEqualTo(contained);
    }

    private static ArnShape shape(String form) {
        return ArnShape.all(form, "aws").get(0);
    }
}
