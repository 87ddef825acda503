package dev.muster.benchmarks;

import dev.muster.iam.decision.compiled.CompiledPolicy;
import dev.muster.iam.minimize.Minimizer;
import dev.muster.iam.minimize.Wanted;
import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.ServiceReference;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Reading, compiling and expanding 1,500 policies of the sizes that AWS manages, and minimising; in a warm process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReferenceBenchmark {

    private static final int POLICIES = 1_500;

    private final List<String> policies = new SyntheticPolicies(7).take(POLICIES);
    private final ServiceReference reference = ServiceReference.load();
    private final Wanted reading =
            new Wanted(reference.ofLevel(AccessLevel.READ).or(reference.ofLevel(AccessLevel.LIST)), List.of());

    /** From the texts: each is parsed, compiled for decisions, and its allowed actions become a set. */
    @Benchmark
    public void compileAndExpand(Blackhole sink) throws MalformedPolicyException {
        for (String policy : policies) {
            PolicyDocument document = PolicyDocument.of(policy);
            sink.consume(CompiledPolicy.of(document));
            sink.consume(Wanted.of(document.parse(), reference).actions());
        }
    }

    /** All 9,590 actions that list or read. */
    @Benchmark
    public Object minimize() {
        return new Minimizer(reference).minimize(reading);
    }
}
