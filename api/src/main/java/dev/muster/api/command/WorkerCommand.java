package dev.muster.api.command;

import dev.muster.api.database.DatabaseAccess;
import dev.muster.api.database.DatabaseOptions;
import dev.muster.api.job.Worker;
import dev.muster.store.Database;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** `muster worker`: does the jobs of a database, together with all other workers on it. */
@Command(
        name = "worker",
        description = "Do the jobs of a database: collections, uploads, schedules, the closing of days.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Any number may run, on any number of machines; `serve` has one of its own unless it is told `--threads 0`.",
            "Ctrl-C and SIGTERM hand back what is under way. Exit codes: 130 interrupted (143 by SIGTERM), 2 could not run."
        })
final class WorkerCommand implements Callable<Integer> {

    private static final int MOST_THREADS = 64;

    @Spec
    CommandSpec spec;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "tasks, such as accounts, that it does at a time (default: ${DEFAULT-VALUE})",
            defaultValue = "4")
    int threads;

    @Option(names = "--parameters", paramLabel = "FILE", description = "YAML file with the controls' parameters")
    @Nullable
    Path parameters;

    @ArgGroup
    DatabaseOptions database = new DatabaseOptions();

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws InterruptedException {
        requireThreads(threads, 1);
        PrintWriter err = spec.commandLine().getErr();
        Judge judge = Judge.with(parameters);
        WorkerLog.toStandardError();
        try (Running running = new Running();
                DatabaseAccess access = DatabaseAccess.open(database, line -> err.println("muster: " + line));
                Database store = access.connect()) {
            store.requireUnprivilegedLogin();
            try (Worker worker = Worker.start(store, judge, clock, threads)) {
                err.println("muster: worker `" + worker.name() + "` works until interrupted");
                err.flush();
                running.untilSignal();
                err.println("muster: handing back what is under way");
                err.flush();
            }
        }
        return ExitCode.DONE;
    }

    /** @throws CommandException when there are too few or too many */
    static void requireThreads(int threads, int fewest) {
        if (threads < fewest || threads > MOST_THREADS) {
            throw new CommandException(
                    "`--threads` is `" + threads + "`: give a number from " + fewest + " to " + MOST_THREADS);
        }
    }
}
