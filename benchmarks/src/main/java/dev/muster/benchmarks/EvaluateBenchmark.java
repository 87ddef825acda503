package dev.muster.benchmarks;

import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.MemoryTree;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.file.UnreadableInputException;
import dev.muster.iam.control.Evaluation;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.Evaluator;
import dev.muster.rules.parameter.Parameters;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading and judging an account of 130 principals in a warm process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EvaluateBenchmark {

    private static final Instant INSTANT = Instant.parse("2026-06-01T00:00:00Z");

    private MemoryTree bundle = new MemoryTree(Map.of());
    private final Evaluator evaluator = Evaluator.load();
    private final Parameters parameters = Parameters.defaults(evaluator.catalogue());
    private final Snapshot snapshot = new SyntheticAccount(1).on(0);

    @Setup
    public void prepare() {
        bundle = AccountBundle.of(snapshot);
    }

    /** From the bundle's bytes to the evaluation's digest. */
    @Benchmark
    public Object readAndJudge() throws UnreadableInputException {
        Snapshot read = FileSource.read(bundle, TimeOptions.orClock(INSTANT, INSTANT))
                .snapshots()
                .get(0);
        return judge(read).digest();
    }

    /** The rules alone, with measuring. */
    @Benchmark
    public Object judgeAlone() {
        return judge(snapshot);
    }

    private Evaluation judge(Snapshot judged) {
        return evaluator.evaluate(judged, parameters, INSTANT);
    }
}
