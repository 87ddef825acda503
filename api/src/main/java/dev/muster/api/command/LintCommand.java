package dev.muster.api.command;

import dev.muster.api.report.LintReport;
import dev.muster.iam.lint.Linter;
import dev.muster.iam.lint.check.LintFinding;
import dev.muster.iam.lint.check.LintSeverity;
import dev.muster.iam.lint.check.PolicyType;
import dev.muster.iam.policy.PolicyReading;
import dev.muster.iam.reference.ServiceReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `muster lint`: examines policy documents. */
@Command(
        name = "lint",
        description = "Tell what is wrong, risky or could be better in policy documents. No network.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Every finding is explained in docs/lint.md.",
            "Exit codes: 0 nothing counts, 1 a finding counts (an ERROR or a SECURITY_WARNING, unless --fail-on says otherwise),"
                    + " 2 could not run."
        })
final class LintCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "policy documents; `-`, or none: standard input")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description =
                    "what the policies are attached to: identity, resource, trust, service_control, resource_control"
                            + " (default: by what they say; control policies do not tell)")
    @Nullable
    PolicyType type;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "findings of this severity or graver count for the exit code: ${COMPLETION-CANDIDATES}"
                    + " (default: SECURITY_WARNING)")
    LintSeverity failOn = LintSeverity.SECURITY_WARNING;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: table)")
    PolicyFormat format = PolicyFormat.TABLE;

    @Override
    public Integer call() {
        if (Collections.frequency(files, PolicyInput.STANDARD_INPUT) > 1) {
            throw new CommandException("standard input can be read once only: give `-` once");
        }
        Linter linter = new Linter(ServiceReference.load());
        List<LintReport.LintedFile> linted = new ArrayList<>();
        for (Path file : files.isEmpty() ? List.of(PolicyInput.STANDARD_INPUT) : files) {
            PolicyReading reading = PolicyInput.read(file).reading();
            List<LintFinding> findings = linter.lint(reading, type == null ? PolicyType.detect(reading) : type);
            linted.add(new LintReport.LintedFile(file.toString(), findings));
        }
        LintReport report = new LintReport(linted);
        StandardOutput.write(
                switch (format) {
                    case TABLE -> report::writeTable;
                    case JSON -> report::writeJson;
                });
        return report.has(failOn) ? ExitCode.FAILED : ExitCode.DONE;
    }
}
