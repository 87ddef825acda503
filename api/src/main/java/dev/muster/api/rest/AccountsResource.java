package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.store.Accounts;
import dev.muster.store.Database;
import dev.muster.store.Scope;
import dev.muster.store.Snapshots;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Accounts. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class AccountsResource {

    private final Accounts accounts;
    private final Snapshots snapshots;
    private final WhoCanSearch principals;
    private final Clock clock;

    AccountsResource(Database database, WhoCanSearch principals, Clock clock) {
        this.accounts = new Accounts(database);
        this.snapshots = new Snapshots(database);
        this.principals = principals;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Accounts with their latest snapshot")
    public Page<AccountView> list(
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        Paging paging = Paging.of(List.of("accounts"), limit, cursor, asOf, clock.instant());
        return Page.of(
                paging,
                page -> accounts.list(
                        Scope.ALL, page.asOf(), page.after(1, key -> Ids.account(key.get(0))), page.limit() + 1),
                account -> List.of(account.id()),
                account -> AccountView.of(account, paging.asOf()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One account with its latest snapshot")
    public AccountView one(@RestPath String id, @RestQuery("as_of") @Nullable String asOf) {
        Instant instant = Times.asOf(asOf, clock.instant());
        return accounts.find(Scope.ALL, Ids.account(id), instant)
                .map(account -> AccountView.of(account, instant))
                .orElseThrow(() -> ProblemException.notFound("account", id));
    }

    @GET
    @Path("{id}/snapshots")
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Snapshots of one account, the newest first")
    public Page<SnapshotView> snapshots(
            @RestPath String id,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        return SnapshotsResource.page(
                snapshots,
                Ids.account(id),
                Paging.of(List.of("accounts", id, "snapshots"), limit, cursor, asOf, clock.instant()));
    }

    @GET
    @Path("{id}/principals")
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Users and roles of one account")
    public Page<PrincipalView> principals(
            @RestPath String id,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        return principals.page(
                Ids.account(id),
                null,
                Paging.of(List.of("accounts", id, "principals"), limit, cursor, asOf, clock.instant()));
    }
}
