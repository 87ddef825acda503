package dev.muster.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadOnlyOperationsTest {

    @Test
    void everyOperationStandsOnceUnderItsAction() {
        assertThat(ReadOnlyOperations.all())
                .doesNotHaveDuplicates()
                .allSatisfy(operation -> assertThat(operation.action()).endsWith(":" + operation.name()));
        assertThat(ReadOnlyOperations.all().stream().map(ReadOnlyOperation::action))
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingThatChangesIsFound() {
        assertThat(ReadOnlyOperations.find("Iam", "GetAccountSummary"))
                .hasValueSatisfying(operation -> assertThat(operation.action()).isEqualTo("iam:GetAccountSummary"));
        assertThat(ReadOnlyOperations.find("Iam", "DeleteUser")).isEmpty();
        assertThat(ReadOnlyOperations.find("Sts", "GetAccountSummary")).isEmpty();
    }

    @Test
    void namesBeginAsReadingOnesDo() {
        assertThat(ReadOnlyOperations.all())
                .allSatisfy(operation -> assertThat(operation.name())
                        .matches(
                                "(Get|List|Describe|Lookup)[A-Z].*|Generate(CredentialReport|ServiceLastAccessedDetails)"
                                        + "|AssumeRole"));
    }
}
