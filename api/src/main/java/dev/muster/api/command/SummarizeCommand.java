package dev.muster.api.command;

import dev.muster.api.report.JsonPrinter;
import dev.muster.api.report.SummaryTables;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.reference.ServiceReference;
import dev.muster.iam.summary.ActionSummary;
import dev.muster.iam.summary.PolicyCategory;
import dev.muster.iam.summary.PolicySummary;
import dev.muster.iam.summary.PolicyTables;
import dev.muster.iam.summary.ServiceSummary;
import dev.muster.iam.summary.Summarizer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `muster summarize`: the three summary tables of the IAM console for a policy document. */
@Command(
        name = "summarize",
        description =
                "Show the services of a policy, the actions of a service, or the resources of an action, as the IAM console does.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 done, 2 could not run: the document is no policy, or a name is not known."})
final class SummarizeCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "-",
            description = "policy document; `-` or none: standard input")
    Path file = PolicyInput.STANDARD_INPUT;

    @Option(names = "--service", paramLabel = "S", description = "show the actions of this service, e.g. s3")
    @Nullable
    String service;

    @Option(
            names = "--action",
            paramLabel = "A",
            description = "show the resources of this action of the service, e.g. GetObject")
    @Nullable
    String action;

    @Option(
            names = "--arn",
            paramLabel = "ARN",
            description =
                    "the policy's ARN, or that of the principal that an inline policy is part of: tells category and account")
    @Nullable
    String arn;

    @Option(names = "--all", description = "show services and actions that the policy does not have, too")
    boolean all;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: table)")
    PolicyFormat format = PolicyFormat.TABLE;

    @Override
    public Integer call() {
        if (action != null && service == null) {
            throw new CommandException("`--action` is `" + action + "` without a service: give `--service` too");
        }
        PolicyCategory category = category();
        ServiceReference reference = ServiceReference.load();
        PolicyTables tables =
                new Summarizer(reference).tables(PolicyInput.read(file).policy());
        StandardOutput.write(shown(tables, category, reference));
        return ExitCode.DONE;
    }

    /** What was asked for, found before anything is written. */
    private StandardOutput.Data shown(
            PolicyTables tables, @Nullable PolicyCategory category, ServiceReference reference) {
        String prefix = service;
        String name = action;
        if (prefix == null) {
            PolicySummary summary = tables.policy();
            return shown(
                    out -> new SummaryTables(out, all).policy(summary, category),
                    summary.json(all)
                            .with(new JsonObject(
                                    Map.of("category", category == null ? new JsonNull() : category.json()))));
        }
        if (name == null) {
            ServiceSummary summary = tables.service(prefix)
                    .orElseThrow(() -> unknown("service", "--service", prefix, "prefix such as `s3`", reference));
            return shown(out -> new SummaryTables(out, all).service(summary), summary.json(all));
        }
        int own = prefix.length() + 1;
        String bare = name.regionMatches(true, 0, prefix + ":", 0, own) ? name.substring(own) : name;
        String account = arn == null ? null : PolicyCategory.account(arn).orElse(null);
        ActionSummary summary = tables.action(prefix, bare, account)
                .orElseThrow(() -> unknown(
                        "action", "--action", prefix + ":" + bare, "name such as `GetObject` of `s3`", reference));
        return shown(out -> new SummaryTables(out, all).action(summary), summary.json());
    }

    private StandardOutput.Data shown(StandardOutput.Data table, JsonObject json) {
        return format == PolicyFormat.TABLE ? table : out -> JsonPrinter.print(json, out);
    }

    private @Nullable PolicyCategory category() {
        String given = arn;
        return given == null
                ? null
                : PolicyCategory.of(given)
                        .orElseThrow(
                                () -> new CommandException(
                                        "`--arn` is `" + given
                                                + "`: give the ARN of a managed policy, or of the user, group or role that an inline policy is part of"));
    }

    private static CommandException unknown(
            String kind, String option, String given, String expected, ServiceReference reference) {
        return new CommandException("no %s `%s` in the service reference %s: give `%s` the %s"
                .formatted(kind, given, reference.version(), option, expected));
    }
}
