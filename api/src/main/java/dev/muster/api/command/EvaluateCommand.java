package dev.muster.api.command;

import dev.muster.api.report.JudgedAccount;
import dev.muster.api.report.OutputFormat;
import dev.muster.collector.file.Collection;
import dev.muster.iam.control.Control;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Severity;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.TimeSource;
import dev.muster.rules.Catalogue;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `muster evaluate`: judges a bundle without a database. */
@Command(
        name = "evaluate",
        description = "Judge a bundle of files that the AWS CLI wrote. No database, no network.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 nothing counts against the input, 1 a FAIL counts, 3 something is UNDETERMINED or an account"
                    + " could not be read whole, 2 could not run."
        })
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "folder, zip, or one authorization-details file")
    Path path;

    @Option(names = "--at", paramLabel = "INSTANT", description = "judge as of this time, e.g. 2026-09-30T12:00:00Z")
    @Nullable
    String at;

    @Option(names = "--framework", paramLabel = "F", description = "show controls of this framework only, e.g. cis-5.0")
    @Nullable
    String framework;

    @Option(names = "--control", paramLabel = "C", description = "show this control only")
    @Nullable
    String control;

    @Option(names = "--severity", paramLabel = "S", description = "show this severity only: ${COMPLETION-CANDIDATES}")
    @Nullable
    Severity severity;

    @Option(names = "--parameters", paramLabel = "FILE", description = "YAML file with the controls' parameters")
    @Nullable
    Path parameters;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "only findings of this severity or higher count for the exit code")
    @Nullable
    Severity failOn;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: table)")
    OutputFormat format = OutputFormat.TABLE;

    @Override
    public Integer call() {
        Judge judge = Judge.with(parameters);
        Predicate<Finding> filter = filter(judge.evaluator().catalogue());
        Collection collection = Bundles.read(path, Instants.parse("--at", at), Clock.systemUTC());
        List<JudgedAccount> accounts = new ArrayList<>();
        for (Snapshot snapshot : collection.snapshots()) {
            if (snapshot.provenance().timeSource() == TimeSource.CLOCK) {
                spec.commandLine()
                        .getErr()
                        .println("muster: account " + snapshot.account() + ": no time in the bundle, judged as of now, "
                                + snapshot.collectedAt() + ": give --at for a result that can be repeated");
            }
            accounts.add(JudgedAccount.of(snapshot, judge.evaluate(snapshot), filter));
        }
        StandardOutput.write(out -> format.writer().write(accounts, out));
        return exitCode(accounts);
    }

    private Predicate<Finding> filter(Catalogue catalogue) {
        Predicate<Finding> filter = finding -> true;
        if (control != null) {
            if (catalogue.control(control).isEmpty()) {
                throw new CommandException("no control `" + control + "`: give one of "
                        + catalogue.controls().stream().map(Control::id).collect(Collectors.joining(", ")));
            }
            filter = filter.and(finding -> finding.control().equals(control));
        }
        if (framework != null) {
            Set<String> ids = catalogue.controls().stream()
                    .filter(candidate -> candidate.frameworks().containsKey(framework))
                    .map(Control::id)
                    .collect(Collectors.toSet());
            if (catalogue.framework(framework).isEmpty()) {
                throw new CommandException("no framework `" + framework + "`: give one of "
                        + catalogue.frameworks().stream()
                                .map(known -> known.id())
                                .collect(Collectors.joining(", ")));
            }
            filter = filter.and(finding -> ids.contains(finding.control()));
        }
        if (severity != null) {
            filter = filter.and(finding -> finding.severity() == severity);
        }
        return filter;
    }

    private int exitCode(List<JudgedAccount> accounts) {
        boolean undetermined = false;
        for (JudgedAccount account : accounts) {
            for (Finding finding : account.shown()) {
                if (failOn != null && !finding.severity().atLeast(failOn)) {
                    continue;
                }
                switch (finding.outcome()) {
                    case FAIL -> {
                        return ExitCode.FAILED;
                    }
                    case UNDETERMINED -> undetermined = true;
                    case PASS, NOT_APPLICABLE -> {}
                }
            }
            undetermined |= !account.snapshot().anythingRead();
        }
        return undetermined ? ExitCode.UNDETERMINED : ExitCode.DONE;
    }
}
