package dev.muster.benchmarks;

import dev.muster.iam.access.AccessClass;
import dev.muster.iam.access.AccessCompiler;
import dev.muster.iam.access.AccessLayers;
import dev.muster.iam.access.AppliedPolicy;
import dev.muster.iam.access.ControlLevel;
import dev.muster.iam.access.PrincipalAccess;
import dev.muster.iam.access.WhoCan;
import dev.muster.iam.access.WhoCan.Caller;
import dev.muster.iam.access.WhoCan.Question;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

/**
 * The access of 10,000 principals on one thread: each has ten policies out of 1,500 of the sizes that AWS manages, every fourth a
 * boundary, and all two levels of service control policies.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AccessBenchmark {

    private static final int PRINCIPALS = 10_000;
    private static final int POLICIES_EACH = 10;
    private static final int DISTINCT = 1_500;
    private static final String ACCOUNT = "111122223333";
    private static final String PRINCIPAL = "arn:aws:iam::111122223333:role/app";

    private final ServiceReference reference = ServiceReference.load();
    private final List<String> texts = new SyntheticPolicies(7).take(DISTINCT);
    private final AccessCompiler compiler = new AccessCompiler(reference, "aws");
    private final List<List<String>> held = held();
    private final WhoCan whoCan = new WhoCan(reference);
    private final List<AccessLayers> layers = layers(compiler);

    /** With the distinct documents compiled before. */
    @Benchmark
    public void access(Blackhole sink) {
        for (AccessLayers each : layers) {
            sink.consume(PrincipalAccess.of(reference, each).actions(AccessClass.ON_EVERYTHING));
        }
    }

    /** From the texts: each distinct document is read and compiled once. */
    @Benchmark
    public void compileAndAccess(Blackhole sink) {
        for (AccessLayers each : layers(new AccessCompiler(reference, "aws"))) {
            sink.consume(PrincipalAccess.of(reference, each).actions(AccessClass.ON_EVERYTHING));
        }
    }

    /** Who of them can do one action on any resource. */
    @Benchmark
    public void whoCan(Blackhole sink) {
        Question question = Question.of("s3:GetObject");
        for (AccessLayers each : layers) {
            sink.consume(whoCan.answer(question, new Caller(PRINCIPAL, ACCOUNT, false, each)));
        }
    }

    private List<List<String>> held() {
        Random random = new Random(11);
        List<List<String>> principals = new ArrayList<>();
        for (int i = 0; i < PRINCIPALS; i++) {
            List<String> policies = new ArrayList<>();
            for (int j = 0; j < POLICIES_EACH; j++) {
                policies.add(texts.get(random.nextInt(texts.size())));
            }
            principals.add(policies);
        }
        return principals;
    }

    private List<AccessLayers> layers(AccessCompiler compiling) {
        Map<String, AppliedPolicy> applied = new HashMap<>();
        texts.forEach(
                text -> applied.put(text, AppliedPolicy.of("policy", compiling.compile(PolicyDocument.of(text)))));
        AppliedPolicy all = AppliedPolicy.of(
                "all",
                compiling.compile(
                        PolicyDocument.of(
                                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}")));
        AppliedPolicy regions = AppliedPolicy.of(
                "regions",
                compiling.compile(PolicyDocument.of(
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"NotAction\":[\"iam:*\",\"sts:*\"],\"Resource\":\"*\","
                                + "\"Condition\":{\"StringNotEquals\":{\"aws:RequestedRegion\":\"eu-west-1\"}}}}")));
        List<ControlLevel> levels =
                List.of(new ControlLevel("r-1", List.of(all)), new ControlLevel("ou-1", List.of(all, regions)));
        List<AccessLayers> principals = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            List<AppliedPolicy> identity =
                    held.get(i).stream().map(applied::get).toList();
            principals.add(new AccessLayers(identity, i % 4 == 0 ? all : null, levels));
        }
        return principals;
    }
}
