package dev.muster.iam.lint.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.policy.PolicyReading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}]}|identity",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\",\"Principal\":\"*\"}]}|resource",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"STS:assumerolewithsaml\",\"Principal\":{}}}|trust",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"sts:TagSession\",\"sts:AssumeRole\"],\"Principal\":\"*\"}]}|trust",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":\"*\",\"Resource\":\"*\"}]}|resource",
                "{\"Statement\":[{\"Effect\":\"Deny\",\"NotAction\":\"sts:AssumeRole\",\"NotPrincipal\":{\"AWS\":\"1\"}}]}|resource",
                "{\"Statement\":[{\"Effect\":\"permit\",\"Action\":\"sts:AssumeRole\",\"Principal\":7}]}|trust",
                "{\"Statement\":[7]}|identity",
                "{}|identity",
                "not json|identity"
            })
    void aDocumentTellsWhatItIs(String text, String type) {
        assertThat(PolicyType.detect(PolicyReading.of(text))).hasToString(type);
    }
}
