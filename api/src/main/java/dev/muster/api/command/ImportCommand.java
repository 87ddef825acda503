package dev.muster.api.command;

import dev.muster.api.database.DatabaseAccess;
import dev.muster.api.database.DatabaseOptions;
import dev.muster.api.report.DisplayText;
import dev.muster.collector.file.TimeOptions;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.SnapshotStatus;
import dev.muster.store.Database;
import dev.muster.store.SealRefusedException;
import dev.muster.store.Sealed;
import dev.muster.store.SnapshotSealing;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `muster import`: judges bundles and seals them into the history. */
@Command(
        name = "import",
        description = "Judge bundles and seal them into the history; give them oldest first.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done, 3 a snapshot is incomplete or an account failed (the gap is recorded), 2 could not run."
        })
final class ImportCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "folders, zips or authorization-details files")
    List<Path> paths = List.of();

    @Option(
            names = "--collected-at",
            paramLabel = "T",
            description = "when it was collected, for bundles that do not say, e.g. 2026-09-30T12:00:00Z")
    @Nullable
    String collectedAt;

    @Option(names = "--parameters", paramLabel = "FILE", description = "YAML file with the controls' parameters")
    @Nullable
    Path parameters;

    @ArgGroup
    DatabaseOptions database = new DatabaseOptions();

    @Override
    public Integer call() {
        Instant given = Instants.parse("--collected-at", collectedAt);
        paths.forEach(Bundles::requireThere);
        Judge judge = Judge.with(parameters);
        PrintWriter err = spec.commandLine().getErr();
        int worst = ExitCode.DONE;
        try (DatabaseAccess access = DatabaseAccess.open(database, line -> err.println("muster: " + line));
                Database store = access.connect()) {
            SnapshotSealing sealing = new SnapshotSealing(store);
            for (Path path : paths) {
                worst = worse(worst, importOne(path, given, judge, sealing, err));
            }
        }
        return worst;
    }

    private int importOne(Path path, @Nullable Instant given, Judge judge, SnapshotSealing sealing, PrintWriter err) {
        List<Snapshot> snapshots;
        try {
            snapshots = Bundles.read(
                            path, TimeOptions.known(given, Clock.systemUTC().instant()))
                    .snapshots();
        } catch (CommandException unreadable) {
            err.println("muster: " + DisplayText.lines(String.valueOf(unreadable.getMessage())));
            return ExitCode.COULD_NOT_RUN;
        }
        int worst = ExitCode.DONE;
        for (Snapshot snapshot : snapshots) {
            try {
                Sealed sealed = sealing.seal(snapshot, judge.evaluate(snapshot));
                err.println("muster: account " + snapshot.account() + " at " + snapshot.collectedAt() + ": "
                        + snapshot.status() + (sealed.alreadyThere() ? ", already there" : ", sealed")
                        + " as snapshot " + sealed.id());
                if (snapshot.status() == SnapshotStatus.INCOMPLETE) {
                    snapshot.unreadable()
                            .forEach((section, unread) -> err.println("muster:   unread: "
                                    + DisplayText.terminal(section.name()) + " ("
                                    + unread.cause().id() + ")"));
                    worst = worse(worst, ExitCode.UNDETERMINED);
                }
            } catch (SealRefusedException refused) {
                err.println("muster: " + refused.getMessage());
                worst = worse(worst, ExitCode.COULD_NOT_RUN);
            }
        }
        return worst;
    }

    /** What could not run outweighs what is incomplete. */
    private static int worse(int one, int other) {
        if (one == ExitCode.COULD_NOT_RUN || other == ExitCode.COULD_NOT_RUN) {
            return ExitCode.COULD_NOT_RUN;
        }
        return Math.max(one, other);
    }
}
