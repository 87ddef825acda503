package dev.muster.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.reference.ServiceReference;
import dev.muster.iam.summary.PolicyCategory;
import dev.muster.iam.summary.PolicyTables;
import dev.muster.iam.summary.Summarizer;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SummaryTablesTest {

    private static final Summarizer SUMMARIZER = new Summarizer(ServiceReference.load());

    private final StringWriter out = new StringWriter();

    @Test
    void servicesStandInAlignedColumnsWithTheirWarnings() throws IOException {
        new SummaryTables(out, false).policy(tables("""
                                [{"Effect":"Allow","Action":["sqs:SendMessage","sqs:ListQueues","quueue:*"],
                                  "Resource":"arn:aws:sqs:eu-west-1:111122223333:orders"},
                                 {"Effect":"Deny","Action":"sqs:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":false}}}]
                                """).policy(), null);

        assertThat(out.toString().lines())
                .containsExactly(
                        "! This policy defines some actions, resources, or conditions that do not provide permissions. To grant access,"
                                + " policies must have an action that has an applicable resource or condition.",
                        "Uncategorized",
                        "  Kind     Name    Effect  Place",
                        "  service  quueue  allow   statement 1, Action",
                        "Explicit deny (1 of 456 services)",
                        "  Service  Access level  Resource       Request condition",
                        "  sqs      Full access   All resources  aws:SecureTransport | Boolean | false",
                        "Allow (1 of 456 services)",
                        "  Service  Access level    Resource                                   Request condition",
                        "  sqs      Limited: Write  arn:aws:sqs:eu-west-1:111122223333:orders  None",
                        "    ! One or more actions do not have an applicable resource.");
    }

    @Test
    void theReasonForNoSummaryIsTold() throws IOException {
        new SummaryTables(out, false)
                .policy(
                        tables("[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"NotResource\":\"*\"}]")
                                .policy(),
                        PolicyCategory.INLINE);

        assertThat(out.toString())
                .startsWith("Category: inline")
                .contains("A summary for this policy cannot be generated: ", "`NotResource`");
    }

    @Test
    void remainingServicesAndActionsAreShownOnRequest() throws IOException {
        PolicyTables tables = tables("[{\"Effect\":\"Allow\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}]");
        new SummaryTables(out, true).policy(tables.policy(), null);
        new SummaryTables(out, true).service(tables.service("sqs").orElseThrow());

        assertThat(out.toString().lines())
                .contains("Remaining services (455), denied unless another policy allows them", "  s3")
                .contains("    CreateQueue (No access)");
    }

    @Test
    void namesCannotCommandTheTerminal() throws IOException {
        PolicyTables tables = tables("""
                [{"Effect":"Allow","Action":["s3:GetObject","evil\\u001b[2J:x"],"Resource":["arn:aws:s3:::b/\\u001b]0;t\\u0007\\u202e"],
                  "Condition":{"StringLike":{"aws:PrincipalTag/\\u009b":"\\r\\n"}}}]
                """);
        new SummaryTables(out, true).policy(tables.policy(), null);
        new SummaryTables(out, true).service(tables.service("s3").orElseThrow());
        new SummaryTables(out, true)
                .action(tables.action("s3", "GetObject", null).orElseThrow());
        JsonPrinter.print(tables.policy().json(false), out);

        assertThat(out.toString().replace("\n", "").replace("\r\n", ""))
                .matches(text -> text.chars().allMatch(c -> c >= ' ' && c <= '~'));
    }

    private static PolicyTables tables(String statements) {
        try {
            return SUMMARIZER.tables(PolicyDocument.of("{\"Version\":\"2012-10-17\",\"Statement\":" + statements + "}")
                    .parse());
        } catch (MalformedPolicyException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
