package dev.muster.api.job;

import dev.muster.api.command.Judge;
import dev.muster.api.problem.Problem;
import dev.muster.api.problem.ProblemType;
import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.file.UnreadableInputException;
import dev.muster.iam.json.Instants;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.store.Database;
import dev.muster.store.JobInputs;
import dev.muster.store.JobTasks;
import dev.muster.store.SealRefusedException;
import dev.muster.store.SnapshotSealing;
import dev.muster.store.TaskRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges an uploaded bundle and seals it, account by account: what was sealed before changes nothing when it is done again. */
final class ImportWork implements TaskWork {

    static final String KIND = "import";

    /** Member of the job's request: when the bundle was collected, where it does not say. */
    static final String COLLECTED_AT = "collected_at";

    private final JobInputs inputs;
    private final JobTasks tasks;
    private final SnapshotSealing sealing;
    private final Judge judge;
    private final Clock clock;

    ImportWork(Database database, Judge judge, Clock clock) {
        this.inputs = new JobInputs(database);
        this.tasks = new JobTasks(database);
        this.sealing = new SnapshotSealing(database);
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void perform(TaskRun run, Meter meter) throws InterruptedException {
        List<UUID> results = new ArrayList<>();
        try (Upload upload = Upload.create()) {
            try (OutputStream file = Files.newOutputStream(upload.file())) {
                inputs.copy(run.job(), file);
            }
            end(run, results, sealAll(run, upload, results));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void fail(TaskRun run, Problem problem) {
        tasks.endJob(run, List.of(), problem.text());
    }

    private void end(TaskRun run, List<UUID> results, @Nullable Problem problem) {
        tasks.endJob(run, results, problem == null ? null : problem.text());
    }

    /** @return what is wrong; null when nothing is */
    private @Nullable Problem sealAll(TaskRun run, Upload upload, List<UUID> results) throws InterruptedException {
        List<Snapshot> snapshots;
        try {
            snapshots = FileSource.read(upload.file(), TimeOptions.known(collectedAt(run), clock.instant()))
                    .snapshots();
        } catch (UnreadableInputException unreadable) {
            return Problem.of(ProblemType.UNREADABLE_BUNDLE, upload.explain(unreadable));
        }
        tasks.progress(run, 0, snapshots.size());
        List<SealRefusedException> refused = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                results.add(sealing.seal(snapshot, judge.evaluate(snapshot)).id());
            } catch (SealRefusedException refusal) {
                // no reason to leave the other accounts out
                refused.add(refusal);
            }
            tasks.progress(run, results.size() + refused.size(), snapshots.size());
        }
        return refused.isEmpty() ? null : problem(refused);
    }

    private static Problem problem(List<SealRefusedException> refused) {
        return Problem.of(
                ProblemType.of(refused.get(0).reason()),
                refused.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")));
    }

    private static @Nullable Instant collectedAt(TaskRun run) {
        return run.request().get(COLLECTED_AT) instanceof JsonString text
                ? Instants.parse(text.value()).orElseThrow()
                : null;
    }
}
