package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.access.PrincipalAccess;
import dev.muster.iam.access.ServiceAccess;
import dev.muster.iam.decision.compiled.RequestAction;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
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

/** Users and roles, what they can do, and who can do something. */
@Path("/api/v1/principals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "principals")
public class PrincipalsResource {

    private static final int PARTS = 6;
    private static final int ACCOUNT = 4;

    private final StoredPrincipals principals;
    private final WhoCanSearch search;
    private final Clock clock;

    PrincipalsResource(StoredPrincipals principals, WhoCanSearch search, Clock clock) {
        this.principals = principals;
        this.search = search;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(
            summary = "Users and roles; with `action`, those whose own policies may allow it, on `resource` or on any",
            description = "docs/access.md says what `access` means, and what is looked at")
    public Page<PrincipalView> list(
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String action,
            @RestQuery @Nullable String resource,
            @RestQuery("resource_account") @Nullable String resourceAccount,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        return search.page(
                Ids.accountOrNull(account),
                asked(action, resource, resourceAccount),
                Paging.of(
                        List.of(
                                "principals",
                                Paging.chosen(account),
                                Paging.chosen(action),
                                Paging.chosen(resource),
                                Paging.chosen(resourceAccount)),
                        limit,
                        cursor,
                        asOf,
                        clock.instant()));
    }

    @GET
    @Path("{arn}/access")
    @Operation(
            summary = "What a user or role can do by all policies that apply to it, by service and access level",
            description = "with `service` each action of it, with `action` this one and the statements that cover it")
    public PrincipalAccessView access(
            @RestPath String arn,
            @RestQuery @Nullable String service,
            @RestQuery @Nullable String action,
            @RestQuery("as_of") @Nullable String asOf) {
        Instant instant = Times.asOf(asOf, clock.instant());
        ServiceReference reference = principals.reference();
        Action asked = action == null ? null : action(action);
        String prefix = service == null && asked != null ? asked.service() : service;
        Service shown = prefix == null ? null : service(prefix);
        if (asked != null && shown != null && !asked.service().equals(shown.prefix())) {
            throw ProblemException.invalid("action", asked.fullName(), "an action of `" + shown.prefix() + "`");
        }
        AccountPrincipals account = account(arn, instant);
        Entity principal = account.principal(arn).orElseThrow(() -> ProblemException.notFound("principal", arn));
        PrincipalAccess access = PrincipalAccess.of(reference, account.layers(principal));
        return PrincipalAccessView.of(
                principal.arn(),
                principal.type().id(),
                account,
                access,
                shown == null ? ServiceAccess.list(access) : List.of(ServiceAccess.of(access, shown)),
                asked != null ? List.of(asked) : shown != null ? shown.actions() : List.of(),
                asked != null,
                instant);
    }

    private Action action(String name) {
        return principals.reference().action(name).orElseThrow(() -> ProblemException.notFound("action", name));
    }

    private Service service(String prefix) {
        return principals.reference().service(prefix).orElseThrow(() -> ProblemException.notFound("service", prefix));
    }

    private AccountPrincipals account(String arn, Instant asOf) {
        String[] parts = arn.split(":", PARTS);
        if (parts.length < PARTS || !parts[ACCOUNT].matches("[0-9]{12}")) {
            throw ProblemException.notFound("principal", arn);
        }
        AccountPrincipals account =
                principals.account(parts[ACCOUNT], asOf).orElseThrow(() -> ProblemException.notFound("principal", arn));
        if (parts[PARTS - 1].equals("root")) {
            throw new ProblemException(
                    ProblemType.NO_PRINCIPAL,
                    "`" + arn + "` is a root user, which no policy of its account limits: ask for a user or role");
        }
        if (account.principal(arn).isEmpty()) {
            Entity told = account.details()
                    .entities()
                    .filter(entity -> entity.arn().equals(arn))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("principal", arn));
            throw new ProblemException(
                    ProblemType.NO_PRINCIPAL,
                    "`" + arn + "` is a " + told.type().id() + ", which makes no requests: ask for a user or role");
        }
        return account;
    }

    private @Nullable AskedAction asked(
            @Nullable String action, @Nullable String resource, @Nullable String resourceAccount) {
        if (action == null) {
            if (resource != null || resourceAccount != null) {
                throw new ProblemException(
                        ProblemType.INVALID_PARAMETER,
                        "`action` is missing: give the action that is asked about, such as s3:GetObject");
            }
            return null;
        }
        requireAction(action, resource);
        if (resource == null && resourceAccount != null) {
            throw ProblemException.invalid("resource_account", resourceAccount, "`resource` too, or neither");
        }
        if (resource != null && !resource.equals("*") && resource.split(":", PARTS).length < PARTS) {
            throw ProblemException.invalid("resource", resource, "an ARN, or * where the action takes no resource");
        }
        if (resourceAccount != null && !resourceAccount.matches("[0-9]{12}")) {
            throw ProblemException.invalid("resource_account", resourceAccount, "an account id of 12 digits");
        }
        return AskedAction.of(action, resource, resourceAccount);
    }

    private void requireAction(String action, @Nullable String resource) {
        try {
            RequestAction.parse(action);
        } catch (IllegalArgumentException noAction) {
            throw ProblemException.invalid("action", action, "one action with its service, such as s3:GetObject");
        }
        if (resource == null && principals.reference().action(action).isEmpty()) {
            throw ProblemException.invalid(
                    "action",
                    action,
                    "`resource` too: the action is unknown to the service reference "
                            + principals.reference().version() + ", so that only single requests can be decided");
        }
    }
}
