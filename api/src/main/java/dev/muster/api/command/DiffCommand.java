package dev.muster.api.command;

import dev.muster.api.report.ComparisonReport;
import dev.muster.iam.comparison.PolicyComparison;
import dev.muster.iam.comparison.TooLargeToCompareException;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.reference.ServiceReference;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `muster diff`: what a policy document allows that an older one did not, and the reverse. */
@Command(
        name = "diff",
        description = "Compare two policy documents: actions gained and lost, conditions loosened and tightened.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 done, whether there are differences or not, 2 could not run."})
final class DiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "OLD", description = "the older policy document (`-` for standard input)")
    Path older;

    @Parameters(index = "1", paramLabel = "NEW", description = "the newer policy document (`-` for standard input)")
    Path newer;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: table)")
    PolicyFormat format = PolicyFormat.TABLE;

    @Override
    public Integer call() {
        if (older.equals(PolicyInput.STANDARD_INPUT) && newer.equals(older)) {
            throw new CommandException("only one of OLD and NEW can be standard input: give a file for the other");
        }
        ComparisonReport report = new ComparisonReport(comparison(
                PolicyInput.read(older).policy(), PolicyInput.read(newer).policy()));
        StandardOutput.write(
                switch (format) {
                    case TABLE -> report::writeTable;
                    case JSON -> report::writeJson;
                });
        return ExitCode.DONE;
    }

    private static PolicyComparison comparison(Policy older, Policy newer) {
        try {
            return PolicyComparison.of(older, newer, ServiceReference.load());
        } catch (TooLargeToCompareException tooLarge) {
            throw new CommandException(String.valueOf(tooLarge.getMessage()), tooLarge);
        }
    }
}
