package dev.muster.iam.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every policy; the policies are random, but the same at every run. */
class SummaryPropertiesTest {

    private static final ServiceReference REFERENCE = ServiceReference.load();
    private static final Summarizer SUMMARIZER = new Summarizer(REFERENCE);

    private static final List<String> ACTIONS = List.of(
            "s3:Get*",
            "s3:*",
            "s3:ListBucket",
            "s3:PutObject*",
            "sqs:*Message*",
            "sqs:*",
            "kms:Decrypt",
            "kms:*",
            "ec2:Describe*",
            "ec2:RunInstances",
            "sts:AssumeRole",
            "*:List*",
            "s3:Nothing",
            "nothing:*",
            "iam:*Role*");
    private static final List<String> RESOURCES = List.of(
            "*",
            "arn:aws:s3:::a",
            "arn:aws:s3:::a/*",
            "arn:aws:sqs:us-east-1:111122223333:q",
            "arn:aws:kms:*:111122223333:key/*",
            "arn:aws:ec2:*:*:instance/*",
            "arn:aws:iam::111122223333:role/r",
            "arn:aws:nothing:::x",
            "arn:aws:s3*");
    private static final List<Condition> CONDITIONS = List.of(
            new Condition("StringEquals", "s3:prefix", List.of("a")),
            new Condition("StringEquals", "s3:x-amz-acl", List.of("private")),
            new Condition("StringNotEquals", "kms:ViaService", List.of("s3.us-east-1.amazonaws.com")),
            new Condition("Bool", "aws:SecureTransport", List.of("true")),
            new Condition("StringEquals", "ec2:ResourceTag/team", List.of("a")));

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfStatementsDoesNotMatter(int seed) {
        List<Statement> statements = statements(new Random(seed));
        PolicySummary summary = summary(statements);
        List<Statement> shuffled = new ArrayList<>(statements);
        Collections.shuffle(shuffled, new Random(seed));
        PolicySummary other = summary(shuffled);

        assertThat(shown(other.allow())).isEqualTo(shown(summary.allow()));
        assertThat(shown(other.deny())).isEqualTo(shown(summary.deny()));
        assertThat(other.banner()).isEqualTo(summary.banner());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDenyChangesNoRowOfAllow(int seed) {
        List<Statement> statements = statements(new Random(seed));
        List<Statement> allows = statements.stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .toList();

        assertThat(shown(summary(statements).allow()))
                .isEqualTo(shown(summary(allows).allow()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneMoreAllowTakesNothingAway(int seed) {
        List<Statement> statements = statements(new Random(seed));
        Map<String, Integer> fewer =
                covered(summary(statements.subList(1, statements.size())).allow());
        Map<String, Integer> more = covered(summary(statements).allow());

        fewer.forEach(
                (service, count) -> assertThat(more.getOrDefault(service, 0)).isGreaterThanOrEqualTo(count));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsAddUpAndAgreeAcrossTheTables(int seed) {
        PolicyTables tables = tables(statements(new Random(seed)));

        for (ServiceRow row : tables.policy().allow()) {
            ServiceSection section =
                    tables.service(row.service().prefix()).orElseThrow().allow();
            assertThat(row.covered()).isBetween(0, row.known());
            assertThat(row.known()).isEqualTo(row.service().actions().size());
            assertThat(row.access().none()).isEqualTo(row.covered() == 0);
            assertThat(row.access().everything()).isEqualTo(row.covered() == row.known());
            if (section == null) {
                assertThat(row.warnings()).containsExactly(RowWarning.NO_ACTIONS);
                continue;
            }
            assertThat(section.covered()).isEqualTo(row.covered());
            assertThat(section.levels().stream().mapToInt(LevelSection::covered).sum())
                    .isEqualTo(row.covered());
            assertThat(section.levels().stream().mapToInt(LevelSection::known).sum())
                    .isEqualTo(row.known());
            for (LevelSection level : section.levels()) {
                assertThat(level.covered()).isBetween(0, level.known());
                assertThat(row.access().full().contains(level.level())).isEqualTo(level.covered() == level.known());
                for (ActionRow action : level.actions()) {
                    boolean inThird = !tables.action(
                                    row.service().prefix(), action.action().name(), null)
                            .orElseThrow()
                            .allow()
                            .isEmpty();
                    assertThat(action.covered()).isEqualTo(inThird);
                    assertThat(action.resourceWarning() == null && action.conditionWarning() == null)
                            .as("%s", action)
                            .isEqualTo(action.covered());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void notActionCoversWhatActionDoesNot(int seed) {
        Random random = new Random(seed);
        List<String> entries = some(random, ACTIONS, 4);
        Map<String, Integer> named = covered(summary(List.of(statement(entries, List.of(), List.of("*"), List.of())))
                .allow());
        PolicySummary rest = summary(List.of(statement(List.of(), entries, List.of("*"), List.of())));

        for (Service service : REFERENCE.services()) {
            int others = covered(rest.allow()).getOrDefault(service.prefix(), 0);
            assertThat(others + named.getOrDefault(service.prefix(), 0))
                    .isEqualTo(service.actions().size());
        }
    }

    /** Straight from the rule: an action needs one resource that applies to it, and all keys of the conditions. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anActionIsCoveredByTheRule(int seed) {
        List<Statement> statements = statements(new Random(seed));
        ActionSet.Builder allowed = new ActionSet.Builder();
        for (Statement statement : statements) {
            if (statement.effect() == Effect.ALLOW) {
                REFERENCE.actions(REFERENCE.matching(statement.action())).stream()
                        .filter(action -> covers(statement, action))
                        .forEach(action -> allowed.add(action.number()));
            }
        }
        Map<String, Map<AccessLevel, Integer>> expected = new HashMap<>();
        for (Action action : REFERENCE.actions(allowed.build())) {
            expected.computeIfAbsent(action.service(), unused -> new HashMap<>())
                    .merge(action.level(), 1, Integer::sum);
        }
        Map<String, Map<AccessLevel, Integer>> found = new HashMap<>();
        PolicyTables tables = tables(statements);
        for (ServiceRow row : tables.policy().allow()) {
            Optional.ofNullable(
                            tables.service(row.service().prefix()).orElseThrow().allow())
                    .ifPresent(section -> section.levels().stream()
                            .filter(level -> level.covered() > 0)
                            .forEach(
                                    level -> found.computeIfAbsent(row.service().prefix(), unused -> new HashMap<>())
                                            .put(level.level(), level.covered())));
        }

        assertThat(found).isEqualTo(expected);
    }

    private static boolean covers(Statement statement, Action action) {
        return statement.resource().stream().anyMatch(resource -> applies(resource, action))
                && statement.conditions().stream()
                        .allMatch(condition -> condition.key().startsWith("aws:")
                                || condition.operator().contains("Not")
                                || action.conditionKey(condition.key()).isPresent());
    }

    /** The few resources above, and which types they are. */
    private static boolean applies(String resource, Action action) {
        if (resource.equals("*")) {
            return true;
        }
        return action.resources().stream().anyMatch(touched -> {
            String arn = touched.type().arn();
            return switch (resource) {
                case "arn:aws:s3:::a" -> arn.equals("arn:${Partition}:s3:::${BucketName}");
                case "arn:aws:s3:::a/*" -> arn.equals("arn:${Partition}:s3:::${BucketName}/${ObjectName}");
                case "arn:aws:sqs:us-east-1:111122223333:q" -> arn.contains(":sqs:");
                case "arn:aws:kms:*:111122223333:key/*" -> arn.contains(":kms:") && arn.contains(":key/");
                case "arn:aws:ec2:*:*:instance/*" ->
                    arn.contains(":ec2:") && arn.contains(":instance/") || arn.contains("${Vendor}");
                case "arn:aws:iam::111122223333:role/r" -> arn.contains(":iam:") && arn.contains(":role/");
                case "arn:aws:s3*" -> arn.matches(".*:s3[a-z-]*:.*") || arn.contains("${Vendor}");
                default -> false;
            };
        });
    }

    private static List<Statement> statements(Random random) {
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            Statement drawn = statement(
                    some(random, ACTIONS, 4),
                    List.of(),
                    some(random, RESOURCES, 3),
                    random.nextBoolean() ? List.of() : some(random, CONDITIONS, 2));
            statements.add(random.nextInt(4) > 0 ? drawn : denying(drawn));
        }
        return statements;
    }

    private static Statement statement(
            List<String> action, List<String> notAction, List<String> resource, List<Condition> conditions) {
        return new Statement(0, null, Effect.ALLOW, action, notAction, resource, List.of(), null, null, conditions);
    }

    private static Statement denying(Statement allow) {
        return new Statement(
                0,
                null,
                Effect.DENY,
                allow.action(),
                List.of(),
                allow.resource(),
                List.of(),
                null,
                null,
                allow.conditions());
    }

    private static <T> List<T> some(Random random, List<T> all, int most) {
        List<T> drawn = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(most); i++) {
            drawn.add(all.get(random.nextInt(all.size())));
        }
        return drawn;
    }

    private static PolicySummary summary(List<Statement> statements) {
        return tables(statements).policy();
    }

    private static PolicyTables tables(List<Statement> statements) {
        return SUMMARIZER.tables(new Policy("2012-10-17", null, statements));
    }

    private static Map<String, Integer> covered(List<ServiceRow> rows) {
        Map<String, Integer> covered = new HashMap<>();
        rows.forEach(row -> covered.put(row.service().prefix(), row.covered()));
        return covered;
    }

    private static Map<String, List<Object>> shown(List<ServiceRow> rows) {
        Map<String, List<Object>> shown = new LinkedHashMap<>();
        rows.forEach(row -> shown.put(
                row.service().prefix(),
                List.of(row.access(), row.covered(), row.resource(), row.condition(), row.warnings())));
        return shown;
    }
}
