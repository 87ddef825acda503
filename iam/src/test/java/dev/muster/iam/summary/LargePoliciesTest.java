package dev.muster.iam.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.ServiceReference;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Policies as large as somebody can make them: the limits are wide, for slow machines, and far below what more than linear work takes. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LargePoliciesTest {

    private static final Summarizer SUMMARIZER = new Summarizer(ServiceReference.load());

    @Test
    void tenThousandStatements() {
        PolicySummary summary = summary(IntStream.range(0, 10_000)
                .mapToObj(i -> statement(
                        i,
                        List.of("*"),
                        List.of("*"),
                        List.of(new Condition("StringEquals", "aws:PrincipalTag/t" + i, List.of("v")))))
                .toList());

        assertThat(summary.allow())
                .allMatch(row -> row.access().everything() && row.condition().equals("Multiple"));
    }

    @Test
    void fiftyThousandResources() {
        PolicySummary summary = summary(List.of(statement(
                0, List.of("s3:*", "ec2:*"), many(50_000, i -> "arn:aws:s3:::bucket-" + i + "/*a*b*"), List.of())));

        assertThat(summary.allow()).extracting(ServiceRow::resource).containsExactly("None", "Multiple");
    }

    @Test
    void fiftyThousandResourcesOfServicesThatAreNotKnown() {
        PolicyTables tables = SUMMARIZER.tables(policy(
                List.of(statement(0, List.of("*"), many(50_000, i -> "arn:aws:unknown" + i + ":::x"), List.of()))));

        assertThat(tables.policy().unrecognized()).hasSize(50_000);
        assertThat(tables.service("s3").orElseThrow().allow())
                .extracting(section -> section.unrecognizedResources().size())
                .isEqualTo(50_000);
    }

    @Test
    void fiftyThousandConditionKeys() {
        PolicySummary summary = summary(List.of(statement(
                0,
                List.of("*"),
                List.of("*"),
                IntStream.range(0, 50_000)
                        .mapToObj(i -> new Condition("StringEquals", "ec2:ResourceTag/t" + i, List.of("v")))
                        .toList())));

        assertThat(summary.allow())
                .extracting(row -> row.service().prefix())
                .contains("ec2")
                .doesNotContain("s3");
    }

    @Test
    void fiftyThousandUnknownActions() {
        PolicySummary summary =
                summary(List.of(statement(0, many(50_000, i -> "s3:Get" + i + "*a*a*b"), List.of("*"), List.of())));

        assertThat(summary.unrecognized()).hasSize(50_000);
    }

    @Test
    void patternsOfNothingButStars() {
        String stars = "*a".repeat(1_000_000) + "*b";
        PolicySummary summary = summary(List.of(statement(
                0,
                List.of("s3:*", "s3:" + stars),
                List.of("arn:aws:s3:::" + stars, "arn:aws:" + stars + ":::x", stars),
                List.of())));

        assertThat(summary.allow()).extracting(ServiceRow::resource).contains("Multiple");
    }

    private static PolicySummary summary(List<Statement> statements) {
        return SUMMARIZER.tables(policy(statements)).policy();
    }

    private static Policy policy(List<Statement> statements) {
        return new Policy("2012-10-17", null, statements);
    }

    private static Statement statement(
            int index, List<String> action, List<String> resource, List<Condition> conditions) {
        return new Statement(index, null, Effect.ALLOW, action, List.of(), resource, List.of(), null, null, conditions);
    }

    private static List<String> many(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).toList();
    }
}
