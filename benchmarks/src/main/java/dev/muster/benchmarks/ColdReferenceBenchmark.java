package dev.muster.benchmarks;

import dev.muster.iam.decision.compiled.CompiledPolicy;
import dev.muster.iam.minimize.Wanted;
import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.reference.ServiceReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first time in a process: loading the service reference, then reading, compiling and expanding the policies of a file, one in a line.
 *
 * <p>Arguments: the file; with `--make` before it, the file is written first instead.
 */
public final class ColdReferenceBenchmark {

    private static final int POLICIES = 1_500;

    private ColdReferenceBenchmark() {}

    public static void main(String[] arguments) throws IOException, MalformedPolicyException {
        if (arguments[0].equals("--make")) {
            Files.write(Path.of(arguments[1]), new SyntheticPolicies(7).take(POLICIES));
            return;
        }
        List<String> policies = Files.readAllLines(Path.of(arguments[0]));
        long start = System.nanoTime();
        ServiceReference reference = ServiceReference.load();
        long loaded = System.nanoTime();
        List<Object> kept = new ArrayList<>();
        for (String policy : policies) {
            PolicyDocument document = PolicyDocument.of(policy);
            kept.add(CompiledPolicy.of(document));
            kept.add(Wanted.of(document.parse(), reference).actions());
        }
        long done = System.nanoTime();
        System.out.printf(
                "load %d ms, compile and expand %d policies %d ms%n",
                (loaded - start) / 1_000_000, kept.size() / 2, (done - loaded) / 1_000_000);
    }
}
