package dev.muster.iam.decision;

import dev.muster.iam.decision.compiled.Grammar;
import dev.muster.iam.decision.context.PrincipalKind;
import dev.muster.iam.decision.context.RequestPrincipal;
import dev.muster.iam.decision.context.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every layer says of a request for one resource, and what follows. */
final class ResourceEvaluation {

    private final Request request;
    private final RequestedResource resource;
    private final boolean sameAccount;
    private final boolean mustBeNamed;
    private Truth denied = Truth.FALSE;
    private @Nullable Layer denying;
    private Truth serviceControl = Truth.TRUE;
    private @Nullable String serviceControlTarget;
    private Truth endpoint = Truth.TRUE;
    private Tally resourcePolicy = new Tally();
    private Truth identity = Truth.TRUE;
    private Truth boundary = Truth.TRUE;
    private Truth session = Truth.TRUE;

    ResourceEvaluation(Request request, RequestedResource resource, PolicyLayers layers, StatementWalk walk) {
        this.request = request;
        this.resource = resource;
        this.sameAccount = request.principal().account().equals(resource.account());
        this.mustBeNamed = resource.kind().mustNameCallers(request.action());
        organization(layers, walk);
        if (!layers.endpoint().isEmpty()) {
            endpoint = deniesOf(Layer.ENDPOINT, walk.tally(Layer.ENDPOINT, null, Grammar.RESOURCE, layers.endpoint()))
                    .allow();
        }
        resource(layers, walk);
        if (request.principal().kind().inAccount()) {
            caller(layers, walk);
        }
    }

    /** Whether a Deny applies: an explicit deny in any policy overrides any allow. */
    Truth denied() {
        return denied;
    }

    /** Whether everything that must allow the request does, where no Deny applies. */
    Truth allowed() {
        if (keptByAws()) {
            return Truth.FALSE;
        }
        return serviceControl.and(endpoint).and(granted());
    }

    /** The first layer with a Deny that applies; null when there is none. */
    @Nullable
    Layer denying() {
        return denying;
    }

    /** The layer that grants what is allowed. */
    Layer granting() {
        return sameAccount && resourcePolicy.direct() != Truth.TRUE && ofCaller() == Truth.TRUE
                ? Layer.IDENTITY
                : Layer.RESOURCE_POLICY;
    }

    /** Whether caller and resource belong to different accounts, so that both must allow. */
    boolean crossesAccounts() {
        return request.principal().kind().inAccount() && !sameAccount;
    }

    /** The first layer that ought to allow the request and does not. */
    Layer withholding() {
        if (keptByAws()) {
            return Layer.RESOURCE_POLICY;
        }
        if (serviceControl == Truth.FALSE) {
            return Layer.SERVICE_CONTROL;
        }
        if (endpoint == Truth.FALSE) {
            return Layer.ENDPOINT;
        }
        boolean unnamed = resourcePolicy.allow() == Truth.FALSE;
        if (!request.principal().kind().inAccount() || sameAccount && mustBeNamed && unnamed) {
            return Layer.RESOURCE_POLICY;
        }
        if (identity == Truth.FALSE && !(sameAccount && resourcePolicy.role() == Truth.TRUE)) {
            return Layer.IDENTITY;
        }
        if (boundary == Truth.FALSE) {
            return Layer.BOUNDARY;
        }
        return session == Truth.FALSE ? Layer.SESSION : Layer.RESOURCE_POLICY;
    }

    /** The level of the organization that does not allow the request; null when another layer withholds. */
    @Nullable
    String withholdingTarget() {
        return withholding() == Layer.SERVICE_CONTROL ? serviceControlTarget : null;
    }

    /**
     * Policy evaluation within one account: what the resource's policy allows the caller itself is not limited by implicit denies of its own policies, what it
     * allows a role is limited by boundary and session policy, and what it allows the account by all. Cross-account policy evaluation
     * logic: the request is allowed only if both accounts allow it.
     */
    private Truth granted() {
        if (!request.principal().kind().inAccount()) {
            return resourcePolicy.allow();
        }
        if (!sameAccount) {
            return ofCaller().and(resourcePolicy.allow());
        }
        return resourcePolicy
                .direct()
                .or(resourcePolicy.role().and(boundary).and(session))
                .or(mustBeNamed ? ofCaller().and(resourcePolicy.allow()) : ofCaller());
    }

