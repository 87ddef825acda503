package dev.muster.api.job;

import dev.muster.api.problem.Problem;
import dev.muster.collector.live.LiveCollector;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.store.JobTasks;
import dev.muster.store.OrganizationMembers;
import dev.muster.store.OrganizationMembers.Member;
import dev.muster.store.TaskRun;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out which accounts an organization has, and adds a task for each that can be used. */
final class DiscoveryWork implements TaskWork {

    static final String KIND = "discovery";

    private final OpenCollectors collectors;
    private final JobTasks tasks;

    DiscoveryWork(OpenCollectors collectors, JobTasks tasks) {
        this.collectors = collectors;
        this.tasks = tasks;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void perform(TaskRun run, Meter meter) throws AttemptFailedException, InterruptedException {
        tasks.fanOut(run, collectors.use(run, meter, DiscoveryWork::members), AccountWork.KIND);
    }

    @Override
    public void fail(TaskRun run, Problem problem) {
        tasks.endJob(run, List.of(), problem.text());
    }

    private static OrganizationMembers members(LiveCollector collector) {
        JsonObject organization = file(collector, "organization/describe-organization.json");
        Map<String, String> names = names(file(collector, "organization/list-accounts.json"));
        return new OrganizationMembers(
                organization.get("Organization") instanceof JsonObject described
                                && described.get("Id") instanceof JsonString id
                        ? id.value()
                        : null,
                collector.accounts().stream()
                        .map(account -> new Member(account.id(), names.get(account.id()), account.isActive()))
                        .toList());
    }

    private static Map<String, String> names(JsonObject list) {
        Map<String, String> names = new HashMap<>();
        if (list.get("Accounts") instanceof JsonArray accounts) {
            for (JsonValue item : accounts.items()) {
                if (item instanceof JsonObject account
                        && account.get("Id") instanceof JsonString id
                        && account.get("Name") instanceof JsonString name) {
                    names.put(id.value(), name.value());
                }
            }
        }
        return names;
    }

    private static JsonObject file(LiveCollector collector, String path) {
        byte[] content = collector.organizationFiles().get(path);
        return content != null
                        && JsonReader.parse(new String(content, StandardCharsets.UTF_8)) instanceof JsonObject object
                ? object
                : JsonObject.EMPTY;
    }
}
