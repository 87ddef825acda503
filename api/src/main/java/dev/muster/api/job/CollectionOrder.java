package dev.muster.api.job;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.collector.live.CollectionFailedException;
import dev.muster.collector.live.CollectionLimits;
import dev.muster.collector.live.CollectionRequest;
import dev.muster.collector.live.LastAccessedLevel;
import dev.muster.collector.live.Partition;
import dev.muster.collector.live.RoleEntry;
import dev.muster.collector.live.Scope;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.store.NewJob;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to collect from AWS. Where AWS is reached, and with which credentials, is the machine's affair and never part of it.
 *
 * @param organization whether all accounts of the caller's organization are collected
 * @param accounts else the ids of those that are
 * @param roleName that is assumed in each account, after its path if it has one; null: only the caller's own account can be read
 * @param externalId that the role's trust asks for; null for none
 * @param partition null: the caller's own
 * @param regions whose analyzers are read; none: those that are enabled
 * @param lastAccessed `none`, `services` or `actions`; null: `none`
 */
@Schema(name = "CollectionRequest")
public record CollectionOrder(
        boolean organization,
        List<String> accounts,
        @Nullable String roleName,
        @Nullable String externalId,
        @Nullable String partition,
        List<String> regions,
        @Nullable String lastAccessed) {

    /** The kind of its jobs. */
    public static final String KIND = "collection";

    private static final int MOST_ACCOUNTS = 10_000;
    private static final Set<String> MEMBERS = new TreeSet<>(
            Set.of("accounts", "external_id", "last_accessed", "organization", "partition", "regions", "role_name"));

    public CollectionOrder {
        accounts = List.copyOf(accounts);
        regions = List.copyOf(regions);
    }

    /** The names that members of its JSON can have. */
    public static Set<String> members() {
        return MEMBERS;
    }

    /**
     * Reads one.
     *
     * @throws ProblemException when it names neither an organization nor accounts, both, or what cannot be
     */
    public static CollectionOrder of(JsonObject json) {
        for (String member : json.members().keySet()) {
            if (!MEMBERS.contains(member)) {
                throw new ProblemException(
                        ProblemType.INVALID_PARAMETER,
                        "`" + member + "` is no member here: give " + String.join(", ", MEMBERS));
            }
        }
        boolean organization = bool(json, "organization");
        List<String> accounts = texts(json, "accounts", "[0-9]{12}", "account ids of 12 digits");
        if (organization == !accounts.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "give either `organization` as true or `accounts` as a list of account ids");
        }
        // IAM user guide, "IAM and AWS STS quotas": names of roles have at most 64 characters of [\w+=,.@-]
        String role = text(
                json,
                "role_name",
                "([\\x21-\\x7E]+/)?[\\w+=,.@-]{1,64}",
                "the name of a role, after its path if it has one");
        if (role == null && (organization || json.get("external_id") != null)) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "`role_name` is missing: give the role by which the accounts are entered");
        }
        if (accounts.size() > MOST_ACCOUNTS) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "`accounts` has `" + accounts.size() + "` items: give at most " + MOST_ACCOUNTS);
        }
        return new CollectionOrder(
                organization,
                accounts,
                role,
                // STS API reference, AssumeRole: ExternalId has 2 to 1224 characters of [\w+=,.@:/-]
                text(
                        json,
                        "external_id",
                        "[\\w+=,.@:/-]{2,1224}",
                        "2 to 1224 letters, digits or characters of =,.@:/-"),
                text(json, "partition", "aws|aws-cn|aws-us-gov", "aws, aws-cn or aws-us-gov"),
                texts(json, "regions", "[a-z]{2}(-[a-z]+)+-[0-9]{1,2}", "names of regions, such as eu-west-1"),
                text(json, "last_accessed", "none|services|actions", "none, services or actions"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("organization", organization ? Boolean.TRUE : null)
                .put("accounts", JsonArray.ofTexts(accounts))
                .put("role_name", roleName)
                .put("external_id", externalId)
                .put("partition", partition)
                .put("regions", JsonArray.ofTexts(regions))
                .put("last_accessed", lastAccessed)
                .build();
    }

    /** What the collector is asked for. */
    CollectionRequest request() throws CollectionFailedException {
        return new CollectionRequest(
                organization ? new Scope.Organization() : new Scope.Listed(accounts),
                roleName == null ? null : new RoleEntry(roleName, externalId, RoleEntry.SESSION_NAME),
                partition == null ? null : Partition.ofId(partition),
                regions,
                // of this machine: the environment's AWS_ENDPOINT_URL
                null,
                lastAccessed == null
                        ? LastAccessedLevel.NONE
                        : LastAccessedLevel.valueOf(lastAccessed.toUpperCase(Locale.ROOT)),
                Set.of(),
                List.of(),
                CollectionRequest.DEFAULT_CONCURRENCY,
                CollectionLimits.DEFAULT);
    }

    /** The job that collects it. @param schedule by which it is started; null when somebody asks */
    public NewJob job(int priority, @Nullable UUID schedule) {
        String task = organization ? DiscoveryWork.KIND : AccountWork.KIND;
        return new NewJob(KIND, "accounts", priority, json(), schedule, task, accounts);
    }

    private static boolean bool(JsonObject json, String name) {
        JsonValue value = json.get(name);
        if (value == null) {
            return false;
        }
        if (value instanceof JsonBoolean flag) {
            return flag.value();
        }
        throw wrong(name, value, "true or false");
    }

    private static @Nullable String text(JsonObject json, String name, String pattern, String expected) {
        JsonValue value = json.get(name);
        return value == null ? null : text(name, value, pattern, expected);
    }

    private static List<String> texts(JsonObject json, String name, String pattern, String expected) {
        JsonValue value = json.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray list)) {
            throw wrong(name, value, "a list of " + expected);
        }
        Set<String> seen = new HashSet<>();
        return list.items().stream()
                .flatMap(item -> {
                    String text = text(name, item, pattern, expected);
                    return seen.add(text) ? Stream.of(text) : Stream.empty();
                })
                .toList();
    }

    private static String text(String name, JsonValue value, String pattern, String expected) {
        if (value instanceof JsonString text && text.value().matches(pattern)) {
            return text.value();
        }
        throw wrong(name, value, expected);
    }

    private static ProblemException wrong(String name, JsonValue value, String expected) {
        String shown = value instanceof JsonString text ? text.value() : value.kind();
        return ProblemException.invalid(name, shown, expected);
    }
}