    private Truth ofCaller() {
        return identity.and(boundary).and(session);
    }

    private boolean keptByAws() {
        return AwsOwned.keeps(request.principal(), request.action(), resource.kind());
    }

    /**
     * Organizations, Service control policies: SCPs affect principals of member accounts, their root users included, not the management account
     * nor service-linked roles; every level from the root to the account must allow. Resource control policies: they affect resources
     * of member accounts, not requests of service-linked roles, and RCPFullAWSAccess allows everything at each level.
     */
    private void organization(PolicyLayers layers, StatementWalk walk) {
        RequestPrincipal principal = request.principal();
        if (principal.serviceLinked()) {
            return;
        }
        boolean managementResource = request.byManagementAccount() && sameAccount;
        boolean retiresGrant = request.action().is("kms", "retiregrant");
        if (request.resourceControlled() && !managementResource && !retiresGrant) {
            for (PolicyLevel level : layers.resourceControl()) {
                deniesOf(
                        Layer.RESOURCE_CONTROL,
                        walk.tally(Layer.RESOURCE_CONTROL, level.target(), Grammar.RESOURCE, level.policies()));
            }
        }
        List<PolicyLevel> levels = layers.serviceControl();
        if (levels == null || !principal.kind().inAccount() || request.byManagementAccount()) {
            return;
        }
        serviceControl = Truth.of(!levels.isEmpty());
        for (PolicyLevel level : levels) {
            Tally tally = deniesOf(
                    Layer.SERVICE_CONTROL,
                    walk.tally(Layer.SERVICE_CONTROL, level.target(), Grammar.IDENTITY, level.policies()));
            if (tally.allow() == Truth.FALSE && serviceControlTarget == null) {
                serviceControlTarget = level.target();
            }
            serviceControl = serviceControl.and(tally.allow());
        }
    }

    private void resource(PolicyLayers layers, StatementWalk walk) {
        NamedPolicy policy = layers.resource();
        if (policy != null) {
            Grammar grammar = resource.kind().isRole() ? Grammar.TRUST : Grammar.RESOURCE;
            resourcePolicy = walk.tally(Layer.RESOURCE_POLICY, null, grammar, List.of(policy));
        } else if (mustBeNamed) {
            walk.unread(
                    resourcePolicy,
                    resource.arn(),
                    Layer.RESOURCE_POLICY,
                    new MissingFact(MissingFact.Kind.RESOURCE_POLICY, resource.arn(), null));
        }
        if (!StandingRights.outrankResourcePolicy(request.principal(), request.action(), resource)) {
            deniesOf(Layer.RESOURCE_POLICY, resourcePolicy);
        }
    }

    /**
     * How AWS enforcement code logic evaluates requests: the root user has full access by default; a session of a role without session
     * policy has the role's permissions, one that GetFederationToken made has none.
     */
    private void caller(PolicyLayers layers, StatementWalk walk) {
        PrincipalKind kind = request.principal().kind();
        if (kind != PrincipalKind.ROOT) {
            identity = allows(Layer.IDENTITY, layers.identity(), walk);
            if (!layers.boundary().isEmpty()) {
                boundary = allows(Layer.BOUNDARY, layers.boundary(), walk);
            }
        }
        if (!layers.session().isEmpty()) {
            session = allows(Layer.SESSION, layers.session(), walk);
        } else if (kind == PrincipalKind.FEDERATED_USER) {
            session = Truth.FALSE;
        }
    }

    private Truth allows(Layer layer, List<NamedPolicy> policies, StatementWalk walk) {
        return deniesOf(layer, walk.tally(layer, null, Grammar.IDENTITY, policies))
                .allow();
    }

    /** Takes note of a layer's denies; layers come in order. */
    private Tally deniesOf(Layer layer, Tally tally) {
        denied = denied.or(tally.deny());
        if (denying == null && tally.deny() == Truth.TRUE) {
            denying = layer;
        }
        return tally;
    }
}
