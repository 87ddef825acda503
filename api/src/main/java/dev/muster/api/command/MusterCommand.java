package dev.muster.api.command;

import dev.muster.api.report.DisplayText;
import dev.muster.store.DatabaseUnavailableException;
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
            return tell(line, "internal error: " + exhausted + ": please report it with the command that you ran");
        }
    }

    private static int explain(Exception thrown, CommandLine line, CommandLine.ParseResult parsed) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        String message = thrown instanceof CommandException || thrown instanceof DatabaseUnavailableException
                ? String.valueOf(thrown.getMessage())
                : "internal error: " + thrown + ": please report it with the command that you ran";
        return tell(line, message);
    }

    private static int tell(CommandLine line, String message) {
        PrintWriter err = line.getErr();
        err.println("muster: " + DisplayText.lines(message));
        err.flush();
        return ExitCode.COULD_NOT_RUN;
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
