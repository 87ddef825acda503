package dev.muster.api.command;

import dev.muster.collector.live.CollectionFailedException;
import dev.muster.collector.live.CollectionLimits;
import dev.muster.collector.live.CollectionRequest;
import dev.muster.collector.live.LastAccessedLevel;
import dev.muster.collector.live.Partition;
import dev.muster.collector.live.RoleEntry;
import dev.muster.collector.live.Scope;
import dev.muster.collector.live.UserRead;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options that say which accounts are collected, how they are reached and what is read of them. */
final class CollectionOptions {

    private static final int MAX_CONCURRENCY = 256;

    /** One of the ways to name accounts. */
    static final class Accounts {

        @Option(
                names = "--organization",
                description =
                        "every active account of the organization; in its management account or a delegated administrator's")
        boolean organization;

        @Option(names = "--account", paramLabel = "ID", description = "this account; may be repeated")
        List<String> ids = List.of();

        @Option(
                names = "--accounts-file",
                paramLabel = "FILE",
                description = "the accounts of this file, one id on a line")
        @Nullable
        Path file;
    }

    @ArgGroup
    @Nullable
    Accounts accounts;

    @Option(
            names = "--role-name",
            paramLabel = "NAME",
            description = "role by which other accounts are entered, with its path if it has one: audit/muster")
    @Nullable
    String roleName;

    @Option(names = "--external-id", paramLabel = "ID", description = "external id that the role asks for")
    @Nullable
    String externalId;

    @Option(
            names = "--session-name",
            paramLabel = "NAME",
            description = "how the role's session is called (default: " + RoleEntry.SESSION_NAME + ")")
    String sessionName = RoleEntry.SESSION_NAME;

    @Option(
            names = "--partition",
            paramLabel = "P",
            description = "aws, aws-cn or aws-us-gov (default: that of the configured region)")
    @Nullable
    String partition;

    @Option(
            names = "--region",
            paramLabel = "R",
            description = "region whose access analyzers are read; may be repeated (default: all that are enabled)")
    List<String> regions = List.of();

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description =
                    "what answers instead of AWS, for every service; for single ones set AWS_ENDPOINT_URL_IAM and its like")
    @Nullable
    String endpointUrl;

    @Option(
            names = "--last-accessed",
            paramLabel = "none|services|actions",
            description = "when permissions were last used; a job at AWS for each identity and policy (default: none)")
    LastAccessedLevel lastAccessed = LastAccessedLevel.NONE;

    @Option(
            names = "--user-details",
            paramLabel = "KIND",
            split = ",",
            description = "also read user by user: access_keys, login_profiles, ssh_public_keys, signing_certificates")
    List<UserRead> userDetails = List.of();

    @Option(
            names = "--events-of",
            paramLabel = "NAME",
            description =
                    "user, or session of a role, whose events of the last 90 days CloudTrail is asked for, in each region"
                            + " that is read; may be repeated")
    List<String> eventsOf = List.of();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "accounts at a time (default: " + CollectionRequest.DEFAULT_CONCURRENCY + ")")
    int concurrency = CollectionRequest.DEFAULT_CONCURRENCY;

    /** @throws CommandException when the options do not go together or make no sense */
    CollectionRequest request() {
        Scope scope = scope();
        boolean ofOthers = !(scope instanceof Scope.Own);
        if (roleName == null && externalId != null) {
            throw new CommandException("`--external-id` needs --role-name: the role that asks for it");
        }
        if (roleName == null && scope instanceof Scope.Organization) {
            throw new CommandException(
                    "`--organization` needs --role-name: the role by which the accounts are entered");
        }
        if (roleName != null && !ofOthers) {
            throw new CommandException(
                    "`--role-name` needs --organization, --account or --accounts-file: your own account is"
                            + " read with the credentials as they are");
        }
        if (concurrency < 1 || concurrency > MAX_CONCURRENCY) {
            throw new CommandException(
                    "`--concurrency " + concurrency + "` is out of range: give 1 to " + MAX_CONCURRENCY);
        }
        return new CollectionRequest(
                scope,
                roleName == null ? null : role(roleName),
                partition(),
                regions(),
                endpoint(),
                lastAccessed,
                Set.copyOf(userDetails),
                eventsOf(),
                concurrency,
                CollectionLimits.DEFAULT);
    }

    private Scope scope() {
        if (accounts == null) {
            return new Scope.Own();
        }
        if (accounts.organization) {
            return new Scope.Organization();
        }
        List<String> ids = accounts.file == null ? accounts.ids : idsOf(accounts.file);
        for (String id : ids) {
            if (!id.matches("[0-9]{12}")) {
                throw new CommandException("`" + id + "` is no account id: give its 12 digits");
            }
        }
        return new Scope.Listed(ids);
    }

    private static List<String> idsOf(Path file) {
        List<String> ids = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String id = line.replaceFirst("#.*$", "").strip();
                if (!id.isEmpty()) {
                    ids.add(id);
                }
            }
        } catch (IOException unreadable) {
            throw new CommandException(
                    "`" + file + "` cannot be read: give a text file with one account id in each line", unreadable);
        }
        if (ids.isEmpty()) {
            throw new CommandException("`" + file + "` names no account: write one id on a line");
        }
        return ids;
    }

    /** What AWS takes as a role's name with its path, and as an external id and a session's name. */
    private RoleEntry role(String name) {
        requireMatch("--role-name", name, "(?:[\\x21-\\x7E]+/)?[A-Za-z0-9+=,.@_-]{1,64}");
        if (externalId != null) {
            requireMatch("--external-id", externalId, "[A-Za-z0-9+=,.@:/_-]{2,1224}");
        }
        requireMatch("--session-name", sessionName, "[A-Za-z0-9+=,.@_-]{2,64}");
        return new RoleEntry(name, externalId, sessionName);
    }

    private static void requireMatch(String option, String value, String pattern) {
        if (!value.matches(pattern)) {
            throw new CommandException("`" + value + "` is nothing that AWS takes for " + option + ": correct it");
        }
    }

    private @Nullable Partition partition() {
        try {
            return partition == null ? null : Partition.ofId(partition);
        } catch (CollectionFailedException unknown) {
            throw new CommandException(String.valueOf(unknown.getMessage()), unknown);
        }
    }

    private List<String> eventsOf() {
        for (String name : eventsOf) {
            requireMatch("--events-of", name, "[A-Za-z0-9+=,.@_-]{1,64}");
        }
        return eventsOf.stream().distinct().toList();
    }

    private List<String> regions() {
        for (String region : regions) {
            requireMatch("--region", region, "[a-z]{2}(?:-[a-z]+)+-[0-9]{1,2}");
        }
        return regions.stream().distinct().toList();
    }

    private @Nullable URI endpoint() {
        if (endpointUrl == null) {
            return null;
        }
        try {
            URI uri = new URI(endpointUrl);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            throw new CommandException("`" + endpointUrl + "` is no URL: " + malformed.getReason(), malformed);
        }
        throw new CommandException("`" + endpointUrl + "` is no endpoint: give http://HOST:PORT or https://HOST");
    }
}
