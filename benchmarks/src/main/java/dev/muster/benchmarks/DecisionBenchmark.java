package dev.muster.benchmarks;

import dev.muster.iam.decision.DecisionEngine;
import dev.muster.iam.decision.compiled.CompiledPolicy;
import dev.muster.iam.decision.simulation.CaseReader;
import dev.muster.iam.decision.simulation.InvalidCaseException;
import dev.muster.iam.decision.simulation.SimulationCase;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Deciding requests of sixteen kinds on compiled policies, on one thread; and compiling policies of the size of AWS's own. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionBenchmark {

    private static final int KINDS = 16;
    private static final int POLICIES = 1_500;

    private List<SimulationCase> cases = List.of();
    private List<String> documents = List.of();

    @Setup
    public void prepare() throws IOException, InvalidCaseException {
        CaseReader reader = new CaseReader(ServiceReference.load());
        List<SimulationCase> read = new ArrayList<>();
        try (InputStream lines = DecisionBenchmark.class.getResourceAsStream("cases.ndjson")) {
            if (lines == null) {
                throw new IOException("`cases.ndjson` is missing beside the class");
            }
            for (String line : new String(lines.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                read.add(reader.read(line));
            }
        }
        if (read.size() != KINDS) {
            throw new IOException("`cases.ndjson` has " + read.size() + " cases, not " + KINDS);
        }
        cases = read;
        documents = documents(ServiceReference.load());
    }

    /** Decisions per second. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(KINDS)
    public void decide(Blackhole sink) {
        for (SimulationCase one : cases) {
            sink.consume(DecisionEngine.decide(one.request(), one.layers()));
        }
    }

    /** From their texts, digests included. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public void compile1500Policies(Blackhole sink) {
        for (String document : documents) {
            sink.consume(CompiledPolicy.of(PolicyDocument.of(document)));
        }
    }

    /** Policies of two kilobytes: three services' actions each, one with a NotAction, one with conditions. */
    private static List<String> documents(ServiceReference reference) {
        List<Service> services = reference.services();
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < POLICIES; i++) {
            documents.add("{\"Version\":\"2012-10-17\",\"Statement\":["
                    + statement(services.get(i % services.size()), "\"Action\"", "")
                    + ","
                    + statement(services.get((7 * i + 1) % services.size()), "\"NotAction\"", "")
                    + ","
                    + statement(
                            services.get((31 * i + 2) % services.size()),
                            "\"Action\"",
                            ",\"Condition\":{\"StringLike\":{\"aws:ResourceTag/t" + i + "\":[\"a*\",\"b*\"]}}")
                    + "]}");
        }
        return documents;
    }

    private static String statement(Service service, String element, String condition) {
        StringBuilder actions = new StringBuilder("\"" + service.prefix() + ":Describe*\"");
        service.actions().stream()
                .limit(20)
                .forEach(action ->
                        actions.append(",\"").append(action.fullName()).append('"'));
        return "{\"Effect\":\"Allow\"," + element + ":[" + actions + "],\"Resource\":\"arn:aws:" + service.prefix()
                + ":*:*:*\"" + condition + "}";
    }
}
