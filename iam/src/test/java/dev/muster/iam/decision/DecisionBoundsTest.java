package dev.muster.iam.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.decision.simulation.CaseReader;
import dev.muster.iam.decision.simulation.InvalidCaseException;
import dev.muster.iam.decision.simulation.SimulationCase;
import dev.muster.iam.reference.ServiceReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Policies that others wrote to take long are answered in time: without trying values where that would take too long. */
@Timeout(30)
class DecisionBoundsTest {

    private static final int STATEMENTS = 10_000;

    private final CaseReader reader = new CaseReader(ServiceReference.load());

    @Test
    void everyStatementHasAnUnknownKeyOfItsOwn() throws InvalidCaseException {
        assertUndetermined(statements(i -> "\"StringEquals\":{\"k" + i + "\":\"x\"}"));
    }

    @Test
    void everyStatementHoldsOneUnknownKeyAgainstAnotherPattern() throws InvalidCaseException {
        assertUndetermined(statements(i -> "\"StringLike\":{\"k\":\"*a" + i + "*b\"}"));
    }

    @Test
    void everyUnknownKeyIsComparedWithTheNext() throws InvalidCaseException {
        assertUndetermined(statements(i -> "\"StringEquals\":{\"k" + i + "\":\"${k" + (i + 1) + "}\"}"));
    }

    @Test
    void oneUnknownKeyIsHeldAgainstManyNumbers() throws InvalidCaseException {
        assertUndetermined(statement("\"NumericLessThan\":{\"k\":[" + values(Integer::toString) + "]}"));
        assertUndetermined(statement("\"NumericEquals\":{\"k\":[" + values(Integer::toString) + "]}"));
    }

    @Test
    void oneUnknownKeyIsHeldAgainstManyBlocks() throws InvalidCaseException {
        assertUndetermined(statement(
                "\"IpAddress\":{\"k\":[" + values(i -> "10." + i / 256 % 256 + "." + i % 256 + ".0/24") + "]}"));
    }

    private void assertUndetermined(String statements) throws InvalidCaseException {
        SimulationCase read = reader.read(
                "{\"request\":{\"principal\":\"arn:aws:iam::111122223333:user/ann\",\"action\":\"s3:GetObject\","
                        + "\"resource\":\"arn:aws:s3:::bucket/key\"},\"context_is_partial\":true,\"identity_policies\":[{\"name\":\"p\","
                        + "\"policy\":{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}}]}");
        Decision decision = DecisionEngine.decide(read.request(), read.layers());

        assertThat(decision.verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(decision.missing()).isNotEmpty();
    }

    private static String statements(IntFunction<String> condition) {
        return IntStream.range(0, STATEMENTS)
                .mapToObj(i -> statement(condition.apply(i)))
                .collect(Collectors.joining(","));
    }

    private static String statement(String condition) {
        return "{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\",\"Condition\":{" + condition + "}}";
    }

    private static String values(IntFunction<String> value) {
        return IntStream.range(0, STATEMENTS)
                .mapToObj(i -> "\"" + value.apply(i) + "\"")
                .collect(Collectors.joining(","));
    }
}
