package dev.muster.api.job;

import dev.muster.iam.snapshot.Snapshot;
import dev.muster.store.OrganizationMembers;
import dev.muster.store.TaskRun;

/** Reads accounts and organizations. */
interface Collecting {

    OrganizationMembers discover(TaskRun run, Meter meter) throws AttemptFailedException, InterruptedException;

    Snapshot collect(TaskRun run, Meter meter) throws AttemptFailedException, InterruptedException;
}
