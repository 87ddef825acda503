package dev.muster.api.command;

import dev.muster.api.database.DatabaseAccess;
import dev.muster.api.database.DatabaseOptions;
import dev.muster.api.problem.ProblemType;
import dev.muster.api.report.DisplayText;
import dev.muster.collector.file.TimeOptions;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.SnapshotStatus;
import dev.muster.store.Database;
import dev.muster.store.DatabaseUnavailableException;
import dev.muster.store.SealRefusedException;
import dev.muster.store.Sealed;
import dev.muster.store.SnapshotSealing;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
        description = "Judge bundles and seal them into the history, oldest first.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A snapshot older than its account's latest is refused: sealed history is only added to.",
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

    private final Clock clock = Clock.systemUTC();

    /** A bundle by the earliest of its accounts' times. */
    private record DatedPath(Path path, Instant time) {}

    @Override
    public Integer call() {
        Instant given = Instants.parse("--collected-at", collectedAt);
        paths.forEach(Bundles::requireThere);
        Judge judge = Judge.with(parameters);
        PrintWriter err = spec.commandLine().getErr();
        try (Running running = new Running();
                DatabaseAccess access = DatabaseAccess.open(database, line -> err.println("muster: " + line))) {
            running.endBy(() -> {
                err.println("muster: interrupted: nothing is kept of what was not sealed yet; import it again");
                access.close();
            });
            try (Database store = access.connect()) {
                return importAll(given, judge, new SnapshotSealing(store), err);
            } catch (DatabaseUnavailableException lost) {
                return running.exitCodeOf(lost);
            }
        }
    }

    private int importAll(@Nullable Instant given, Judge judge, SnapshotSealing sealing, PrintWriter err) {
        if (paths.size() == 1) {
            return importOne(paths.get(0), given, judge, sealing, err);
        }
        int worst = ExitCode.DONE;
        List<DatedPath> bundles = new ArrayList<>();
        for (Path path : paths) {
            List<Snapshot> snapshots = read(path, given, err);
            snapshots.stream()
                    .map(Snapshot::collectedAt)
                    .min(Comparator.naturalOrder())
                    .ifPresent(time -> bundles.add(new DatedPath(path, time)));
            worst = worse(worst, snapshots.isEmpty() ? ExitCode.COULD_NOT_RUN : ExitCode.DONE);
        }
        // read a second time rather than held all at once
        bundles.sort(Comparator.comparing(DatedPath::time));
        for (DatedPath bundle : bundles) {
            worst = worse(worst, importOne(bundle.path(), given, judge, sealing, err));
        }
        return worst;
    }

    private int importOne(Path path, @Nullable Instant given, Judge judge, SnapshotSealing sealing, PrintWriter err) {
        List<Snapshot> snapshots = read(path, given, err);
        int worst = snapshots.isEmpty() ? ExitCode.COULD_NOT_RUN : ExitCode.DONE;
        for (Snapshot snapshot : snapshots) {
            worst = worse(worst, seal(snapshot, judge, sealing, err));
        }
        return worst;
    }

    /** @return none when the bundle cannot be used, which is then said */
    private List<Snapshot> read(Path path, @Nullable Instant given, PrintWriter err) {
        try {
            return Bundles.read(path, TimeOptions.known(given, clock.instant())).snapshots();
        } catch (CommandException unreadable) {
            err.println("muster: " + DisplayText.lines(String.valueOf(unreadable.getMessage())));
            return List.of();
        }
    }

    private static int seal(Snapshot snapshot, Judge judge, SnapshotSealing sealing, PrintWriter err) {
        try {
            Sealed sealed = sealing.seal(snapshot, judge.evaluate(snapshot));
            err.println("muster: account " + snapshot.account() + " at " + snapshot.collectedAt() + ": "
                    + snapshot.status() + (sealed.alreadyThere() ? ", already there" : ", sealed") + " as snapshot "
                    + sealed.id());
        } catch (SealRefusedException refused) {
            err.println("muster: " + ProblemType.of(refused.reason()).slug() + ": " + refused.getMessage());
            return ExitCode.COULD_NOT_RUN;
        }
        if (snapshot.status() == SnapshotStatus.COMPLETE) {
            return ExitCode.DONE;
        }
        snapshot.unreadable()
                .forEach((section, unread) -> err.println("muster:   unread: " + DisplayText.terminal(section.name())
                        + " (" + unread.cause().id() + ")"));
        return ExitCode.UNDETERMINED;
    }

    /** What could not run outweighs what is incomplete. */
    private static int worse(int one, int other) {
        if (one == ExitCode.COULD_NOT_RUN || other == ExitCode.COULD_NOT_RUN) {
            return ExitCode.COULD_NOT_RUN;
        }
        return Math.max(one, other);
    }
}
