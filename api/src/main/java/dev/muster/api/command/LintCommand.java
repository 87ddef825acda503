package dev.muster.api.command;

import dev.muster.api.report.LintReport;
import dev.muster.iam.lint.Linter;
import dev.muster.iam.lint.check.LintFinding;
import dev.muster.iam.lint.check.LintSeverity;
import dev.muster.iam.lint.check.PolicyType;
import dev.muster.iam.policy.PolicyReading;
import dev.muster.iam.reference.ServiceReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** No policy that AWS stores has a hundredth of it. */
    private static final int LARGEST = 64 * 1024 * 1024;

    private static final String STANDARD_INPUT = "-";

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "policy documents; `-`, or none: standard input")
    List<String> files = new ArrayList<>();

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
        Linter linter = new Linter(ServiceReference.load());
        List<LintReport.LintedFile> linted = new ArrayList<>();
        for (String file : files.isEmpty() ? List.of(STANDARD_INPUT) : files) {
            PolicyReading reading = PolicyReading.of(read(file));
            List<LintFinding> findings = linter.lint(reading, type == null ? PolicyType.detect(reading) : type);
            linted.add(new LintReport.LintedFile(file, findings));
        }
        LintReport report = new LintReport(linted);
        StandardOutput.write(
                switch (format) {
                    case TABLE -> report::writeTable;
                    case JSON -> report::writeJson;
                });
        return report.has(failOn) ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static byte[] read(String file) {
        try (InputStream in = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new CommandException("`" + file + "` is larger than " + LARGEST + " bytes: no policy is");
            }
            return bytes;
        } catch (IOException | InvalidPathException unreadable) {
            throw new CommandException(
                    "`" + file + "` cannot be read: give a file with a policy document, or `-` for standard input",
                    unreadable);
        }
    }
}
