package dev.muster.api.command;

import dev.muster.api.database.DatabaseAccess;
import dev.muster.api.database.DatabaseOptions;
import dev.muster.collector.file.BundleFolder;
import dev.muster.collector.live.CollectionFailedException;
import dev.muster.collector.live.CollectionMeter;
import dev.muster.collector.live.CollectionRequest;
import dev.muster.collector.live.LiveCollector;
import dev.muster.collector.live.ParallelCollection;
import dev.muster.rules.Engine;
import dev.muster.store.Database;
import dev.muster.store.DatabaseUnavailableException;
import dev.muster.store.SnapshotSealing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** `muster collect`: reads live accounts, judges them and seals them into the history, or writes them as a bundle. */
@Command(
        name = "collect",
        description = "Read accounts live, judge them and seal them into the history, or write them as a bundle.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Credentials come from the default chain of the AWS SDK and are never stored. Without an option, the caller's own"
                    + " account is read.",
            "Exit codes: 0 done, 3 a snapshot is incomplete or an account failed (the gap is recorded), 2 nothing was collected."
        })
final class CollectCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    CollectionOptions collection = new CollectionOptions();

    @Option(
            names = "--to-bundle",
            paramLabel = "DIR",
            description = "write a bundle into this folder, which must not exist or be empty, and use no database")
    @Nullable
    Path toBundle;

    @Option(names = "--parameters", paramLabel = "FILE", description = "YAML file with the controls' parameters")
    @Nullable
    Path parameters;

    @ArgGroup
    @Nullable
    DatabaseOptions database;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws InterruptedException {
        CollectionRequest request = collection.request();
        PrintWriter err = spec.commandLine().getErr();
        return toBundle == null ? intoHistory(request, err) : intoBundle(request, toBundle, err);
    }

    private int intoBundle(CollectionRequest request, Path path, PrintWriter err) throws InterruptedException {
        if (database != null || parameters != null) {
            throw new CommandException(
                    "`--to-bundle` judges nothing and uses no database: leave --jdbc-url, --home and --parameters away");
        }
        CollectionMeter meter = new CollectionMeter();
        try (LiveCollector collector = open(request, meter)) {
            BundleFolder folder = BundleFolder.create(path);
            folder.write(collector.organizationFiles());
            CollectedAccounts accounts = new CollectedAccounts(err, collected -> {
                folder.write(collected.files());
                return "written";
            });
            return run(collector, request, meter, accounts, err);
        } catch (IOException unwritable) {
            throw new CommandException("`" + path + "` cannot be written: " + unwritable.getMessage(), unwritable);
        }
    }

    private int intoHistory(CollectionRequest request, PrintWriter err) throws InterruptedException {
        Judge judge = Judge.with(parameters);
        DatabaseOptions options = database == null ? new DatabaseOptions() : database;
        try (Running running = new Running();
                DatabaseAccess access = DatabaseAccess.open(options, line -> err.println("muster: " + line))) {
            running.endBy(() -> {
                err.println("muster: interrupted: accounts that were not sealed yet are not kept; collect them again");
                access.close();
            });
            CollectionMeter meter = new CollectionMeter();
            try (Database store = access.connect();
                    LiveCollector collector = open(request, meter)) {
                SealedAccounts sealed = new SealedAccounts(judge, new SnapshotSealing(store));
                return run(collector, request, meter, new CollectedAccounts(err, sealed), err);
            } catch (DatabaseUnavailableException lost) {
                return running.exitCodeOf(lost);
            }
        }
    }

    private LiveCollector open(CollectionRequest request, CollectionMeter meter) throws InterruptedException {
        try {
            return LiveCollector.open(request, "muster " + Engine.version(), clock, meter);
        } catch (CollectionFailedException nothing) {
            throw new CommandException(String.valueOf(nothing.getMessage()), nothing);
        }
    }

    private static int run(
            LiveCollector collector,
            CollectionRequest request,
            CollectionMeter meter,
            CollectedAccounts accounts,
            PrintWriter err)
            throws InterruptedException {
        try (CollectionProgress progress = CollectionProgress.start(meter, err, Progress.onTerminal())) {
            ParallelCollection.run(collector, request.concurrency(), result -> {
                accounts.accept(result);
                progress.refresh();
            });
        }
        return accounts.summarize(meter.status());
    }
}
