package dev.muster.api.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `muster simulate`: decides requests, one line of JSON for each. */
@Command(
        name = "simulate",
        description =
                "Decide requests under their policies, as AWS documents it: one JSON object per line in, one per line out."
                        + " No database, no network.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A case: {\"id\", \"request\":{\"principal\",\"action\",\"resource\",\"context\"}, \"identity_policies\":[{\"name\",\"policy\"}], …};",
            "see docs/policy-evaluation.md. A line that is no case is answered with {\"id\",\"line\",\"error\"}.",
            "",
            "Exit codes: 0 every line was decided, 2 some were no cases, or could not run."
        })
final class SimulateCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "cases; standard input when left out or `-`")
    @Nullable
    Path file;

    @Override
    public Integer call() throws IOException {
        return new Simulation(file, spec.commandLine().getErr()).run();
    }
}
