package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.policy.PolicyReading;
import dev.muster.iam.summary.PolicyTables;
import dev.muster.store.Resources;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Policies and their summary tables.
 *
 * <p>A managed policy is addressed by its ARN, an inline policy by the ARN of its principal and the parameter `policy`, its name.
 */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class PoliciesResource {

    /** Far more than AWS stores as one policy. */
    private static final int LARGEST_DOCUMENT = 8 << 20;

    private final StoredPolicies policies;
    private final Summaries summaries;
    private final Clock clock;

    PoliciesResource(StoredPolicies policies, Summaries summaries, Clock clock) {
        this.policies = policies;
        this.summaries = summaries;
        this.clock = clock;
    }

    @GET
    @Path("{arn}")
    @Operation(summary = "A policy: its category and what follows from that, its version in force and its document")
    public PolicyView one(
            @RestPath String arn,
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String policy,
            @RestQuery @Nullable String version,
            @RestQuery("as_of") @Nullable String asOf) {
        Instant instant = Times.asOf(asOf, clock.instant());
        return PolicyView.of(stored(arn, account, policy, version, instant), instant);
    }

    @GET
    @Path("{arn}/versions")
    @Operation(summary = "The versions of a managed policy; none of an inline policy")
    public Page<PolicyVersionView> versions(
            @RestPath String arn,
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        Paging paging = Paging.of(
                List.of("policies", arn, "versions", Paging.chosen(account)), limit, cursor, asOf, clock.instant());
        Resources.ResourceRow resource = policies.resource(arn, Ids.accountOrNull(account), paging.asOf());
        return Page.of(
                paging,
                StoredPolicies.versions(resource).map(PolicyVersionView::of).toList());
    }

    @GET
    @Path("{arn}/summary")
    @Operation(summary = "The services of a policy, as the IAM console summarises them")
    public PolicySummaryView summary(
            @RestPath String arn,
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String policy,
            @RestQuery @Nullable String version,
            @RestQuery @Nullable String all,
            @RestQuery("as_of") @Nullable String asOf) {
        boolean everything = flag("all", all);
        Instant instant = Times.asOf(asOf, clock.instant());
        StoredPolicy stored = stored(arn, account, policy, version, instant);
        return PolicySummaryView.of(
                tables(stored).policy(), PolicyView.of(stored, instant), summaries.serviceReference(), everything);
    }

    @GET
    @Path("{arn}/services/{service}")
    @Operation(summary = "The actions of a service in a policy, by access level")
    public ServiceSummaryView service(
            @RestPath String arn,
            @RestPath String service,
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String policy,
            @RestQuery @Nullable String version,
            @RestQuery @Nullable String all,
            @RestQuery("as_of") @Nullable String asOf) {
        boolean everything = flag("all", all);
        Instant instant = Times.asOf(asOf, clock.instant());
        StoredPolicy stored = stored(arn, account, policy, version, instant);
        return service(tables(stored), service, PolicyView.of(stored, instant), everything);
    }

    @GET
    @Path("{arn}/actions/{action}")
    @Operation(summary = "The resources of an action such as `s3:GetObject` in a policy")
    public ActionSummaryView action(
            @RestPath String arn,
            @RestPath String action,
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String policy,
            @RestQuery @Nullable String version,
            @RestQuery("as_of") @Nullable String asOf) {
        Instant instant = Times.asOf(asOf, clock.instant());
        StoredPolicy stored = stored(arn, account, policy, version, instant);
        return action(tables(stored), action, PolicyView.of(stored, instant));
    }

    @POST
    @Path("summary")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(summary = "The services of a policy document that is sent")
    public PolicySummaryView sent(InputStream body, @RestQuery @Nullable String all) {
        boolean everything = flag("all", all);
        return PolicySummaryView.of(tables(body).policy(), null, summaries.serviceReference(), everything);
    }

    @POST
    @Path("summary/services/{service}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(summary = "The actions of a service in a policy document that is sent, by access level")
    public ServiceSummaryView sentService(InputStream body, @RestPath String service, @RestQuery @Nullable String all) {
        boolean everything = flag("all", all);
        return service(tables(body), service, null, everything);
    }

    @POST
    @Path("summary/actions/{action}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(summary = "The resources of an action such as `s3:GetObject` in a policy document that is sent")
    public ActionSummaryView sentAction(InputStream body, @RestPath String action) {
        return action(tables(body), action, null);
    }

    private StoredPolicy stored(
            String arn, @Nullable String account, @Nullable String policy, @Nullable String version, Instant asOf) {
        return policies.policy(policies.resource(arn, Ids.accountOrNull(account), asOf), policy, version);
    }

    /** The tables of a stored policy; of a document that was not told or is malformed there are none, and they say so. */
    private PolicyTables tables(StoredPolicy stored) {
        PolicyDocument document = policies.document(stored).orElse(null);
        if (document == null) {
            return summaries.none("the policy's document was not told");
        }
        try {
            return summaries.tables(document);
        } catch (MalformedPolicyException malformed) {
            return summaries.none("the document is no policy that AWS would store: " + malformed.getMessage());
        }
    }

    private PolicyTables tables(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(LARGEST_DOCUMENT + 1);
            if (bytes.length > LARGEST_DOCUMENT) {
                throw new ProblemException(
                        ProblemType.PAYLOAD_TOO_LARGE,
                        "a policy document may have at most `" + LARGEST_DOCUMENT + "` bytes: send less");
            }
            return summaries.tables(PolicyReading.of(bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ServiceSummaryView service(PolicyTables tables, String service, @Nullable PolicyView policy, boolean all) {
        return tables.service(service)
                .map(summary -> ServiceSummaryView.of(summary, policy, summaries.serviceReference(), all))
                .orElseThrow(() -> ProblemException.notFound("service", service));
    }

    private ActionSummaryView action(PolicyTables tables, String action, @Nullable PolicyView policy) {
        int colon = action.indexOf(':');
        if (colon < 0) {
            throw ProblemException.notFound("action", action);
        }
        return tables.action(
                        action.substring(0, colon),
                        action.substring(colon + 1),
                        policy == null ? null : policy.account())
                .map(summary -> ActionSummaryView.of(summary, policy, summaries.serviceReference()))
                .orElseThrow(() -> ProblemException.notFound("action", action));
    }

    private static boolean flag(String name, @Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw ProblemException.invalid(name, value, "true or false");
    }
}
