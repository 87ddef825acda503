package dev.muster.api.command;

import dev.muster.api.report.DisplayText;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** `muster`: the parent of all commands. */
@Command(
        name = "muster",
        description = "Does your AWS IAM pass muster, and can you prove that it did on any past day?",
        mixinStandardHelpOptions = true,
        versionProvider = EngineVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            EvaluateCommand.class,
            SimulateCommand.class,
            SummarizeCommand.class,
            LintCommand.class,
            MinimizeCommand.class,
            DiffCommand.class,
            ImportCommand.class,
            CollectCommand.class,
            ServeCommand.class,
            WorkerCommand.class,
            DemoCommand.class
        })
public final class MusterCommand {

    /** Runs a command line and gives its exit code; nothing that can go wrong shows a stack trace. */
    public static int run(String... arguments) {
        CommandLine line = new CommandLine(new MusterCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExitCodeExceptionMapper(thrown -> ExitCode.COULD_NOT_RUN)
                .setExecutionExceptionHandler(MusterCommand::explain)
                .setParameterExceptionHandler(MusterCommand::explainUsage);
        try {
            return line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError exhausted) {
            // not an exception, and yet never a stack trace or the code of a failed control
            return Failure.tell(exhausted, line.getErr());
        }
    }

    private static int explain(Exception thrown, CommandLine line, CommandLine.ParseResult parsed) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        return Failure.tell(thrown, line.getErr());
    }

    private static String usageError(CommandLine.ParameterException thrown) {
        if (thrown instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !unmatched.getUnmatched().isEmpty()) {
            String kind = thrown.getCommandLine().getParent() == null ? "no command" : "one argument too many,";
            return kind + " `" + unmatched.getUnmatched().get(0) + "`";
        }
        return String.valueOf(thrown.getMessage());
    }

    private static int explainUsage(CommandLine.ParameterException thrown, String[] arguments) {
        CommandLine line = thrown.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("muster: " + DisplayText.lines(usageError(thrown)));
        err.println("try `" + line.getCommandSpec().qualifiedName() + " --help`");
        err.flush();
        return ExitCode.COULD_NOT_RUN;
    }
}
