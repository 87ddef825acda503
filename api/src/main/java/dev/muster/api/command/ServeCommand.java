package dev.muster.api.command;

import dev.muster.api.database.DatabaseAccess;
import dev.muster.api.database.DatabaseOptions;
import dev.muster.api.security.FirstApiKey;
import dev.muster.store.Database;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** `muster serve`: the REST API. */
@Command(name = "serve", description = "Serve the REST API.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--host", paramLabel = "HOST", description = "address to listen on (default: 127.0.0.1)")
    String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "port to listen on (default: 8080)")
    int port = 8080;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "where the first API key is written (mode 0600) instead of being printed once")
    @Nullable
    Path apiKeyFile;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "tasks of jobs, such as accounts, that this process does at a time; 0: none, see `muster worker`"
                            + " (default: ${DEFAULT-VALUE})",
            defaultValue = "4")
    int threads;

    @Option(names = "--parameters", paramLabel = "FILE", description = "YAML file with the controls' parameters")
    @Nullable
    Path parameters;

    @ArgGroup
    DatabaseOptions database = new DatabaseOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Listening listening = Listening.on(host, port);
        WorkerCommand.requireThreads(threads, 0);
        Judge.requireValid(parameters);
        try (Running running = new Running();
                DatabaseAccess access = DatabaseAccess.open(database, line -> err.println("muster: " + line))) {
            try (Database store = access.connect()) {
                store.requireUnprivilegedLogin();
                FirstApiKey.ensure(store, apiKeyFile, err);
            }
            return running.serve(
                    access,
                    listening,
                    threads,
                    parameters,
                    () -> err.println("muster: serving " + listening.url() + "/api/v1 until interrupted"));
        }
    }
}
