package dev.muster.iam.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCategoryTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::aws:policy/ReadOnlyAccess, AWS_MANAGED",
        "arn:aws:iam::aws:policy/service-role/AWSLambdaRole, AWS_MANAGED",
        "arn:aws-cn:iam::aws:policy/ReadOnlyAccess, AWS_MANAGED",
        "arn:aws:iam::111122223333:policy/path/mine, CUSTOMER_MANAGED",
        "arn:aws-us-gov:iam::111122223333:policy/mine, CUSTOMER_MANAGED",
        "arn:aws:iam::111122223333:user/ann, INLINE",
        "arn:aws:iam::111122223333:group/staff, INLINE",
        "arn:aws:iam::111122223333:role/path/r, INLINE"
    })
    void theArnTellsTheCategory(String arn, PolicyCategory category) {
        assertThat(PolicyCategory.of(arn)).contains(category);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ReadOnlyAccess",
                "arn:aws:iam::aws:policy/",
                "arn:aws:iam::1111:policy/mine",
                "arn:aws:iam::aws:user/ann",
                "arn:aws:iam::111122223333:root",
                "arn:aws:s3:::bucket"
            })
    void otherNamesAreOfNone(String arn) {
        assertThat(PolicyCategory.of(arn)).isEmpty();
    }
}
