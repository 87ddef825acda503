package dev.muster.api.command;

import dev.muster.api.report.MinimizationReport;
import dev.muster.iam.json.JsonFault;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.LocatedArray;
import dev.muster.iam.json.LocatedJson;
import dev.muster.iam.json.LocatedScalar;
import dev.muster.iam.json.LocatedValue;
import dev.muster.iam.minimize.Minimization;
import dev.muster.iam.minimize.Minimizer;
import dev.muster.iam.minimize.Wanted;
import dev.muster.iam.reference.Recognition;
import dev.muster.iam.reference.ServiceReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `muster minimize`: few patterns for many actions. */
@Command(
        name = "minimize",
        description = "Write a set of actions as few patterns that match exactly these actions.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Of a policy, the actions that it allows are taken; resources and conditions are not looked at.",
            "Exit codes: 0 done, 2 could not run, or no exact answer keeps --max-characters."
        })
final class MinimizeCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "a JSON list of actions, or a policy document (default: standard input)")
    @Nullable
    Path file;

    @Option(
            names = "--max-characters",
            paramLabel = "N",
            description = "what the list may take as JSON without white space; then stars may also cut words")
    @Nullable
    Integer maxCharacters;

    @Option(
            names = "--allow-extra",
            description = "match further actions where the characters are not enough; they are listed")
    boolean allowExtra;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: table)")
    PolicyFormat format = PolicyFormat.TABLE;

    @Override
    public Integer call() {
        if (maxCharacters != null && maxCharacters < 1) {
            throw new CommandException(
                    "--max-characters `" + maxCharacters + "` is less than 1: give a positive number");
        }
        ServiceReference reference = ServiceReference.load();
        Wanted wanted = wanted(PolicyInput.read(file), reference);
        MinimizationReport report = new MinimizationReport(wanted, minimized(wanted, reference), reference);
        StandardOutput.write(
                switch (format) {
                    case TABLE -> report::writeTable;
                    case JSON -> report::writeJson;
                });
        return ExitCode.DONE;
    }

    private Minimization minimized(Wanted wanted, ServiceReference reference) {
        Minimizer minimizer = new Minimizer(reference);
        if (maxCharacters == null) {
            return minimizer.minimize(wanted);
        }
        Minimization minimization = allowExtra
                ? minimizer.minimizeWithExtra(wanted, maxCharacters)
                : minimizer.minimize(wanted, maxCharacters);
        if (minimization.characters() > maxCharacters) {
            throw new CommandException("the shortest list found takes " + minimization.characters()
                    + " characters, more than --max-characters `" + maxCharacters + "`: give more"
                    + (allowExtra ? "" : ", or --allow-extra to match further actions"));
        }
        return minimization;
    }

    private static Wanted wanted(PolicyInput input, ServiceReference reference) {
        LocatedJson json = input.reading().json();
        if (!(json.root() instanceof LocatedArray list)) {
            return Wanted.of(input.policy(), reference);
        }
        if (!json.faults().isEmpty()) {
            JsonFault first = json.faults().get(0);
            throw input.fault(first.position(), first.message());
        }
        List<String> entries = new ArrayList<>();
        for (LocatedValue item : list.items()) {
            if (!(item instanceof LocatedScalar scalar && scalar.value() instanceof JsonString text)) {
                throw input.fault(
                        item.position(),
                        "the list holds a value of kind " + item.kind() + ": give actions such as `s3:GetObject`");
            }
            if (reference.recognition(text.value()) == Recognition.MALFORMED) {
                throw input.fault(
                        item.position(),
                        "`" + text.value()
                                + "` is no action: write a service, a colon and a name, such as `s3:GetObject`");
            }
            entries.add(text.value());
        }
        return Wanted.of(entries, reference);
    }
}
